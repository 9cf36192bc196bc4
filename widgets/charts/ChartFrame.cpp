// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartFrame.h"

#include "widgets/charts/PlotScale.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QPen>

namespace perfdeck {

namespace {

QCategoryAxis *makeAxis(QChart *chart, QLineSeries *anchor, Qt::AlignmentFlag side)
{
    auto *axis = new QCategoryAxis(chart);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setTruncateLabels(false);
    axis->setGridLineVisible(false);
    axis->setLineVisible(false);
    chart->addAxis(axis, side);
    anchor->attachAxis(axis);
    return axis;
}

void clearLabels(QCategoryAxis *axis)
{
    const QStringList labels = axis->categoriesLabels();
    for (const QString &label : labels)
        axis->remove(label);
}

/// QCategoryAxis wants every label to be different; invisible spaces make it so.
void appendLabel(QCategoryAxis *axis, QString label, double at)
{
    while (axis->categoriesLabels().contains(label))
        label += QChar(0x200B);
    axis->append(label, at);
}

/// The axes of QtCharts are linear: a logarithmic one counts in powers.
void showValues(QCategoryAxis *axis, const AxisScale &scale)
{
    const ValueBounds bounds{scale.min, scale.max, scale.logarithmic};
    clearLabels(axis);
    axis->setRange(bounds.level(scale.min), bounds.level(scale.max));
    axis->setStartValue(bounds.level(scale.min));
    for (const AxisScale::Tick &tick : scale.ticks)
        appendLabel(axis, tick.label, bounds.level(tick.value));
}

} // namespace

ChartFrame::ChartFrame()
    : m_chart(new QChart)
{
    m_scene.addItem(m_chart);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->hide();
    // Axes are laid out only while a series hangs on them.
    auto *anchor = new QLineSeries(m_chart);
    m_chart->addSeries(anchor);
    m_timeAxis = makeAxis(m_chart, anchor, Qt::AlignBottom);
    m_valueAxis = makeAxis(m_chart, anchor, Qt::AlignLeft);
    // Axes of one series share their range: the right one hangs on a series of its own.
    auto *second = new QLineSeries(m_chart);
    m_chart->addSeries(second);
    second->attachAxis(m_timeAxis);
    m_rightAxis = makeAxis(m_chart, second, Qt::AlignRight);
}

ChartFrame::~ChartFrame() = default;

void ChartFrame::setLook(const Theme &theme, const QFont &labelFont)
{
    for (QCategoryAxis *axis : {m_timeAxis, m_valueAxis, m_rightAxis}) {
        axis->setLabelsFont(labelFont);
        axis->setLabelsBrush(theme.dim);
        axis->setLinePen(QPen(theme.line, 1));
    }
}

void ChartFrame::setGeometry(QSizeF size, QRectF plot)
{
    m_chart->resize(size);
    m_chart->setPlotArea(plot);
    m_scene.setSceneRect(QRectF(QPointF(), size));
}

void ChartFrame::setValueAxis(const AxisScale &scale)
{
    showValues(m_valueAxis, scale);
}

void ChartFrame::setRightAxis(const AxisScale *scale)
{
    if (scale != nullptr)
        showValues(m_rightAxis, *scale);
    else
        clearLabels(m_rightAxis);
}

void ChartFrame::setTimeAxis(TimeRange range, const std::vector<TimeTick> &ticks)
{
    const auto seconds = [&range](Timestamp time) {
        return std::chrono::duration<double>(time - range.from).count();
    };
    clearLabels(m_timeAxis);
    m_timeAxis->setRange(0, seconds(range.to));
    m_timeAxis->setStartValue(0);
    for (const TimeTick &tick : ticks)
        appendLabel(m_timeAxis, tick.label, seconds(tick.time));
}

void ChartFrame::paint(QPainter &painter)
{
    m_chart->layout()->activate();
    m_scene.render(&painter, m_scene.sceneRect(), m_scene.sceneRect());
}

} // namespace perfdeck
