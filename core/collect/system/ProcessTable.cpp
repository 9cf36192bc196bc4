// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/ProcessTable.h"

#include "core/collect/system/ProcessStat.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace perfdeck {

namespace {

/// The text is some 300 bytes; names have at most 64.
constexpr std::size_t kStatBytes = 2048;
/// Most files of processes kept open, however generous the limit is.
constexpr rlim_t kMostOpen = 4096;

/// A quarter of what this process may open: the rest belongs to sockets and the database.
std::size_t openFileBudget()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    return static_cast<std::size_t>(std::min(limit.rlim_cur / 4, kMostOpen));
}

std::optional<std::uint32_t> processNumber(std::string_view name)
{
    std::uint32_t pid = 0;
    const char *end = name.data() + name.size();
    const auto [stop, error] = std::from_chars(name.data(), end, pid);
    return error == std::errc() && stop == end ? std::optional(pid) : std::nullopt;
}

} // namespace

ProcessTable::ProcessTable(const std::string &procRoot)
    : m_directory(::opendir(procRoot.c_str()))
    , m_text(kStatBytes)
    , m_maxOpen(openFileBudget())
    , m_ticksPerSecond(static_cast<double>(::sysconf(_SC_CLK_TCK)))
    , m_pageBytes(static_cast<double>(::sysconf(_SC_PAGESIZE)))
{
}

bool ProcessTable::needsList(std::optional<std::uint64_t> forks)
{
    const bool mayHaveNew = !forks || forks != m_forks;
    m_forks = forks;
    return mayHaveNew || m_ticksSinceList++ >= kListEvery;
}

void ProcessTable::list()
{
    if (!m_directory)
        return;
    m_ticksSinceList = 0;
    m_found.clear();
    ::rewinddir(m_directory.get());
    while (const dirent *entry = ::readdir(m_directory.get())) // NOLINT(concurrency-mt-unsafe)
        if (const auto pid = processNumber(entry->d_name))
            m_found.push_back(*pid);
    std::sort(m_found.begin(), m_found.end());
    mergeNew();
}

void ProcessTable::mergeNew()
{
    // Those that ended are found out by reading; here only new numbers are added.
    const std::size_t known = m_processes.size();
    std::size_t at = 0;
    for (const std::uint32_t pid : m_found) {
        while (at < known && m_processes[at].pid < pid)
            ++at;
        if (at < known && m_processes[at].pid == pid)
            continue;
        m_processes.emplace_back().pid = pid;
    }
    const auto less = [](const Process &a, const Process &b) { return a.pid < b.pid; };
    if (!std::is_sorted(m_processes.begin(), m_processes.end(), less))
        std::sort(m_processes.begin(), m_processes.end(), less);
}

bool ProcessTable::isDue(const Process &process, std::size_t place) const
{
    const std::size_t turns = m_processes.size() / kReadsPerTick + 1;
    const bool isBusy = process.isNew || process.isHot || process.cpuRatio > 0;
    return isBusy || turns == 1 || (place + m_tick) % turns == 0;
}

bool ProcessTable::read(Process &process, SteadyTime steady)
{
    const auto text = readStat(process);
    const auto stat = text ? parseProcessStat(*text) : std::nullopt;
    // A number that was given to another process is an ended process too; the next list finds the
    // new one, for starting it has raised the count of forks.
    if (!stat || (!process.isNew && stat->startTicks != process.startTicks)) {
        m_forks.reset();
        return false;
    }
    const double seconds = std::chrono::duration<double>(steady - process.readAt).count();
    if (!process.isNew && seconds > 0 && stat->cpuTicks >= process.cpuTicks) {
        process.cpuRatio
            = static_cast<double>(stat->cpuTicks - process.cpuTicks) / m_ticksPerSecond / seconds;
        const double fade = std::exp(-seconds / std::chrono::duration<double>(kCpuFade).count());
        process.smoothedCpu = fade * process.smoothedCpu + (1 - fade) * process.cpuRatio;
    } else {
        process.cpuRatio = std::numeric_limits<double>::quiet_NaN();
    }
    if (process.rawName != stat->name)
        process.rawName = stat->name;
    process.startTicks = stat->startTicks;
    process.cpuTicks = stat->cpuTicks;
    process.memoryBytes = static_cast<double>(stat->residentPages) * m_pageBytes;
    process.readAt = steady;
    process.isNew = false;
    process.isFresh = true;
    return true;
}

std::optional<std::string_view> ProcessTable::readStat(Process &process)
{
    Descriptor opened;
    if (!process.file.isOpen()) {
        std::array<char, 32> path{};
        std::snprintf(path.data(), path.size(), "%u/stat", process.pid);
        opened
            = Descriptor(::openat(::dirfd(m_directory.get()), path.data(), O_RDONLY | O_CLOEXEC));
    }
    const Descriptor &file = process.file.isOpen() ? process.file : opened;
    const ssize_t got = ::pread(file.number(), m_text.data(), m_text.size(), 0);
    // Numbers of files are given from the lowest, so the number itself tells how many are open.
    if (opened.isOpen() && static_cast<std::size_t>(opened.number()) < m_maxOpen)
        process.file = std::move(opened);
    if (got <= 0)
        return std::nullopt;
    return std::string_view(m_text.data(), static_cast<std::size_t>(got));
}

} // namespace perfdeck
