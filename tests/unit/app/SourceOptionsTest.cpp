// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SourceOptions.h"

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

std::string urlOf(std::string_view text)
{
    const auto endpoint = parseEndpoint(text, 5s);
    return endpoint ? endpoint->url : "refused: " + endpoint.error().reason;
}

TEST(ParseEndpoint, CompletesWhatPeopleLeaveOut)
{
    EXPECT_EQ(urlOf("http://localhost:8000/metrics"), "http://localhost:8000/metrics");
    EXPECT_EQ(urlOf("localhost:8000"), "http://localhost:8000");
    EXPECT_EQ(urlOf("https://host/"), "https://host/");
    EXPECT_EQ(urlOf("http://host/custom/page"), "http://host/custom/page");
    EXPECT_EQ(urlOf(" http://[::1]:9100 "), "http://[::1]:9100");
}

TEST(ParseEndpoint, SplitsTheNameOnlyBeforeTheUrl)
{
    const auto named = parseEndpoint("llama=http://host:8080/metrics?model=a", 2s);
    ASSERT_TRUE(named);
    EXPECT_EQ(named->name, "llama");
    EXPECT_EQ(named->url, "http://host:8080/metrics?model=a");
    EXPECT_EQ(named->interval, Duration(2s));
    const auto query = parseEndpoint("http://host/metrics?model=a", 5s);
    ASSERT_TRUE(query);
    EXPECT_EQ(query->name, "");
}

TEST(ParseEndpoint, RefusesWithAReason)
{
    EXPECT_EQ(urlOf(""), "refused: it is empty");
    EXPECT_EQ(urlOf("name="), "refused: it is empty");
    EXPECT_EQ(urlOf("ftp://host/x"), "refused: only http and https are spoken");
    EXPECT_EQ(urlOf("http://:80/x"), "refused: it names no host");
    EXPECT_EQ(urlOf("http://host:99999/x"), "refused: the port is not a number from 1 to 65535");
    EXPECT_EQ(urlOf("http://ho st/x"), "refused: it contains a blank or a control character");
    EXPECT_EQ(urlOf("http://user:secret@host/x"),
              "refused: a URL may not carry a user name or password");
}

TEST(ParseUpdateInterval, TakesSecondsWithinLimits)
{
    EXPECT_EQ(parseUpdateInterval("2.5"), Duration(2500ms));
    EXPECT_EQ(parseUpdateInterval("500ms"), Duration(500ms));
    EXPECT_FALSE(parseUpdateInterval("0"));
    EXPECT_FALSE(parseUpdateInterval("-1"));
    EXPECT_FALSE(parseUpdateInterval("2d"));
    EXPECT_FALSE(parseUpdateInterval("soon"));
}

TEST(SourceOptions, AreReadFromACommandLine)
{
    CLI::App app;
    SourceOptions options;
    addSourceOptions(app, options);
    app.parse("--endpoint a=http://h:1 --endpoint http://h:2/m --update-interval 0.5 --no-collect",
              false);
    Config config;
    ASSERT_TRUE(applySourceOptions(options, config));
    ASSERT_EQ(config.endpoints.size(), 2U);
    EXPECT_EQ(config.endpoints[0].name, "a");
    EXPECT_EQ(config.endpoints[1].url, "http://h:2/m");
    EXPECT_EQ(config.endpoints[1].interval, Duration(500ms));
    EXPECT_FALSE(config.collectMachine);
}

TEST(SourceOptions, RefuseTwoEndpointsOfOneName)
{
    SourceOptions options;
    options.endpoints = {"http://h:1/a", "http://h:1/b"};
    Config config;
    const Status status = applySourceOptions(options, config);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().reason, "another one has the name 'h:1'");
}

class KeyFile : public testing::Test
{
protected:
    void SetUp() override
    {
        m_path = std::filesystem::path(testing::TempDir()) / "perfdeck-key-test";
        std::ofstream(m_path) << "s3cret\n";
        m_options.apiKeyFile = m_path.string();
    }

    void TearDown() override { std::filesystem::remove(m_path); }

    std::filesystem::path m_path;
    SourceOptions m_options;
};

TEST_F(KeyFile, IsReadWhenItsOwnerAloneMayReadIt)
{
    std::filesystem::permissions(m_path, std::filesystem::perms(0600));
    const auto key = coordinatorKey(m_options);
    ASSERT_TRUE(key);
    EXPECT_EQ(*key, (Secret{Secret::Place::File, m_path.string()})); // the place, not the secret
}

TEST_F(KeyFile, IsRefusedWhenOthersMayReadIt)
{
    std::filesystem::permissions(m_path, std::filesystem::perms(0640));
    const auto key = coordinatorKey(m_options);
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().reason, "it holds a secret and others may read or write it");
    EXPECT_EQ(key.error().message().find("s3cret"), std::string::npos);
}

TEST(DefaultDatabasePath, FollowsTheDataHome)
{
    ::setenv("XDG_DATA_HOME", "/tmp/data-home", 1);
    EXPECT_EQ(defaultDatabasePath(), "/tmp/data-home/perfdeck/history.db");
    ::setenv("XDG_DATA_HOME", "relative", 1);
    ::setenv("HOME", "/home/somebody", 1);
    EXPECT_EQ(defaultDatabasePath(), "/home/somebody/.local/share/perfdeck/history.db");
}

} // namespace
} // namespace perfdeck
