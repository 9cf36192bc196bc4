// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/CurveChart.h"

#include "widgets/style/Format.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/PlainText.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace perfdeck {

namespace {

constexpr double kRadius = 3;
constexpr double kRing = 7; // around a marked point
constexpr double kWhisker = 3; // half the width of the ends of an interval
constexpr double kHoverRoom = 18; // pixels around a point that still mean it
constexpr double kAxisRoom = 0.05; // of the axis beside the outermost points
constexpr std::size_t kMostDots = 120; // of one curve; more would hide the line
constexpr std::size_t kMostPlaces = 12; // on the axis that all get a tick
constexpr double kWidestNote = 180;

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

QString withDirection(QString title, Better better)
{
    if (better == Better::Lower)
        title += CurveChart::tr(" (lower is better)");
    else if (better == Better::Higher)
        title += CurveChart::tr(" (higher is better)");
    return title;
}

} // namespace

void CurveChart::setFrame(CurveFramePtr frame)
{
    m_frame = std::move(frame);
    m_points.clear();
    for (std::size_t curve = 0; m_frame && curve < m_frame->curves.size(); ++curve)
        for (std::size_t at = 0; at < m_frame->curves[curve].points.size(); ++at) {
            const CurvePoint &point = m_frame->curves[curve].points[at];
            if (std::isfinite(point.x) && std::isfinite(point.y))
                m_points.emplace_back(curve, at);
        }
    setCurrentItem(-1);
    refresh();
}

void CurveChart::setLogarithmic(bool x, bool y)
{
    m_logarithmicX = x;
    m_logarithmicY = y;
    refresh();
}

std::pair<std::size_t, std::size_t> CurveChart::placeOf(int item) const
{
    return m_points[std::size_t(item)];
}

const CurvePoint &CurveChart::point(std::size_t item) const
{
    const auto &[curve, at] = m_points[item];
    return m_frame->curves[curve].points[at];
}

PaintedChart::Content CurveChart::content() const
{
    if (!m_frame)
        return Content::Waiting;
    return m_points.empty() ? Content::Nothing : Content::Shown;
}

QString CurveChart::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    QString text = tr("%n points", nullptr, int(m_points.size()));
    if (!m_frame->intervalTitle.empty())
        text += QStringLiteral(" · ") + QString::fromStdString(m_frame->intervalTitle);
    return text;
}

QColor CurveChart::colorOf(const Theme &theme, std::size_t curve) const
{
    const std::string &name = m_frame->curves[curve].name;
    return name.empty() ? theme.series[0] : entityColor(theme, name);
}

std::vector<PaintedChart::LegendEntry> CurveChart::legend(const Theme &theme) const
{
    std::vector<LegendEntry> entries;
    for (std::size_t curve = 0; m_frame && curve < m_frame->curves.size(); ++curve)
        entries.push_back({colorOf(theme, curve), textOf(m_frame->curves[curve].name)});
    return entries;
}

/// Where there are few places each of them is named: 1, 2, 4, 8 of a batch.
PlotAxis CurveChart::xAxis(double width) const
{
    if (m_frame->time) {
        PlotAxis axis = timeAxis(*m_frame->time, width, look(), timeZone());
        axis.title = metricTitle(m_frame->x);
        return axis;
    }
    std::set<double> places;
    for (std::size_t item = 0; item < m_points.size(); ++item)
        places.insert(point(item).x);
    const double low = *places.begin();
    const double high = *places.rbegin();
    const AxisWish wish{AxisWish::Base::Data, m_logarithmicX && low > 0};
    const AxisScale scale
        = niceAxis(low, high, m_frame->x.unit, std::max(2, int(width / 90)), wish);
    PlotAxis axis = valueAxis(scale, metricTitle(m_frame->x));
    if (wish.logarithmic && high > low && places.size() <= kMostPlaces) {
        axis.title = metricTitle(m_frame->x);
        axis.ticks.clear();
        for (const double place : places)
            axis.ticks.push_back({place, formatText(place, m_frame->x.unit)});
        axis.min = low;
        axis.max = high;
    }
    axis = trimmed(axis, low, high, kAxisRoom);
    axis.title = withDirection(axis.title, m_frame->x.better);
    return axis;
}

PlotAxis CurveChart::yAxis(double height) const
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (std::size_t item = 0; item < m_points.size(); ++item) {
        const CurvePoint &shown = point(item);
        const auto [from, to] = shown.interval.value_or(std::pair(shown.y, shown.y));
        low = std::min({low, shown.y, from});
        high = std::max({high, shown.y, to});
    }
    const AxisWish wish{m_logarithmicY ? AxisWish::Base::Data : AxisWish::Base::Automatic,
                        m_logarithmicY && low > 0};
    const AxisScale scale
        = niceAxis(low, high, m_frame->y.unit, std::clamp(int(height / 45), 2, 8), wish);
    PlotAxis axis = valueAxis(scale, metricTitle(m_frame->y));
    axis.title = withDirection(axis.title, m_frame->y.better);
    return axis;
}

