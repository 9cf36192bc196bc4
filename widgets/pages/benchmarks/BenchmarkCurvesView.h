// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/BenchmarkScaling.h"
#include "widgets/pages/benchmarks/BenchmarkView.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class CurveChart;
class NumberChoice;

/// What more load brings: a number over batch or users, or over the throughput reached, with knees
/// and what keeps its objectives. Of the newest comparable result of each cell. GUI thread.
class BenchmarkCurvesView final : public BenchmarkView
{
    Q_OBJECT

public:
    enum class Form
    {
        OverLoad,
        OverThroughput
    };

    BenchmarkCurvesView(PageContext context,
                        BenchmarkTools tools,
                        Form form,
                        QWidget *parent = nullptr);

private:
    struct Question;
    struct Made;

    [[nodiscard]] static Made make(const Question &asked);
    [[nodiscard]] QLayout *makeBar();
    void judge();
    void showMade(const Made &made);
    void offerModels(const std::vector<std::string> &models);

    Form m_form;
    QComboBox *m_axis;
    QComboBox *m_model;
    NumberChoice *m_number;
    CurveChart *m_chart;
    QLabel *m_words;
};

} // namespace perfdeck
