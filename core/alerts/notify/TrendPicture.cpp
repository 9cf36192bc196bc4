// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/TrendPicture.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace perfdeck {

namespace {

constexpr std::size_t kWidth = 560;
constexpr std::size_t kHeight = 160;
constexpr std::size_t kFiner = 3; ///< drawn so much larger, then averaged: smooth edges
constexpr double kMargin = 8; ///< pixels

using Colour = std::array<std::uint8_t, 3>;
constexpr Colour kPaper{255, 255, 255};
constexpr Colour kGrid{226, 228, 232};
constexpr Colour kLine{21, 101, 192};
constexpr Colour kLevel{198, 40, 40};

void appendNumber(std::string &text, std::uint32_t number)
{
    for (unsigned int shift = 32; shift > 0; shift -= 8)
        text += static_cast<char>(number >> (shift - 8) & 0xFFU);
}

void appendChunk(std::string &file, std::string_view type, const std::string &content)
{
    appendNumber(file, static_cast<std::uint32_t>(content.size()));
    const std::string checked = std::string(type) + content;
    file += checked;
    appendNumber(file,
                 static_cast<std::uint32_t>(crc32(0,
                                                  reinterpret_cast<const Bytef *>(checked.data()),
                                                  static_cast<uInt>(checked.size()))));
}

/// Where numbers stand on the paper, in its fine pixels.
class Paper final
{
public:
    Paper(const TimeRange &range, double low, double high)
        : m_range(range)
        , m_low(low)
        , m_high(high)
    {
        m_image.width = kWidth * kFiner;
        m_image.height = kHeight * kFiner;
        for (std::size_t i = 0; i < m_image.width * m_image.height; ++i)
            m_image.bytes.insert(m_image.bytes.end(), kPaper.begin(), kPaper.end());
    }

    [[nodiscard]] double x(Timestamp time) const
    {
        const double share = static_cast<double>((time - m_range.from).count())
            / static_cast<double>(m_range.length().count());
        return (kMargin + share * (static_cast<double>(kWidth) - 2 * kMargin)) * kFiner;
    }

    [[nodiscard]] double y(double value) const
    {
        const double share = (value - m_low) / (m_high - m_low);
        return (static_cast<double>(kHeight) - kMargin
                - share * (static_cast<double>(kHeight) - 2 * kMargin))
            * kFiner;
    }

    void line(double x0, double y0, double x1, double y1, double width, const Colour &colour)
    {
        const double length = std::max(std::abs(x1 - x0), std::abs(y1 - y0));
        const int steps = static_cast<int>(std::ceil(length)) + 1;
        for (int i = 0; i <= steps; ++i) {
            const double share = static_cast<double>(i) / steps;
            dot(x0 + share * (x1 - x0), y0 + share * (y1 - y0), width / 2, colour);
        }
    }

    /// Averaged down to its size.
    [[nodiscard]] PixelImage image() const
    {
        PixelImage result{kWidth, kHeight, std::vector<std::uint8_t>(kWidth * kHeight * 3)};
        for (std::size_t row = 0; row < kHeight; ++row)
            for (std::size_t column = 0; column < kWidth * 3; ++column) {
                std::size_t sum = 0;
                for (std::size_t dy = 0; dy < kFiner; ++dy)
                    for (std::size_t dx = 0; dx < kFiner; ++dx)
                        sum += m_image.bytes[((row * kFiner + dy) * m_image.width
                                              + column / 3 * kFiner + dx)
                                                 * 3
                                             + column % 3];
                result.bytes[row * kWidth * 3 + column]
                    = static_cast<std::uint8_t>(sum / (kFiner * kFiner));
            }
        return result;
    }

private:
    void dot(double x, double y, double radius, const Colour &colour)
    {
        const auto first = [](double from) { return static_cast<long>(std::floor(from)); };
        for (long row = first(y - radius); row <= first(y + radius); ++row)
            for (long column = first(x - radius); column <= first(x + radius); ++column)
                set(column, row, colour);
    }

