// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <cstdint>
#include <span>
#include <vector>

namespace perfdeck {

/// What lies under the lines: one column of pixels for most of the plot, another where a line of
/// the time grid stands. All columns are as high as the image.
struct PlotBackdrop
{
    std::vector<QRgb> plain;
    std::vector<QRgb> marked;
    std::vector<int> markedColumns; ///< ascending
};

/// A few columns of a picture held column by column, small enough for the innermost cache: lines of
/// charts are mostly vertical runs, which in an image lie a cache line per pixel apart. Any one
/// thread.
class PixelBand final
{
public:
    static constexpr int kColumns = 64; ///< whole cache lines of the rows of the image
    static constexpr int kSlack = 16; ///< rows of cover readable past the last
    static constexpr int kFull = 128; ///< the cover of a row that is covered whole

    void resize(int height);
    void load(const PlotBackdrop &backdrop, int left);
    /// Mixes an opaque colour into the rows from…to of a column by the cover of each, 0…kFull. The
    /// cover of the next kSlack rows must be 0.
    void blend(int column, int from, int to, const std::uint8_t *cover, QRgb color);
    /// Turned into the image, from column `left` on.
    void store(QImage &image, int left) const;

private:
    [[nodiscard]] QRgb *columnAt(int column)
    {
        return m_pixels.data() + static_cast<std::size_t>(column) * m_stride;
    }

    int m_height = 0;
    std::size_t m_stride = 0;
    std::vector<QRgb> m_pixels;
};

} // namespace perfdeck
