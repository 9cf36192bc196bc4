// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <sys/types.h>
#include <vector>

namespace perfdeck {

/// Sleeping processes that make a machine look larger; ended and reaped by the destructor.
class SpawnedProcesses final
{
public:
    explicit SpawnedProcesses(std::size_t count);
    ~SpawnedProcesses();
    SpawnedProcesses(const SpawnedProcesses &) = delete;
    SpawnedProcesses &operator=(const SpawnedProcesses &) = delete;

private:
    std::vector<pid_t> m_children;
};

} // namespace perfdeck
