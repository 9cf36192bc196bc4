// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OrtEvent.h"

#include "core/profile/read/TensorType.h"

#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

using simdjson::error_code;
using simdjson::SUCCESS;
namespace json = simdjson::ondemand;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

error_code readDims(json::value value, std::vector<std::int64_t> &dims)
{
    return forEachElementOf(value, [&](json::value dim) {
        const auto number = looseNumber(dim);
        dims.push_back(number && std::abs(*number) < 1e15 ? std::llround(*number) : -1);
        return SUCCESS;
    });
}

/// [{"float":[2,3]}, …]
error_code readShapes(json::value value, std::vector<TensorShape> &shapes)
{
    return forEachElementOf(value, [&](json::value entry) {
        return forEachMemberOf(entry, [&](std::string_view type, json::value dims) {
            shapes.push_back({tensorType(type), {}});
            return readDims(dims, shapes.back().dims);
        });
    });
}

error_code readMainThread(json::value value, OrtEvent &event)
{
    bool usesPool = false;
    const auto error = forEachMemberOf(value, [&](std::string_view key, json::value part) {
        if (key == "block_size") {
            std::vector<std::int64_t> blocks;
            const auto problem = readDims(part, blocks);
            usesPool = !blocks.empty();
            return problem;
        }
        if (key == "Run")
            event.poolRun = looseNumber(part).value_or(kUnknown);
        else if (key == "Wait")
            event.poolWait = looseNumber(part).value_or(kUnknown);
        return SUCCESS;
    });
    if (!usesPool)
        event.poolRun = event.poolWait = kUnknown;
    return error;
}

double *sizeOf(std::string_view key, OrtEvent &event)
{
    const std::pair<std::string_view, double *> sizes[] = {
        {"activation_size", &event.activationSize},
        {"parameter_size", &event.parameterSize},
        {"output_size", &event.outputSize},
        {"mem_bytes_in_use", &event.memoryInUse},
        {"mem_in_use_peak", &event.memoryPeak},
        {"mem_in_use_delta", &event.memoryDelta},
        {"mem_arena_held", &event.memoryHeld},
    };
    for (const auto &[name, size] : sizes)
        if (name == key)
            return size;
    return nullptr;
}

error_code readArgument(std::string_view key, json::value value, OrtEvent &event)
{
    if (key == "op_name")
        event.op = looseText(value);
    else if (key == "provider")
        event.provider = looseText(value);
    else if (key == "input_type_shape")
        return readShapes(value, event.inputs);
    else if (key == "output_type_shape")
        return readShapes(value, event.outputs);
    else if (key == "thread_scheduling_stats")
        return forEachMemberOf(value, [&](std::string_view part, json::value stats) {
            return part == "main_thread" ? readMainThread(stats, event) : SUCCESS;
        });
    else if (double *size = sizeOf(key, event))
        *size = looseNumber(value).value_or(kUnknown);
    return SUCCESS;
}

} // namespace

error_code readOrtEvent(json::object object, OrtEvent &event)
{
    event = {};
    return forEachMember(object, [&](std::string_view key, json::value value) {
        if (key == "cat")
            event.category = looseText(value);
        else if (key == "name")
            event.name = looseText(value);
        else if (key == "pid")
            event.pid = looseText(value);
        else if (key == "tid")
            event.tid = looseText(value);
        else if (key == "ph")
            event.phase = looseText(value);
        else if (key == "ts")
            event.start = looseNumber(value).value_or(kUnknown);
        else if (key == "dur")
            event.duration = looseNumber(value).value_or(kUnknown);
        else if (key == "args")
            return forEachMemberOf(value, [&](std::string_view name, json::value part) {
                return readArgument(name, part, event);
            });
        return SUCCESS;
    });
}

} // namespace perfdeck
