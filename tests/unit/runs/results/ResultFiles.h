// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/results/ReadResults.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace perfdeck {

inline std::string resultPath(const std::string &name)
{
    return std::string(PERFDECK_TEST_DATA "/results/") + name;
}

/// The runs of a file that must be readable.
inline std::vector<BenchmarkRun> runsOf(const std::string &name)
{
    auto runs = readResults(resultPath(name));
    EXPECT_TRUE(runs) << (runs ? "" : runs.error().message());
    return runs ? *std::move(runs) : std::vector<BenchmarkRun>();
}

inline BenchmarkRun onlyRunOf(const std::string &name)
{
    auto runs = runsOf(name);
    EXPECT_EQ(runs.size(), 1U);
    return runs.empty() ? BenchmarkRun() : std::move(runs.front());
}

inline const BenchmarkCell &
cellOf(const BenchmarkRun &run, const std::string &model, const std::string &variant = {})
{
    static const BenchmarkCell kNone;
    const auto found = std::ranges::find_if(run.cells, [&](const BenchmarkCell &cell) {
        return cell.key.model == model && (variant.empty() || cell.key.variant == variant);
    });
    EXPECT_NE(found, run.cells.end()) << model << ' ' << variant;
    return found == run.cells.end() ? kNone : *found;
}

inline MeasuredValues valuesOf(const BenchmarkCell &cell,
                               BenchmarkMeasure measure = BenchmarkMeasure::Latency)
{
    const MeasuredValues *values = cell.find(measure);
    EXPECT_NE(values, nullptr);
    return values == nullptr ? MeasuredValues() : *values;
}

/// A file with this text, which ends with the test.
class ResultFile final
{
public:
    explicit ResultFile(const std::string &text, const std::string &name = "results")
        : m_path(std::filesystem::path(testing::TempDir())
                 / (name + "-" + std::to_string(::getpid())))
    {
        std::ofstream(m_path, std::ios::binary) << text;
    }

    ~ResultFile() { std::filesystem::remove(m_path); }

    ResultFile(const ResultFile &) = delete;
    ResultFile &operator=(const ResultFile &) = delete;

    [[nodiscard]] std::string path() const { return m_path.string(); }

private:
    std::filesystem::path m_path;
};

} // namespace perfdeck
