// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/graph/GraphView.h"

#include "widgets/pages/profiling/graph/GraphMap.h"

#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

GraphView::GraphView(PageContext context, ProfileFocus &focus, QWidget *parent)
    : ProfileView(std::move(context), focus, parent)
    , m_map(new GraphMap(this->context().style))
{
    m_map->setObjectName(QStringLiteral("profileGraph"));
    m_map->setTitle(tr("Model graph"));
    m_map->setEmptyText(
        tr("This file does not say what feeds what"),
        tr("Open the ONNX model too and choose it above behind “against”: the graph "
           "is drawn from it, with the times of this profile."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_map);
    connect(m_map, &GraphMap::clicked, this, [this](int item) {
        const std::vector<std::uint32_t> &layers = m_map->scene()->nodes[std::size_t(item)].layers;
        this->focus().setLayer(layers.size() == 1 ? layers.front() : kNoIndex);
    });
    connect(&focus, &ProfileFocus::layerChanged, m_map, &GraphMap::setLayer);
    connect(&focus, &ProfileFocus::otherChanged, this, &GraphView::judge);
    m_map->setLayer(focus.layer());
}

void GraphView::showFigures(const ProfileFiguresPtr &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    judge();
}

void GraphView::judge()
{
    if (!m_figures)
        return;
    judgeBeside(
        [figures = m_figures, model = focus().other()] { return graphScene(figures, model.get()); },
        [this](GraphScenePtr scene) {
            if (!scene->nodes.empty())
                m_map->setEmptyText({}, {});
            m_map->setScene(std::move(scene));
        });
}

} // namespace perfdeck
