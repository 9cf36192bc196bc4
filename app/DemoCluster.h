// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/SourceOptions.h"
#include "core/base/Result.h"
#include "core/model/Config.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace perfdeck {

/// The simulated cluster of --demo: a process of its own on loopback, which ends with this one
/// however that ends. The thread that made it; needs an application object.
class DemoCluster final
{
public:
    /// Starts it where --demo was given and adds its servers to `config`; null without. Waits for
    /// its address, ten seconds at most.
    [[nodiscard]] static Result<std::unique_ptr<DemoCluster>> start(const SourceOptions &options,
                                                                    Config &config);
    ~DemoCluster();

    /// For a history that goes when this goes.
    [[nodiscard]] std::string historyPath() const;
    DemoCluster(const DemoCluster &) = delete;
    DemoCluster &operator=(const DemoCluster &) = delete;

private:
    DemoCluster() = default;

    [[nodiscard]] Status launch();
    [[nodiscard]] Status readAddress();
    void addServers(Duration interval, Config &config) const;

    QProcess m_process;
    QTemporaryDir m_folder; ///< of the history
    std::string m_address;
    std::string m_key;
};

/// Invented numbers are never put beside measured ones: a named history has to be a new file.
[[nodiscard]] Status checkDemoHistory(const std::string &databasePath);

} // namespace perfdeck
