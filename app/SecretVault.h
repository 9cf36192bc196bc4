// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/SourceAccess.h"

#include <QObject>

#include <functional>
#include <string>

namespace perfdeck {

/// Keeps secrets that were typed in the window: in the desktop's secret service, and where there is
/// none or it refuses, in a file that only the user can read. Answers come later, on the GUI
/// thread, unless the vault died before.
class SecretVault final : public QObject
{
    Q_OBJECT

public:
    /// Where secrets are tried to be kept first.
    enum class Service
    {
        Desktop,
        None, ///< files only
    };

    /// `folder` is made, with mode 0700, when the first file is written.
    explicit SecretVault(std::string folder,
                         Service service = Service::Desktop,
                         QObject *parent = nullptr);

    /// Keeps `value` under the name `entry`; `done` gets the place it is read from afterwards.
    void keep(const std::string &entry,
              const std::string &value,
              std::function<void(Result<Secret>)> done);
    /// The same at once, and always in a file: for what is read without a desktop too.
    [[nodiscard]] Result<Secret> keepInFile(const std::string &entry,
                                            const std::string &value) const;
    /// The value of an entry that keep() put into the secret service.
    void read(const std::string &entry, std::function<void(Result<std::string>)> done);
    /// Removes what keep() made; files elsewhere stay.
    void forget(const Secret &secret);

private:
    [[nodiscard]] std::string fileOf(const std::string &entry) const;

    std::string m_folder;
    Service m_service;
};

} // namespace perfdeck
