// SPDX-License-Identifier: GPL-3.0-or-later
// What real servers print and a strict parser would refuse, and what must be refused all the same.
#include "tests/unit/parse/Fixtures.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cmath>
#include <filesystem>
#include <set>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
namespace dom = simdjson::dom;

constexpr std::string_view kText = "text/plain; version=0.0.4; charset=utf-8";
constexpr std::string_view kOpen = "application/openmetrics-text; version=1.0.0; charset=utf-8";

EndpointReaderOptions options(std::uint32_t maxSeries = 50'000)
{
    EndpointReaderOptions options;
    options.sourceName = "s";
    options.instance = "h:1";
    options.maxSeries = maxSeries;
    return options;
}

class LenientText : public ::testing::Test
{
protected:
    Result<EndpointReading> read(const std::string &body, std::string_view type = kText)
    {
        m_now += 5s;
        return m_reader.read({type, body, Timestamp(m_now), SteadyTime(m_now), 1ms});
    }

    /// The raw values of a page; PerfDeck's own three series are left out.
    std::map<std::string, double> values(const std::string &body, std::string_view type = kText)
    {
        const auto reading = read(body, type);
        EXPECT_TRUE(reading) << (reading ? "" : reading.error().message());
        auto found
            = reading ? test::presentValues(reading->observation) : std::map<std::string, double>();
        for (const char *own : {"up", "scrape_duration_seconds", "scrape_samples"})
            found.erase(own);
        m_faults = reading ? reading->faults : FaultCounts();
        m_warnings = reading ? reading->warnings : std::vector<std::string>();
        return found;
    }

    using Values = std::map<std::string, double>;
    std::chrono::microseconds m_now = 1'795'231'600s;
    EndpointReader m_reader{options()};
    FaultCounts m_faults;
    std::vector<std::string> m_warnings;
};

TEST_F(LenientText, CommasBlanksBracesAndColons)
{
    EXPECT_EQ(
        values("flag{name=\"x\", value=\"y\"} 1\nts{Level=\"Host\",Hostname=\"h\",}  2.5\n"
               "empty{} 3\n:tensorflow:serving:x{ a = \"b\" } 4\nspaced {a=\"b\"} 5\n\ttab\t6\n"),
        (Values{{R"(flag{name="x",value="y"})", 1},
                {R"(ts{Hostname="h",Level="Host"})", 2.5},
                {"empty", 3},
                {R"(:tensorflow:serving:x{a="b"})", 4},
                {R"(spaced{a="b"})", 5},
                {"tab", 6}}));
    EXPECT_EQ(m_faults.total(), 0u);
}

TEST_F(LenientText, NoHeadersCommentsBlankLinesCarriageReturns)
{
    EXPECT_EQ(values("\r\n# COMMENT {\"\r\na 1\r\n\r\nb 2\r\n"), (Values{{"a", 1}, {"b", 2}}));
    EXPECT_EQ(values("\r\n# COMMENT {\"\r\na 3\r\n\r\nb 4\r\n"), (Values{{"a", 3}, {"b", 4}}))
        << "remembered lines";
}

TEST_F(LenientText, TypesMayLieOrComeLate)
{
    EXPECT_EQ(values("ray_requests 3\n# TYPE ray_requests gauge\n# TYPE ray_requests counter\n"),
              (Values{{"ray_requests", 3}}));
}

TEST_F(LenientText, QuotedNamesOfText1_0)
{
    EXPECT_EQ(values("{\"my.metric\",\"my.label\"=\"v\"} 1\n{\"plain\"} 2\n",
                     "text/plain; version=1.0.0; escaping=allow-utf-8"),
              (Values{{R"(my.metric{my.label="v"})", 1}, {"plain", 2}}));
    EXPECT_EQ(values("{\"first.line\"} 1\n", ""), (Values{{"first.line", 1}}))
        << "not taken for JSON";
    values("{\"bad\nname\"} 1\nok 1\nok2 1\n");
    EXPECT_GT(m_faults.of(Fault::MalformedLine), 0u);
}

TEST_F(LenientText, EscapesAndHashesInLabelValues)
{
    EXPECT_EQ(values("a{x=\"q\\\"b\\\\s\\nn\\z\"} 1\na{x=\"} # , {\"} 2 # {trace=\"} 9\"} 1 2\n"),
              (Values{{"a{x=\"q\\\"b\\\\s\\nn\\\\z\"}", 1}, {"a{x=\"} # , {\"}", 2}}));
}

TEST_F(LenientText, ColonPairsAreReadAndReported)
{
    EXPECT_EQ(values("b_bucket{model=\"x\",\"le\":\"10\"} 41\n"),
              (Values{{R"(b_bucket{le="10",model="x"})", 41}}));
    ASSERT_EQ(m_warnings.size(), 1u);
    EXPECT_TRUE(m_warnings.front().starts_with("line 1"));
}

TEST_F(LenientText, DuplicatesKeepTheLastAndAreCounted)
{
    EXPECT_EQ(values("a{x=\"1\",y=\"2\"} 1\na{y=\"2\",x=\"1\"} 2\nb 1\n"),
              (Values{{R"(a{x="1",y="2"})", 2}, {"b", 1}}));
    EXPECT_EQ(m_faults.of(Fault::DuplicateSeries), 1u);
}

TEST_F(LenientText, MalformedLinesAreSkippedAndCounted)
{
    EXPECT_EQ(values("a 1\nb one\n0c 2\nd{x=1} 2\ne{x=\"1\",x=\"2\"} 2\nf 0x10\ng 1_2\nh 1 2 "
                     "3\ni{} 5\nj 6\nk 7\nl 8\nm 9\nn 1\n"),
              (Values{{"a", 1}, {"i", 5}, {"j", 6}, {"k", 7}, {"l", 8}, {"m", 9}, {"n", 1}}));
    EXPECT_EQ(m_faults.of(Fault::MalformedLine), 7u);
    EXPECT_EQ(m_warnings.size(), 7u);
    EXPECT_TRUE(m_warnings.front().starts_with("line 2: ")) << m_warnings.front();
}

TEST_F(LenientText, TimestampsInMillisecondsAndSeconds)
{
    const auto text = read("a 1 1795231600123\nb 2\n");
    ASSERT_TRUE(text);
    ASSERT_EQ(text->observation.times.size(), text->observation.values.size());
    const auto timeOf = [](const Observation &observation, std::string_view metric) {
        for (std::size_t i = 0; i < observation.values.size(); ++i)
            if (observation.series->keys[i]->metric == metric)
                return observation.times[i];
        return Timestamp();
    };
    EXPECT_EQ(timeOf(text->observation, "a"), Timestamp(1'795'231'600'123ms));
    EXPECT_EQ(timeOf(text->observation, "b"), text->observation.time);
    const auto open = read("a 1 1795231600.124\n# EOF\n", kOpen);
    ASSERT_TRUE(open);
    EXPECT_EQ(timeOf(open->observation, "a"), Timestamp(1'795'231'600'124ms));
    const auto none = read("a 1\n");
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->observation.times.empty());
}

