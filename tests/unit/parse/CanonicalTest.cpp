// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/CanonicalNames.h"
#include "tests/unit/parse/Fixtures.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cmath>
#include <filesystem>
#include <set>
#include <sstream>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
namespace dom = simdjson::dom;

const std::string kComposed = test::sharedPath("fixtures/metrics/composed/");

EndpointReaderOptions optionsFor(Duration interval)
{
    EndpointReaderOptions options;
    options.sourceName = "s";
    options.instance = "h:1";
    options.interval = interval;
    return options;
}

/// "model_name=a|version=1" as the labels of the stored series: only model and device stay.
std::string storedLabels(std::string_view group, const std::string &extra)
{
    std::string model;
    std::string device;
    while (group != "*" && !group.empty()) {
        const std::string_view part = group.substr(0, group.find('|'));
        group.remove_prefix(std::min(part.size() + 1, group.size()));
        const std::string name(part.substr(0, part.find('=')));
        const std::string value(part.substr(part.find('=') + 1));
        if (name == "model" || name == "model_name" || name == "service_name"
            || name == "application")
            model = value;
        else if (name != "version" && name != "endpoint")
            device = value;
    }
    SeriesKey key{"", {{"model", model}, {"device", device}}};
    if (!extra.empty())
        key.labels.set("quantile", extra);
    return key.toString();
}

/// The stored name and value of one entry of expected-canonical.json.
void expectStored(const std::map<std::string, double> &found,
                  const std::string &id,
                  std::string_view group,
                  std::string_view statistic,
                  double wanted)
{
    CanonicalStatistic kind = CanonicalStatistic::Value;
    std::string quantile;
    if (statistic == "mean")
        kind = CanonicalStatistic::Mean;
    else if (statistic == "count")
        kind = CanonicalStatistic::Count;
    else if (!statistic.empty()) {
        kind = CanonicalStatistic::Quantile;
        quantile = canonicalQuantile(std::round(std::stod(std::string(statistic.substr(1))) * 1e4)
                                     / 1e6);
    }
    const std::string name = canonicalMetric(id, kind) + storedLabels(group, quantile);
    const auto at = found.find(name);
    ASSERT_NE(at, found.end()) << name << " is missing";
    const double stored
        = kind == CanonicalStatistic::Count ? wanted : wanted / canonicalDivisor(id);
    EXPECT_NEAR(at->second, stored, 1e-12 * std::fabs(stored)) << name;
}

std::string seriesOf(const std::string &line)
{
    return line.empty() || line.front() == '#' ? std::string() : line.substr(0, line.rfind(' '));
}

/// Some of these pages were stored without their last line feed; the servers print it.
std::string wholePage(const std::string &path)
{
    std::string text = test::fileText(path);
    if (!text.empty() && text.back() != '\n')
        text += '\n';
    return text;
}

/// The independent implementation counts a series that is new on the second page from 0; PerfDeck
/// counts from its first sample, so here the new ones stand on the first page with 0.
std::string withNewSeriesAtZero(std::string first, const std::string &second)
{
    std::set<std::string> known;
    std::istringstream before(first);
    for (std::string line; std::getline(before, line);)
        known.insert(seriesOf(line));
    std::istringstream after(second);
    for (std::string line; std::getline(after, line);)
        if (!known.contains(seriesOf(line)))
            first += seriesOf(line) + " 0\n";
    return first;
}

std::vector<std::string> pagesOf(const std::string &name)
{
    if (!std::filesystem::exists(kComposed + name + ".t0.prom"))
        return {wholePage(kComposed + name + ".prom")};
    const std::string second = wholePage(kComposed + name + ".t60.prom");
    return {withNewSeriesAtZero(wholePage(kComposed + name + ".t0.prom"), second), second};
}

