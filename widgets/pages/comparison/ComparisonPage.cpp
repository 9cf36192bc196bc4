// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/comparison/ComparisonPage.h"

#include "core/engine/Session.h"
#include "widgets/pages/comparison/ComparisonViews.h"
#include "widgets/pages/comparison/SidesPanel.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"

#include <QCoreApplication>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMargin = 3 * Style::kGrid;
constexpr int kGap = 2 * Style::kGrid;
constexpr int kSidesWidth = 280;
constexpr std::chrono::seconds kSoon{2}; // while there is nothing to compare
constexpr std::chrono::seconds kNowAndThen{10}; // new things come
constexpr auto kSidesKey = "sides";
constexpr auto kViewKey = "view";
constexpr auto kSeparator = "."; ///< between the name of a view and its own keys

QString viewText(const char *text)
{
    return QCoreApplication::translate("ComparisonViews", text);
}

} // namespace

ComparisonPage::ComparisonPage(PageContext context, QWidget *parent)
    : Page(std::move(context), parent)
    , m_feed(questionsTo(this->context().session), this->context().scope)
    , m_sides(new SidesPanel(this->context().style, this->context().scope))
{
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(m_sides);
    split->addWidget(makeViews());
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({this->context().style.scaled(kSidesWidth), 4 * kSidesWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kGap, kMargin, kMargin);
    layout->addWidget(split);
    connect(m_sides, &SidesPanel::sidesChanged, this, [this] {
        m_isChosen = true;
        m_feed.setSides(m_sides->sides());
        showEmpty();
    });
    connect(&m_feed, &ComparisonFeed::comparisonReady, this, &ComparisonPage::showComparison);
    connect(&m_feed, &ComparisonFeed::failed, this, [this](const Error &error) {
        m_problem = coreText(error.message());
        m_comparison.reset();
        showEmpty();
    });
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &ComparisonPage::askThings);
    run(m_feed);
    showEmpty();
}

QWidget *ComparisonPage::makeViews()
{
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("comparisonTabs"));
    m_tabs->setAccessibleName(tr("Views of the comparison"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const ComparisonViewEntry &entry : comparisonViews()) {
        const int at = m_tabs->addTab(viewText(entry.title));
        m_tabs->setTabToolTip(at, viewText(entry.toolTip));
    }
    m_views.resize(comparisonViews().size());
    m_states.resize(comparisonViews().size());
    m_viewStack = new QStackedWidget;
    m_empty = new EmptyState(context().style, {}, {});
    m_empty->setObjectName(QStringLiteral("comparisonEmpty"));
    m_empty->setIcon(QStringLiteral("comparison"));
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_viewStack);
    m_stack->addWidget(m_empty);
    auto *views = new QWidget;
    auto *layout = new QVBoxLayout(views);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &ComparisonPage::showView);
    showView(0);
    return views;
}

/// Views are made at their first use: most of them are never looked at.
ComparisonView &ComparisonPage::makeView(std::size_t index)
{
    ComparisonView *view = comparisonViews()[index].make(context()).release();
    m_views[index] = view;
    m_viewStack->addWidget(view);
    view->setAwake(m_isAwake);
    view->setView(m_states[index]);
    connect(view, &Page::settled, this, [this] {
        if (isSettled())
            Q_EMIT settled();
    });
    return *view;
}

void ComparisonPage::showView(int index)
{
    ComparisonView *view = m_views.at(std::size_t(index));
    if (!view)
        view = &makeView(std::size_t(index));
    m_viewStack->setCurrentWidget(view);
    if (m_comparison)
        view->showComparison(m_comparison);
}

ComparisonView *ComparisonPage::currentView() const
{
    return static_cast<ComparisonView *>(m_viewStack->currentWidget());
}

void ComparisonPage::showComparison(const SideComparisonPtr &comparison)
{
    m_comparison = comparison;
    m_problem.clear();
    showEmpty();
    if (m_comparison)
        currentView()->showComparison(m_comparison);
}

void ComparisonPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    askThings();
}

void ComparisonPage::askThings()
{
    if (!isVisible() || m_isAsking)
        return;
    m_isAsking = true;
    context().session.askComparable(this, [this](const ComparableThingsPtr &things) {
        m_isAsking = false;
        takeThings(things);
        if (isSettled())
            Q_EMIT settled();
    });
}

void ComparisonPage::takeThings(const ComparableThingsPtr &things)
{
    m_sides->setThings(things);
    if (!m_isChosen && !things->empty())
        m_sides->setSides(suggestedSides(*things, context().scope.range().length()));
    m_again.start(things->empty() ? kSoon : kNowAndThen);
    showEmpty();
}

void ComparisonPage::showEmpty()
{
    m_stack->setCurrentIndex(m_comparison ? 0 : 1);
    if (m_comparison)
        return;
    if (!m_problem.isEmpty())
        m_empty->setText(tr("The sides cannot be compared"), m_problem);
    else if (m_sides->sides().size() < 2)
        m_empty->setText(tr("Nothing to compare yet"),
                         tr("Add two sides at the left: models, devices, workers or sources, or "
                            "the same one at two times. The first is what others are compared "
                            "with."));
    else
        m_empty->setText(tr("Comparing …"), tr("The samples are being read and judged."));
}

void ComparisonPage::setAwake(bool awake)
{
    m_isAwake = awake;
    Page::setAwake(awake);
    for (ComparisonView *view : m_views)
        if (view)
            view->setAwake(awake);
}

bool ComparisonPage::isSettled() const
{
    return Page::isSettled() && !m_isAsking
        && (m_stack->currentIndex() != 0 || currentView()->isSettled());
}

ViewState ComparisonPage::view() const
{
    ViewState state{{kViewKey, comparisonViews()[std::size_t(m_tabs->currentIndex())].name}};
    if (m_isChosen)
        state[kSidesKey] = sidesAsText(m_sides->sides());
    for (std::size_t at = 0; at < m_views.size(); ++at)
        for (const auto &[key, value] : m_views[at] ? m_views[at]->view() : m_states[at])
            state[std::string(comparisonViews()[at].name) + kSeparator + key] = value;
    return state;
}

void ComparisonPage::setView(const ViewState &state)
{
    for (std::size_t at = 0; at < m_views.size(); ++at) {
        ViewState own;
        const std::string prefix = std::string(comparisonViews()[at].name) + kSeparator;
        for (const auto &[key, value] : state)
            if (key.starts_with(prefix))
                own[key.substr(prefix.size())] = value;
        m_states[at] = own;
        if (m_views[at])
            m_views[at]->setView(own);
    }
    if (const auto sides = state.find(kSidesKey); sides != state.end())
        m_sides->setSides(sidesOfText(sides->second));
    const auto entries = comparisonViews();
    const auto wanted = state.find(kViewKey);
    for (std::size_t at = 0; wanted != state.end() && at < entries.size(); ++at)
        if (wanted->second == entries[at].name)
            m_tabs->setCurrentIndex(int(at));
}

} // namespace perfdeck
