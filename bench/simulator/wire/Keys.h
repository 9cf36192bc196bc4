// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace perfdeck::simulation {

enum class Role
{
    None,
    Viewer, ///< tasks only
    Worker, ///< workers in short
    Admin
};

/// One key of each role, 32 hexadecimal digits.
struct Keys
{
    std::string admin;
    std::string worker;
    std::string viewer;

    [[nodiscard]] Role roleOf(const std::string &key) const
    {
        if (key.empty())
            return Role::None;
        if (key == admin)
            return Role::Admin;
        if (key == worker)
            return Role::Worker;
        return key == viewer ? Role::Viewer : Role::None;
    }
};

} // namespace perfdeck::simulation
