// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/DashboardFile.h"

#include "core/dashboard/DashboardGrid.h"
#include "core/derive/Expression.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::int64_t kFormat = 1;
constexpr std::size_t kLongestTitle = 200; ///< bytes
constexpr std::size_t kMostSelectors = 50;

template<class Value>
struct Name
{
    std::string_view text;
    Value value;
};

constexpr std::array kKinds{
    Name<DashboardItem::Kind>{"tile", DashboardItem::Kind::Tile},
    Name<DashboardItem::Kind>{"chart", DashboardItem::Kind::Chart},
    Name<DashboardItem::Kind>{"table", DashboardItem::Kind::Table},
    Name<DashboardItem::Kind>{"heat-map", DashboardItem::Kind::HeatMap},
};
constexpr std::array kStatistics{
    Name<TileStatistic>{"last", TileStatistic::Last},
    Name<TileStatistic>{"mean", TileStatistic::Mean},
    Name<TileStatistic>{"min", TileStatistic::Minimum},
    Name<TileStatistic>{"max", TileStatistic::Maximum},
};

template<class Value, std::size_t size>
std::string_view nameOf(Value value, const std::array<Name<Value>, size> &names)
{
    return std::ranges::find(names, value, &Name<Value>::value)->text;
}

/// Reads one file; the first thing wrong ends it.
class Reader final
{
public:
    explicit Reader(std::string file)
        : m_file(std::move(file))
    {
    }

    Result<Dashboard> read(const toml::table &table);

private:
    void readItem(const toml::table &table);
    void readKey(DashboardItem &item, std::string_view key, const toml::node &node);
    void readSeries(DashboardItem &item, const toml::node &node);
    void readPlace(DashboardItem &item, const toml::node &node);
    std::string text(const toml::node &node, std::string_view key);

    template<class Value, std::size_t size>
    Value
    oneOf(const toml::node &node, std::string_view key, const std::array<Name<Value>, size> &names);

    void refuse(const toml::node &node, std::string reason);

    std::string m_file;
    Dashboard m_dashboard;
    std::optional<Error> m_problem;
};

void Reader::refuse(const toml::node &node, std::string reason)
{
    if (!m_problem)
        m_problem = Error{ErrorKind::InvalidInput,
                          m_file + ", line " + std::to_string(node.source().begin.line),
                          std::move(reason),
                          {}};
}

std::string Reader::text(const toml::node &node, std::string_view key)
{
    const auto value = node.value_exact<std::string>();
    if (!value)
        refuse(node, std::string(key) + " is not a text");
    else if (key == "title" && value->size() > kLongestTitle)
        refuse(node, "the title is longer than 200 bytes");
    return value.value_or(std::string());
}

template<class Value, std::size_t size>
Value Reader::oneOf(const toml::node &node,
                    std::string_view key,
                    const std::array<Name<Value>, size> &names)
{
    const auto value = node.value_exact<std::string>();
    const auto found = std::ranges::find(names, value.value_or(""), &Name<Value>::text);
    if (found != names.end())
        return found->value;
    std::string reason = std::string(key) + " is none of";
    for (const Name<Value> &name : names)
        (reason += ' ') += name.text;
    refuse(node, reason);
    return names.front().value;
}

Result<Dashboard> Reader::read(const toml::table &table)
{
    const toml::node *format = table.get("format");
    if (format == nullptr)
        return failure(ErrorKind::InvalidInput,
                       m_file,
                       "it says no format: this is not a dashboard of PerfDeck");
    if (format->value_exact<std::int64_t>() != kFormat)
        return failure(ErrorKind::Newer, m_file, "only format 1 is known", "Update PerfDeck");
    for (const auto &[key, node] : table) {
        if (key == "title") {
            m_dashboard.title = text(node, "title");
        } else if (key == "item") {
            if (!node.is_array_of_tables())
                refuse(node, "items are written as [[item]]");
            else if (node.as_array()->size() > kMostItems)
                refuse(node, "more than 200 items");
            else
                for (const toml::node &item : *node.as_array())
                    readItem(*item.as_table());
        } else if (key != "format") {
            refuse(node, "the key " + std::string(key.str()) + " is not known");
        }
    }
    if (m_problem)
        return failure(*m_problem);
    return settled(std::move(m_dashboard));
}

void Reader::readItem(const toml::table &table)
{
    DashboardItem item;
    for (const auto &[key, node] : table)
        readKey(item, key.str(), node);
    if (const Status status = checkItem(item); !status)
        refuse(table, status.error().message());
    m_dashboard.items.push_back(std::move(item));
}

