// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

extern char **environ;

namespace perfdeck::testing {

/// tests/support/notice_peers.py as long as this object lives.
class NoticePeer final
{
public:
    NoticePeer(std::string kind, std::string folder, std::vector<std::string> options)
        : m_kind(kind == "mail" ? "mail" : "post")
        , m_folder(std::move(folder))
    {
        std::vector<std::string> words{
            "/usr/bin/python3", PERFDECK_NOTICE_PEERS, std::move(kind), m_folder};
        words.insert(words.end(), options.begin(), options.end());
        start(words);
    }

    ~NoticePeer()
    {
        if (m_process > 0) {
            ::kill(m_process, SIGKILL);
            ::waitpid(m_process, nullptr, 0);
        }
    }

    NoticePeer(const NoticePeer &) = delete;
    NoticePeer &operator=(const NoticePeer &) = delete;

    /// Empty where the peer did not start: a package is missing.
    [[nodiscard]] const std::string &port() const { return m_port; }

    [[nodiscard]] std::string host() const { return "127.0.0.1:" + m_port; }

    /// What came so far.
    [[nodiscard]] std::vector<nlohmann::json> got() const
    {
        std::vector<nlohmann::json> list;
        for (int number = 1;; ++number) {
            std::ifstream file(m_folder + '/' + m_kind + '-' + std::to_string(number) + ".json");
            if (!file)
                return list;
            list.push_back(nlohmann::json::parse(file));
        }
    }

    /// The same, as soon as it is so much.
    [[nodiscard]] std::vector<nlohmann::json> waitFor(std::size_t count) const
    {
        for (int i = 0; i < 2000 && got().size() < count; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return got();
    }

private:
    void start(std::vector<std::string> &texts)
    {
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0)
            return;
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addclose(&actions, ends[0]);
        std::vector<char *> words;
        for (std::string &text : texts)
            words.push_back(text.data());
        words.push_back(nullptr);
        if (::posix_spawn(&m_process, words.front(), &actions, nullptr, words.data(), environ) != 0)
            m_process = -1;
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        char c = 0;
        while (::read(ends[0], &c, 1) == 1 && c != '\n')
            m_port += c;
        ::close(ends[0]);
    }

    std::string m_kind;
    std::string m_folder;
    std::string m_port;
    pid_t m_process = -1;
};

/// NAME.pem and NAME.key of 127.0.0.1, signed by itself. False without openssl.
[[nodiscard]] inline bool makeCertificate(const std::string &name)
{
    const std::string command
        = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext "
          "subjectAltName=IP:127.0.0.1 -keyout "
        + name + ".key -out " + name + ".pem >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
}

} // namespace perfdeck::testing
