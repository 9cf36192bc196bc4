// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/regressions/FindingsPanel.h"

#include "core/engine/Session.h"
#include "widgets/pages/regressions/FindingDetails.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kPanelWidth = 460; // logical pixels: a chart needs more than a list of sources
constexpr int kListHeight = 110;

} // namespace

FindingsPanel::FindingsPanel(PageContext context, QWidget *parent)
    : SidePanel(context.style, tr("Regressions"), parent, kPanelWidth)
    , m_context(std::move(context))
    , m_findings(std::make_shared<const Findings>())
    , m_filter(new QComboBox)
    , m_state(new WrappedLabel)
    , m_list(new RowTable(m_rows, m_context.style))
    , m_details(new FindingDetails(m_context))
{
    setObjectName(QStringLiteral("findingsPanel"));
    m_filter->setObjectName(QStringLiteral("findingFilter"));
    m_filter->setAccessibleName(tr("Which changes are listed"));
    m_filter->addItem(tr("Regressions nobody judged"), int(FindingFilter::Open));
    m_filter->addItem(tr("Regressions and improvements"), int(FindingFilter::Regressions));
    m_filter->addItem(tr("All lasting changes"), int(FindingFilter::All));
    m_state->setObjectName(QStringLiteral("findingState"));
    m_list->setObjectName(QStringLiteral("findingTable"));
    m_list->setAccessibleName(tr("Lasting changes"));
    m_list->setMinimumHeight(kListHeight);
    m_list->setToolTip(tr("Keys: A acknowledged, E expected, F fixed, B not a bug, U not judged, "
                          "Enter shows it on the charts"));
    content()->addWidget(m_filter);
    content()->addWidget(m_state);
    content()->addWidget(m_list, 1);
    content()->addWidget(m_details, 3);
    m_details->hide();
    makeKeys();
    connect(m_filter, &QComboBox::currentIndexChanged, this, &FindingsPanel::showFindings);
    connect(m_list, &RowTable::currentIdChanged, this, &FindingsPanel::showChosen);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &FindingsPanel::goThere);
    connect(m_list, &QAbstractItemView::activated, this, &FindingsPanel::goThere);
    connect(m_details, &FindingDetails::judged, this, [this](FindingId id, const Triage &triage) {
        m_context.session.setTriage(id, triage);
    });
    connect(&m_context.session, &Session::findingsChanged, this, &FindingsPanel::showFindings);
    connect(&m_context.scope, &TimeScope::zoneChanged, this, &FindingsPanel::showFindings);
    showFindings();
}

void FindingsPanel::makeKeys()
{
    const auto key = [this](Qt::Key pressed, TriageState state) {
        connect(new QShortcut(QKeySequence(pressed), m_list, nullptr, nullptr, Qt::WidgetShortcut),
                &QShortcut::activated,
                this,
                [this, state] { judge(state); });
    };
    key(Qt::Key_A, TriageState::Acknowledged);
    key(Qt::Key_E, TriageState::Expected);
    key(Qt::Key_F, TriageState::Fixed);
    key(Qt::Key_B, TriageState::NotABug);
    key(Qt::Key_U, TriageState::New);
}

void FindingsPanel::focusList()
{
    if (m_list->currentId().isEmpty() && !m_rows.rows().empty())
        m_list->selectId(m_rows.rows().front().id);
    m_list->setFocus();
}

void FindingsPanel::showFinding(FindingId id)
{
    const auto wanted
        = std::ranges::find(*m_findings, id, [](const Finding &finding) { return finding.id; });
    if (wanted == m_findings->end())
        return;
    const auto choose = [this](FindingId one) {
        const QString row = QString::number(one.value());
        if (m_rows.rowOf(row) < 0)
            return false;
        m_list->selectId(row);
        return true;
    };
    if (!choose(id) && !choose(wanted->group)) {
        m_filter->setCurrentIndex(m_filter->findData(int(FindingFilter::All)));
        if (!choose(id))
            choose(wanted->group);
    }
    m_list->setFocus();
}

FindingFilter FindingsPanel::filter() const
{
    return static_cast<FindingFilter>(m_filter->currentData().toInt());
}

void FindingsPanel::showFindings()
{
    m_findings = m_context.session.findings();
    m_rows.setRows(
        findingRows(*m_findings, filter(), m_context.scope.now(), m_context.scope.zone()));
    showState();
    showChosen();
}

void FindingsPanel::showState()
{
    QString state = stateWords();
    if (m_context.session.config().readOnlyHistory)
        state += QChar(u' ') + tr("Opened to look only: what is found is not kept.");
    m_state->setText(state);
}

QString FindingsPanel::stateWords() const
{
    const WatchStatus status = m_context.session.regressionWatch();
    if (!m_rows.rows().empty())
        return tr("%n lasting changes.", nullptr, int(m_rows.rows().size()));
    if (!m_findings->empty())
        return tr("Nothing to look at here. Other changes are listed above.");
    if (status.rounds > 0 && status.judged == 0)
        return tr("No series is long enough to be judged yet; they are looked through every few "
                  "minutes.");
    if (status.rounds == 0)
        return tr("No lasting change is known. All series are looked through every few minutes.");
    return tr("No lasting change in %n series with enough samples to judge.",
              nullptr,
              int(status.judged));
}

void FindingsPanel::showChosen()
{
    const Finding *finding = current();
    m_details->setVisible(finding != nullptr);
    if (finding != nullptr)
        m_details->show(*finding, m_findings);
}

const Finding *FindingsPanel::current() const
{
    const FindingId id(m_list->currentId().toLongLong());
    const auto found
        = std::ranges::find(*m_findings, id, [](const Finding &finding) { return finding.id; });
    return found == m_findings->end() ? nullptr : &*found;
}

void FindingsPanel::judge(TriageState state)
{
    m_findings = m_context.session.findings(); // owner and note may just have been written
    const Finding *finding = current();
    if (finding == nullptr || !m_context.session.keepsNotes())
        return;
    Triage triage = finding->triage;
    triage.state = state;
    m_context.session.setTriage(finding->id, triage);
}

void FindingsPanel::goThere()
{
    const Finding *finding = current();
    if (finding == nullptr)
        return;
    const Duration either
        = std::max(m_context.scope.range().length() / 2, finding->method.block * 10);
    m_context.scope.showRange({finding->time - either, finding->time + either});
}

} // namespace perfdeck
