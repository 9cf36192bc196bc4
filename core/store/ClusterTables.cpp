// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ClusterTables.h"

#include "core/model/ClusterWords.h"
#include "core/store/TimeMath.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

using Json = nlohmann::ordered_json;

constexpr auto kTables = R"(
CREATE TABLE IF NOT EXISTS workers(
  id INTEGER PRIMARY KEY, cluster TEXT NOT NULL, worker_id TEXT NOT NULL, hostname TEXT,
  status TEXT, registration_time INTEGER, last_heartbeat INTEGER, hardware TEXT NOT NULL,
  capabilities TEXT NOT NULL, gpus TEXT NOT NULL, tasks_completed INTEGER, tasks_failed INTEGER,
  first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, UNIQUE(cluster, worker_id));
CREATE TABLE IF NOT EXISTS tasks(
  id INTEGER PRIMARY KEY, cluster TEXT NOT NULL, task_id TEXT NOT NULL, type TEXT,
  status TEXT NOT NULL, worker_id TEXT, model TEXT, priority INTEGER, create_time INTEGER,
  start_time INTEGER, end_time INTEGER, execution_time_seconds REAL, attempts INTEGER,
  needs TEXT, error TEXT, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
  since INTEGER AS (coalesce(start_time, create_time, first_seen)) VIRTUAL,
  until INTEGER AS (coalesce(end_time, last_seen)) VIRTUAL, UNIQUE(cluster, task_id));
CREATE INDEX IF NOT EXISTS tasks_until ON tasks(until);
CREATE TABLE IF NOT EXISTS scaling_decisions(
  id INTEGER PRIMARY KEY, cluster TEXT NOT NULL, time INTEGER NOT NULL, action TEXT NOT NULL,
  reason TEXT NOT NULL, count INTEGER, worker_ids TEXT NOT NULL, utilization REAL,
  worker_type TEXT, UNIQUE(time, action, reason, cluster));
)";

std::optional<std::int64_t> micros(const std::optional<Timestamp> &time)
{
    return time ? std::optional(toMicros(*time)) : std::nullopt;
}

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string listText(const std::vector<std::string> &words)
{
    return dumped(Json(words));
}

/// Anything that is no list of texts reads as an empty one: the file may be somebody else's work.
std::vector<std::string> listOf(std::string_view text)
{
    std::vector<std::string> words;
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_array())
        for (const Json &each : json)
            if (each.is_string())
                words.push_back(each.get<std::string>());
    return words;
}

std::string attributesText(const WorkerProfile &profile)
{
    Json json = Json::object();
    for (const auto &[name, value] : profile.attributes)
        json[name] = value;
    return dumped(json);
}

std::string gpusText(const std::vector<WorkerGpu> &gpus)
{
    Json list = Json::array();
    for (const WorkerGpu &gpu : gpus) {
        Json json = {{"index", gpu.index}, {"name", gpu.name}};
        if (gpu.memoryTotalBytes)
            json["memory_total_bytes"] = *gpu.memoryTotalBytes;
        list.push_back(std::move(json));
    }
    return dumped(list);
}

std::vector<WorkerGpu> gpusOf(std::string_view text)
{
    std::vector<WorkerGpu> gpus;
    const Json list = Json::parse(text, nullptr, false);
    if (!list.is_array())
        return gpus;
    for (const Json &json : list) {
        if (!json.is_object())
            continue;
        WorkerGpu &gpu = gpus.emplace_back();
        if (const auto at = json.find("index"); at != json.end() && at->is_number_integer())
            gpu.index = at->get<int>();
        if (const auto at = json.find("name"); at != json.end() && at->is_string())
            gpu.name = at->get<std::string>();
        if (const auto at = json.find("memory_total_bytes"); at != json.end() && at->is_number())
            gpu.memoryTotalBytes = at->get<double>();
    }
    return gpus;
}

/// A word of ours, or the server's own where no rule knows it.
template<class State>
std::string_view statusOf(State state, const std::string &own)
{
    return state == State::Unknown ? std::string_view(own) : stateName(state);
}

