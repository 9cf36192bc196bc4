// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/BenchmarkCellsModel.h"
#include "widgets/pages/benchmarks/BenchmarkView.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class CurveChart;
class DistributionChart;
class EmptyState;
class RunSummary;
class TablePanel;

/// One run as a whole: all numbers of its cells with their intervals, the samples of the chosen
/// cell as they are spread and as they came, and what is said about the run. GUI thread.
class BenchmarkRunView final : public BenchmarkView
{
    Q_OBJECT

public:
    BenchmarkRunView(PageContext context, BenchmarkTools tools, QWidget *parent = nullptr);

    [[nodiscard]] bool isSettled() const override;

private:
    [[nodiscard]] QWidget *makeTable();
    [[nodiscard]] QWidget *makeCharts();
    [[nodiscard]] QWidget *makeContent();
    void ask();
    void show(const BenchmarkRunPtr &run);
    using QWidget::show;
    void showCell();
    void showSamples();
    [[nodiscard]] const BenchmarkCell *chosenCell() const;

    BenchmarkCellsModel m_rows;
    BenchmarkRunPtr m_run; ///< with its samples once they came
    std::string m_asked; ///< id; empty: no question is open
    EmptyState *m_nothing;
    QWidget *m_content;
    TablePanel *m_table = nullptr;
    QLabel *m_remark = nullptr;
    QComboBox *m_measure = nullptr;
    DistributionChart *m_distribution = nullptr;
    CurveChart *m_course = nullptr;
    RunSummary *m_summary;
};

} // namespace perfdeck