void Reader::readKey(DashboardItem &item, std::string_view key, const toml::node &node)
{
    if (key == "kind") {
        item.kind = oneOf(node, key, kKinds);
    } else if (key == "title") {
        item.title = text(node, key);
    } else if (key == "series") {
        readSeries(item, node);
    } else if (key == "expression") {
        item.expression = text(node, key);
    } else if (key == "rate") {
        if (!node.is_boolean())
            refuse(node, "rate is neither true nor false");
        item.isRate = node.value_or(false);
    } else if (key == "statistic") {
        item.statistic = oneOf(node, key, kStatistics);
    } else if (key == "place") {
        readPlace(item, node);
    } else {
        refuse(node, "the key " + std::string(key) + " is not known");
    }
}

void Reader::readSeries(DashboardItem &item, const toml::node &node)
{
    const toml::array *texts = node.as_array();
    if (texts == nullptr || texts->size() > kMostSelectors) {
        refuse(node, "series is no list of up to 50 texts");
        return;
    }
    for (const toml::node &each : *texts) {
        const auto selector = Selector::parse(text(each, "series"));
        if (!selector)
            refuse(each, selector.error().message());
        else if (selector->metric.empty() && selector->matchers.empty())
            refuse(each, "a selector without name and labels would be all series");
        else
            item.series.push_back(*selector);
    }
}

void Reader::readPlace(DashboardItem &item, const toml::node &node)
{
    constexpr std::array kMembers{
        &GridPlace::column, &GridPlace::row, &GridPlace::width, &GridPlace::height};
    const toml::array *numbers = node.as_array();
    if (numbers == nullptr || numbers->size() != kMembers.size()) {
        refuse(node, "place is not [column, row, width, height]");
        return;
    }
    for (std::size_t at = 0; at < kMembers.size(); ++at) {
        const auto number = (*numbers)[at].value_exact<std::int64_t>();
        if (!number || *number < 0 || *number > kDashboardRows)
            refuse(node, "place has something else than a number from 0 to 1000");
        else
            item.place.*kMembers[at] = static_cast<int>(*number);
    }
}

toml::table itemTable(const DashboardItem &item)
{
    toml::table table{{"kind", nameOf(item.kind, kKinds)}};
    if (!item.title.empty())
        table.insert("title", item.title);
    toml::array series;
    for (const Selector &selector : item.series)
        series.push_back(selector.toString());
    if (!series.empty())
        table.insert("series", std::move(series));
    if (!item.expression.empty())
        table.insert("expression", item.expression);
    if (item.isRate)
        table.insert("rate", true);
    if (item.kind == DashboardItem::Kind::Tile)
        table.insert("statistic", nameOf(item.statistic, kStatistics));
    const GridPlace &place = item.place;
    table.insert("place", toml::array{place.column, place.row, place.width, place.height});
    return table;
}

} // namespace

Status checkItem(const DashboardItem &item)
{
    if (item.series.empty() == item.expression.empty())
        return failure(ErrorKind::InvalidInput, "an item has either series or an expression");
    if (item.expression.empty())
        return {};
    if (item.kind != DashboardItem::Kind::Chart)
        return failure(ErrorKind::InvalidInput, "only a chart can show an expression");
    const auto expression = Expression::parse(item.expression);
    return expression ? Status() : failure(expression.error());
}

Result<Dashboard> parseDashboard(std::string_view text, const std::string &file)
{
    if (text.size() > kLargestDashboard)
        return failure(ErrorKind::TooLarge, file, "a dashboard has at most 1 MiB");
    try {
        return Reader(file).read(toml::parse(text, file));
    } catch (const toml::parse_error &error) {
        return failure(ErrorKind::InvalidInput,
                       file + ", line " + std::to_string(error.source().begin.line),
                       std::string(error.description()));
    }
}

std::string dashboardText(const Dashboard &dashboard)
{
    std::vector<DashboardItem> items = dashboard.items;
    std::ranges::stable_sort(items, {}, [](const DashboardItem &item) {
        return std::pair(item.place.row, item.place.column);
    });
    std::ostringstream text;
    text << "# A dashboard of PerfDeck\n"
         << toml::table{{"format", kFormat}, {"title", dashboard.title}} << '\n';
    for (const DashboardItem &item : items)
        text << "\n[[item]]\n" << itemTable(item) << '\n';
    return text.str();
}

} // namespace perfdeck
