// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/ChartFeed.h"
#include "widgets/pages/ChartLink.h"
#include "widgets/pages/ChartOutlook.h"
#include "widgets/pages/PageContext.h"

namespace perfdeck {

/// The name of the action of a chart that asks what else changed.
inline constexpr const char *kRelatedAction = "relatedChanges";

/// A chart together with the feed that supplies it, tied to time, crosshair, selection and events
/// of its window. The feed and the link are children of the chart. GUI thread.
class LiveChart final
{
public:
    LiveChart(const PageContext &context,
              const char *objectName,
              const QString &title,
              ChartQuestion question);

    [[nodiscard]] TimeSeriesChart *chart() const { return m_chart; }

    [[nodiscard]] ChartFeed &feed() const { return *m_feed; }

private:
    void tieTime();
    void tieStatistics(Session &session);
    void tieSamples(Session &session);
    void offerSql(const PageContext &context);
    void offerRelated(const PageContext &context);
    void tieSources(const PageContext &context);
    void recordViews(const PageContext &context);

    TimeSeriesChart *m_chart; ///< owned by the layout it is put into
    ChartLink *m_link;
    ChartFeed *m_feed;
    ChartOutlook *m_outlook;
};

/// The chart that `widget` is or lies in; null for none.
[[nodiscard]] TimeSeriesChart *chartAround(QWidget *widget);

} // namespace perfdeck
