// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/HeatMap.h"

#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kScaleWidth = 72; // colour scale with its numbers
constexpr double kScaleBar = 10;
constexpr double kMarkRoom = 16; // for "≈" beside the rows
constexpr double kLeastShare = 0.2; // what is there at all is seen
constexpr int kShades = 64;

bool isPositive(double bound)
{
    return bound > 0 && std::isfinite(bound);
}

/// Heights of the rows: logarithmic where both bounds are positive, the middle of those for the
/// others; all equal without such bounds.
std::vector<double> rowHeights(const HeatFrame &frame)
{
    std::vector<double> heights;
    std::vector<double> known;
    for (const HeatRow &row : frame.rows) {
        const bool fits = frame.kind == HeatRows::Buckets && isPositive(row.lower)
            && isPositive(row.upper) && row.upper > row.lower;
        heights.push_back(fits ? std::log(row.upper / row.lower) : 0);
        if (fits)
            known.push_back(heights.back());
    }
    std::sort(known.begin(), known.end());
    const double middle = known.empty() ? 1 : known[known.size() / 2];
    for (double &height : heights)
        height = height > 0 ? std::max(height, middle / 4) : middle;
    return heights;
}

} // namespace

void HeatMap::setFrame(HeatFramePtr frame)
{
    m_frame = std::move(frame);
    findScale();
    if (m_frame && visibleRange().isEmpty())
        setVisibleRange(m_frame->range);
    refresh();
}

void HeatMap::findScale()
{
    m_edges = {0};
    m_least = m_most = 0;
    if (!m_frame)
        return;
    const std::vector<double> heights = rowHeights(*m_frame);
    for (const double height : heights)
        m_edges.push_back(m_edges.back() + height);
    for (double &edge : m_edges)
        edge /= m_edges.back() > 0 ? m_edges.back() : 1;
    bool any = false;
    for (const double cell : m_frame->cells) {
        if (!std::isfinite(cell))
            continue;
        m_least = any ? std::min(m_least, cell) : cell;
        m_most = any ? std::max(m_most, cell) : cell;
        any = true;
    }
    // Amounts begin at nothing; a share of one at all of it.
    m_least = std::min(m_least, 0.0);
    if (m_frame->kind == HeatRows::Entities && m_frame->info.unit == Unit::Ratio && m_most <= 1)
        m_most = 1;
}

PaintedChart::Content HeatMap::content() const
{
    if (!m_frame)
        return Content::Waiting;
    return m_frame->rows.empty() || m_frame->columns == 0 ? Content::Nothing : Content::Shown;
}

Unit HeatMap::cellUnit() const
{
    return m_frame->kind == HeatRows::Buckets ? Unit::Count : m_frame->info.unit;
}

/// 0…1 into the colours.
double HeatMap::share(double value) const
{
    if (m_frame->kind == HeatRows::Entities)
        return m_most > m_least ? (value - m_least) / (m_most - m_least) : 0;
    if (value <= 0)
        return 0;
    return kLeastShare + (1 - kLeastShare) * std::log1p(value) / std::log1p(std::max(m_most, 1.0));
}

QString HeatMap::rowName(std::size_t row) const
{
    const HeatRow &shown = m_frame->rows[row];
    if (m_frame->kind == HeatRows::Entities)
        return shownName(QString::fromStdString(shown.name));
    const Unit unit = m_frame->info.unit;
    if (std::isinf(shown.upper))
        return row == 0 ? tr("all") : QStringLiteral("> ") + formatText(shown.lower, unit);
    if (row == 0)
        return QStringLiteral("≤ ") + formatText(shown.upper, unit);
    return formatText(shown.lower, unit) + QStringLiteral(" – ") + formatText(shown.upper, unit);
}

QString HeatMap::rowNote(std::size_t row) const
{
    const HeatRow &shown = m_frame->rows[row];
    if (m_frame->kind == HeatRows::Entities)
        return {};
    if (std::isinf(shown.upper))
        return tr("above the last bound: only a lower limit is known");
    return shown.isCoarse ? tr("coarse bucket: may be half or double") : QString();
}

