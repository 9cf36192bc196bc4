// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/model/Sample.h"
#include "core/store/FileSeries.h"

#include <bit>
#include <cstring>
#include <span>
#include <vector>

namespace perfdeck {

static_assert(std::endian::native == std::endian::little, "journal rows are little-endian");

/// A journal row holds the doubles of one tick in column order; one past its end is absent.
[[nodiscard]] inline ByteView journalBytes(std::span<const double> row)
{
    return {reinterpret_cast<const std::uint8_t *>(row.data()), row.size_bytes()};
}

[[nodiscard]] inline double journalValue(ByteView data, std::size_t column)
{
    if ((column + 1) * sizeof(double) > data.size())
        return absentValue();
    double value = 0;
    std::memcpy(&value, data.data() + column * sizeof(double), sizeof value);
    return value;
}

/// A layout row holds the numbers of further columns, 32 bits each.
[[nodiscard]] inline std::vector<FileSeries::FileId> layoutSeries(ByteView data)
{
    std::vector<FileSeries::FileId> series(data.size() / sizeof(std::uint32_t));
    for (std::size_t i = 0; i < series.size(); ++i) {
        std::uint32_t id = 0;
        std::memcpy(&id, data.data() + i * sizeof id, sizeof id);
        series[i] = id;
    }
    return series;
}

inline void appendLayoutSeries(FileSeries::FileId series, Bytes &out)
{
    const auto id = static_cast<std::uint32_t>(series);
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(&id);
    out.insert(out.end(), bytes, bytes + sizeof id);
}

} // namespace perfdeck
