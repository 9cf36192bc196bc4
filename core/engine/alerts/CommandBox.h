// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/engine/alerts/AlertCommand.h"

#include <functional>
#include <string>

namespace perfdeck {

/// The folder beside a history in which other processes leave commands for the one that writes it:
/// a small file each, put there whole. A file that is gone was carried out; of one that is refused
/// the reason stands beside it in NAME.error. Reads and writes the disk; any thread.
class CommandBox final
{
public:
    /// `<database>-commands`; nothing is made yet.
    explicit CommandBox(const std::string &databasePath);

    /// How the holder carries one out.
    using Carry = std::function<Status(const AlertCommand &)>;

    /// Of the holder: takes in what lies there, oldest first, at most a hundred at a time.
    void takeIn(const Carry &carry) const;

    /// Of others: puts the command there and waits for the holder to take it. NotFound-like kinds:
    /// Unavailable where nobody took it within `patience`; it is withdrawn then. What the holder
    /// refused comes back with its reason.
    [[nodiscard]] Status send(const AlertCommand &command,
                              std::chrono::milliseconds patience) const;

    [[nodiscard]] const std::string &folder() const { return m_folder; }

private:
    std::string m_folder;
};

} // namespace perfdeck
