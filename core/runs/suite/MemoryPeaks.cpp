// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/MemoryPeaks.h"

#include "core/runs/suite/ReadKernel.h"

#include <algorithm>
#include <atomic>
#include <barrier>
#include <fstream>
#include <thread>

namespace perfdeck {

namespace {

constexpr std::uint64_t kLeastOutside = std::uint64_t{64} << 20U; ///< bytes a thread, for "memory"
constexpr std::uint64_t kMostOutside = std::uint64_t{512} << 20U;
constexpr std::uint64_t kUnknownCache = std::uint64_t{32} << 20U;
/// That a thread reads in one repetition, its buffer again and again: some milliseconds.
constexpr std::uint64_t kBytesAtOnce = std::uint64_t{256} << 20U;

std::string firstWord(const std::string &path)
{
    std::ifstream file(path);
    std::string word;
    file >> word;
    return word;
}

/// "32K", "1024K", "32M"
std::uint64_t bytesOf(const std::string &size)
{
    std::uint64_t number = 0;
    for (const char c : size) {
        if (c >= '0' && c <= '9')
            number = number * 10 + static_cast<std::uint64_t>(c - '0');
        else
            number <<= c == 'K' ? 10U : (c == 'M' ? 20U : 0U);
    }
    return number;
}

/// How many processors a list names: "0-3,8" is five.
int countOf(const std::string &list)
{
    int count = 0;
    int first = -1;
    int number = 0;
    const auto close = [&] {
        count += first < 0 ? 1 : number - first + 1;
        first = -1;
        number = 0;
    };
    for (const char c : list) {
        if (c == '-') {
            first = number;
            number = 0;
        } else if (c == ',')
            close();
        else
            number = number * 10 + (c - '0');
    }
    close();
    return count;
}

/// Half of what a thread may call its own of the level: the rest is for everything else.
std::uint64_t
bufferBytes(const std::vector<CacheLevel> &levels, const std::string &name, int threads)
{
    const auto shared = [threads](const CacheLevel &level) {
        return level.size / static_cast<std::uint64_t>(std::min(threads, level.sharers));
    };
    for (const CacheLevel &level : levels)
        if (level.name == name)
            return shared(level) / 2;
    const std::uint64_t last = levels.empty() ? kUnknownCache : levels.back().size;
    return std::clamp(4 * last / static_cast<std::uint64_t>(threads), kLeastOutside, kMostOutside);
}

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// When one thread read.
struct Span
{
    double begin = 0;
    double end = 0;
};

/// Threads that read at the same time, again and again.
class Readers final
{
public:
    Readers(std::uint64_t bytes, int threads)
        : m_lines(bytes / sizeof(CacheLine))
        , m_rounds(std::max<std::uint64_t>(1, kBytesAtOnce / bytes))
        , m_spans(static_cast<std::size_t>(threads))
        , m_meeting(threads + 1)
    {
        for (Span &span : m_spans)
            m_threads.emplace_back([this, &span] { work(span); });
    }

    ~Readers()
    {
        m_goesOn = false;
        m_meeting.arrive_and_wait();
    }

    Readers(const Readers &) = delete;
    Readers &operator=(const Readers &) = delete;

    /// Bytes a second of all together, from the first that began to the last that ended.
    double read()
    {
        m_meeting.arrive_and_wait();
        m_meeting.arrive_and_wait();
        const double begin = std::ranges::min(m_spans, {}, &Span::begin).begin;
        const double end = std::ranges::max(m_spans, {}, &Span::end).end;
        const std::size_t bytes = m_lines * sizeof(CacheLine) * m_rounds * m_spans.size();
        return static_cast<double>(bytes) / (end - begin);
    }

private:
    void work(Span &span)
    {
        // Written by who reads it: near it, and no page is the shared one of zeros.
        const std::vector<CacheLine> lines(m_lines, CacheLine{{1, 2, 3, 4, 5, 6, 7, 8}});
        while (true) {
            m_meeting.arrive_and_wait();
            if (!m_goesOn)
                return;
            span.begin = now();
            m_combined ^= readLines(lines, m_rounds);
            span.end = now();
            m_meeting.arrive_and_wait();
        }
    }

    std::size_t m_lines = 0;
    std::size_t m_rounds = 1;
    std::atomic<bool> m_goesOn = true;
    std::atomic<std::uint64_t> m_combined = 0;
    std::vector<Span> m_spans; ///< of each thread, read between two meetings
    std::barrier<> m_meeting;
    std::vector<std::jthread> m_threads;
};

} // namespace

std::vector<CacheLevel> cacheLevels(const std::string &sysRoot)
{
    std::vector<CacheLevel> levels;
    for (int index = 0; index < 16; ++index) {
        const std::string folder
            = sysRoot + "/devices/system/cpu/cpu0/cache/index" + std::to_string(index) + '/';
        const std::string level = firstWord(folder + "level");
        if (level.empty())
            break;
        if (firstWord(folder + "type") != "Instruction")
            levels.push_back({"L" + level,
                              bytesOf(firstWord(folder + "size")),
                              countOf(firstWord(folder + "shared_cpu_list"))});
    }
    std::ranges::sort(levels, {}, &CacheLevel::name);
    return levels;
}

Result<MemoryRate> measureReading(const std::vector<CacheLevel> &levels,
                                  const std::string &name,
                                  int threads,
                                  Duration spent,
                                  const std::stop_token &stop)
{
    MemoryRate rate{name, 0, threads, 0};
    for (const CacheLevel &level : levels)
        if (level.name == name)
            rate.size = level.size;
    Readers readers(bufferBytes(levels, name, threads), threads);
    const double end = now() + std::chrono::duration<double>(spent).count();
    do {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, "Measuring the peaks was cancelled");
        rate.perSecond = std::max(rate.perSecond, readers.read());
    } while (now() < end);
    return rate;
}

} // namespace perfdeck
