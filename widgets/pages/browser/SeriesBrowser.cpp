// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/browser/SeriesBrowser.h"

#include "core/engine/Session.h"
#include "widgets/pages/browser/SeriesList.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTree.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr auto kTypingPause = std::chrono::milliseconds(150);
constexpr auto kScrollPause = std::chrono::milliseconds(80);
constexpr auto kAgain = std::chrono::seconds(10);
constexpr Duration kPace = std::chrono::seconds(2);
constexpr int kUnfolded = 3; ///< so few metrics are shown with their series
constexpr int kSeriesWidth = 240;
constexpr int kNumberWidth = 70;

} // namespace

SeriesBrowser::SeriesBrowser(PageContext context, QWidget *parent)
    : SidePanel(context.style, tr("All series"), parent, kBrowserWidth)
    , m_context(std::move(context))
    , m_numbers(questionsTo(m_context.session), m_context.scope)
    , m_rates(questionsTo(m_context.session), m_context.scope)
    , m_words(new QLineEdit)
    , m_tree(new RowTree)
    , m_count(new QLabel)
    , m_perSecond(new QCheckBox(tr("Counters per &second")))
    , m_chosen(new QLabel)
    , m_help(new QLabel)
{
    setObjectName(QStringLiteral("seriesBrowser"));
    m_words->setObjectName(QStringLiteral("seriesWords"));
    m_words->setAccessibleName(tr("Search series"));
    m_words->setPlaceholderText(tr("Name, value, label=value or help"));
    m_words->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("seriesCount"));
    m_chosen->setObjectName(QStringLiteral("seriesChosen"));
    m_chosen->setAccessibleName(tr("Selector of the chosen series"));
    m_chosen->setTextFormat(Qt::PlainText);
    m_chosen->setWordWrap(true);
    m_chosen->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_help->setObjectName(QStringLiteral("seriesHelp"));
    m_help->setAccessibleName(tr("What the server says about the metric"));
    m_help->setTextFormat(Qt::PlainText);
    m_help->setWordWrap(true);
    m_help->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    makeTree();
    content()->addWidget(m_words);
    content()->addWidget(m_count);
    content()->addWidget(m_perSecond);
    content()->addWidget(m_tree, 1);
    content()->addWidget(m_chosen);
    content()->addWidget(m_help);
    content()->addWidget(makeButtons());
    m_perSecond->setObjectName(QStringLiteral("countersPerSecond"));
    m_perSecond->setToolTip(tr("What only grows is shown and plotted as its increase per second"));
    m_perSecond->setChecked(true);
    connect(m_perSecond, &QCheckBox::toggled, this, &SeriesBrowser::showPerSecond);
    for (ChartFeed *feed : {&m_numbers, &m_rates}) {
        feed->setColumns(1);
        feed->setPace(kPace, kPace);
        connect(&m_context.session, &Session::advanced, feed, &Feed::advance);
        connect(feed, &ChartFeed::frameReady, this, [this](const FramePtr &frame) {
            m_series.addNumbers(*frame, m_context.scope.range().to);
        });
    }
    for (const auto &[timer, pause] :
         {std::pair<QTimer *, std::chrono::milliseconds>{&m_typed, kTypingPause},
          {&m_seen, kScrollPause}}) {
        timer->setSingleShot(true);
        timer->setInterval(pause);
    }
    m_again.setInterval(kAgain);
    connect(&m_typed, &QTimer::timeout, this, &SeriesBrowser::search);
    connect(&m_again, &QTimer::timeout, this, &SeriesBrowser::search);
    connect(&m_seen, &QTimer::timeout, this, &SeriesBrowser::askNumbers);
    connect(m_words, &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
    connect(m_words, &QLineEdit::returnPressed, m_tree, qOverload<>(&QWidget::setFocus));
    showPerSecond(true);
}

void SeriesBrowser::makeTree()
{
    m_tree->setObjectName(QStringLiteral("seriesTree"));
    m_tree->setAccessibleName(tr("Series by metric"));
    m_tree->setModel(&m_series);
    m_tree->setTableSource([this] {
        return [found = m_series.found(),
                numbers = m_series.numbers(),
                perSecond = m_perSecond->isChecked()] {
            return seriesList(found ? *found : FoundSeries(), numbers, perSecond);
        };
    });
    auto *copy = new QAction(tr("Copy selector"), m_tree);
    connect(copy, &QAction::triggered, this, &SeriesBrowser::copyChosen);
    m_tree->addMenuAction(copy);
    m_tree->setIndentation(3 * Style::kGrid);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(kNumberWidth / 2);
    m_tree->header()->setSectionsMovable(false);
    m_tree->header()->setSectionResizeMode(SeriesTreeModel::Series, QHeaderView::Stretch);
    const auto fit = [this] {
        for (int column = SeriesTreeModel::Value; column < SeriesTreeModel::ColumnCount; ++column)
            m_tree->header()->resizeSection(column, m_context.style.scaled(kNumberWidth));
    };
    connect(&m_context.style, &Style::changed, this, fit);
    fit();
    m_tree->installEventFilter(this);
    const auto look = qOverload<>(&QTimer::start);
    connect(m_tree, &QTreeView::expanded, &m_seen, look);
    connect(m_tree, &QTreeView::collapsed, &m_seen, look);
    connect(m_tree->verticalScrollBar(), &QScrollBar::valueChanged, &m_seen, look);
    connect(m_tree, &QTreeView::doubleClicked, this, &SeriesBrowser::plotChosen);
    connect(m_tree->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &SeriesBrowser::showChosen);
}

