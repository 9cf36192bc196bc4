// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/BenchmarkCompatibilityView.h"

#include "widgets/charts/MatrixChart.h"
#include "widgets/models/BenchmarkFrames.h"
#include "widgets/models/BenchmarkWords.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"

#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

BenchmarkCompatibilityView::BenchmarkCompatibilityView(PageContext context,
                                                       BenchmarkTools tools,
                                                       QWidget *parent)
    : BenchmarkView(std::move(context), tools, parent)
    , m_chart(new MatrixChart(this->context().style))
    , m_words(sentences("compatibilityWords"))
{
    m_chart->setObjectName(QStringLiteral("compatibilityChart"));
    m_chart->setTitle(tr("What runs where"));
    m_chart->setEmptyText(tr("No model was tried yet"),
                          tr("Every run adds what it tried: a model, a device, a precision."));
    m_words->setText(tr("Choose a cell to read more about it; Enter opens its run."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_words);
    connect(m_chart, &MatrixChart::currentItemChanged, this, &BenchmarkCompatibilityView::showCell);
    connect(m_chart, &MatrixChart::activated, this, &BenchmarkCompatibilityView::open);
    connect(&desk(), &BenchmarkDesk::runsChanged, this, &BenchmarkCompatibilityView::judge);
    connect(&focus(), &BenchmarkFocus::definitionChanged, this, &BenchmarkCompatibilityView::judge);
    judge();
}

void BenchmarkCompatibilityView::judge()
{
    judgeBeside(
        [runs = desk().runs(), definition = focus().definition()] {
            CompatibilityMatrix matrix = compatibilityOf(*runs, definition);
            MatrixFramePtr frame = compatibilityFrame(matrix);
            return std::pair(std::move(matrix), std::move(frame));
        },
        [this](std::pair<CompatibilityMatrix, MatrixFramePtr> made) {
            m_matrix = std::move(made.first);
            m_chart->setFrame(made.second);
        });
}

void BenchmarkCompatibilityView::showCell(int item)
{
    if (item < 0 || std::size_t(item) >= m_matrix.cells.size())
        return;
    const CompatibilityCell &cell = m_matrix.cells[std::size_t(item)];
    const std::string &model = m_matrix.models[std::size_t(item) / m_matrix.columns.size()];
    const CompatibilityColumn &column
        = m_matrix.columns[std::size_t(item) % m_matrix.columns.size()];
    CellKey key;
    key.model = model;
    key.device = column.device;
    key.precision = column.precision;
    QStringList parts{cellKeyText(key)};
    if (cell.tried == 0)
        parts.append(tr("never tried"));
    else
        parts.append(tr("%n cells tried", nullptr, int(cell.tried)));
    if (cell.best.run)
        parts.append(definitionTitle(cell.best.run->definition));
    if (!cell.reason.empty())
        parts.append(coreText(cell.reason));
    m_words->setText(parts.join(QStringLiteral("; ")));
}

void BenchmarkCompatibilityView::open(int item)
{
    const CompatibilityCell &cell = m_matrix.cells[std::size_t(item)];
    if (cell.best.run)
        Q_EMIT runWanted(cell.best.run->id);
}

} // namespace perfdeck
