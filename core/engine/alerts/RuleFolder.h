// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/rules/RuleSet.h"
#include "core/base/CredentialFile.h"
#include "core/model/AlertRule.h"

#include <map>
#include <string>

namespace perfdeck {

/// The rules in force, out of the user's files and the bundled ones; follows changes of the files.
/// Reads and writes the disk. One thread.
class RuleFolder final
{
public:
    /// A file, or a folder whose *.toml are read in the order of their names; empty: bundled rules
    /// alone.
    explicit RuleFolder(std::string path);

    /// Reads what changed since the last look; true when something did. The first one reads all.
    bool look();

    /// In force, the user's first.
    [[nodiscard]] const AlertRuleStates &rules() const { return m_rules; }

    /// Those that are refused, with the reason; of a file as a whole the id is its name.
    [[nodiscard]] const AlertRuleStates &refused() const { return m_refused; }

    /// Writes it in place of the one with its id; a new one, or in place of a bundled one, into
    /// kOwnFile. Everything else in the file stays as it is. Takes effect with the next look().
    [[nodiscard]] Status put(const AlertRule &rule);
    /// Out of its file; a bundled one is switched off.
    [[nodiscard]] Status remove(const std::string &id);

    static constexpr auto kOwnFile = "rules.toml";

private:
    [[nodiscard]] std::map<std::string, FileStamp> stamps() const;
    /// Where the user's own rule of this id stands; empty: nowhere.
    [[nodiscard]] std::string fileOf(const std::string &id) const;
    [[nodiscard]] std::string ownFile() const;

    std::string m_path;
    bool m_isFirst = true;
    std::map<std::string, FileStamp> m_stamps;
    RuleSet m_set;
    AlertRuleStates m_rules;
    AlertRuleStates m_refused;
};

} // namespace perfdeck
