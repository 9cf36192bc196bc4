// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/wire/FrontDesk.h"

#include "tests/support/ReplayedCoordinator.h"
#include "tests/unit/simulator/Shape.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

// What the simulator says, held against what the real servers said: names of fields, their types,
// and whether a field is always there. Exceptions are named one by one, with their reason.
namespace perfdeck::simulation {

namespace {

using Json = nlohmann::json;
using Names = std::set<std::string>;

const Keys kKeys{"admin", "worker", "viewer"};

/// A cluster in the middle of its life, so that every kind of task and worker is there.
class Simulated final
{
public:
    Simulated()
        : m_cluster({.seed = 1, .workers = 60})
        , m_desk(m_cluster, WireTime(Timestamp(std::chrono::seconds(1'795'000'000)), 1), kKeys)
    {
        m_cluster.advance(9000.5);
    }

    [[nodiscard]] Answer get(const std::string &path,
                             const std::string &key = "admin",
                             std::map<std::string, std::string> query = {}) const
    {
        return m_desk.answer({path, std::move(query), key});
    }

    [[nodiscard]] Json body(const std::string &path,
                            const std::string &key = "admin",
                            std::map<std::string, std::string> query = {}) const
    {
        return Json::parse(get(path, key, std::move(query)).body);
    }

private:
    SimulatedCluster m_cluster;
    FrontDesk m_desk;
};

const Simulated &simulated()
{
    static const Simulated kCluster; // 5,000 seconds are made once for all tests
    return kCluster;
}

Json recordedBody(const std::string &file)
{
    const Json recorded = recordedJson(file);
    return recorded.contains("value") ? recorded["value"] : recorded["response"]["body"];
}

/// Replies of one path in the recorded minute.
void addSession(Shape &shape, const std::string &path)
{
    auto minute = ReplayedCoordinator::ofSession("variant-rest-roles/poll.session.jsonl");
    for (std::size_t round = 0; round < minute.rounds(); ++round) {
        minute.showRound(round);
        shape.add(minute.body(path));
    }
}

struct Exceptions
{
    Names ours{}; ///< fields that the recordings do not have
    Names theirs{}; ///< recorded ones that the simulator leaves out
    Names free{}; ///< what whoever made the task or the worker puts there: not looked into
};

bool isBelow(const std::string &path, const Names &tops)
{
    return std::ranges::any_of(tops, [&path](const std::string &top) {
        return path.starts_with(top)
            && (path.size() == top.size() || path[top.size()] == '.' || path[top.size()] == '[');
    });
}

void expectAgreement(const Shape &recorded, const Shape &ours, const Exceptions &exceptions)
{
    for (const std::string &path : ours.fields()) {
        if (isBelow(path, exceptions.ours) || (isBelow(path, exceptions.free)))
            continue;
        if (!recorded.fields().contains(path)) {
            ADD_FAILURE() << path << " is in no recording";
            continue;
        }
        for (const std::string &type : ours.types(path))
            EXPECT_TRUE(recorded.types(path).contains(type)) << path << " is a " << type;
    }
    for (const std::string &path : recorded.fields()) {
        if (isBelow(path, exceptions.theirs) || isBelow(path, exceptions.free) || path.empty())
            continue;
        if (!ours.fields().contains(path))
            ADD_FAILURE() << path << " was recorded and is never said";
        else if (!path.ends_with("[]") && recorded.isAlways(path) && !ours.isAlways(path))
            ADD_FAILURE() << path << " was always there and is not";
    }
}

/// All replies together against all recordings together.
void compare(const std::vector<Json> &recorded,
             const std::vector<Json> &ours,
             const Exceptions &exceptions = {})
{
    Shape theirs;
    for (const Json &body : recorded)
        theirs.add(body);
    Shape said;
    for (const Json &body : ours)
        said.add(body);
    expectAgreement(theirs, said, exceptions);
}

const std::string kRoles = "variant-rest-roles/";

std::string idOf(const std::string &status)
{
    return simulated().body("/api/tasks", "admin", {{"status", status}})["tasks"][0]["task_id"];
}

} // namespace

TEST(Agreement, StatusAndRoot)
{
    compare(
        {recordedBody(kRoles + "status.get.json"), recordedBody(kRoles + "status.get.busy.json")},
        {simulated().body("/status", "")},
        {.ours = {".simulated"}});
    compare({recordedBody(kRoles + "root.get.json")},
            {simulated().body("/", "")},
            {.ours = {".simulated"}});
}

TEST(Agreement, WorkersOfAnAdmin)
{
    Shape recorded;
    recorded.add(recordedBody(kRoles + "api-workers.get.admin.json"));
    recorded.add(recordedBody(kRoles + "api-workers.get.filter.json"));
    addSession(recorded, "/api/workers");
    Shape ours;
    ours.add(simulated().body("/api/workers"));
    ours.add(simulated().body("/api/workers", "admin", {{"limit", "3"}, {"offset", "1"}}));
    const std::string worker = ".workers[]";
    // A time of a recovery is said by code only; the recorded coordinator had none.
    const std::string attempt = worker + ".health_status.recovery_status.last_recovery_attempt";
    const std::string compute = worker + ".capabilities.gpu.cuda_compute"; // all recorded had CUDA
    expectAgreement(recorded, ours, {.ours = {attempt}, .theirs = {attempt, compute}});
}

TEST(Agreement, WorkersOfAWorker)
{
    compare({recordedBody(kRoles + "api-workers.get.worker-limited.json")},
            {simulated().body("/api/workers", "worker")});
    const std::string id = simulated().body("/api/workers")["workers"][0]["worker_id"];
    compare({recordedBody(kRoles + "api-workers-id.get.worker-limited.json")},
            {simulated().body("/api/workers/" + id, "worker")});
}

TEST(Agreement, OneWorker)
{
    const Json list = simulated().body("/api/workers")["workers"];
    const auto busy = std::ranges::find_if(list, [](const Json &worker) {
        return worker["active_tasks"] > 0 && worker["capabilities"]["hardware"][1] == "cuda";
    });
    ASSERT_NE(busy, list.end());
    const std::string attempt = ".worker.health_status.recovery_status.last_recovery_attempt";
    compare({recordedBody(kRoles + "api-workers-id.get.admin.json")},
            {simulated().body("/api/workers/" + (*busy)["worker_id"].get<std::string>())},
            {.ours = {attempt}, .theirs = {attempt}});
}

TEST(Agreement, Tasks)
{
    Shape recorded;
    recorded.add(recordedBody(kRoles + "api-tasks.get.json"));
    recorded.add(recordedBody(kRoles + "api-tasks.get.viewer-200.json"));
    addSession(recorded, "/api/tasks");
    Shape ours;
    for (const char *status : {"pending", "running", "completed", "failed"})
        ours.add(simulated().body(
            "/api/tasks", "viewer", {{"status", status}, {"limit", "200"}, {"offset", "0"}}));
    // Whoever asks without a limit is told so by null; the list is as long as the cluster is old.
    ours.add(simulated().body("/api/tasks", "viewer", {{"status", "pending"}}));
    const std::string task = ".tasks[]";
    expectAgreement(
        recorded,
        ours,
        {.ours = {".limit"}, .free = {task + ".config", task + ".requirements", task + ".result"}});
}

TEST(Agreement, ACancelledTask)
{
    const Json cancelled = simulated().body("/api/tasks/" + idOf("cancelled"))["task"];
    EXPECT_EQ(cancelled["status"], "cancelled");
    EXPECT_TRUE(cancelled["cancelled"].is_string());
    EXPECT_FALSE(cancelled.contains("started"));
}

TEST(Agreement, OneTask)
{
    const Names made{".task.config",
                     ".task.requirements",
                     ".task.result",
                     ".task.health.config",
                     ".task.health.requirements"};
    compare({recordedBody(kRoles + "api-tasks-id.get.running.json"),
             recordedBody(kRoles + "api-tasks-id.get.completed.json")},
            {simulated().body("/api/tasks/" + idOf("running")),
             simulated().body("/api/tasks/" + idOf("completed"))},
            {// Nobody cancels here, and a host name stays only where somebody asked while running.
             .theirs = {".task.cancelling", ".task.worker_hostname", ".task.progress"},
             .free = made});
}

TEST(Agreement, Refusals)
{
    const auto expect = [](const std::string &file, const Answer &answer) {
        const Json recorded = recordedJson(kRoles + file)["response"];
        EXPECT_EQ(answer.status, recorded["status"]) << file;
        EXPECT_EQ(Json::parse(answer.body), recorded["body"]) << file;
        EXPECT_EQ(answer.type, recorded["headers"]["content-type"]) << file;
    };
    expect("api-workers.get.401.json", simulated().get("/api/workers", ""));
    expect("api-workers.get.401.json", simulated().get("/api/workers", "wrong"));
    expect("api-workers.get.viewer-401.json", simulated().get("/api/workers", "viewer"));
    expect("api-workers.get.bad-limit.400.json",
           simulated().get("/api/workers", "admin", {{"limit", "x"}}));
    expect("api-workers-id.get.404.json", simulated().get("/api/workers/nope"));
    expect("api-tasks-id.get.404.json", simulated().get("/api/tasks/nope"));
    EXPECT_EQ(simulated().get("/api/drm/statistics", "").status, 401);
    EXPECT_EQ(simulated().get("/api/tasks", "").status, 401);
}

TEST(Agreement, FiltersCutAndCount)
{
    const Json all = simulated().body("/api/workers");
    const Json cuda
        = simulated().body("/api/workers", "admin", {{"hardware", "cpu,cuda"}, {"limit", "2"}});
    EXPECT_EQ(all["total"], all["workers"].size());
    EXPECT_EQ(cuda["workers"].size(), 2U);
    EXPECT_LT(cuda["total"], all["total"]);
    std::size_t sum = 0;
    for (const char *status : {"active", "recovery_pending", "permanent_failure", "offline"})
        sum += simulated().body("/api/workers", "admin", {{"status", status}})["workers"].size();
    EXPECT_EQ(sum, all["total"]);
}

TEST(Agreement, DrmStatistics)
{
    // The real manager's fields, those of its stand-in, and PerfDeck's mark. Workers are objects
    // by id, so all of them together give the shape of one.
    const auto workers = [](const std::vector<Json> &bodies) {
        std::vector<Json> all;
        for (const Json &body : bodies)
            for (const auto &[id, worker] : body["workers"].items())
                all.push_back(worker);
        return all;
    };
    const auto bare = [](Json body) {
        body["workers"] = Json::object();
        return body;
    };
    const Json real = recordedBody("drm/get_worker_statistics.json");
    const Json mock = recordedBody("drm/mock.get_worker_statistics.json");
    const Json ours = simulated().body("/api/drm/statistics");
    compare({bare(real), bare(mock)}, {bare(ours)}, {.ours = {".simulated"}});
    compare(workers({real, mock}),
            workers({ours}),
            {.theirs = {".resources.cpu", ".resources.memory", ".resources.gpu"}});
    EXPECT_EQ(ours["total_workers"], ours["workers"].size());
}

TEST(Agreement, DrmPerformanceAndScaling)
{
    compare({recordedBody("drm/mock.get_performance_metrics.json")},
            {simulated().body("/api/drm/performance")});
    std::vector<Json> recorded;
    for (const char *kind : {"maintain.in-range",
                             "maintain.scale-down-cooldown",
                             "maintain.scale-up-cooldown",
                             "scale_down",
                             "scale_up.bottleneck-gpu",
                             "scale_up.initial",
                             "scale_up.threshold"})
        recorded.push_back(recordedBody("drm/scaling_decision." + std::string(kind) + ".json"));
    const Json ours = simulated().body("/api/drm/scaling");
    compare(recorded, ours.get<std::vector<Json>>(), {.theirs = {".resource_requirements"}});
    // Only later ones are asked for the next time.
    const double last = ours.back()["timestamp"];
    EXPECT_TRUE(simulated()
                    .body("/api/drm/scaling", "admin", {{"since", std::to_string(last + 1)}})
                    .empty());
    EXPECT_EQ(simulated().get("/api/drm/ws").status, 404);
}

TEST(Agreement, CircuitBreakers)
{
    const auto circuits = [](const Json &body) {
        std::vector<Json> all;
        for (const char *group : {"worker_circuits", "task_circuits", "endpoint_circuits"})
            for (const auto &[name, circuit] : body[group].items())
                all.push_back(circuit);
        return all;
    };
    const Json real = recordedBody("circuit-breaker/metrics.json");
    const Json ours = simulated().body("/dashboard/api/circuit-breakers", "");
    // No recorded circuit has closed again.
    compare(circuits(real), circuits(ours), {.ours = {".recovery_times[]"}});
    for (const auto &[key, value] : real.items())
        EXPECT_EQ(std::string(value.type_name()), ours[key].type_name()) << key;
    compare({recordedBody("topic-dashboard/api-errors.get.json")},
            {simulated().body("/dashboard/api/errors", "")});
    EXPECT_EQ(simulated().get("/dashboard/api/status", "").body, "404: Not Found");
}

namespace {

/// "family type" and "name{labels}" of a page of text format 0.0.4, drm_ only.
std::pair<Names, Names> families(const std::string &page)
{
    std::pair<Names, Names> found;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("# TYPE drm_"))
            found.first.insert(line.substr(7));
        if (!line.starts_with("drm_"))
            continue;
        std::string series = line.substr(0, line.find_first_of("{ "));
        for (std::size_t at = line.find('{'); at < line.rfind('}');) {
            const std::size_t equals = line.find("=\"", at);
            series += ' ' + line.substr(at + 1, equals - at - 1);
            const std::size_t end = line.find('"', equals + 2);
            at = line[end + 1] == ',' ? end + 1 : std::string::npos;
        }
        found.second.insert(series);
    }
    return found;
}

} // namespace

TEST(Agreement, ExporterPage)
{
    auto [types, series] = families(simulated().get("/metrics", "").body);
    EXPECT_EQ(types.erase("drm_simulated gauge"), 1U);
    EXPECT_EQ(series.erase("drm_simulated"), 1U);
    for (const char *file : {"prometheus.mock.txt", "prometheus.real-manager.txt"}) {
        std::ifstream stream(std::string(PERFDECK_TEST_DATA) + "/coordinator/drm/" + file);
        std::stringstream page;
        page << stream.rdbuf();
        const auto recorded = families(page.str());
        EXPECT_FALSE(recorded.first.empty());
        EXPECT_EQ(types, recorded.first) << file;
        EXPECT_EQ(series, recorded.second) << file;
    }
    EXPECT_EQ(simulated().get("/exporter/anything", "").body, simulated().get("/metrics", "").body);
}

TEST(WireTime, IsWhatAClockSees)
{
    const WireTime time(Timestamp(std::chrono::seconds(1'795'233'067)), 10);
    EXPECT_EQ(time.text(0), "2026-11-21T03:51:07");
    EXPECT_EQ(time.text(12.5), "2026-11-21T03:51:08.250000");
    EXPECT_EQ(time.shown(300), 30);
    EXPECT_EQ(time.model(time.at(86'400)), 86'400);
    EXPECT_EQ(httpTime(time.at(0)), "Sat, 21 Nov 2026 03:51:07 GMT");
}

} // namespace perfdeck::simulation
