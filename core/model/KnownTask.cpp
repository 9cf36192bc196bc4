// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/KnownTask.h"

#include "core/model/ClusterWords.h"

namespace perfdeck {

void fillIn(Task &task, const Task &known)
{
    const auto fill = [](auto &field, const auto &other) {
        if (!field)
            field = other;
    };
    fill(task.priority, known.priority);
    fill(task.created, known.created);
    fill(task.started, known.started);
    fill(task.progressRatio, known.progressRatio);
    fill(task.executionSeconds, known.executionSeconds);
    fill(task.attempts, known.attempts);
    const auto fillText = [](auto &field, const auto &other) {
        if (field.empty())
            field = other;
    };
    fillText(task.type, known.type);
    fillText(task.worker, known.worker);
    fillText(task.model, known.model);
    fillText(task.needs, known.needs);
    if (!isFinal(task.state))
        return;
    fill(task.ended, known.ended);
    fillText(task.error, known.error);
}

} // namespace perfdeck
