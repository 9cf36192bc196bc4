// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/EventStream.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

/// However the bytes are cut, the same events come out, and none is larger than the limit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::size_t kLimit = 64;
    if (size < 1)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    const auto read = [bytes](std::size_t step, std::vector<std::string> &events) {
        perfdeck::EventStream stream(kLimit);
        const auto keep = [&events](std::string_view event) {
            if (event.size() > kLimit)
                std::abort();
            events.emplace_back(event);
        };
        bool fits = true;
        for (std::size_t from = 0; from < bytes.size() && fits; from += step)
            fits = stream.feed(bytes.substr(from, step), keep);
        return fits;
    };
    std::vector<std::string> whole;
    std::vector<std::string> cut;
    const bool wholeFits = read(bytes.size() + 1, whole);
    const bool cutFits = read(data[0] % 16 + 1U, cut);
    if (wholeFits != cutFits || whole != cut)
        std::abort();
    return 0;
}
