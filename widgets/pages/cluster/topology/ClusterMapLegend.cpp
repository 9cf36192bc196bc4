// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/WorkersModel.h"
#include "widgets/pages/cluster/topology/ClusterMap.h"
#include "widgets/style/Format.h"
#include "widgets/tables/StateGlyph.h"

#include <QPainter>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr double kGlyph = 9;
constexpr std::size_t kMostStates = 12;

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
        std::vector<QString> told;
        for (const Worker &worker : m_scene->workers()) {
            const QString word = workerStateText(worker);
            if (std::ranges::find(told, word) != told.end())
                continue;
            told.push_back(word);
            paintState(painter,
                       QRectF(x, strip.top(), kGlyph, strip.height()),
                       cellState(worker.state),
                       theme);
            x += kGlyph + 4;
            write(word);
            if (told.size() > kMostStates)
                break;
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
