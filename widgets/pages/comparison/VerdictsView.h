// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/VerdictsModel.h"
#include "widgets/pages/comparison/ComparisonView.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class BoxChart;
class DistributionChart;
class TablePanel;

/// Metric by metric how the sides differ, and for the chosen one what that rests on. GUI thread.
class VerdictsView final : public ComparisonView
{
    Q_OBJECT

public:
    explicit VerdictsView(PageContext context, QWidget *parent = nullptr);

    void showComparison(const SideComparisonPtr &comparison) override;
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;

private:
    [[nodiscard]] QWidget *makeTable();
    [[nodiscard]] QWidget *makeLower();
    struct Judged;

    void judge(const QString &wanted);
    void show(Judged judged);
    void choose(const QString &id);

    SideComparisonPtr m_comparison; ///< the newest
    VerdictsModel m_rows;
    QString m_chosen; ///< the id of the row that is explained
    QString m_wanted; ///< the id of a row to choose once it is there
    TablePanel *m_panel = nullptr;
    QWidget *m_lower = nullptr; ///< what the chosen row rests on
    DistributionChart *m_curves = nullptr;
    BoxChart *m_boxes = nullptr;
    QLabel *m_explanation = nullptr;
};

} // namespace perfdeck
