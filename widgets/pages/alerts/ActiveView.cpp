// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/ActiveView.h"

#include "core/engine/Session.h"
#include "widgets/models/AlertWords.h"
#include "widgets/models/SeriesTreeModel.h"
#include "widgets/pages/alerts/AlertCommands.h"
#include "widgets/pages/alerts/AlertDetails.h"
#include "widgets/pages/CourseDelegate.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QAbstractItemView>
#include <QAbstractProxyModel>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kDetailsWidth = 380;
constexpr int kMostChosen = 10'000;
constexpr auto kSelectionKey = "list";

/// By AlertSelection.
constexpr std::array kSelectionNames{"active", "open", "kept", "pending", "all"};

} // namespace

ActiveView::ActiveView(PageContext context, AlertTools tools, QWidget *parent)
    : AlertView(std::move(context), tools, parent)
    , m_courses(questionsTo(this->context().session), this->context().scope)
    , m_alerts(desk().alerts())
{
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(makeTable());
    split->addWidget(makeDetails());
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({3 * kDetailsWidth, this->context().style.scaled(kDetailsWidth)});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    connect(&desk(), &AlertDesk::alertsChanged, this, &ActiveView::showAlerts);
    connect(&desk(), &AlertDesk::rulesChanged, this, &ActiveView::showAlerts);
    connect(&focus(), &AlertFocus::changed, this, &ActiveView::showAlerts);
    connect(&this->context().scope, &TimeScope::zoneChanged, this, &ActiveView::showAlerts);
    run(m_courses);
    showAlerts();
    showChosen();
}

TablePanel *ActiveView::makeTable()
{
    using A = AlertsModel;
    m_table = new TablePanel(context().style, m_rows, "alertTable", tr("Alerts"));
    RowTable &table = m_table->table();
    table.showColumns({A::Severity,
                       A::Title,
                       A::Place,
                       A::Value,
                       A::Level,
                       A::Course,
                       A::Since,
                       A::State,
                       A::Rule,
                       A::Source},
                      A::Title);
    table.setYielding({A::Source, A::Rule, A::Course, A::Place, A::Level, A::Value});
    table.setItemDelegateForColumn(A::Course,
                                   new CourseDelegate(m_courses, context().style, &table));
    m_selection = new QComboBox;
    m_selection->setObjectName(QStringLiteral("alertSelection"));
    m_selection->setAccessibleName(tr("Which alerts are listed"));
    m_selection->view()->setAccessibleName(m_selection->accessibleName());
    m_selection->addItem(tr("All active"));
    m_selection->addItem(tr("Wanting attention"));
    m_selection->addItem(tr("Looked after or silenced"));
    m_selection->addItem(tr("Pending"));
    m_selection->addItem(tr("Active and pending"));
    m_table->addControl(m_selection);
    addFilter(*m_table, "alertFilter", tr("Filter alerts"));
    connect(m_selection, &QComboBox::currentIndexChanged, this, &ActiveView::showAlerts);
    connect(&table, &RowTable::currentIdChanged, this, &ActiveView::showChosen);
    connect(&table, &RowTable::selectedIdsChanged, this, &ActiveView::showChosen);
    connect(&table, &RowTable::arranged, this, &ActiveView::wishCourses);
    connect(&m_courses, &CourseFeed::coursesReady, table.viewport(), qOverload<>(&QWidget::update));
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, this, &ActiveView::wishCourses);
    connect(table.verticalScrollBar(), &QScrollBar::rangeChanged, this, &ActiveView::wishCourses);
    return m_table;
}

QWidget *ActiveView::makeDetails()
{
    m_details = new AlertDetails(context(), desk());
    connect(&m_table->table(), &QAbstractItemView::activated, m_details, [this] {
        m_details->focusButtons();
    });
    makeCommands();
    auto *scroll = new VerticalScroll(m_details);
    scroll->setLeastWidth(context().style.scaled(kDetailsWidth) * 3 / 4);
    return scroll;
}

void ActiveView::makeCommands()
{
    m_commands = new AlertCommands(
        desk(), context().scope, m_table->table(), [this] { return chosen(); }, this);
    m_details->setCommands(*m_commands);
    connect(m_commands, &AlertCommands::commentWanted, m_details, &AlertDetails::editComment);
    connect(m_commands, &AlertCommands::silenceWanted, this, &ActiveView::wantSilence);
}

AlertSelection ActiveView::selection() const
{
    return static_cast<AlertSelection>(m_selection->currentIndex());
}

AlertPtr ActiveView::alertOf(const QString &row) const
{
    // Fingerprints are numbers in hexadecimal digits.
    const AlertId id(static_cast<std::int64_t>(row.toULongLong(nullptr, 16)));
    const auto found
        = std::ranges::find(*m_alerts, id, [](const AlertPtr &each) { return each->id; });
    return found == m_alerts->end() ? nullptr : *found;
}

