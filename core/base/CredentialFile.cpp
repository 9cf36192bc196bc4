// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/CredentialFile.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
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
        : m_descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
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

void trim(std::string &text)
{
    constexpr const char *kBlanks = " \t\r\n";
    text.erase(text.find_last_not_of(kBlanks) + 1);
    text.erase(0, text.find_first_not_of(kBlanks));
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
    trim(*text);
    if (text->empty())
        return failure(ErrorKind::InvalidInput, whatFailed(path), "it is empty");
    return text;
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
