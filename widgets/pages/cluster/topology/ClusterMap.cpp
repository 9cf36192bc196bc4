// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/topology/ClusterMap.h"

#include "core/analysis/Hardware.h"
#include "core/model/Liveness.h"
#include "widgets/models/ServerWords.h"
#include "widgets/models/WorkersModel.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"
#include "widgets/tables/StateGlyph.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kLegendHeight = 22;
constexpr double kGlyphSide = 9; ///< pixels from which a worker shows the shape of its state
constexpr double kNameSide = 52; ///< and its name
constexpr double kBusSide = 10; ///< and what it hangs on
constexpr double kLeastSize = 0.5; ///< of a worker without tasks, of its cell
constexpr double kMargin = 0.6; ///< units, where links go down to lower groups
constexpr double kCorner = 3;
constexpr double kMostDevices = 8; ///< beside each other

QString shown(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

bool isWarned(const TopologyScene &scene, std::size_t group)
{
    return scene.alive[group] < scene.members[group];
}

} // namespace

void ClusterMap::setScene(TopologyScenePtr scene)
{
    m_scene = std::move(scene);
    refresh();
}

QString ClusterMap::workerOf(int item) const
{
    return m_scene && item >= 0 && item < std::ssize(m_scene->workers())
        ? QString::fromStdString(m_scene->workers()[std::size_t(item)].id())
        : QString();
}

PaintedChart::Content ClusterMap::content() const
{
    if (!m_scene)
        return Content::Waiting;
    return m_scene->layout.bounds.width > 0 ? Content::Shown : Content::Nothing;
}

QString ClusterMap::subtitle() const
{
    return content() == Content::Shown
        ? tr("%n workers, size by running tasks", nullptr, int(m_scene->workers().size()))
        : QString();
}

int ClusterMap::itemCount() const
{
    return m_scene ? int(m_scene->layout.workers.size() + m_scene->layout.servers.size()) : 0;
}

QRectF ClusterMap::planeBounds() const
{
    return m_scene ? rectOf(m_scene->layout.bounds).adjusted(-kMargin, 0, kMargin, 0) : QRectF();
}

QRectF ClusterMap::boxOf(int item) const
{
    const ClusterLayout &layout = m_scene->layout;
    const auto at = std::size_t(item);
    return rectOf(at < layout.workers.size() ? layout.workers[at]
                                             : layout.servers[at - layout.workers.size()]);
}

QRectF ClusterMap::mapArea() const
{
    return contentArea().adjusted(0, 0, 0, -kLegendHeight);
}

QString ClusterMap::groupName(std::size_t group) const
{
    const QString name = shown(m_scene->layout.groups[group].name);
    return name.isEmpty() ? tr("not reported") : name;
}

QColor ClusterMap::fillOf(const Theme &theme, std::size_t worker) const
{
    if (m_scene->color == TopologyColor::State)
        return stateColor(cellState(m_scene->workers()[worker].state), theme);
    const double amount = m_scene->amounts[worker];
    return std::isnan(amount) ? QColor() : theme.amount(amount);
}

void ClusterMap::paintContent(QPainter &painter, const Theme &theme) const
{
    painter.save();
    painter.setClipRect(mapArea());
    painter.setRenderHint(QPainter::Antialiasing);
    paintLinks(painter, theme);
    for (std::size_t group = 0; group < m_scene->layout.groups.size(); ++group)
        paintGroup(painter, theme, group);
    for (std::size_t at = 0; at < m_scene->layout.workers.size(); ++at)
        paintWorker(painter, theme, at);
    paintServers(painter, theme);
    painter.restore();
    paintLegend(painter, theme);
}

/// From each server to each group; where workers are lost, the line is broken.
void ClusterMap::paintLinks(QPainter &painter, const Theme &theme) const
{
    for (const LayoutBox &server : m_scene->layout.servers) {
        const QRectF from = toScreen(rectOf(server));
        for (std::size_t group = 0; group < m_scene->layout.groups.size(); ++group) {
            const QRectF to = toScreen(rectOf(m_scene->layout.groups[group].box));
            const bool isWhole = !isWarned(*m_scene, group);
            painter.setPen(QPen(
                isWhole ? theme.dim : theme.warn, 1.2, isWhole ? Qt::SolidLine : Qt::DashLine));
            const QPointF start(from.center().x(), from.bottom());
            const QPointF end(to.center().x(), to.top());
            const double first = toScreen(rectOf(m_scene->layout.groups.front().box)).top();
            const double half = (start.y() + first) / 2;
            QPainterPath path(start);
            if (end.y() <= first + 1) {
                path.cubicTo({start.x(), half}, {end.x(), half}, end);
            } else { // around the groups above it
                const double left = toScreen(QPointF(-kMargin / 2, 0)).x();
                const double above = end.y() - kMargin / 2 * scale();
                path.lineTo(start.x(), half);
                path.lineTo(left, half);
                path.lineTo(left, above);
                path.lineTo(end.x(), above);
                path.lineTo(end);
            }
            painter.drawPath(path);
        }
    }
}

