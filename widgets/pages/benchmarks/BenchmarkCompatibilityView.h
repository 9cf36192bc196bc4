// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/BenchmarkCompatibility.h"
#include "widgets/pages/benchmarks/BenchmarkView.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class MatrixChart;

/// Which model runs on which device in which precision, and why not. GUI thread.
class BenchmarkCompatibilityView final : public BenchmarkView
{
    Q_OBJECT

public:
    BenchmarkCompatibilityView(PageContext context,
                               BenchmarkTools tools,
                               QWidget *parent = nullptr);

private:
    void judge();
    void showCell(int item);
    void open(int item);

    CompatibilityMatrix m_matrix;
    MatrixChart *m_chart;
    QLabel *m_words;
};

} // namespace perfdeck
