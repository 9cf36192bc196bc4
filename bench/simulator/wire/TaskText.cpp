// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/wire/TaskText.h"

#include <cmath>

namespace perfdeck::simulation {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kIterations = 100;

bool isBenchmark(const TaskType &type)
{
    return type.name.ends_with("benchmark");
}

} // namespace

const char *taskWord(SimulatedTask::State state)
{
    switch (state) {
    case SimulatedTask::State::Running:
        return "running";
    case SimulatedTask::State::Completed:
        return "completed";
    case SimulatedTask::State::Failed:
        return "failed";
    case SimulatedTask::State::Cancelled:
        return "cancelled";
    case SimulatedTask::State::Pending:
        break;
    }
    return "pending";
}

Json taskConfig(const SimulatedTask &task, const std::vector<SimulatedTask> &all)
{
    const TaskType &type = task.kind();
    const std::string_view subject = type.subjects[task.subject];
    Json config;
    if (isBenchmark(type))
        config = {{"model", subject},
                  {"batch_sizes", {1, 8}},
                  {"precision", "fp16"},
                  {"iterations", kIterations}};
    else if (type.name == "test")
        config = {{"test_file", subject}, {"test_args", Json::array({"-q"})}};
    else
        config = {{"name", subject}};
    for (const std::uint32_t need : task.needs)
        config["dependencies"].push_back(all[need].id);
    return config;
}

Json taskRequirements(const TaskType &type)
{
    return {{"hardware", Json::array({type.tag})}, {"min_memory_gb", type.need.memoryMb / 1'024}};
}

Json taskResult(const SimulatedTask &task, double seconds)
{
    const TaskType &type = task.kind();
    if (!isBenchmark(type))
        return {{"execution_time_seconds", rounded(seconds)}};
    Json sizes = Json::object();
    for (const int batch : {1, 8}) {
        const double latency = 1'000 * seconds / kIterations / 9 * (batch == 1 ? 1 : 8);
        sizes[std::to_string(batch)]
            = {{"latency_ms", rounded(latency)},
               {"throughput_items_per_second", rounded(1'000 * batch / latency)},
               {"memory_mb", type.need.gpuMemoryMb / 8 * (batch == 1 ? 4U : 7U)}};
    }
    return {{"model", type.subjects[task.subject]},
            {"precision", "fp16"},
            {"iterations", kIterations},
            {"batch_sizes", sizes}};
}

double rounded(double value)
{
    return std::round(value * 100) / 100;
}

} // namespace perfdeck::simulation
