// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/TaskGroupsModel.h"
#include "widgets/pages/cluster/EvidenceView.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class DistributionChart;

/// How much the cluster gets done and how long it takes, by type and hardware; how well its
/// resources are used, and what would help.
class PerformanceView final : public EvidenceView
{
    Q_OBJECT

public:
    explicit PerformanceView(PageContext context, QWidget *parent = nullptr);

protected:
    void judge(const Case &matter) override;

private:
    [[nodiscard]] QWidget *makeCharts();
    [[nodiscard]] QWidget *makeGroups();
    [[nodiscard]] QWidget *makeSide();

    TaskGroupsModel m_groups;
    DistributionChart *m_waiting = nullptr;
    QLabel *m_efficiency = nullptr;
    QLabel *m_advice = nullptr;
};

} // namespace perfdeck