TEST_F(LenientText, OldTimestampsAreCountedAndGiveNoSample)
{
    EXPECT_TRUE(values("a 1 1795231600000\n").contains("a"));
    EXPECT_FALSE(values("a 1 1795231600000\n").contains("a")) << "the same sample again";
    EXPECT_EQ(m_faults.of(Fault::StaleTimestamp), 1u);
    EXPECT_FALSE(values("a 2 1795231599000\n").contains("a"));
    EXPECT_TRUE(values("a 3 1795231601000\n").contains("a"));
}

TEST_F(LenientText, ForeignPagesAreRefusedWithASentence)
{
    const auto reason = [this](const std::string &body, std::string_view type) {
        const auto reading = read(body, type);
        EXPECT_FALSE(reading) << body.substr(0, 40);
        return reading ? std::string() : reading.error().message();
    };
    EXPECT_NE(reason("<!doctype html>\n<html>\n", "text/html").find("HTML"), std::string::npos);
    EXPECT_NE(reason("\n <html>\n", "").find("HTML"), std::string::npos);
    const std::string protobuf
        = test::fileText(PERFDECK_TEST_DATA "/metrics/recorded/prometheus-2.42.0.protobuf.bin");
    ASSERT_FALSE(protobuf.empty());
    EXPECT_NE(reason(protobuf, "application/vnd.google.protobuf").find("protobuf"),
              std::string::npos);
    EXPECT_NE(reason(protobuf, "text/plain").find("binary"), std::string::npos);
    EXPECT_NE(reason("\x1f\x8b\x08 gzip\n", kText).find("binary"), std::string::npos);
    EXPECT_NE(
        reason("2026-11-21 09:00:00 INFO started\n2026-11-21 09:00:01 INFO ready\n", "text/plain")
            .find("not"),
        std::string::npos);
    EXPECT_NE(reason("", "text/plain").find("empty"), std::string::npos);
    EXPECT_TRUE(read("", kText)) << "a server without metrics says so by its Content-Type";
}

