// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Feed.h"

#include <functional>
#include <utility>

namespace perfdeck {

/// What a chart shows: which series, and how counters are read; or an expression.
struct ChartQuestion
{
    std::vector<Selector> selectors;
    Transform transform = Transform::None;
    std::size_t maxSeries = 12;
    bool keepLargest = false; ///< of too many the largest, not the first
    std::string expression = {}; ///< in place of selectors
};

/// Keeps a chart supplied with frames of its series over the window's time scope.
class ChartFeed final : public Feed
{
    Q_OBJECT

public:
    using Feed::Feed;

    void setQuestion(ChartQuestion question);

    [[nodiscard]] const ChartQuestion &question() const { return m_question; }

    /// Width of the plot in device pixels; asks again when it changed.
    void setColumns(int columns);

    /// Turns the range that is shown into the one asked for, given the columns.
    void setRangeRule(std::function<TimeRange(TimeRange, int)> rule)
    {
        m_rangeRule = std::move(rule);
    }

    /// Looks at the same span this much earlier.
    void setOffset(Duration offset) { m_offset = offset; }

    /// Also asks for the earlier range that the scope compares with.
    void setComparing(bool comparing) { m_comparing = comparing; }

    /// Asks at least this far apart, and (while live) no further than `most`, whatever the width of
    /// a column.
    void setPace(Duration least, Duration most)
    {
        m_leastPace = least;
        m_mostPace = most;
    }

Q_SIGNALS:
    void frameReady(perfdeck::FramePtr frame);
    /// The same question about `earlier` before; null when nothing is compared any more.
    void earlierReady(perfdeck::FramePtr frame, perfdeck::Duration earlier);
    /// The expression cannot be computed; one sentence.
    void refused(const QString &reason);

protected:
    void ask(Ticket ticket) override;
    [[nodiscard]] Duration pace() const override;

private:
    void askFor(TimeRange range, std::function<void(FramePtr)> answer);
    void askExpression(TimeRange range, std::function<void(FramePtr)> answer);
    void askEarlier(Ticket ticket, Duration earlier);
    void answered(Ticket ticket);

    ChartQuestion m_question;
    int m_columns = 600;
    std::function<TimeRange(TimeRange, int)> m_rangeRule;
    Duration m_offset{0};
    Duration m_leastPace = std::chrono::seconds(1);
    /// A month on screen moves by a pixel in an hour; the newest values should still be fresh.
    Duration m_mostPace = std::chrono::seconds(15);
    bool m_hasData = false; ///< until then every second counts
    bool m_comparing = false;
    bool m_hasEarlier = false; ///< somebody was given an earlier frame
    int m_open = 0; ///< answers that the newest question still waits for
};

} // namespace perfdeck
