// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/AccessReader.h"

#include "core/model/SecretText.h"

#include <QSslKey>
#include <QUrl>

#include <array>

namespace perfdeck {

namespace {

constexpr quint16 kHttpProxyPort = 3128; // squid's; nothing is registered
constexpr quint16 kSocksPort = 1080; // RFC 1928

/// A secret header is checked like any other, but only its origin is named.
Status addHeader(HeaderList &headers, const std::string &name, std::string value)
{
    auto checked = checkedHeaders({{name, std::move(value)}});
    if (!checked)
        return failure(checked.error());
    headers.push_back(std::move(checked->front()));
    return {};
}

Status addBasic(const SourceAccess &access, HeaderList &headers)
{
    auto password = secretText(access.basicPassword);
    if (!password)
        return failure(password.error());
    const QByteArray pair = QByteArray::fromStdString(access.basicUser + ':' + *password);
    headers.emplace_back("Authorization", "Basic " + pair.toBase64());
    return {};
}

Result<HeaderList> accessHeaders(const SourceAccess &access)
{
    HeaderList headers;
    Status status;
    if (!access.basicUser.empty())
        status = addBasic(access, headers);
    if (status && !access.bearerToken.empty()) {
        auto token = secretText(access.bearerToken);
        status = token ? addHeader(headers, "Authorization", "Bearer " + *token)
                       : Status(failure(token.error()));
    }
    for (const auto &[name, secret] : access.headers) {
        if (!status)
            break;
        auto value = secretText(secret);
        status
            = value ? addHeader(headers, name, std::move(*value)) : Status(failure(value.error()));
    }
    if (!status)
        return failure(status.error());
    return headers;
}

Result<QList<QSslCertificate>> certificates(const std::string &path)
{
    const auto text = readCredentialFile(path, FileSecrecy::Public);
    if (!text)
        return failure(text.error());
    auto found = QSslCertificate::fromData(QByteArray::fromStdString(*text));
    if (found.isEmpty())
        return failure(ErrorKind::InvalidInput,
                       "The file " + path + " cannot be used",
                       "it holds no certificate in PEM form",
                       "It has to begin with -----BEGIN CERTIFICATE-----.");
    return found;
}

Result<QSslKey> privateKey(const std::string &path)
{
    const auto text = readCredentialFile(path, FileSecrecy::Secret);
    if (!text)
        return failure(text.error());
    const QByteArray pem = QByteArray::fromStdString(*text);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa})
        if (QSslKey key(pem, algorithm); !key.isNull())
            return key;
    return failure(ErrorKind::InvalidInput,
                   "The file " + path + " cannot be used",
                   "it holds no RSA or EC key in PEM form without a pass phrase",
                   "Convert it, for example with: openssl pkey -in OLD -out NEW");
}

Status addTls(const SourceAccess &access, AccessGrant &grant)
{
    grant.tls = QSslConfiguration::defaultConfiguration();
    if (!access.caFile.empty()) {
        auto authorities = certificates(access.caFile);
        if (!authorities)
            return failure(authorities.error());
        grant.tls.setCaCertificates(*authorities);
    }
    grant.homeTls = grant.tls;
    if (access.certificateFile.empty() && access.keyFile.empty())
        return {};
    if (access.certificateFile.empty() || access.keyFile.empty())
        return failure(ErrorKind::InvalidInput,
                       "The client certificate cannot be used",
                       access.keyFile.empty() ? "its key file is not given"
                                              : "its certificate file is not given",
                       "Give both.");
    auto chain = certificates(access.certificateFile);
    if (!chain)
        return failure(chain.error());
    auto key = privateKey(access.keyFile);
    if (!key)
        return failure(key.error());
    grant.homeTls.setLocalCertificateChain(*chain);
    grant.homeTls.setPrivateKey(*key);
    return {};
}

Status addProxy(const SourceAccess &access, AccessGrant &grant)
{
    if (access.proxy.empty())
        return {};
    auto proxy = proxyAddress(access.proxy);
    if (!proxy)
        return failure(proxy.error());
    auto password = secretText(access.proxyPassword);
    if (!password)
        return failure(password.error());
    proxy->setUser(QString::fromStdString(access.proxyUser));
    proxy->setPassword(QString::fromStdString(*password));
    grant.proxy = *proxy;
    return {};
}

std::vector<std::string> filesOf(const SourceAccess &access)
{
    std::vector<std::string> files;
    const auto addSecret = [&files](const Secret &secret) {
        if (secret.place == Secret::Place::File)
            files.push_back(secret.text);
    };
    addSecret(access.bearerToken);
    addSecret(access.basicPassword);
    addSecret(access.proxyPassword);
    for (const auto &[name, secret] : access.headers)
        addSecret(secret);
    for (const std::string *file : {&access.caFile, &access.certificateFile, &access.keyFile})
        if (!file->empty())
            files.push_back(*file);
    return files;
}

} // namespace

AccessReader::AccessReader(SourceAccess access)
    : m_access(std::move(access))
    , m_files(filesOf(m_access))
{
}

Result<AccessGrantPtr> AccessReader::read()
{
    std::vector<FileStamp> now = stamps(); // before reading: a change meanwhile is seen next time
    if (m_grant && now == m_stamps)
        return m_grant;
    auto grant = readFiles();
    m_grant = grant ? *grant : nullptr;
    m_stamps = std::move(now);
    return grant;
}

std::vector<FileStamp> AccessReader::stamps() const
{
    std::vector<FileStamp> all;
    for (const std::string &file : m_files)
        all.push_back(fileStamp(file));
    return all;
}

Result<AccessGrantPtr> AccessReader::readFiles() const
{
    auto grant = std::make_shared<AccessGrant>();
    auto headers = accessHeaders(m_access);
    if (!headers)
        return failure(headers.error());
    grant->headers = std::move(*headers);
    if (auto status = addTls(m_access, *grant); !status)
        return failure(status.error());
    grant->serverName = QString::fromStdString(m_access.serverName);
    if (auto status = addProxy(m_access, *grant); !status)
        return failure(status.error());
    return grant;
}

Result<QNetworkProxy> proxyAddress(const std::string &typed)
{
    if (typed == "none")
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const std::string what = "\"" + shownTyped(typed) + "\" is not the address of a proxy";
    const std::string advice = "Write it like http://HOST:3128 or socks5://HOST:1080, or none.";
    const QUrl url(QString::fromStdString(typed), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return failure(ErrorKind::InvalidInput, what, "it names no host", advice);
    if (!url.userInfo().isEmpty())
        return failure(ErrorKind::InvalidInput,
                       what,
                       "it carries a user or a password",
                       "Give them as proxy_user and proxy_password_file.");
    const auto port = [&url](quint16 usual) { return static_cast<quint16>(url.port(usual)); };
    if (url.scheme() == QLatin1String("http"))
        return QNetworkProxy(QNetworkProxy::HttpProxy, url.host(), port(kHttpProxyPort));
    if (url.scheme() == QLatin1String("socks5"))
        return QNetworkProxy(QNetworkProxy::Socks5Proxy, url.host(), port(kSocksPort));
    return failure(ErrorKind::InvalidInput, what, "only http and socks5 are spoken", advice);
}

} // namespace perfdeck
