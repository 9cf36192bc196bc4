// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/flame/FlameView.h"

#include "widgets/panels/Panel.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kSearchWidth = 200;
constexpr auto kKindKey = "kind";
constexpr auto kSearchKey = "search";

/// What boxes are made of.
enum class FlameKind
{
    Modules,
    TopDown,
    BottomUp
};

FlameTree treeOf(const Profile &profile, FlameKind kind, std::optional<ProfileSpan> span)
{
    if (kind == FlameKind::Modules && !span)
        return flameOfModules(profile);
    // What lies in a span is known of events only.
    const FlameDirection direction
        = kind == FlameKind::BottomUp ? FlameDirection::Callees : FlameDirection::Callers;
    return span ? flameOfEvents(profile, direction, span->from, span->to)
                : flameOfEvents(profile, direction);
}

} // namespace

FlameView::FlameView(PageContext context, ProfileFocus &focus, QWidget *parent)
    : ProfileView(std::move(context), focus, parent)
    , m_chart(new FlameChart(this->context().style))
{
    m_chart->setObjectName(QStringLiteral("profileFlame"));
    m_chart->setTitle(tr("Where the time goes"));
    m_chart->setEmptyText(
        tr("Nothing to show"),
        tr("There are no times here; mark a longer range, or choose other boxes"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeControls());
    layout->addWidget(m_chart, 1);
    connect(m_chart, &FlameChart::layerChosen, &focus, &ProfileFocus::setLayer);
    connect(&focus, &ProfileFocus::layerChanged, m_chart, &FlameChart::setLayer);
    connect(&focus, &ProfileFocus::otherChanged, this, &FlameView::judge);
    m_chart->setLayer(focus.layer());
}

QWidget *FlameView::makeControls()
{
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("flameKind"));
    m_kind->setAccessibleName(tr("What the boxes are"));
    m_kind->addItem(tr("Modules and layers of a run"), int(FlameKind::Modules));
    m_kind->addItem(tr("Top-down: who calls whom"), int(FlameKind::TopDown));
    m_kind->addItem(tr("Bottom-up: what is called by whom"), int(FlameKind::BottomUp));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FlameView::judge);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("flameSearch"));
    m_search->setAccessibleName(tr("Search boxes"));
    m_search->setPlaceholderText(tr("Search boxes"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(context().style.scaled(kSearchWidth));
    connect(m_search, &QLineEdit::textChanged, m_chart, &FlameChart::setSearch);
    auto *controls = new QWidget;
    auto *layout = new QHBoxLayout(controls);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Style::kGrid);
    layout->addWidget(m_kind);
    layout->addStretch(1);
    layout->addWidget(m_search);
    return controls;
}

void FlameView::showFigures(const ProfileFiguresPtr &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    judge();
}

void FlameView::judge()
{
    if (!m_figures)
        return;
    const bool isTwo = focus().other() && focus().other() != m_figures->profile;
    judgeBeside(
        [figures = m_figures,
         other = isTwo ? focus().other() : nullptr,
         kind = FlameKind(m_kind->currentData().toInt())] {
            FlameTree tree = treeOf(*figures->profile, kind, figures->span);
            if (other)
                tree = flameDifference(treeOf(*other, kind, {}), tree);
            return std::make_shared<const FlameTree>(std::move(tree));
        },
        [this, isTwo](FlameTreePtr tree) { m_chart->setTree(std::move(tree), isTwo); });
}

bool FlameView::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    return true;
}

ViewState FlameView::view() const
{
    return {{kKindKey, std::to_string(m_kind->currentIndex())},
            {kSearchKey, m_search->text().toStdString()}};
}

void FlameView::setView(const ViewState &state)
{
    if (const auto found = state.find(kKindKey); found != state.end())
        m_kind->setCurrentIndex(
            std::clamp(QString::fromStdString(found->second).toInt(), 0, m_kind->count() - 1));
    if (const auto found = state.find(kSearchKey); found != state.end())
        m_search->setText(QString::fromStdString(found->second));
}

} // namespace perfdeck
