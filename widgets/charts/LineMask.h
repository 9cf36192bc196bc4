// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/PixelBand.h"

#include <array>
#include <cstdint>
#include <vector>

namespace perfdeck {

/// A place in an image, in pixels from its upper left corner.
struct PixelPoint
{
    double x;
    double y;
};

/// How much each pixel of a band of columns is covered by sloped lines and dots, found by area, not
/// by sampling. Coverage of touching lines adds up, so joints do not show. Any one thread.
class LineMask final
{
public:
    /// The rows of one column that are in use.
    struct Extent
    {
        int top;
        int bottom; ///< one past the last; none: not below top
    };

    void resize(int height);

    /// Columns left … left + PixelBand::kColumns − 1 of the image are meant from now on.
    void moveTo(int left) { m_left = left; }

    void addLine(PixelPoint from, PixelPoint to, double width);
    void addDot(PixelPoint center, double radius);

    [[nodiscard]] Extent extent(int column) const
    {
        return m_extents[static_cast<std::size_t>(column)];
    }

    /// Raises `cover` (0…PixelBand::kFull) to what the column holds, and leaves the column clean.
    void take(int column, std::uint8_t *cover);
    /// Forgets what lies in this column and those right of it, past the end of the image.
    void clearFrom(int column);

private:
    void addFlatLine(PixelPoint from, PixelPoint to, double width);
    void addSteepLine(PixelPoint from, PixelPoint to, double width);
    void cover(int column, int row, double share);

    int m_left = 0;
    int m_height = 0;
    std::vector<std::uint8_t> m_mask; ///< column by column
    std::array<Extent, PixelBand::kColumns> m_extents{};
};

/// The largest integer not above a value of moderate size; std::floor is a call on plain x86-64.
[[nodiscard]] inline int floorOf(double value)
{
    const int cut = static_cast<int>(value);
    return value < cut ? cut - 1 : cut;
}

/// How much of (−∞, t] a band of this half width covers, on average while its centre moves from lo
/// to hi.
[[nodiscard]] double coveredUpTo(double t, double lo, double hi, double half);

} // namespace perfdeck
