// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/NoticeFile.h"

#include "core/alerts/notify/MuteText.h"
#include "core/alerts/notify/NoticeCheck.h"
#include "core/alerts/notify/NoticeTable.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

using Faults = std::vector<NoticeFault>;

NoticeChannel readChannel(NoticeTable &table, const std::string &folder)
{
    NoticeChannel channel;
    table.take("name", channel.name);
    table.takeWord("kind", &channelKind, channel.kind);
    if (!table.has("kind"))
        table.fault("kind", "a channel has a kind");
    table.take("address", channel.address);
    table.take("arguments", channel.arguments);
    table.take("from", channel.from);
    table.take("to", channel.to);
    table.take("user", channel.user);
    table.take("password", folder, channel.password);
    table.take("token", folder, channel.token);
    table.take("signing_key", folder, channel.signingKey);
    table.takeWord("encryption", &encryption, channel.encryption);
    table.take("ca_file", channel.caFile);
    table.take("headers", channel.headers);
    table.take("resolved", channel.tellsResolved);
    table.take("at_most_every", channel.atMostEvery);
    table.take("title", channel.titleTemplate);
    table.take("text", channel.textTemplate);
    table.take("enabled", channel.isEnabled);
    return channel;
}

NoticeRoute readRoute(NoticeTable &table)
{
    NoticeRoute route;
    table.take("match", route.matchers);
    table.takeWord("least", &alertSeverity, route.least);
    table.take("channels", route.channels);
    table.takeInstead("group_by", route.groupBy);
    table.take("group_wait", route.groupWait);
    table.take("group_interval", route.groupInterval);
    table.take("repeat", route.repeat);
    table.take("mute", route.mutes);
    table.takeTables("escalation", [&route](NoticeTable &each) {
        NoticeRoute::Escalation escalation;
        each.take("after", escalation.after);
        each.take("channels", escalation.channels);
        if (escalation.channels.empty())
            each.fault("channels", "an escalation needs a channel");
        route.escalations.push_back(std::move(escalation));
    });
    std::ranges::stable_sort(route.escalations, {}, &NoticeRoute::Escalation::after);
    return route;
}

MuteTime readMute(NoticeTable &table)
{
    MuteTime mute;
    std::vector<std::string> times;
    table.take("name", mute.name);
    table.take("zone", mute.zone);
    table.take("times", times);
    for (const std::string &text : times) {
        const auto spans = parseMuteSpans(text);
        if (!spans)
            table.fault("times", spans.error().message());
        else
            mute.spans.insert(mute.spans.end(), spans->begin(), spans->end());
    }
    if (mute.name.empty())
        table.fault("name", "a mute time has a name");
    if (times.empty())
        table.fault("times", "a mute time has times");
    return mute;
}

Inhibition readInhibition(NoticeTable &table)
{
    Inhibition inhibition;
    table.take("source", inhibition.source);
    table.take("target", inhibition.target);
    table.take("equal", inhibition.equal);
    if (inhibition.source.empty() || inhibition.target.empty())
        table.fault(inhibition.source.empty() ? "source" : "target",
                    "an inhibition has a source and a target");
    return inhibition;
}

/// Reads one file, table by table.
class Reader final
{
public:
    Reader(std::string file, FileSecrecy secrecy)
        : m_file(std::move(file))
        , m_secrecy(secrecy)
    {
    }

    NoticeFile read(const toml::table &document)
    {
        NoticePlan &plan = m_result.plan;
        // Routes name channels and mute times, wherever those stand.
        each(document, "channel", [&](NoticeTable &table) { addChannel(table); });
        each(document, "mute_time", [&](NoticeTable &table) {
            add(table, readMute(table), plan.mutes);
        });
        each(document, "route", [&](NoticeTable &table) { addRoute(table); });
        each(document, "inhibition", [&](NoticeTable &table) {
            add(table, readInhibition(table), plan.inhibitions);
        });
        if (const toml::node *node = document.get("dead_man_switch"))
            readDeadMan(*node);
        refuseTheRest(document);
        std::ranges::stable_sort(m_lines, {}, &std::pair<std::size_t, Error>::first);
        for (auto &[line, error] : m_lines)
            m_result.problems.push_back(std::move(error));
        return std::move(m_result);
    }

private:
    void refuse(std::size_t line, const std::string &sentence)
    {
        m_lines.emplace_back(
            line,
            Error{ErrorKind::InvalidInput, m_file + ':' + std::to_string(line), sentence, {}});
    }

    template<class Use>
    void each(const toml::table &document, std::string_view key, Use use)
    {
        const toml::node *node = document.get(key);
        if (node == nullptr)
            return;
        if (!node->is_array_of_tables())
            return refuse(node->source().begin.line,
                          std::string(key) + " is written as [[" + std::string(key) + "]]");
        for (const toml::node &item : *node->as_array()) {
            NoticeTable table(*item.as_table());
            use(table);
        }
    }

