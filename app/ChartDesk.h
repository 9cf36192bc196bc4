// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"
#include "widgets/export/FileSaver.h"

#include <QObject>

namespace perfdeck {

class ChartView;
class Navigator;
class Page;
class StatusStrip;

/// What the window does with its charts and tables as a whole: chooses the one that is meant and
/// exports it, and says how every saving went. GUI thread.
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
    /// A ChartView or RowTable.
    template<class View>
    void adoptView(View *view);
    /// The one with the focus, else the first of the page; null for none.
    [[nodiscard]] ChartView *chosen() const;
    /// Runs `work` with that one, or says that there is none.
    template<class Work>
    void withChosen(Work work);

    Navigator &m_navigator;
    StatusStrip &m_status;
    SavePathChooser m_choosePath;
};

} // namespace perfdeck