void writeWorkers(Database &database, const ClusterUpdate &update)
{
    Statement put(database,
                  "INSERT INTO workers(cluster, worker_id, hostname, status, registration_time, "
                  "last_heartbeat, hardware, capabilities, gpus, tasks_completed, tasks_failed, "
                  "first_seen, last_seen) "
                  "VALUES(?,?,nullif(?,''),nullif(?,''),?,?,?,?,?,?,?,?12,?12) "
                  "ON CONFLICT(cluster, worker_id) DO UPDATE SET "
                  "hostname = coalesce(excluded.hostname, hostname), "
                  "status = coalesce(excluded.status, status), "
                  "registration_time = coalesce(excluded.registration_time, registration_time), "
                  "last_heartbeat = coalesce(excluded.last_heartbeat, last_heartbeat), "
                  "hardware = excluded.hardware, capabilities = excluded.capabilities, "
                  "gpus = excluded.gpus, "
                  "tasks_completed = coalesce(excluded.tasks_completed, tasks_completed), "
                  "tasks_failed = coalesce(excluded.tasks_failed, tasks_failed), "
                  "last_seen = excluded.last_seen");
    for (const Worker &worker : update.changes.workers) {
        const std::string hardware = listText(worker.profile->hardware);
        const std::string attributes = attributesText(*worker.profile);
        const std::string gpus = gpusText(worker.gpus);
        put.run(std::string_view(update.cluster->name),
                std::string_view(worker.id()),
                std::string_view(worker.profile->host),
                statusOf(worker.state, worker.stateText),
                micros(worker.registered),
                micros(worker.lastSeen),
                std::string_view(hardware),
                std::string_view(attributes),
                std::string_view(gpus),
                worker.tasksCompleted,
                worker.tasksFailed,
                toMicros(update.cluster->time));
    }
}

void writeTasks(Database &database, const ClusterUpdate &update)
{
    Statement put(database,
                  "INSERT INTO tasks(cluster, task_id, type, status, worker_id, model, priority, "
                  "create_time, start_time, end_time, execution_time_seconds, attempts, needs, "
                  "error, first_seen, last_seen) "
                  "VALUES(?,?,nullif(?,''),?,nullif(?,''),nullif(?,''),?,?,?,?,?,?,nullif(?,'[]'),"
                  "nullif(?,''),?15,?15) "
                  "ON CONFLICT(cluster, task_id) DO UPDATE SET "
                  "type = coalesce(excluded.type, type), status = excluded.status, "
                  "worker_id = coalesce(excluded.worker_id, worker_id), "
                  "model = coalesce(excluded.model, model), "
                  "priority = coalesce(excluded.priority, priority), "
                  "create_time = coalesce(excluded.create_time, create_time), "
                  "start_time = coalesce(excluded.start_time, start_time), "
                  "end_time = CASE WHEN ?16 THEN coalesce(excluded.end_time, end_time) END, "
                  "execution_time_seconds = coalesce(excluded.execution_time_seconds, "
                  "execution_time_seconds), "
                  "attempts = coalesce(excluded.attempts, attempts), "
                  "needs = coalesce(excluded.needs, needs), "
                  "error = CASE WHEN ?16 THEN coalesce(excluded.error, error) END, "
                  "last_seen = excluded.last_seen");
    for (const Task &task : update.changes.tasks) {
        const std::string needs = listText(task.needs);
        put.run(std::string_view(update.cluster->name),
                std::string_view(task.id),
                std::string_view(task.type),
                statusOf(task.state, task.stateText),
                std::string_view(task.worker),
                std::string_view(task.model),
                task.priority,
                micros(task.created),
                micros(task.started),
                micros(task.ended),
                task.executionSeconds,
                task.attempts,
                std::string_view(needs),
                std::string_view(task.error),
                toMicros(update.cluster->time),
                isFinal(task.state)); // one that was given out again has not ended
    }
}

void writeScaling(Database &database, const ClusterUpdate &update)
{
    Statement put(database,
                  "INSERT OR IGNORE INTO scaling_decisions(cluster, time, action, reason, count, "
                  "worker_ids, utilization, worker_type) VALUES(?,?,?,?,?,?,?,nullif(?,''))");
    for (const ScalingDecision &decision : update.changes.scaling) {
        const std::string workers = listText(decision.workers);
        put.run(std::string_view(update.cluster->name),
                toMicros(decision.time),
                actionName(decision.action),
                std::string_view(decision.reason),
                decision.count,
                std::string_view(workers),
                decision.utilizationRatio,
                std::string_view(decision.workerType));
    }
}

/// One row of a result; columns that are NULL are absent.
class Row final
{
public:
    explicit Row(const Statement &rows)
        : m_rows(rows)
    {
    }

    [[nodiscard]] std::string text(int column) const { return std::string(m_rows.text(column)); }

    [[nodiscard]] std::optional<Timestamp> time(int column) const
    {
        return m_rows.isNull(column) ? std::nullopt
                                     : std::optional(fromMicros(m_rows.number(column)));
    }

    [[nodiscard]] std::optional<double> real(int column) const
    {
        return m_rows.isNull(column) ? std::nullopt : std::optional(m_rows.real(column));
    }

    /// Numbers that the type cannot hold are absent.
    template<class Number>
    [[nodiscard]] std::optional<Number> number(int column) const
    {
        if (m_rows.isNull(column) || !std::in_range<Number>(m_rows.number(column)))
            return std::nullopt;
        return static_cast<Number>(m_rows.number(column));
    }

private:
    const Statement &m_rows;
};

