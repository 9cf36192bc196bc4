// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a large Chrome trace is opened, beside simdjson walking all values of the same file in
// the same run, and in how much memory. Makes the trace, removes it at the end.
// Usage: bench_profile [--megabytes 1000] [--file /tmp/perfdeck-trace.json] [--keep]
#include "core/profile/read/ReadProfile.h"

#include <simdjson.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace perfdeck {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Events as tracers write them: when they end, so that inner ones stand before those around them;
/// eight threads in turns, two hundred names, four deep.
std::uint64_t writeTrace(const std::string &path, std::uint64_t bytes)
{
    std::mt19937_64 random(1);
    std::FILE *file = std::fopen(path.c_str(), "wb");
    if (!file)
        return 0;
    std::uint64_t events = 0;
    std::uint64_t written = 0;
    double now = 1000;
    const auto write = [&](int thread, unsigned name, double start, double duration) {
        const int count
            = std::fprintf(file,
                           "%s{\"ph\":\"X\",\"cat\":\"op\",\"name\":\"module::operator_%u\","
                           "\"pid\":1,\"tid\":%d,\"ts\":%.3f,\"dur\":%.3f}",
                           events == 0 ? "" : ",\n",
                           name,
                           thread,
                           start,
                           duration);
        written += static_cast<std::uint64_t>(count);
        ++events;
    };
    std::fputs("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n", file);
    while (written < bytes) {
        const int thread = static_cast<int>(random() % 8);
        const auto name = static_cast<unsigned>(random() % 196);
        const double length = 1 + static_cast<double>(random() % 1000) / 100;
        write(thread, name, now + 0.3 * length, 0.1 * length);
        write(thread, name + 1, now + 0.2 * length, 0.3 * length);
        write(thread, name + 2, now + 0.1 * length, 0.6 * length);
        write(thread, name + 3, now, length);
        now += length / 6;
    }
    std::fputs("\n]}\n", file);
    std::fclose(file);
    return events;
}

/// What simdjson needs to look at every value once, without keeping any.
std::uint64_t walk(simdjson::ondemand::value value)
{
    simdjson::ondemand::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS)
        return 0;
    std::uint64_t sum = 1;
    if (type == simdjson::ondemand::json_type::object) {
        simdjson::ondemand::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS)
            return 0;
        for (auto member : object) {
            simdjson::ondemand::field field;
            if (std::move(member).get(field) != simdjson::SUCCESS)
                return sum;
            sum += walk(field.value());
        }
    } else if (type == simdjson::ondemand::json_type::array) {
        simdjson::ondemand::array array;
        if (value.get_array().get(array) != simdjson::SUCCESS)
            return 0;
        for (auto element : array) {
            simdjson::ondemand::value part;
            if (std::move(element).get(part) != simdjson::SUCCESS)
                return sum;
            sum += walk(part);
        }
    } else if (type == simdjson::ondemand::json_type::number) {
        double number = 0;
        sum += value.get_double().get(number) == simdjson::SUCCESS && number > 0 ? 1U : 0U;
    } else if (type == simdjson::ondemand::json_type::string) {
        std::string_view text;
        sum += value.get_string().get(text) == simdjson::SUCCESS ? text.size() : 0;
    }
    return sum;
}

struct Outcome
{
    double seconds = 0;
    double first = 0; ///< until the first picture
    double longestGap = 0; ///< between two reports, which bounds how soon it can be cancelled
    std::uint64_t count = 0;
    double peakBytes = 0;
};

Outcome simdjsonOnDemand(const std::string &path)
{
    Outcome outcome;
    const auto start = Clock::now();
    const simdjson::padded_string text = simdjson::padded_string::load(path);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::value value;
    if (parser.iterate(text).get(document) == simdjson::SUCCESS
        && document.get_value().get(value) == simdjson::SUCCESS)
        outcome.count = walk(value);
    outcome.seconds = secondsSince(start);
    return outcome;
}

