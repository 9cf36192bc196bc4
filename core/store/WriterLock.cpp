// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/WriterLock.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace perfdeck {
namespace {

std::string holder(int file)
{
    std::array<char, 32> text{};
    const ssize_t got = ::pread(file, text.data(), text.size() - 1, 0);
    std::string pid(text.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    pid.erase(pid.find_last_not_of(" \n") + 1);
    return pid.empty() ? "another process" : "process " + pid;
}

Error lockError(const std::string &path, int code)
{
    const ErrorKind kind = code == EROFS || code == EACCES ? ErrorKind::ReadOnly
        : code == ENOSPC                                   ? ErrorKind::Full
                                                           : ErrorKind::Unavailable;
    return {kind,
            "The history cannot be written, its lock " + path + " cannot be made",
            std::generic_category().message(code),
            kind == ErrorKind::Full
                ? "Free some space on this disk; writing resumes by itself."
                : "Make the folder exist and writable, or choose another file with --db-path."};
}

} // namespace

Status WriterLock::acquire(const std::string &databasePath)
{
    if (isHeld())
        return {};
    m_path = databasePath + "-writer";
    const int file = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0)
        return failure(lockError(m_path, errno));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const int code = errno;
        const std::string who = holder(file);
        ::close(file);
        if (code != EWOULDBLOCK)
            return failure(lockError(m_path, code));
        return failure(ErrorKind::Locked,
                       "Another PerfDeck (" + who + ") writes " + databasePath,
                       {},
                       "This window shows live data and reads its history; it takes over when the "
                       "other one ends.");
    }
    const std::string pid = std::to_string(::getpid()) + "\n";
    // Only for the message of others: without it the lock is as good.
    if (::ftruncate(file, 0) == 0)
        static_cast<void>(::pwrite(file, pid.data(), pid.size(), 0) >= 0);
    m_file = file;
    return {};
}

void WriterLock::release()
{
    if (m_file < 0)
        return;
    // The file stays: removing it while another process waits would give two locks.
    ::close(m_file);
    m_file = -1;
}

} // namespace perfdeck
