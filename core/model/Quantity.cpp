// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Quantity.h"

#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace perfdeck {

namespace {

struct UnitWord
{
    std::string_view text;
    Unit unit;
    double factor;
};

constexpr std::array kWords{
    UnitWord{"%", Unit::Ratio, 0.01},
    UnitWord{"us", Unit::Second, 1e-6},
    UnitWord{"µs", Unit::Second, 1e-6},
    UnitWord{"ms", Unit::Second, 1e-3},
    UnitWord{"s", Unit::Second, 1},
    UnitWord{"m", Unit::Second, 60},
    UnitWord{"min", Unit::Second, 60},
    UnitWord{"h", Unit::Second, 3600},
    UnitWord{"d", Unit::Second, 86400},
    UnitWord{"B", Unit::Byte, 1},
    UnitWord{"kB", Unit::Byte, 1e3},
    UnitWord{"MB", Unit::Byte, 1e6},
    UnitWord{"GB", Unit::Byte, 1e9},
    UnitWord{"TB", Unit::Byte, 1e12},
    UnitWord{"KiB", Unit::Byte, 0x1p10},
    UnitWord{"MiB", Unit::Byte, 0x1p20},
    UnitWord{"GiB", Unit::Byte, 0x1p30},
    UnitWord{"TiB", Unit::Byte, 0x1p40},
    UnitWord{"B/s", Unit::BytePerSecond, 1},
    UnitWord{"kB/s", Unit::BytePerSecond, 1e3},
    UnitWord{"MB/s", Unit::BytePerSecond, 1e6},
    UnitWord{"GB/s", Unit::BytePerSecond, 1e9},
    UnitWord{"KiB/s", Unit::BytePerSecond, 0x1p10},
    UnitWord{"MiB/s", Unit::BytePerSecond, 0x1p20},
    UnitWord{"GiB/s", Unit::BytePerSecond, 0x1p30},
    UnitWord{"/s", Unit::PerSecond, 1},
    UnitWord{"Hz", Unit::Hertz, 1},
    UnitWord{"kHz", Unit::Hertz, 1e3},
    UnitWord{"MHz", Unit::Hertz, 1e6},
    UnitWord{"GHz", Unit::Hertz, 1e9},
    UnitWord{"°C", Unit::Celsius, 1},
    UnitWord{"W", Unit::Watt, 1},
    UnitWord{"kW", Unit::Watt, 1e3},
    UnitWord{"J", Unit::Joule, 1},
};

bool isEventRate(Unit unit)
{
    return unit == Unit::PerSecond || unit == Unit::RequestPerSecond
        || unit == Unit::SamplePerSecond || unit == Unit::TokenPerSecond;
}

} // namespace

Result<Quantity> parseQuantity(std::string_view text)
{
    const std::string_view written = trimmed(text);
    const char *const end = written.data() + written.size();
    double value = 0;
    const auto [stop, error] = std::from_chars(written.data(), end, value);
    const std::string_view name
        = trimmed(std::string_view(stop, static_cast<std::size_t>(end - stop)));
    if (error == std::errc() && name.empty() && std::isfinite(value))
        return Quantity{value, Unit::None};
    const auto word = std::ranges::find(kWords, name, &UnitWord::text);
    if (error == std::errc() && word != kWords.end() && std::isfinite(value * word->factor))
        // Dividing by 100 rounds once, as a reader of "90 %" expects; multiplying by 0.01 twice.
        return Quantity{word->factor == 0.01 ? value / 100 : value * word->factor, word->unit};
    return failure(ErrorKind::InvalidInput,
                   '"' + std::string(text) + "\" is not a number with a unit",
                   {},
                   "Write 85, 90 %, 250 ms, 4 h, 512 MiB or 10 MB/s");
}

bool fitsUnit(Unit written, Unit measured)
{
    return written == Unit::None || measured == Unit::None || written == measured
        || (written == Unit::PerSecond && isEventRate(measured));
}

} // namespace perfdeck
