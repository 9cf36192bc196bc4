// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Sample.h"
#include "core/model/TimeRange.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// Rows from the top, three bytes (red, green, blue) a pixel.
struct PixelImage
{
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<std::uint8_t> bytes;
};

/// The image as a PNG file (ISO/IEC 15948). Pure.
[[nodiscard]] std::string pngFile(const PixelImage &image);

/// A line of the samples with the level dashed, 560 by 160 pixels, as a PNG file; empty with fewer
/// than two samples that are numbers. Gaps longer than five usual steps stay open. Pure.
[[nodiscard]] std::string
trendPicture(std::span<const Sample> samples, double level, const TimeRange &range);

} // namespace perfdeck
