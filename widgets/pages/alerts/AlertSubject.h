// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"

#include <optional>

namespace perfdeck {

/// One time that an instance fired, or is about to, as the parts beside a table show it: an alert
/// as it is now, or an episode of the past. A value.
struct AlertSubject
{
    AlertPtr alert; ///< null: it is over
    std::optional<AlertEpisode> episode; ///< in place of the alert
    AlertId id;
    EpisodeId episodeId; ///< none: it does not fire yet
    std::string rule;
    Labels labels;
    SeriesKeyPtr series; ///< may be null
    std::string title;
    Severity severity = Severity::Info;
    Timestamp from; ///< when it fired, or was raised
    std::optional<Timestamp> to; ///< none: it is open

    [[nodiscard]] static AlertSubject of(const AlertPtr &alert);
    [[nodiscard]] static AlertSubject of(const AlertEpisode &episode);
};

} // namespace perfdeck
