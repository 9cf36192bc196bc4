// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Notice.h"

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

} // namespace

std::string_view channelKindName(ChannelKind kind)
{
    return kKinds.word(kind);
}

std::optional<ChannelKind> channelKind(std::string_view word)
{
    return kKinds.value(word);
}

} // namespace perfdeck
