// SPDX-License-Identifier: GPL-3.0-or-later
// How fast one page of an endpoint becomes an observation, against limits and a peer of the same
// run: touching every line end with memchr, copying the page, and simdjson on JSON of the same
// content. Usage: bench_parse [--series 10000] [--repeat 101] [--write PAGE]
#include "core/collect/parse/EndpointReader.h"
#include "core/collect/parse/ImportText.h"
#include "core/collect/parse/TextPage.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace perfdeck {
namespace {

/// A page as model servers write it: ten families, six labels or fewer, gauges and counters. The
/// values change from page to page, the series do not.
std::vector<std::string> pageLines(int series, unsigned seed)
{
    constexpr std::array kNames{"request_latency_seconds",
                                "requests_total",
                                "gpu_util_percent",
                                "kv_cache_bytes",
                                "queue_depth",
                                "tokens_total",
                                "batch_size",
                                "worker_temp_celsius",
                                "net_rx_bytes_total",
                                "mem_resident_bytes"};
    std::mt19937_64 random(seed);
    std::vector<std::string> lines;
    std::array<char, 256> text{};
    for (std::size_t name = 0; name < kNames.size(); ++name) {
        for (int i = 0; i < series / 10; ++i) {
            const double unit = std::uniform_real_distribution<double>(0, 1)(random);
            double value = std::floor(unit * 1e4) / 100;
            if (name == 0)
                value = unit * 0.2;
            else if (name == 1 || name == 5 || name == 8)
                value = std::floor(unit * 1e9);
            else if (name == 3 || name == 9)
                value = std::floor(unit * 1e7) * 4096;
            std::snprintf(text.data(),
                          text.size(),
                          "pd_%s{model=\"m%02d\",worker=\"worker-%04d\",device=\"gpu%d\",shard=\"%"
                          "d\"} %.10g\n",
                          kNames[name],
                          i % 17,
                          i,
                          i % 8,
                          i % 4,
                          value);
            lines.emplace_back(text.data());
        }
    }
    return lines;
}

/// A vLLM page in which every series feeds a rule: request latencies of many models.
std::vector<std::string> histogramLines(int series, unsigned seed)
{
    constexpr std::array kBounds{"0.3",
                                 "0.5",
                                 "0.8",
                                 "1.0",
                                 "1.5",
                                 "2.0",
                                 "2.5",
                                 "5.0",
                                 "10.0",
                                 "15.0",
                                 "20.0",
                                 "30.0",
                                 "40.0",
                                 "50.0",
                                 "60.0",
                                 "120.0",
                                 "240.0",
                                 "480.0",
                                 "+Inf"};
    constexpr std::array kFamilies{"e2e_request_latency_seconds",
                                   "time_to_first_token_seconds",
                                   "request_queue_time_seconds",
                                   "inter_token_latency_seconds"};
    std::vector<std::string> lines;
    const int models = series / static_cast<int>(kFamilies.size() * (kBounds.size() + 2));
    for (const char *family : kFamilies) {
        for (int model = 0; model < models; ++model) {
            const std::string labels
                = "{engine=\"0\",model_name=\"org/model-" + std::to_string(model) + "\"";
            const std::string name = std::string("vllm:") + family;
            unsigned count = 0;
            for (const char *bound : kBounds)
                lines.push_back(name + "_bucket" + labels + ",le=\"" + bound + "\"} "
                                + std::to_string(seed * (count += 17)) + ".0\n");
            lines.push_back(name + "_sum" + labels + "} " + std::to_string(seed * 12345.678)
                            + "\n");
            lines.push_back(name + "_count" + labels + "} " + std::to_string(seed * count)
                            + ".0\n");
        }
    }
    return lines;
}

std::string joined(const std::vector<std::string> &lines)
{
    std::string page;
    for (const std::string &line : lines)
        page += line;
    return page;
}

std::string asJson(const std::vector<std::string> &lines)
{
    std::string json = "{";
    for (const std::string &line : lines) {
        const auto blank = line.rfind(' ');
        std::string key;
        for (const char c : line.substr(0, blank))
            key += c == '"' ? '\'' : c;
        json += (json.size() > 1 ? ",\"" : "\"") + key
            + "\":" + line.substr(blank + 1, line.size() - blank - 2);
    }
    return json + "}";
}

/// model="a",shard="1" as the inside of a JSON object in a quoted CSV field.
std::string asCsvJson(const std::string &labels)
{
    std::string json = "\"\"";
    for (std::size_t at = 0; at < labels.size(); ++at) {
        if (labels.compare(at, 2, "=\"") == 0) {
            json += "\"\":\"\"";
            ++at;
        } else if (labels[at] == '"') {
            json += "\"\"";
        } else {
            json += labels[at];
            json += labels[at] == ',' ? "\"\"" : "";
        }
    }
    return json;
}

/// CPU time, so that other work on the machine does not count.
double cpuNanoseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

double median(int repeat, const std::function<void()> &prepare, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < repeat; ++i) {
        prepare();
        const double from = cpuNanoseconds();
        work();
        times.push_back(cpuNanoseconds() - from);
    }
    std::nth_element(times.begin(), times.begin() + repeat / 2, times.end());
    return times[static_cast<std::size_t>(repeat / 2)];
}

