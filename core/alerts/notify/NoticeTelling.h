// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/notify/NoticeGroup.h"
#include "core/model/Alert.h"
#include "core/model/Notice.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// What a moment says about all groups.
struct NoticeMoment
{
    Timestamp now;
    const NoticePlan *plan = nullptr;
    const std::map<std::string, Duration, std::less<>> *repeats = nullptr;
    std::vector<AlertId> inhibited; ///< sorted
    std::vector<const Silence *> silences; ///< in force
};

/// Why the member is worth a notice now; none: people know all there is to know, or must not hear
/// of it now.
[[nodiscard]] std::optional<AlertReason> newsOf(const NoticeMember &member,
                                                const NoticeMoment &moment);

/// What a group tells at a moment; the group remembers it.
class NoticeTelling final
{
public:
    NoticeTelling(const NoticeMoment &moment,
                  const NoticeRoute &route,
                  const std::string &key,
                  NoticeGroup &group);

    /// Everything that is news.
    [[nodiscard]] std::vector<NoticePtr> news();
    /// To further channels, where nobody acknowledged in time.
    [[nodiscard]] std::vector<NoticePtr> escalations();
    [[nodiscard]] std::vector<NoticePtr> repeats();
    /// To channels that keep such a state: somebody looks after all of it.
    [[nodiscard]] std::vector<NoticePtr> acknowledgement();

private:
    /// Which members a notice lists, and which of them it is about.
    struct Choice
    {
        std::map<AlertId, AlertReason> news;
        bool isRepeat = false;
        bool isEscalation = false;
        NoticeStatus status = NoticeStatus::Firing;
    };

    [[nodiscard]] bool mayTell(const NoticeMember &member) const;
    [[nodiscard]] bool sees(const std::string &channel, const NoticeMember &member) const;
    [[nodiscard]] std::vector<std::string> channels() const;
    [[nodiscard]] Duration repeatOf(const NoticeMember &member) const;
    [[nodiscard]] std::vector<NoticePtr> tell(const Choice &choice,
                                              const std::vector<std::string> &channels) const;
    [[nodiscard]] NoticePtr noticeFor(const NoticeChannel &channel, const Choice &choice) const;
    void remember(const std::map<AlertId, AlertReason> &news);

    const NoticeMoment &m_moment;
    const NoticeRoute &m_route;
    const std::string &m_key;
    NoticeGroup &m_group;
};

} // namespace perfdeck
