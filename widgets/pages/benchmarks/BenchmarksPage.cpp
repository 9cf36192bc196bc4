// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/BenchmarksPage.h"

#include "core/engine/BenchmarkDesk.h"
#include "widgets/models/BenchmarkWords.h"
#include "widgets/pages/benchmarks/BenchmarkViews.h"
#include "widgets/pages/benchmarks/NewBenchmarkView.h"
#include "widgets/pages/ViewTabs.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabBar>
#include <QUrl>
#include <QVBoxLayout>

#include <map>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMargin = 3 * Style::kGrid;
constexpr int kGap = 2 * Style::kGrid;
constexpr int kDefinitionCharacters = 18;
constexpr auto kRunKey = "run";
constexpr auto kDefinitionKey = "definition";

QString viewText(const char *text)
{
    return QCoreApplication::translate("BenchmarkViews", text);
}

QStringList filesOf(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

} // namespace

BenchmarksPage::BenchmarksPage(PageContext context, QWidget *parent)
    : Page(std::move(context), parent)
    , m_desk(this->context().benchmarks)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kGap, kMargin, kMargin);
    layout->setSpacing(kGap);
    if (m_desk == nullptr) {
        auto *empty = new EmptyState(this->context().style,
                                     tr("Nothing can be measured here"),
                                     tr("This window only looks at a file. Benchmarks are run and "
                                        "kept by the window that collects this machine."));
        empty->setObjectName(QStringLiteral("noBenchmarks"));
        empty->setIcon(QStringLiteral("benchmarks"));
        layout->addWidget(empty);
        return;
    }
    setAcceptDrops(true);
    makeHead();
    makeViews();
    auto *head = new QHBoxLayout;
    head->setSpacing(kGap);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_definition);
    head->addWidget(m_import);
    head->addWidget(m_new);
    layout->addLayout(head);
    layout->addWidget(m_said);
    layout->addWidget(m_tabs, 1);
    connect(m_desk, &BenchmarkDesk::runsChanged, this, &BenchmarksPage::showHead);
    connect(m_desk, &BenchmarkDesk::runsChanged, this, &BenchmarksPage::showDefinitions);
    showHead();
    showDefinitions();
    m_tabs->show(0);
}

/// What its views still tell the desk does not come back to it.
BenchmarksPage::~BenchmarksPage()
{
    if (m_desk != nullptr)
        disconnect(m_desk, nullptr, this, nullptr);
}

void BenchmarksPage::makeHead()
{
    m_sentence = new StateLabel(context().style, TextSize::Large);
    m_sentence->setObjectName(QStringLiteral("benchmarksSentence"));
    m_new = new QPushButton(tr("&New run …"));
    m_new->setObjectName(QStringLiteral("newRun"));
    connect(m_new, &QPushButton::clicked, this, qOverload<>(&BenchmarksPage::write));
    m_import = new QPushButton(tr("&Import results …"));
    m_import->setObjectName(QStringLiteral("importRuns"));
    m_import->setToolTip(tr(
        "Results of Google Benchmark, criterion, hyperfine, asv, pytest-benchmark, perf_analyzer "
        "and AIPerf; their files may be dropped here too"));
    connect(m_import, &QPushButton::clicked, this, &BenchmarksPage::chooseFiles);
    m_said = sentences("benchmarksSaid");
    m_said->hide();
    m_definition = new QComboBox;
    m_definition->setObjectName(QStringLiteral("judgedDefinition"));
    m_definition->setAccessibleName(tr("Benchmark that is judged"));
    m_definition->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_definition->setMinimumContentsLength(kDefinitionCharacters);
    connect(m_definition, &QComboBox::activated, this, [this](int index) {
        m_focus.setDefinition(m_definition->itemData(index).toString().toStdString());
    });
    connect(&m_focus, &BenchmarkFocus::definitionChanged, this, &BenchmarksPage::showDefinitions);
}

std::unique_ptr<Page> BenchmarksPage::makeView(const BenchmarkViewEntry &entry)
{
    auto view = entry.make(context(), {*m_desk, m_focus});
    connect(view.get(), &BenchmarkView::runWanted, this, &BenchmarksPage::choose);
    connect(view.get(),
            &BenchmarkView::formWanted,
            this,
            qOverload<const BenchmarkDefinition &>(&BenchmarksPage::write));
    return view;
}

void BenchmarksPage::makeViews()
{
    std::vector<ViewEntry> entries;
    for (const BenchmarkViewEntry &entry : benchmarkViews())
        entries.push_back(
            {entry.name, viewText(entry.title), viewText(entry.toolTip), [this, &entry] {
                 return makeView(entry);
             }});
    m_tabs = new ViewTabs("benchmarkTabs", tr("Views of benchmarks"), std::move(entries));
    connect(m_tabs, &ViewTabs::shown, this, [this] {
        const auto at = std::size_t(m_tabs->tabs().currentIndex());
        m_definition->setVisible(benchmarkViews()[at].isJudgement);
    });
    connect(m_tabs, &ViewTabs::settled, this, [this] {
        if (isSettled())
            Q_EMIT settled();
    });
}

