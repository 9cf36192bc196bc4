// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/memory/MemoryView.h"

#include "widgets/charts/BarList.h"
#include "widgets/pages/profiling/ProfileWords.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/PlainText.h"
#include "widgets/style/Style.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kShown = 12;

std::vector<BarList::Bar> barsOf(const Profile &profile, const std::vector<MemoryOwner> &owners)
{
    std::vector<BarList::Bar> bars;
    for (std::size_t at = 0; at < std::min(kShown, owners.size()); ++at) {
        const MemoryOwner &owner = owners[at];
        if (owner.layer == kNoIndex) {
            bars.push_back({ProfileMemoryView::tr("no layer"), {}, owner.bytes, {}});
            continue;
        }
        const ProfileLayer &layer = profile.layers[owner.layer];
        bars.push_back(
            {layerName(layer), shownName(QString::fromStdString(layer.op)), owner.bytes, {}});
    }
    return bars;
}

} // namespace

ProfileMemoryView::ProfileMemoryView(PageContext context, ProfileFocus &focus, QWidget *parent)
    : ProfileView(std::move(context), focus, parent)
    , m_chart(new MemoryChart(this->context().style))
    , m_owners(makeList("peakOwners",
                        tr("Who holds the peak"),
                        tr("This file does not say who holds memory when")))
    , m_allocated(makeList("allocators",
                           tr("Who asks for most in a run"),
                           tr("This file does not say what layers ask for")))
{
    m_chart->setObjectName(QStringLiteral("profileMemory"));
    m_chart->setTitle(tr("Memory"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Style::kGrid);
    layout->addWidget(m_chart, 3);
    layout->addWidget(chartRow({{m_owners}, {m_allocated}}), 2);
    connect(m_chart, &MemoryChart::layerChosen, &focus, &ProfileFocus::setLayer);
    connect(m_owners, &BarList::activated, this, [this](int row) {
        this->focus().setLayer(m_scene->owners[std::size_t(row)].layer);
    });
    connect(m_allocated, &BarList::activated, this, [this](int row) {
        this->focus().setLayer(m_scene->allocated[std::size_t(row)].layer);
    });
}

BarList *ProfileMemoryView::makeList(const char *name, const QString &title, const QString &empty)
{
    auto *list = new BarList(context().style);
    list->setObjectName(QString::fromLatin1(name));
    list->setTitle(title);
    list->setUnit(Unit::Byte);
    list->setEmptyText(empty);
    return list;
}

void ProfileMemoryView::showFigures(const ProfileFiguresPtr &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    judgeBeside([figures] { return memoryScene(figures); },
                [this](MemoryScenePtr scene) { show(std::move(scene)); });
}

void ProfileMemoryView::show(MemoryScenePtr scene)
{
    m_scene = std::move(scene);
    const Profile &profile = *m_scene->figures->profile;
    m_owners->setBars(barsOf(profile, m_scene->owners));
    m_allocated->setBars(barsOf(profile, m_scene->allocated));
    if (m_scene->lines.empty())
        m_chart->setEmptyText(tr("No memory in use was written down"),
                              profile.format == ProfileFormat::Kineto
                                  ? tr("Profile with profile_memory=True")
                                  : tr("This kind of file does not have it, or not here"));
    else
        m_chart->setEmptyText({}, {});
    m_chart->setScene(m_scene);
}

} // namespace perfdeck
