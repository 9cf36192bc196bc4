// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/ByteSource.h"

#include "core/profile/read/GzipSource.h"
#include "core/profile/read/ReadProfile.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kFirstLook = std::size_t{1} << 16;

class FileSource final : public ByteSource
{
public:
    FileSource(int file, std::uint64_t size, std::string path)
        : m_file(file)
        , m_size(size)
        , m_path(std::move(path))
    {
    }

    ~FileSource() override { ::close(m_file); }

    FileSource(const FileSource &) = delete;
    FileSource &operator=(const FileSource &) = delete;

    [[nodiscard]] std::uint64_t done() const override { return m_at; }

    [[nodiscard]] std::uint64_t size() const override { return m_size; }

private:
    // Not mapped: a mapped file that somebody cuts short would end the program.
    Result<std::size_t> fetch(char *into, std::size_t room) override
    {
        ssize_t count = 0;
        do
            count = ::pread(m_file, into, room, static_cast<off_t>(m_at));
        while (count < 0 && errno == EINTR);
        if (count < 0)
            return failure(
                ErrorKind::Unavailable, m_path + " could not be read", std::strerror(errno));
        m_at += static_cast<std::uint64_t>(count);
        return static_cast<std::size_t>(count);
    }

    std::uint64_t leap(std::uint64_t count) override
    {
        const std::uint64_t leapt = std::min(count, m_size - std::min(m_size, m_at));
        m_at += leapt;
        return leapt;
    }

    int m_file;
    std::uint64_t m_at = 0;
    std::uint64_t m_size;
    std::string m_path;
};

class MemorySource final : public ByteSource
{
public:
    explicit MemorySource(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] std::uint64_t done() const override { return m_at; }

    [[nodiscard]] std::uint64_t size() const override { return m_bytes.size(); }

private:
    Result<std::size_t> fetch(char *into, std::size_t room) override
    {
        const std::size_t count = m_bytes.copy(into, room, m_at);
        m_at += count;
        return count;
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
};

Result<std::unique_ptr<ByteSource>> unpackedIfPacked(std::unique_ptr<ByteSource> bytes,
                                                     const std::string &name)
{
    const auto first = bytes->peek(2);
    if (!first)
        return failure(first.error());
    if (*first != "\x1f\x8b")
        return bytes;
    return gzipSource(std::move(bytes), name);
}

} // namespace

Result<std::size_t> ByteSource::read(char *into, std::size_t room)
{
    if (m_taken < m_ahead.size()) {
        const std::size_t count = m_ahead.copy(into, room, m_taken);
        m_taken += count;
        m_given += count;
        return count;
    }
    const auto count = fetch(into, room);
    if (count)
        m_given += *count;
    return count;
}

Result<std::string_view> ByteSource::peek(std::size_t most)
{
    m_ahead.erase(0, std::exchange(m_taken, 0));
    while (m_ahead.size() < most) {
        const std::size_t had = m_ahead.size();
        const std::size_t more = std::min(most - had, std::max(had, kFirstLook));
        m_ahead.resize(had + more);
        const auto count = fetch(m_ahead.data() + had, more);
        m_ahead.resize(had + count.value_or(0));
        if (!count)
            return failure(count.error());
        if (*count == 0)
            break;
    }
    return std::string_view(m_ahead).substr(0, most);
}

Result<std::uint64_t> ByteSource::skip(std::uint64_t count)
{
    const std::uint64_t ahead = std::min<std::uint64_t>(count, m_ahead.size() - m_taken);
    m_taken += ahead;
    std::uint64_t skipped = ahead + (ahead < count ? leap(count - ahead) : 0);
    m_given += skipped;
    std::string rest(std::min<std::uint64_t>(count - skipped, std::size_t{1} << 16), '\0');
    while (skipped < count) {
        const auto got = read(rest.data(), std::min<std::uint64_t>(count - skipped, rest.size()));
        if (!got)
            return failure(got.error());
        if (*got == 0)
            break;
        skipped += *got;
    }
    return skipped;
}

Result<std::unique_ptr<ByteSource>> openBytes(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return failure(errno == ENOENT ? ErrorKind::NotFound : ErrorKind::Refused,
                       path + " could not be opened",
                       std::strerror(errno));
    struct stat facts = {};
    const bool isFile = ::fstat(file, &facts) == 0 && S_ISREG(facts.st_mode);
    const auto size = static_cast<std::uint64_t>(std::max<off_t>(facts.st_size, 0));
    auto source = std::make_unique<FileSource>(file, size, path);
    if (!isFile)
        return failure(ErrorKind::InvalidInput, path + " is no regular file");
    if (size > kMostProfileBytes)
        return failure(ErrorKind::TooLarge,
                       path + " is larger than 2 GiB",
                       {},
                       "Record fewer steps, or cut the trace");
    return unpackedIfPacked(std::move(source), path);
}

Result<std::unique_ptr<ByteSource>> memoryBytes(std::string_view bytes, const std::string &name)
{
    return unpackedIfPacked(std::make_unique<MemorySource>(bytes), name);
}

} // namespace perfdeck
