// SPDX-License-Identifier: GPL-3.0-or-later
// How a TimeSeriesChart is arranged, and what is painted around its canvas.
#include "widgets/charts/ChartLegend.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/TimeSeriesChart.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kPadding = 12;
constexpr int kLeastNote = 6; // characters: less says nothing
constexpr int kAxisGap = 8; // between value labels and plot
constexpr int kTimeAxisGap = 2 * Style::kGrid; // of its labels, above and below

} // namespace

/// As many ticks as their labels leave room for.
std::vector<TimeTick> TimeSeriesChart::fittingTicks() const
{
    const QFontMetrics metrics(m_style.numberFont(TextSize::Small));
    std::vector<TimeTick> ticks;
    for (const char *widest : {"00:00", "00:00:00", "00:00:00.000"}) {
        const int room = metrics.horizontalAdvance(QLatin1String(widest)) + 20;
        ticks = timeTicks(m_range, std::max(1, m_canvas->width() / room), timeZone());
        const bool fits = std::all_of(ticks.begin(), ticks.end(), [&](const TimeTick &tick) {
            return metrics.horizontalAdvance(tick.label) <= room - 16;
        });
        if (fits)
            break;
    }
    return ticks;
}

/// Labels are centred on their ticks: those that would stick out of the chart go.
std::vector<TimeTick> TimeSeriesChart::visibleLabels(std::vector<TimeTick> ticks) const
{
    const QFontMetrics metrics(m_style.numberFont(TextSize::Small));
    std::erase_if(ticks, [&](const TimeTick &tick) {
        const double x = m_canvas->x() + m_canvas->xOf(tick.time);
        const double half = metrics.horizontalAdvance(tick.label) / 2.0;
        return x - half < 0 || x + half > width();
    });
    return ticks;
}

int TimeSeriesChart::valueLabelWidth(AxisSide side) const
{
    if (side == AxisSide::Right && !m_axes.hasRight())
        return -kAxisGap;
    const QFontMetrics metrics(m_style.numberFont(TextSize::Small));
    int width = metrics.horizontalAdvance(QStringLiteral("0000"));
    for (const AxisScale::Tick &tick : m_axes.scale(side).ticks)
        width = std::max(width, metrics.horizontalAdvance(tick.label));
    return width;
}

QRect TimeSeriesChart::layOutLegend(QRect area)
{
    const bool shown = m_legendVisible && m_book.lines().size() > 0;
    m_legend->setVisible(shown);
    if (!shown)
        return area;
    const int tableWidth = m_legend->tableWidth();
    if (area.width() - tableWidth - 2 * kPadding >= 480) {
        m_legend->setGeometry(area.right() - tableWidth + 1, area.top(), tableWidth, area.height());
        m_legend->setTable(true);
        return area.adjusted(0, 0, -tableWidth - 2 * kPadding, 0);
    }
    const bool tableFits
        = area.width() >= tableWidth && m_legend->tableHeight() <= area.height() / 3;
    const int wanted = tableFits ? m_legend->tableHeight() : m_legend->flowHeight(area.width());
    const int rows = std::clamp(area.height() / 3 / m_legend->rowHeight(), 1, 8);
    const int height = std::min(wanted, rows * m_legend->rowHeight());
    m_legend->setGeometry(area.left(), area.bottom() - height + 1, area.width(), height);
    m_legend->setTable(tableFits);
    return area.adjusted(0, 0, 0, -height - Style::kGrid);
}

void TimeSeriesChart::layOut()
{
    QRect area = rect().adjusted(kPadding, headerHeight(), -kPadding, -Style::kGrid * 2);
    area = layOutLegend(area);
    const int timeAxis = QFontMetrics(m_style.numberFont(TextSize::Small)).height() + kTimeAxisGap;
    QRect plot = area.adjusted(valueLabelWidth(AxisSide::Left) + kAxisGap,
                               0,
                               -valueLabelWidth(AxisSide::Right) - kAxisGap,
                               -timeAxis);
    plot.setSize(plot.size().expandedTo({1, 1}));
    m_canvas->setGeometry(plot);
    m_frame.setGeometry(size(),
                        QRectF(plot).adjusted(0, PlotCanvas::kInset, 0, -PlotCanvas::kInset));
    m_frameDirty = true;
    update();
}

