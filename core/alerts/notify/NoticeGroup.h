// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Alert.h"
#include "core/model/Notice.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What people were told about one instance, and what it is like now.
struct NoticeMember
{
    AlertPtr alert; ///< as it is, or as it was last
    std::optional<EpisodeId> told; ///< none: nothing yet
    AlertState toldState = AlertState::Firing; ///< Firing, NoData or Error
    Severity toldSeverity = Severity::Info;
    Timestamp firstToldAt; ///< of this episode
    Timestamp lastToldAt;
    std::size_t escalations = 0; ///< of the route, carried out
    bool isFlapping = false; ///< was told so: nothing more until it keeps still
    std::optional<Timestamp> endedAt; ///< it is over; only what was told is kept until then
    AlertReason end = AlertReason::Cleared;

    // Found out anew in every round.
    bool isHome = true; ///< still routed into this group; elsewhere only its end is told
    std::vector<std::string> heardElsewhere; ///< channels that hear of it from another group

    friend bool operator==(const NoticeMember &a, const NoticeMember &b);
};

/// Alerts that are told together.
struct NoticeGroup
{
    std::string route; ///< what tells its route from others; survives other changes of the plan
    Labels labels; ///< that its alerts have in common; empty of a group that took in a flood
    bool isFlood = false;
    std::map<AlertId, NoticeMember> members;
    std::optional<Timestamp> newsSince; ///< there is something that has not been told
    std::optional<Timestamp> lastToldAt; ///< none: never
    std::optional<Timestamp> lastEscalatedAt;
    bool isAcknowledgementTold = false;

    friend bool operator==(const NoticeGroup &, const NoticeGroup &) = default;
};

/// All that a NoticeBoard must not forget when the program ends. A value.
struct NoticeMemory
{
    std::map<std::string, NoticeGroup> groups; ///< by their keys
    std::map<std::string, std::vector<Timestamp>> opened; ///< by route: when groups were first told
    std::optional<Timestamp> heartbeatAt;

    friend bool operator==(const NoticeMemory &, const NoticeMemory &) = default;
};

/// JSON, and back. What was not told yet is left out: it is found out anew. Pure.
[[nodiscard]] std::string noticeMemoryText(const NoticeMemory &memory);
[[nodiscard]] Result<NoticeMemory> parseNoticeMemory(std::string_view json);

} // namespace perfdeck
