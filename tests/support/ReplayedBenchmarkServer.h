// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <cstdio>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace perfdeck {

/// A Python program that plays back the recordings of a benchmark server; ends with this object, or
/// with the test, whose end of its standard input it watches.
class ReplayedBenchmarkServer final
{
public:
    /// A speed of "4" divides the recorded pauses by four.
    explicit ReplayedBenchmarkServer(const char *scenario, const char *speed = "4")
    {
        int input[2];
        int output[2];
        if (::pipe(input) != 0 || ::pipe(output) != 0)
            return;
        m_process = ::fork();
        if (m_process == 0) {
            ::dup2(input[0], STDIN_FILENO);
            ::dup2(output[1], STDOUT_FILENO);
            for (const int end : {input[0], input[1], output[0], output[1]})
                ::close(end);
            ::execlp(PERFDECK_PYTHON,
                     PERFDECK_PYTHON,
                     PERFDECK_REPLAY,
                     PERFDECK_TEST_DATA "/benchmark-api",
                     scenario,
                     speed,
                     nullptr);
            ::_exit(127);
        }
        ::close(input[0]);
        ::close(output[1]);
        m_input = input[1];
        for (char digit = 0; ::read(output[0], &digit, 1) == 1 && digit != '\n';)
            m_port += digit;
        ::close(output[0]);
    }

    ~ReplayedBenchmarkServer() { stop(); }

    ReplayedBenchmarkServer(const ReplayedBenchmarkServer &) = delete;
    ReplayedBenchmarkServer &operator=(const ReplayedBenchmarkServer &) = delete;

    void stop()
    {
        if (m_process <= 0)
            return;
        ::close(m_input);
        ::waitpid(m_process, nullptr, 0);
        m_process = 0;
    }

    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + m_port; }

private:
    pid_t m_process = 0;
    int m_input = -1;
    std::string m_port;
};

} // namespace perfdeck
