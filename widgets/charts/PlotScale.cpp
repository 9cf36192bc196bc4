// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/PlotScale.h"

namespace perfdeck {

TimeRange snapToColumns(TimeRange wanted, int columns)
{
    if (wanted.isEmpty() || columns < 1)
        return wanted;
    const std::int64_t count = columns;
    const std::int64_t column = (wanted.length().count() + count - 1) / count;
    const std::int64_t end = wanted.to.time_since_epoch().count();
    const std::int64_t remainder = ((end % column) + column) % column;
    const Timestamp to = wanted.to + Duration(remainder == 0 ? 0 : column - remainder);
    return {to - Duration(column * count), to};
}

} // namespace perfdeck
