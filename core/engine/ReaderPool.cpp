// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ReaderPool.h"

#include <utility>

namespace perfdeck {

ReaderPool::ReaderPool(std::size_t threads,
                       std::size_t limit,
                       std::function<std::unique_ptr<QueryService>()> make)
    : m_limit(limit)
    , m_make(std::move(make))
{
    for (std::size_t i = 0; i < threads; ++i)
        m_threads.emplace_back([this](std::stop_token stop) { work(std::move(stop)); });
}

ReaderPool::~ReaderPool()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
    m_threads.clear();
}

void ReaderPool::submit(ReaderJob job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_jobs.size() < m_limit) {
            m_jobs.push_back(std::move(job));
            m_wake.notify_one();
            return;
        }
    }
    if (job.refuse)
        job.refuse();
}

void ReaderPool::work(std::stop_token stop)
{
    const std::unique_ptr<QueryService> service = m_make();
    while (true) {
        ReaderJob job;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); })
                || stop.stop_requested())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job.run(*service, stop);
    }
}

} // namespace perfdeck
