// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/MuteText.h"
#include "core/alerts/notify/NoticeFile.h"
#include "core/alerts/notify/NoticeTable.h"
#include "core/model/RangeExpression.h"

#include <toml++/toml.h>

#include <sstream>

namespace perfdeck {

namespace {

/// What differs from an empty value of its kind.
template<class Value>
void put(toml::table &table, std::string_view key, const Value &value, const Value &usual)
{
    if (value != usual)
        table.insert(key, value);
}

void put(toml::table &table, std::string_view key, const std::string &text)
{
    put(table, key, text, std::string());
}

std::string length(Duration duration)
{
    return duration == Duration(0) ? "0s" : durationExpression(duration);
}

void put(toml::table &table, std::string_view key, Duration value, Duration usual)
{
    if (value != usual)
        table.insert(key, length(value));
}

toml::array list(const std::vector<std::string> &texts)
{
    toml::array array;
    for (const std::string &text : texts)
        array.push_back(text);
    return array;
}

void put(toml::table &table, std::string_view key, const std::vector<std::string> &texts)
{
    if (!texts.empty())
        table.insert(key, list(texts));
}

void put(toml::table &table, const std::string &key, const Secret &secret)
{
    switch (secret.place) {
    case Secret::Place::None:
        break;
    case Secret::Place::Value:
        return put(table, key, secret.text);
    case Secret::Place::File:
        return put(table, key + "_file", secret.text);
    case Secret::Place::Variable:
        return put(table, key + "_env", secret.text);
    case Secret::Place::Entry:
        return put(table, key + "_entry", secret.text);
    }
}

toml::table channelTable(const NoticeChannel &channel)
{
    const NoticeChannel usual;
    toml::table table;
    table.insert("name", channel.name);
    table.insert("kind", std::string(channelKindName(channel.kind)));
    put(table, "address", channel.address);
    put(table, "arguments", channel.arguments);
    put(table, "from", channel.from);
    put(table, "to", channel.to);
    put(table, "user", channel.user);
    put(table, "password", channel.password);
    put(table, "token", channel.token);
    put(table, "signing_key", channel.signingKey);
    if (channel.encryption != usual.encryption)
        table.insert("encryption", std::string(encryptionName(channel.encryption)));
    put(table, "ca_file", channel.caFile);
    if (!channel.headers.empty()) {
        toml::table headers;
        for (const auto &[name, value] : channel.headers)
            headers.insert(name, value);
        headers.is_inline(true);
        table.insert("headers", std::move(headers));
    }
    if (channel.tellsResolved)
        table.insert("resolved", *channel.tellsResolved);
    put(table, "at_most_every", channel.atMostEvery, usual.atMostEvery);
    put(table, "title", channel.titleTemplate);
    put(table, "text", channel.textTemplate);
    put(table, "enabled", channel.isEnabled, usual.isEnabled);
    return table;
}

toml::table routeTable(const NoticeRoute &route)
{
    const NoticeRoute usual;
    toml::table table;
    put(table, "match", matchersText(route.matchers));
    if (route.least != usual.least)
        table.insert("least", std::string(severityName(route.least)));
    put(table, "channels", route.channels);
    if (route.groupBy != usual.groupBy)
        table.insert("group_by", list(route.groupBy));
    put(table, "group_wait", route.groupWait, usual.groupWait);
    put(table, "group_interval", route.groupInterval, usual.groupInterval);
    if (route.repeat)
        table.insert("repeat", length(*route.repeat));
    put(table, "mute", route.mutes);
    toml::array escalations;
    for (const auto &escalation : route.escalations) {
        toml::table each;
        each.insert("after", length(escalation.after));
        put(each, "channels", escalation.channels);
        escalations.push_back(std::move(each));
    }
    if (!escalations.empty())
        table.insert("escalation", std::move(escalations));
    return table;
}

toml::table muteTable(const MuteTime &mute)
{
    toml::table table;
    table.insert("name", mute.name);
    put(table, "zone", mute.zone);
    std::vector<std::string> times;
    for (const MuteTime::Span &span : mute.spans)
        times.push_back(muteSpanText(span));
    put(table, "times", times);
    return table;
}

toml::table inhibitionTable(const Inhibition &inhibition)
{
    toml::table table;
    put(table, "source", matchersText(inhibition.source));
    put(table, "target", matchersText(inhibition.target));
    put(table, "equal", inhibition.equal);
    return table;
}

template<class Value>
void put(toml::table &document,
         std::string_view key,
         const std::vector<Value> &values,
         toml::table (*table)(const Value &))
{
    toml::array array;
    for (const Value &value : values)
        array.push_back(table(value));
    if (!array.empty())
        document.insert(key, std::move(array));
}

} // namespace

std::string noticeFileText(const NoticePlan &plan)
{
    toml::table document;
    put(document, "channel", plan.channels, &channelTable);
    put(document, "route", plan.routes, &routeTable);
    put(document, "mute_time", plan.mutes, &muteTable);
    put(document, "inhibition", plan.inhibitions, &inhibitionTable);
    if (!plan.deadMan.channel.empty())
        document.insert("dead_man_switch",
                        toml::table{{"channel", plan.deadMan.channel},
                                    {"interval", length(plan.deadMan.interval)}});
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << "# Whom PerfDeck tells about alerts. Written by its window.\nformat = 1\n\n"
         << toml::toml_formatter(document) << '\n';
    return text.str();
}

} // namespace perfdeck