Outcome simdjsonDom(const std::string &path)
{
    Outcome outcome;
    const auto start = Clock::now();
    simdjson::dom::parser parser;
    simdjson::dom::element element;
    outcome.count = parser.load(path).get(element) == simdjson::SUCCESS ? 1 : 0;
    outcome.seconds = secondsSince(start);
    return outcome;
}

Outcome ours(const std::string &path)
{
    Outcome outcome;
    const auto start = Clock::now();
    double last = 0;
    const auto profile = readProfile(path, {}, {}, [&](const ReadProgress &progress) {
        const double now = secondsSince(start);
        outcome.longestGap = std::max(outcome.longestGap, now - last);
        last = now;
        if (progress.soFar && outcome.first == 0)
            outcome.first = now;
    });
    outcome.seconds = secondsSince(start);
    outcome.longestGap = std::max(outcome.longestGap, outcome.seconds - last);
    outcome.count = profile ? (*profile)->events.size() : 0;
    return outcome;
}

/// In a process of its own, so that its memory is its own.
std::optional<Outcome> apart(Outcome (*measure)(const std::string &), const std::string &path)
{
    int ends[2] = {};
    if (pipe(ends) != 0)
        return std::nullopt;
    const pid_t child = fork();
    if (child == 0) {
        const Outcome outcome = measure(path);
        const bool isSent = write(ends[1], &outcome, sizeof outcome) == sizeof outcome;
        _exit(isSent ? 0 : 1);
    }
    close(ends[1]);
    Outcome outcome;
    const bool isRead = read(ends[0], &outcome, sizeof outcome) == sizeof outcome;
    close(ends[0]);
    int status = 0;
    rusage usage = {};
    wait4(child, &status, 0, &usage);
    outcome.peakBytes = static_cast<double>(usage.ru_maxrss) * 1024;
    return isRead ? std::optional(outcome) : std::nullopt;
}

int run(std::uint64_t megabytes, const std::string &path, bool keeps)
{
    const std::uint64_t events = writeTrace(path, megabytes * 1'000'000);
    if (events == 0)
        return 1;
    static_cast<void>(simdjsonOnDemand(path)); // the file comes from memory for all
    const auto best = [&](Outcome (*measure)(const std::string &)) {
        Outcome found;
        for (int round = 0; round < 3; ++round)
            if (const auto outcome = apart(measure, path);
                outcome && (found.seconds == 0 || outcome->seconds < found.seconds))
                found = *outcome;
        return found;
    };
    const Outcome bare = best(simdjsonOnDemand);
    const Outcome dom = best(simdjsonDom);
    const Outcome own = best(ours);
    const double bytes = static_cast<double>(megabytes) * 1e6;
    std::printf("%llu events, %.0f MB, the quickest of three\n",
                static_cast<unsigned long long>(events),
                bytes / 1e6);
    const auto line = [&](const char *name, const Outcome &outcome) {
        std::printf("%-28s %6.2f s  %6.0f MB/s  peak memory %.2f of the file\n",
                    name,
                    outcome.seconds,
                    bytes / outcome.seconds / 1e6,
                    outcome.peakBytes / bytes);
    };
    line("simdjson, all values", bare);
    line("simdjson, document tree", dom);
    line("PerfDeck, whole profile", own);
    std::printf("speed %.2f of walking all values, %.2f of the document tree (budget 0.33); "
                "first picture after %.2f s; longest time between reports %.2f s\n",
                bare.seconds / own.seconds,
                dom.seconds / own.seconds,
                own.first,
                own.longestGap);
    if (!keeps)
        std::remove(path.c_str());
    return own.count == events ? 0 : 1;
}

} // namespace
} // namespace perfdeck

int main(int argc, char **argv)
{
    std::uint64_t megabytes = 1000;
    std::string path = "/tmp/perfdeck-trace.json";
    bool keeps = false;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--megabytes") == 0 && i + 1 < argc)
            megabytes = std::strtoull(argv[++i], nullptr, 10);
        else if (std::strcmp(argv[i], "--file") == 0 && i + 1 < argc)
            path = argv[++i];
        else if (std::strcmp(argv[i], "--keep") == 0)
            keeps = true;
    }
    return perfdeck::run(megabytes, path, keeps);
}
