// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/graph/GraphMap.h"

#include "widgets/pages/profiling/ProfileWords.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kSmallestText = 6; ///< pixels, below it boxes have no words
constexpr double kTextOfLine = 0.72; ///< height of letters in a line

QRectF rectOf(const LayoutBox &box)
{
    return {box.x, box.y, box.width, box.height};
}

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

} // namespace

void GraphMap::setScene(GraphScenePtr scene)
{
    const bool isOther = !m_scene || !scene || scene->figures->profile != m_scene->figures->profile;
    m_scene = std::move(scene);
    setCurrentItem(-1);
    if (isOther)
        fit();
    else
        refresh();
}

void GraphMap::setLayer(std::uint32_t layer)
{
    if (std::exchange(m_layer, layer) != layer)
        refresh();
}

PaintedChart::Content GraphMap::content() const
{
    if (!m_scene)
        return Content::Waiting;
    return m_scene->nodes.empty() ? Content::Nothing : Content::Shown;
}

QString GraphMap::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    const QString what
        = m_scene->mostSeconds > 0 ? tr("coloured by time") : tr("coloured by FLOPs");
    return (m_scene->isGrouped ? tr("%n parts of the model", nullptr, itemCount())
                               : tr("%n layers", nullptr, itemCount()))
        + QStringLiteral(" · ") + what;
}

QRectF GraphMap::planeBounds() const
{
    return m_scene ? rectOf(m_scene->bounds) : QRectF(0, 0, 1, 1);
}

QRectF GraphMap::boxOf(int item) const
{
    return rectOf(m_scene->nodes[std::size_t(item)].box);
}

int GraphMap::itemCount() const
{
    return m_scene ? int(m_scene->nodes.size()) : 0;
}

double GraphMap::shareOf(const GraphNode &node) const
{
    if (m_scene->mostSeconds > 0)
        return node.seconds / m_scene->mostSeconds;
    return m_scene->mostFlops > 0 ? node.flops / m_scene->mostFlops : 0;
}

bool GraphMap::isChosen(const GraphNode &node) const
{
    return std::ranges::find(node.layers, m_layer) != node.layers.end();
}

void GraphMap::paintEdges(QPainter &painter, const Theme &theme) const
{
    painter.setBrush(Qt::NoBrush);
    for (const auto &[from, to] : m_scene->edges) {
        const GraphNode &above = m_scene->nodes[from];
        const GraphNode &below = m_scene->nodes[to];
        const QPointF begin
            = toScreen(QPointF(above.box.x + above.box.width / 2, above.box.bottom()));
        const QPointF end = toScreen(QPointF(below.box.x + below.box.width / 2, below.box.y));
        if (!isSeen(QRectF(begin, end).normalized().adjusted(-1, -1, 1, 1)))
            continue;
        const bool isOfChosen = m_layer != kNoIndex && (isChosen(above) || isChosen(below));
        painter.setPen(QPen(isOfChosen ? theme.accent : theme.line, isOfChosen ? 1.5 : 1));
        QPainterPath path(begin);
        const double bend = std::min(std::abs(end.y() - begin.y()) / 2, 2 * scale());
        path.cubicTo(begin + QPointF(0, bend), end - QPointF(0, bend), end);
        painter.drawPath(path);
    }
}

void GraphMap::paintNode(QPainter &painter, const Theme &theme, const GraphNode &node) const
{
    const QRectF box = toScreen(rectOf(node.box));
    if (!isSeen(box))
        return;
    const QColor fill = theme.amount(std::sqrt(shareOf(node)));
    const bool isMarked = m_layer != kNoIndex && isChosen(node);
    painter.setPen(QPen(isMarked ? theme.text : theme.line, isMarked ? 2 : 1));
    painter.setBrush(fill);
    const double round = std::min(3.0, scale() / 4);
    painter.drawRoundedRect(box, round, round);
    const double letters = scale() * kTextOfLine;
    if (letters < kSmallestText)
        return;
    QFont font = look().font(TextSize::Small, TextWeight::Strong);
    font.setPixelSize(std::min(int(letters), QFontInfo(look().font()).pixelSize()));
    painter.setFont(font);
    painter.setPen(theme.textOn(fill));
    const QRectF inner = box.adjusted(4, 2, -4, -2);
    const auto line = [&](double top, const QString &text) {
        painter.drawText(
            QRectF(inner.left(), top, inner.width(), inner.height() / 2),
            Qt::AlignHCenter | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(text, Qt::ElideMiddle, int(inner.width())));
    };
    line(inner.top(), m_scene->isGrouped ? textOf(node.name) : textOf(node.detail));
    font.setWeight(QFont::Normal);
    painter.setFont(font);
    line(inner.center().y(),
         m_scene->mostSeconds > 0 ? formatText(node.seconds, Unit::Second) : flopsText(node.flops));
}

void GraphMap::paintContent(QPainter &painter, const Theme &theme) const
{
    painter.save();
    painter.setClipRect(mapArea());
    painter.setRenderHint(QPainter::Antialiasing);
    paintEdges(painter, theme);
    for (const GraphNode &node : m_scene->nodes)
        paintNode(painter, theme, node);
    painter.restore();
}

PaintedChart::Reading GraphMap::read(int item) const
{
    const GraphNode &node = m_scene->nodes[std::size_t(item)];
    Reading reading;
    reading.head = node.name.empty() ? tr("the rest") : textOf(node.name);
    const auto add
        = [&reading](const QString &name, const QString &value, const QString &note = {}) {
              reading.rows.push_back({name, value, note, {}, false});
          };
    if (node.layers.size() == 1) {
        const ProfileLayer &layer = m_scene->figures->profile->layers[node.layers.front()];
        add(tr("Operation"), textOf(layer.op));
        if (!layer.outputs.empty())
            add(tr("Gives"), shapesText(layer.outputs));
    } else {
        add(tr("Layers"), QString::number(node.layers.size()));
    }
    const double seconds = m_scene->figures->seconds;
    if (m_scene->mostSeconds > 0)
        add(tr("Time"),
            formatText(node.seconds, Unit::Second),
            seconds > 0 ? formatText(node.seconds / seconds, Unit::Ratio) : QString());
    if (node.flops > 0)
        add(tr("FLOPs"), flopsText(node.flops));
    reading.place = toScreen(rectOf(node.box));
    return reading;
}

QString GraphMap::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    return tr("%1. %2, %3 edges.").arg(title(), subtitle(), QString::number(m_scene->edges.size()));
}

DataTable GraphMap::table() const
{
    DataTable table;
    table.columns = {{"from", tr("From")},
                     {"to", tr("To")},
                     {"seconds", tr("Time of what is fed"), Unit::Second},
                     {"flops", tr("FLOPs of what is fed")}};
    if (!m_scene)
        return table;
    for (const auto &[from, to] : m_scene->edges)
        table.cells.insert(table.cells.end(),
                           {Cell(m_scene->nodes[from].name),
                            Cell(m_scene->nodes[to].name),
                            Cell(m_scene->nodes[to].seconds),
                            Cell(m_scene->nodes[to].flops)});
    return table;
}

} // namespace perfdeck
