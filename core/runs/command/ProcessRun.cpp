// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/command/ProcessRun.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

extern char **environ;

namespace perfdeck {

namespace {

/// An open file, closed at the end.
class OpenFile final
{
public:
    OpenFile() = default;

    explicit OpenFile(int number)
        : m_number(number)
    {
    }

    ~OpenFile() { close(); }

    OpenFile(OpenFile &&other) noexcept
        : m_number(std::exchange(other.m_number, -1))
    {
    }

    OpenFile &operator=(OpenFile &&other) noexcept
    {
        close();
        m_number = std::exchange(other.m_number, -1);
        return *this;
    }

    void close()
    {
        if (m_number >= 0)
            ::close(std::exchange(m_number, -1));
    }

    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number = -1;
};

struct Pipe
{
    OpenFile reading;
    OpenFile writing;
};

Pipe makePipe()
{
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return {};
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return {OpenFile(ends[0]), OpenFile(ends[1])};
}

/// NAME=VALUE of our own environment and of the order, which wins.
std::vector<std::string> environmentOf(const ProcessOrder &order)
{
    std::vector<std::string> entries;
    for (char **at = environ; *at != nullptr; ++at) {
        const std::string_view entry(*at);
        if (!order.environment.contains(std::string(entry.substr(0, entry.find('=')))))
            entries.emplace_back(entry);
    }
    for (const auto &[name, value] : order.environment)
        entries.push_back(name + '=' + value);
    return entries;
}

double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

tl::unexpected<Error> notStarted(const std::string &command, int code)
{
    return failure(ErrorKind::Unavailable,
                   "The command is not run: " + command,
                   std::strerror(code),
                   "Look at the limits of processes and open files");
}

/// A process while it runs.
class Child final
{
public:
    explicit Child(const ProcessOrder &order)
        : m_order(order)
    {
    }

    ~Child()
    {
        if (m_pid > 0)
            reap();
    }

    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    [[nodiscard]] Status start()
    {
        m_errors = makePipe();
        if (m_order.keepsOutput)
            m_output = makePipe();
        if (m_errors.reading.number() < 0 || (m_order.keepsOutput && m_output.reading.number() < 0))
            return notStarted(m_order.command, errno);
        const int code = spawn();
        m_errors.writing.close();
        m_output.writing.close();
        if (code != 0)
            return notStarted(m_order.command, code);
        m_handle = OpenFile(static_cast<int>(syscall(SYS_pidfd_open, m_pid, 0)));
        if (m_handle.number() < 0)
            return notStarted(m_order.command, errno);
        return {};
    }

    [[nodiscard]] Result<ProcessOutcome> wait(const std::stop_token &stop)
    {
        const auto limit = m_begin + m_order.limit;
        while (!m_hasEnded && !m_isTooLong && !stop.stop_requested()
               && std::chrono::steady_clock::now() < limit)
            look();
        ProcessOutcome outcome;
        outcome.isTimedOut = !m_hasEnded && !m_isTooLong && !stop.stop_requested();
        if (!m_hasEnded)
            m_end = std::chrono::steady_clock::now();
        read(m_output.reading, m_text);
        read(m_errors.reading, m_words);
        fill(outcome, reap());
        if (m_isTooLong)
            return failure(ErrorKind::TooLarge,
                           "The command says too much: " + m_order.command,
                           "more than 16 MiB of standard output",
                           "Let it print its results alone");
        if (!m_hasEnded && !outcome.isTimedOut)
            return failure(ErrorKind::Cancelled, "The command was cancelled: " + m_order.command);
        return outcome;
    }

private:
    int spawn()
    {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        if (m_order.keepsOutput)
            posix_spawn_file_actions_adddup2(&actions, m_output.writing.number(), STDOUT_FILENO);
        else
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, m_errors.writing.number(), STDERR_FILENO);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigemptyset(&none);
        sigset_t usual;
        sigemptyset(&usual);
        sigaddset(&usual, SIGPIPE);
        sigaddset(&usual, SIGINT);
        sigaddset(&usual, SIGTERM);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &usual);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        std::vector<std::string> entries = environmentOf(m_order);
        std::vector<char *> environment;
        for (std::string &entry : entries)
            environment.push_back(entry.data());
        environment.push_back(nullptr);
        std::string shell = "sh";
        std::string option = "-c";
        std::string command = m_order.command;
        std::array<char *, 4> arguments{shell.data(), option.data(), command.data(), nullptr};
        m_begin = std::chrono::steady_clock::now();
        const int code = posix_spawn(
            &m_pid, "/bin/sh", &actions, &attributes, arguments.data(), environment.data());
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        if (code != 0)
            m_pid = -1;
        return code;
    }

