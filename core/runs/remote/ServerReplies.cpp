// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/remote/ServerReplies.h"

#include "core/collect/parse/JsonFields.h"
#include "core/collect/parse/JsonReply.h"

#include <nlohmann/json.hpp>

#include <array>

namespace perfdeck {

namespace {

constexpr double kMillisecond = 1e-3;
constexpr double kMebibyte = 1'048'576;
constexpr double kGibibyte = 1'073'741'824;
constexpr int kMostDepth = 32;

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPrecisions{{
    {"float32", "fp32"},
    {"float16", "fp16"},
    {"bfloat16", "bf16"},
    {"float64", "fp64"},
}};

constexpr std::array kRowNumbers{"average_latency_ms", "throughput_items_per_second"};

RemoteStatus statusOf(const JsonObject &object)
{
    RemoteStatus status;
    status.state = textOf(object, "status");
    status.progress = std::clamp(numberOf(object, "progress").value_or(0), 0.0, 1.0);
    status.step = textOf(object, "current_step");
    status.elapsedSeconds = numberOf(object, "elapsed_time");
    status.leftSeconds = numberOf(object, "estimated_remaining_time");
    status.modelsDone = countOf<std::size_t>(object, "completed_models").value_or(0);
    status.models = countOf<std::size_t>(object, "total_models").value_or(0);
    status.error = textOf(object, "error");
    if (status.isFailed())
        status.leftSeconds.reset(); // the server goes on guessing
    return status;
}

std::string_view firstText(const JsonObject &object, const char *name, const char *other)
{
    const std::string_view text = textOf(object, name);
    return text.empty() ? textOf(object, other) : text;
}

bool isRow(const JsonObject &object)
{
    return !firstText(object, "model_name", "model").empty()
        && std::ranges::any_of(kRowNumbers, [&](const char *key) { return !object[key].error(); });
}

RemoteRow rowOf(const JsonObject &object)
{
    RemoteRow row;
    row.model = firstText(object, "model_name", "model");
    row.family = textOf(object, "model_family");
    row.hardware = firstText(object, "hardware_type", "hardware");
    row.device = textOf(object, "device_name");
    row.testCase = textOf(object, "test_case");
    row.batchSize = countOf<std::int64_t>(object, "batch_size").value_or(0);
    row.precision = ourPrecision(textOf(object, "precision"));
    row.itemsPerSecond = numberOf(object, "throughput_items_per_second");
    row.latencySeconds = scaledOf(object, "average_latency_ms", kMillisecond);
    row.peakBytes = scaledOf(object, "memory_peak_mb", kMebibyte);
    row.isSimulated = flagOf(object, "simulation_mode").value_or(false);
    row.created = textOf(object, "created_at");
    return row;
}

/// Takes the rows out of a value; what is left is none where nothing is.
std::optional<nlohmann::ordered_json>
takeRows(const JsonElement &element, std::vector<RemoteRow> &rows, int depth)
{
    JsonObject object;
    JsonArray array;
    if (depth >= kMostDepth)
        return std::nullopt;
    if (!element.get(object)) {
        if (isRow(object)) {
            rows.push_back(rowOf(object));
            return std::nullopt;
        }
        nlohmann::ordered_json rest = nlohmann::ordered_json::object();
        for (const auto field : object)
            if (auto left = takeRows(field.value, rows, depth + 1))
                rest[std::string(field.key)] = *std::move(left);
        return rest.empty() ? std::nullopt : std::optional(std::move(rest));
    }
    if (!element.get(array)) {
        nlohmann::ordered_json rest = nlohmann::ordered_json::array();
        for (const JsonElement &one : array)
            if (auto left = takeRows(one, rows, depth + 1))
                rest.push_back(*std::move(left));
        return rest.empty() ? std::nullopt : std::optional(std::move(rest));
    }
    if (element.is_null())
        return std::nullopt;
    return nlohmann::ordered_json::parse(simdjson::minify(element), nullptr, false);
}

/// Each object of a list through `make`.
template<class Value, class Make>
Result<std::vector<Value>> listOf(std::string_view body, const Make &make)
{
    JsonReply reply;
    const auto root = reply.read(body);
    if (!root)
        return failure(root.error());
    JsonArray array;
    if (root->get(array))
        return failure(ErrorKind::InvalidInput, "the answer is JSON, but no list");
    std::vector<Value> values;
    for (const JsonElement &element : array) {
        JsonObject object;
        if (!element.get(object))
            values.push_back(make(object));
    }
    return values;
}

std::string faultText(const JsonObject &fault)
{
    std::string place;
    if (const auto path = arrayOf(fault, "loc"))
        for (const JsonElement &part : *path) {
            std::string_view text;
            std::int64_t index = 0;
            place += place.empty() ? "" : ".";
            if (!part.get(text))
                place += text;
            else if (!part.get(index))
                place += std::to_string(index);
        }
    return place + ": " + std::string(textOf(fault, "msg"));
}

std::string_view priorityWord(BenchmarkPriority priority)
{
    switch (priority) {
    case BenchmarkPriority::Critical:
        return "critical";
    case BenchmarkPriority::High:
        return "high";
    case BenchmarkPriority::Medium:
        return "medium";
    case BenchmarkPriority::Low:
        break; // the server knows none below medium but all
    }
    return "all";
}

} // namespace

std::string serverPrecision(std::string_view ours)
{
    for (const auto &[our, servers] : kPrecisions)
        if (ours == our)
            return std::string(servers);
    return std::string(ours);
}

std::string ourPrecision(std::string_view servers)
{
    for (const auto &[our, theirs] : kPrecisions)
        if (servers == theirs)
            return std::string(our);
    return std::string(servers);
}

Result<RemoteStatus> readRemoteStatus(std::string_view body)
{
    JsonReply reply;
    const auto object = reply.readObject(body);
    if (!object)
        return failure(object.error());
    if (textOf(*object, "status").empty())
        return failure(ErrorKind::InvalidInput, "the answer has no status");
    return statusOf(*object);
}

Result<RemoteFrame> readRemoteFrame(std::string_view text)
{
    JsonReply reply;
    const auto object = reply.readObject(text);
    if (!object)
        return failure(object.error());
    RemoteFrame frame;
    if (!textOf(*object, "status").empty())
        frame.status = statusOf(*object);
    else
        frame.refusal = textOf(*object, "error");
    return frame;
}

Result<std::string> readRunId(std::string_view body)
{
    JsonReply reply;
    const auto object = reply.readObject(body);
    if (!object)
        return failure(object.error());
    const std::string id(textOf(*object, "run_id"));
    // It becomes part of an address.
    const bool isPlain = !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || c == '-' || c == '_' || c == '.';
    });
    if (!isPlain)
        return failure(ErrorKind::InvalidInput, "the server gave no run id");
    return id;
}

