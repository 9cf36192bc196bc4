// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CompareTrials.h"
#include "app/ctl/InputFiles.h"
#include "app/ctl/StoredSeries.h"
#include "app/ctl/Verb.h"
#include "core/base/Clock.h"
#include "core/collect/parse/SeriesFile.h"
#include "core/stats/sample/Adjust.h"
#include "core/stats/sample/Comparison.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace perfdeck {

namespace {

/// The samples of one metric on both sides.
struct Compared
{
    std::string name;
    std::string metric; ///< tells which way is good
    std::vector<double> a;
    std::vector<double> b;
    Comparison comparison;
    double qValue = 1;
};

/// Pairs what both sides have, in the order of A; tells what only one has.
template<class Side, class NameOf, class Pair>
std::vector<Compared> paired(const Side &a, const Side &b, NameOf nameOf, Pair pair)
{
    std::vector<Compared> all;
    for (const auto &one : a) {
        const auto other = std::ranges::find_if(
            b, [&](const auto &candidate) { return nameOf(candidate) == nameOf(one); });
        if (other != b.end())
            all.push_back(pair(one, *other));
    }
    if (all.size() < a.size() || all.size() < b.size())
        tell(std::to_string(a.size() + b.size() - 2 * all.size())
             + " series are on one side only and were left out.");
    return all;
}

Result<SeriesFile> readSide(const std::string &path)
{
    const auto text = readInput(path);
    if (!text)
        return failure(text.error());
    return readSeriesFile(*text, path);
}

Result<std::vector<Compared>> readFiles(const std::string &pathA, const std::string &pathB)
{
    auto a = readSide(pathA);
    if (!a)
        return failure(a.error());
    auto b = readSide(pathB);
    if (!b)
        return failure(b.error());
    const bool isAlone = a->columns.size() == 1 && b->columns.size() == 1;
    if (isAlone) // whatever they are called
        b->columns[0].name = a->columns[0].name;
    const auto nameOf = [](const SeriesColumn &column) { return column.name; };
    return paired(a->columns, b->columns, nameOf, [&](const auto &one, const auto &other) {
        const bool isNamed = !one.name.empty() && one.name != "value";
        const std::string metric = isNamed ? one.name : a->name;
        return Compared{metric, metric, one.values, other.values, {}, 1};
    });
}

class CompareVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb = app.add_subcommand(
            "compare", "Say whether a second sample differs from a first, by how much, how surely");
        verb->add_option("files",
                         m_files,
                         "Two files of series as JSON or CSV, first A, then B; columns of the same "
                         "name are compared")
            ->type_name("FILE")
            ->expected(0, 2);
        verb->add_option("--trials",
                         m_trials,
                         "Many pairs, one JSON object a line (id, suite, a, b); prints JSON lines")
            ->type_name("FILE");
        declareHistory(*verb);
        verb->add_option("--better", m_better, "lower, higher or neither (usual: by the name)")
            ->check(CLI::IsMember({"lower", "higher", "neither"}))
            ->type_name("WAY");
        verb->add_option(
                "--noise-band", m_options.noiseBand, "Changes below this share are none (0.01)")
            ->check(CLI::Range(0.0, 1.0))
            ->type_name("SHARE");
        verb->add_option("--confidence", m_options.confidence, "Of intervals and verdict (0.95)")
            ->check(CLI::Range(0.5, 0.9999))
            ->type_name("SHARE");
        verb->add_flag("--unordered",
                       m_isUnordered,
                       "The samples stand in no order of time: take them as independent");
        verb->add_option("--format", m_format, "table, json or csv (table on a terminal, else csv)")
            ->check(CLI::IsMember({"table", "json", "csv"}))
            ->type_name("FORMAT");
        verb->add_option("--fail-on",
                         m_failOn,
                         "regression: exit 3 when a metric became worse (or changed, where nobody "
                         "knows which way is good), 4 when one needs more data")
            ->check(CLI::IsMember({"regression"}))
            ->type_name("WHAT");
        return verb;
    }

    ExitCode run() override
    {
        m_options.isOrdered = !m_isUnordered;
        const bool isHistory = m_stored.areGiven();
        const int ways
            = (m_files.empty() ? 0 : 1) + (m_trials.empty() ? 0 : 1) + (isHistory ? 1 : 0);
        if (ways != 1 || m_files.size() == 1 || (isHistory && !m_stored.nameSeries())) {
            tell("Name two files, or --trials FILE, or a history with --match and two ranges.");
            return kWrongUsage;
        }
        if (!m_trials.empty())
            return runTrials();
        if (isHistory) {
            if (const Status read = readRanges(); !read) {
                fail(read.error());
                return kWrongUsage;
            }
        }
        auto pairs = isHistory ? readHistory() : readFiles(m_files[0], m_files[1]);
        if (!pairs)
            return fail(pairs.error());
        if (pairs->empty())
            return fail({ErrorKind::NotFound,
                         "The two sides have no series in common",
                         {},
                         "Give columns or series the same names on both sides."});
        judge(*pairs);
        print(*pairs);
        return std::fflush(stdout) == 0 ? gate(*pairs) : kFailed;
    }

