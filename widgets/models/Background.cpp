// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/Background.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <optional>
#include <utility>

namespace perfdeck {

namespace {

struct Job
{
    std::function<void()> work;
    std::function<void()> done;
};

} // namespace

/// Touched by the GUI thread only. Held by the owner alone: who has died gets no answer.
struct Background::State
{
    bool isBusy = false;
    std::optional<Job> waiting;

    static void begin(const std::shared_ptr<State> &state, Job job)
    {
        state->isBusy = true;
        // The application waits for the pool before it goes.
        QThreadPool::globalInstance()->start([weak = std::weak_ptr(state), job = std::move(job)] {
            job.work();
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [weak, done = job.done] {
                    if (const auto owner = weak.lock())
                        end(owner, done);
                },
                Qt::QueuedConnection);
        });
    }

    static void end(const std::shared_ptr<State> &state, const std::function<void()> &done)
    {
        done();
        state->isBusy = false;
        if (state->waiting)
            begin(state, *std::exchange(state->waiting, std::nullopt));
    }
};

Background::Background()
    : m_state(std::make_shared<State>())
{
}

Background::~Background() = default;

void Background::start(std::function<void()> work, std::function<void()> done)
{
    Job job{std::move(work), std::move(done)};
    if (m_state->isBusy)
        m_state->waiting = std::move(job);
    else
        State::begin(m_state, std::move(job));
}

void dropInBackground(std::shared_ptr<const void> value)
{
    QThreadPool::globalInstance()->start([value = std::move(value)]() mutable { value.reset(); });
}

} // namespace perfdeck
