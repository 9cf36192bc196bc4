// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ScalingModel.h"
#include "widgets/pages/cluster/EvidenceView.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class CostPanel;
class TablePanel;
class ThresholdPanel;
class TimeSeriesChart;

/// When and why the cluster was scaled, what it brought, what other thresholds would have done, and
/// what the workers cost.
class ScalingView final : public EvidenceView
{
    Q_OBJECT

public:
    explicit ScalingView(PageContext context, QWidget *parent = nullptr);

    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;

protected:
    void judge(const Case &matter) override;

private:
    [[nodiscard]] QWidget *makeCharts();
    [[nodiscard]] QWidget *makeDecisions();
    [[nodiscard]] QWidget *makeSide();
    void tieThresholds();
    void tiePrices();
    void showThresholds();

    ScalingModel m_decisions;
    TimeSeriesChart *m_load = nullptr;
    TablePanel *m_decisionPanel = nullptr;
    QCheckBox *m_kept = nullptr;
    QLabel *m_outlook = nullptr;
    ThresholdPanel *m_thresholds = nullptr;
    CostPanel *m_costs = nullptr;
    bool m_hasLoad = false; ///< there is an utilisation in the range
};

} // namespace perfdeck
