// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "widgets/charts/SpanPainter.h"
#include "widgets/style/Style.h"

#include <QColor>
#include <QImage>
#include <QString>
#include <QWidget>

#include <optional>

namespace perfdeck {

/// One series as a tiny line without axes, for tiles and table cells. Shows `Frame::series[0]` (or
/// another) over the frame's range; a newest value is marked with a dot. Its accessible text says
/// last, least and greatest value. GUI thread.
class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(Style &style, QWidget *parent = nullptr);

    void setFrame(FramePtr frame, std::size_t series = 0);
    /// Default: the entity's colour.
    void setColor(std::optional<QColor> color);
    /// Fixed bounds, for example 0…1 for a utilisation; default: around the data, from zero for
    /// amounts.
    void setValueRange(std::optional<std::pair<double, double>> bounds);
    /// Device pixels across, for RangeQuery::columns.
    [[nodiscard]] int columns() const;

    [[nodiscard]] QSize sizeHint() const override { return {96, 24}; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {32, 16}; }

Q_SIGNALS:
    void columnsChanged(int columns);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] const FrameSeries *series() const;
    [[nodiscard]] std::pair<double, double> bounds() const;
    void render();

    Style &m_style;
    FramePtr m_frame;
    std::size_t m_series = 0;
    std::optional<QColor> m_color;
    std::optional<std::pair<double, double>> m_bounds;
    SpanPainter m_painter;
    QImage m_image;
};

} // namespace perfdeck
