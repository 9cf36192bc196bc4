// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/Sparkline.h"

#include "widgets/style/AxisScale.h"
#include "widgets/style/Format.h"

#include <QPainter>

#include <cmath>

namespace perfdeck {

namespace {

constexpr double kLineWidth = 1.5;
constexpr double kDotRadius = 2;

} // namespace

Sparkline::Sparkline(Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_style, &Style::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setFrame(FramePtr frame, std::size_t index)
{
    m_frame = std::move(frame);
    m_series = index;
    const FrameSeries *shown = series();
    setAccessibleDescription(shown == nullptr
                                 ? tr("No data")
                                 : tr("Last %1, minimum %2, maximum %3")
                                       .arg(formatText(shown->last, shown->info.unit),
                                            formatText(shown->min, shown->info.unit),
                                            formatText(shown->max, shown->info.unit)));
    update();
}

void Sparkline::setColor(std::optional<QColor> color)
{
    m_color = color;
    update();
}

void Sparkline::setValueRange(std::optional<std::pair<double, double>> bounds)
{
    m_bounds = bounds;
    update();
}

int Sparkline::columns() const
{
    return std::max(1, static_cast<int>(std::lround(width() * devicePixelRatioF())));
}

const FrameSeries *Sparkline::series() const
{
    if (!m_frame || m_series >= m_frame->series.size() || m_frame->series[m_series].columns.empty())
        return nullptr;
    return &m_frame->series[m_series];
}

std::pair<double, double> Sparkline::bounds() const
{
    if (m_bounds)
        return *m_bounds;
    const AxisScale axis = niceAxis(series()->min, series()->max, series()->info.unit, 5);
    return {axis.min, axis.max};
}

void Sparkline::render()
{
    const qreal ratio = devicePixelRatioF();
    const QSize size(columns(), std::max(1, static_cast<int>(std::lround(height() * ratio))));
    if (m_image.size() != size)
        m_image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    m_image.setDevicePixelRatio(1);
    m_image.fill(Qt::transparent);
    const auto [min, max] = bounds();
    const double margin = (kDotRadius + 1) * ratio; // the dot at the end stays whole
    const PlotScale scale {m_frame->range, min, max, size.width() - margin, static_cast<double>(size.height()), margin};
    const QColor color = m_color.value_or(m_style.seriesColor(*series()->key));
    const SpanPen pen {color.rgb(), kLineWidth * ratio, kDotRadius * ratio};
    m_painter.paint(m_image, scale, series()->columns, pen);
    FrameColumn newest = series()->columns.back();
    newest = {newest.lastTime, newest.lastTime, newest.last, newest.last, newest.last, newest.last, 1, true};
    m_painter.paint(m_image, scale, std::span(&newest, 1), pen);
    m_image.setDevicePixelRatio(ratio);
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (series() == nullptr) {
        // Nothing measured is a rule, not a line of zeros.
        painter.setPen(QPen(m_style.theme().line, 1, Qt::DotLine));
        painter.drawLine(0, height() / 2, width(), height() / 2);
        return;
    }
    render();
    painter.drawImage(QPointF(0, 0), m_image);
}

void Sparkline::resizeEvent(QResizeEvent *)
{
    Q_EMIT columnsChanged(columns());
}

} // namespace perfdeck
