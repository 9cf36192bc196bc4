// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "widgets/charts/LineMask.h"
#include "widgets/charts/PixelBand.h"
#include "widgets/charts/PlotScale.h"

#include <QImage>

#include <array>
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

/// Paints the lines of a chart into an image, looking like QPainter's antialiased polylines at a
/// fraction of their cost. Columns with many samples become one vertical run with fractional
/// coverage at both ends; where samples are further apart than pixels, the lines between them are
/// rasterised with exact coverage. Coverage of one series is added up first and blended once, so
/// joints do not show. First all series are traced, then the picture is made band by band in the
/// innermost cache and written once. Keeps its buffers between calls: one painter per thread.
/// O(columns + touched pixels).
class SpanPainter final
{
public:
    /// Forgets all lines. The image is as large as the scale says.
    void begin(const PlotScale &scale);
    /// The lines added from now on hang on another value axis.
    void setValues(const ValueBounds &values);
    /// One more line, over those before. Columns ascend in time. Gaps stay open, columns of NaN
    /// break the line, infinities end at the edge.
    void add(std::span<const FrameColumn> columns, const SpanPen &pen);
    /// Backdrop and lines; every pixel is written. `image` is RGB32 or ARGB32_Premultiplied.
    void paint(QImage &image, const PlotBackdrop &backdrop);

private:
    static constexpr int kMaxReach = 7; ///< columns; enough for lines 14 pixels wide

    struct RowRange
    {
        int from;
        int to;
    };

    struct Segment
    {
        PixelPoint from;
        PixelPoint to;
    };

    /// One traced line. Runs are in rows while tracing, then in 1/256 rows; no run: top not above
    /// bottom.
    struct Line
    {
        SpanPen pen;
        std::vector<float> top, bottom; ///< by column
        std::vector<int> runTop, runBottom; ///< by column, with kMaxReach empty ones on either side
        std::vector<Segment> segments; ///< ascending in x
        std::vector<PixelPoint> dots;
        std::size_t firstSegment = 0; ///< not yet wholly painted
        std::size_t firstDot = 0;
        int reach = 0; ///< columns beside a run that its stroke touches
        std::vector<std::int16_t>
            bleed; ///< how much of the 1st, 2nd … of them on average, PixelBand::kFull is all
    };

    void reset(Line &line, const SpanPen &pen) const;
    void trace(Line &line, std::span<const FrameColumn> columns);
    void addColumn(Line &line, const FrameColumn &column, bool joinsNext);
    void addRun(Line &line, double x0, double x1, double top, double bottom) const;
    void join(Line &line, PixelPoint to, bool toRun);
    void addSegment(Line &line, PixelPoint from, PixelPoint to) const;
    void finishRuns(Line &line) const;
    bool maskBand(Line &line, int left);
    void paintBand(const Line &line, int left, bool masked);
    void paintColumn(const Line &line, int column, int inBand, bool masked);
    void uncoverRuns();
    void coverRun(const Line &line, int column);
    void mergeRuns(const Line &line, int column, int from, int to);

    PlotScale m_scale;
    int m_width = 0;
    int m_height = 0;
    double m_xFactor = 0;
    double m_yFactor = 0;
    double m_topLevel = 0; ///< of m_scale.values
    std::vector<Line> m_lines; ///< kept for their memory
    std::size_t m_used = 0;
    PixelBand m_band;
    LineMask m_mask;
    /// What the runs of a column and of those beside it cover of each row, 0…PixelBand::kFull, in
    /// turn by column; and the sum of it as the column shows it.
    std::array<std::vector<std::uint8_t>, 2 * kMaxReach + 1> m_runCover;
    std::array<RowRange, 2 * kMaxReach + 1> m_runRows{}; ///< what of m_runCover is not 0
    std::vector<std::uint8_t> m_cover;
    PixelPoint m_last{0, 0};
    bool m_hasLast = false;
    bool m_lastIsRun = false;
};

} // namespace perfdeck
