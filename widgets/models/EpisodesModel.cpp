// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/EpisodesModel.h"

#include "core/analysis/AlertFacts.h"
#include "widgets/models/AlertWords.h"

#include <QTimeZone>

#include <array>
#include <cmath>

namespace perfdeck {

namespace {

using C = Column<EpisodeRow>;

template<QString EpisodeRow::*Member>
constexpr C plain(const char *title, const char *help, int characters)
{
    C column{title, help, characters};
    column.text = [](const EpisodeRow &row) { return row.*Member; };
    return column;
}

template<std::optional<double> EpisodeRow::*Member>
constexpr C seconds(const char *title, const char *help)
{
    C column{title, help, 9, Unit::Second};
    column.number = [](const EpisodeRow &row) { return row.*Member; };
    return column;
}

constexpr C fromColumn()
{
    C column{QT_TRANSLATE_NOOP("EpisodesModel", "From"),
             QT_TRANSLATE_NOOP("EpisodesModel", "When it began to fire"),
             16};
    column.number = [](const EpisodeRow &row) { return std::optional(row.seconds); };
    column.text = [](const EpisodeRow &row) { return row.from; };
    column.isLeft = true;
    column.isTime = true;
    return column;
}

constexpr C severityColumn()
{
    C column{QT_TRANSLATE_NOOP("EpisodesModel", "Severity"),
             QT_TRANSLATE_NOOP("EpisodesModel", "The worst that it was"),
             12};
    column.number = [](const EpisodeRow &row) { return std::optional(row.rank); };
    column.text = [](const EpisodeRow &row) { return row.severity; };
    column.state = [](const EpisodeRow &row) { return row.state; };
    column.isLeft = true;
    return column;
}

constexpr C placeColumn()
{
    C column = plain<&EpisodeRow::place>(QT_TRANSLATE_NOOP("EpisodesModel", "Where"),
                                         QT_TRANSLATE_NOOP("EpisodesModel", "Its labels"),
                                         18);
    column.note = [](const EpisodeRow &row) { return row.labels; };
    return column;
}

constexpr C peakColumn()
{
    C column{QT_TRANSLATE_NOOP("EpisodesModel", "At worst"),
             QT_TRANSLATE_NOOP("EpisodesModel", "The worst value while it fired"),
             9};
    column.number = [](const EpisodeRow &row) { return row.peakNumber; };
    column.text = [](const EpisodeRow &row) { return row.peak; };
    return column;
}

constexpr std::array kColumns{
    fromColumn(),
    severityColumn(),
    plain<&EpisodeRow::title>(QT_TRANSLATE_NOOP("EpisodesModel", "Alert"),
                              QT_TRANSLATE_NOOP("EpisodesModel", "What was wrong"),
                              28),
    placeColumn(),
    seconds<&EpisodeRow::duration>(
        QT_TRANSLATE_NOOP("EpisodesModel", "Lasted"),
        QT_TRANSLATE_NOOP("EpisodesModel", "From its firing to its end; nothing while it fires")),
    seconds<&EpisodeRow::toAcknowledge>(
        QT_TRANSLATE_NOOP("EpisodesModel", "Looked after"),
        QT_TRANSLATE_NOOP("EpisodesModel", "How long it took until somebody acknowledged it")),
    plain<&EpisodeRow::end>(QT_TRANSLATE_NOOP("EpisodesModel", "End"),
                            QT_TRANSLATE_NOOP("EpisodesModel", "How it ended"),
                            16),
    peakColumn(),
    plain<&EpisodeRow::who>(QT_TRANSLATE_NOOP("EpisodesModel", "By"),
                            QT_TRANSLATE_NOOP("EpisodesModel", "Who looked after it"),
                            8),
    plain<&EpisodeRow::note>(QT_TRANSLATE_NOOP("EpisodesModel", "Note"),
                             QT_TRANSLATE_NOOP("EpisodesModel", "What was last written about it"),
                             18),
    plain<&EpisodeRow::rule>(QT_TRANSLATE_NOOP("EpisodesModel", "Rule"),
                             QT_TRANSLATE_NOOP("EpisodesModel", "Which rule found it"),
                             14),
    plain<&EpisodeRow::source>(QT_TRANSLATE_NOOP("EpisodesModel", "Source"),
                               QT_TRANSLATE_NOOP("EpisodesModel", "Where its samples come from"),
                               12)};

QString textOf(std::string_view text)
{
    return shownName(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

double secondsOf(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

EpisodeRow
rowOf(const AlertEpisode &episode, const AlertRule *rule, Timestamp now, const QTimeZone &zone)
{
    EpisodeRow row;
    row.id = QString::number(episode.id.value());
    row.state = severityState(episode.severity);
    row.rank = double(episode.severity);
    row.severity = severityText(episode.severity);
    row.title = textOf(episode.title);
    row.place = alertPlace(episode.labels);
    row.labels = alertPlace(episode.labels, true);
    row.from = formatColumnMoment(episode.firedAt, now, zone);
    row.seconds = secondsOf(episode.firedAt.time_since_epoch());
    if (episode.endedAt)
        row.duration = secondsOf(*episode.endedAt - episode.firedAt);
    if (episode.acknowledgedAt)
        row.toAcknowledge = secondsOf(*episode.acknowledgedAt - episode.firedAt);
    row.end = episode.endedAt ? alertReasonText(episode.end) : QString();
    const Unit unit
        = rule == nullptr ? Unit::None : alertUnit(rule->condition, episode.series.get());
    row.peak = formatText(episode.peak, unit);
    if (!std::isnan(episode.peak))
        row.peakNumber = episode.peak;
    for (const AlertAction &action : episode.actions) {
        if (action.kind == AlertAction::Kind::Acknowledge
            || action.kind == AlertAction::Kind::Snooze)
            row.who = textOf(action.who);
        if (!action.note.empty())
            row.note = textOf(action.note);
    }
    row.rule = textOf(episode.rule);
    row.source = textOf(alertSource(episode.labels));
    return row;
}

} // namespace

std::vector<EpisodeRow> episodeRows(std::span<const AlertEpisode> episodes,
                                    const RuleBook &rules,
                                    Timestamp now,
                                    const QTimeZone &zone)
{
    std::vector<EpisodeRow> rows;
    rows.reserve(episodes.size());
    for (const AlertEpisode &episode : episodes)
        rows.push_back(rowOf(episode, rules.rule(episode.rule), now, zone));
    return rows;
}

EpisodesModel::EpisodesModel(QObject *parent)
    : RowModel(kColumns, "EpisodesModel", parent)
{
}

} // namespace perfdeck
