// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ScatterChart.h"

#include "widgets/style/Format.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/PlainText.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

constexpr double kRadius = 4;
constexpr double kHoverRoom = 14; // pixels around a point that still mean it
constexpr std::size_t kLabelledPoints = 400; // more labels would only hide each other
constexpr double kWidestLabel = 160;
constexpr double kAxisRoom = 0.04; // of the axis beside the outermost points

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

/// The four places beside a point, the best first.
std::array<QRectF, 4> labelPlaces(QPointF at, QSizeF size)
{
    const double away = kRadius + 2;
    const double top = at.y() - size.height() / 2;
    const double left = at.x() - size.width() / 2;
    return {QRectF(QPointF(at.x() + away, top), size),
            QRectF(QPointF(at.x() - away - size.width(), top), size),
            QRectF(QPointF(left, at.y() - away - size.height()), size),
            QRectF(QPointF(left, at.y() + away), size)};
}

} // namespace

void ScatterChart::setFrame(ScatterFramePtr frame)
{
    m_frame = std::move(frame);
    m_points.clear();
    m_groups.clear();
    for (std::size_t i = 0; m_frame && i < m_frame->points.size(); ++i) {
        const ScatterPoint &point = m_frame->points[i];
        if (!std::isfinite(point.x) || !std::isfinite(point.y))
            continue;
        m_points.push_back(i);
        if (std::find(m_groups.begin(), m_groups.end(), point.group) == m_groups.end())
            m_groups.push_back(point.group);
    }
    setCurrentItem(-1);
    refresh();
}

void ScatterChart::setLogarithmic(bool x, bool y)
{
    m_logarithmicX = x;
    m_logarithmicY = y;
    refresh();
}

PaintedChart::Content ScatterChart::content() const
{
    if (!m_frame)
        return Content::Waiting;
    return m_points.empty() ? Content::Nothing : Content::Shown;
}

QString ScatterChart::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    QString text = tr("%1 points").arg(m_points.size());
    if (!m_frame->front.empty())
        text += tr(", %1 of them unbeaten").arg(m_frame->front.size());
    if (m_points.size() < m_frame->points.size())
        text += tr(", %1 not measured").arg(m_frame->points.size() - m_points.size());
    return text;
}

QColor ScatterChart::colorOf(const Theme &theme, const ScatterPoint &point) const
{
    return point.group.empty() ? theme.series[0] : entityColor(theme, point.group);
}

std::vector<PaintedChart::LegendEntry> ScatterChart::legend(const Theme &theme) const
{
    std::vector<LegendEntry> entries;
    for (const std::string &group : m_groups)
        entries.push_back(
            {group.empty() ? theme.series[0] : entityColor(theme, group), textOf(group)});
    return entries;
}

PlotAxis ScatterChart::axis(double ScatterPoint::*value,
                            const MetricInfo &info,
                            bool logarithmic,
                            int ticks) const
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const std::size_t point : m_points) {
        low = std::min(low, m_frame->points[point].*value);
        high = std::max(high, m_frame->points[point].*value);
    }
    const AxisWish wish{AxisWish::Base::Data, logarithmic && low > 0};
    const AxisScale scale = niceAxis(low, high, info.unit, ticks, wish);
    PlotAxis made = trimmed(valueAxis(scale, metricTitle(info)), low, high, kAxisRoom);
    if (info.better == Better::Lower)
        made.title += tr(" (lower is better)");
    else if (info.better == Better::Higher)
        made.title += tr(" (higher is better)");
    return made;
}

PlotAxes ScatterChart::axes() const
{
    const QRectF area = contentArea();
    return {look(),
            area,
            axis(&ScatterPoint::x, m_frame->x, m_logarithmicX, std::max(2, int(area.width() / 90))),
            axis(&ScatterPoint::y,
                 m_frame->y,
                 m_logarithmicY,
                 std::clamp(int(area.height() / 45), 2, 8))};
}

QPointF ScatterChart::placeOf(const PlotAxes &axes, std::size_t point) const
{
    return {axes.x(m_frame->points[point].x), axes.y(m_frame->points[point].y)};
}

bool ScatterChart::isOnFront(std::size_t point) const
{
    return std::find(m_frame->front.begin(), m_frame->front.end(), point) != m_frame->front.end();
}

