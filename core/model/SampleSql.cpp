// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/SampleSql.h"

#include <map>
#include <string_view>

namespace perfdeck {

namespace {

std::string literalOf(std::string_view text)
{
    std::string literal = "'";
    for (const char letter : text)
        literal += letter == '\'' ? std::string("''") : std::string(1, letter);
    return literal + '\'';
}

std::string micros(Timestamp time)
{
    return std::to_string(time.time_since_epoch().count());
}

} // namespace

std::string sampleSql(const std::vector<SeriesKeyPtr> &series, TimeRange range)
{
    std::map<std::string_view, std::string> labels; // by metric
    for (const SeriesKeyPtr &key : series) {
        std::string &list = labels[key->metric];
        list += (list.empty() ? "" : ", ") + literalOf(key->labels.toJson());
    }
    std::string sql;
    // One part a metric: with OR between them the table could not look them up.
    for (const auto &[metric, list] : labels)
        sql += std::string(sql.empty() ? "" : " UNION ALL ")
            + "SELECT time, metric, labels, value FROM samples WHERE metric = " + literalOf(metric)
            + " AND labels IN (" + list + ") AND time >= " + micros(range.from) + " AND time < "
            + micros(range.to);
    return sql.empty() ? sql : sql + " ORDER BY time";
}

} // namespace perfdeck
