// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/Criteria.h"
#include "widgets/models/ComparisonFeed.h"
#include "widgets/pages/comparison/ComparisonView.h"

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace perfdeck {

class MatrixChart;

/// All models by family and hardware, and which metrics of a side go together. GUI thread.
class MatricesView final : public ComparisonView
{
    Q_OBJECT

public:
    explicit MatricesView(PageContext context, QWidget *parent = nullptr);

    void showComparison(const SideComparisonPtr &comparison) override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;

private:
    [[nodiscard]] QWidget *makeFamilies();
    [[nodiscard]] QWidget *makeCorrelations();
    void askModels();
    void takeModels(const std::vector<ComparableThing> &things);
    void askCriterion();
    void offerSides();
    void judge();

    SideComparisonPtr m_comparison; ///< null before the first
    ComparisonFeed m_feed; ///< of all models
    std::vector<ComparableThing> m_models; ///< as its sides
    SideComparisonPtr m_ofModels; ///< its answer; null before
    QComboBox *m_criterion = nullptr;
    MatrixChart *m_families = nullptr;
    QComboBox *m_side = nullptr;
    MatrixChart *m_correlations = nullptr;
    bool m_isAsking = false;
};

} // namespace perfdeck
