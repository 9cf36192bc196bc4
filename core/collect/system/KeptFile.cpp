// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/KeptFile.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
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
        const ssize_t got = ::pread(descriptor,
                                    buffer.data() + size,
                                    buffer.size() - size,
                                    static_cast<off_t>(size));
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

KeptFile::~KeptFile()
{
    close(0);
}

KeptFile::KeptFile(KeptFile &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_error(other.m_error)
    , m_skipReads(other.m_skipReads)
    , m_reported(other.m_reported)
{
}

KeptFile &KeptFile::operator=(KeptFile &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    m_error = other.m_error;
    m_skipReads = other.m_skipReads;
    m_reported = other.m_reported;
    return *this;
}

std::optional<std::string_view> KeptFile::read(ReadBuffer &buffer)
{
    if (m_descriptor < 0 && !open())
        return std::nullopt;
    const auto text = readAll(m_descriptor, buffer);
    if (!text)
        close(errno);
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
    m_descriptor = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
    m_error = m_descriptor < 0 ? errno : 0;
    m_skipReads = m_descriptor < 0 ? kRetryReads : 0;
    return m_descriptor >= 0;
}

void KeptFile::close(int error)
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
    m_error = error;
    m_skipReads = error != 0 ? kRetryReads : 0;
}

} // namespace perfdeck