PlotAxes CurveChart::axes() const
{
    const QRectF area = contentArea();
    return {look(), area, xAxis(area.width()), yAxis(area.height())};
}

QPointF CurveChart::positionOf(const PlotAxes &axes, const CurvePoint &point) const
{
    return {axes.x(point.x), axes.y(point.y)};
}

void CurveChart::paintCurve(QPainter &painter,
                            const Theme &theme,
                            const PlotAxes &axes,
                            std::size_t at) const
{
    const Curve &curve = m_frame->curves[at];
    const QColor color = colorOf(theme, at);
    QPolygonF line;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1));
    for (const CurvePoint &point : curve.points) {
        const QPointF place = positionOf(axes, point);
        if (!std::isfinite(point.y) || !std::isfinite(place.y()))
            continue;
        line << place;
        if (!point.interval || curve.points.size() > kMostDots)
            continue;
        const double low = axes.y(point.interval->first);
        const double high = axes.y(point.interval->second);
        painter.drawLine(QPointF(place.x(), low), QPointF(place.x(), high));
        for (const double end : {low, high})
            painter.drawLine(QPointF(place.x() - kWhisker, end),
                             QPointF(place.x() + kWhisker, end));
    }
    painter.setPen(QPen(color, 2));
    painter.drawPolyline(line);
    if (line.size() > qsizetype(kMostDots))
        return;
    painter.setPen(QPen(theme.raised, 1));
    painter.setBrush(color);
    for (const QPointF place : line)
        painter.drawEllipse(place, kRadius, kRadius);
}

/// Rings, and their notes where they cover no other.
void CurveChart::paintMarks(QPainter &painter, const Theme &theme, const PlotAxes &axes) const
{
    painter.setFont(look().font(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    std::vector<QRectF> taken;
    for (std::size_t item = 0; item < m_points.size(); ++item) {
        const CurvePoint &marked = point(item);
        if (!marked.isMarked)
            continue;
        const QPointF place = positionOf(axes, marked);
        painter.setPen(QPen(theme.text, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(place, kRing, kRing);
        const QString note = metrics.elidedText(textOf(marked.note), Qt::ElideRight, kWidestNote);
        const QSizeF size(metrics.horizontalAdvance(note) + 1, metrics.height());
        const bool isLeft = place.x() + kRing + size.width() > axes.plot().right();
        QRectF box(QPointF(isLeft ? place.x() - kRing - size.width() : place.x() + kRing,
                           place.y() + kRing / 2),
                   size);
        if (box.bottom() > axes.plot().bottom())
            box.moveBottom(place.y() - kRing);
        if (std::ranges::any_of(taken,
                                [&box](const QRectF &other) { return box.intersects(other); }))
            continue;
        painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, note);
        taken.push_back(box);
    }
}

void CurveChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const PlotAxes layout = axes();
    layout.paint(painter, theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(layout.plot().adjusted(-kRing, -kRing, kRing, kRing));
    for (std::size_t curve = 0; curve < m_frame->curves.size(); ++curve)
        paintCurve(painter, theme, layout, curve);
    paintMarks(painter, theme, layout);
    painter.restore();
}

int CurveChart::itemCount() const
{
    return int(m_points.size());
}

int CurveChart::itemAt(QPointF position) const
{
    const PlotAxes layout = axes();
    int best = -1;
    double nearest = kHoverRoom * kHoverRoom;
    for (std::size_t item = 0; item < m_points.size(); ++item) {
        const QPointF away = positionOf(layout, point(item)) - position;
        const double distance = QPointF::dotProduct(away, away);
        if (distance < nearest) {
            nearest = distance;
            best = int(item);
        }
    }
    return best;
}

QString CurveChart::textOfX(const CurvePoint &point) const
{
    if (!m_frame->time)
        return formatText(point.x, m_frame->x.unit);
    return formatDateTime(m_frame->time->from + Duration(std::int64_t(point.x)), timeZone());
}

PaintedChart::Reading CurveChart::read(int item) const
{
    const CurvePoint &shown = point(std::size_t(item));
    const std::size_t curve = placeOf(item).first;
    const QColor color = colorOf(look().theme(), curve);
    const Unit unit = m_frame->y.unit;
    Reading reading;
    reading.head = textOf(m_frame->curves[curve].name);
    reading.rows.push_back({metricTitle(m_frame->x), textOfX(shown), {}, color, false});
    QString interval;
    if (shown.interval)
        interval = tr("%1 … %2").arg(formatText(shown.interval->first, unit),
                                     formatText(shown.interval->second, unit));
    reading.rows.push_back(
        {metricTitle(m_frame->y), formatText(shown.y, unit), interval, color, false});
    if (!shown.note.empty())
        reading.rows.push_back({tr("Note"), textOf(shown.note), {}, color, false});
    const QPointF place = positionOf(axes(), shown);
    reading.place = QRectF(place.x() - kRing, place.y() - kRing, 2 * kRing + 1, 2 * kRing + 1);
    return reading;
}

/// Along the curve to the sides; up and down to the nearest place of another curve.
int CurveChart::neighbour(int item, int right, int up) const
{
    if (item < 0)
        return 0;
    const auto [curve, at] = placeOf(item);
    if (right != 0) {
        const int next = item + right;
        return next >= 0 && next < itemCount() && placeOf(next).first == curve ? next : item;
    }
    int best = item;
    double nearest = std::numeric_limits<double>::infinity();
    for (int other = 0; other < itemCount(); ++other) {
        const bool isWanted = up > 0 ? placeOf(other).first < curve : placeOf(other).first > curve;
        const double distance
            = std::abs(point(std::size_t(other)).x - m_frame->curves[curve].points[at].x)
            + 1e-9 * std::abs(double(placeOf(other).first) - double(curve));
        if (isWanted && distance < nearest) {
            nearest = distance;
            best = other;
        }
    }
    return best;
}

void CurveChart::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_X && m_frame && !m_frame->time)
        return setLogarithmic(!m_logarithmicX, m_logarithmicY);
    if (plain && event->key() == Qt::Key_Y)
        return setLogarithmic(m_logarithmicX, !m_logarithmicY);
    PaintedChart::keyPressEvent(event);
}

void CurveChart::addToMenu(QMenu &menu)
{
    const auto add = [&](const QString &words, bool on, auto toggle) {
        QAction *action = menu.addAction(words);
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::toggled, this, toggle);
    };
    if (m_frame && !m_frame->time)
        add(tr("Logarithmic horizontal axis") + QStringLiteral("\tX"),
            m_logarithmicX,
            [this](bool on) { setLogarithmic(on, m_logarithmicY); });
    add(tr("Logarithmic vertical axis") + QStringLiteral("\tY"), m_logarithmicY, [this](bool on) {
        setLogarithmic(m_logarithmicX, on);
    });
}

