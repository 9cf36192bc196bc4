// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/RestTask.h"

#include "core/model/ClusterWords.h"

namespace perfdeck {

namespace {

std::vector<std::string> textsOf(const JsonObject &object, std::string_view key)
{
    std::vector<std::string> texts;
    if (const auto array = arrayOf(object, key))
        for (const JsonElement &element : *array) {
            std::string_view text;
            if (!element.get(text))
                texts.emplace_back(text);
        }
    return texts;
}

void readExecution(const JsonObject &object, Task &task)
{
    task.executionSeconds = numberOf(object, "execution_time");
    if (!task.executionSeconds)
        task.executionSeconds = numberOf(object, "execution_time_seconds");
    if (const auto result = objectOf(object, "result"); result && !task.executionSeconds)
        task.executionSeconds = numberOf(*result, "execution_time_seconds");
}

} // namespace

std::string firstLine(std::string_view text, std::size_t limit)
{
    text = text.substr(0, text.find_first_of("\r\n"));
    if (text.size() > limit) {
        while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U)
            --limit;
        text = text.substr(0, limit);
    }
    return std::string(text);
}

std::optional<Task> restTask(const JsonObject &object, const ServerClock &clock)
{
    Task task;
    task.id = idOf(object, "task_id");
    if (task.id.empty())
        return std::nullopt;
    task.type = textOf(object, "type");
    task.stateText = textOf(object, "status");
    task.state = taskState(task.stateText);
    task.worker = textOf(object, "worker_id");
    task.priority = wholeOf(object, "priority");
    task.created = clock.place(textOf(object, "created"));
    task.started = clock.place(textOf(object, "started"));
    task.ended = clock.place(textOf(object, "ended"));
    for (const char *key : {"cancelled", "failed_time"}) // the latter where its worker was lost
        if (!task.ended)
            task.ended = clock.place(textOf(object, key));
    task.progressRatio = scaledOf(object, "progress", 0.01);
    task.attempts = countOf<std::uint32_t>(object, "attempts");
    task.error = firstLine(textOf(object, "error"));
    task.needs = textsOf(object, "dependencies");
    if (const auto config = objectOf(object, "config")) {
        task.model = textOf(*config, "model");
        if (task.needs.empty())
            task.needs = textsOf(*config, "dependencies");
    }
    readExecution(object, task);
    return task;
}

void readOneTask(const JsonObject &object,
                 const ServerClock &clock,
                 TaskFollower &follower,
                 std::vector<Task> &tasks,
                 std::optional<std::size_t> place)
{
    auto task = restTask(object, clock);
    if (!task)
        return;
    follower.take(*task, place);
    tasks.push_back(std::move(*task));
}

void readTaskList(const JsonArray &list,
                  const ServerClock &clock,
                  TaskFollower &follower,
                  std::vector<Task> &tasks,
                  std::optional<std::size_t> place)
{
    for (const JsonElement &element : list) {
        JsonObject object;
        if (!element.get(object))
            readOneTask(object, clock, follower, tasks, place);
        if (place)
            ++*place;
    }
}

} // namespace perfdeck
