// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Console.h"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace perfdeck {

/// `alerts check` and `alerts import`: rules as files, without a history.
class AlertRuleCommands final
{
public:
    /// Adds both under the verb `alerts`; the options write into this object.
    void declare(CLI::App &alerts);
    /// None when neither was asked for.
    [[nodiscard]] std::optional<ExitCode> run() const;

private:
    [[nodiscard]] ExitCode check() const;
    [[nodiscard]] ExitCode import() const;

    const CLI::App *m_check = nullptr;
    const CLI::App *m_import = nullptr;
    std::vector<std::string> m_files;
    std::string m_source;
    std::string m_output;
};

} // namespace perfdeck
