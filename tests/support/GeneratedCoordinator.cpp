// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/GeneratedCoordinator.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <ctime>

namespace perfdeck {

namespace {

using Json = nlohmann::json;
using namespace std::chrono_literals;

std::string stamp(std::chrono::system_clock::time_point time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    return text.data();
}

/// Always the same for a number.
double noise(std::size_t number, std::size_t sort)
{
    const double wave = std::sin(double(number) * 12.9898 + double(sort) * 78.233) * 43758.5453;
    return wave - std::floor(wave);
}

struct Kind
{
    std::vector<const char *> hardware;
    int cores;
    int memory;
    const char *gpu;
    int gpus;
};

const Kind &kindOf(std::size_t worker)
{
    static const std::array kinds{Kind{{"cpu", "cuda"}, 64, 256, "NVIDIA A100-SXM4-80GB", 4},
                                  Kind{{"cpu"}, 32, 128, nullptr, 0},
                                  Kind{{"cpu", "rocm"}, 96, 512, "AMD Instinct MI250", 2}};
    return kinds[worker % 5 < 3 ? 0 : worker % 5 - 2];
}

const char *statusOf(std::size_t worker)
{
    return worker % 23 == 7 ? "offline" : worker % 6 == 1 ? "idle" : "active";
}

std::string idOf(std::size_t worker)
{
    return "node-" + std::to_string(worker + 1);
}

std::string taskId(std::size_t task)
{
    return "task-" + std::to_string(task + 1);
}

} // namespace

GeneratedCoordinator::GeneratedCoordinator(std::size_t workers)
    : m_workers(workers)
{
}

std::string GeneratedCoordinator::workerList() const
{
    const auto now = std::chrono::system_clock::now();
    const double phase = std::chrono::duration<double>(now - m_start).count();
    Json list = Json::array();
    for (std::size_t at = 0; at < m_workers; ++at) {
        const Kind &kind = kindOf(at);
        const std::string status = statusOf(at);
        const bool busy = status == "active";
        const double base = busy ? 45 + 25 * noise(at, 1) : 4 + 3 * noise(at, 2);
        const double cpu = at == 11 ? 99 : base + (busy ? 8 * std::sin(phase + double(at)) : 0);
        Json metrics{{"cpu_percent", std::round(cpu * 10) / 10},
                     {"memory_percent", std::round((30 + 20 * noise(at, 3)) * 10) / 10},
                     {"memory_used_gb", std::round(kind.memory * (0.3 + 0.2 * noise(at, 3)))},
                     {"gpu", Json::array()}};
        if (kind.gpus > 0)
            metrics["gpu_utilization"] = busy ? std::round(60 + 35 * noise(at, 4)) : 0;
        for (int gpu = 0; gpu < kind.gpus; ++gpu)
            metrics["gpu"].push_back({{"index", gpu},
                                      {"memory_allocated_gb", busy ? 20 + 10 * gpu : 0},
                                      {"memory_total_gb", 80}});
        Json capabilities{{"hardware", kind.hardware},
                          {"cpu", {{"model", "AMD EPYC 7763"}, {"cores", kind.cores}}},
                          {"memory", {{"total_gb", kind.memory}}}};
        if (kind.gpu)
            capabilities["gpu"] = {{"name", kind.gpu}, {"count", kind.gpus}, {"memory_gb", 80}};
        list.push_back({{"worker_id", idOf(at)},
                        {"hostname", "rack-" + std::to_string(at / 8 + 1)},
                        {"capabilities", std::move(capabilities)},
                        {"status", status},
                        {"registered", stamp(m_start - 1h * (1 + int(at % 70)))},
                        {"last_heartbeat", stamp(status == "offline" ? m_start - 10min : now)},
                        {"tasks_completed", 40 + at % 17},
                        {"tasks_failed", at == 5 ? 60 : at % 3},
                        {"hardware_metrics", std::move(metrics)},
                        {"health_status", {{"is_healthy", at % 40 != 13}}},
                        {"active_tasks", busy ? 1 + at % 4 : 0}});
    }
    return Json{{"status", "success"}, {"total", m_workers}, {"workers", std::move(list)}}.dump();
}

std::string GeneratedCoordinator::taskList(const std::string &path) const
{
    const auto number = [&path](const std::string &name, std::size_t otherwise) {
        const std::size_t at = path.find(name + "=");
        return at == path.npos ? otherwise : std::stoul(path.substr(at + name.size() + 1));
    };
    static constexpr std::array kTypes{"benchmark", "test", "custom"};
    Json list = Json::array();
    std::size_t total = 0;
    const std::size_t from = number("offset", 0);
    const std::size_t count = number("limit", taskCount());
    for (std::size_t at = 0; at < taskCount(); ++at) {
        const std::size_t worker = at % m_workers;
        const bool isRunning = at >= m_workers && std::string(statusOf(worker)) == "active";
        const std::string status = isRunning ? "running" : at % 9 == 4 ? "failed" : "completed";
        if (path.find("status=") != path.npos && path.find("status=" + status) == path.npos)
            continue;
        if (++total <= from || list.size() >= count)
            continue;
        Json task{{"task_id", taskId(at)},
                  {"type", kTypes[at % kTypes.size()]},
                  {"priority", 1 + at % 5},
                  {"status", status},
                  {"created", stamp(m_start - 40min)},
                  {"started", stamp(m_start - 30min)},
                  {"worker_id", idOf(worker)},
                  {"attempts", 1},
                  {"progress", isRunning ? at % 100 : 100}};
        if (!isRunning) {
            task["ended"] = stamp(m_start - 20min);
            task["execution_time"] = 600;
        }
        if (status == "failed")
            task["error"] = "RuntimeError: CUDA out of memory";
        list.push_back(std::move(task));
    }
    return Json{{"status", "success"}, {"total", total}, {"tasks", std::move(list)}}.dump();
}

std::string GeneratedCoordinator::get(const std::string &path) const
{
    if (path == "/status")
        return Json{{"status", "ok"},
                    {"workers", m_workers},
                    {"tasks", taskCount()},
                    {"redundancy_enabled", false},
                    {"redundancy_role", "none"},
                    {"enhanced_error_handling_enabled", false}}
            .dump();
    if (path.starts_with("/api/workers"))
        return workerList();
    if (path == "/api/tasks" || path.starts_with("/api/tasks?"))
        return taskList(path);
    return {};
}

} // namespace perfdeck
