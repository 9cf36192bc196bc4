// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Notice.h"

#include "core/base/Fingerprint.h"
#include "core/model/WordTable.h"

namespace perfdeck {

namespace {

constexpr WordTable<ChannelKind, 10> kKinds{{{{ChannelKind::Email, "email"},
                                              {ChannelKind::Webhook, "webhook"},
                                              {ChannelKind::Slack, "slack"},
                                              {ChannelKind::Teams, "teams"},
                                              {ChannelKind::Discord, "discord"},
                                              {ChannelKind::PagerDuty, "pagerduty"},
                                              {ChannelKind::Ntfy, "ntfy"},
                                              {ChannelKind::Desktop, "desktop"},
                                              {ChannelKind::Log, "log"},
                                              {ChannelKind::Command, "command"}}}};

constexpr WordTable<NoticeStatus, 5> kStatuses{{{{NoticeStatus::Firing, "firing"},
                                                 {NoticeStatus::Resolved, "resolved"},
                                                 {NoticeStatus::Acknowledged, "acknowledged"},
                                                 {NoticeStatus::Test, "test"},
                                                 {NoticeStatus::Heartbeat, "heartbeat"}}}};

constexpr WordTable<Delivery::State, 4> kStates{{{{Delivery::State::Waiting, "waiting"},
                                                  {Delivery::State::Sent, "sent"},
                                                  {Delivery::State::Failed, "failed"},
                                                  {Delivery::State::Dropped, "dropped"}}}};

} // namespace

std::string_view channelKindName(ChannelKind kind)
{
    return kKinds.word(kind);
}

std::optional<ChannelKind> channelKind(std::string_view word)
{
    return kKinds.value(word);
}

std::string_view noticeStatusName(NoticeStatus status)
{
    return kStatuses.word(status);
}

std::optional<NoticeStatus> noticeStatus(std::string_view word)
{
    return kStatuses.value(word);
}

bool tellsResolved(const NoticeChannel &channel)
{
    return channel.tellsResolved.value_or(channel.kind != ChannelKind::Email);
}

NoticeId noticeId(const Notice &notice)
{
    Fingerprint fingerprint;
    fingerprint.add(notice.channel);
    fingerprint.add(notice.groupKey);
    fingerprint.add(noticeStatusName(notice.status));
    fingerprint.add(static_cast<std::uint64_t>(notice.time.time_since_epoch().count()));
    for (const NoticeItem &item : notice.items)
        fingerprint.add(static_cast<std::uint64_t>(item.alert->episode.value()));
    return NoticeId(fingerprint.value());
}

std::string_view deliveryStateName(Delivery::State state)
{
    return kStates.word(state);
}

std::optional<Delivery::State> deliveryState(std::string_view word)
{
    return kStates.value(word);
}

} // namespace perfdeck