QString HeatMap::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    QString text = m_frame->kind == HeatRows::Buckets
        ? tr("answers per %1")
              .arg(formatText(std::chrono::duration<double>(m_frame->columnWidth).count(),
                              Unit::Second))
        : tr("largest in each %1")
              .arg(formatText(std::chrono::duration<double>(m_frame->columnWidth).count(),
                              Unit::Second));
    if (m_frame->seriesLeftOut > 0)
        text += QStringLiteral(" · ")
            + tr("%n series left out", nullptr, int(m_frame->seriesLeftOut));
    return text;
}

/// Buckets have their bounds beside the edges, entities their names beside the rows.
PlotAxis HeatMap::rowAxis() const
{
    PlotAxis axis;
    axis.hasGrid = false;
    const bool buckets = m_frame->kind == HeatRows::Buckets;
    for (std::size_t row = 0; row < m_frame->rows.size(); ++row) {
        const double middle = (m_edges[row] + m_edges[row + 1]) / 2;
        if (!buckets || std::isinf(m_frame->rows[row].upper))
            axis.ticks.push_back({middle, rowName(row)});
        else
            axis.ticks.push_back(
                {m_edges[row + 1], formatText(m_frame->rows[row].upper, m_frame->info.unit)});
    }
    return axis;
}

PlotAxes HeatMap::axes() const
{
    const QRectF area = contentArea().adjusted(0, 0, -kScaleWidth - kMarkRoom, 0);
    PlotAxis time = timeAxis(visibleRange(), area.width(), look(), timeZone());
    time.hasGrid = false; // cells leave no room for it
    return {look(), area, std::move(time), rowAxis()};
}

QRectF HeatMap::plot() const
{
    return content() == Content::Shown ? axes().plot() : contentArea();
}

QRectF HeatMap::cellRect(const PlotAxes &axes, std::size_t row, std::size_t column) const
{
    const auto x = [&](std::size_t at) {
        const double since
            = static_cast<double>((m_frame->timeOf(at) - visibleRange().from).count());
        return std::clamp(axes.x(since), axes.plot().left(), axes.plot().right());
    };
    const double left = x(column);
    const double top = axes.y(m_edges[row + 1]);
    return {left, top, x(column + 1) - left, axes.y(m_edges[row]) - top};
}

/// Neighbours of one shade are one rectangle; edges lie on whole pixels, so that none shines
/// through.
void HeatMap::paintCells(QPainter &painter, const Theme &theme, const PlotAxes &axes) const
{
    QColor hatch = theme.line;
    const QBrush unknown(hatch, Qt::BDiagPattern);
    const auto shadeOf = [this](double value) {
        return std::isnan(value) ? -1
                                 : int(std::lround(std::clamp(share(value), 0.0, 1.0) * kShades));
    };
    for (std::size_t row = 0; row < m_frame->rows.size(); ++row) {
        for (std::size_t from = 0; from < m_frame->columns;) {
            const int shade = shadeOf(m_frame->at(row, from));
            std::size_t to = from + 1;
            while (to < m_frame->columns && shadeOf(m_frame->at(row, to)) == shade)
                ++to;
            const QRectF first = cellRect(axes, row, from);
            const QRectF last = cellRect(axes, row, to - 1);
            const QPoint topLeft(int(std::lround(first.left())), int(std::lround(first.top())));
            const QPoint end(int(std::lround(last.right())), int(std::lround(last.bottom())));
            const QRect box(topLeft, QSize(end.x() - topLeft.x(), end.y() - topLeft.y()));
            const bool isNothing = shade == 0 && m_frame->kind == HeatRows::Buckets;
            if (!box.isEmpty() && !isNothing)
                painter.fillRect(
                    box, shade < 0 ? unknown : QBrush(theme.amount(double(shade) / kShades)));
            from = to;
        }
    }
}

