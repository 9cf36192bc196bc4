// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/flame/FlameChart.h"

#include "widgets/charts/RowScroll.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <functional>

namespace perfdeck {

namespace {

constexpr double kRow = 20;
constexpr double kGap = 1;
constexpr double kNarrowest = 0.75; ///< pixels, of a box that is drawn
constexpr double kRoomForName = 28; ///< pixels
constexpr std::size_t kMostTold = 5000; ///< rows of the table
constexpr double kBack = 0.7; ///< how far what was not found stands back

QString signedText(double seconds)
{
    return (seconds > 0 ? QStringLiteral("+") : QString()) + formatText(seconds, Unit::Second);
}

double orZero(double value)
{
    return std::isfinite(value) ? value : 0;
}

} // namespace

FlameChart::FlameChart(Style &style, QWidget *parent)
    : PaintedChart(style, parent)
    , m_scroll(new RowScroll(tr("Scroll through the depths"), this))
{
    setFocusPolicy(Qt::StrongFocus);
    connect(m_scroll, &QScrollBar::valueChanged, this, &FlameChart::refresh);
    connect(this, &PaintedChart::activated, this, [this](int item) {
        zoomTo(static_cast<std::uint32_t>(item));
    });
}

void FlameChart::setTree(FlameTreePtr tree, bool isTwo)
{
    m_tree = std::move(tree);
    m_isTwo = isTwo;
    m_zoomed = 0;
    m_greatest = 0;
    if (m_tree && m_isTwo)
        for (const FlameNode &node : m_tree->nodes)
            m_greatest = std::max(m_greatest, std::abs(node.self - orZero(node.selfBefore)));
    setCurrentItem(-1);
    find();
    layOut();
}

void FlameChart::setSearch(const QString &text)
{
    m_search = text;
    find();
    refresh();
}

void FlameChart::setLayer(std::uint32_t layer)
{
    if (std::exchange(m_layer, layer) != layer)
        refresh();
}

/// Parents stand before their children, so one pass is enough.
void FlameChart::find()
{
    m_found.clear();
    m_foundSeconds = 0;
    if (!m_tree || m_search.isEmpty())
        return;
    m_found.resize(m_tree->nodes.size());
    std::vector<bool> isInside(m_tree->nodes.size());
    for (std::size_t at = 1; at < m_tree->nodes.size(); ++at) {
        const FlameNode &node = m_tree->nodes[at];
        m_found[at] = QString::fromStdString(node.name).contains(m_search, Qt::CaseInsensitive);
        if (m_found[at] && !isInside[node.parent])
            m_foundSeconds += node.total;
        isInside[at] = m_found[at] || isInside[node.parent];
    }
}

/// What became faster is as wide as it was: it would hide else.
double FlameChart::widthOf(const FlameNode &node) const
{
    return m_isTwo ? std::max(orZero(node.totalBefore), node.total) : node.total;
}

void FlameChart::layOut()
{
    m_boxes.clear();
    m_rows.clear();
    if (m_tree && !m_tree->nodes.empty() && widthOf(m_tree->nodes[m_zoomed]) > 0) {
        const double least = kNarrowest / std::max(1.0, contentArea().width());
        m_boxes.push_back({m_zoomed, 0, 0, 1});
        m_rows = {0, 1};
        for (std::size_t at = 0; at < m_boxes.size(); ++at) {
            const Box box = m_boxes[at];
            const FlameNode &node = m_tree->nodes[box.node];
            double inside = 0;
            for (const std::uint32_t child : node.children)
                inside += widthOf(m_tree->nodes[child]);
            // Children of two profiles together may be wider than their parent.
            const double scale = (box.to - box.from) / std::max(widthOf(node), inside);
            double from = box.from;
            for (const std::uint32_t child : node.children) {
                const double to = from + widthOf(m_tree->nodes[child]) * scale;
                if (to - from >= least)
                    m_boxes.push_back({child, box.depth + 1, from, to});
                from = to;
            }
            if (at + 1 == m_rows.back() && m_boxes.size() > m_rows.back())
                m_rows.push_back(m_boxes.size());
        }
    }
    m_scroll->layOut(contentArea(), m_rows.empty() ? 0 : m_rows.size() - 1, rowsThatFit());
    refresh();
}

void FlameChart::zoomTo(std::uint32_t node)
{
    if (!m_tree || node >= m_tree->nodes.size() || node == m_zoomed)
        return;
    m_zoomed = node;
    setCurrentItem(-1);
    layOut();
}

PaintedChart::Content FlameChart::content() const
{
    if (!m_tree)
        return Content::Waiting;
    return m_boxes.empty() ? Content::Nothing : Content::Shown;
}

QString FlameChart::nameOf(std::uint32_t node) const
{
    const std::string &name = m_tree->nodes[node].name;
    return name.empty() ? tr("all") : shownName(QString::fromStdString(name));
}

QString FlameChart::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    QString text
        = tr("%1, %2 of all")
              .arg(formatText(m_tree->nodes[m_zoomed].total, Unit::Second),
                   formatText(m_tree->nodes[m_zoomed].total / m_tree->root().total, Unit::Ratio));
    if (m_zoomed != 0)
        text += tr(" · zoomed to %1").arg(nameOf(m_zoomed));
    if (!m_found.empty())
        text += tr(" · %1 found").arg(formatText(m_foundSeconds, Unit::Second));
    return text;
}