void TimeSeriesChart::resizeEvent(QResizeEvent *event)
{
    ChartView::resizeEvent(event);
    layOut();
    updateValueAxis();
    updateTimeAxis(true);
}

void TimeSeriesChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LocaleChange)
        layOut();
    QWidget::changeEvent(event);
}

void TimeSeriesChart::renderFrame()
{
    const qreal ratio = devicePixelRatioF();
    m_framePixmap = QPixmap(size() * ratio);
    m_framePixmap.setDevicePixelRatio(ratio);
    m_framePixmap.fill(theme().raised);
    QPainter painter(&m_framePixmap);
    m_frame.paint(painter);
    m_frameDirty = false;
}

/// The units of the axes.
QString TimeSeriesChart::unitNote() const
{
    const auto unit = [this](AxisSide side) {
        const QString name = m_axes.scale(side).unit;
        return name.isEmpty() ? tr("no unit") : name;
    };
    if (m_axes.hasRight() && !axisWish().logarithmic)
        return tr("left %1 · right %2").arg(unit(AxisSide::Left), unit(AxisSide::Right));
    return m_axes.scale(AxisSide::Left).unit;
}

/// What must be known to read the lines right.
QString TimeSeriesChart::headerNote() const
{
    QStringList notes;
    if (m_layers.ghost().frame)
        notes << tr("dashed: %1").arg(m_layers.ghost().name);
    const FramePtr &frame = m_book.frame();
    if (const FrameSpread *spread = m_book.spread())
        notes << tr("median, middle half and p5 to p95 of %1 lines").arg(spread->series);
    if (frame && frame->seriesLeftOut > 0) {
        const std::size_t shown
            = m_book.spread() != nullptr ? m_book.spread()->series : m_book.lines().size();
        notes << tr("%1 of %2 lines").arg(shown).arg(shown + frame->seriesLeftOut);
    }
    return notes.join(QStringLiteral(" · "));
}

/// Title, unit and what must be known to read the lines right, as far as there is room.
void TimeSeriesChart::paintHeader(QPainter &painter) const
{
    painter.setFont(m_style.font(TextSize::Normal, TextWeight::Strong));
    painter.setPen(theme().text);
    const QRect header(kPadding,
                       Style::kGrid,
                       width() - 2 * kPadding,
                       painter.fontMetrics().height() + Style::kGrid);
    const QString words = painter.fontMetrics().elidedText(title(), Qt::ElideRight, header.width());
    painter.drawText(header, Qt::AlignLeft | Qt::AlignVCenter, words);
    QRect rest
        = header.adjusted(painter.fontMetrics().horizontalAdvance(words) + kAxisGap, 1, 0, 1);
    painter.setFont(m_style.font(TextSize::Small));
    painter.setPen(theme().dim);
    const QFontMetrics metrics = painter.fontMetrics();
    if (m_book.hasSamples()) {
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, unitNote());
        rest.setLeft(rest.left() + metrics.horizontalAdvance(unitNote()) + kAxisGap);
    }
    if (rest.width() >= metrics.averageCharWidth() * kLeastNote)
        painter.drawText(rest,
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(headerNote(), Qt::ElideRight, rest.width()));
}

void TimeSeriesChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_paper) {
        // A picture has its own ratio: no pixmap in between.
        painter.fillRect(rect(), theme().raised);
        m_frame.paint(painter);
    } else {
        if (m_frameDirty || m_framePixmap.devicePixelRatio() != devicePixelRatioF())
            renderFrame();
        painter.drawPixmap(0, 0, m_framePixmap);
    }
    paintHeader(painter);
    if (hasFocus() && !m_paper) {
        painter.setPen(QPen(theme().accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace perfdeck
