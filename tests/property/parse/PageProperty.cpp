// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/EndpointReader.h"
#include "core/collect/parse/ImportText.h"
#include "core/collect/parse/NumberText.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <random>
#include <string>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
using Random = std::mt19937_64;

constexpr std::string_view kText = "text/plain; version=0.0.4";
constexpr std::string_view kOpen = "application/openmetrics-text; version=1.0.0";

std::size_t below(Random &random, std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

std::string shortest(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    std::array<char, 64> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

double anyDouble(Random &random)
{
    switch (below(random, 6)) {
    case 0:
        return std::bit_cast<double>(random());
    case 1:
        return static_cast<double>(below(random, 1'000'000));
    case 2:
        return static_cast<double>(random());
    case 3:
        return std::numeric_limits<double>::infinity() * (below(random, 2) == 0 ? 1 : -1);
    default:
        return std::ldexp(static_cast<double>(random() >> 11),
                          static_cast<int>(below(random, 120)) - 80);
    }
}

std::string anyText(Random &random)
{
    static constexpr std::array<std::string_view, 12> kPieces{
        "a", "B", "\"", "\\", "\n", " ", "}", "{", ",", "=", " # {", "é"};
    std::string text;
    for (std::size_t i = below(random, 8); i > 0; --i)
        text += kPieces[below(random, kPieces.size())];
    return text;
}

std::string escaped(const std::string &text)
{
    std::string result;
    for (const char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '"' || c == '\\')
            (result += '\\') += c;
        else
            result += c;
    }
    return result;
}

using Page = std::map<SeriesKey, double>;

Page anyPage(Random &random)
{
    Page page;
    for (std::size_t i = 1 + below(random, 30); i > 0; --i) {
        SeriesKey key{"m" + std::to_string(below(random, 10)), {}};
        for (std::size_t k = below(random, 4); k > 0; --k)
            key.labels.set("l" + std::to_string(below(random, 5)), anyText(random));
        page[key] = anyDouble(random);
    }
    return page;
}

std::string series(const SeriesKey &key, Random &random)
{
    std::vector<Labels::Pair> labels(key.labels.begin(), key.labels.end());
    std::shuffle(labels.begin(), labels.end(), random);
    std::string text = key.metric + (labels.empty() && below(random, 2) == 0 ? "" : "{");
    for (const auto &[name, value] : labels)
        text += name + "=\"" + escaped(value) + (below(random, 3) == 0 ? "\", " : "\",");
    return text.back() == '{' || !labels.empty() ? text + "}" : text;
}

std::string written(const Page &page, Random &random)
{
    std::vector<std::string> lines;
    for (const auto &[key, value] : page)
        lines.push_back(series(key, random) + " " + shortest(value) + "\n");
    if (below(random, 2) == 0)
        std::shuffle(lines.begin(), lines.end(), random);
    std::string text;
    for (const std::string &line : lines)
        text += (below(random, 4) == 0 ? "# HELP x y\n" : "") + line;
    return text;
}

EndpointReaderOptions options()
{
    EndpointReaderOptions options;
    options.sourceName = "s";
    options.instance = "h:1";
    return options;
}

/// The raw values of a reading under their scraped keys.
Page readBack(const Observation &observation)
{
    Page page;
    for (std::size_t i = 0; i < observation.values.size(); ++i) {
        SeriesKey key = *observation.series->keys[i];
        if (isAbsent(observation.values[i]) || !key.metric.starts_with("m"))
            continue;
        key.labels.set("source", {});
        key.labels.set("instance", {});
        page[key] = observation.values[i];
    }
    return page;
}

bool samePage(const Page &a, const Page &b)
{
    return a.size() == b.size()
        && std::equal(a.begin(), a.end(), b.begin(), [](const auto &x, const auto &y) {
               return x.first == y.first
                   && (x.second == y.second || (std::isnan(x.second) && std::isnan(y.second)));
           });
}

TEST(PageProperty, WhatIsWrittenIsReadBackWhateverStoodThereBefore)
{
    Random random(20261121);
    for (int run = 0; run < 60; ++run) {
        EndpointReader reader(options());
        std::vector<SeriesKeyPtr> keys;
        for (int page = 0; page < 12; ++page) {
            const Page wanted = anyPage(random);
            const bool open = below(random, 2) == 0;
            const std::string body = written(wanted, random) + (open ? "# EOF\n" : "");
            const auto reading = reader.read(
                {open ? kOpen : kText, body, Timestamp(1s * page), SteadyTime(1s * page), 1ms});
            ASSERT_TRUE(reading) << reading.error().message() << "\n" << body;
            ASSERT_TRUE(samePage(readBack(reading->observation), wanted)) << body;
            ASSERT_EQ(reading->series, wanted.size());
            ASSERT_EQ(reading->faults.of(Fault::MalformedLine), 0u);
            // Places never move: the keys of the page before are the beginning of this one.
            const auto &now = reading->observation.series->keys;
            ASSERT_LE(keys.size(), now.size());
            ASSERT_TRUE(std::equal(keys.begin(), keys.end(), now.begin()));
            keys = now;
        }
    }
}

TEST(PageProperty, TruncationNeverYieldsPartOfAPage)
{
    Random random(7);
    for (int run = 0; run < 200; ++run) {
        const Page wanted = anyPage(random);
        const bool open = run % 2 == 0;
        const std::string body = written(wanted, random) + (open ? "# EOF\n" : "");
        EndpointReader reader(options());
        ASSERT_TRUE(reader.read({open ? kOpen : kText, body, Timestamp(1s), SteadyTime(1s), 1ms}));
        const std::size_t cut = below(random, body.size());
        // Text that ends behind a whole line cannot be told from a whole page; OpenMetrics can.
        if (!open && (cut == 0 || body[cut - 1] == '\n'))
            continue;
        const auto reading = reader.read({open ? kOpen : kText,
                                          std::string_view(body).substr(0, cut),
                                          Timestamp(2s),
                                          SteadyTime(2s),
                                          1ms});
        // Only the line feed behind # EOF may be missing.
        if (open && cut == body.size() - 1)
            EXPECT_TRUE(reading);
        else
            EXPECT_FALSE(reading) << body.substr(0, cut);
        const auto again
            = reader.read({open ? kOpen : kText, body, Timestamp(3s), SteadyTime(3s), 1ms});
        ASSERT_TRUE(again);
        EXPECT_TRUE(samePage(readBack(again->observation), wanted));
    }
}

TEST(PageProperty, NumbersAreReadAsStrtodReadsThem)
{
    Random random(99);
    for (int run = 0; run < 200'000; ++run) {
        std::string text = shortest(anyDouble(random));
        if (run % 3 == 0) {
            std::array<char, 64> buffer{};
            const int size = std::snprintf(buffer.data(),
                                           buffer.size(),
                                           "%.*g",
                                           static_cast<int>(below(random, 20)) + 1,
                                           anyDouble(random));
            text.assign(buffer.data(), static_cast<std::size_t>(size));
        }
        double value = 0;
        const double wanted = std::strtod(text.c_str(), nullptr);
        const char *end = text.data() + text.size();
        if (std::isinf(wanted) && text.find("nf") == std::string::npos)
            continue; // rounded up beyond the largest double
        ASSERT_EQ(readNumber(text.data(), end, value), end) << text;
        ASSERT_TRUE(value == wanted || (std::isnan(value) && std::isnan(wanted))) << text;
    }
}

TEST(PageProperty, ImportsDoNotDependOnHowTheFileIsCut)
{
    Random random(5);
    for (int run = 0; run < 100; ++run) {
        std::string csv = "time,metric,labels,value\n";
        std::string text;
        std::size_t count = 0;
        for (const auto &[key, value] : anyPage(random)) {
            std::string json;
            for (const char c : key.labels.toJson())
                json += c == '"' ? "\"\"" : std::string(1, c);
            csv += std::to_string(1'000 + count) + "," + key.metric + ",\"" + json + "\","
                + shortest(value) + "\n";
            text += series(key, random) + " " + shortest(value) + " "
                + std::to_string(1'000 + count) + "\n";
            ++count;
        }
        for (const bool isCsv : {true, false}) {
            Page whole;
            Page pieces;
            const std::string &file = isCsv ? csv : text;
            const auto import = [&](Page &page, std::size_t piece) {
                const ImportSink sink = [&page](const SeriesKeyPtr &key, Timestamp, double value) {
                    page[*key] = value;
                };
                const auto reader = isCsv ? makeCsvImport(sink) : makeTextImport(sink);
                for (std::size_t at = 0; at < file.size(); at += piece)
                    ASSERT_TRUE(reader->feed(std::string_view(file).substr(at, piece)));
                ASSERT_TRUE(reader->finish());
                ASSERT_EQ(reader->counts().samples, count);
            };
            import(whole, file.size());
            import(pieces, 1 + below(random, 50));
            EXPECT_TRUE(samePage(whole, pieces));
            EXPECT_EQ(whole.size(), count);
        }
    }
}

} // namespace
} // namespace perfdeck