/// Steps, not slopes: between two points of the front there is nothing measured. The corner lies on
/// the side that both beat.
void ScatterChart::paintFront(QPainter &painter, const Theme &theme, const PlotAxes &axes) const
{
    QPolygonF steps;
    const bool cornerFirst = m_frame->x.better == Better::Higher;
    for (const std::size_t point : m_frame->front) {
        const QPointF at = placeOf(axes, point);
        if (!steps.isEmpty())
            steps << (cornerFirst ? QPointF(steps.last().x(), at.y())
                                  : QPointF(at.x(), steps.last().y()));
        steps << at;
    }
    painter.setPen(QPen(theme.dim, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(steps);
}

void ScatterChart::paintLabels(QPainter &painter, const Theme &theme, const PlotAxes &axes) const
{
    std::vector<std::size_t> order = m_frame->front;
    for (const std::size_t point : m_points) {
        if (!isOnFront(point) && order.size() < kLabelledPoints)
            order.push_back(point);
    }
    std::vector<QRectF> taken;
    for (const std::size_t point : m_points) {
        const QPointF at = placeOf(axes, point);
        taken.emplace_back(at.x() - kRadius, at.y() - kRadius, 2 * kRadius, 2 * kRadius);
    }
    painter.setFont(look().font(TextSize::Small));
    painter.setPen(theme.text);
    const QFontMetricsF metrics(painter.font());
    for (const std::size_t point : order) {
        const QString name = metrics.elidedText(
            textOf(m_frame->points[point].name), Qt::ElideMiddle, kWidestLabel);
        const QSizeF size(metrics.horizontalAdvance(name) + 1, metrics.height());
        for (const QRectF &box : labelPlaces(placeOf(axes, point), size)) {
            const bool isFree = axes.plot().contains(box)
                && std::none_of(taken.begin(), taken.end(), [&box](const QRectF &other) {
                                    return other.intersects(box);
                                });
            if (!isFree)
                continue;
            painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, name);
            taken.push_back(box);
            break;
        }
    }
}

void ScatterChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const PlotAxes layout = axes();
    layout.paint(painter, theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintFront(painter, theme, layout);
    for (const std::size_t point : m_points) {
        const bool front = isOnFront(point);
        const QColor color = colorOf(theme, m_frame->points[point]);
        painter.setPen(QPen(front ? theme.text : theme.raised, front ? 1.5 : 1));
        painter.setBrush(color);
        painter.drawEllipse(placeOf(layout, point), kRadius + front, kRadius + front);
    }
    paintLabels(painter, theme, layout);
    painter.restore();
}

int ScatterChart::itemCount() const
{
    return int(m_points.size());
}

int ScatterChart::itemAt(QPointF position) const
{
    const PlotAxes layout = axes();
    int best = -1;
    double nearest = kHoverRoom * kHoverRoom;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const QPointF away = placeOf(layout, m_points[i]) - position;
        const double distance = QPointF::dotProduct(away, away);
        if (distance < nearest) {
            nearest = distance;
            best = int(i);
        }
    }
    return best;
}

PaintedChart::Reading ScatterChart::read(int item) const
{
    const std::size_t index = m_points[std::size_t(item)];
    const ScatterPoint &point = m_frame->points[index];
    Reading reading;
    reading.head = textOf(point.name);
    if (!point.group.empty())
        reading.head += QStringLiteral(" · ") + textOf(point.group);
    const QColor color = colorOf(look().theme(), point);
    reading.rows.push_back({QString::fromStdString(m_frame->x.title),
                            formatText(point.x, m_frame->x.unit),
                            {},
                            color,
                            false});
    reading.rows.push_back({QString::fromStdString(m_frame->y.title),
                            formatText(point.y, m_frame->y.unit),
                            isOnFront(index) ? tr("unbeaten") : QString(),
                            color,
                            false});
    const QPointF at = placeOf(axes(), index);
    reading.place = QRectF(at.x() - 7, at.y() - 7, 15, 15);
    return reading;
}

/// The nearest point in that direction; a step aside counts double.
int ScatterChart::neighbour(int item, int right, int up) const
{
    if (item < 0)
        return 0;
    const PlotAxes layout = axes();
    const QPointF from = placeOf(layout, m_points[std::size_t(item)]);
    int best = item;
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const QPointF to = placeOf(layout, m_points[i]) - from;
        const double along
            = right != 0 ? to.x() * (right > 0 ? 1 : -1) : -to.y() * (up > 0 ? 1 : -1);
        const double aside = right != 0 ? to.y() : to.x();
        const double distance = along + 2 * std::abs(aside);
        const bool isAhead = along > 0 || (along == 0 && i > std::size_t(item) && aside == 0);
        if (isAhead && distance < nearest) {
            nearest = distance;
            best = int(i);
        }
    }
    return best;
}

void ScatterChart::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_X)
        return setLogarithmic(!m_logarithmicX, m_logarithmicY);
    if (plain && event->key() == Qt::Key_Y)
        return setLogarithmic(m_logarithmicX, !m_logarithmicY);
    PaintedChart::keyPressEvent(event);
}

void ScatterChart::addToMenu(QMenu &menu)
{
    const auto add = [&](const QString &words, bool on, auto toggle) {
        QAction *action = menu.addAction(words);
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::toggled, this, toggle);
    };
    add(tr("Logarithmic horizontal axis") + QStringLiteral("\tX"), m_logarithmicX, [this](bool on) {
        setLogarithmic(on, m_logarithmicY);
    });
    add(tr("Logarithmic vertical axis") + QStringLiteral("\tY"), m_logarithmicY, [this](bool on) {
        setLogarithmic(m_logarithmicX, on);
    });
}

QString ScatterChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    QString text = tr("%1. %2 by %3, %4.")
                       .arg(title(),
                            QString::fromStdString(m_frame->y.title),
                            QString::fromStdString(m_frame->x.title),
                            subtitle());
    for (const std::size_t point : m_frame->front)
        text += QLatin1Char('\n') + tr("Unbeaten: ") + textOf(m_frame->points[point].name)
            + QStringLiteral(", ") + formatText(m_frame->points[point].x, m_frame->x.unit)
            + QStringLiteral(", ") + formatText(m_frame->points[point].y, m_frame->y.unit);
    return text;
}

DataTable ScatterChart::table() const
{
    DataTable table;
    if (content() != Content::Shown)
        return table;
    const QString x = QString::fromStdString(m_frame->x.title);
    const QString y = QString::fromStdString(m_frame->y.title);
    table.columns = {{"name", tr("Name")},
                     {"group", tr("Group")},
                     {headingWithUnit(x, m_frame->x.unit), x, m_frame->x.unit},
                     {headingWithUnit(y, m_frame->y.unit), y, m_frame->y.unit},
                     {"unbeaten", tr("Unbeaten")}};
    for (const std::size_t index : m_points) {
        const ScatterPoint &point = m_frame->points[index];
        table.cells.insert(table.cells.end(),
                           {Cell(point.name),
                            Cell(point.group),
                            Cell(point.x),
                            Cell(point.y),
                            Cell(std::string(isOnFront(index) ? "yes" : ""))});
    }
    return table;
}

} // namespace perfdeck
