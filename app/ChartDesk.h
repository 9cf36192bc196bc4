// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/TimeSeriesChart.h"

#include <QObject>

namespace perfdeck {

class Navigator;
class Page;
class StatusStrip;

/// What the window does with its charts as a whole: chooses the one that is meant and exports it.
/// GUI thread.
class ChartDesk final : public QObject
{
    Q_OBJECT

public:
    ChartDesk(Navigator &navigator, StatusStrip &status, QObject *parent = nullptr);

    /// Where pictures and data are saved; the default asks with a file dialog that does not block.
    void setSavePathChooser(SavePathChooser chooser) { m_choosePath = std::move(chooser); }

    void exportPicture();
    void exportData();
    /// The samples of this range that the chart shows.
    void exportRange(TimeRange range);

private:
    void adopt(Page *page);
    void adopt(TimeSeriesChart *chart);
    /// The one with the focus, else the first of the page; null for none.
    [[nodiscard]] TimeSeriesChart *chosen() const;

    Navigator &m_navigator;
    StatusStrip &m_status;
    SavePathChooser m_choosePath;
};

} // namespace perfdeck
