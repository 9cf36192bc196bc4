// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/render/FrameWorkload.h"

#include "widgets/style/Style.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace perfdeck::bench {

/// A page of charts drawn in one of several ways.
class FramePage
{
public:
    virtual ~FramePage() = default;
    [[nodiscard]] virtual const char *name() const = 0;

    [[nodiscard]] QWidget &window() { return m_window; }

    /// The widgets each of which must be painted once per frame.
    [[nodiscard]] const std::vector<QWidget *> &painted() const { return m_painted; }

    virtual void show(const FrameWorkload &workload, std::size_t frame) = 0;

protected:
    QWidget m_window;
    std::vector<QWidget *> m_painted;
};

/// Charts of PerfDeck. `sliding`: the time axis moves too, labels at most once a second.
[[nodiscard]] std::unique_ptr<FramePage> makeOurPage(Style &style, const FrameWorkload &workload);
/// QtCharts that gets all points by QLineSeries::replace().
[[nodiscard]] std::unique_ptr<FramePage> makeQtChartsPage(const FrameWorkload &workload);
/// All points as one antialiased QPainter polyline per series, over a cached grid.
[[nodiscard]] std::unique_ptr<FramePage> makePolylinePage(const FrameWorkload &workload);

} // namespace perfdeck::bench
