// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Series.h"
#include "widgets/charts/ChartLayers.h"
#include "widgets/models/TimeScope.h"
#include "widgets/pages/PageContext.h"

#include <QObject>

#include <vector>

namespace perfdeck {

class ChartFeed;
class TimeSeriesChart;

/// A chart of one series around a moment, whatever the window shows; zoomed and moved by itself. It
/// asks while it is active. GUI thread.
class SeriesCourse final : public QObject
{
    Q_OBJECT

public:
    SeriesCourse(const PageContext &context,
                 const char *objectName,
                 const QString &title,
                 QObject *parent);

    void show(const SeriesKey &series, TimeRange range, std::vector<ChartMark> marks);
    void setActive(bool active);

    [[nodiscard]] TimeSeriesChart *chart() const { return m_chart; }

private:
    TimeScope m_scope;
    TimeRange m_range{}; ///< that was asked for: what live means here
    TimeSeriesChart *m_chart; ///< owned by the layout it is put into
    ChartFeed *m_feed;
};

} // namespace perfdeck
