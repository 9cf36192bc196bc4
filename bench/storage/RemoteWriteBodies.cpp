// SPDX-License-Identifier: GPL-3.0-or-later
// Writes W2 and W1 as bodies of Prometheus remote write, so that the program which sends them costs
// nothing but the sending. Usage: remote_write_bodies FILE
// The file: for each body a little-endian 64-bit length and the body; a length of 0 stands between
// the bodies that only prepare (W2 before W1 begins) and those to be timed. A body is a
// WriteRequest in the protobuf wire format, framed as one literal of the snappy block format.
#include "bench/storage/WorkloadKeys.h"

#include "core/model/TimeRange.h"
#include "core/store/ByteStream.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <fstream>

namespace perfdeck::bench {
namespace {

constexpr Duration kLongSpan = std::chrono::seconds(1000); // of W2 alone in one body
constexpr Duration kWideSpan = std::chrono::seconds(10);

void appendField(Bytes &out, unsigned number, const Bytes &content)
{
    appendVarint(out, (number << 3U) | 2U);
    appendVarint(out, content.size());
    out.insert(out.end(), content.begin(), content.end());
}

Bytes bytesOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

void appendLabel(Bytes &out, std::string_view name, std::string_view value)
{
    Bytes label;
    appendField(label, 1, bytesOf(name));
    appendField(label, 2, bytesOf(value));
    appendField(out, 1, label);
}

/// A workload with the labels of its series already in wire format.
class Source final
{
public:
    Source(const Workload &workload, std::string_view name)
        : m_workload(workload)
    {
        for (std::size_t series = 0; series < workload.seriesCount; ++series) {
            const SeriesKey key = seriesKey(workload, name, series);
            Bytes labels;
            appendLabel(labels, "__name__", key.metric);
            for (const auto &[label, value] : key.labels)
                appendLabel(labels, label, value);
            m_labels.push_back(labels);
        }
    }

    void append(Bytes &out, TimeRange range) const
    {
        for (std::size_t series = 0; series < m_workload.seriesCount; ++series) {
            Bytes content = m_labels[series];
            for (std::size_t i = indexOf(range.from); i < indexOf(range.to); ++i)
                appendSample(content, m_workload.time(i), m_workload.value(series, i));
            if (content.size() > m_labels[series].size())
                appendField(out, 1, content);
        }
    }

private:
    [[nodiscard]] std::size_t indexOf(Timestamp time) const
    {
        const auto index = std::max<Duration::rep>(0, (time - m_workload.start) / m_workload.step);
        return std::min(static_cast<std::size_t>(index), m_workload.sampleCount);
    }

    static void appendSample(Bytes &out, Timestamp time, double value)
    {
        const auto milliseconds
            = std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
        Bytes sample{1U << 3U | 1U};
        appendWord(sample, std::bit_cast<std::uint64_t>(value));
        appendVarint(sample, 2U << 3U);
        appendVarint(sample, static_cast<std::uint64_t>(milliseconds));
        appendField(out, 2, sample);
    }

    const Workload &m_workload;
    std::vector<Bytes> m_labels;
};

void writeBlock(std::ofstream &file, const Bytes &block)
{
    Bytes length;
    appendWord(length, block.size());
    for (const Bytes *part : {static_cast<const Bytes *>(&length), &block})
        file.write(reinterpret_cast<const char *>(part->data()),
                   static_cast<std::streamsize>(part->size()));
}

/// One literal: valid snappy that costs no time to make.
Bytes framed(const Bytes &plain)
{
    constexpr std::uint8_t kLiteralOfFourByteLength = 63U << 2U;
    Bytes out;
    appendVarint(out, plain.size());
    out.push_back(kLiteralOfFourByteLength);
    const auto length = static_cast<std::uint32_t>(plain.size() - 1);
    for (unsigned shift = 0; shift < 32; shift += 8)
        out.push_back(static_cast<std::uint8_t>(length >> shift));
    out.insert(out.end(), plain.begin(), plain.end());
    return out;
}

int run(const char *path)
{
    const Workload wide = makeWideWorkload();
    const Workload longer = makeLongWorkload();
    const Source wideSource(wide, "wide");
    const Source longSource(longer, "long");
    std::ofstream file(path, std::ios::binary);
    for (Timestamp time = longer.start; time < wide.start; time += kLongSpan) {
        Bytes body;
        longSource.append(body, {time, std::min(time + kLongSpan, wide.start)});
        writeBlock(file, framed(body));
    }
    writeBlock(file, {});
    for (Timestamp time = wide.start; time < wide.time(wide.sampleCount); time += kWideSpan) {
        Bytes body;
        wideSource.append(body, {time, time + kWideSpan});
        longSource.append(body, {time, time + kWideSpan});
        writeBlock(file, framed(body));
    }
    file.close();
    return file ? 0 : 1;
}

} // namespace
} // namespace perfdeck::bench

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("Usage: remote_write_bodies FILE\n", stderr);
        return 2;
    }
    return perfdeck::bench::run(argv[1]);
}
