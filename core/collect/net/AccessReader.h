// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/CredentialFile.h"
#include "core/base/Result.h"
#include "core/collect/net/EndpointAddress.h"
#include "core/model/SourceAccess.h"

#include <QNetworkProxy>
#include <QSslConfiguration>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// What a SourceAccess comes to once its files are read. Never changed after it was made.
struct AccessGrant
{
    HeaderList headers; ///< only for the host they were configured for
    QSslConfiguration tls; ///< without the client's certificate
    QSslConfiguration homeTls; ///< with it; only for that host
    QString serverName; ///< empty: the host of the URL; only for that host
    std::optional<QNetworkProxy> proxy; ///< none: that of the system
};

using AccessGrantPtr = std::shared_ptr<const AccessGrant>;

/// Reads tokens, passwords and certificates, and reads them again when a file changes, so that
/// credentials may rotate under a running program. Collector thread; each look costs one stat() a
/// file, which are local and few.
class AccessReader final
{
public:
    explicit AccessReader(SourceAccess access);

    /// The same object for as long as nothing changed. An error names the file and never what is in
    /// it.
    [[nodiscard]] Result<AccessGrantPtr> read();

private:
    [[nodiscard]] std::vector<FileStamp> stamps() const;
    [[nodiscard]] Result<AccessGrantPtr> readFiles() const;

    SourceAccess m_access;
    std::vector<std::string> m_files;
    std::vector<FileStamp> m_stamps; ///< of m_grant
    AccessGrantPtr m_grant;
};

/// Understands http://HOST:PORT, socks5://HOST:PORT and "none".
[[nodiscard]] Result<QNetworkProxy> proxyAddress(const std::string &typed);

} // namespace perfdeck
