// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/ProgramRun.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>

extern char **environ;

namespace perfdeck {

namespace {

using Steady = std::chrono::steady_clock;

class Descriptor final
{
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    ~Descriptor() { close(); }

    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int get() const { return m_descriptor; }

    void close()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        m_descriptor = -1;
    }

private:
    int m_descriptor;
};

/// The process in a group of its own; 0 with errno where it did not start.
pid_t start(const std::string &program, const std::vector<std::string> &arguments, int input)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    std::vector<std::string> texts{program};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<char *> words;
    for (std::string &text : texts)
        words.push_back(text.data());
    words.push_back(nullptr);
    pid_t process = 0;
    errno = posix_spawn(&process, program.c_str(), &actions, &attributes, words.data(), environ);
    const int problem = errno;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    errno = problem;
    return problem == 0 ? process : 0;
}

/// Writes what fits now; true when all is written or nobody reads any more.
bool feed(int descriptor, std::string_view &input)
{
    while (!input.empty()) {
        const ssize_t count
            = ::send(descriptor, input.data(), input.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0)
            return errno != EAGAIN && errno != EINTR;
        input.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

Attempt judged(int status, const std::string &program)
{
    constexpr int kTryAgain = 75; // EX_TEMPFAIL
    if (!WIFEXITED(status))
        return {Attempt::Result::Failed,
                program + " was ended by signal " + std::to_string(WTERMSIG(status)) + '.',
                std::nullopt};
    const int code = WEXITSTATUS(status);
    const auto result = code == 0 ? Attempt::Result::Sent
        : code == kTryAgain       ? Attempt::Result::Retry
                                  : Attempt::Result::Failed;
    return {result, program + " ended with status " + std::to_string(code) + '.', std::nullopt};
}

} // namespace

Attempt runProgram(const std::string &program,
                   const std::vector<std::string> &arguments,
                   const std::string &input,
                   const std::stop_token &stop,
                   std::chrono::milliseconds deadline)
{
    // A socket, not a pipe: writing to one whose reader is gone must not raise SIGPIPE.
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return {Attempt::Result::Retry, program + " could not be started.", std::nullopt};
    Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    const pid_t process = start(program, arguments, theirs.get());
    if (process == 0)
        return {Attempt::Result::Stopped,
                program + " could not be started: " + std::generic_category().message(errno) + '.',
                std::nullopt};
    theirs.close();
    std::string_view rest = input;
    const auto end = Steady::now() + deadline;
    constexpr std::chrono::milliseconds kStep{10};
    while (Steady::now() < end && !stop.stop_requested()) {
        if (ours.get() >= 0 && feed(ours.get(), rest))
            ours.close();
        int status = 0;
        if (::waitpid(process, &status, WNOHANG) == process)
            return judged(status, program);
        std::this_thread::sleep_for(kStep);
    }
    ::kill(-process, SIGKILL);
    ::waitpid(process, nullptr, 0);
    return {Attempt::Result::Retry,
            program + " did not end within " + std::to_string(deadline.count() / 1000) + " s.",
            std::nullopt};
}

} // namespace perfdeck
