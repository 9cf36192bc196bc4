// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/advice/AdviceView.h"

#include "widgets/charts/BarList.h"
#include "widgets/pages/profiling/advice/AdviceWords.h"
#include "widgets/pages/profiling/ProfileWords.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Format.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kShownLayers = 12;

} // namespace

/// What is worked out beside the GUI thread.
struct AdviceView::Judged
{
    ProfilePtr profile;
    std::vector<Advice> advice;
    RowChange<AdviceRow> rows;
};

AdviceView::AdviceView(PageContext context, ProfileFocus &focus, QWidget *parent)
    : ProfileView(std::move(context), focus, parent)
    , m_panel(new TablePanel(this->context().style, m_rows, "adviceTable", tr("Advice")))
{
    m_panel->setEmptyText(tr("Nothing stands out"),
                          tr("Rules that need a measured machine, FLOPs or events are silent where "
                             "these are missing"));
    RowTable &table = m_panel->table();
    using M = AdviceModel;
    table.showColumns({M::Title, M::About, M::Gain, M::GainShare, M::Basis, M::Sentence},
                      M::Sentence);
    table.setYielding({M::Basis, M::About});
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.sortByColumn(M::Gain, Qt::DescendingOrder);
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(2 * Style::kGrid);
    split->addWidget(m_panel);
    split->addWidget(makeLower());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    connect(&table, &RowTable::currentIdChanged, this, &AdviceView::explain);
    connect(&focus, &ProfileFocus::peaksChanged, this, &AdviceView::judge);
}

QWidget *AdviceView::makeLower()
{
    m_sentence = sentences("adviceSentence");
    m_sentence->setAccessibleName(tr("The chosen advice"));
    m_evidence = sentences("adviceEvidence");
    m_evidence->setAccessibleName(tr("What speaks for it"));
    auto *words = new QWidget;
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_sentence);
    column->addWidget(m_evidence);
    column->addStretch(1);
    auto *scroll = new VerticalScroll(words);
    scroll->setSeenThrough();
    auto *panel = new Panel(context().style, tr("What speaks for it"));
    panel->setContent(scroll);
    m_layers = new BarList(context().style);
    m_layers->setObjectName(QStringLiteral("adviceLayers"));
    m_layers->setTitle(tr("Layers it is about"));
    m_layers->setUnit(Unit::Second, Unit::Ratio);
    m_layers->setEmptyText(tr("No single layer"));
    connect(m_layers, &BarList::activated, this, [this](int row) {
        focus().setLayer(m_shownLayers[std::size_t(row)]);
    });
    return chartRow({{panel}, {m_layers}});
}

void AdviceView::showFigures(const ProfileFiguresPtr &figures)
{
    m_figures = figures;
    if (figures->profile != m_profile)
        judge();
}

void AdviceView::judge()
{
    if (!m_figures)
        return;
    judgeBeside(
        [profile = m_figures->profile, peaks = focus().peaks(), prepare = m_rows.preparation()] {
            Judged judged;
            judged.profile = profile;
            judged.advice = advise(*profile, peaks.get());
            judged.rows = prepare(adviceRows(judged.advice, *profile));
            return judged;
        },
        [this](Judged judged) {
            m_profile = std::move(judged.profile);
            m_advice = std::move(judged.advice);
            m_rows.apply(std::move(judged.rows));
            const QString current = m_panel->table().currentId();
            if (current.isEmpty() && !m_advice.empty())
                m_panel->table().selectId(QStringLiteral("0"));
            explain(m_panel->table().currentId());
        });
}

void AdviceView::explain(const QString &id)
{
    const AdviceRow *row = m_rows.rowAt(m_rows.rowOf(id));
    m_shownLayers.clear();
    if (row == nullptr || row->advice >= m_advice.size()) {
        m_sentence->clear();
        m_evidence->clear();
        m_layers->setBars({});
        return;
    }
    const Advice &advice = m_advice[row->advice];
    m_sentence->setText(row->sentence);
    QStringList lines;
    for (const Evidence &evidence : advice.evidence)
        lines.append(tr("%1: %2").arg(factTitle(evidence.fact), factText(evidence)));
    if (row->gain)
        lines.append(
            tr("Gain: %1 of a run, %2").arg(formatText(*row->gain, Unit::Second), row->basis));
    m_evidence->setText(lines.join(QLatin1Char('\n')));
    m_shownLayers = advice.layers;
    const auto seconds = [this](std::uint32_t layer) { return m_profile->layers[layer].median; };
    std::ranges::stable_sort(m_shownLayers, [&](std::uint32_t left, std::uint32_t right) {
        return seconds(left) > seconds(right);
    });
    m_shownLayers.resize(std::min(m_shownLayers.size(), kShownLayers));
    std::vector<BarList::Bar> bars;
    for (const std::uint32_t layer : m_shownLayers)
        bars.push_back({layerName(m_profile->layers[layer]),
                        QString::fromStdString(m_profile->layers[layer].op),
                        seconds(layer),
                        seconds(layer) / m_profile->runSeconds});
    m_layers->setBars(std::move(bars));
}

} // namespace perfdeck
