// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/BenchmarkRanking.h"
#include "widgets/pages/benchmarks/BenchmarkView.h"

#include <array>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class BarChart;
class NumberChoice;

/// Which models are the best on a device, and which devices for a model, with intervals and ties;
/// only what ran under the same conditions is ranked together. GUI thread.
class BenchmarkRankingView final : public BenchmarkView
{
    Q_OBJECT

public:
    BenchmarkRankingView(PageContext context, BenchmarkTools tools, QWidget *parent = nullptr);

private:
    struct Made;

    /// One of the two rankings on screen.
    struct Side
    {
        RankedBy by = RankedBy::Model;
        QComboBox *condition = nullptr;
        BarChart *chart = nullptr;
        QLabel *words = nullptr;
        std::vector<ResultRanking> rankings;
    };

    [[nodiscard]] QWidget *makeSide(Side &side, const char *name, const QString &title);
    void judge();
    void showMade(Made made);
    void showRankings(Side &side, std::vector<ResultRanking> rankings);
    void showRanking(const Side &side);

    NumberChoice *m_number;
    std::array<Side, 2> m_sides;
};

} // namespace perfdeck