void BenchmarksPage::showHead()
{
    int running = 0;
    int waiting = 0;
    for (const BenchmarkRunPtr &run : *m_desk->runs()) {
        running += int(run->state == RunState::Running);
        waiting += int(isLive(*run) && run->state != RunState::Running);
    }
    QStringList parts;
    if (running > 0)
        parts.append(tr("%n benchmarks are running", nullptr, running));
    if (waiting > 0)
        parts.append(tr("%n runs are waiting", nullptr, waiting));
    const int kept = int(m_desk->runs()->size()) - running - waiting;
    if (parts.isEmpty() && kept == 0)
        parts.append(tr("Nothing was run yet"));
    else if (parts.isEmpty())
        parts.append(tr("Nothing runs"));
    if (kept > 0)
        parts.append(tr("%n runs are kept", nullptr, kept));
    m_sentence->setState(running + waiting > 0 ? CellState::Waiting : CellState::None,
                         parts.join(QStringLiteral(", ")));
}

/// Those that have runs, by title; the one that is judged stays chosen.
void BenchmarksPage::showDefinitions()
{
    std::map<QString, std::string> titles;
    for (const BenchmarkRunPtr &run : *m_desk->runs())
        titles.emplace(definitionTitle(run->definition), run->definition.id);
    const QSignalBlocker quiet(m_definition);
    m_definition->clear();
    m_definition->addItem(tr("All benchmarks"), QString());
    for (const auto &[title, id] : titles)
        m_definition->addItem(title, QString::fromStdString(id));
    m_definition->setCurrentIndex(
        std::max(0, m_definition->findData(QString::fromStdString(m_focus.definition()))));
}

NewBenchmarkView &BenchmarksPage::form()
{
    m_tabs->show("new");
    return static_cast<NewBenchmarkView &>(*m_tabs->current());
}

void BenchmarksPage::write()
{
    if (m_desk != nullptr)
        form().begin();
}

void BenchmarksPage::write(const BenchmarkDefinition &definition)
{
    form().edit(definition);
}

void BenchmarksPage::choose(const std::string &run)
{
    if (m_desk == nullptr)
        return;
    m_focus.setRun(run);
    m_tabs->show("run");
}

void BenchmarksPage::chooseFiles()
{
    auto *dialog = new QFileDialog(this,
                                   tr("Import results"),
                                   {},
                                   tr("Results (*.json *.csv *.jsonl)") + QStringLiteral(";;")
                                       + tr("All files (*)"));
    dialog->setObjectName(QStringLiteral("importDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &BenchmarksPage::importFiles);
    dialog->open();
}

void BenchmarksPage::importFiles(const QStringList &paths)
{
    for (const QString &path : paths)
        m_desk->importFile(path.toStdString(), this, [this, path](Result<std::size_t> came) {
            say(came ? tr("%n runs came in from %1", nullptr, int(*came)).arg(path)
                     : coreText(came.error().message()));
        });
}

void BenchmarksPage::say(const QString &words)
{
    m_said->setText(words);
    m_said->setVisible(!words.isEmpty());
}

void BenchmarksPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void BenchmarksPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    importFiles(filesOf(*event->mimeData()));
}

void BenchmarksPage::setAwake(bool awake)
{
    Page::setAwake(awake);
    if (m_tabs != nullptr)
        m_tabs->setAwake(awake);
}

bool BenchmarksPage::isSettled() const
{
    return Page::isSettled() && (m_tabs == nullptr || m_tabs->isSettled());
}

ViewState BenchmarksPage::view() const
{
    if (m_tabs == nullptr)
        return {};
    ViewState state = m_tabs->view();
    if (!m_focus.run().empty())
        state[kRunKey] = m_focus.run();
    if (!m_focus.definition().empty())
        state[kDefinitionKey] = m_focus.definition();
    return state;
}

void BenchmarksPage::setView(const ViewState &state)
{
    if (m_tabs == nullptr)
        return;
    if (const auto run = state.find(kRunKey); run != state.end())
        m_focus.setRun(run->second);
    if (const auto definition = state.find(kDefinitionKey); definition != state.end())
        m_focus.setDefinition(definition->second);
    m_tabs->setView(state);
}

bool BenchmarksPage::focusFilter()
{
    return m_tabs != nullptr && m_tabs->current()->focusFilter();
}

} // namespace perfdeck
