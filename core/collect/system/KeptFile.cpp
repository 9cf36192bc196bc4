// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/KeptFile.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kFirstBufferBytes = 64 << 10;
constexpr std::size_t kMaxFileBytes = 16 << 20;

} // namespace

std::optional<std::string_view> readAll(int descriptor, ReadBuffer &buffer)
{
    if (buffer.size() < kFirstBufferBytes)
        buffer.resize(kFirstBufferBytes);
    std::size_t size = 0;
    // Tables such as /proc/diskstats hand out about one page a call, so only 0 means the end.
    while (true) {
        const ssize_t got = ::pread(
            descriptor, buffer.data() + size, buffer.size() - size, static_cast<off_t>(size));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::nullopt;
        size += static_cast<std::size_t>(got);
        if (got == 0 || size >= kMaxFileBytes)
            return std::string_view(buffer.data(), size);
        if (size == buffer.size())
            buffer.resize(2 * buffer.size());
    }
}

KeptFile::KeptFile(std::string path)
    : m_path(std::move(path))
{
}

std::optional<std::string_view> KeptFile::read(ReadBuffer &buffer)
{
    if (!m_descriptor.isOpen() && !open())
        return std::nullopt;
    const auto text = readAll(m_descriptor.number(), buffer);
    m_error = text ? 0 : errno;
    if (!text) {
        m_descriptor.reset();
        m_skipReads = kRetryReads;
    }
    return text;
}

bool KeptFile::becameUnreadable()
{
    // What is not there is normal: containers without pressure files, machines without sensors.
    const bool isAbsent = m_error == 0 || m_error == ENOENT || m_error == ENODEV || m_error == ENXIO
        || m_error == ENODATA || m_error == EOPNOTSUPP || m_error == EAGAIN || m_error == ENOTDIR;
    if (isAbsent || m_reported)
        return false;
    m_reported = true;
    return true;
}

bool KeptFile::open()
{
    if (m_skipReads > 0) {
        --m_skipReads;
        return false;
    }
    m_descriptor = Descriptor(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC));
    m_error = m_descriptor.isOpen() ? 0 : errno;
    m_skipReads = m_descriptor.isOpen() ? 0 : kRetryReads;
    return m_descriptor.isOpen();
}

std::string readText(const std::string &path)
{
    ReadBuffer buffer;
    KeptFile file(path);
    const auto text = file.read(buffer);
    return text ? std::string(text->substr(0, text->find('\n'))) : std::string();
}

std::vector<std::string> listDirectory(const std::string &path)
{
    std::vector<std::string> names;
    std::error_code error;
    for (auto at = std::filesystem::directory_iterator(path, error);
         !error && at != std::filesystem::directory_iterator();
         at.increment(error))
        names.push_back(at->path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace perfdeck
