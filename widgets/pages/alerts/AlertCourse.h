// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"
#include "widgets/charts/ChartLayers.h"
#include "widgets/models/TimeScope.h"
#include "widgets/pages/alerts/AlertSubject.h"
#include "widgets/pages/PageContext.h"

#include <QWidget>

#include <vector>

namespace perfdeck {

class ChartFeed;
class TimeSeriesChart;

/// The series of an alert from half an hour before it to half an hour after it, with the levels of
/// its rule and the time it fired. It asks only while it can be seen. GUI thread.
class AlertCourse final : public QWidget
{
    Q_OBJECT

public:
    explicit AlertCourse(PageContext context, QWidget *parent = nullptr);

    /// `rule` is null where it is gone.
    void show(const AlertSubject &subject, const AlertRule *rule);
    using QWidget::show;

    [[nodiscard]] TimeSeriesChart *chart() const { return m_chart; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showRange();

    PageContext m_context;
    TimeScope m_scope;
    AlertSubject m_subject;
    std::vector<ChartThreshold> m_levels;
    TimeSeriesChart *m_chart;
    ChartFeed *m_feed;
};

/// Levels that can be drawn beside the samples themselves: none where the rule measures something
/// else of them.
[[nodiscard]] std::vector<ChartThreshold> alertLevels(const AlertRule &rule);

} // namespace perfdeck
