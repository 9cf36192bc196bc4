// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "core/model/SourceAccess.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

enum class ChannelKind
{
    Email,
    Webhook, ///< our versioned JSON, signed
    Slack,
    Teams,
    Discord,
    PagerDuty, ///< Events API v2
    Ntfy, ///< push to phones
    Desktop, ///< the notification service of this desktop; only while the window runs
    Log, ///< the terminal or a file
    Command, ///< a program that gets the JSON on its standard input
};

/// Where notices go.
struct NoticeChannel
{
    std::string name; ///< unique
    ChannelKind kind = ChannelKind::Desktop;
    std::string address; ///< URL, host:port of a mail server, path of a file, or a program
    std::vector<std::string> arguments; ///< of a program
    std::string from; ///< of mail
    std::vector<std::string> to; ///< of mail; topic of ntfy
    std::string user;
    Secret password; ///< of mail and basic access
    Secret token; ///< bearer token, routing key of PagerDuty, secret part of the URL ({token})
    Secret signingKey; ///< of Webhook: HMAC-SHA256 over time and body
    enum class Encryption
    {
        StartTls,
        Tls,
        None, ///< refused with a password, unless the host is this machine
    };
    Encryption encryption = Encryption::StartTls;
    std::string caFile;
    std::vector<std::pair<std::string, std::string>> headers;
    std::optional<bool> tellsResolved; ///< none: by kind: not by mail
    Duration atMostEvery = std::chrono::seconds(10);
    std::string titleTemplate; ///< empty: ours
    std::string textTemplate;
    bool isEnabled = true;

    friend bool operator==(const NoticeChannel &, const NoticeChannel &) = default;
};

/// A week's times, in a zone, in which nothing is told: 0 is Monday 00:00.
struct MuteTime
{
    struct Span
    {
        std::chrono::minutes from{0}; ///< since Monday 00:00
        std::chrono::minutes to{0}; ///< may be below `from`: over the end of the week

        friend bool operator==(const Span &, const Span &) = default;
    };

    std::string name;
    std::string zone; ///< IANA name; empty: that of this machine
    std::vector<Span> spans;

    friend bool operator==(const MuteTime &, const MuteTime &) = default;
};

/// Which alerts go where, in what portions. The first route that matches counts.
struct NoticeRoute
{
    std::vector<LabelMatcher> matchers; ///< none: everything
    Severity least = Severity::Info;
    std::vector<std::string> channels;
    std::vector<std::string> groupBy{"rule", "cluster"}; ///< labels
    Duration groupWait = std::chrono::seconds(30);
    Duration groupInterval = std::chrono::minutes(5);
    std::optional<Duration> repeat; ///< none: the rule's, else 4 h, critical 1 h
    std::vector<std::string> mutes; ///< names of mute times

    /// While nobody acknowledged, so long after the first notice these channels are told too.
    struct Escalation
    {
        Duration after = std::chrono::minutes(15);
        std::vector<std::string> channels;

        friend bool operator==(const Escalation &, const Escalation &) = default;
    };

    std::vector<Escalation> escalations;

    friend bool operator==(const NoticeRoute &, const NoticeRoute &) = default;
};

/// While a source alert is active, targets that agree with it in the labels `equal` are not told.
struct Inhibition
{
    std::vector<LabelMatcher> source;
    std::vector<LabelMatcher> target;
    std::vector<std::string> equal;

    friend bool operator==(const Inhibition &, const Inhibition &) = default;
};

/// A heartbeat that somebody outside misses when PerfDeck is gone.
struct DeadManSwitch
{
    std::string channel; ///< empty: off
    Duration interval = std::chrono::minutes(5);

    friend bool operator==(const DeadManSwitch &, const DeadManSwitch &) = default;
};

/// All there is to know about telling. Read from notices.toml.
struct NoticePlan
{
    std::vector<NoticeChannel> channels;
    std::vector<NoticeRoute> routes;
    std::vector<MuteTime> mutes;
    std::vector<Inhibition> inhibitions;
    DeadManSwitch deadMan;

    friend bool operator==(const NoticePlan &, const NoticePlan &) = default;
};

using NoticePlanPtr = std::shared_ptr<const NoticePlan>;
using NoticeId = Id<struct NoticeTag, std::int64_t>;

enum class NoticeStatus
{
    Firing,
    Resolved,
    Acknowledged, ///< somebody looks after all of them; only to channels that keep such a state
    Test,
    Heartbeat,
};

/// One alert as a notice tells it.
struct NoticeItem
{
    AlertPtr alert;
    AlertReason reason = AlertReason::Breach;
    std::optional<Timestamp> endedAt;
    bool isNews = true; ///< false: it goes on as it was told before
};

/// A message for one channel about a group of alerts. Immutable once made.
struct Notice
{
    NoticeId id;
    std::string channel;
    NoticeStatus status = NoticeStatus::Firing;
    std::string groupKey; ///< stays the same for the life of a group
    Labels groupLabels;
    Labels commonLabels;
    Severity severity = Severity::Info; ///< the worst of its alerts
    Timestamp time;
    std::vector<NoticeItem> items; ///< at most kMostItems
    std::size_t more = 0; ///< not listed
    bool isRepeat = false;
    bool isEscalation = false;
    std::string title; ///< filled templates
    std::string text;

    static constexpr std::size_t kMostItems = 50;
};

using NoticePtr = std::shared_ptr<const Notice>;

/// How telling went. Kept with the history of alerts.
struct Delivery
{
    enum class State
    {
        Waiting, ///< in the queue, or before its next attempt
        Sent,
        Failed, ///< given up
        Dropped, ///< the channel is gone
    };
    NoticeId notice;
    std::string channel;
    State state = State::Waiting;
    std::uint32_t attempts = 0;
    Timestamp queuedAt;
    std::optional<Timestamp> lastAttempt;
    std::optional<Timestamp> nextAttempt;
    std::string outcome; ///< one sentence of the last attempt, without secrets
    std::string title;
    Severity severity = Severity::Info;
    std::vector<EpisodeId> episodes;

    friend bool operator==(const Delivery &, const Delivery &) = default;
};

using Deliveries = std::vector<Delivery>; ///< newest first
using DeliveriesPtr = std::shared_ptr<const Deliveries>;

[[nodiscard]] std::string_view channelKindName(ChannelKind kind); ///< "email", "pagerduty"
[[nodiscard]] std::optional<ChannelKind> channelKind(std::string_view word);
[[nodiscard]] std::string_view noticeStatusName(NoticeStatus status); ///< "firing", "test"
[[nodiscard]] std::optional<NoticeStatus> noticeStatus(std::string_view word);
/// Whether the channel is told that alerts ended: as it says, else all kinds but mail.
[[nodiscard]] bool tellsResolved(const NoticeChannel &channel);
/// Made from channel, group, time, status and alerts, so that the same past gives the same numbers.
[[nodiscard]] NoticeId noticeId(const Notice &notice);
[[nodiscard]] std::string_view deliveryStateName(Delivery::State state); ///< "waiting", "sent"
[[nodiscard]] std::optional<Delivery::State> deliveryState(std::string_view word);

} // namespace perfdeck
