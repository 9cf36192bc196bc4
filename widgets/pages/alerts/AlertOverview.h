// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/AlertFacts.h"
#include "widgets/models/Background.h"
#include "widgets/pages/alerts/AlertView.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace perfdeck {

class BarList;
class ChartLink;
class CountChart;

/// The range of the window at a glance: how many alerts fired when, and which rules or sources they
/// came from; one of those chosen narrows the page to it. GUI thread.
class AlertOverview final : public QWidget
{
    Q_OBJECT

public:
    AlertOverview(PageContext context, AlertTools tools, QWidget *parent = nullptr);

    /// Never null.
    void showHistory(const AlertHistoryPtr &history);

    [[nodiscard]] bool isSettled() const { return !m_isJudging; }

Q_SIGNALS:
    void settled();

private:
    struct Made;

    void makeChart();
    [[nodiscard]] QWidget *makeShares();
    void judge();
    void showMade(Made made);
    void narrow(int row);
    [[nodiscard]] bool isByRule() const;

    PageContext m_context;
    AlertTools m_tools;
    AlertHistoryPtr m_history; ///< null: not known yet
    std::vector<AlertShare> m_shares; ///< as shown
    CountChart *m_chart;
    ChartLink *m_link;
    QComboBox *m_by = nullptr;
    BarList *m_bars = nullptr;
    Background m_background;
    bool m_isJudging = false;
};

} // namespace perfdeck