std::vector<AlertId> ActiveView::chosen() const
{
    std::vector<AlertId> ids;
    for (const QString &row : m_table->table().selectedIds(kMostChosen))
        ids.emplace_back(static_cast<std::int64_t>(row.toULongLong(nullptr, 16)));
    return ids;
}

void ActiveView::showAlerts()
{
    m_alerts = desk().alerts();
    m_commands->setEnabled(!desk().status().isReadOnly);
    judgeBeside(
        [alerts = m_alerts,
         rules = desk().rules(),
         selection = selection(),
         filter = focus().filter(),
         now = context().clock->now(),
         zone = context().scope.zone(),
         prepare = m_rows.preparation()] {
            return prepare(alertRows(*alerts, RuleBook(rules), selection, filter, now, zone));
        },
        [this](RowChange<AlertRow> change) { showRows(std::move(change)); });
}

void ActiveView::showRows(RowChange<AlertRow> change)
{
    m_rows.apply(std::move(change));
    if (!m_wanted.isEmpty() && m_rows.rowOf(m_wanted) >= 0)
        m_table->table().selectId(std::exchange(m_wanted, {}));
    showEmpty();
    showChosen();
    wishCourses();
}

void ActiveView::showEmpty()
{
    const AlertStatus status = desk().status();
    const bool isNarrowed
        = selection() != AlertSelection::Active || focus().filter() != AlertFilter();
    if (status.isOff)
        m_table->setEmptyText(tr("Alerting is off"),
                              tr("It was switched off at the start (--no-alerts). Start without "
                                 "it to have the rules evaluated."));
    else if (isNarrowed)
        m_table->setEmptyText(tr("No such alert"),
                              tr("Others may be listed: choose all active ones, or press the "
                                 "chosen severity again."));
    else if (desk().rules()->empty())
        m_table->setEmptyText(tr("No rule is evaluated"),
                              tr("Alerts come from rules: make one in the view Rules."));
    else
        m_table->setEmptyText(tr("No alert is active"),
                              tr("The rules are evaluated as samples come; what fired before is "
                                 "in the view History."));
}

void ActiveView::showChosen()
{
    const std::vector<AlertId> ids = chosen();
    m_details->show(alertOf(m_table->table().currentId()), int(ids.size()));
}

/// Only rows that can be seen get their course asked for.
void ActiveView::wishCourses()
{
    const RowTable &table = m_table->table();
    std::vector<CourseWish> wishes;
    const int first = table.rowAt(0);
    const int end = table.rowAt(table.viewport()->height() - 1);
    const int last = table.isColumnHidden(AlertsModel::Course) || first < 0 ? -1
        : end < 0                                                           ? table.shownRows() - 1
                                                                            : end;
    for (int row = first; row <= last; ++row) {
        const QString id = table.model()->index(row, 0).data(RowIdRole).toString();
        if (const AlertPtr alert = alertOf(id); alert && alert->series)
            wishes.push_back({id, exactSelector(*alert->series)});
    }
    m_courses.setWishes(std::move(wishes));
}

/// What the chosen ones have in common; the current one alone if that is nothing.
void ActiveView::wantSilence()
{
    std::vector<LabelMatcher> matchers;
    bool isFirst = true;
    for (const QString &row : m_table->table().selectedIds(kMostChosen)) {
        const AlertPtr alert = alertOf(row);
        if (!alert)
            continue;
        std::vector<LabelMatcher> own{{"rule", LabelMatcher::Kind::Equal, alert->rule}};
        for (const auto &[name, value] : alert->labels)
            own.push_back({name, LabelMatcher::Kind::Equal, value});
        if (std::exchange(isFirst, false))
            matchers = std::move(own);
        else
            std::erase_if(matchers, [&own](const LabelMatcher &matcher) {
                return std::ranges::find(own, matcher) == own.end();
            });
    }
    if (!isFirst)
        Q_EMIT silenceWanted(matchers);
}

void ActiveView::choose(AlertId id)
{
    m_wanted = QString::fromStdString(alertFingerprint(id));
    if (m_rows.rowOf(m_wanted) >= 0) {
        filterField()->clear();
        m_table->table().selectId(std::exchange(m_wanted, {}));
        return;
    }
    filterField()->clear();
    focus().setFilter({});
    m_selection->setCurrentIndex(int(AlertSelection::All));
}

ViewState ActiveView::view() const
{
    ViewState state = AlertView::view();
    if (selection() != AlertSelection::Active)
        state[kSelectionKey] = kSelectionNames.at(std::size_t(selection()));
    return state;
}

void ActiveView::setView(const ViewState &state)
{
    AlertView::setView(state);
    if (const auto list = state.find(kSelectionKey); list != state.end()) {
        const auto known = std::ranges::find(kSelectionNames, list->second);
        if (known != kSelectionNames.end())
            m_selection->setCurrentIndex(int(known - kSelectionNames.begin()));
    }
}

} // namespace perfdeck
