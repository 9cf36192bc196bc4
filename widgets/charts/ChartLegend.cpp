// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartLegend.h"

#include <QAccessible>
#include <QFontMetrics>
#include <QLineEdit>
#include <QPainter>

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

constexpr int kMark = 12; // width of the colour mark
constexpr int kGap = 8;
constexpr int kColumnGap = 16; // between columns of numbers
constexpr int kMaxNameWidth = 240;
constexpr int kMinNameWidth = 20;

constexpr std::array kColumns{LegendSort::Last, LegendSort::Min, LegendSort::Mean, LegendSort::Max};

} // namespace

ChartLegend::ChartLegend(Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_theme(style.theme())
    , m_search(new QLineEdit(this))
{
    setObjectName(QStringLiteral("chartLegend"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    m_search->setObjectName(QStringLiteral("legendSearch"));
    m_search->setPlaceholderText(tr("Find a line"));
    m_search->setAccessibleName(tr("Find a line"));
    m_search->setClearButtonEnabled(true);
    m_search->hide();
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        scrollTo(0);
        listRows();
    });
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
    m_all = legendRows(lines, axis);
    m_nameWidth = 0;
    for (const LegendRow &row : m_all) {
        for (const QString &number : row.texts)
            m_valueWidth = std::max(m_valueWidth, numbers.horizontalAdvance(number) + 1);
        m_nameWidth = std::max(m_nameWidth, names.horizontalAdvance(row.name) + 2);
    }
    m_nameWidth = std::min(m_nameWidth, kMaxNameWidth);
    if (m_hover && *m_hover >= m_all.size())
        setHover(std::nullopt);
    m_search->setVisible(m_all.size() > kSearchFrom);
    if (m_search->isHidden())
        m_search->clear();
    listRows();
}

void ChartLegend::setSort(LegendSort sort)
{
    m_sort = sort;
    listRows();
}

void ChartLegend::listRows()
{
    std::vector<LegendRow> rows = m_all;
    filterRows(rows, m_search->text());
    // Lines do not change places under the pointer.
    const bool still = m_hover && rows.size() == m_rows.size() && m_sort != LegendSort::AsGiven;
    if (still)
        std::transform(m_rows.begin(), m_rows.end(), rows.begin(), [this](const LegendRow &row) {
            return m_all[std::min(row.line, m_all.size() - 1)];
        });
    else
        sortRows(rows, m_sort);
    m_rows = std::move(rows);
    m_current = std::min(m_current, m_rows.empty() ? 0 : m_rows.size() - 1);
    sayCurrent();
    update();
}

/// What a screen reader says of the legend: the row that keys act on.
void ChartLegend::sayCurrent()
{
    QString name = tr("Legend");
    if (m_current < m_rows.size()) {
        const LegendRow &row = m_rows[m_current];
        name = tr("Legend, %1 of %2: %3, last %4, %5")
                   .arg(m_current + 1)
                   .arg(m_rows.size())
                   .arg(row.name, row.texts[0], row.visible ? tr("shown") : tr("hidden"));
    }
    if (name == accessibleName())
        return;
    setAccessibleName(name);
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

int ChartLegend::rowHeight() const
{
    return QFontMetrics(m_style.font(TextSize::Small)).height() + Style::kGrid;
}

/// Above the entries: the field to search in.
int ChartLegend::headHeight() const
{
    return m_all.size() > kSearchFrom ? m_search->sizeHint().height() + Style::kGrid : 0;
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
    return headHeight() + (static_cast<int>(m_all.size()) + 1) * rowHeight();
}

int ChartLegend::flowColumns(int width) const
{
    const int entry = kMark + kGap + nameWidth() + kColumnGap + valueWidth() + 2 * kColumnGap;
    return std::clamp(width / std::max(1, entry), 1, std::max(1, static_cast<int>(m_all.size())));
}

int ChartLegend::flowHeight(int width) const
{
    const int columns = flowColumns(width);
    const int rows = (static_cast<int>(m_all.size()) + columns - 1) / columns;
    return headHeight() + rows * rowHeight();
}

int ChartLegend::contentHeight() const
{
    const int columns = m_table ? 1 : flowColumns(width());
    const int rows = (static_cast<int>(m_rows.size()) + columns - 1) / columns;
    return headHeight() + (rows + (m_table ? 1 : 0)) * rowHeight();
}

void ChartLegend::setTable(bool table)
{
    m_table = table;
    placeSearch();
    scrollTo(m_scroll);
}

void ChartLegend::placeSearch()
{
    m_search->setGeometry(0, 0, std::min(width(), tableWidth()), m_search->sizeHint().height());
}

void ChartLegend::resizeEvent(QResizeEvent *)
{
    placeSearch();
}

void ChartLegend::scrollTo(int top)
{
    m_scroll = std::clamp(top, 0, std::max(0, contentHeight() - height()));
    update();
}

QRect ChartLegend::rowRect(std::size_t row) const
{
    const int height = rowHeight();
    const int index = static_cast<int>(row);
    const int top = headHeight() - m_scroll;
    if (m_table)
        return {0, top + (index + 1) * height, std::min(width(), tableWidth()), height};
    const int columns = flowColumns(width());
    const int column = width() / columns;
    const int entry = kMark + kGap + nameWidth() + kColumnGap + valueWidth();
    return {index % columns * column,
            top + index / columns * height,
            std::min(entry, column - kGap),
            height};
}

QRect ChartLegend::entryRect(std::size_t line) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].line == line)
            return rowRect(row);
    return {};
}