void ClusterMap::paintServers(QPainter &painter, const Theme &theme) const
{
    for (std::size_t at = 0; at < m_scene->layout.servers.size(); ++at) {
        const QRectF box = toScreen(rectOf(m_scene->layout.servers[at]));
        if (!isSeen(box))
            continue;
        const ClusterServer &server = m_scene->cluster->servers[at];
        painter.setPen(QPen(theme.accent, 1.2));
        painter.setBrush(theme.raised);
        painter.drawRoundedRect(box, kCorner, kCorner);
        painter.setPen(theme.text);
        painter.setFont(look().font(TextSize::Small, TextWeight::Strong));
        const QFontMetrics metrics(painter.font());
        if (box.height() < metrics.height())
            continue;
        const bool isTall = box.height() > 2.2 * metrics.height();
        QRectF line(box.left() + 4, 0, box.width() - 8, metrics.height());
        line.moveTop(box.center().y() - (isTall ? 1 : 0.5) * metrics.height());
        const auto write = [&painter, &line](const QString &text) {
            painter.drawText(
                line,
                Qt::AlignCenter,
                painter.fontMetrics().elidedText(text, Qt::ElideRight, int(line.width())));
            line.translate(0, line.height());
        };
        write(shown(server.name));
        if (!isTall)
            continue;
        painter.setFont(look().font(TextSize::Small));
        painter.setPen(theme.dim);
        write(serverKindText(server.kind));
    }
}

void ClusterMap::paintGroup(QPainter &painter, const Theme &theme, std::size_t group) const
{
    const LayoutGroup &laid = m_scene->layout.groups[group];
    const QRectF box = toScreen(rectOf(laid.box));
    if (!isSeen(box))
        return;
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(box, kCorner, kCorner);
    if (scale() >= kBusSide)
        paintBuses(painter, theme, laid);
    painter.setFont(look().font(TextSize::Small, TextWeight::Strong));
    const QFontMetrics metrics(painter.font());
    const QRectF heading(box.left() + 4, box.top(), box.width() - 8, laid.heading * scale());
    if (heading.height() < 0.6 * metrics.height())
        return;
    const QString count = tr("%1 of %2 up").arg(m_scene->alive[group]).arg(m_scene->members[group]);
    const QFont small = look().font(TextSize::Small);
    const int countWidth = QFontMetrics(small).horizontalAdvance(count);
    const bool hasRoom = heading.width() > countWidth + 8 * metrics.averageCharWidth();
    const double nameWidth = heading.width() - (hasRoom ? countWidth + 6 : 0);
    painter.setPen(theme.text);
    painter.drawText(heading,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(groupName(group), Qt::ElideRight, int(nameWidth)));
    if (!hasRoom)
        return;
    painter.setFont(small);
    painter.setPen(isWarned(*m_scene, group) ? theme.warn : theme.dim);
    painter.drawText(heading, Qt::AlignRight | Qt::AlignVCenter, count);
}

/// What the workers of a group hang on: a line down its left edge, one above each row, and a piece
/// to each worker.
void ClusterMap::paintBuses(QPainter &painter, const Theme &theme, const LayoutGroup &group) const
{
    if (group.slots.empty())
        return;
    painter.setPen(QPen(theme.line, 1));
    const std::size_t rows = (group.slots.size() + group.columns - 1) / group.columns;
    const double left = group.box.x + 0.12;
    const double top = group.box.y + group.heading + 0.25;
    const auto busOf
        = [&](std::size_t row) { return top + double(row) * ClusterLayout::kRowHeight + 0.12; };
    painter.drawLine(toScreen(QPointF(left, group.box.y + group.heading)),
                     toScreen(QPointF(left, busOf(rows - 1))));
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t last
            = std::min(group.columns, group.slots.size() - row * group.columns) - 1;
        const double end = group.box.x + 0.25 + double(last) + 0.5;
        painter.drawLine(toScreen(QPointF(left, busOf(row))), toScreen(QPointF(end, busOf(row))));
        for (std::size_t column = 0; column <= last; ++column) {
            if (group.slots[row * group.columns + column].empty())
                continue;
            const double x = group.box.x + 0.25 + double(column) + 0.5;
            painter.drawLine(toScreen(QPointF(x, busOf(row))),
                             toScreen(QPointF(x, busOf(row) + 0.2)));
        }
    }
}

