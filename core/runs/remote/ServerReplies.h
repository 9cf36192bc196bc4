// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/Benchmark.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a benchmark server says, as values. NaN and null are absent; words that the server does not
// check stay as they are. Pure.
namespace perfdeck {

/// A run as the server sees it at one moment.
struct RemoteStatus
{
    std::string state; ///< "initializing", "running", "completed", "failed"; of newer ones others
    double progress = 0; ///< 0 … 1; stays where it was on failure
    std::string step;
    std::optional<double> elapsedSeconds; ///< keeps growing after the end
    std::optional<double> leftSeconds;
    std::size_t modelsDone = 0;
    std::size_t models = 0; ///< 0 until they were found
    std::string error;

    [[nodiscard]] bool isCompleted() const { return state == "completed"; }

    [[nodiscard]] bool isFailed() const { return state == "failed"; }

    [[nodiscard]] bool isFinal() const { return isCompleted() || isFailed(); }
};

/// A frame of the WebSocket.
struct RemoteFrame
{
    std::optional<RemoteStatus> status; ///< absent in the answer to a ping
    std::string refusal; ///< "Benchmark run … not found"
};

/// A measurement: of the query, or of the results of a run.
struct RemoteRow
{
    std::string model;
    std::string family;
    std::string hardware; ///< "cpu", "cuda"
    std::string device; ///< "NVIDIA A100-SXM4-80GB"
    std::string testCase; ///< "inference"
    std::int64_t batchSize = 0;
    std::string precision; ///< as in our definitions: "float32"
    std::optional<double> itemsPerSecond;
    std::optional<double> latencySeconds; ///< of a batch
    std::optional<double> peakBytes;
    bool isSimulated = false;
    std::string created; ///< local time of the server, without zone
};

struct RemoteResults
{
    std::vector<RemoteRow> rows;
    std::string rest; ///< JSON of everything that is no row; empty for nothing
};

struct RemoteModel
{
    std::string name;
    std::string family;
};

struct RemoteHardware
{
    std::string name;
    std::string device;
    double memoryBytes = 0; ///< 0: not known
    bool isSimulated = false;
};

struct RemoteReports
{
    std::string run;
    std::string state;
    std::vector<std::string> files; ///< on the server; they cannot be fetched
};

[[nodiscard]] Result<RemoteStatus> readRemoteStatus(std::string_view body);
[[nodiscard]] Result<RemoteFrame> readRemoteFrame(std::string_view text);
[[nodiscard]] Result<std::string> readRunId(std::string_view body);
/// Rows may stand at any depth of `results`, whose form no server promises.
[[nodiscard]] Result<RemoteResults> readRemoteResults(std::string_view body);
[[nodiscard]] Result<std::vector<RemoteRow>> readRemoteRows(std::string_view body);
[[nodiscard]] Result<std::vector<RemoteModel>> readRemoteModels(std::string_view body);
[[nodiscard]] Result<std::vector<RemoteHardware>> readRemoteHardware(std::string_view body);
[[nodiscard]] Result<std::vector<RemoteReports>> readRemoteReports(std::string_view body);

/// What a refusal says: its `detail`, which is a text or a list of what is wrong with which field.
[[nodiscard]] std::string refusalText(std::string_view body);

/// The body of POST /run. Empty lists are left to the server.
[[nodiscard]] std::string runRequest(const BenchmarkDefinition &definition,
                                     const std::string &precision);

/// "float32" ↔ "fp32"; other words as they are.
[[nodiscard]] std::string serverPrecision(std::string_view ours);
[[nodiscard]] std::string ourPrecision(std::string_view servers);

} // namespace perfdeck