void report(const char *what, double nanoseconds, std::size_t bytes, double limit)
{
    std::printf("%-44s %9.0f us %7.2f GB/s %7.2f x memchr\n",
                what,
                nanoseconds / 1e3,
                static_cast<double>(bytes) / nanoseconds,
                nanoseconds / limit);
}

int countLines(const std::string &page)
{
    int lines = 0;
    const char *at = page.data();
    const char *end = at + page.size();
    while (at < end) {
        const void *feed = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
        if (!feed)
            break;
        ++lines;
        at = static_cast<const char *>(feed) + 1;
    }
    return lines;
}

class Runner final
{
public:
    Runner(int series, int repeat)
        : m_repeat(repeat)
        , m_limitLines(pageLines(series, 1))
        , m_first(joined(m_limitLines))
        , m_second(joined(pageLines(series, 2)))
    {
        auto shuffled = pageLines(series, 3);
        std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937_64(4));
        m_shuffled = joined(shuffled);
        std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937_64(5));
        m_shuffledAgain = joined(shuffled);
    }

    void limits()
    {
        m_limit = median(
            m_repeat, [] {}, [this] { m_sink = countLines(m_first); });
        report("limit: every line end by memchr", m_limit, m_first.size(), m_limit);
        std::string copy(m_first.size(), ' ');
        report("limit: copy the page",
               median(
                   m_repeat,
                   [] {},
                   [&] {
                       std::memcpy(copy.data(), m_first.data(), copy.size());
                       m_sink = copy[9];
                   }),
               m_first.size(),
               m_limit);
        const simdjson::padded_string json(asJson(m_limitLines));
        simdjson::dom::parser parser;
        report("peer: simdjson, the page as one JSON object",
               median(
                   m_repeat,
                   [] {},
                   [&] {
                       simdjson::dom::object object;
                       if (!parser.parse(json).get(object))
                           m_sink = static_cast<double>(object.size());
                   }),
               json.size(),
               m_limit);
    }

    void parser()
    {
        SeriesLayout layout;
        TextPage page(layout, {"s", "i:1", 1'000'000}, [](std::string_view) { return false; });
        bool odd = false;
        const auto parse = [&](const std::string &body) {
            PageValues values;
            page.read(body, StampUnit::Milliseconds, values);
            page.commit(values);
            m_sink = values.values.back();
        };
        parse(m_first);
        report("text parser, same order as the last page",
               median(
                   m_repeat, [&] { odd = !odd; }, [&] { parse(odd ? m_second : m_first); }),
               m_first.size(),
               m_limit);
        report(
            "text parser, another order each time",
            median(
                m_repeat, [&] { odd = !odd; }, [&] { parse(odd ? m_shuffled : m_shuffledAgain); }),
            m_first.size(),
            m_limit);
    }

    void reader()
    {
        const std::string type = "text/plain; version=0.0.4";
        EndpointReaderOptions options;
        options.sourceName = "bench";
        options.instance = "h:1";
        std::int64_t second = 0;
        std::optional<EndpointReader> reader;
        reader.emplace(options);
        const auto read = [&](const std::string &body) {
            ++second;
            const auto reading = reader->read({type,
                                               body,
                                               Timestamp(std::chrono::seconds(second)),
                                               SteadyTime(std::chrono::seconds(second)),
                                               Duration(0)});
            m_sink = reading ? reading->observation.values.back() : 0;
        };
        bool odd = false;
        report("EndpointReader, first page",
               median(
                   std::max(3, m_repeat / 5),
                   [&] { reader.emplace(options); },
                   [&] { read(m_first); }),
               m_first.size(),
               m_limit);
        report("EndpointReader, same order",
               median(
                   m_repeat, [&] { odd = !odd; }, [&] { read(odd ? m_second : m_first); }),
               m_first.size(),
               m_limit);
        report(
            "EndpointReader, another order each time",
            median(
                m_repeat, [&] { odd = !odd; }, [&] { read(odd ? m_shuffled : m_shuffledAgain); }),
            m_first.size(),
            m_limit);
    }

    /// Every series is a bucket, sum or count of a histogram with percentiles derived from it.
    void histograms(int series)
    {
        EndpointReaderOptions options;
        options.sourceName = "bench";
        options.instance = "h:1";
        EndpointReader reader(options);
        std::int64_t second = 0;
        std::vector<std::string> pages;
        for (unsigned seed = 1; seed <= 8; ++seed)
            pages.push_back(joined(histogramLines(series, seed)));
        const auto read = [&] {
            second += 5;
            const auto reading
                = reader.read({"text/plain; version=0.0.4",
                               pages[static_cast<std::size_t>(second / 5) % pages.size()],
                               Timestamp(std::chrono::seconds(second)),
                               SteadyTime(std::chrono::seconds(second)),
                               Duration(0)});
            m_sink = reading ? reading->observation.values.back() : 0;
        };
        for (int page = 0; page < 6; ++page)
            read();
        report("EndpointReader, all histograms with percentiles",
               median(
                   m_repeat, [] {}, read),
               pages[0].size(),
               m_limit);
    }

    /// The same series as an export: 20 moments, fed in pieces of 64 KiB.
    void import()
    {
        std::string csv = "time,metric,labels,value\n";
        std::string text;
        for (int moment = 0; moment < 20; ++moment) {
            const std::string time = std::to_string(1'795'231'600 + moment);
            for (const std::string &line : m_limitLines) {
                const auto brace = line.find('{');
                const auto blank = line.rfind(' ');
                const std::string value = line.substr(blank + 1, line.size() - blank - 2);
                csv += time + "000000," + line.substr(0, brace) + ",\"{"
                    + asCsvJson(line.substr(brace + 1, blank - brace - 2)) + "}\"," + value + '\n';
                text += line.substr(0, line.size() - 1) + ' ' + time + '\n';
            }
        }
        const auto run = [this](const std::string &file, bool isCsv) {
            std::uint64_t samples = 0;
            const ImportSink sink
                = [&samples](const SeriesKeyPtr &, Timestamp, double) { ++samples; };
            const auto reader = isCsv ? makeCsvImport(sink) : makeTextImport(sink);
            Status status;
            for (std::size_t at = 0; at < file.size() && status; at += 64 << 10)
                status = reader->feed(std::string_view(file).substr(at, 64 << 10));
            m_sink = static_cast<double>(samples);
            if (!status || !reader->finish())
                std::printf("the import failed\n");
        };
        report("import: CSV, epoch times, 200,000 samples",
               median(
                   std::max(3, m_repeat / 10), [] {}, [&] { run(csv, true); }),
               csv.size(),
               m_limit);
        report("import: text with timestamps, 200,000 samples",
               median(
                   std::max(3, m_repeat / 10), [] {}, [&] { run(text, false); }),
               text.size(),
               m_limit);
    }

    [[nodiscard]] const std::string &page() const { return m_first; }

private:
    int m_repeat;
    std::vector<std::string> m_limitLines;
    std::string m_first;
    std::string m_second;
    std::string m_shuffled;
    std::string m_shuffledAgain;
    double m_limit = 1;
    volatile double m_sink = 0; ///< keeps results alive
};

} // namespace
} // namespace perfdeck

int main(int argc, char **argv)
{
    int series = 10'000;
    int repeat = 101;
    std::string file;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        if (option == "--series")
            series = std::max(10, std::atoi(argv[i + 1]));
        else if (option == "--repeat")
            repeat = std::max(3, std::atoi(argv[i + 1]));
        else if (option == "--write")
            file = argv[i + 1];
    }
    perfdeck::Runner runner(series, repeat);
    std::printf(
        "one page: %d series, %zu bytes; median of %d\n", series, runner.page().size(), repeat);
    if (!file.empty())
        std::ofstream(file) << runner.page();
    runner.limits();
    runner.parser();
    runner.reader();
    runner.histograms(series);
    runner.import();
    return 0;
}