TEST_F(LenientText, FormatIsDecidedByContent)
{
    EXPECT_EQ(read("a 1\n# EOF\n", "text/plain")->format, PageFormat::OpenMetrics);
    EXPECT_EQ(read("a 1\n", "text/html")->format, PageFormat::PrometheusText);
    EXPECT_EQ(read(" {\"request_count\": 1}", "text/plain")->format, PageFormat::Json);
    EXPECT_EQ(
        read("[{\"model\":\"m\",\"request_count\":1}]", "application/json; charset=utf-8")->format,
        PageFormat::Json);
}

TEST_F(LenientText, LimitOfSeriesKeepsKnownFamiliesAndLeavesPlaceAgain)
{
    EndpointReader reader(options(3));
    const auto page = [&](const std::string &body) {
        m_now += 5s;
        auto reading = reader.read({kText, body, Timestamp(m_now), SteadyTime(m_now), 1ms});
        EXPECT_TRUE(reading);
        m_faults = reading->faults;
        auto found = test::presentValues(reading->observation);
        std::set<std::string> raw;
        for (const auto &[name, value] : found)
            if (name.starts_with("x") || name.starts_with("vllm:"))
                raw.insert(name);
        return raw;
    };
    using Names = std::set<std::string>;
    EXPECT_EQ(page("x1 1\nx2 1\nx3 1\nx4 1\n"), (Names{"x1", "x2", "x3"}));
    EXPECT_EQ(m_faults.of(Fault::SeriesLimit), 1u);
    EXPECT_EQ(page("x1 1\nx2 1\nx3 1\nx4 1\n"), (Names{"x1", "x2", "x3"})) << "remembered";
    EXPECT_EQ(m_faults.of(Fault::SeriesLimit), 1u);
    EXPECT_EQ(page("x1 1\nx2 1\nx3 1\nx4 1\nvllm:num_requests_running 5\n"),
              (Names{"x1", "x2", "vllm:num_requests_running"}));
    EXPECT_EQ(m_faults.of(Fault::SeriesLimit), 2u);
    page("x3 1\nx4 1\n");
    EXPECT_EQ(page("x3 1\nx4 1\n"), (Names{"x3", "x4"})) << "the places became free";
    EXPECT_EQ(m_faults.of(Fault::SeriesLimit), 0u);
}

