// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

namespace perfdeck {

/// Work on so many rows is done at once, within a few milliseconds; on more beside the GUI thread.
inline constexpr int kFewRows = 2000;

/// Work beside the GUI thread for one owner: one job at a time, and of those that wait the newest.
/// Jobs take values along and touch nothing of their owner. GUI thread.
class Background final
{
public:
    Background();
    /// A job that runs comes to its end; nothing is called any more.
    ~Background();
    Background(const Background &) = delete;
    Background &operator=(const Background &) = delete;

    /// `work` on a thread of the pool, then `done` with its answer on the GUI thread.
    template<class Work, class Done>
    void run(Work work, Done done)
    {
        using Answer = decltype(work());
        const auto answer = std::make_shared<std::unique_ptr<Answer>>();
        start([work = std::move(work), answer] { *answer = std::make_unique<Answer>(work()); },
              [done = std::move(done), answer] { done(std::move(**answer)); });
    }

private:
    struct State;

    void start(std::function<void()> work, std::function<void()> done);

    std::shared_ptr<State> m_state;
};

/// Lets go of it on a thread of the pool.
void dropInBackground(std::shared_ptr<const void> value);

} // namespace perfdeck
