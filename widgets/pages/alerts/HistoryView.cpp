// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/HistoryView.h"

#include "core/analysis/AlertFacts.h"
#include "widgets/models/AlertWords.h"
#include "widgets/pages/alerts/AlertDetails.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kDetailsWidth = 380;

} // namespace

/// What is made beside the GUI thread.
struct HistoryView::Made
{
    RowChange<EpisodeRow> rows;
    AlertPace pace;
};

HistoryView::HistoryView(PageContext context, AlertTools tools, QWidget *parent)
    : AlertView(std::move(context), tools, parent)
    , m_facts(sentences("historyFacts"))
    , m_details(new AlertDetails(this->context(), desk()))
{
    auto *scroll = new VerticalScroll(m_details);
    scroll->setLeastWidth(this->context().style.scaled(kDetailsWidth) * 3 / 4);
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(makeTable());
    split->addWidget(scroll);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({3 * kDetailsWidth, this->context().style.scaled(kDetailsWidth)});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_facts);
    layout->addWidget(split, 1);
    connect(&focus(), &AlertFocus::changed, this, &HistoryView::judge);
    connect(&this->context().scope, &TimeScope::zoneChanged, this, &HistoryView::judge);
    m_facts->hide();
}

TablePanel *HistoryView::makeTable()
{
    using E = EpisodesModel;
    m_table = new TablePanel(context().style, m_rows, "episodeTable", tr("Episodes"));
    m_table->setEmptyText(tr("Nothing fired in this range"),
                          tr("Choose a longer range above: episodes are kept for a year."));
    RowTable &table = m_table->table();
    table.showColumns({E::From,
                       E::Severity,
                       E::Title,
                       E::Place,
                       E::Lasted,
                       E::ToAcknowledge,
                       E::End,
                       E::Peak,
                       E::Who,
                       E::Note,
                       E::Rule,
                       E::Source},
                      E::Title);
    table.setYielding({E::Source, E::Rule, E::Note, E::Peak, E::Place, E::Who, E::ToAcknowledge});
    addFilter(*m_table, "episodeFilter", tr("Filter episodes"));
    connect(&table, &RowTable::currentIdChanged, this, &HistoryView::showChosen);
    return m_table;
}

void HistoryView::showHistory(const AlertHistoryPtr &history)
{
    m_history = history;
    judge();
}

void HistoryView::judge()
{
    if (!m_history)
        return;
    judgeBeside(
        [history = m_history,
         rules = desk().rules(),
         filter = focus().filter(),
         now = context().clock->now(),
         zone = context().scope.zone(),
         prepare = m_rows.preparation()] {
            std::vector<AlertEpisode> wanted;
            for (const AlertEpisode &episode : history->episodes)
                if (filter.accepts(episode.severity, episode.rule, episode.labels))
                    wanted.push_back(episode);
            return Made{prepare(episodeRows(wanted, RuleBook(rules), now, zone)),
                        alertPace(wanted)};
        },
        [this](Made made) { showMade(std::move(made)); });
}

void HistoryView::showMade(Made made)
{
    m_rows.apply(std::move(made.rows));
    QString facts = tr("%n episodes", nullptr, int(made.pace.episodes));
    if (m_history->isCut)
        facts = tr("The newest %n episodes of this range", nullptr, int(made.pace.episodes));
    if (made.pace.open > 0)
        facts += QStringLiteral(", ") + tr("%n not over yet", nullptr, int(made.pace.open));
    if (const QString pace = paceText(made.pace); !pace.isEmpty())
        facts += QStringLiteral("; ") + pace;
    m_facts->setText(facts);
    m_facts->setVisible(made.pace.episodes > 0);
    showChosen();
}

void HistoryView::showChosen()
{
    const EpisodeId id(m_table->table().currentId().toLongLong());
    if (!m_history || !id.isValid())
        return m_details->show(AlertPtr(), 0);
    const auto found = std::ranges::find(m_history->episodes, id, &AlertEpisode::id);
    if (found != m_history->episodes.end())
        m_details->show(*found);
}

} // namespace perfdeck
