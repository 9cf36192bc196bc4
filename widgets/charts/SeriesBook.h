// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/FrameCompanions.h"
#include "widgets/style/Style.h"

#include <QColor>
#include <QString>

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace perfdeck {

using SeriesNamer = std::function<QString(const FrameSeries &)>;

/// One line of a chart: its data, what it is called, its colour, whether it is shown.
struct ChartLine
{
    const FrameSeries *series = nullptr; ///< lives as long as the frame
    QString name;
    QColor color;
    bool visible = true;
    FrameCompanions companions{}; ///< what the frame says about its numbers
};

/// The lines of the present frame. What the user hid stays hidden in the next frame; colours come
/// from the session's assignment and never change because of hiding. GUI thread.
class SeriesBook final
{
public:
    /// Names and colours are kept when the series are the same as before; else the lines are empty
    /// until rebuild(). Returns whether they were kept.
    bool setFrame(FramePtr frame);

    [[nodiscard]] const FramePtr &frame() const { return m_frame; }

    void setNamer(SeriesNamer namer) { m_namer = std::move(namer); }

    /// Names and colours anew: after a new frame, namer or theme.
    void rebuild(SeriesColors &colors, const Theme &theme);

    [[nodiscard]] const std::vector<ChartLine> &lines() const { return m_lines; }

    [[nodiscard]] Unit unit() const;
    /// Smallest and largest finite value of the visible lines; NaN when there is none.
    [[nodiscard]] double min() const;
    [[nodiscard]] double max() const;
    [[nodiscard]] bool hasSamples() const;

    void toggle(std::size_t line);
    /// Only this one; all again when it is already the only one.
    void solo(std::size_t line);

    void showAll() { m_hidden.clear(); }

    [[nodiscard]] const std::set<SeriesKey> &hidden() const { return m_hidden; }

    void setHidden(std::set<SeriesKey> hidden) { m_hidden = std::move(hidden); }

private:
    FramePtr m_frame;
    SeriesNamer m_namer;
    std::vector<ChartLine> m_lines;
    std::set<SeriesKey> m_hidden;
};

/// Names that tell the series of a frame apart: the labels (and metric) in which they differ.
[[nodiscard]] std::vector<QString> distinguishingNames(const Frame &frame);

/// The newest sample at or before a moment, if the line has one there: none inside gaps.
struct SampleReading
{
    double value = 0;
    Timestamp time;
    double min = 0; ///< of the pixel column the sample stands for
    double max = 0;
    std::uint32_t count = 0;
};

[[nodiscard]] std::optional<SampleReading> sampleAt(const FrameSeries &series, Timestamp time);

} // namespace perfdeck
