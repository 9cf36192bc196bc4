// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/AlertsPage.h"

#include "core/engine/AlertDesk.h"
#include "widgets/models/AlertWords.h"
#include "widgets/pages/alerts/ActiveView.h"
#include "widgets/pages/alerts/AlertOverview.h"
#include "widgets/pages/alerts/AlertViews.h"
#include "widgets/pages/alerts/SilencesView.h"
#include "widgets/panels/ChipRow.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMargin = 3 * Style::kGrid;
constexpr int kGap = 2 * Style::kGrid;
/// Alerts may change every second; their past is asked for less often.
constexpr std::chrono::seconds kAgain{3};
constexpr auto kViewKey = "view";
constexpr auto kSeverityKey = "severity";
constexpr auto kRuleKey = "rule";
constexpr auto kSourceKey = "source";
constexpr auto kSeparator = "."; ///< between the name of a view and its own keys

QString viewText(const char *text)
{
    return QCoreApplication::translate("AlertViews", text);
}

QString keyOf(Severity severity)
{
    return QString::fromUtf8(severityName(severity));
}

} // namespace

AlertsPage::AlertsPage(PageContext context, QWidget *parent)
    : Page(std::move(context), parent)
    , m_desk(this->context().alerts)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kGap, kMargin, kMargin);
    layout->setSpacing(kGap);
    if (m_desk == nullptr) {
        auto *empty = new EmptyState(this->context().style,
                                     tr("Alerting is off"),
                                     tr("It was switched off at the start (--no-alerts). Start "
                                        "without it to have the rules evaluated."));
        empty->setObjectName(QStringLiteral("noAlerts"));
        empty->setIcon(QStringLiteral("alerts"));
        layout->addWidget(empty);
        return;
    }
    Questions questions;
    questions.alerts = [desk = m_desk](AlertQuery query, QObject *receiver, auto answer) {
        desk->askHistory(std::move(query), receiver, std::move(answer));
    };
    m_feed.emplace(std::move(questions), this->context().scope);
    makeHead();
    layout->addWidget(m_sentence);
    m_overview = new AlertOverview(this->context(), {*m_desk, m_focus});
    layout->addWidget(m_overview);
    makeViews();
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kGap);
    bar->addWidget(m_tabs);
    bar->addStretch();
    bar->addWidget(m_narrowing);
    bar->addWidget(m_severities);
    layout->addLayout(bar);
    layout->addWidget(m_stack, 1);
    connect(&*m_feed, &AlertsFeed::historyReady, this, [this](const AlertHistoryPtr &history) {
        m_history = history;
        m_overview->showHistory(history);
        currentView()->showHistory(history);
    });
    m_again.setSingleShot(true);
    m_again.setInterval(kAgain);
    connect(&m_again, &QTimer::timeout, &*m_feed, &Feed::refresh);
    connect(m_desk, &AlertDesk::alertsChanged, this, [this] {
        if (!m_again.isActive())
            m_again.start();
    });
    connect(m_overview, &AlertOverview::settled, this, [this] {
        if (isSettled())
            Q_EMIT settled();
    });
    connect(m_desk, &AlertDesk::alertsChanged, this, &AlertsPage::showHead);
    connect(&m_focus, &AlertFocus::changed, this, &AlertsPage::showNarrowing);
    run(*m_feed);
    showHead();
    showNarrowing();
    showView(0);
}

void AlertsPage::makeHead()
{
    m_sentence = new StateLabel(context().style, TextSize::Large);
    m_sentence->setObjectName(QStringLiteral("alertsSentence"));
    m_severities = new ChipRow(context().style);
    m_severities->setObjectName(QStringLiteral("alertSeverities"));
    m_severities->setAccessibleName(tr("Active alerts by severity"));
    m_narrowing = new QToolButton;
    m_narrowing->setObjectName(QStringLiteral("alertNarrowing"));
    m_narrowing->setToolTip(tr("Press to see all again"));
    m_narrowing->setFocusPolicy(Qt::StrongFocus);
    connect(m_severities, &ChipRow::chosenChanged, this, [this](const QString &key) {
        AlertFilter filter = m_focus.filter();
        filter.severity = alertSeverity(key.toStdString());
        m_focus.setFilter(std::move(filter));
    });
    connect(m_narrowing, &QToolButton::clicked, this, [this] {
        AlertFilter filter = m_focus.filter();
        filter.rule.reset();
        filter.source.reset();
        m_focus.setFilter(std::move(filter));
    });
}

void AlertsPage::makeViews()
{
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("alertTabs"));
    m_tabs->setAccessibleName(tr("Views of alerts"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const AlertViewEntry &entry : alertViews()) {
        const int at = m_tabs->addTab(viewText(entry.title));
        m_tabs->setTabToolTip(at, viewText(entry.toolTip));
    }
    m_views.resize(alertViews().size());
    m_states.resize(alertViews().size());
    m_stack = new QStackedWidget;
    connect(m_tabs, &QTabBar::currentChanged, this, &AlertsPage::showView);
}

/// Views are made at their first use: most of them are seldom looked at.
AlertView &AlertsPage::viewAt(std::size_t index)
{
    if (m_views[index] != nullptr)
        return *m_views[index];
    AlertView *view = alertViews()[index].make(context(), {*m_desk, m_focus}).release();
    m_views[index] = view;
    m_stack->addWidget(view);
    view->setAwake(m_isAwake);
    view->setView(m_states[index]);
    connect(view, &AlertView::silenceWanted, this, &AlertsPage::silence);
    connect(view, &Page::settled, this, [this] {
        if (isSettled())
            Q_EMIT settled();
    });
    return *view;
}