    void set(long column, long row, const Colour &colour)
    {
        if (column < 0 || row < 0 || column >= static_cast<long>(m_image.width)
            || row >= static_cast<long>(m_image.height))
            return;
        const std::size_t at
            = (static_cast<std::size_t>(row) * m_image.width + static_cast<std::size_t>(column))
            * 3;
        std::ranges::copy(colour, m_image.bytes.begin() + static_cast<std::ptrdiff_t>(at));
    }

    TimeRange m_range;
    double m_low;
    double m_high;
    PixelImage m_image;
};

void drawGrid(Paper &paper)
{
    constexpr double kRight = (kWidth - kMargin) * kFiner;
    constexpr int kParts = 4;
    for (int i = 0; i <= kParts; ++i) {
        const double y = (kMargin + i * (kHeight - 2 * kMargin) / kParts) * kFiner;
        paper.line(kMargin * kFiner, y, kRight, y, 1, kGrid);
    }
}

void drawLevel(Paper &paper, double level)
{
    constexpr double kDash = 6 * kFiner;
    const double y = paper.y(level);
    for (double x = kMargin * kFiner; x < (kWidth - kMargin) * kFiner; x += 2 * kDash)
        paper.line(x, y, x + kDash, y, kFiner, kLevel);
}

/// The middle distance of neighbours.
Duration usualStep(std::span<const Sample> samples)
{
    std::vector<Duration> steps;
    for (std::size_t i = 1; i < samples.size(); ++i)
        steps.push_back(samples[i].time - samples[i - 1].time);
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::ranges::nth_element(steps, middle);
    return *middle;
}

} // namespace

std::string pngFile(const PixelImage &image)
{
    std::string rows;
    for (std::size_t row = 0; row < image.height; ++row) {
        rows += '\0'; // no filter
        rows.append(reinterpret_cast<const char *>(image.bytes.data()) + row * image.width * 3,
                    image.width * 3);
    }
    uLongf size = compressBound(rows.size());
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef *>(packed.data()),
             &size,
             reinterpret_cast<const Bytef *>(rows.data()),
             rows.size());
    packed.resize(size);
    std::string header;
    appendNumber(header, static_cast<std::uint32_t>(image.width));
    appendNumber(header, static_cast<std::uint32_t>(image.height));
    header += std::string("\x08\x02\x00\x00\x00", 5); // 8 bits, true colour
    std::string file = "\x89PNG\r\n\x1a\n";
    appendChunk(file, "IHDR", header);
    appendChunk(file, "IDAT", packed);
    appendChunk(file, "IEND", {});
    return file;
}

std::string trendPicture(std::span<const Sample> samples, double level, const TimeRange &range)
{
    constexpr int kGap = 5; // usual steps
    std::vector<Sample> shown;
    for (const Sample &sample : samples)
        if (range.contains(sample.time) && std::isfinite(sample.value))
            shown.push_back(sample);
    if (shown.size() < 2)
        return {};
    double low = shown.front().value;
    double high = low;
    for (const Sample &sample : shown) {
        low = std::min(low, sample.value);
        high = std::max(high, sample.value);
    }
    if (std::isfinite(level)) {
        low = std::min(low, level);
        high = std::max(high, level);
    }
    if (low == high) {
        const double half = std::max(std::abs(low) / 2, 1.0);
        low -= half;
        high += half;
    }
    Paper paper(range, low, high);
    drawGrid(paper);
    if (std::isfinite(level))
        drawLevel(paper, level);
    const Duration gap = usualStep(shown) * kGap;
    for (std::size_t i = 1; i < shown.size(); ++i)
        if (shown[i].time - shown[i - 1].time <= gap)
            paper.line(paper.x(shown[i - 1].time),
                       paper.y(shown[i - 1].value),
                       paper.x(shown[i].time),
                       paper.y(shown[i].value),
                       2 * kFiner,
                       kLine);
    return pngFile(paper.image());
}

} // namespace perfdeck
