// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Source.h"

#include <QString>

#include <optional>
#include <set>
#include <vector>

namespace perfdeck {

/// Decides when the desktop is told that sources went down: once for each time one goes down, all
/// that went down together in one notice, never about one that was not up before. Pure; GUI thread.
class Notices final
{
public:
    struct Notice
    {
        QString headline;
        QString words;
    };

    /// What is to be said now that the sources are so.
    [[nodiscard]] std::optional<Notice> update(const std::vector<SourceStatus> &sources);

private:
    std::set<std::string> m_up; ///< were up, and nothing bad was said since
};

} // namespace perfdeck
