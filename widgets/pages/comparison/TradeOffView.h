// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RankingModel.h"
#include "widgets/pages/comparison/ComparisonView.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class ScatterChart;
class TablePanel;
class WeightsPanel;

/// What each side gives for what: two criteria against each other, and a ranking by weights with
/// its evidence and how robust it is. GUI thread.
class TradeOffView final : public ComparisonView
{
    Q_OBJECT

public:
    explicit TradeOffView(PageContext context, QWidget *parent = nullptr);

    void showComparison(const SideComparisonPtr &comparison) override;
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;

private:
    struct Judged;

    [[nodiscard]] QWidget *makeChart();
    [[nodiscard]] QComboBox *makeAxis(const char *name, const QString &words, Criterion criterion);
    [[nodiscard]] QWidget *makeRanking();
    [[nodiscard]] std::vector<double> pricesOf(const SideSamples &samples) const;
    void judge();
    void show(Judged judged);

    SideComparisonPtr m_comparison; ///< null before the first
    RankingModel m_rows;
    QComboBox *m_x = nullptr;
    QComboBox *m_y = nullptr;
    ScatterChart *m_chart = nullptr;
    WeightsPanel *m_weights = nullptr;
    TablePanel *m_ranking = nullptr;
    QLabel *m_recommendation = nullptr;
};

} // namespace perfdeck
