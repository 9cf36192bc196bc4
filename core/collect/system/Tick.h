// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/collect/system/KeptFile.h"
#include "core/collect/system/SeriesRow.h"
#include "core/model/Fault.h"

#include <optional>
#include <string_view>

namespace perfdeck {

/// What the readers of one tick share.
struct Tick
{
    SteadyTime steady;
    SeriesRow &row;
    FaultCounts &faults;
    ReadBuffer &buffer;

    /// The text of `file`; a file that exists but cannot be read is counted once.
    [[nodiscard]] std::optional<std::string_view> read(KeptFile &file) const
    {
        const auto text = file.read(buffer);
        if (!text && file.becameUnreadable())
            faults.add(Fault::NotReadable);
        return text;
    }
};

} // namespace perfdeck
