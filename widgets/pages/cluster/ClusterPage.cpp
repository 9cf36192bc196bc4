// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/ClusterPage.h"

#include "core/engine/Session.h"
#include "widgets/pages/cluster/ClusterSentence.h"
#include "widgets/pages/cluster/ClusterViews.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"

#include <QCoreApplication>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMargin = 3 * Style::kGrid;
constexpr int kGap = 2 * Style::kGrid;
constexpr auto kViewKey = "view";
constexpr auto kSeparator = "."; ///< between the name of a view and its own keys

QString viewText(const char *text)
{
    return QCoreApplication::translate("ClusterViews", text);
}

} // namespace

ClusterPage::ClusterPage(PageContext context, QWidget *parent)
    : Page(std::move(context), parent)
{
    m_empty = new EmptyState(this->context().style, {}, {});
    m_empty->setObjectName(QStringLiteral("clusterEmpty"));
    m_empty->setIcon(QStringLiteral("cluster"));
    m_empty->setAction(tr("Connect a test cluster …"));
    connect(m_empty, &EmptyState::actionWanted, this, [this] { this->context().connectCluster(); });
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeContent());
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(&this->context().session, &Session::clusterChanged, this, &ClusterPage::showCluster);
    connect(&this->context().session, &Session::sourcesChanged, this, [this] {
        showEmpty();
        showSentence();
    });
    showCluster();
}

QWidget *ClusterPage::makeContent()
{
    m_sentence = new StateLabel(context().style, TextSize::Normal);
    m_sentence->setObjectName(QStringLiteral("clusterSentence"));
    m_remarks = new QLabel;
    m_remarks->setObjectName(QStringLiteral("clusterRemarks"));
    m_remarks->setWordWrap(true);
    m_remarks->setTextFormat(Qt::PlainText);
    m_remarks->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(kMargin, kGap, kMargin, kMargin);
    layout->setSpacing(kGap);
    layout->addWidget(m_sentence);
    layout->addWidget(m_remarks);
    layout->addWidget(makeTabs());
    m_viewStack = new QStackedWidget;
    layout->addWidget(m_viewStack, 1);
    showView(0);
    return content;
}

QWidget *ClusterPage::makeTabs()
{
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("clusterTabs"));
    m_tabs->setAccessibleName(tr("Views of the cluster"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const ClusterViewEntry &entry : clusterViews()) {
        const int at = m_tabs->addTab(viewText(entry.title));
        m_tabs->setTabToolTip(at, viewText(entry.toolTip));
    }
    m_views.resize(clusterViews().size());
    m_states.resize(clusterViews().size());
    connect(m_tabs, &QTabBar::currentChanged, this, &ClusterPage::showView);
    return m_tabs;
}

/// Views are made at their first use: most of them are never looked at.
ClusterView &ClusterPage::makeView(std::size_t index)
{
    ClusterView *view = clusterViews()[index].make(context()).release();
    m_views[index] = view;
    m_viewStack->addWidget(view);
    view->setAwake(m_isAwake);
    view->setView(m_states[index]);
    connect(view, &Page::settled, this, [this] {
        if (isSettled())
            Q_EMIT settled();
    });
    connect(view, &ClusterView::viewWanted, this, &ClusterPage::openView);
    return *view;
}

void ClusterPage::showView(int index)
{
    ClusterView *view = m_views.at(std::size_t(index));
    if (!view)
        view = &makeView(std::size_t(index));
    m_viewStack->setCurrentWidget(view);
    if (isVisible())
        view->showCluster(context().session.cluster());
}

ClusterView *ClusterPage::currentView() const
{
    return static_cast<ClusterView *>(m_viewStack->currentWidget());
}

void ClusterPage::setAwake(bool awake)
{
    m_isAwake = awake;
    Page::setAwake(awake);
    for (ClusterView *view : m_views)
        if (view)
            view->setAwake(awake);
}

bool ClusterPage::isSettled() const
{
    return Page::isSettled() && (m_stack->currentIndex() != 0 || currentView()->isSettled());
}

