// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace perfdeck {

/// Answers of a coordinator with roles and any number of workers: invented, in the shape of
/// tests/data/coordinator/variant-rest-roles. Three kinds of hardware, some workers idle, some
/// lost, one that stands out; their load swings with time. For how much is shown, not for what is
/// true of a protocol: recordings are for that.
class GeneratedCoordinator final
{
public:
    explicit GeneratedCoordinator(std::size_t workers);

    /// The body for a path with its query; empty: not found.
    [[nodiscard]] std::string get(const std::string &path) const;

private:
    [[nodiscard]] std::string workerList() const;
    [[nodiscard]] std::string taskList(const std::string &path) const;

    [[nodiscard]] std::size_t taskCount() const { return m_workers * 2; }

    std::size_t m_workers;
    std::chrono::system_clock::time_point m_start = std::chrono::system_clock::now();
};

} // namespace perfdeck