/// Not reported is hatched; what is lost has a broken edge.
void ClusterMap::paintWorker(QPainter &painter, const Theme &theme, std::size_t at) const
{
    const QRectF cell = toScreen(rectOf(m_scene->layout.workers[at]));
    if (!isSeen(cell))
        return;
    const double size = kLeastSize + (1 - kLeastSize) * m_scene->sizes[at];
    const double side = std::min(cell.width(), cell.height());
    const bool isNear = side >= kNameSide;
    const double cut = isNear ? 0 : (1 - size) / 2;
    const QRectF box = cell.adjusted(
        cut * cell.width(), cut * cell.height(), -cut * cell.width(), -cut * cell.height());
    const QColor fill = fillOf(theme, at);
    const Worker &worker = m_scene->workers()[at];
    const bool isLost = !isAlive(worker.state);
    if (side < kGlyphSide) {
        if (isLost && m_scene->color == TopologyColor::State)
            paintState(
                painter, cell, cellState(worker.state), theme); // its shape is seen from afar
        else
            painter.fillRect(box,
                             fill.isValid() ? QBrush(fill) : QBrush(theme.dim, Qt::BDiagPattern));
        return;
    }
    painter.setPen(isLost ? QPen(theme.warn, 1, Qt::DashLine) : QPen(theme.line, 1));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(theme.dim, Qt::BDiagPattern));
    if (m_scene->color == TopologyColor::State)
        painter.setBrush(theme.raised);
    painter.drawRoundedRect(box, kCorner, kCorner);
    if (isNear) {
        const bool isColored = fill.isValid() && m_scene->color != TopologyColor::State;
        paintInside(painter, theme, at, box, isColored ? fill : theme.raised);
    } else if (m_scene->color == TopologyColor::State || isLost) {
        const double glyph = std::min(0.6 * box.width(), 0.6 * box.height());
        const QRectF place(box.center() - QPointF(glyph / 2, glyph / 2), QSizeF(glyph, glyph));
        paintState(painter, place, cellState(worker.state), theme);
    }
}

/// State and name, what the colour is about, running tasks, and the GPUs at the foot.
void ClusterMap::paintInside(QPainter &painter,
                             const Theme &theme,
                             std::size_t at,
                             const QRectF &box,
                             const QColor &ground) const
{
    const Worker &worker = m_scene->workers()[at];
    painter.setFont(look().font(TextSize::Small, TextWeight::Strong));
    const QFontMetrics metrics(painter.font());
    const QRectF inside = box.adjusted(4, 3, -4, -3);
    const double glyph = 0.6 * metrics.ascent();
    QRectF line(inside.left(), inside.top(), inside.width(), metrics.height());
    painter.setBrush(ground == theme.raised ? QBrush(Qt::NoBrush) : QBrush(theme.raised));
    paintState(painter,
               QRectF(line.left(), line.top(), glyph, line.height()),
               cellState(worker.state),
               theme);
    painter.setPen(theme.textOn(ground));
    const QRectF name = line.adjusted(glyph + 3, 0, 0, 0);
    painter.drawText(name,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(shown(worker.id()), Qt::ElideMiddle, int(name.width())));
    painter.setFont(look().numberFont(TextSize::Small));
    QStringList facts;
    if (worker.measured.cpuRatio)
        facts << tr("CPU %1").arg(formatText(*worker.measured.cpuRatio, Unit::Ratio));
    if (worker.measured.memoryRatio)
        facts << tr("memory %1").arg(formatText(*worker.measured.memoryRatio, Unit::Ratio));
    if (worker.tasksRunning)
        facts << tr("%n tasks", nullptr, int(*worker.tasksRunning));
    for (const QString &fact : facts) {
        line.translate(0, metrics.height());
        if (line.bottom() > inside.bottom() - metrics.height() / 2.0)
            break;
        painter.drawText(
            line,
            Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(painter.font()).elidedText(fact, Qt::ElideRight, int(line.width())));
    }
    if (!worker.gpus.empty())
        paintDevices(
            painter, theme, worker, QRectF(inside.left(), inside.bottom() - 7, inside.width(), 7));
}

