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
    setAccessibleDescription(shown == nullptr ? tr("No data")
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
    const auto [min, max] = bounds();
    const double margin = (kDotRadius + 1) * ratio; // the dot at the end stays whole
    // Times end before the right edge by as much.
    const double share = size.width() / std::max(1.0, size.width() - margin);
    TimeRange range = m_frame->range;
    range.to
        = range.from + Duration(std::llround(static_cast<double>(range.length().count()) * share));
    const PlotScale scale{range,
                          {min, max},
                          static_cast<double>(size.width()),
                          static_cast<double>(size.height()),
                          margin};
    const QColor color = m_color.value_or(m_style.seriesColor(*series()->key));
    const SpanPen pen{color.rgb(), kLineWidth * ratio, kDotRadius * ratio};
    FrameColumn newest = series()->columns.back();
    newest = {newest.lastTime,
              newest.lastTime,
              newest.last,
              newest.last,
              newest.last,
              newest.last,
              1,
              true};
    m_painter.begin(scale);
    m_painter.add(series()->columns, pen);
    m_painter.add(std::span(&newest, 1), pen);
    const PlotBackdrop clear{std::vector<QRgb>(static_cast<std::size_t>(size.height()), 0), {}, {}};
    m_painter.paint(m_image, clear);
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