    /// False, with every fault told, where the table is wrong.
    bool holds(NoticeTable &table)
    {
        table.refuseTheRest();
        for (const auto &[line, sentence] : table.faults())
            refuse(line, sentence);
        return table.faults().empty();
    }

    template<class Value>
    void add(NoticeTable &table, Value value, std::vector<Value> &values)
    {
        if (holds(table))
            values.push_back(std::move(value));
    }

    void addChannel(NoticeTable &table)
    {
        NoticeChannel channel = readChannel(table, m_file.substr(0, m_file.rfind('/') + 1));
        auto &channels = m_result.plan.channels;
        if (const auto fault = channelFault(channel, m_secrecy); fault && table.faults().empty())
            table.fault(fault->key, fault->sentence);
        if (std::ranges::find(channels, channel.name, &NoticeChannel::name) != channels.end())
            table.fault("name", "there is a channel of that name already");
        add(table, std::move(channel), channels);
    }

    /// What a route names and is not there does not keep it from telling the others.
    void addRoute(NoticeTable &table)
    {
        NoticeRoute route = readRoute(table);
        const NoticePlan &plan = m_result.plan;
        if (const auto fault = routeFault(route, plan)) {
            const auto isGone = [&plan](const std::string &name) {
                return std::ranges::find(plan.channels, name, &NoticeChannel::name)
                    == plan.channels.end();
            };
            std::erase_if(route.channels, isGone);
            for (auto &escalation : route.escalations)
                std::erase_if(escalation.channels, isGone);
            std::erase_if(route.escalations,
                          [](const auto &each) { return each.channels.empty(); });
            std::erase_if(route.mutes, [&plan](const std::string &name) {
                return std::ranges::find(plan.mutes, name, &MuteTime::name) == plan.mutes.end();
            });
            if (routeFault(route, plan))
                table.fault(fault->key, fault->sentence);
            else
                refuse(table.lineOf(fault->key), fault->key + ": " + fault->sentence);
        }
        add(table, std::move(route), m_result.plan.routes);
    }

    void readDeadMan(const toml::node &node)
    {
        if (!node.is_table())
            return refuse(node.source().begin.line, "dead_man_switch is written as a table");
        NoticeTable table(*node.as_table());
        DeadManSwitch deadMan;
        table.take("channel", deadMan.channel);
        table.take("interval", deadMan.interval);
        const auto &channels = m_result.plan.channels;
        if (std::ranges::find(channels, deadMan.channel, &NoticeChannel::name) == channels.end())
            table.fault("channel", "there is no channel \"" + deadMan.channel + '"');
        if (deadMan.interval < std::chrono::seconds(10))
            table.fault("interval", "it is shorter than 10 s");
        if (holds(table))
            m_result.plan.deadMan = deadMan;
    }

    void refuseTheRest(const toml::table &document)
    {
        constexpr std::array<std::string_view, 6> kKnown{
            "format", "channel", "mute_time", "route", "inhibition", "dead_man_switch"};
        for (const auto &[key, node] : document)
            if (std::ranges::find(kKnown, key.str()) == kKnown.end())
                refuse(key.source().begin.line,
                       "the key " + std::string(key.str()) + " is not known");
    }

    std::string m_file;
    FileSecrecy m_secrecy;
    NoticeFile m_result;
    std::vector<std::pair<std::size_t, Error>> m_lines;
};

} // namespace

Result<NoticeFile>
parseNoticeFile(std::string_view text, const std::string &file, FileSecrecy secrecy)
{
    constexpr std::int64_t kFormat = 1;
    try {
        const toml::table document = toml::parse(text);
        if (const auto format = document["format"].value<std::int64_t>();
            format.value_or(1) > kFormat)
            return failure(ErrorKind::Newer, file, "only format 1 is known", "Update PerfDeck");
        return Reader(file, secrecy).read(document);
    } catch (const toml::parse_error &error) {
        return failure(ErrorKind::InvalidInput,
                       file + ':' + std::to_string(error.source().begin.line),
                       std::string(error.description()));
    }
}

Result<NoticeFile> readNoticeFile(const std::string &path)
{
    auto text = readSmallFile(path, FileSecrecy::Secret);
    const bool isOpen = !text && text.error().kind == ErrorKind::Refused;
    if (isOpen)
        text = readSmallFile(path, FileSecrecy::Public);
    if (!text)
        return failure(text.error());
    return parseNoticeFile(*text, path, isOpen ? FileSecrecy::Public : FileSecrecy::Secret);
}

Status writeNoticeFile(const std::string &path, const NoticePlan &plan)
{
    return writeCredentialFile(path, noticeFileText(plan));
}

} // namespace perfdeck