    /// Waits a little for its end, and takes in what it says.
    void look()
    {
        constexpr int kSlice = 50; ///< ms: how soon a stop is seen
        std::array<pollfd, 3> files{{{m_handle.number(), POLLIN, 0},
                                     {m_errors.reading.number(), POLLIN, 0},
                                     {m_output.reading.number(), POLLIN, 0}}};
        if (poll(files.data(), files.size(), kSlice) <= 0)
            return;
        if ((files[0].revents & POLLIN) != 0) {
            m_end = std::chrono::steady_clock::now();
            m_hasEnded = true;
        }
        if (files[1].revents != 0)
            read(m_errors.reading, m_words);
        if (files[2].revents != 0)
            read(m_output.reading, m_text);
        constexpr std::size_t kLastWords = 4 << 10;
        if (m_words.size() > kLastWords)
            m_words.erase(0, m_words.size() - kLastWords);
        m_isTooLong = m_text.size() > kMostOutput;
    }

    /// What there is now; closes the file at its end.
    static void read(OpenFile &file, std::string &text)
    {
        std::array<char, 1 << 16> buffer{};
        while (file.number() >= 0 && text.size() <= kMostOutput) {
            const ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
            if (count > 0)
                text.append(buffer.data(), static_cast<std::size_t>(count));
            else if (count == 0)
                file.close();
            else if (errno != EINTR)
                return;
        }
    }

    /// Ends the whole group. Its number is free only after the wait, so nobody else is hit.
    rusage reap()
    {
        kill(-m_pid, SIGKILL);
        rusage usage{};
        while (wait4(m_pid, &m_status, 0, &usage) < 0 && errno == EINTR) { }
        m_pid = -1;
        return usage;
    }

    void fill(ProcessOutcome &outcome, const rusage &usage)
    {
        outcome.wallSeconds = std::chrono::duration<double>(m_end - m_begin).count();
        outcome.userSeconds = seconds(usage.ru_utime);
        outcome.systemSeconds = seconds(usage.ru_stime);
        outcome.peakBytes = static_cast<double>(usage.ru_maxrss) * 1024; // Linux: KiB
        constexpr int kBySignal = 128;
        outcome.exitCode
            = WIFEXITED(m_status) ? WEXITSTATUS(m_status) : kBySignal + WTERMSIG(m_status);
        outcome.output = std::move(m_text);
        outcome.lastWords = std::move(m_words);
    }

    const ProcessOrder &m_order;
    pid_t m_pid = -1;
    int m_status = 0;
    bool m_hasEnded = false;
    bool m_isTooLong = false;
    OpenFile m_handle;
    Pipe m_output;
    Pipe m_errors;
    std::string m_text;
    std::string m_words;
    std::chrono::steady_clock::time_point m_begin;
    std::chrono::steady_clock::time_point m_end;
};

} // namespace

Result<ProcessOutcome> runProcess(const ProcessOrder &order, const std::stop_token &stop)
{
    Child child(order);
    if (Status started = child.start(); !started)
        return failure(started.error());
    return child.wait(stop);
}

} // namespace perfdeck
