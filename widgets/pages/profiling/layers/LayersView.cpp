// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/layers/LayersView.h"

#include "widgets/pages/profiling/ProfileWords.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/style/Format.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"
#include "widgets/tables/TableExtras.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr int kFilterWidth = 200;
constexpr auto kGroupingKey = "grouping";
constexpr auto kFilterKey = "filter";

} // namespace

LayersView::LayersView(PageContext context, ProfileFocus &focus, QWidget *parent)
    : ProfileView(std::move(context), focus, parent)
    , m_panel(new TablePanel(this->context().style, m_rows, "layerTable", tr("Layers")))
    , m_grouping(new QComboBox)
    , m_filter(new QLineEdit)
{
    makeControls();
    m_panel->setEmptyText(tr("No layer ran here"),
                          tr("Mark a longer range in the timeline, or end the mark"));
    RowTable &table = m_panel->table();
    using M = LayersModel;
    table.showColumns({M::Order,       M::Name,      M::Operation, M::Module,     M::Provider,
                       M::Layers,      M::Time,      M::P10,       M::P90,        M::Share,
                       M::Calls,       M::Flops,     M::FlopRate,  M::Bytes,      M::Intensity,
                       M::Utilisation, M::Allocated, M::InUse,     M::Parameters, M::Shapes},
                      M::Name);
    table.setYielding({M::Shapes,
                       M::Parameters,
                       M::Provider,
                       M::InUse,
                       M::Module,
                       M::Allocated,
                       M::Order,
                       M::Calls,
                       M::Intensity,
                       M::P10,
                       M::Bytes,
                       M::P90});
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.sortByColumn(M::Time, Qt::DescendingOrder);
    connect(&table, &RowTable::currentIdChanged, this, &LayersView::chooseRow);
    connect(&this->focus(), &ProfileFocus::layerChanged, this, &LayersView::showLayer);
    connect(&this->focus(), &ProfileFocus::peaksChanged, this, &LayersView::judge);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
}

void LayersView::makeControls()
{
    m_grouping->setObjectName(QStringLiteral("layerGrouping"));
    m_grouping->setAccessibleName(tr("Take layers together by"));
    m_grouping->addItem(tr("Each layer"), int(ShownGrouping::None));
    m_grouping->addItem(tr("By operation"), int(ShownGrouping::Operation));
    m_grouping->addItem(tr("By module"), int(ShownGrouping::Module));
    m_grouping->addItem(tr("By provider"), int(ShownGrouping::Provider));
    connect(m_grouping, &QComboBox::currentIndexChanged, this, &LayersView::judge);
    m_filter->setObjectName(QStringLiteral("layerFilter"));
    m_filter->setAccessibleName(tr("Filter layers"));
    m_filter->setPlaceholderText(tr("Filter layers"));
    m_filter->setToolTip(RowTable::filterHelp());
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(context().style.scaled(kFilterWidth));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_panel->table().setFilter(text);
    });
    m_panel->addControl(m_grouping);
    m_panel->addControl(m_filter);
}

void LayersView::showFigures(const ProfileFiguresPtr &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    judge();
}

void LayersView::judge()
{
    if (!m_figures)
        return;
    const auto grouping = ShownGrouping(m_grouping->currentData().toInt());
    judgeBeside(
        [figures = m_figures, grouping, peaks = focus().peaks(), prepare = m_rows.preparation()] {
            return prepare(shownLayers(*figures, grouping, peaks.get()));
        },
        [this, grouping](RowChange<ShownLayer> change) {
            using M = LayersModel;
            RowTable &table = m_panel->table();
            const bool isGrouped = grouping != ShownGrouping::None;
            m_rows.apply(std::move(change));
            table.suggestColumn(M::Layers, isGrouped);
            for (const int column : {M::Order,
                                     M::Operation,
                                     M::Module,
                                     M::Provider,
                                     M::P10,
                                     M::P90,
                                     M::InUse,
                                     M::Shapes})
                table.suggestColumn(column, !isGrouped);
            table.suggestColumn(M::Utilisation, focus().peaks() != nullptr);
            m_panel->setRemark(tr("%1 in layers · %2")
                                   .arg(formatText(m_figures->seconds, Unit::Second),
                                        flopsText(m_figures->flops)));
            showLayer(focus().layer());
        });
}

void LayersView::chooseRow(const QString &id)
{
    const ShownLayer *row = m_rows.rowAt(m_rows.rowOf(id));
    if (row != nullptr && row->layer != kNoIndex)
        focus().setLayer(row->layer);
}

void LayersView::showLayer(std::uint32_t layer)
{
    const QString id = shownLayerId(layer);
    if (layer != kNoIndex && m_rows.rowOf(id) >= 0 && m_panel->table().currentId() != id)
        m_panel->table().selectId(id);
}

bool LayersView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    return true;
}

ViewState LayersView::view() const
{
    return {{kGroupingKey, std::to_string(m_grouping->currentIndex())},
            {kFilterKey, m_filter->text().toStdString()}};
}

void LayersView::setView(const ViewState &state)
{
    if (const auto found = state.find(kGroupingKey); found != state.end())
        m_grouping->setCurrentIndex(
            std::clamp(QString::fromStdString(found->second).toInt(), 0, m_grouping->count() - 1));
    if (const auto found = state.find(kFilterKey); found != state.end())
        m_filter->setText(QString::fromStdString(found->second));
}

} // namespace perfdeck
