// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/engine/Export.h"
#include "core/model/Series.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

namespace perfdeck {

/// The options by which verbs are told which samples of a history file are meant: --db-path,
/// --match, --from and --to.
class StoredOptions final
{
public:
    void declareSeries(CLI::App &verb);
    void declareRange(CLI::App &verb);

    /// Somebody named a history file or series of one.
    [[nodiscard]] bool areGiven() const { return !m_match.empty() || !m_databasePath.empty(); }

    [[nodiscard]] bool nameSeries() const { return !m_match.empty(); }

    /// InvalidInput where a selector or a time cannot be read: wrong usage.
    [[nodiscard]] Result<ExportRequest> request() const;
    /// Of the file that is named, else of the usual one.
    [[nodiscard]] Result<std::unique_ptr<HistoryReader>> open() const;

private:
    std::string m_databasePath;
    std::vector<std::string> m_match;
    std::string m_from;
    std::string m_to;
};

/// Sets `time` where there is a text: ISO 8601 or an expression on now.
[[nodiscard]] Status readMoment(const std::string &text, Timestamp now, Timestamp &time);

/// The samples of one series of a history file, in order of time.
struct StoredSeries
{
    SeriesKey key;
    std::vector<Timestamp> times;
    std::vector<double> values;
};

/// Hands over all samples of each series that has any, one series after the other. A failure of
/// `visit` ends it and is handed on.
[[nodiscard]] Status visitStoredSeries(HistoryReader &reader,
                                       const ExportRequest &request,
                                       const std::function<Status(StoredSeries)> &visit);

} // namespace perfdeck
