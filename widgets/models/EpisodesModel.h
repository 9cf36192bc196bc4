// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/AlertsModel.h"

#include <span>

namespace perfdeck {

struct EpisodeRow
{
    QString id; ///< number of the episode
    CellState state = CellState::None; ///< of its severity
    double rank = 0;
    QString severity;
    QString title;
    QString place;
    QString labels;
    QString from;
    double seconds = 0; ///< since the epoch
    std::optional<double> duration; ///< seconds; none: it is still open
    std::optional<double> toAcknowledge; ///< seconds
    QString end;
    QString peak;
    std::optional<double> peakNumber;
    QString who; ///< that looked after it
    QString note; ///< the last one that somebody wrote
    QString rule;
    QString source;
    bool isStale = false;

    friend bool operator==(const EpisodeRow &, const EpisodeRow &) = default;
};

/// In the order given. Any thread.
[[nodiscard]] std::vector<EpisodeRow> episodeRows(std::span<const AlertEpisode> episodes,
                                                  const RuleBook &rules,
                                                  Timestamp now,
                                                  const QTimeZone &zone);

class EpisodesModel final : public RowModel<EpisodeRow>
{
public:
    enum Columns
    {
        From,
        Severity,
        Title,
        Place,
        Lasted,
        ToAcknowledge,
        End,
        Peak,
        Who,
        Note,
        Rule,
        Source
    };

    explicit EpisodesModel(QObject *parent = nullptr);
};

} // namespace perfdeck
