// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/CsvRecord.h"

#include <algorithm>

namespace perfdeck {

std::string CsvField::text() const
{
    if (!quoted)
        return std::string(raw);
    std::string text;
    for (std::size_t at = 1; at + 1 < raw.size(); ++at) {
        text += raw[at];
        at += raw[at] == '"' ? 1U : 0U; // "" is one quote
    }
    return text;
}

const char *splitCsvRecord(std::string_view record, std::vector<CsvField> &fields)
{
    fields.clear();
    std::size_t at = 0;
    while (true) {
        CsvField field;
        std::size_t end = at;
        if (at < record.size() && record[at] == '"') {
            field.quoted = true;
            end = at + 1;
            while (end < record.size()
                   && (record[end] != '"' || record.substr(end + 1).starts_with('"')))
                end += record[end] == '"' ? 2U : 1U;
            if (end >= record.size())
                return "a quoted field does not end";
            ++end;
            if (end < record.size() && record[end] != ',')
                return "text stands behind a quoted field";
        } else {
            end = std::min(record.find(',', at), record.size());
            if (record.substr(at, end - at).find('"') != std::string_view::npos)
                return "a quote stands inside a field without quotes";
        }
        field.raw = record.substr(at, end - at);
        fields.push_back(field);
        if (end >= record.size())
            return nullptr;
        at = end + 1;
    }
}

CsvRecords::CsvRecords(std::string_view text)
    : m_rest(text)
{
    if (m_rest.starts_with("\xEF\xBB\xBF"))
        m_rest.remove_prefix(3);
}

std::optional<std::string_view> CsvRecords::next()
{
    while (!m_rest.empty()) {
        const std::size_t end = recordEnd();
        std::string_view record = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        m_line = m_nextLine;
        m_nextLine += 1 + static_cast<std::uint64_t>(std::ranges::count(record, '\n'));
        if (record.ends_with('\r'))
            record.remove_suffix(1);
        if (!record.empty())
            return record;
    }
    return std::nullopt;
}

std::size_t CsvRecords::recordEnd() const
{
    bool inQuotes = false;
    std::size_t from = 0;
    while (true) {
        const std::size_t feed = m_rest.find('\n', from);
        const std::string_view piece = m_rest.substr(from, feed - from);
        inQuotes ^= (std::ranges::count(piece, '"') & 1) != 0;
        if (feed == std::string_view::npos)
            return m_rest.size();
        if (!inQuotes)
            return feed;
        from = feed + 1;
    }
}

} // namespace perfdeck