QString CurveChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    QString text = tr("%1. %2 by %3, %4.")
                       .arg(title(), metricTitle(m_frame->y), metricTitle(m_frame->x), subtitle());
    for (std::size_t item = 0; item < m_points.size(); ++item) {
        const CurvePoint &marked = point(item);
        if (!marked.isMarked)
            continue;
        QStringList parts{textOf(m_frame->curves[m_points[item].first].name),
                          textOfX(marked),
                          formatText(marked.y, m_frame->y.unit),
                          textOf(marked.note)};
        parts.removeAll(QString());
        text += QLatin1Char('\n') + parts.join(QStringLiteral(", "));
    }
    return text;
}

DataTable CurveChart::table() const
{
    DataTable table;
    if (content() != Content::Shown)
        return table;
    const QString x = metricTitle(m_frame->x);
    const QString y = metricTitle(m_frame->y);
    const auto heading = [](const MetricInfo &info, const char *more) {
        return headingWithUnit(QString::fromStdString(info.title) + QLatin1String(more), info.unit);
    };
    table.columns = {{"curve", tr("Curve")},
                     m_frame->time ? DataTable::Column{"time", x, Unit::None, true}
                                   : DataTable::Column{heading(m_frame->x, ""), x, m_frame->x.unit},
                     {heading(m_frame->y, ""), y, m_frame->y.unit},
                     {heading(m_frame->y, " low"), tr("%1, low").arg(y), m_frame->y.unit},
                     {heading(m_frame->y, " high"), tr("%1, high").arg(y), m_frame->y.unit},
                     {"note", tr("Note")}};
    for (std::size_t item = 0; item < m_points.size(); ++item) {
        const CurvePoint &shown = point(item);
        const Cell place = m_frame->time
            ? Cell(m_frame->time->from.time_since_epoch().count() + std::int64_t(shown.x))
            : Cell(shown.x);
        table.cells.insert(table.cells.end(),
                           {Cell(m_frame->curves[m_points[item].first].name),
                            place,
                            Cell(shown.y),
                            shown.interval ? Cell(shown.interval->first) : Cell(),
                            shown.interval ? Cell(shown.interval->second) : Cell(),
                            Cell(shown.note)});
    }
    return table;
}

} // namespace perfdeck
