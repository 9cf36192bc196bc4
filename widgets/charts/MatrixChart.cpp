// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/MatrixChart.h"

#include "widgets/style/Format.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/PlainText.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kLeastShare = 0.15; // what was measured differs from the sheet
constexpr double kFaint = 0.7; // of the sheet in what may be chance
constexpr double kGap = 1;

QString nameText(const std::string &name)
{
    return shownName(QString::fromStdString(name));
}

PlotAxis namesAxis(const std::vector<std::string> &names, bool downwards)
{
    PlotAxis axis;
    axis.hasGrid = false;
    axis.max = double(names.size());
    for (std::size_t at = 0; at < names.size(); ++at) // ascending, as the axis goes
        axis.ticks.push_back(
            {double(at) + 0.5, nameText(names[downwards ? names.size() - 1 - at : at])});
    return axis;
}

QColor toneColor(const Theme &theme, MatrixState::Tone tone)
{
    switch (tone) {
    case MatrixState::Tone::Good:
        return theme.ok;
    case MatrixState::Tone::Warning:
        return theme.warn;
    case MatrixState::Tone::Critical:
        return theme.critical;
    case MatrixState::Tone::Quiet:
        break;
    }
    return theme.line;
}

} // namespace

void MatrixChart::setFrame(MatrixFramePtr frame)
{
    m_frame = std::move(frame);
    m_least = m_most = 0; // amounts begin at nothing
    for (std::size_t at = 0; m_frame && at < m_frame->cells.size(); ++at) {
        const double value = m_frame->cells[at].value;
        if (!std::isfinite(value))
            continue;
        m_least = std::min(m_least, value);
        m_most = std::max(m_most, value);
    }
    refresh();
}

PaintedChart::Content MatrixChart::content() const
{
    if (!m_frame)
        return Content::Waiting;
    return m_frame->cells.empty() ? Content::Nothing : Content::Shown;
}

QString MatrixChart::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    return m_frame->rowTitle == m_frame->columnTitle
        ? nameText(m_frame->rowTitle)
        : tr("%1 by %2").arg(nameText(m_frame->rowTitle), nameText(m_frame->columnTitle));
}

/// Two hues for the two directions of a balance, so that the sign is seen; the number is painted
/// too, so that colour is never all that tells it.
QColor MatrixChart::colorOf(const Theme &theme, const MatrixCell &cell) const
{
    QColor color;
    if (m_frame->scale == MatrixFrame::Scale::States) {
        color = toneColor(theme, m_frame->stateOf(cell).tone);
    } else if (m_frame->scale == MatrixFrame::Scale::Balance) {
        const QColor &end = cell.value < 0 ? theme.series[1] : theme.series[0];
        color = mixedColor(theme.raised, end, std::clamp(std::abs(cell.value), 0.0, 1.0));
    } else {
        const double share = m_most > m_least ? (cell.value - m_least) / (m_most - m_least) : 1;
        color = theme.amount(kLeastShare + (1 - kLeastShare) * share);
    }
    return cell.isSure ? color : mixedColor(color, theme.raised, kFaint);
}

QString MatrixChart::textOf(const MatrixCell &cell) const
{
    if (std::isnan(cell.value))
        return tr("not measured");
    if (m_frame->scale == MatrixFrame::Scale::States)
        return nameText(m_frame->stateOf(cell).name);
    return m_frame->info.unit == Unit::None ? formatNumber(cell.value, 2)
                                            : formatText(cell.value, m_frame->info.unit);
}

PlotAxes MatrixChart::axes() const
{
    return {
        look(), contentArea(), namesAxis(m_frame->columns, false), namesAxis(m_frame->rows, true)};
}

QRectF MatrixChart::cellRect(const PlotAxes &axes, std::size_t item) const
{
    const QRectF &plot = axes.plot();
    const double width = plot.width() / double(m_frame->columns.size());
    const double height = plot.height() / double(m_frame->rows.size());
    return {plot.left() + width * double(item % m_frame->columns.size()),
            plot.top() + height * double(item / m_frame->columns.size()),
            width - kGap,
            height - kGap};
}

void MatrixChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const PlotAxes layout = axes();
    layout.paint(painter, theme);
    painter.setFont(look().numberFont(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    for (std::size_t item = 0; item < m_frame->cells.size(); ++item) {
        const MatrixCell &cell = m_frame->cells[item];
        const QRectF box = cellRect(layout, item);
        if (std::isnan(cell.value)) {
            painter.fillRect(box, QBrush(theme.line, Qt::BDiagPattern));
            continue;
        }
        const QColor color = colorOf(theme, cell);
        painter.fillRect(box, color);
        const QString text = textOf(cell);
        if (metrics.horizontalAdvance(text) > box.width() || metrics.height() > box.height())
            continue;
        painter.setPen(theme.textOn(color));
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

int MatrixChart::itemCount() const
{
    return m_frame ? int(m_frame->cells.size()) : 0;
}

int MatrixChart::itemAt(QPointF position) const
{
    const QRectF plot = axes().plot();
    if (!plot.contains(position))
        return -1;
    const int columns = int(m_frame->columns.size());
    const int rows = int(m_frame->rows.size());
    const int column = int((position.x() - plot.left()) / plot.width() * columns);
    const int row = int((position.y() - plot.top()) / plot.height() * rows);
    return std::min(row, rows - 1) * columns + std::min(column, columns - 1);
}

PaintedChart::Reading MatrixChart::read(int item) const
{
    const std::size_t at = std::size_t(item);
    const MatrixCell &cell = m_frame->cells[at];
    Reading reading;
    reading.head = nameText(m_frame->rows[at / m_frame->columns.size()]) + QStringLiteral(" × ")
        + nameText(m_frame->columns[at % m_frame->columns.size()]);
    ChartReadout::Row line;
    line.name = metricTitle(m_frame->info);
    line.value = textOf(cell);
    line.note = QString::fromStdString(cell.note);
    reading.rows.push_back(std::move(line));
    reading.place = cellRect(axes(), at);
    return reading;
}

int MatrixChart::neighbour(int item, int right, int up) const
{
    const int columns = int(m_frame->columns.size());
    const int rows = int(m_frame->rows.size());
    if (item < 0)
        return 0;
    const int row = std::clamp(item / columns - up, 0, rows - 1);
    return row * columns + std::clamp(item % columns + right, 0, columns - 1);
}

QString MatrixChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    constexpr std::size_t kSpoken = 30;
    QString text = tr("%1. %2 rows, %3 columns.")
                       .arg(title())
                       .arg(m_frame->rows.size())
                       .arg(m_frame->columns.size());
    std::size_t spoken = 0;
    for (std::size_t item = 0; item < m_frame->cells.size() && spoken < kSpoken; ++item) {
        const MatrixCell &cell = m_frame->cells[item];
        if (std::isnan(cell.value) || !cell.isSure)
            continue;
        text += QLatin1Char('\n') + nameText(m_frame->rows[item / m_frame->columns.size()])
            + QStringLiteral(" × ") + nameText(m_frame->columns[item % m_frame->columns.size()])
            + QStringLiteral(": ") + textOf(cell);
        ++spoken;
    }
    return text;
}

DataTable MatrixChart::table() const
{
    DataTable table;
    if (content() != Content::Shown)
        return table;
    table.columns = {{m_frame->rowTitle, nameText(m_frame->rowTitle)}};
    for (const std::string &column : m_frame->columns)
        table.columns.push_back({headingWithUnit(nameText(column), m_frame->info.unit),
                                 nameText(column),
                                 m_frame->info.unit});
    for (std::size_t row = 0; row < m_frame->rows.size(); ++row) {
        table.cells.emplace_back(m_frame->rows[row]);
        for (std::size_t column = 0; column < m_frame->columns.size(); ++column) {
            const MatrixCell &cell = m_frame->at(row, column);
            const double value = cell.value;
            if (std::isnan(value))
                table.cells.emplace_back();
            else if (m_frame->scale == MatrixFrame::Scale::States)
                table.cells.emplace_back(m_frame->stateOf(cell).name);
            else
                table.cells.emplace_back(value);
        }
    }
    return table;
}

} // namespace perfdeck
