// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <string>

namespace perfdeck {

/// Holds the right to write a history file, by an advisory lock on `<file>-writer`, which names the
/// process. The system gives the lock back when the process ends, however it ends.
class WriterLock final
{
public:
    WriterLock() = default;

    ~WriterLock() { release(); }

    WriterLock(const WriterLock &) = delete;
    WriterLock &operator=(const WriterLock &) = delete;

    /// Fails as Locked when another process has it.
    [[nodiscard]] Status acquire(const std::string &databasePath);
    void release();

    [[nodiscard]] bool isHeld() const { return m_file >= 0; }

private:
    int m_file = -1;
    std::string m_path;
};

} // namespace perfdeck