QWidget *SeriesBrowser::makeButtons()
{
    auto *row = new QWidget;
    auto *layout = new QGridLayout(row); // in two rows: large text needs the room
    layout->setContentsMargins(0, 0, 0, 0);
    auto *copy = new QPushButton(tr("Copy selector"));
    auto *plot = new QPushButton(tr("Plot this (Enter)"));
    auto *save = new QPushButton(tr("Save list …"));
    copy->setToolTip(QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText));
    save->setObjectName(QStringLiteral("saveSeriesList"));
    save->setAccessibleName(tr("Save the list of series as CSV"));
    connect(save, &QPushButton::clicked, m_tree, &RowTree::saveCsv);
    plot->setObjectName(QStringLiteral("plotSeries"));
    layout->addWidget(plot, 0, 0, 1, 2);
    layout->addWidget(copy, 1, 0);
    layout->addWidget(save, 1, 1);
    connect(copy, &QPushButton::clicked, this, &SeriesBrowser::copyChosen);
    connect(plot, &QPushButton::clicked, this, &SeriesBrowser::plotChosen);
    return row;
}

void SeriesBrowser::focusSearch()
{
    m_words->setFocus();
    m_words->selectAll();
}

void SeriesBrowser::search()
{
    const unsigned asked = ++m_asked;
    const QString words = m_words->text();
    m_context.session.askSeries(
        words.toStdString(), this, [this, asked, words](const FoundSeriesPtr &found) {
            if (asked != m_asked)
                return;
            // The same again leaves the tree as it is unfolded.
            const FoundSeriesPtr &shown = m_series.found();
            const bool isSame = shown && words == m_shownWords && shown->found == found->found;
            m_shownWords = words;
            if (!isSame)
                take(found);
        });
}

void SeriesBrowser::take(const FoundSeriesPtr &found)
{
    const Selector chosen = m_series.selectorAt(m_tree->currentIndex());
    m_series.setFound(found);
    m_count->setText(found->found == found->searched
                         ? tr("%n series", nullptr, int(found->found))
                         : tr("%1 of %n series", nullptr, int(found->searched)).arg(found->found));
    if (int(found->metrics.size()) <= kUnfolded)
        m_tree->expandAll();
    for (int row = 0; row < m_series.rowCount(); ++row) {
        const QModelIndex metric = m_series.index(row, 0);
        if (m_series.selectorAt(metric).metric == chosen.metric)
            m_tree->setCurrentIndex(metric);
    }
    if (!m_tree->currentIndex().isValid() && m_series.rowCount() > 0)
        m_tree->setCurrentIndex(m_series.index(0, 0));
    m_seen.start();
}

/// Of the rows that can be seen.
void SeriesBrowser::askNumbers()
{
    std::vector<Selector> values;
    std::vector<Selector> counters;
    const QRect area = m_tree->viewport()->rect();
    for (QModelIndex index = m_tree->indexAt(area.topLeft());
         index.isValid() && m_tree->visualRect(index).top() <= area.bottom();
         index = m_tree->indexBelow(index))
        if (m_series.isSeries(index))
            (m_series.isPerSecond(index) ? counters : values).push_back(m_series.selectorAt(index));
    ask(m_numbers, std::move(values), Transform::None);
    ask(m_rates, std::move(counters), Transform::Rate);
}

void SeriesBrowser::ask(ChartFeed &feed, std::vector<Selector> selectors, Transform transform)
{
    ChartQuestion question;
    question.selectors = std::move(selectors);
    question.transform = transform;
    question.maxSeries = 4 * question.selectors.size();
    if (!question.selectors.empty()) // no selector would be a question for nothing
        feed.setQuestion(std::move(question));
}

void SeriesBrowser::showPerSecond(bool perSecond)
{
    m_series.setPerSecond(perSecond);
    m_rates.setActive(perSecond && isVisible());
    m_seen.start();
}

void SeriesBrowser::showChosen()
{
    m_chosen->setText(
        QString::fromStdString(m_series.selectorAt(m_tree->currentIndex()).toString()));
    m_help->setText(m_series.helpAt(m_tree->currentIndex()));
    m_help->setVisible(!m_help->text().isEmpty());
}

void SeriesBrowser::plotChosen()
{
    const Selector selector = m_series.selectorAt(m_tree->currentIndex());
    if (!selector.metric.empty())
        Q_EMIT plotWanted(selector, m_perSecond->isChecked());
}

void SeriesBrowser::copyChosen()
{
    QApplication::clipboard()->setText(m_chosen->text());
}

bool SeriesBrowser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_tree || event->type() != QEvent::KeyPress)
        return SidePanel::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->matches(QKeySequence::Copy)) {
        copyChosen();
        return true;
    }
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return false;
    plotChosen();
    return true;
}

void SeriesBrowser::showEvent(QShowEvent *event)
{
    SidePanel::showEvent(event);
    m_numbers.setActive(true);
    m_rates.setActive(m_perSecond->isChecked());
    m_again.start();
    search();
}

void SeriesBrowser::hideEvent(QHideEvent *event)
{
    SidePanel::hideEvent(event);
    m_numbers.setActive(false);
    m_rates.setActive(false);
    m_again.stop();
}

} // namespace perfdeck
