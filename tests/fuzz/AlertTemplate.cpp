// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/AlertTemplate.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Any template can be filled, in bounds; what was checked leaves no field behind.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    const std::string_view pattern(reinterpret_cast<const char *>(data), size);
    Alert alert;
    alert.rule = "rule";
    alert.labels = Labels{{"a", "1"}};
    const std::string filled = fillTemplate(pattern, alert, Unit::Byte, Timestamp());
    if (filled.size() > kLongestFilled)
        std::abort();
    const bool isPlain = pattern.find_first_of("{}") == std::string_view::npos;
    if (checkTemplate(pattern) && isPlain && filled != pattern)
        std::abort();
    return 0;
}