TEST_F(LenientText, LongLinesAndManyLabelsAreRefusedOneByOne)
{
    std::string many = "many{";
    for (int i = 0; i < 100; ++i)
        many += "l" + std::to_string(i) + "=\"x\",";
    EXPECT_EQ(values("a 1\nb 2\nc 3\nlong{x=\"" + std::string(70'000, 'y') + "\"} 1\n" + many
                     + "} 1\nd 1\n")
                  .size(),
              4u);
    EXPECT_EQ(m_faults.of(Fault::MalformedLine), 2u);
}

TEST_F(LenientText, BytesThatAreNotUtf8AreRefusedLineByLine)
{
    EXPECT_EQ(values("a{x=\"\xC3\xA9\"} 1\nb{x=\"\xFF\"} 2\nc 3\n"),
              (Values{{"a{x=\"\xC3\xA9\"}", 1}, {"c", 3}}));
    EXPECT_EQ(m_faults.of(Fault::MalformedLine), 1u);
}

TEST_F(LenientText, RefusedPageAboveTheLimitLeavesNoWrongPlaces)
{
    EndpointReader reader(options(2));
    const auto page = [&](const std::string &body) {
        m_now += 5s;
        return reader.read({kText, body, Timestamp(m_now), SteadyTime(m_now), 1ms});
    };
    ASSERT_TRUE(page("x1 1\nx2 1\nx3 1\n"));
    EXPECT_FALSE(
        page("x3 1\nx4 1\nx5 5\nvllm:num_requests_running 5\nno\nno\nno\nno\nno\nno 1 2 3\n"));
    ASSERT_TRUE(page("y1 8\n"));
    const auto reading = page("y1 9\nx3 7\n");
    ASSERT_TRUE(reading);
    const auto found = test::presentValues(reading->observation);
    EXPECT_EQ(found.at("y1"), 9);
    EXPECT_EQ(found.at("x3"), 7);
}

TEST_F(LenientText, SeriesThatComeAndGoDoNotPileUp)
{
    std::size_t most = 0;
    for (int page = 0; page < 200; ++page) {
        std::string body = "steady 1\n";
        for (int i = 0; i < 100; ++i)
            body += "replica{id=\"" + std::to_string(page) + "-" + std::to_string(i) + "\"} "
                + std::to_string(i) + "\n";
        const auto reading = read(body);
        ASSERT_TRUE(reading);
        EXPECT_EQ(reading->series, 101u);
        EXPECT_EQ(test::presentValues(reading->observation).at("steady"), 1);
        EXPECT_EQ(test::presentValues(reading->observation)
                      .at("replica{id=\"" + std::to_string(page) + "-99\"}"),
                  99);
        most = std::max(most, reading->observation.values.size());
    }
    EXPECT_LT(most, 2000u);
}

TEST_F(LenientText, RecordedPagesOfRealPrograms)
{
    const std::string folder = PERFDECK_TEST_DATA "/metrics/recorded/";

    struct Page
    {
        const char *file;
        std::string_view type;
        std::uint32_t series;
    };

    for (const Page &page : {Page{"node_exporter-1.5.0.t0.prom", kText, 0},
                             {"prometheus-2.42.0.prom", kText, 0},
                             {"prometheus-2.42.0-federate.head.prom", kText, 0},
                             {"victoria-metrics-1.79.5.prom", "text/plain", 0},
                             {"pushgateway-1.5.1.prom", kText, 0},
                             {"netdata-1.37.1-as-collected.filtered.prom", "text/plain", 32},
                             {"netdata-1.37.1-help-types.head.prom", "text/plain", 0},
                             {"prom-client-15.1.3-exemplars.openmetrics.txt", kOpen, 0},
                             {"python-client-0.16-types.prom", kText, 0},
                             {"python-client-0.16-types.openmetrics.txt", kOpen, 0}}) {
        const std::string body = test::fileText(folder + page.file);
        ASSERT_FALSE(body.empty()) << page.file;
        EndpointReader reader(options());
        const auto reading
            = reader.read({page.type, body, Timestamp(m_now), SteadyTime(m_now), 1ms});
        ASSERT_TRUE(reading) << page.file << ": " << reading.error().message();
        // Every line that is no comment is one series on these pages.
        std::uint32_t lines = 0;
        std::size_t at = 0;
        while (at < body.size()) {
            const std::size_t feed = body.find('\n', at);
            lines += body[at] != '#' && feed != at ? 1U : 0U;
            at = feed + 1;
        }
        EXPECT_EQ(reading->series, lines) << page.file;
        EXPECT_EQ(reading->faults.total(), 0u) << page.file;
    }
}

TEST(OpenMetricsCases, AllThatMustParseParseAndTheRestIsHarmless)
{
    const std::string path = test::sharedPath("fixtures/metrics/openmetrics-1.0-parser-cases.json");
    if (!std::filesystem::exists(path))
        GTEST_SKIP() << "the parser cases of the OpenMetrics project are not on this machine";
    dom::parser parser;
    const dom::element cases = parser.load(path);
    int good = 0;
    int other = 0;
    for (const auto one : cases["cases"].get_object()) {
        const std::string text(one.value["text"].get_string().value());
        EndpointReader reader(options());
        const auto reading = reader.read({kOpen, text, Timestamp(1h), SteadyTime(1h), 1ms});
        std::uint32_t samples = 0;
        for (std::size_t at = 0; at < text.size();
             at = std::min(text.find('\n', at), text.size() - 1) + 1)
            samples += text[at] != '#' && text[at] != '\n' ? 1U : 0U;
        if (one.value["should_parse"].get_bool().value()) {
            ++good;
            ASSERT_TRUE(reading) << one.key << ": " << reading.error().message();
            EXPECT_EQ(reading->faults.of(Fault::MalformedLine), 0u) << one.key;
            EXPECT_EQ(reading->series + reading->faults.of(Fault::DuplicateSeries), samples)
                << one.key;
        } else {
            ++other;
            EXPECT_LE(reading ? reading->series : 0, samples) << one.key;
        }
    }
    EXPECT_EQ(good, 44);
    EXPECT_EQ(other, 167);
}

} // namespace
} // namespace perfdeck
