// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Event.h"
#include "core/model/Source.h"

#include <mutex>
#include <optional>
#include <vector>

namespace perfdeck {

/// What is collected and how each source fares. Any thread.
class SourceBoard final
{
public:
    /// Gives the source a number and a name of its own: two addresses of one host would otherwise
    /// write the same series. Returns the entry as added.
    SourceStatus add(SourceConfig config);
    /// Keeps number and place; health starts anew. None when there is no such source.
    [[nodiscard]] std::optional<SourceStatus> change(SourceId id, SourceConfig config);
    void remove(SourceId id);
    [[nodiscard]] bool has(SourceId id);
    void setPaused(SourceId id, bool paused);
    /// Takes over a published health; returns the event it means, if any.
    [[nodiscard]] std::optional<Event>
    publish(SourceId id, const SourceHealth &health, Timestamp now);
    /// In the order of adding.
    [[nodiscard]] std::vector<SourceStatus> all() const;

private:
    [[nodiscard]] SourceStatus *find(SourceId id);
    [[nodiscard]] std::string freeName(std::string name, SourceId except) const;

    mutable std::mutex m_mutex;
    std::vector<SourceStatus> m_sources;
    SourceId::Value m_last = 0;
};

} // namespace perfdeck