Task taskOf(const Row &row)
{
    Task task;
    task.id = row.text(0);
    task.type = row.text(1);
    task.stateText = row.text(2);
    task.state = taskState(task.stateText);
    task.worker = row.text(3);
    task.model = row.text(4);
    task.priority = row.number<std::int64_t>(5);
    task.created = row.time(6);
    task.started = row.time(7);
    task.ended = row.time(8);
    task.executionSeconds = row.real(9);
    task.attempts = row.number<std::uint32_t>(10);
    task.needs = listOf(row.text(11));
    task.error = row.text(12);
    return task;
}

void readTasks(Database &database, const ClusterQuery &query, ClusterHistory &history)
{
    Statement rows(
        database,
        "SELECT task_id, type, status, worker_id, model, priority, create_time, "
        "start_time, end_time, execution_time_seconds, attempts, needs, error "
        "FROM tasks WHERE until >= ? AND since < ? ORDER BY since DESC, id DESC LIMIT ?");
    rows.start(toMicros(query.range.from), toMicros(query.range.to), query.mostTasks + 1);
    while (rows.step())
        history.tasks.push_back(taskOf(Row(rows)));
    history.isCut = history.tasks.size() > query.mostTasks;
    if (history.isCut)
        history.tasks.pop_back();
    std::ranges::reverse(history.tasks);
}

void readWorkers(Database &database, ClusterHistory &history)
{
    Statement rows(database,
                   "SELECT worker_id, hostname, status, registration_time, last_heartbeat, "
                   "hardware, capabilities, gpus, tasks_completed, tasks_failed, last_seen "
                   "FROM workers ORDER BY worker_id, last_seen DESC");
    while (rows.step()) {
        const Row row(rows);
        std::string id = row.text(0);
        if (!history.workers.empty() && history.workers.back().id() == id)
            continue; // also met in another cluster, longer ago
        auto profile = std::make_shared<WorkerProfile>();
        profile->id = std::move(id);
        profile->host = row.text(1);
        profile->hardware = listOf(row.text(5));
        const Json attributes = Json::parse(row.text(6), nullptr, false);
        if (attributes.is_object())
            for (const auto &[name, value] : attributes.items())
                if (value.is_string())
                    profile->attributes.emplace_back(name, value.get<std::string>());
        Worker &worker = history.workers.emplace_back();
        worker.profile = std::move(profile);
        worker.stateText = row.text(2);
        worker.state = workerState(worker.stateText);
        worker.registered = row.time(3);
        worker.lastSeen = row.time(4);
        worker.gpus = gpusOf(row.text(7));
        worker.tasksCompleted = row.number<std::uint64_t>(8);
        worker.tasksFailed = row.number<std::uint64_t>(9);
    }
}

void readScaling(Database &database, const ClusterQuery &query, ClusterHistory &history)
{
    Statement rows(database,
                   "SELECT time, action, reason, count, worker_ids, utilization, worker_type "
                   "FROM scaling_decisions WHERE time >= ? AND time < ? ORDER BY time, id");
    rows.start(toMicros(query.range.from), toMicros(query.range.to));
    while (rows.step()) {
        const Row row(rows);
        ScalingDecision &decision = history.scaling.emplace_back();
        decision.time = fromMicros(rows.number(0));
        decision.action = scalingAction(rows.text(1));
        decision.reason = row.text(2);
        decision.count = row.number<std::uint32_t>(3);
        decision.workers = listOf(row.text(4));
        decision.utilizationRatio = row.real(5);
        decision.workerType = row.text(6);
    }
}

std::size_t remove(Database &database, const char *sql, Timestamp before, std::size_t limit)
{
    Statement statement(database, sql);
    statement.run(toMicros(before), limit);
    return static_cast<std::size_t>(database.changes());
}

} // namespace

void writeCluster(Database &database, const ClusterUpdate &update)
{
    const ClusterChanges &changes = update.changes;
    if (!update.cluster
        || (changes.workers.empty() && changes.tasks.empty() && changes.scaling.empty()))
        return;
    database.run(kTables);
    writeWorkers(database, update);
    writeTasks(database, update);
    writeScaling(database, update);
}

ClusterHistory readCluster(Database &database, const ClusterQuery &query)
{
    ClusterHistory history;
    history.range = query.range;
    if (!database.hasTable("tasks"))
        return history;
    readTasks(database, query, history);
    readWorkers(database, history);
    readScaling(database, query, history);
    return history;
}

std::size_t removeOldClusterRows(Database &database, Timestamp before, std::size_t limit)
{
    if (!database.hasTable("tasks"))
        return 0;
    return remove(database,
                  "DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE until < ? LIMIT ?)",
                  before,
                  limit)
        + remove(database,
                 "DELETE FROM scaling_decisions WHERE id IN "
                 "(SELECT id FROM scaling_decisions WHERE time < ? LIMIT ?)",
                 before,
                 limit);
}

} // namespace perfdeck
