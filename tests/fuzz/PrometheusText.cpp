// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/PageSniffer.h"
#include "core/collect/parse/TextPage.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// The same bytes twice: once as a new page, once along the remembered lines. Both must say the
/// same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    const auto page = sniffPage("", {reinterpret_cast<const char *>(data), size});
    if (!page || page->format == PageFormat::Json)
        return 0;
    SeriesLayout layout;
    TextPage parser(
        layout, {"s", "h:1", 40}, [](std::string_view name) { return name.starts_with("k"); });
    PageValues first;
    parser.read(page->body, StampUnit::Milliseconds, first);
    parser.commit(first);
    PageValues second;
    parser.read(page->body, StampUnit::Milliseconds, second);
    parser.commit(second);
    if (first.series != second.series || first.samples != second.samples
        || first.malformed != second.malformed || first.series > 40)
        std::abort();
    for (Slot slot = 0; slot < layout.size(); ++slot) {
        const double before = slot < first.values.size() ? first.values[slot] : absentValue();
        const double after = slot < second.values.size() ? second.values[slot] : absentValue();
        if (isAbsent(before) != isAbsent(after) || (before == before && before != after))
            std::abort();
    }
    return 0;
}
