// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"

#include <QObject>

namespace perfdeck {

class ChartView;
class Navigator;
class StatusStrip;

/// Chooses the chart or table of the window that is meant, and exports it. GUI thread.
class ChartDesk final : public QObject
{
    Q_OBJECT

public:
    ChartDesk(Navigator &navigator, StatusStrip &status, QObject *parent = nullptr);

    void exportPicture();
    void exportData();
    /// The samples of this range behind the chart.
    void exportRange(TimeRange range);
    /// What else changed in the selection, else in what the chart shows.
    void askRelated();

private:
    /// The one with the focus, else the first of the page; null for none.
    [[nodiscard]] ChartView *chosen() const;
    /// Runs `work` with that one, or says that there is none.
    template<class Work>
    void withChosen(Work work);

    Navigator &m_navigator;
    StatusStrip &m_status;
};

} // namespace perfdeck
