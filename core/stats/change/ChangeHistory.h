// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/change/ChangePoints.h"

#include <cstddef>
#include <vector>

namespace perfdeck {

/// Change points of a history that grows: each new point costs a search of the newest
/// kHistoryWindow points at most, whatever came before. A change that has left the newer half of
/// the window is settled: it stays as it was found last. ChangePreset::Regression only, for the
/// structural one looks at the whole. A search begins where the last settled change began its
/// level, if the window reaches so far. One thread at a time.
class ChangeHistory final
{
public:
    explicit ChangeHistory(int sensitivity = kUsualSensitivity);

    /// Appends a point (NaN: missing); true when the list of changes became another one.
    bool append(double value);

    /// All changes so far, settled ones first, ascending; indices count all points appended.
    [[nodiscard]] const std::vector<ChangePoint> &points() const { return m_points; }

    /// How many of points() are settled.
    [[nodiscard]] std::size_t settled() const { return m_settled; }

    [[nodiscard]] std::size_t size() const { return m_first + m_window.size(); }

private:
    void settle();
    bool search();

    ChangeOptions m_options;
    std::vector<double> m_window;
    std::size_t m_first = 0; ///< index of the first point of the window
    std::vector<ChangePoint> m_points;
    std::size_t m_settled = 0;
};

inline constexpr std::size_t kHistoryWindow = 200;

} // namespace perfdeck
