// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/SecretVault.h"
#include "core/model/Source.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <map>
#include <string>
#include <vector>

namespace perfdeck {

class Session;
class SettingsStore;

/// Remembers the endpoints and servers of a cluster that were added in the window from one start to
/// the next: their addresses in the settings, their typed secrets in the vault. GUI thread.
class EndpointMemory final : public QObject
{
    Q_OBJECT

public:
    /// `session`, `settings` and `vault` outlive it. Sources of `fixedNames` were given on the
    /// command line and are not remembered.
    EndpointMemory(Session &session,
                   SettingsStore &settings,
                   SecretVault &vault,
                   QStringList fixedNames,
                   QObject *parent = nullptr);
    ~EndpointMemory() override;

    /// The secrets of a removed endpoint are kept for so long, for its removal may be undone.
    void setGrace(std::chrono::milliseconds grace) { m_forget.setInterval(grace); }

    /// Reads the secrets of remembered endpoints and hands them to the session as they come.
    void recall();
    /// Call when sources were added, changed or removed.
    void remember();

Q_SIGNALS:
    /// Something was not kept or not read; in words for the user.
    void failed(const QString &words);

private:
    [[nodiscard]] std::vector<SourceConfig> ownEndpoints() const;
    void keepSecrets(SourceConfig &config);
    void save();
    void noteUnused(const std::vector<SourceConfig> &before);
    void forgetUnused();
    void unlock(const std::string &entry, const std::string &value);

    Session &m_session;
    SettingsStore &m_settings;
    SecretVault &m_vault;
    QStringList m_fixedNames;
    /// What became of a typed secret, by entry: the typed value and its place.
    std::map<std::string, std::pair<std::string, Secret>> m_kept;
    std::vector<Secret> m_unused; ///< of removed endpoints, not forgotten yet
    QTimer m_forget;
};

} // namespace perfdeck
