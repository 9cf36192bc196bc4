// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/FrameCompanions.h"
#include "widgets/style/Style.h"

#include <QColor>
#include <QString>

#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <vector>

namespace perfdeck {

using SeriesNamer = std::function<QString(const FrameSeries &)>;

/// On which value axis a line hangs.
enum class AxisSide
{
    Left,
    Right
};

/// Smallest and largest of some values; NaN while there is none.
struct ValueExtent
{
    double min = std::numeric_limits<double>::quiet_NaN();
    double max = std::numeric_limits<double>::quiet_NaN();
    bool positiveOnly = false; ///< for logarithms

    /// What is not finite (or not above zero, where only that counts) changes nothing.
    void include(double value)
    {
        if (!std::isfinite(value) || (positiveOnly && !(value > 0)))
            return;
        if (!(value >= min))
            min = value;
        if (!(value <= max))
            max = value;
    }
};

/// One line of a chart: its data, what it is called, its colour, whether it is shown.
struct ChartLine
{
    const FrameSeries *series = nullptr; ///< lives as long as the frame
    QString name;
    QColor color;
    bool visible = true;
    AxisSide side = AxisSide::Left;
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

    /// What stands for most of the lines; null when each is shown.
    [[nodiscard]] const FrameSpread *spread() const;
    /// The unit of the first line stands at the left, another one at the right, but for the lines
    /// that were moved; of several units on one side that is none.
    [[nodiscard]] Unit unit(AxisSide side = AxisSide::Left) const;
    [[nodiscard]] bool hasRight() const;
    /// Of the finite values of the visible lines of an axis. O(columns).
    [[nodiscard]] ValueExtent extent(AxisSide side, bool positiveOnly = false) const;
    [[nodiscard]] bool hasSamples() const;

    void toggle(std::size_t line);
    /// Only this one; all again when it is already the only one.
    void solo(std::size_t line);

    void showOnly(const std::vector<std::size_t> &lines);

    void showAll() { m_hidden.clear(); }

    [[nodiscard]] const std::set<SeriesKey> &hidden() const { return m_hidden; }

    void setHidden(std::set<SeriesKey> hidden) { m_hidden = std::move(hidden); }

    /// The line changes to the other value axis, or back.
    void move(std::size_t line);

    /// Those on the other axis than their unit asks for.
    [[nodiscard]] const std::set<SeriesKey> &moved() const { return m_moved; }

    void setMoved(std::set<SeriesKey> moved) { m_moved = std::move(moved); }

private:
    FramePtr m_frame;
    SeriesNamer m_namer;
    std::vector<ChartLine> m_lines;
    std::set<SeriesKey> m_hidden;
    std::set<SeriesKey> m_moved;
};

/// Names that tell the series of a frame apart: the labels (and metric) in which they differ.
[[nodiscard]] std::vector<QString> distinguishingNames(const Frame &frame);

/// Which sample a moment is read out by.
enum class Sampling
{
    Previous, ///< the newest at or before it
    Nearest,
    Interpolated, ///< on the straight line between its neighbours: an estimate
};

/// What a line says at a moment.
struct SampleReading
{
    double value = 0;
    Timestamp time;
    double min = 0; ///< of the pixel column the sample stands for
    double max = 0;
    std::uint32_t count = 0;
    bool estimated = false; ///< no sample of its own
};

/// None inside gaps and before the first sample.
[[nodiscard]] std::optional<SampleReading>
sampleAt(const FrameSeries &series, Timestamp time, Sampling sampling = Sampling::Previous);

} // namespace perfdeck
