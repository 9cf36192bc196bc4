// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/AlertSubject.h"

namespace perfdeck {

AlertSubject AlertSubject::of(const AlertPtr &alert)
{
    AlertSubject subject;
    subject.alert = alert;
    subject.id = alert->id;
    subject.episodeId = alert->episode;
    subject.rule = alert->rule;
    subject.labels = alert->labels;
    subject.series = alert->series;
    subject.title = alert->title;
    subject.severity = alert->severity;
    subject.from = alert->episode.isValid() ? alert->firedAt : alert->raisedAt;
    return subject;
}

AlertSubject AlertSubject::of(const AlertEpisode &episode)
{
    AlertSubject subject;
    subject.episode = episode;
    subject.id = episode.alert;
    subject.episodeId = episode.id;
    subject.rule = episode.rule;
    subject.labels = episode.labels;
    subject.series = episode.series;
    subject.title = episode.title;
    subject.severity = episode.severity;
    subject.from = episode.firedAt;
    subject.to = episode.endedAt;
    return subject;
}

} // namespace perfdeck