void compareStack(const std::string &name, const dom::element &expected)
{
    EndpointReader reader(optionsFor(60s));
    Result<EndpointReading> reading = failure(ErrorKind::Internal, "nothing read");
    int at = 0;
    for (const std::string &body : pagesOf(name)) {
        ASSERT_FALSE(body.empty()) << name;
        reading = reader.read({"text/plain; version=0.0.4",
                               body,
                               Timestamp(1'795'231'600s + 60s * at),
                               SteadyTime(60s * at),
                               5ms});
        ASSERT_TRUE(reading) << reading.error().message();
        ++at;
    }
    const auto found = test::presentValues(reading->observation);
    std::size_t wanted = 0;
    for (const auto group : expected["result"].get_object()) {
        for (const auto metric : group.value.get_object()) {
            dom::object statistics;
            if (metric.value.get(statistics)) {
                expectStored(
                    found, std::string(metric.key), group.key, "", metric.value.get_double());
                ++wanted;
                continue;
            }
            for (const auto statistic : statistics) {
                expectStored(found,
                             std::string(metric.key),
                             group.key,
                             statistic.key,
                             statistic.value.get_double());
                ++wanted;
            }
        }
    }
    EXPECT_GT(wanted, 0u);
    EXPECT_FALSE(reading->recognised.empty()) << name;
}

TEST(Canonical, EveryStackAsTheIndependentImplementationComputesIt)
{
    const std::string path = kComposed + "expected-canonical.json";
    if (!std::filesystem::exists(path))
        GTEST_SKIP() << "the composed pages are not on this machine";
    dom::parser parser;
    const dom::element golden = parser.load(path);
    int stacks = 0;
    for (const auto stack : golden.get_object()) {
        SCOPED_TRACE(std::string(stack.key));
        compareStack(std::string(stack.key), stack.value);
        ++stacks;
    }
    EXPECT_GE(stacks, 12);
}

struct Scrape
{
    std::int64_t time = 0; ///< ms
    std::string type;
    std::string body; ///< empty: the server did not answer
};

std::vector<Scrape> recordedRun()
{
    std::vector<Scrape> run;
    dom::parser parser;
    dom::document_stream lines;
    const simdjson::padded_string text(test::fileText(
        PERFDECK_TEST_DATA "/metrics/recorded/model-server-run/scrapes.prom.ndjson"));
    if (parser.parse_many(text, 1 << 20).get(lines))
        return run;
    for (const auto line : lines) {
        Scrape scrape;
        scrape.time = line["t_ms"].get_int64().value();
        std::string_view found;
        if (!line["content_type"].get(found))
            scrape.type = found;
        if (!line["body"].get(found))
            scrape.body = found;
        run.push_back(std::move(scrape));
    }
    return run;
}

/// Compares one number of `plain`; absent there means absent here.
bool comparePlain(const std::map<std::string, double> &found,
                  const std::string &series,
                  const dom::element &plain,
                  const char *key)
{
    double wanted = 0;
    if (plain[key].get(wanted))
        return false;
    const auto at = found.find(series);
    EXPECT_NE(at, found.end()) << series << " is missing";
    if (at == found.end())
        return false;
    EXPECT_NEAR(at->second, wanted, 1e-12 * std::fabs(wanted)) << series;
    return true;
}

TEST(Canonical, RecordedRunMatchesThePlainIncreases)
{
    const std::vector<Scrape> run = recordedRun();
    ASSERT_EQ(run.size(), 84u);
    dom::parser parser;
    const dom::element golden = parser.load(std::string(
        PERFDECK_TEST_DATA "/metrics/recorded/model-server-run/golden-20s-windows.json"));
    std::map<std::int64_t, dom::element> wanted;
    for (const auto result : golden["results"].get_array())
        wanted[result["scrape_index"].get_int64().value()] = result;

    EndpointReader reader(optionsFor(2s));
    int compared = 0;
    int resets = 0;
    std::int64_t index = -1;
    for (const Scrape &scrape : run) {
        ++index;
        const Timestamp time{std::chrono::milliseconds(scrape.time)};
        const SteadyTime steady{std::chrono::milliseconds(scrape.time)};
        if (scrape.body.empty()) {
            (void)reader.failed(time, steady);
            continue;
        }
        const auto reading = reader.read({scrape.type, scrape.body, time, steady, 5ms});
        ASSERT_TRUE(reading) << reading.error().message();
        EXPECT_EQ(reading->recognised, "trustformers");
        resets += reading->faults.of(Fault::CounterReset) > 0 ? 1 : 0;
        const auto at = wanted.find(index);
        if (at == wanted.end())
            continue;
        SCOPED_TRACE("scrape " + std::to_string(index));
        const auto found = test::presentValues(reading->observation);
        const dom::element plain = at->second["plain"];
        const std::string labels = R"(device="cpu",model="tinybert")";
        const auto quantile = [&labels](const char *q) {
            return "inference_latency_seconds{" + labels + ",quantile=\"" + q + "\"}";
        };
        compared += comparePlain(found, quantile("0.5"), plain, "latency_p50_s");
        compared += comparePlain(found, quantile("0.95"), plain, "latency_p95_s");
        compared += comparePlain(found, quantile("0.99"), plain, "latency_p99_s");
        compared += comparePlain(
            found, "inference_latency_mean_seconds{" + labels + "}", plain, "latency_mean_s");
        compared += comparePlain(found, R"(batch_size{model="tinybert"})", plain, "batch_mean");
        compared += comparePlain(found, R"(error_ratio{model="tinybert"})", plain, "error_ratio");
        double increase = 0;
        if (!at->second["plain_requests_increase"].get(increase) && increase > 0) {
            ASSERT_TRUE(found.contains(R"(requests_per_second{model="tinybert"})"));
            const double rate = found.at(R"(requests_per_second{model="tinybert"})");
            // The rate times the span of the window is the increase; the span is a number of polls.
            const double span = increase / rate;
            EXPECT_GT(span, 1.9);
            EXPECT_LT(span, 19.5);
            ++compared;
        }
    }
    EXPECT_GT(compared, 150);
    EXPECT_EQ(resets, 1) << "the server was restarted once";
}

} // namespace
} // namespace perfdeck
