// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/command/CommandText.h"
#include "core/runs/command/ProcessRun.h"
#include "core/runs/plan/CellRunner.h"
#include "core/runs/plan/EnergyMeter.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace perfdeck {

/// One cell of all variants of a command, measured together.
class CommandGroup final
{
public:
    /// `key` without its variant. Both must outlive this.
    CommandGroup(const BenchmarkDefinition &definition, const CellKey &key);

    /// Warms up and measures, blocking.
    [[nodiscard]] Status measure(const std::stop_token &stop, const CellListener &listener);
    /// Of a variant, once it was measured.
    [[nodiscard]] BenchmarkCell cell(const std::string &variant) const;

private:
    /// Single values of one variant, the n-th of each of the n-th repetition.
    struct Samples
    {
        std::vector<double> wall; ///< NaN where the repetition failed
        std::vector<double> user;
        std::vector<double> system;
        std::vector<double> peak;
        std::vector<double> energy;
        std::map<BenchmarkMeasure, std::vector<double>> said;
        std::map<std::string, std::vector<double>> numbers;
        std::map<std::string, std::uint64_t> errors;
        std::uint64_t errorCount = 0;
    };

    [[nodiscard]] Status calibrate(const std::stop_token &stop);
    [[nodiscard]] Status warmUp(const std::stop_token &stop, const CellListener &listener);
    [[nodiscard]] Status block(const std::stop_token &stop, const CellListener &listener);
    [[nodiscard]] Status
    repeat(std::size_t variant, const std::stop_token &stop, const CellListener &listener);
    [[nodiscard]] Result<ProcessOutcome> runOnce(const CommandVariant &variant,
                                                 const std::stop_token &stop) const;
    void take(Samples &samples, const ProcessOutcome &outcome, double joules);
    [[nodiscard]] std::vector<std::size_t> shuffled();
    [[nodiscard]] double doneRatio() const;
    [[nodiscard]] bool isTooLate() const;
    [[nodiscard]] Estimate ratioToFirst(const Samples &samples) const;

    const BenchmarkDefinition &m_definition;
    const CellKey m_key;
    EnergyMeter m_energy;
    std::uint64_t m_random;
    std::vector<Samples> m_samples; ///< by variant
    double m_shellSeconds = 0;
    double m_peakFloor = 0; ///< bytes that even an empty command seems to take
    std::uint64_t m_blocks = 0;
    Duration m_measured{};
    SteadyTime m_begin;
};

} // namespace perfdeck
