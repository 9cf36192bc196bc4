// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/report/TableWriter.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace perfdeck {

/// Exit codes of perfdeckctl (a contract: scripts rely on them).
enum ExitCode : int
{
    kFinished = 0,
    kFailed = 1,
    kWrongUsage = 2,
    kFound = 3, ///< what --fail-on asked for
    kTooLittleData = 4 ///< for a verdict, with --fail-on
};

/// Data to stdout; false once nobody reads any more.
[[nodiscard]] TextSink standardOutput();

/// One line for people to stderr.
void tell(std::string_view line);
/// The error's sentence to stderr.
ExitCode fail(const Error &error);

/// table on a terminal, else csv, unless `wanted` names one of table, json, csv.
[[nodiscard]] TableFormat outputFormat(const std::string &wanted);

/// A progress bar on stderr while it is a terminal; silent otherwise. Redraws at most ten times a
/// second.
class ProgressBar final
{
public:
    explicit ProgressBar(std::string label);
    ~ProgressBar();
    ProgressBar(const ProgressBar &) = delete;
    ProgressBar &operator=(const ProgressBar &) = delete;

    /// `part` of 0 … 1, and what to say behind the bar.
    void show(double part, std::string_view note = {});

private:
    std::string m_label;
    std::chrono::steady_clock::time_point m_last{};
    bool m_terminal = false;
    bool m_drawn = false;
};

} // namespace perfdeck
