// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "widgets/charts/PlotScale.h"

#include <QImage>

#include <cstdint>
#include <span>
#include <vector>

namespace perfdeck {

struct SpanPen
{
    QRgb color = 0;
    double width = 1.5; ///< device pixels
    double dotRadius = 2; ///< device pixels, of a sample that no line touches
    int alpha = 255; ///< of the whole line
};

/// Paints the lines of a chart into an image, looking like QPainter's antialiased polylines at a fraction of
/// their cost. Columns with many samples become one vertical run with fractional coverage at both ends;
/// where samples are further apart than pixels, the lines between them are rasterised with exact coverage.
/// Coverage of one series is added up first and blended once, so joints do not show. Keeps its buffers
/// between calls: one painter per thread. O(columns + touched pixels).
class SpanPainter final
{
public:
    /// `image` is RGB32 or ARGB32_Premultiplied and as large as the scale says. Columns ascend in time.
    /// Gaps stay open, columns of NaN break the line, infinities end at the edge.
    void paint(QImage &image, const PlotScale &scale, std::span<const FrameColumn> columns, const SpanPen &pen);

private:
    /// What one pixel column of the image holds of the present series, in rows.
    struct Cell
    {
        float runTop;
        float runBottom; ///< no run: above runTop
        int maskTop; ///< first and one past the last row of m_mask in use
        int maskBottom;

        [[nodiscard]] bool hasRun() const { return runTop <= runBottom; }
    };

    struct Point
    {
        double x;
        double y;
    };

    void begin(int width, int height);
    void trace(std::span<const FrameColumn> columns);
    void addColumn(const FrameColumn &column, bool joinsNext);
    void addRun(double x0, double x1, double top, double bottom);
    void join(Point to, bool toRun);
    void addLine(Point from, Point to);
    void addFlatLine(Point from, Point to);
    void addSteepLine(Point from, Point to);
    void addDot(Point center);
    void cover(int column, int row, double share);
    void composite(QImage &image);
    void compositeColumn(QRgb *pixels, std::size_t stride, int column);
    void addMask(int column, int from, int to);
    void blendSolid(QRgb *pixels, std::size_t stride, int from, int to) const;
    void blendRows(QRgb *pixels, std::size_t stride, int from, int to) const;

    PlotScale m_scale;
    SpanPen m_pen;
    int m_width = 0;
    int m_height = 0;
    std::vector<Cell> m_cells;
    std::vector<std::uint8_t> m_mask; ///< column by column, coverage of the present series
    /// How much of the column 1, 2, … further a stroke in one column covers on average, 255 is all.
    std::vector<float> m_bleed;
    std::vector<std::uint32_t> m_edge; ///< coverage of the rows of one column, may pass 255
    Point m_last {0, 0};
    bool m_hasLast = false;
    bool m_lastIsRun = false;
};

} // namespace perfdeck
