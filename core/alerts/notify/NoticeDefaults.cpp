// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/NoticeCheck.h"
#include "core/alerts/notify/NoticeFile.h"
#include "core/base/Text.h"

#include <cstdlib>
#include <utility>

namespace perfdeck {

namespace {

constexpr const char *kSmtpServer = "TRUSTFORMERS_SMTP_SERVER";
constexpr const char *kSmtpPort = "TRUSTFORMERS_SMTP_PORT";
constexpr const char *kSmtpUser = "TRUSTFORMERS_SMTP_USER";
constexpr const char *kSmtpPassword = "TRUSTFORMERS_SMTP_PASSWORD";
constexpr const char *kMailTo = "TRUSTFORMERS_ALERT_EMAIL";
constexpr const char *kWebhook = "TRUSTFORMERS_ALERT_WEBHOOK";

Inhibition coordinatorOverCluster()
{
    using Kind = LabelMatcher::Kind;
    constexpr const char *kCoordinator = "cluster-coordinator-unreachable";
    return {{{"rule", Kind::Equal, kCoordinator}},
            {{"rule", Kind::Pattern, "cluster-*"}, {"rule", Kind::NotEqual, kCoordinator}},
            {"source"}};
}

std::vector<std::string> addresses(std::string_view text)
{
    std::vector<std::string> list;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(",; ");
        if (const auto one = trimmed(text.substr(0, end)); !one.empty())
            list.emplace_back(one);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return list;
}

/// As the older dashboards sent it: TLS from the start on port 465, else STARTTLS on 587.
NoticeChannel mailChannel(const EnvironmentReader &environment)
{
    NoticeChannel channel;
    channel.name = "e-mail";
    channel.kind = ChannelKind::Email;
    const std::string port = environment(kSmtpPort);
    channel.address = environment(kSmtpServer) + ':' + (port.empty() ? "587" : port);
    channel.user = environment(kSmtpUser);
    if (!environment(kSmtpPassword).empty())
        channel.password = {Secret::Place::Variable, kSmtpPassword};
    channel.to = addresses(environment(kMailTo));
    channel.from
        = isMailAddress(channel.user) || channel.to.empty() ? channel.user : channel.to.front();
    if (port == "465")
        channel.encryption = NoticeChannel::Encryption::Tls;
    else if (isThisMachine(environment(kSmtpServer)))
        channel.encryption = NoticeChannel::Encryption::None;
    return channel;
}

} // namespace

NoticeFile defaultNotices(const EnvironmentReader &environment)
{
    NoticeFile file;
    NoticeRoute route;
    const auto add = [&](const NoticeChannel &channel, const char *origin) {
        // What stands in the environment is known to this user only.
        if (const auto fault = channelFault(channel, FileSecrecy::Secret)) {
            file.problems.push_back({ErrorKind::InvalidInput, origin, fault->sentence, {}});
            return;
        }
        file.plan.channels.push_back(channel);
        route.channels.push_back(channel.name);
    };
    NoticeChannel desktop;
    desktop.name = "desktop";
    add(desktop, "");
    if (!environment(kSmtpServer).empty() && !environment(kMailTo).empty())
        add(mailChannel(environment), kSmtpServer);
    if (const std::string address = environment(kWebhook); !address.empty()) {
        NoticeChannel channel;
        channel.name = "webhook";
        channel.kind = ChannelKind::Webhook;
        channel.address = address;
        add(channel, kWebhook);
    }
    file.plan.routes.push_back(route);
    file.plan.inhibitions.push_back(coordinatorOverCluster());
    return file;
}

NoticeFile defaultNotices()
{
    return defaultNotices([](const char *name) {
        const char *value = std::getenv(name);
        return std::string(value == nullptr ? "" : value);
    });
}

} // namespace perfdeck
