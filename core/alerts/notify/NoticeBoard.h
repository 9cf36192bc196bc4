// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/notify/MuteCalendar.h"
#include "core/alerts/notify/NoticeGroup.h"
#include "core/model/Alert.h"
#include "core/model/Notice.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// What the world is like at a moment.
struct NoticeRound
{
    AlertsPtr alerts; ///< every instance that is not Normal; never null
    std::span<const AlertTransition> transitions{}; ///< since the last round: why and when it ended
    SilencesPtr silences; ///< null: none
    Timestamp now;
};

/// What is to be told now.
struct NoticeNews
{
    std::vector<NoticePtr> notices; ///< in the order of groups, then channels
    bool isMemoryChanged = false; ///< it has to be written, together with the notices
    std::optional<Timestamp> wakeAt; ///< the next moment with something to do, if nothing happens
};

/// Decides which alerts are told whom, in what portions and how often: groups wait for their first
/// notice and then keep an interval, repeats come while nobody looks after an alert, what is
/// silenced, inhibited or muted waits until it no longer is, and a flood of groups becomes one.
/// Pure but for its memory: the same rounds give the same notices, and a board made from the memory
/// of another goes on where that one stood. One thread.
class NoticeBoard final
{
public:
    explicit NoticeBoard(ZoneFinder zones = {}, NoticeMemory memory = {});

    /// Repeats by rule, where a rule has its own.
    using Repeats = std::map<std::string, Duration, std::less<>>;

    void setPlan(NoticePlanPtr plan, Repeats repeats = {});

    [[nodiscard]] NoticeNews update(const NoticeRound &round);

    [[nodiscard]] const NoticeMemory &memory() const { return m_memory; }

    /// First notices of so many groups of a route are told one by one within a group interval; when
    /// more are due, they become one group.
    static constexpr std::size_t kMostGroups = 10;
    /// A flapping instance that keeps still so long is told about again.
    static constexpr Duration kStill = std::chrono::minutes(10);

private:
    ZoneFinder m_zones;
    NoticeMemory m_memory;
    NoticePlanPtr m_plan;
    Repeats m_repeats;
};

} // namespace perfdeck