QRect ChartLegend::headingRect(LegendSort column) const
{
    if (!m_table || column == LegendSort::AsGiven)
        return {};
    const int top = headHeight() - m_scroll;
    const int names = kMark + kGap + nameWidth();
    if (column == LegendSort::Name)
        return {0, top, names, rowHeight()};
    const int index = static_cast<int>(column) - static_cast<int>(LegendSort::Last);
    return {
        names + index * (valueWidth() + kColumnGap), top, valueWidth() + kColumnGap, rowHeight()};
}

std::optional<std::size_t> ChartLegend::rowAt(QPoint at) const
{
    for (std::size_t i = 0; i < m_rows.size() && at.y() >= headHeight(); ++i) {
        if (rowRect(i).contains(at))
            return i;
    }
    return std::nullopt;
}

/// The column that sorts has an arrow.
void ChartLegend::paintHeader(QPainter &painter) const
{
    const std::array<QString, LegendRow::kNumbers> titles{
        tr("last"), tr("min"), tr("avg"), tr("max")};
    painter.setFont(m_style.font(TextSize::Small));
    const auto paint = [&](LegendSort column, const QString &title, Qt::Alignment side) {
        const bool sorts = m_sort == column;
        painter.setPen(sorts ? m_theme.text : m_theme.dim);
        painter.drawText(
            headingRect(column),
            static_cast<int>((side | Qt::AlignVCenter).toInt()),
            sorts
                ? title + (column == LegendSort::Name ? QStringLiteral(" ↑") : QStringLiteral(" ↓"))
                : title);
    };
    paint(LegendSort::Name, tr("line"), Qt::AlignLeft);
    for (std::size_t i = 0; i < titles.size(); ++i)
        paint(kColumns[i], titles[i], Qt::AlignRight);
}

void ChartLegend::paintRow(QPainter &painter,
                           const LegendRow &row,
                           const QRect &box,
                           bool hot) const
{
    if (hot)
        painter.fillRect(box, m_theme.hover);
    const int middle = box.center().y();
    // Hidden: the mark becomes an outline, so that the state is shape and not only colour.
    if (row.visible)
        painter.fillRect(QRect(box.left(), middle - 1, kMark, 3), row.color);
    else {
        painter.setPen(m_theme.dim);
        painter.drawRect(QRect(box.left(), middle - 1, kMark - 1, 2));
    }
    painter.setPen(row.visible ? m_theme.text : m_theme.dim);
    painter.setFont(m_style.font(TextSize::Small));
    const std::size_t values = m_table ? LegendRow::kNumbers : 1;
    const int numbers = static_cast<int>(values) * (valueWidth() + kColumnGap);
    const int room = box.width() - kMark - kGap - numbers;
    const QRect name(box.left() + kMark + kGap, box.top(), std::max(0, room), box.height());
    painter.drawText(name,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.name, Qt::ElideMiddle, name.width()));
    painter.setFont(m_style.numberFont(TextSize::Small));
    int x = name.right() + 1;
    for (std::size_t i = 0; i < values; ++i) {
        painter.setPen(row.visible && i == 0 ? m_theme.text : m_theme.dim);
        painter.drawText(QRect(x + kColumnGap, box.top(), valueWidth(), box.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         row.texts[i]);
        x += valueWidth() + kColumnGap;
    }
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setClipRect(rect().adjusted(0, headHeight(), 0, 0));
    if (m_table)
        paintHeader(painter);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        paintRow(painter, m_rows[i], rowRect(i), m_hover == m_rows[i].line);
    if (hasFocus() && m_current < m_rows.size()) {
        painter.setPen(m_theme.accent);
        painter.drawRect(rowRect(m_current).adjusted(0, 0, -1, -1));
    }
    if (m_rows.empty() && !m_all.empty()) {
        painter.setPen(m_theme.dim);
        painter.setFont(m_style.font(TextSize::Small));
        painter.drawText(
            rect().adjusted(0, headHeight(), 0, 0), Qt::AlignHCenter, tr("No line is called so"));
    }
    const int content = contentHeight();
    if (content <= height())
        return;
    // A thin bar says that there is more.
    const int length = std::max(8, height() * height() / content);
    const int top = m_scroll * (height() - length) / std::max(1, content - height());
    painter.fillRect(QRect(width() - 3, top, 3, length), m_theme.line);
}

} // namespace perfdeck