double FlameChart::rowHeight() const
{
    return kRow;
}

std::size_t FlameChart::rowsThatFit() const
{
    return std::size_t(std::max(1.0, contentArea().height() / rowHeight()));
}

std::size_t FlameChart::firstRow() const
{
    return m_scroll->firstRow(m_rows.empty() ? 0 : m_rows.size() - 1, rowsThatFit());
}

QRectF FlameChart::plot() const
{
    return m_scroll->besideIt(contentArea(), m_rows.empty() ? 0 : m_rows.size() - 1, rowsThatFit());
}

QRectF FlameChart::rectOf(const Box &box) const
{
    const QRectF area = plot();
    const double y = area.top() + (double(box.depth) - double(firstRow())) * rowHeight();
    return {area.left() + box.from * area.width(),
            y,
            (box.to - box.from) * area.width(),
            rowHeight() - kGap};
}

const FlameChart::Box *FlameChart::boxOf(std::uint32_t node) const
{
    const auto found = std::ranges::find(m_boxes, node, &Box::node);
    return found == m_boxes.end() ? nullptr : &*found;
}

QColor FlameChart::colorOf(const Theme &theme, std::uint32_t at) const
{
    const FlameNode &node = m_tree->nodes[at];
    QColor color;
    if (m_isTwo) {
        // The change of the node itself; what lies inside has its own colour.
        const double change = node.self - orZero(node.selfBefore);
        const double share = m_greatest > 0 ? std::abs(change) / m_greatest : 0;
        const QColor &side = change > 0 ? theme.critical : theme.series[0];
        color = mixedColor(mixedColor(theme.raised, theme.dim, 0.25), side, std::sqrt(share));
    } else if (at == 0) {
        color = mixedColor(theme.raised, theme.dim, 0.3);
    } else {
        color = theme.series[std::hash<std::string>{}(node.name) % kSeriesHues];
    }
    const bool isFound = m_found.empty() || m_found[at];
    const bool isChosen = m_layer == kNoIndex || node.layer == m_layer || !m_found.empty();
    return isFound && isChosen ? color : mixedColor(color, theme.raised, kBack);
}

void FlameChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const QRectF area = plot();
    painter.save();
    painter.setClipRect(area);
    painter.setFont(look().font(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    for (std::size_t row = firstRow();
         row + 1 < m_rows.size() && row < firstRow() + rowsThatFit() + 1;
         ++row) {
        for (std::size_t at = m_rows[row]; at < m_rows[row + 1]; ++at) {
            const Box &box = m_boxes[at];
            const QRectF place = rectOf(box);
            const QColor color = colorOf(theme, box.node);
            const double gap = place.width() > 3 ? kGap : 0;
            painter.fillRect(place.adjusted(0, 0, -gap, 0), color);
            if (place.width() < kRoomForName)
                continue;
            painter.setPen(theme.textOn(color));
            painter.drawText(
                place.adjusted(4, 0, -2, 0),
                Qt::AlignLeft | Qt::AlignVCenter,
                metrics.elidedText(nameOf(box.node), Qt::ElideRight, place.width() - 6));
        }
    }
    painter.restore();
}

int FlameChart::itemCount() const
{
    return m_tree ? int(m_tree->nodes.size()) : 0;
}

int FlameChart::itemAt(QPointF position) const
{
    const QRectF area = plot();
    if (!area.contains(position))
        return -1;
    const std::size_t row = firstRow() + std::size_t((position.y() - area.top()) / rowHeight());
    if (row + 1 >= m_rows.size())
        return -1;
    const double share = (position.x() - area.left()) / area.width();
    const auto begin = m_boxes.begin() + std::ptrdiff_t(m_rows[row]);
    const auto end = m_boxes.begin() + std::ptrdiff_t(m_rows[row + 1]);
    const auto box = std::find_if(begin, end, [share](const Box &each) { return share < each.to; });
    return box != end && share >= box->from ? int(box->node) : -1;
}

PaintedChart::Reading FlameChart::read(int item) const
{
    const FlameNode &node = m_tree->nodes[std::size_t(item)];
    Reading reading;
    reading.head = nameOf(std::uint32_t(item));
    const auto add = [&reading](const QString &name, const QString &value, const QString &note) {
        reading.rows.push_back({name, value, note, {}, false});
    };
    const double all = m_tree->root().total;
    add(tr("With what lies inside"),
        formatText(node.total, Unit::Second),
        all > 0 ? formatText(node.total / all, Unit::Ratio) : QString());
    add(tr("Itself"), formatText(node.self, Unit::Second), {});
    if (m_isTwo) {
        add(tr("Before"), formatText(orZero(node.totalBefore), Unit::Second), {});
        add(tr("Change"), signedText(node.total - orZero(node.totalBefore)), {});
        add(tr("Change of itself"), signedText(node.self - orZero(node.selfBefore)), {});
    }
    if (const Box *box = boxOf(std::uint32_t(item)))
        reading.place = rectOf(*box);
    return reading;
}

int FlameChart::neighbour(int item, int right, int up) const
{
    if (m_boxes.empty())
        return -1;
    const Box *box = item < 0 ? nullptr : boxOf(std::uint32_t(item));
    if (box == nullptr)
        return int(m_boxes.front().node);
    const FlameNode &node = m_tree->nodes[box->node];
    if (up > 0)
        return box->depth > 0 ? int(node.parent) : item;
    const auto at = std::size_t(box - m_boxes.data());
    const std::size_t rowEnd = m_rows[box->depth + 1];
    if (up < 0) {
        // The first box inside of it.
        if (box->depth + 2 >= m_rows.size())
            return item;
        for (std::size_t below = rowEnd; below < m_rows[box->depth + 2]; ++below)
            if (m_tree->nodes[m_boxes[below].node].parent == box->node)
                return int(m_boxes[below].node);
        return item;
    }
    const auto wanted = std::clamp(
        std::ptrdiff_t(at) + right, std::ptrdiff_t(m_rows[box->depth]), std::ptrdiff_t(rowEnd) - 1);
    return int(m_boxes[std::size_t(wanted)].node);
}

QString FlameChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    return tr("%1. %2 boxes, %3 in all.")
        .arg(title(),
             QString::number(m_tree->nodes.size()),
             formatText(m_tree->root().total, Unit::Second));
}

DataTable FlameChart::table() const
{
    DataTable table;
    table.columns = {{"path", tr("Path")},
                     {"total_seconds", tr("With what lies inside"), Unit::Second},
                     {"self_seconds", tr("Itself"), Unit::Second}};
    if (m_isTwo) {
        table.columns.push_back({"total_before_seconds", tr("Before"), Unit::Second});
        table.columns.push_back({"self_before_seconds", tr("Itself before"), Unit::Second});
    }
    if (!m_tree)
        return table;
    std::vector<std::string> paths(m_tree->nodes.size());
    for (std::size_t at = 0; at < std::min(m_tree->nodes.size(), kMostTold); ++at) {
        const FlameNode &node = m_tree->nodes[at];
        const bool hasParent = at != 0 && node.parent != 0;
        paths[at] = hasParent ? paths[node.parent] + ";" + node.name : node.name;
        table.cells.insert(table.cells.end(), {Cell(paths[at]), Cell(node.total), Cell(node.self)});
        if (m_isTwo)
            table.cells.insert(table.cells.end(),
                               {Cell(orZero(node.totalBefore)), Cell(orZero(node.selfBefore))});
    }
    return table;
}

} // namespace perfdeck
