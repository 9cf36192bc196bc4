// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SecretVault.h"

#include "core/base/CredentialFile.h"

#include <QCryptographicHash>
#include <qt6keychain/keychain.h>

#include <filesystem>
#include <system_error>

namespace perfdeck {

namespace {

constexpr const char *kService = "PerfDeck";

template<class Job>
Job *makeJob(const std::string &entry, QObject *parent)
{
    auto *job = new Job(QString::fromLatin1(kService), parent);
    job->setKey(QString::fromStdString(entry));
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    return job;
}

} // namespace

SecretVault::SecretVault(std::string folder, Service service, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_service(service)
{
}

/// Any name, as one that every file system takes.
std::string SecretVault::fileOf(const std::string &entry) const
{
    const QByteArray hash
        = QCryptographicHash::hash(QByteArray::fromStdString(entry), QCryptographicHash::Sha256);
    return (std::filesystem::path(m_folder) / hash.toHex().left(32).toStdString()).string();
}

Result<Secret> SecretVault::keepInFile(const std::string &entry, const std::string &value) const
{
    const std::string path = fileOf(entry);
    if (const Status written = writeCredentialFile(path, value); !written)
        return failure(written.error());
    return Secret{Secret::Place::File, path};
}

void SecretVault::keep(const std::string &entry,
                       const std::string &value,
                       std::function<void(Result<Secret>)> done)
{
    if (m_service == Service::None)
        return done(keepInFile(entry, value));
    auto *job = makeJob<QKeychain::WritePasswordJob>(entry, this);
    job->setTextData(QString::fromStdString(value));
    connect(job,
            &QKeychain::Job::finished,
            this,
            [this, entry, value, done = std::move(done)](QKeychain::Job *ended) {
                if (ended->error() == QKeychain::NoError)
                    done(Secret{Secret::Place::Entry, entry, value});
                else
                    done(keepInFile(entry, value));
            });
    job->start();
}

void SecretVault::read(const std::string &entry, std::function<void(Result<std::string>)> done)
{
    auto *job = makeJob<QKeychain::ReadPasswordJob>(entry, this);
    connect(job,
            &QKeychain::Job::finished,
            this,
            [job, entry, done = std::move(done)](const QKeychain::Job *ended) {
                if (ended->error() == QKeychain::NoError)
                    return done(job->textData().toStdString());
                done(failure(ErrorKind::NotFound,
                             "The entry \"" + entry + "\" of the secret service cannot be read",
                             ended->errorString().toStdString(),
                             "Unlock the secret service, or type the secret again in the form of "
                             "the endpoint."));
            });
    job->start();
}

void SecretVault::forget(const Secret &secret)
{
    namespace fs = std::filesystem;
    if (secret.place == Secret::Place::Entry) {
        makeJob<QKeychain::DeletePasswordJob>(secret.text, this)->start();
    } else if (secret.place == Secret::Place::File
               && fs::path(secret.text).parent_path() == fs::path(m_folder)) {
        std::error_code ignored;
        fs::remove(secret.text, ignored);
    }
}

} // namespace perfdeck
