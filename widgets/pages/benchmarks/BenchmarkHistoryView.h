// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/BenchmarkHistory.h"
#include "widgets/pages/benchmarks/BenchmarkView.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class CurveChart;
class NumberChoice;

/// One cell over all its runs: a line a fingerprint, with the changes of its level. GUI thread.
class BenchmarkHistoryView final : public BenchmarkView
{
    Q_OBJECT

public:
    BenchmarkHistoryView(PageContext context, BenchmarkTools tools, QWidget *parent = nullptr);

private:
    struct Question;
    struct Made;

    [[nodiscard]] static Made make(const Question &asked);
    void judge();
    void showMade(Made made);
    void open(int item);
    [[nodiscard]] std::optional<CellTrack> track() const;

    QComboBox *m_cell;
    NumberChoice *m_number;
    CurveChart *m_chart;
    QLabel *m_words;
    std::vector<CellTrack> m_tracks; ///< as the choice
    std::vector<CellHistoryLine> m_lines;
};

} // namespace perfdeck