ViewState ClusterPage::view() const
{
    ViewState state{{kViewKey, clusterViews()[std::size_t(m_tabs->currentIndex())].name}};
    for (std::size_t at = 0; at < m_views.size(); ++at)
        for (const auto &[key, value] : m_views[at] ? m_views[at]->view() : m_states[at])
            state[std::string(clusterViews()[at].name) + kSeparator + key] = value;
    return state;
}

void ClusterPage::setView(const ViewState &state)
{
    for (std::size_t at = 0; at < m_views.size(); ++at) {
        ViewState own;
        const std::string prefix = std::string(clusterViews()[at].name) + kSeparator;
        for (const auto &[key, value] : state)
            if (key.starts_with(prefix))
                own[key.substr(prefix.size())] = value;
        m_states[at] = own;
        if (m_views[at])
            m_views[at]->setView(own);
    }
    if (const auto wanted = state.find(kViewKey); wanted != state.end())
        openView(wanted->second, {});
}

void ClusterPage::openView(const std::string &name, const ViewState &state)
{
    const auto entries = clusterViews();
    const auto entry = std::ranges::find_if(
        entries, [&](const ClusterViewEntry &each) { return name == each.name; });
    if (entry == entries.end())
        return;
    const auto at = std::size_t(entry - entries.begin());
    m_tabs->setCurrentIndex(int(at));
    if (!state.empty())
        m_views[at]->setView(state);
}

bool ClusterPage::focusFilter()
{
    return currentView()->focusFilter();
}

void ClusterPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_isOutdated)
        showCluster();
    if (!m_hasHistory)
        askHistory();
}

/// What was stored can be seen without a server: the charts, but no lists.
void ClusterPage::askHistory()
{
    context().session.askNames(this, [this](const SeriesNamesPtr &names) {
        m_hasHistory = std::ranges::any_of(names->metrics, [](const NameCount &metric) {
            return metric.name == "cluster_workers" || metric.name == "cluster_tasks";
        });
        showEmpty();
    });
}

void ClusterPage::showCluster()
{
    m_isOutdated = !isVisible();
    showEmpty();
    const ClusterPtr cluster = context().session.cluster();
    if (m_isOutdated)
        return;
    showSentence();
    currentView()->showCluster(cluster);
}

void ClusterPage::showSentence()
{
    const ClusterPtr cluster = context().session.cluster();
    if (!cluster)
        return;
    QStringList silent;
    for (const SourceStatus &source : context().session.sources())
        if (source.config.kind == SourceKind::Coordinator
            && source.health.state == SourceState::BackingOff)
            silent.append(QString::fromStdString(source.config.name));
    const ClusterSentence sentence = describeCluster(*cluster, silent);
    m_sentence->setState(sentence.level, sentence.text);
    const QStringList remarks = clusterRemarks(*cluster);
    m_remarks->setText(remarks.join(QChar(u'\n')));
    m_remarks->setVisible(!remarks.isEmpty());
}

/// No server named yet, none reached yet, or one that does not answer: each with its way out.
void ClusterPage::showEmpty()
{
    const bool isWatched = context().session.cluster() != nullptr;
    m_stack->setCurrentIndex(isWatched || m_hasHistory ? 0 : 1);
    if (isWatched)
        return;
    m_remarks->hide();
    m_sentence->setState(
        CellState::None,
        tr("As it was stored; the state of workers is known only while a server is asked"));
    const std::vector<SourceStatus> sources = context().session.sources();
    const auto server = std::ranges::find_if(sources, [](const SourceStatus &source) {
        return source.config.kind == SourceKind::Coordinator;
    });
    if (server == sources.end())
        return m_empty->setText(
            tr("No cluster to show"),
            tr("Connect a coordinator, its Prometheus exporter or its dashboard. Nothing is ever "
               "changed on the cluster.\nOn the command line: --drm-url URL --api-key-file FILE"));
    const QString name = QString::fromStdString(server->config.name);
    if (server->health.lastError.empty())
        return m_empty->setText(tr("Asking %1 …").arg(name), tr("The first answer is on its way."));
    m_empty->setText(tr("%1 shows nothing").arg(name), coreText(server->health.lastError));
}

} // namespace perfdeck
