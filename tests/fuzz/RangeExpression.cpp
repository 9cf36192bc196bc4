// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/RangeExpression.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What could be read is a range, and is written so that it is read again as the same one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    using namespace std::chrono_literals;
    const Timestamp now{1'795'252'087s + 123456us};
    // A clock that is put forward and back.
    const Zone zone([](Timestamp time) -> Duration {
        return time.time_since_epoch() / std::chrono::days(182) % 2 == 0 ? 1h : 2h;
    });
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto wish = parseRange(text, now, zone);
    if (!wish) {
        if (rangeError(wish.error(), text).reason.empty())
            std::abort();
        return 0;
    }
    if (wish->range.isEmpty())
        std::abort();
    const auto again = parseRange(rangeText(*wish), now, Zone());
    // Years of more than four digits can be counted to, but not be written.
    const Timestamp last{std::chrono::sys_days(std::chrono::year(9999) / 12 / 31)};
    const Timestamp first{std::chrono::sys_days(std::chrono::year(1) / 1 / 1)};
    const bool isWritable = wish->range.from > first && wish->range.to < last;
    if (isWritable && (!again || *again != *wish))
        std::abort();
    return 0;
}
