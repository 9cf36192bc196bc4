// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// One field of a record of CSV as it stands in the file.
struct CsvField
{
    std::string_view raw; ///< with its quotes
    bool quoted = false;

    /// What it says: without quotes, "" as one quote.
    [[nodiscard]] std::string text() const;
};

/// Splits one record by RFC 4180 (without the end of its line) into `fields`, which point into it;
/// gives what is wrong, or null. Pure.
[[nodiscard]] const char *splitCsvRecord(std::string_view record, std::vector<CsvField> &fields);

/// Walks over the records of a CSV text that is whole in memory: quoted fields may hold ends of
/// lines, a byte order mark and empty lines are passed over. One thread.
class CsvRecords final
{
public:
    explicit CsvRecords(std::string_view text);

    /// The next record without the end of its line; none at the end of the text.
    [[nodiscard]] std::optional<std::string_view> next();

    /// Where the record that next() gave last begins, counted from 1.
    [[nodiscard]] std::uint64_t line() const { return m_line; }

private:
    [[nodiscard]] std::size_t recordEnd() const;

    std::string_view m_rest;
    std::uint64_t m_line = 0;
    std::uint64_t m_nextLine = 1;
};

} // namespace perfdeck