void HeatMap::paintScale(QPainter &painter, const Theme &theme, const QRectF &plot) const
{
    const QRectF bar(
        contentArea().right() - kScaleWidth + Style::kGrid, plot.top(), kScaleBar, plot.height());
    for (int shade = 0; shade < kShades; ++shade) {
        const double top = bar.bottom() - bar.height() * (shade + 1) / kShades;
        painter.fillRect(
            QRectF(bar.left(), std::floor(top), kScaleBar, std::ceil(bar.height() / kShades) + 1),
            theme.amount((shade + 0.5) / kShades));
    }
    painter.setFont(look().numberFont(TextSize::Small));
    painter.setPen(theme.dim);
    const double line = painter.fontMetrics().height();
    const int marks = std::clamp(int(bar.height() / (2.5 * line)), 1, 5);
    for (int mark = 0; mark <= marks; ++mark) {
        const double at = double(mark) / marks;
        const bool counts = m_frame->kind == HeatRows::Buckets;
        const double value = counts ? std::round(std::expm1(at * std::log1p(std::max(m_most, 1.0))))
                                    : m_least + at * (m_most - m_least);
        painter.drawText(QRectF(bar.right() + Style::kGrid,
                                bar.bottom() - at * bar.height() - line / 2,
                                kScaleWidth,
                                line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         formatText(value, cellUnit()));
    }
}

void HeatMap::paintMarks(QPainter &painter, const Theme &theme, const PlotAxes &axes) const
{
    painter.setFont(look().font(TextSize::Small));
    painter.setPen(theme.dim);
    for (std::size_t row = 0; row < m_frame->rows.size(); ++row) {
        const QRectF box(axes.plot().right() + 2,
                         axes.y(m_edges[row + 1]),
                         kMarkRoom,
                         axes.y(m_edges[row]) - axes.y(m_edges[row + 1]));
        if (m_frame->rows[row].isCoarse)
            painter.drawText(
                box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, QStringLiteral("≈"));
        if (row > 0 && std::isinf(m_frame->rows[row].upper)) {
            painter.setPen(QPen(theme.dim, 1, Qt::DashLine));
            painter.drawLine(QPointF(axes.plot().left(), box.bottom()),
                             QPointF(axes.plot().right(), box.bottom()));
        }
    }
}

void HeatMap::paintContent(QPainter &painter, const Theme &theme) const
{
    const PlotAxes layout = axes();
    painter.save();
    painter.setClipRect(layout.plot());
    paintCells(painter, theme, layout);
    painter.restore();
    layout.paint(painter, theme);
    paintScale(painter, theme, layout.plot());
    paintMarks(painter, theme, layout);
}

int HeatMap::itemCount() const
{
    return m_frame ? int(m_frame->cells.size()) : 0;
}

int HeatMap::itemAt(QPointF position) const
{
    const PlotAxes layout = axes();
    if (!layout.plot().contains(position))
        return -1;
    const auto column = (timeAt(position.x()) - m_frame->firstColumn) / m_frame->columnWidth;
    const double height = (layout.plot().bottom() - position.y()) / layout.plot().height();
    const auto above = std::upper_bound(m_edges.begin(), m_edges.end(), height);
    const auto row = above - m_edges.begin() - 1;
    if (column < 0 || column >= std::ptrdiff_t(m_frame->columns) || row < 0
        || row >= std::ssize(m_frame->rows))
        return -1;
    return int(row * std::ptrdiff_t(m_frame->columns) + column);
}

PaintedChart::Reading HeatMap::read(int item) const
{
    const std::size_t row = std::size_t(item) / m_frame->columns;
    const std::size_t column = std::size_t(item) % m_frame->columns;
    const double value = m_frame->at(row, column);
    double sum = 0;
    for (std::size_t i = 0; i < m_frame->rows.size(); ++i)
        sum += std::isnan(m_frame->at(i, column)) ? 0 : m_frame->at(i, column);
    ChartReadout::Row line;
    line.name = rowName(row);
    line.color = look().theme().amount(share(std::isnan(value) ? 0 : value));
    line.value = std::isnan(value) ? tr("not measured") : formatText(value, cellUnit());
    line.note = rowNote(row);
    Reading reading;
    reading.head = formatDateTime(m_frame->timeOf(column), timeZone()) + QStringLiteral(" – ")
        + formatTime(m_frame->timeOf(column + 1), timeZone());
    reading.rows.push_back(std::move(line));
    if (m_frame->kind == HeatRows::Buckets && !std::isnan(value) && sum > 0)
        reading.rows.push_back({tr("share of all %1").arg(formatText(sum, Unit::Count)),
                                formatText(value / sum, Unit::Ratio),
                                {},
                                {},
                                false});
    reading.place = cellRect(axes(), row, column);
    return reading;
}

int HeatMap::neighbour(int item, int right, int up) const
{
    const int columns = int(m_frame->columns);
    const int rows = int(m_frame->rows.size());
    if (item < 0)
        return columns - 1;
    const int row = std::clamp(item / columns + up, 0, rows - 1);
    const int column = std::clamp(item % columns + right, 0, columns - 1);
    return row * columns + column;
}

QString HeatMap::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    std::size_t most = 0;
    for (std::size_t i = 0; i < m_frame->cells.size(); ++i) {
        const double cell = m_frame->cells[i];
        if (std::isnan(m_frame->cells[most]) || cell > m_frame->cells[most])
            most = i;
    }
    const QString head = tr("%1. Heat map of %2 rows from %3 to %4, %5 to %6.")
                             .arg(title(),
                                  QString::number(m_frame->rows.size()),
                                  rowName(0),
                                  rowName(m_frame->rows.size() - 1),
                                  formatDateTime(m_frame->range.from, timeZone()),
                                  formatDateTime(m_frame->range.to, timeZone()));
    if (std::isnan(m_frame->cells[most]))
        return head;
    return head + QLatin1Char('\n')
        + tr("Most: %1 in %2 at %3.")
              .arg(formatText(m_frame->cells[most], cellUnit()),
                   rowName(most / m_frame->columns),
                   formatDateTime(m_frame->timeOf(most % m_frame->columns), timeZone()));
}

