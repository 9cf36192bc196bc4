// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes per sample and speed of the chunk codec on W1, by class of series, beside the speed of
// copying the same doubles uncompressed. Usage: bench_codec [samples per chunk, 512]
#include "bench/storage/Workload.h"

#include "core/store/ChunkCodec.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <span>
#include <string_view>

namespace perfdeck::bench {
namespace {

constexpr std::size_t kRounds = 3; // the best one counts
constexpr double kMega = 1e6;

double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

template<class Work>
double bestSeconds(Work work)
{
    double best = 1e9;
    for (std::size_t round = 0; round < kRounds; ++round) {
        const double start = cpuSeconds();
        work();
        best = std::min(best, cpuSeconds() - start);
    }
    return best;
}

struct Chunk
{
    std::span<const double> values;
    std::size_t begin = 0; ///< in the encoded bytes
    std::size_t end = 0;
};

struct Figures
{
    std::size_t samples = 0;
    std::size_t bytes = 0;
    double encodeSeconds = 0;
    double decodeSeconds = 0;
    double copySeconds = 0;
    bool lossless = true;

    void add(const Figures &other)
    {
        samples += other.samples;
        bytes += other.bytes;
        encodeSeconds += other.encodeSeconds;
        decodeSeconds += other.decodeSeconds;
        copySeconds += other.copySeconds;
        lossless = lossless && other.lossless;
    }
};

std::vector<Chunk> chunksOf(const Workload &workload, SeriesClass wanted, std::size_t chunkSamples)
{
    std::vector<Chunk> chunks;
    for (std::size_t series = 0; series < workload.seriesCount; ++series) {
        if (workload.classes[series] != wanted)
            continue;
        const std::span values(workload.seriesValues(series), workload.sampleCount);
        for (std::size_t at = 0; at < values.size(); at += chunkSamples)
            chunks.push_back({values.subspan(at, std::min(chunkSamples, values.size() - at))});
    }
    return chunks;
}

void encodeAll(std::span<Chunk> chunks, Bytes &bytes)
{
    bytes.clear();
    for (Chunk &chunk : chunks) {
        chunk.begin = bytes.size();
        encodeValues(chunk.values, bytes);
        chunk.end = bytes.size();
    }
}

/// Decodes all chunks and compares each with what went in.
bool isLossless(std::span<const Chunk> chunks, const Bytes &bytes)
{
    std::vector<double> values;
    return std::ranges::all_of(chunks, [&](const Chunk &chunk) {
        const ByteView data = ByteView(bytes).subspan(chunk.begin, chunk.end - chunk.begin);
        return decodeValues(data, chunk.values.size(), values)
            && std::memcmp(values.data(), chunk.values.data(), chunk.values.size_bytes()) == 0;
    });
}

Figures measure(const Workload &workload, SeriesClass wanted, std::size_t chunkSamples)
{
    std::vector<Chunk> chunks = chunksOf(workload, wanted, chunkSamples);
    Bytes bytes;
    std::vector<double> values(chunkSamples);
    Figures figures;
    figures.encodeSeconds = bestSeconds([&] { encodeAll(chunks, bytes); });
    figures.decodeSeconds = bestSeconds([&] {
        for (const Chunk &chunk : chunks) {
            const ByteView data = ByteView(bytes).subspan(chunk.begin, chunk.end - chunk.begin);
            figures.lossless = decodeValues(data, chunk.values.size(), values) && figures.lossless;
        }
    });
    figures.copySeconds = bestSeconds([&] {
        for (const Chunk &chunk : chunks)
            std::memcpy(values.data(), chunk.values.data(), chunk.values.size_bytes());
    });
    figures.lossless = figures.lossless && isLossless(chunks, bytes);
    figures.bytes = bytes.size();
    for (const Chunk &chunk : chunks)
        figures.samples += chunk.values.size();
    return figures;
}

void print(std::string_view name, const Figures &figures)
{
    const auto samples = static_cast<double>(figures.samples);
    std::printf("%-12.*s %8.3f %14.1f %14.0f %14.0f %12.2f  %s\n",
                static_cast<int>(name.size()),
                name.data(),
                static_cast<double>(figures.bytes) / samples,
                figures.encodeSeconds / samples * 1e9,
                samples / figures.decodeSeconds / kMega,
                samples / figures.copySeconds / kMega,
                figures.copySeconds / figures.decodeSeconds,
                figures.lossless ? "yes" : "NO");
}

int run(std::size_t chunkSamples)
{
    const Workload workload = makeWideWorkload();
    std::printf("W1: %zu series x %zu samples, %zu samples per chunk\n",
                workload.seriesCount,
                workload.sampleCount,
                chunkSamples);
    std::printf("%-12s %8s %14s %14s %14s %12s  %s\n",
                "class",
                "B/sample",
                "encode ns",
                "decode M/s",
                "memcpy M/s",
                "of memcpy",
                "lossless");
    Figures total;
    for (const SeriesClass seriesClass : kSeriesClasses) {
        const Figures figures = measure(workload, seriesClass, chunkSamples);
        print(className(seriesClass), figures);
        total.add(figures);
    }
    print("all", total);
    return total.lossless ? 0 : 1;
}

} // namespace
} // namespace perfdeck::bench

int main(int argc, char **argv)
{
    std::size_t chunkSamples = 512;
    if (argc > 1) {
        const std::string_view text = argv[1];
        const auto [end, error]
            = std::from_chars(text.data(), text.data() + text.size(), chunkSamples);
        if (error != std::errc{} || end != text.data() + text.size() || chunkSamples == 0
            || chunkSamples > perfdeck::kMaxChunkSamples) {
            std::fputs("bench_codec: samples per chunk must be 1 to 4096\n", stderr);
            return 2;
        }
    }
    return perfdeck::bench::run(chunkSamples);
}
