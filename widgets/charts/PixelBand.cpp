// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/PixelBand.h"

#include <algorithm>
#include <cstring>

namespace perfdeck {

namespace {

// Vectors of the compiler, not of one processor: SSE2 on x86-64, NEON on ARM.
using Bytes [[gnu::vector_size(16)]] = std::uint8_t;
using Words [[gnu::vector_size(16)]] = std::uint16_t;
using Shorts [[gnu::vector_size(16)]] = std::int16_t;
using LongWords [[gnu::vector_size(16)]] = std::uint64_t;
using Pixels [[gnu::vector_size(16)]] = std::uint32_t;

template<typename Vector>
Vector read(const void *from)
{
    Vector vector;
    std::memcpy(&vector, from, sizeof vector);
    return vector;
}

template<typename Vector>
void write(void *to, Vector vector)
{
    std::memcpy(to, &vector, sizeof vector);
}

/// The lower two of four pixels as eight channels of 16 bits.
Words twoPixels(Bytes pixels)
{
    return reinterpret_cast<Words>(__builtin_shufflevector(
        pixels, Bytes{}, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
}

Words nextTwoPixels(Bytes pixels)
{
    return reinterpret_cast<Words>(__builtin_shufflevector(
        pixels, Bytes{}, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
}

/// d + (s − d) × a/128, two pixels as eight channels.
Words mix(Words under, Words over, Words alpha)
{
    const auto change = reinterpret_cast<Shorts>((over - under) * alpha);
    return under + reinterpret_cast<Words>(change >> 7);
}

/// Four pixels; the cover of the first four rows of eight counts.
void blendFour(QRgb *pixels, Words over, Words covers)
{
    const auto under = read<Bytes>(pixels);
    const auto twice = reinterpret_cast<Pixels>(
        __builtin_shufflevector(covers, covers, 0, 8, 1, 9, 2, 10, 3, 11));
    const Words first
        = mix(twoPixels(under),
              over,
              reinterpret_cast<Words>(__builtin_shufflevector(twice, twice, 0, 0, 1, 1)));
    const Words second
        = mix(nextTwoPixels(under),
              over,
              reinterpret_cast<Words>(__builtin_shufflevector(twice, twice, 2, 2, 3, 3)));
    write(pixels,
          __builtin_shufflevector(reinterpret_cast<Bytes>(first),
                                  reinterpret_cast<Bytes>(second),
                                  0,
                                  2,
                                  4,
                                  6,
                                  8,
                                  10,
                                  12,
                                  14,
                                  16,
                                  18,
                                  20,
                                  22,
                                  24,
                                  26,
                                  28,
                                  30));
}

/// The rows of an image lie too far apart for the processor to guess which one is written soon.
void prefetchRows(const QRgb *pixels, std::size_t stride)
{
    constexpr std::size_t kAhead = 16;
    for (std::size_t r = kAhead; r < kAhead + 4; ++r) {
        for (std::size_t c = 0; c < PixelBand::kColumns; c += 16)
            __builtin_prefetch(pixels + r * stride + c, 1);
    }
}

/// Four pixels of each of four columns become four rows.
void turnBlock(const QRgb *from, std::size_t fromStride, QRgb *to, std::size_t toStride)
{
    const auto a = read<Pixels>(from);
    const auto b = read<Pixels>(from + fromStride);
    const auto c = read<Pixels>(from + 2 * fromStride);
    const auto d = read<Pixels>(from + 3 * fromStride);
    const Pixels abLow = __builtin_shufflevector(a, b, 0, 4, 1, 5);
    const Pixels cdLow = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const Pixels abHigh = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Pixels cdHigh = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    write(to, __builtin_shufflevector(abLow, cdLow, 0, 1, 4, 5));
    write(to + toStride, __builtin_shufflevector(abLow, cdLow, 2, 3, 6, 7));
    write(to + 2 * toStride, __builtin_shufflevector(abHigh, cdHigh, 0, 1, 4, 5));
    write(to + 3 * toStride, __builtin_shufflevector(abHigh, cdHigh, 2, 3, 6, 7));
}

} // namespace

void PixelBand::resize(int height)
{
    m_height = height;
    // An odd number of cache lines: columns do not compete for the same places of the cache.
    const std::size_t lines = (static_cast<std::size_t>(height) + kSlack + 15) / 16;
    m_stride = (lines | 1U) * 16;
    m_pixels.resize(m_stride * kColumns);
}

void PixelBand::load(const PlotBackdrop &backdrop, int left)
{
    const std::size_t bytes = static_cast<std::size_t>(m_height) * sizeof(QRgb);
    Q_ASSERT(backdrop.plain.size() == static_cast<std::size_t>(m_height));
    for (int c = 0; c < kColumns; ++c)
        std::memcpy(columnAt(c), backdrop.plain.data(), bytes);
    const auto &marked = backdrop.markedColumns;
    for (auto at = std::lower_bound(marked.begin(), marked.end(), left);
         at != marked.end() && *at < left + kColumns;
         ++at)
        std::memcpy(columnAt(*at - left), backdrop.marked.data(), bytes);
}

void PixelBand::blend(int column, int from, int to, const std::uint8_t *cover, QRgb color)
{
    constexpr std::uint64_t kAllFull = 0x8080808080808080U;
    QRgb *pixels = columnAt(column);
    const Pixels four = Pixels{} + color;
    const Words over = twoPixels(reinterpret_cast<Bytes>(four));
    for (int r = from; r < to; r += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, cover + r, sizeof eight);
        if (eight == kAllFull) {
            write(pixels + r, four);
            write(pixels + r + 4, four);
            continue;
        }
        const Words covers = twoPixels(reinterpret_cast<Bytes>(LongWords{eight, 0}));
        blendFour(pixels + r, over, covers);
        blendFour(
            pixels + r + 4, over, __builtin_shufflevector(covers, covers, 4, 5, 6, 7, 4, 5, 6, 7));
    }
}

void PixelBand::store(QImage &image, int left) const
{
    auto *pixels = reinterpret_cast<QRgb *>(image.bits()) + left;
    const auto stride = static_cast<std::size_t>(image.bytesPerLine()) / sizeof(QRgb);
    const int columns = std::min(kColumns, image.width() - left);
    const int wholeRows = m_height / 4 * 4;
    const std::size_t wholeColumns = static_cast<std::size_t>(columns) / 4 * 4;
    for (int r = 0; r < wholeRows; r += 4) {
        prefetchRows(pixels + static_cast<std::size_t>(r) * stride, stride);
        for (std::size_t c = 0; c < wholeColumns; c += 4)
            turnBlock(m_pixels.data() + c * m_stride + r,
                      m_stride,
                      pixels + static_cast<std::size_t>(r) * stride + c,
                      stride);
    }
    for (int r = 0; r < m_height; ++r) {
        for (auto c = r < wholeRows ? wholeColumns : 0; c < static_cast<std::size_t>(columns); ++c)
            pixels[static_cast<std::size_t>(r) * stride + c]
                = m_pixels[c * m_stride + static_cast<std::size_t>(r)];
    }
}

} // namespace perfdeck
