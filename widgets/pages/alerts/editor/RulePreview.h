// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/AlertRule.h"
#include "widgets/models/ChartFeed.h"
#include "widgets/models/TimeScope.h"
#include "widgets/pages/PageContext.h"

#include <QTimer>
#include <QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace perfdeck {

struct Backtest;
class StateLabel;
class TimeSeriesChart;

/// What a rule that is being written looks at, with its levels, and how often it would have fired:
/// tried anew, in the background, whenever it changes. GUI thread.
class RulePreview final : public QWidget
{
    Q_OBJECT

public:
    explicit RulePreview(const PageContext &context, QWidget *parent = nullptr);

    /// None: the rule cannot be tried yet; `draft` is what is known of it.
    void show(const AlertRule &draft, bool isComplete);
    using QWidget::show;

    [[nodiscard]] TimeSeriesChart &chart() const { return *m_chart; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    void tieChart();
    void showSeries();
    void showLevels();
    void chooseSpan();
    void tryRule();
    void take(const Result<std::shared_ptr<const Backtest>> &answer);
    void say(const Backtest &found);

    PageContext m_context;
    TimeScope m_scope; ///< of the chart; the window looks elsewhere
    AlertRule m_rule;
    bool m_isComplete = false;
    QTimer m_changed; ///< tries when typing pauses
    unsigned m_asked = 0; ///< answers about earlier rules are dropped
    QComboBox *m_span;
    TimeSeriesChart *m_chart;
    ChartFeed *m_feed;
    StateLabel *m_judged;
    StateLabel *m_outcome;
};

/// "In the last 7 d this would have fired 3 times, in all 12 min."
[[nodiscard]] QString backtestText(const Backtest &found, Duration asked);

} // namespace perfdeck
