// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Source.h"

#include <algorithm>

namespace perfdeck {

Duration SourceConfig::effectiveDeadline() const
{
    using std::chrono::seconds;
    if (deadline > Duration(0))
        return deadline;
    return std::clamp<Duration>(interval, seconds(1), seconds(10));
}

} // namespace perfdeck
