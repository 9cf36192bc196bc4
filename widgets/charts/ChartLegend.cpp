// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartLegend.h"

#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"
#include "widgets/style/QualityText.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>

namespace perfdeck {

namespace {

constexpr int kMark = 12; // width of the colour mark
constexpr int kGap = 8;
constexpr int kColumnGap = 16; // between columns of numbers
constexpr int kMaxNameWidth = 240;
constexpr int kMinNameWidth = 20;

using NumberText = std::function<QString(double value, Unit unit)>;

/// In one prefix with about three significant digits; each number with a
/// unit of its own when the smallest would be lost in that.
NumberText numberText(const std::vector<ChartLine> &lines, const AxisScale &axis)
{
    double largest = 0;
    double smallest = std::numeric_limits<double>::infinity();
    for (const ChartLine &line : lines) {
        for (const double value : {line.series->max, line.series->mean, line.series->last}) {
            const double size = std::abs(value);
            if (!std::isfinite(size) || size == 0)
                continue;
            largest = std::max(largest, size);
            smallest = std::min(smallest, size);
        }
    }
    if (largest > 500 * smallest)
        return [](double value, Unit unit) { return formatText(value, unit); };
    const auto digits = [&axis](double value) { // before the point, less one
        return value > 0 && std::isfinite(value)
            ? static_cast<int>(std::floor(std::log10(value / axis.factor)))
            : 0;
    };
    const int decimals = std::min(2 - digits(smallest), 3 - digits(largest));
    return [decimals = std::clamp(decimals, 0, 4), unit = ScaledUnit{axis.factor, {}}](
               double value, Unit) { return formatIn(value, unit, decimals); };
}

} // namespace

ChartLegend::ChartLegend(Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_theme(style.theme())
{
    setObjectName(QStringLiteral("chartLegend"));
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
}

void ChartLegend::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void ChartLegend::setLines(const std::vector<ChartLine> &lines, const AxisScale &axis)
{
    const QFontMetrics numbers(m_style.numberFont(TextSize::Small));
    const QFontMetrics names(m_style.font(TextSize::Small));
    const NumberText text = numberText(lines, axis);
    m_entries.clear();
    m_nameWidth = 0;
    for (const ChartLine &line : lines) {
        const FrameSeries &series = *line.series;
        const Unit unit = series.info.unit;
        const RatedNumber last = ratedLast(series, line.companions);
        Entry entry{line.name,
                    line.color,
                    line.visible,
                    qualityMark(last.quality) + text(shownNumber(last), unit),
                    text(series.min, unit),
                    text(series.mean, unit),
                    text(series.max, unit)};
        for (const QString &number : {entry.last, entry.min, entry.mean, entry.max})
            m_valueWidth = std::max(m_valueWidth, numbers.horizontalAdvance(number) + 1);
        m_nameWidth = std::max(m_nameWidth, names.horizontalAdvance(entry.name) + 2);
        m_entries.push_back(std::move(entry));
    }
    m_nameWidth = std::min(m_nameWidth, kMaxNameWidth);
    if (m_hover && *m_hover >= m_entries.size())
        setHover(std::nullopt);
    update();
}

void ChartLegend::setHighlight(std::optional<std::size_t> line)
{
    m_hover = line;
    update();
}

int ChartLegend::rowHeight() const
{
    return QFontMetrics(m_style.font(TextSize::Small)).height() + Style::kGrid;
}

int ChartLegend::valueWidth() const
{
    const QFontMetrics numbers(m_style.numberFont(TextSize::Small));
    return std::max(m_valueWidth, numbers.horizontalAdvance(QStringLiteral("00.00")));
}

int ChartLegend::nameWidth() const
{
    return std::max(m_nameWidth, kMinNameWidth);
}

int ChartLegend::tableWidth() const
{
    return kMark + kGap + nameWidth() + 4 * (valueWidth() + kColumnGap);
}

int ChartLegend::tableHeight() const
{
    return (static_cast<int>(m_entries.size()) + 1) * rowHeight();
}

int ChartLegend::flowColumns(int width) const
{
    const int entry = kMark + kGap + nameWidth() + kColumnGap + valueWidth() + 2 * kColumnGap;
    return std::clamp(
        width / std::max(1, entry), 1, std::max(1, static_cast<int>(m_entries.size())));
}

int ChartLegend::flowHeight(int width) const
{
    const int columns = flowColumns(width);
    const int rows = (static_cast<int>(m_entries.size()) + columns - 1) / columns;
    return rows * rowHeight();
}

int ChartLegend::contentHeight() const
{
    return m_table ? tableHeight() : flowHeight(width());
}

void ChartLegend::setTable(bool table)
{
    m_table = table;
    m_scroll = std::clamp(m_scroll, 0, std::max(0, contentHeight() - height()));
    update();
}

QRect ChartLegend::entryRect(std::size_t line) const
{
    const int row = rowHeight();
    const int index = static_cast<int>(line);
    if (m_table)
        return QRect(0, (index + 1) * row - m_scroll, std::min(width(), tableWidth()), row);
    const int columns = flowColumns(width());
    const int column = width() / columns;
    const int entry = kMark + kGap + nameWidth() + kColumnGap + valueWidth();
    return QRect(index % columns * column,
                 index / columns * row - m_scroll,
                 std::min(entry, column - kGap),
                 row);
}

std::optional<std::size_t> ChartLegend::entryAt(QPoint at) const
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (entryRect(i).contains(at))
            return i;
    }
    return std::nullopt;
}

