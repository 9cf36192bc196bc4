// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/topology/MachineMap.h"

#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QPainter>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr double kLeastText = 7; ///< pixels of a line that can be read
constexpr double kCorner = 2;

} // namespace

void MachineMap::setMachine(EntityTreePtr machine)
{
    if (machine == m_machine)
        return;
    m_machine = std::move(machine);
    m_boxes = m_machine ? nestedBoxes(*m_machine) : std::vector<NestedBox>();
    fit();
}

void MachineMap::setBusy(std::map<std::string, double> busy)
{
    if (busy == m_busy)
        return;
    m_busy = std::move(busy);
    refresh();
}

PaintedChart::Content MachineMap::content() const
{
    return m_boxes.empty() ? Content::Nothing : Content::Shown;
}

QString MachineMap::subtitle() const
{
    return m_boxes.empty() || m_busy.empty() ? QString() : tr("colour: how busy, 0 to 100 %");
}

int MachineMap::itemCount() const
{
    return int(m_boxes.size());
}

QRectF MachineMap::boxOf(int item) const
{
    const LayoutBox &box = m_boxes[std::size_t(item)].box;
    return {box.x, box.y, box.width, box.height};
}

QRectF MachineMap::planeBounds() const
{
    QRectF bounds;
    for (int item = 0; item < itemCount(); ++item)
        bounds |= boxOf(item);
    return bounds;
}

/// The innermost part.
int MachineMap::itemAt(QPointF position) const
{
    for (int item = itemCount() - 1; item >= 0; --item)
        if (toScreen(boxOf(item)).contains(position))
            return item;
    return -1;
}

QString MachineMap::nameOf(const Entity &part) const
{
    QString name = shownName(QString::fromStdString(part.name));
    if (part.kind == Entity::Kind::NumaNode || part.kind == Entity::Kind::Cache)
        for (const auto &[key, value] : part.attributes)
            if (key == "Memory" || key == "Size")
                name += QChar(u' ') + QString::fromStdString(value);
    return name;
}

QColor MachineMap::groundOf(const Theme &theme, const Entity &part) const
{
    if (const auto busy = m_busy.find(part.name); busy != m_busy.end())
        return theme.amount(busy->second);
    switch (part.kind) {
    case Entity::Kind::Package:
    case Entity::Kind::Core:
        return theme.surface;
    case Entity::Kind::NumaNode:
    case Entity::Kind::Cache:
        return mixedColor(theme.raised, theme.series[2], 0.18);
    case Entity::Kind::Gpu:
        return mixedColor(theme.raised, theme.series[1], 0.25);
    case Entity::Kind::PciDevice:
        return mixedColor(theme.raised, theme.series[4], 0.15);
    default:
        return theme.raised;
    }
}

void MachineMap::paintPart(QPainter &painter, const Theme &theme, const NestedBox &nested) const
{
    const Entity &part = (*m_machine)[nested.part];
    const QRectF box
        = toScreen(QRectF(nested.box.x, nested.box.y, nested.box.width, nested.box.height));
    if (!isSeen(box) || box.width() < 2 || box.height() < 2)
        return;
    const QColor ground = groundOf(theme, part);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(box, kCorner, kCorner);
    const double line = (nested.hasParts ? kNestedHeading : nested.box.height) * scale();
    if (line < kLeastText)
        return;
    QFont font
        = look().font(TextSize::Small, nested.hasParts ? TextWeight::Strong : TextWeight::Regular);
    if (const int height = QFontMetrics(font).height(); height > line)
        font.setPointSizeF(font.pointSizeF() * line / height);
    painter.setFont(font);
    painter.setPen(theme.textOn(ground));
    const QRectF place(box.left() + 3, box.top(), box.width() - 6, line);
    painter.drawText(
        place,
        Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(nameOf(part), Qt::ElideRight, int(place.width())));
}

void MachineMap::paintContent(QPainter &painter, const Theme &theme) const
{
    painter.save();
    painter.setClipRect(mapArea());
    painter.setRenderHint(QPainter::Antialiasing);
    for (const NestedBox &nested : m_boxes)
        paintPart(painter, theme, nested);
    painter.restore();
}

PaintedChart::Reading MachineMap::read(int item) const
{
    const Entity &part = (*m_machine)[m_boxes[std::size_t(item)].part];
    Reading reading;
    reading.head = shownName(QString::fromStdString(part.name));
    reading.place = toScreen(boxOf(item));
    if (const auto busy = m_busy.find(part.name); busy != m_busy.end())
        reading.rows.push_back({tr("busy"), formatText(busy->second, Unit::Ratio), {}, {}, false});
    for (const auto &[name, value] : part.attributes)
        reading.rows.push_back({shownName(QString::fromStdString(name)),
                                shownName(QString::fromStdString(value)),
                                {},
                                {},
                                false});
    return reading;
}

QString MachineMap::description() const
{
    return m_boxes.empty()
        ? tr("%1. Its parts are not known.").arg(title())
        : tr("%1. %n parts inside of each other.", nullptr, int(m_boxes.size())).arg(title());
}

DataTable MachineMap::table() const
{
    DataTable table;
    table.columns = {{"part", tr("Part")},
                     {"name", tr("Name")},
                     {"busy_ratio", tr("Busy"), Unit::Ratio},
                     {"facts", tr("Facts")}};
    for (const NestedBox &nested : m_boxes) {
        const Entity &part = (*m_machine)[nested.part];
        const auto busy = m_busy.find(part.name);
        std::string facts;
        for (const auto &[name, value] : part.attributes)
            facts += (facts.empty() ? "" : ", ") + name + ": " + value;
        table.cells.emplace_back(part.id);
        table.cells.emplace_back(part.name);
        if (busy == m_busy.end())
            table.cells.emplace_back();
        else
            table.cells.emplace_back(busy->second);
        table.cells.emplace_back(std::move(facts));
    }
    return table;
}

} // namespace perfdeck
