// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/QueryService.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace perfdeck {

/// A question for a reader thread.
struct ReaderJob
{
    std::function<void(QueryService &, std::stop_token)> run;
    /// Called instead of run, on the asking thread, when the line of waiting jobs is too long.
    std::function<void()> refuse;
};

/// A few threads with a QueryService each, and one bounded line of jobs. Any thread may submit.
class ReaderPool final
{
public:
    ReaderPool(std::size_t threads,
               std::size_t limit,
               std::function<std::unique_ptr<QueryService>()> make);
    /// Jobs that wait are forgotten, those that run are asked to stop.
    ~ReaderPool();

    void submit(ReaderJob job);

private:
    void work(std::stop_token stop);

    std::size_t m_limit;
    std::function<std::unique_ptr<QueryService>()> m_make;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<ReaderJob> m_jobs;
    std::vector<std::jthread> m_threads;
};

} // namespace perfdeck
