// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/SeriesOutlook.h"
#include "widgets/models/Background.h"
#include "widgets/models/ChartFeed.h"
#include "widgets/pages/PageContext.h"

#include <QPointer>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace perfdeck {

class TimeSeriesChart;

/// Draws behind the lines of a chart where they were expected to lie, and ahead of them where they
/// are thought to go, when the user asks for it: two entries in its menu. Looks at the first
/// visible lines over kReach times the range that is shown; the statistics run beside the GUI
/// thread. Owned by the chart. GUI thread.
class ChartOutlook final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kReach = 4; ///< as many ranges are looked at, the shown one included
    static constexpr std::size_t kMostLines = 4;

    ChartOutlook(Questions questions, const TimeScope &scope, TimeSeriesChart &chart);

    /// What the chart is to show for a frame of `range`: more, while a forecast needs room.
    [[nodiscard]] TimeRange withRoom(TimeRange range) const;

    /// After the chart got a frame of `question`.
    void follow(const ChartQuestion &question, const FramePtr &frame);

private:
    [[nodiscard]] QAction *offer(const QString &words, const char *name, Qt::Key key);
    [[nodiscard]] bool isWanted() const;
    [[nodiscard]] OutlookWishes wishes(const Frame &shown) const;
    void change();
    void ask();
    void judge(const FramePtr &past);
    void show(const std::vector<SeriesOutlook> &outlooks);

    Questions m_questions;
    const TimeScope &m_scope;
    TimeSeriesChart &m_chart;
    QAction *m_expected;
    QAction *m_ahead;
    ChartQuestion m_question;
    FramePtr m_frame; ///< that the chart shows
    TimeRange m_askedRange;
    bool m_isOpen = false; ///< a question waits for its answer
    Background m_background;
};

} // namespace perfdeck