void ChartLegend::paintHeader(QPainter &painter) const
{
    const std::array<QString, 4> titles{tr("last"), tr("min"), tr("avg"), tr("max")};
    painter.setPen(m_theme.dim);
    painter.setFont(m_style.font(TextSize::Small));
    int x = kMark + kGap + nameWidth();
    for (const QString &title : titles) {
        painter.drawText(QRect(x + kColumnGap, -m_scroll, valueWidth(), rowHeight()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         title);
        x += valueWidth() + kColumnGap;
    }
}

void ChartLegend::paintEntry(QPainter &painter,
                             const Entry &entry,
                             const QRect &box,
                             bool hot) const
{
    if (hot)
        painter.fillRect(box, m_theme.hover);
    const int middle = box.center().y();
    // Hidden: the mark becomes an outline, so that the state is shape and not only colour.
    if (entry.visible)
        painter.fillRect(QRect(box.left(), middle - 1, kMark, 3), entry.color);
    else {
        painter.setPen(m_theme.dim);
        painter.drawRect(QRect(box.left(), middle - 1, kMark - 1, 2));
    }
    painter.setPen(entry.visible ? m_theme.text : m_theme.dim);
    painter.setFont(m_style.font(TextSize::Small));
    const int values = m_table ? 4 : 1;
    const int room = box.width() - kMark - kGap - values * (valueWidth() + kColumnGap);
    const QRect name(box.left() + kMark + kGap, box.top(), std::max(0, room), box.height());
    painter.drawText(name,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(entry.name, Qt::ElideMiddle, name.width()));
    painter.setFont(m_style.numberFont(TextSize::Small));
    int x = name.right() + 1;
    const std::array<const QString *, 4> texts{&entry.last, &entry.min, &entry.mean, &entry.max};
    for (int i = 0; i < values; ++i) {
        painter.setPen(entry.visible && i == 0 ? m_theme.text : m_theme.dim);
        painter.drawText(QRect(x + kColumnGap, box.top(), valueWidth(), box.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         *texts[static_cast<std::size_t>(i)]);
        x += valueWidth() + kColumnGap;
    }
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_table)
        paintHeader(painter);
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        paintEntry(painter, m_entries[i], entryRect(i), m_hover == i);
    const int content = contentHeight();
    if (content <= height())
        return;
    // A thin bar says that there is more.
    const int length = std::max(8, height() * height() / content);
    const int top = m_scroll * (height() - length) / std::max(1, content - height());
    painter.fillRect(QRect(width() - 3, top, 3, length), m_theme.line);
}

void ChartLegend::mousePressEvent(QMouseEvent *event)
{
    const auto line = entryAt(event->position().toPoint());
    if (!line || event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    const bool toggles = (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) != 0;
    if (toggles)
        Q_EMIT toggleWanted(*line);
    else
        Q_EMIT soloWanted(*line);
}

void ChartLegend::mouseMoveEvent(QMouseEvent *event)
{
    setHover(entryAt(event->position().toPoint()));
}

void ChartLegend::leaveEvent(QEvent *)
{
    setHover(std::nullopt);
}

void ChartLegend::setHover(std::optional<std::size_t> line)
{
    if (line == m_hover)
        return;
    m_hover = line;
    update();
    Q_EMIT highlighted(line);
}

void ChartLegend::wheelEvent(QWheelEvent *event)
{
    const int most = std::max(0, contentHeight() - height());
    if (most == 0) {
        event->ignore();
        return;
    }
    m_scroll = std::clamp(m_scroll - event->angleDelta().y() / 120 * rowHeight(), 0, most);
    update();
}

bool ChartLegend::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto line = entryAt(help->pos()))
        QToolTip::showText(help->globalPos(), plainToolTip(m_entries[*line].name), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace perfdeck