AlertView *AlertsPage::currentView() const
{
    return static_cast<AlertView *>(m_stack->currentWidget());
}

std::size_t AlertsPage::indexOf(std::string_view name) const
{
    const auto entries = alertViews();
    const auto found = std::ranges::find(
        entries, name, [](const AlertViewEntry &entry) { return std::string_view(entry.name); });
    return found == entries.end() ? 0 : std::size_t(found - entries.begin());
}

void AlertsPage::showView(int index)
{
    AlertView &view = viewAt(std::size_t(index));
    m_stack->setCurrentWidget(&view);
    m_overview->setVisible(alertViews()[std::size_t(index)].isTimed);
    if (m_history)
        view.showHistory(m_history);
}

void AlertsPage::showHead()
{
    const AlertStatus status = m_desk->status();
    const AlertCounts counts = countAlerts(*m_desk->alerts(), context().clock->now());
    QStringList parts{countsText(counts)};
    if (status.isOff)
        parts.append(tr("alerting is off"));
    if (status.isReadOnly)
        parts.append(tr("only looked at: nothing is evaluated or kept"));
    if (!status.waitsFor.empty())
        parts.append(tr("waits for %1").arg(coreText(status.waitsFor)));
    const bool isHeld = status.isOff || !status.waitsFor.empty();
    const CellState state
        = counts.total() == 0 && isHeld ? CellState::Waiting : countsState(counts);
    m_sentence->setState(state, parts.join(QStringLiteral("; ")));
    std::vector<Chip> chips{
        {{}, tr("All %1").arg(counts.total()), tr("Alerts of every severity"), CellState::None}};
    for (const Severity severity : {Severity::Critical, Severity::Warning, Severity::Info})
        chips.push_back({keyOf(severity),
                         severityText(severity) + QChar(u' ')
                             + QString::number(counts.active.at(std::size_t(severity))),
                         tr("Only alerts of this severity"),
                         severityState(severity)});
    m_severities->setChips(std::move(chips));
}

void AlertsPage::showNarrowing()
{
    const AlertFilter &filter = m_focus.filter();
    QStringList parts;
    if (filter.rule)
        parts.append(tr("rule %1").arg(shownName(QString::fromStdString(*filter.rule))));
    if (filter.source)
        parts.append(filter.source->empty()
                         ? tr("no source")
                         : tr("source %1").arg(shownName(QString::fromStdString(*filter.source))));
    m_narrowing->setText(tr("Only %1 ✕").arg(parts.join(QStringLiteral(", "))));
    m_narrowing->setVisible(!parts.isEmpty());
    m_severities->choose(filter.severity ? keyOf(*filter.severity) : QString());
}

void AlertsPage::silence(const std::vector<LabelMatcher> &matchers)
{
    const std::size_t index = indexOf("silences");
    m_tabs->setCurrentIndex(int(index));
    static_cast<SilencesView &>(viewAt(index)).write(matchers);
}

void AlertsPage::choose(AlertId id)
{
    if (m_desk == nullptr)
        return;
    const std::size_t index = indexOf("active");
    m_tabs->setCurrentIndex(int(index));
    static_cast<ActiveView &>(viewAt(index)).choose(id);
}

bool AlertsPage::perform(const char *action)
{
    auto *found = m_desk == nullptr
        ? nullptr
        : currentView()->findChild<QAction *>(QString::fromLatin1(action));
    if (found == nullptr || !found->isEnabled())
        return false;
    found->trigger();
    return true;
}

void AlertsPage::setAwake(bool awake)
{
    m_isAwake = awake;
    Page::setAwake(awake);
    for (AlertView *view : m_views)
        if (view != nullptr)
            view->setAwake(awake);
}

bool AlertsPage::isSettled() const
{
    return Page::isSettled()
        && (m_desk == nullptr || (m_overview->isSettled() && currentView()->isSettled()));
}

ViewState AlertsPage::view() const
{
    ViewState state;
    if (m_desk == nullptr)
        return state;
    state[kViewKey] = alertViews()[std::size_t(m_tabs->currentIndex())].name;
    const AlertFilter &filter = m_focus.filter();
    if (filter.severity)
        state[kSeverityKey] = severityName(*filter.severity);
    if (filter.rule)
        state[kRuleKey] = *filter.rule;
    if (filter.source)
        state[kSourceKey] = *filter.source;
    for (std::size_t at = 0; at < m_views.size(); ++at)
        for (const auto &[key, value] : m_views[at] != nullptr ? m_views[at]->view() : m_states[at])
            state[std::string(alertViews()[at].name) + kSeparator + key] = value;
    return state;
}

void AlertsPage::setView(const ViewState &state)
{
    if (m_desk == nullptr)
        return;
    const auto text = [&state](const char *key) {
        const auto at = state.find(key);
        return at == state.end() ? std::nullopt : std::optional(at->second);
    };
    for (std::size_t at = 0; at < m_views.size(); ++at) {
        ViewState own;
        const std::string prefix = std::string(alertViews()[at].name) + kSeparator;
        for (const auto &[key, value] : state)
            if (key.starts_with(prefix))
                own[key.substr(prefix.size())] = value;
        m_states[at] = own;
        if (m_views[at] != nullptr)
            m_views[at]->setView(own);
    }
    m_focus.setFilter(
        {alertSeverity(text(kSeverityKey).value_or("")), text(kRuleKey), text(kSourceKey)});
    if (const auto view = text(kViewKey))
        m_tabs->setCurrentIndex(int(indexOf(*view)));
}

bool AlertsPage::focusFilter()
{
    return m_desk != nullptr && currentView()->focusFilter();
}

} // namespace perfdeck
