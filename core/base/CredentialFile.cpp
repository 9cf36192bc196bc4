// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/CredentialFile.h"

#include "core/base/Text.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace perfdeck {

namespace {

constexpr std::size_t kMaxBytes = 1U << 20;
constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

class OpenFile final
{
public:
    /// A FIFO must not stop whoever opens it, hence O_NONBLOCK.
    explicit OpenFile(const std::string &path)
        : OpenFile(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    {
    }

    explicit OpenFile(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    ~OpenFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

std::string whatFailed(const std::string &path)
{
    return "The file " + path + " cannot be used";
}

std::string errorText()
{
    return std::generic_category().message(errno);
}

/// At most one byte more than the limit.
bool readAll(int descriptor, std::string &text)
{
    std::array<char, 4096> window{};
    while (text.size() <= kMaxBytes) {
        const ssize_t count = ::read(descriptor, window.data(), window.size());
        if (count == 0)
            return true;
        if (count < 0)
            return false;
        text.append(window.data(), static_cast<std::size_t>(count));
    }
    return true;
}

bool writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = ::write(descriptor, text.data(), text.size());
        if (count < 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(descriptor) == 0;
}

std::int64_t nanoseconds(const timespec &time)
{
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

Result<std::string> readSmallFile(const std::string &path, FileSecrecy secrecy)
{
    const std::string what = whatFailed(path);
    const OpenFile file(path);
    struct stat status = {};
    if (file.descriptor() < 0 || ::fstat(file.descriptor(), &status) != 0)
        return failure(ErrorKind::NotFound, what, errorText());
    if (!S_ISREG(status.st_mode))
        return failure(ErrorKind::InvalidInput, what, "it is not a file");
    if (secrecy == FileSecrecy::Secret && (status.st_mode & kOthers) != 0)
        return failure(ErrorKind::Refused,
                       what,
                       "it holds a secret and others may read or write it",
                       "Run: chmod 600 " + path);
    std::string text;
    if (!readAll(file.descriptor(), text))
        return failure(ErrorKind::Unavailable, what, errorText());
    if (text.size() > kMaxBytes)
        return failure(ErrorKind::TooLarge, what, "it is larger than 1 MiB");
    return text;
}

Result<std::string> readCredentialFile(const std::string &path, FileSecrecy secrecy)
{
    auto text = readSmallFile(path, secrecy);
    if (!text)
        return text;
    std::string secret(trimmed(*text));
    if (secret.empty())
        return failure(ErrorKind::InvalidInput, whatFailed(path), "it is empty");
    return secret;
}

Status writeCredentialFile(const std::string &path, std::string_view secret)
{
    namespace fs = std::filesystem;
    const std::string what = "The file " + path + " cannot be written";
    const fs::path folder = fs::path(path).parent_path();
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return failure(ErrorKind::Unavailable, what, errorText());
    const std::string fresh = path + ".new";
    ::unlink(fresh.c_str());
    const OpenFile file(
        ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.descriptor() < 0 || !writeAll(file.descriptor(), secret)
        || std::rename(fresh.c_str(), path.c_str()) != 0) {
        const std::string reason = errorText();
        ::unlink(fresh.c_str());
        return failure(ErrorKind::Unavailable, what, reason);
    }
    return {};
}

FileStamp fileStamp(const std::string &path)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        return {};
    return {status.st_dev,
            status.st_ino,
            status.st_size,
            status.st_mode,
            nanoseconds(status.st_mtim),
            nanoseconds(status.st_ctim)};
}

} // namespace perfdeck
