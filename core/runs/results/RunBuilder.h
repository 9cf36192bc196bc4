// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/JsonFields.h"
#include "core/model/BenchmarkRun.h"
#include "core/runs/results/ResultText.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What a tool says of one measure instead of its single values; base units. Absent is unknown.
struct ReportedSummary
{
    std::optional<double> mean;
    std::optional<double> standardDeviation;
    std::optional<double> median;
    std::optional<double> medianDeviation; ///< median absolute deviation
    std::optional<double> min;
    std::optional<double> max;
    std::map<double, double> quantiles;
    std::uint64_t count = 0; ///< of values behind it; 0: not said
};

/// The mean gets the interval of Student's t where deviation and count are known. Pure.
[[nodiscard]] MeasuredValues reportedValues(BenchmarkMeasure measure,
                                            const ReportedSummary &reported);

/// A number with nothing known about its precision.
[[nodiscard]] Estimate plainEstimate(double value);

/// Puts a parameter of a benchmark where it belongs in the key: the model, the batch size and so on
/// by the names that are usual for them; any other is appended to the variant as "n=8".
void setParameter(CellKey &key, std::string_view name, std::string_view value);

/// Only what has a place of its own; false for any other.
[[nodiscard]] bool setKnownParameter(CellKey &key, std::string_view name, std::string_view value);

/// Makes one imported run cell by cell. One thread.
class RunBuilder final
{
public:
    /// `tool` as people write it: "Google Benchmark". The id of the definition is made from it and
    /// `subject`, what was measured (a program, a project; may be empty): runs of the same subject
    /// are one history.
    RunBuilder(std::string tool,
               std::string_view subject,
               BenchmarkKind kind,
               const ResultText &file);

    void setVersion(std::string_view version);
    void setTime(std::optional<Timestamp> start, std::optional<Timestamp> end = {});
    /// ISO 8601 or a number since the epoch; anything else is passed over.
    void setTimeText(std::string_view start, std::string_view end = {});
    /// Empty values are passed over.
    void fact(const std::string &name, std::string_view value);
    void tag(std::string_view name, std::string_view value);
    void note(std::string text);
    void warn(std::string code, std::string text);
    /// More bytes that the id is made of: of a run of several files.
    void identify(std::string_view bytes);

    /// The cell with this key, made where there is none. Valid until the next call.
    [[nodiscard]] BenchmarkCell &cell(const CellKey &key);

    [[nodiscard]] bool isEmpty() const { return m_run.cells.empty(); }

    [[nodiscard]] BenchmarkRun finish() &&;

private:
    BenchmarkRun m_run;
    std::string m_tool;
    std::string m_bytes; ///< of the id
    std::map<CellKey, std::size_t> m_places;
};

/// Values of one measure into a cell, in place of those it has of it.
void putValues(BenchmarkCell &cell, MeasuredValues values);

/// A scalar of JSON as text: a string as it is, a whole number without fraction. Empty for null,
/// objects and arrays.
[[nodiscard]] std::string scalarText(const JsonElement &element);

/// The finite numbers of an array.
[[nodiscard]] std::vector<double> numbersOf(const JsonArray &array);
[[nodiscard]] std::vector<double>
numbersOf(const JsonObject &object, std::string_view key, double factor = 1);

/// Seconds in one of "ns", "us", "ms", "s" and their long names; none for any other.
[[nodiscard]] std::optional<double> secondsIn(std::string_view unit);

} // namespace perfdeck
