// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/Sqlite.h"
#include "core/store/TimeMath.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace perfdeck {

/// Takes the columns of a row one after another. What the type cannot hold reads as its default.
class RowColumns final
{
public:
    explicit RowColumns(const Statement &row)
        : m_row(row)
    {
    }

    std::int64_t number() { return m_row.number(m_at++); }

    bool flag() { return number() != 0; }

    double real() { return m_row.real(m_at++); }

    /// NULL is NaN, as SQLite stores it.
    double realOrNaN()
    {
        if (!m_row.isNull(m_at))
            return real();
        ++m_at;
        return std::numeric_limits<double>::quiet_NaN();
    }

    std::string text() { return std::string(m_row.text(m_at++)); }

    Timestamp time() { return fromMicros(number()); }

    /// NULL is none.
    std::optional<Timestamp> timeOrNone()
    {
        if (!m_row.isNull(m_at))
            return time();
        ++m_at;
        return std::nullopt;
    }

    std::uint32_t count()
    {
        const std::int64_t value = number();
        return std::in_range<std::uint32_t>(value) ? static_cast<std::uint32_t>(value) : 0;
    }

private:
    const Statement &m_row;
    int m_at = 0;
};

} // namespace perfdeck
