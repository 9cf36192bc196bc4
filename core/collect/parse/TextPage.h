// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/LineIndex.h"
#include "core/collect/parse/PageValues.h"

#include <functional>
#include <string_view>

namespace perfdeck {

/// Reads pages of Prometheus text and OpenMetrics into rows of a layout. Keeps the lines of the
/// last page: see LineIndex. One thread at a time.
class TextPage final
{
public:
    using IsKnownFamily = std::function<bool(std::string_view)>;

    /// `isKnownFamily` tells the metrics that must survive the limit of series.
    TextPage(SeriesLayout &layout, SourceFrame frame, IsKnownFamily isKnownFamily);

    /// Reads whole lines. New series enter the layout; commit() keeps them, rollback() takes them
    /// back.
    void read(std::string_view body, StampUnit unit, PageValues &out);
    void commit(const PageValues &out);
    void rollback();

    /// Follows a compaction of the layout.
    void remap(const std::vector<Slot> &moved) { m_lines.remap(moved); }

private:
    void readLines(std::string_view body, PageValues &out);
    /// A line whose series stands where it stood on the last page; null: it does not.
    const char *readExpectedLine(const char *at, const char *end, PageValues &out);
    void readLine(std::string_view line, PageValues &out);
    void noteHelp(std::string_view comment);
    void readSample(std::string_view line, std::string_view seriesText, PageValues &out);
    Slot slotOf(std::string_view seriesText, std::string_view line, PageValues &out);
    Slot
    newSeries(std::string_view seriesText, bool remembered, std::string_view line, PageValues &out);
    Slot placeFor(SeriesKey key, const PageValues &out);
    void storeSample(Slot slot, const SampleTail &tail, PageValues &out);
    bool hasRoom(Slot slot, const PageValues &out) const;
    bool takeRoom(Slot slot, const PageValues &out);
    void admitKnownFamilies(std::string_view body);
    void malformed(std::string_view line, const char *problem, PageValues &out) const;

    SeriesLayout &m_layout;
    SourceFrame m_frame;
    IsKnownFamily m_isKnownFamily;
    LineIndex m_lines;
    ScrapedSeries m_scratch;
    MetricHelp m_help; ///< new on the page that is read
    StampUnit m_unit = StampUnit::Milliseconds;
    Slot m_layoutBefore = 0;
    std::uint64_t m_lineNumber = 0;

    bool m_overflow = false; ///< the page has more series than the limit
    bool m_limited = false; ///< second reading of such a page: known families have their room
    std::vector<bool> m_admitted; ///< by slot: has room kept
    std::uint32_t m_roomLeft = 0; ///< for all others
};

} // namespace perfdeck
