// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/PaintedChart.h"
#include "widgets/pages/profiling/timeline/TimelineIndex.h"

#include <QHash>

#include <array>
#include <optional>
#include <vector>

namespace perfdeck {

class RowScroll;

/// What ran when, a row for each thread or stream and each depth in it. The wheel zooms at the
/// pointer (with Ctrl, or beside the plot, it scrolls the rows), dragging moves, dragging with
/// Shift or in the ruler marks a range; W, S, A, D zoom and move, 0 shows all, F what is marked,
/// Enter marks the current event, Esc ends the mark. Ten million events are no slower than a
/// thousand: a row costs as much as it has pixels. Items are events. GUI thread.
class TimelineChart final : public PaintedChart
{
    Q_OBJECT

public:
    explicit TimelineChart(Style &style, QWidget *parent = nullptr);

    /// Null for "still waiting". The window stays where it was if it lies in the new one.
    void setIndex(TimelineIndexPtr index);
    /// The range that is marked; everything that is asked about is asked of it.
    void setSpan(std::optional<ProfileSpan> span);
    /// Events of other layers stand back; kNoIndex: none does.
    void setLayer(std::uint32_t layer);
    /// What is seen, inside of what there is.
    void setWindow(ProfileSpan window);

    [[nodiscard]] const ProfileSpan &window() const { return m_window; }

    [[nodiscard]] std::optional<ProfileSpan> span() const { return m_span; }

    /// By this factor, keeping the time at `x` where it is.
    void zoom(double factor, double x);
    /// By this share of what is seen.
    void pan(double share);

    /// Where events are drawn.
    [[nodiscard]] QRectF plot() const;

    [[nodiscard]] QString description() const override;
    /// Of what is seen the events that are at least a few pixels wide.
    [[nodiscard]] DataTable table() const override;

Q_SIGNALS:
    void spanSelected(std::optional<perfdeck::ProfileSpan> span);
    void layerChosen(std::uint32_t layer);

protected:
    [[nodiscard]] Content content() const override;
    [[nodiscard]] QString subtitle() const override;
    void paintContent(QPainter &painter, const Theme &theme) const override;
    void paintOverlay(QPainter &painter) const override;
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] int itemAt(QPointF position) const override;
    [[nodiscard]] Reading read(int item) const override;
    [[nodiscard]] int neighbour(int item, int right, int up) const override;
    void addToMenu(QMenu &menu) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    static constexpr int kShades = 16;

    /// Colours of cells by hue, whether they stand back, and how much is covered.
    struct Palette
    {
        std::array<std::array<std::array<QRgb, kShades + 1>, 2>, kSeriesHues> fill{};
        std::array<QColor, kSeriesHues> text;
    };

    enum class Gesture
    {
        None,
        Pressed,
        Panning,
        Marking
    };

    [[nodiscard]] Palette paletteOf(const Theme &theme) const;
    void layOutScroll();
    [[nodiscard]] std::size_t rowCount() const;
    [[nodiscard]] std::size_t rowsThatFit() const;
    [[nodiscard]] std::size_t firstRow() const;
    [[nodiscard]] double rowTop(std::size_t row) const;
    [[nodiscard]] bool standsBack(std::uint32_t event) const;
    [[nodiscard]] std::uint8_t hueOf(std::uint32_t event) const;
    void paintRowCells(QImage &image, std::size_t row, int top, int height, const Palette &) const;
    void paintLabels(QPainter &painter, const Theme &theme, const Palette &) const;
    void paintTracks(QPainter &painter, const Theme &theme) const;
    void mark(std::optional<ProfileSpan> span);
    void showAll();
    void showMarked();
    void markCurrent();
    void reveal(int item);
    [[nodiscard]] QString trackName(std::uint32_t track) const;

    TimelineIndexPtr m_index;
    std::vector<std::uint8_t> m_hues; ///< by name
    ProfileSpan m_window{0, 1};
    std::optional<ProfileSpan> m_span;
    std::uint32_t m_layer = kNoIndex;
    RowScroll *m_scroll;
    Gesture m_gesture = Gesture::None;
    bool m_wouldMark = false;
    QPointF m_pressedAt;
    ProfileSpan m_windowBefore{0, 1};
    mutable std::vector<TimelineCell> m_cells; ///< of the row that is being painted
    mutable std::vector<std::uint32_t> m_found; ///< likewise
};

} // namespace perfdeck
