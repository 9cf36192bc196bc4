// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Alert.h"

#include <optional>
#include <vector>

namespace perfdeck {

/// The silences: pending, active, and those that ended of late. One thread.
class SilenceList final
{
public:
    static constexpr Duration kKept = std::chrono::days(30); ///< after the end

    void load(Silences stored);
    /// Takes a new one, or puts it in the place of the one with its number.
    [[nodiscard]] Result<Silence> put(Silence silence, Timestamp now);
    /// As it is now; none where it is unknown or over.
    [[nodiscard]] std::optional<Silence> end(SilenceId id, Timestamp now);
    /// The first active one, by number, that matches; none.
    [[nodiscard]] SilenceId match(const Alert &alert, Timestamp now) const;
    /// Whether one began, ended or was forgotten since the last call.
    [[nodiscard]] bool passTime(Timestamp now);

    /// Newest first. The same object while nothing changed.
    [[nodiscard]] SilencesPtr list() const { return m_list; }

private:
    void publish(Silences silences);

    SilencesPtr m_list = std::make_shared<const Silences>();
    std::vector<SilenceId> m_active; ///< at the last passTime()
};

} // namespace perfdeck