private:
    void declareHistory(CLI::App &verb)
    {
        m_stored.declareSeries(verb);
        verb.add_option("--from", m_from, "First moment of A: ISO 8601 or now-6h")->type_name("T");
        verb.add_option("--to", m_to, "Moment after the last one of A")->type_name("T");
        verb.add_option("--from-b", m_fromB, "First moment of B (usual: where A ends)")
            ->type_name("T");
        verb.add_option("--to-b", m_toB, "Moment after the last one of B")->type_name("T");
    }

    ExitCode runTrials()
    {
        ProgressBar bar("compare");
        const Status done = compareTrials(
            m_trials, m_options, standardOutput(), [&bar](double part) { bar.show(part); });
        if (!done)
            return fail(done.error());
        return std::fflush(stdout) == 0 ? kFinished : kFailed;
    }

    Status readRanges()
    {
        if (m_to.empty() && m_fromB.empty())
            return failure(ErrorKind::InvalidInput,
                           "There is only one range",
                           "neither --to nor --from-b is given",
                           "Say where A ends, or where B begins.");
        const Timestamp now = SystemClock().now();
        const std::string &endA = m_to.empty() ? m_fromB : m_to;
        const std::string &beginB = m_fromB.empty() ? m_to : m_fromB;
        using Bound = std::pair<const std::string *, Timestamp *>;
        for (const auto &[text, moment] : {Bound(&m_from, &m_rangeA.from),
                                           Bound(&endA, &m_rangeA.to),
                                           Bound(&beginB, &m_rangeB.from),
                                           Bound(&m_toB, &m_rangeB.to)}) {
            if (const Status read = readMoment(*text, now, *moment); !read)
                return read;
        }
        return {};
    }

    [[nodiscard]] Result<std::vector<Compared>> readHistory() const
    {
        auto request = m_stored.request();
        if (!request)
            return failure(request.error());
        const auto reader = m_stored.open();
        if (!reader)
            return failure(reader.error());
        std::array<std::vector<StoredSeries>, 2> sides;
        for (std::size_t side = 0; side < sides.size(); ++side) {
            request->range = side == 0 ? m_rangeA : m_rangeB;
            const Status read = visitStoredSeries(**reader, *request, [&](StoredSeries series) {
                sides[side].push_back(std::move(series));
                return Status();
            });
            if (!read)
                return failure(read.error());
        }
        const auto nameOf = [](const StoredSeries &series) { return series.key.toString(); };
        return paired(sides[0], sides[1], nameOf, [&](const auto &one, const auto &other) {
            return Compared{nameOf(one), one.key.metric, one.values, other.values, {}, 1};
        });
    }

    [[nodiscard]] Better betterOf(const std::string &metric) const
    {
        if (m_better.empty())
            return metricInfo(metric).better;
        if (m_better == "neither")
            return Better::Neither;
        return m_better == "lower" ? Better::Lower : Better::Higher;
    }

    void judge(std::vector<Compared> &pairs) const
    {
        ProgressBar bar("compare");
        std::vector<double> pValues;
        for (Compared &pair : pairs) {
            ComparisonOptions options = m_options;
            options.better = betterOf(pair.metric);
            pair.comparison = compareSamples(pair.a, pair.b, options);
            pValues.push_back(pair.comparison.pValue);
            bar.show(static_cast<double>(pValues.size()) / static_cast<double>(pairs.size()));
        }
        const std::vector<double> adjusted = benjaminiHochbergAdjusted(pValues);
        for (std::size_t i = 0; i < pairs.size(); ++i)
            pairs[i].qValue = adjusted[i];
    }

    void print(const std::vector<Compared> &pairs) const
    {
        const auto writer = makeTableWriter(outputFormat(m_format), standardOutput());
        const std::vector<std::string> columns{"name",
                                               "verdict",
                                               "median_a",
                                               "median_b",
                                               "shift",
                                               "ci_low",
                                               "ci_high",
                                               "p_value",
                                               "q_value",
                                               "cliffs_delta",
                                               "count_a",
                                               "count_b",
                                               "needed",
                                               "p_shape",
                                               "method"};
        writer->begin(columns);
        for (const Compared &pair : pairs) {
            const Comparison &found = pair.comparison;
            const std::vector<Cell> cells{pair.name,
                                          std::string(verdictName(found.verdict)),
                                          found.medianA,
                                          found.medianB,
                                          found.shift,
                                          found.shiftInterval.low,
                                          found.shiftInterval.high,
                                          found.pValue,
                                          pair.qValue,
                                          found.cliffsDelta,
                                          static_cast<std::int64_t>(found.countA),
                                          static_cast<std::int64_t>(found.countB),
                                          static_cast<std::int64_t>(found.neededPerSide),
                                          found.pShape,
                                          methodText(found.method)};
            if (!writer->row(cells))
                break;
        }
        writer->end();
    }

    /// A change of one among many counts if it holds among them all.
    [[nodiscard]] ExitCode gate(const std::vector<Compared> &pairs) const
    {
        if (m_failOn.empty())
            return kFinished;
        const double level = 1 - m_options.confidence;
        if (std::ranges::any_of(pairs, [level](const Compared &pair) {
                const Verdict verdict = pair.comparison.verdict;
                return (verdict == Verdict::Regressed || verdict == Verdict::Different)
                    && pair.qValue < level;
            }))
            return kFound;
        const bool isOpen = std::ranges::any_of(pairs, [](const Compared &pair) {
            return pair.comparison.verdict == Verdict::NeedMoreData;
        });
        return isOpen ? kTooLittleData : kFinished;
    }

    std::vector<std::string> m_files;
    std::string m_trials;
    StoredOptions m_stored;
    std::string m_from;
    std::string m_to;
    std::string m_fromB;
    std::string m_toB;
    TimeRange m_rangeA = TimeRange::everything();
    TimeRange m_rangeB = TimeRange::everything();
    std::string m_better;
    bool m_isUnordered = false;
    std::string m_format;
    std::string m_failOn;
    ComparisonOptions m_options;
};

} // namespace

std::unique_ptr<Verb> makeCompareVerb()
{
    return std::make_unique<CompareVerb>();
}

} // namespace perfdeck
