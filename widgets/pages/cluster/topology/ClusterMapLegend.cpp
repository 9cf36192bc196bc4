// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/WorkersModel.h"
#include "widgets/pages/cluster/topology/ClusterMap.h"
#include "widgets/style/Format.h"
#include "widgets/tables/StateGlyph.h"

#include <QPainter>

#include <map>
#include <set>

namespace perfdeck {

namespace {

constexpr double kGlyph = 9;

} // namespace

/// States by shape and word, or the scale of the quantity.
void ClusterMap::paintLegend(QPainter &painter, const Theme &theme) const
{
    const QRectF strip(mapArea().bottomLeft() + QPointF(0, 6), contentArea().bottomRight());
    painter.setFont(look().font(TextSize::Small));
    const QFontMetrics metrics(painter.font());
    double x = strip.left();
    const auto write = [&](const QString &text) {
        painter.setPen(theme.dim);
        painter.drawText(QRectF(x, strip.top(), strip.right() - x, strip.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         text);
        x += metrics.horizontalAdvance(text) + 12;
    };
    if (m_scene->color == TopologyColor::State) {
        std::map<WorkerState, std::set<QString>> told;
        for (const Worker &worker : m_scene->workers())
            told[worker.state].insert(workerStateText(worker));
        for (const auto &[state, words] : told)
            for (const QString &word : words) {
                paintState(painter,
                           QRectF(x, strip.top(), kGlyph, strip.height()),
                           cellState(state),
                           theme);
                x += kGlyph + 4;
                write(word);
            }
        return;
    }
    const Unit unit = m_scene->color == TopologyColor::Tasks ? Unit::Count : Unit::Ratio;
    write(formatText(0, unit));
    constexpr int kShades = 32;
    for (int shade = 0; shade < kShades; ++shade)
        painter.fillRect(QRectF(x + 3 * shade, strip.center().y() - 4, 3, 8),
                         theme.amount((shade + 0.5) / kShades));
    x += 3 * kShades + 6;
    write(formatText(m_scene->full, unit));
    painter.fillRect(QRectF(x, strip.center().y() - 4, 12, 8), QBrush(theme.dim, Qt::BDiagPattern));
    x += 16;
    write(tr("not reported"));
}

} // namespace perfdeck
