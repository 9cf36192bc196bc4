// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SourceBoard.h"

#include "core/engine/EventText.h"

#include <algorithm>

namespace perfdeck {

SourceStatus SourceBoard::add(SourceConfig config)
{
    const std::lock_guard lock(m_mutex);
    SourceStatus &status = m_sources.emplace_back();
    status.id = SourceId(++m_last);
    config.name = freeName(std::move(config.name), status.id);
    status.config = std::move(config);
    return status;
}

std::optional<SourceStatus> SourceBoard::change(SourceId id, SourceConfig config)
{
    const std::lock_guard lock(m_mutex);
    SourceStatus *status = find(id);
    if (status == nullptr)
        return std::nullopt;
    config.name = freeName(std::move(config.name), id);
    status->config = std::move(config);
    status->health = {};
    return *status;
}

void SourceBoard::remove(SourceId id)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_sources, [id](const SourceStatus &status) { return status.id == id; });
}

bool SourceBoard::has(SourceId id)
{
    const std::lock_guard lock(m_mutex);
    return find(id) != nullptr;
}

void SourceBoard::setPaused(SourceId id, bool paused)
{
    const std::lock_guard lock(m_mutex);
    if (SourceStatus *status = find(id))
        status->health.state = paused ? SourceState::Paused : SourceState::Starting;
}

std::optional<Event> SourceBoard::publish(SourceId id, const SourceHealth &health, Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    SourceStatus *status = find(id);
    if (status == nullptr)
        return std::nullopt; // removed while its last poll was under way
    auto event = sourceEvent(status->config.name, status->health, health, now);
    status->health = health;
    return event;
}

std::vector<SourceStatus> SourceBoard::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_sources;
}

SourceStatus *SourceBoard::find(SourceId id)
{
    const auto found = std::find_if(m_sources.begin(),
                                    m_sources.end(),
                                    [id](const SourceStatus &status) { return status.id == id; });
    return found == m_sources.end() ? nullptr : &*found;
}

std::string SourceBoard::freeName(std::string name, SourceId except) const
{
    const auto taken = [this, except](const std::string &wish) {
        return std::any_of(m_sources.begin(), m_sources.end(), [&](const SourceStatus &status) {
            return status.id != except && status.config.name == wish;
        });
    };
    std::string wish = name;
    for (int number = 2; taken(wish); ++number)
        wish = name + '-' + std::to_string(number);
    return wish;
}

} // namespace perfdeck