/// A small box per GPU, filled as far as its memory is.
void ClusterMap::paintDevices(QPainter &painter,
                              const Theme &theme,
                              const Worker &worker,
                              QRectF strip) const
{
    const double step = strip.width() / std::max(kMostDevices, double(worker.gpus.size()));
    for (std::size_t at = 0; at < worker.gpus.size(); ++at) {
        const WorkerGpu &gpu = worker.gpus[at];
        const QRectF box(strip.left() + double(at) * step, strip.top(), step - 1, strip.height());
        painter.fillRect(box, theme.surface);
        const auto used = gpu.utilizationRatio ? gpu.utilizationRatio
            : gpu.memoryUsedBytes && gpu.memoryTotalBytes && *gpu.memoryTotalBytes > 0
            ? std::optional(*gpu.memoryUsedBytes / *gpu.memoryTotalBytes)
            : std::nullopt;
        if (used)
            painter.fillRect(QRectF(box.left(),
                                    box.bottom() - box.height() * std::clamp(*used, 0.0, 1.0),
                                    box.width(),
                                    box.height() * std::clamp(*used, 0.0, 1.0)),
                             theme.accent);
        painter.setPen(QPen(theme.dim, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

PaintedChart::Reading ClusterMap::readServer(const ClusterServer &server) const
{
    Reading reading;
    reading.head = shown(server.name);
    reading.rows.push_back({tr("kind"), serverKindText(server.kind), {}, {}, false});
    if (server.lastReading)
        reading.rows.push_back(
            {tr("last reading"), formatTime(*server.lastReading, timeZone()), {}, {}, false});
    return reading;
}

PaintedChart::Reading ClusterMap::read(int item) const
{
    const std::size_t workers = m_scene->workers().size();
    const auto at = std::size_t(item);
    if (at >= workers) {
        Reading reading = readServer(m_scene->cluster->servers[at - workers]);
        reading.place = toScreen(boxOf(item));
        return reading;
    }
    const Worker &worker = m_scene->workers()[at];
    Reading reading;
    reading.head = shown(worker.id());
    reading.place = toScreen(boxOf(item));
    const auto add = [&reading](const QString &name, const QString &value) {
        if (!value.isEmpty())
            reading.rows.push_back({name, value, {}, {}, false});
    };
    const auto addNumber = [&add](const QString &name, std::optional<double> value, Unit unit) {
        if (value)
            add(name, formatText(*value, unit));
    };
    add(tr("state"), workerStateText(worker));
    add(tr("host"), shown(worker.profile->host));
    add(tr("hardware"), shown(hardwareName(*worker.profile)));
    addNumber(tr("CPU"), worker.measured.cpuRatio, Unit::Ratio);
    addNumber(tr("memory"), worker.measured.memoryRatio, Unit::Ratio);
    addNumber(tr("GPU"), worker.measured.gpuRatio, Unit::Ratio);
    addNumber(tr("running tasks"), topologyValue(worker, TopologyColor::Tasks), Unit::Count);
    addNumber(tr("reliability"), topologyValue(worker, TopologyColor::Reliability), Unit::Ratio);
    if (!worker.gpus.empty())
        add(tr("GPUs"), QString::number(worker.gpus.size()));
    if (worker.lastSeen)
        add(tr("last seen"), formatTime(*worker.lastSeen, timeZone()));
    return reading;
}

QString ClusterMap::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    QStringList lines{
        tr("%1. %n workers in groups:", nullptr, int(m_scene->workers().size())).arg(title())};
    for (std::size_t group = 0; group < m_scene->layout.groups.size() && group < 20; ++group)
        lines << tr("%1: %2 of %3 up")
                     .arg(groupName(group))
                     .arg(m_scene->alive[group])
                     .arg(m_scene->members[group]);
    return lines.join(QChar(u'\n'));
}

DataTable ClusterMap::table() const
{
    DataTable table;
    table.columns = {{"worker", tr("Worker")},
                     {"state", tr("State")},
                     {"group", tr("Group")},
                     {"host", tr("Host")},
                     {"cpu_ratio", tr("CPU"), Unit::Ratio},
                     {"memory_ratio", tr("Memory"), Unit::Ratio},
                     {"gpu_ratio", tr("GPU"), Unit::Ratio},
                     {"tasks_running", tr("Running tasks"), Unit::Count},
                     {"reliability_ratio", tr("Reliability"), Unit::Ratio},
                     {"gpus", tr("GPUs"), Unit::Count}};
    if (content() != Content::Shown)
        return table;
    const auto add = [&table](std::optional<double> value) {
        if (value)
            table.cells.emplace_back(*value);
        else
            table.cells.emplace_back();
    };
    for (std::size_t at = 0; at < m_scene->workers().size(); ++at) {
        const Worker &worker = m_scene->workers()[at];
        table.cells.emplace_back(worker.id());
        table.cells.emplace_back(workerStateText(worker).toStdString());
        table.cells.emplace_back(m_scene->layout.groups[m_scene->layout.groupOf[at]].name);
        table.cells.emplace_back(worker.profile->host);
        add(worker.measured.cpuRatio);
        add(worker.measured.memoryRatio);
        add(worker.measured.gpuRatio);
        add(topologyValue(worker, TopologyColor::Tasks));
        add(topologyValue(worker, TopologyColor::Reliability));
        table.cells.emplace_back(std::int64_t(worker.gpus.size()));
    }
    return table;
}

} // namespace perfdeck
