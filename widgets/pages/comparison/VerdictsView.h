// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/VerdictsModel.h"
#include "widgets/pages/comparison/ComparisonView.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class RowTable;
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
    /// After other rows came, or another was chosen.
    void showChosen();

    SideComparisonPtr m_comparison;
    SideComparisonPtr m_shown; ///< that of the rows
    VerdictsModel m_rows;
    QString m_wanted; ///< the id of a row to choose once it is there
    TablePanel *m_panel = nullptr;
    QLabel *m_explanation = nullptr;
};

} // namespace perfdeck