Result<RemoteResults> readRemoteResults(std::string_view body)
{
    JsonReply reply;
    const auto object = reply.readObject(body);
    if (!object)
        return failure(object.error());
    RemoteResults results;
    JsonElement inner;
    if ((*object)["results"].get(inner))
        return failure(ErrorKind::InvalidInput, "the answer has no results");
    if (const auto rest = takeRows(inner, results.rows, 0))
        results.rest = rest->dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return results;
}

Result<std::vector<RemoteRow>> readRemoteRows(std::string_view body)
{
    return listOf<RemoteRow>(body, rowOf);
}

Result<std::vector<RemoteModel>> readRemoteModels(std::string_view body)
{
    return listOf<RemoteModel>(body, [](const JsonObject &object) {
        return RemoteModel{std::string(textOf(object, "name")),
                           std::string(textOf(object, "family"))};
    });
}

Result<std::vector<RemoteHardware>> readRemoteHardware(std::string_view body)
{
    return listOf<RemoteHardware>(body, [](const JsonObject &object) {
        return RemoteHardware{std::string(textOf(object, "name")),
                              std::string(textOf(object, "device")),
                              scaledOf(object, "memory_gb", kGibibyte).value_or(0),
                              flagOf(object, "simulation_mode").value_or(false)};
    });
}

Result<std::vector<RemoteReports>> readRemoteReports(std::string_view body)
{
    return listOf<RemoteReports>(body, [](const JsonObject &object) {
        RemoteReports reports;
        reports.run = textOf(object, "run_id");
        // textOf() takes "unknown" for nothing, which it is: of a run before the server's last
        // start.
        reports.state = textOf(object, "status");
        if (const auto files = arrayOf(object, "reports"))
            for (const JsonElement &file : *files)
                if (std::string_view name; !file.get(name))
                    reports.files.emplace_back(name);
        return reports;
    });
}

std::string refusalText(std::string_view body)
{
    JsonReply reply;
    const auto object = reply.readObject(body);
    if (!object)
        return {};
    if (const std::string_view text = textOf(*object, "detail"); !text.empty())
        return std::string(text);
    std::string faults;
    if (const auto list = arrayOf(*object, "detail"))
        for (const JsonElement &element : *list)
            if (JsonObject fault; !element.get(fault))
                faults += (faults.empty() ? "" : "; ") + faultText(fault);
    return faults;
}

std::string runRequest(const BenchmarkDefinition &definition, const std::string &precision)
{
    nlohmann::ordered_json request;
    request["priority"] = priorityWord(definition.priority);
    if (!definition.matrix.devices.empty())
        request["hardware"] = definition.matrix.devices;
    if (!definition.matrix.models.empty())
        request["models"] = definition.matrix.models;
    if (!definition.matrix.batchSizes.empty())
        request["batch_sizes"] = definition.matrix.batchSizes;
    if (!precision.empty())
        request["precision"] = serverPrecision(precision);
    request["progressive_mode"] = definition.isProgressive;
    request["incremental"] = definition.isIncremental;
    return request.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace perfdeck