DataTable HeatMap::table() const
{
    DataTable table;
    if (content() != Content::Shown)
        return table;
    const bool buckets = m_frame->kind == HeatRows::Buckets;
    table.columns = {{"time", tr("Time"), Unit::None, true}};
    if (buckets) {
        table.columns.push_back({"above", tr("Above"), m_frame->info.unit});
        table.columns.push_back({"up_to", tr("Up to"), m_frame->info.unit});
        table.columns.push_back({"count", tr("Answers"), Unit::Count});
        table.columns.push_back({"note", tr("Note")});
    } else {
        table.columns.push_back({"name", tr("Name")});
        table.columns.push_back({headingWithUnit(QStringLiteral("max"), m_frame->info.unit),
                                 tr("Largest"),
                                 m_frame->info.unit});
    }
    for (std::size_t column = 0; column < m_frame->columns; ++column) {
        const Cell time(m_frame->timeOf(column).time_since_epoch().count());
        for (std::size_t row = 0; row < m_frame->rows.size(); ++row) {
            const double value = m_frame->at(row, column);
            if (std::isnan(value))
                continue;
            const HeatRow &shown = m_frame->rows[row];
            table.cells.push_back(time);
            if (buckets)
                table.cells.insert(table.cells.end(),
                                   {Cell(shown.lower),
                                    Cell(shown.upper),
                                    Cell(value),
                                    Cell(rowNote(row).toStdString())});
            else
                table.cells.insert(table.cells.end(), {Cell(shown.name), Cell(value)});
        }
    }
    return table;
}

} // namespace perfdeck
