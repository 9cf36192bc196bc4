// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Alert.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What can be read is written and read back the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    const auto matchers = parseMatchers({reinterpret_cast<const char *>(data), size});
    if (!matchers)
        return matchers.error().reason.starts_with("column ") ? 0 : (std::abort(), 0);
    const auto again = parseMatchers(matchersText(*matchers));
    if (!again || *again != *matchers)
        std::abort();
    Alert alert;
    alert.rule = "rule";
    alert.labels = Labels{{"a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"}};
    (void)matches(*matchers, alert);
    return 0;
}
