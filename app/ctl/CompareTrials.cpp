// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CompareTrials.h"

#include "core/base/Text.h"
#include "core/collect/parse/SampleTrial.h"
#include "core/stats/sample/Adjust.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <map>
#include <system_error>
#include <vector>

namespace perfdeck {

namespace {

/// What is kept of a trial once it is judged.
struct JudgedTrial
{
    std::string id;
    double pLocation = 1;
    double pValue = 1;
    bool isSignificant = false;
    double shift = 0;
    Interval interval;
    double qValue = 1;
};

class TrialBook final
{
public:
    void add(SampleTrial trial, const ComparisonOptions &options)
    {
        const Comparison found = compareSamples(trial.a, trial.b, options);
        m_suites[trial.suite].push_back(m_trials.size());
        m_trials.push_back({std::move(trial.id),
                            found.pLocation,
                            found.pValue,
                            found.isSignificant(),
                            found.shift,
                            found.shiftInterval,
                            1});
    }

    void adjust()
    {
        for (const auto &[suite, members] : m_suites) {
            std::vector<double> pValues;
            for (const std::size_t member : members)
                pValues.push_back(m_trials[member].pValue);
            const std::vector<double> adjusted = benjaminiHochbergAdjusted(pValues);
            for (std::size_t i = 0; i < members.size(); ++i)
                m_trials[members[i]].qValue = adjusted[i];
        }
    }

    [[nodiscard]] const std::vector<JudgedTrial> &trials() const { return m_trials; }

private:
    std::vector<JudgedTrial> m_trials;
    std::map<std::string, std::vector<std::size_t>> m_suites;
};

std::string lineOf(const JudgedTrial &trial)
{
    nlohmann::ordered_json json;
    json["id"] = trial.id;
    json["p_value"] = trial.pLocation;
    json["significant"] = trial.isSignificant;
    json["q_value"] = trial.qValue;
    json["shift"] = trial.shift; // what is not finite becomes null
    json["ci_low"] = trial.interval.low;
    json["ci_high"] = trial.interval.high;
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

} // namespace

Status compareTrials(const std::string &path,
                     const ComparisonOptions &options,
                     const TextSink &sink,
                     const std::function<void(double done)> &progress)
{
    std::ifstream file(path, std::ios::binary);
    std::error_code problem;
    const auto size = static_cast<double>(std::filesystem::file_size(path, problem));
    if (!file || problem)
        return failure(ErrorKind::NotFound,
                       path + " cannot be opened",
                       problem ? problem.message() : std::generic_category().message(errno),
                       "Name a file of trials, one JSON object a line.");
    TrialBook book;
    std::string line;
    double read = 0;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        read += static_cast<double>(line.size() + 1);
        if (trimmed(line).empty())
            continue;
        auto trial = readSampleTrial(line);
        if (!trial)
            return failure(trial.error().within(path + ", line " + std::to_string(number)));
        book.add(std::move(*trial), options);
        progress(read / std::max(1.0, size));
    }
    book.adjust();
    for (const JudgedTrial &trial : book.trials())
        if (!sink(lineOf(trial)))
            break;
    return {};
}

} // namespace perfdeck
