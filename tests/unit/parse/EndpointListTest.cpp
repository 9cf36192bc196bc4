// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/EndpointList.h"
#include "core/collect/parse/SourceTable.h"

#include <gtest/gtest.h>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;

Result<std::vector<SourceConfig>> toml(std::string_view text)
{
    return parseEndpointList(text, "/etc/deck/list.toml", 5s);
}

std::string problem(const Result<std::vector<SourceConfig>> &list)
{
    return list ? "no problem" : list.error().message();
}

bool contains(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST(EndpointList, LinesAreEndpointsAndCommentsAreNot)
{
    const auto list = parseEndpointList("# of the lab\n"
                                        "llama=http://gpu1:8080/metrics?x=1#y # the big one\r\n"
                                        "\n"
                                        "   gpu2:9100\t# bare\n"
                                        "https://[::1]:9/m",
                                        "list.txt",
                                        2s);
    ASSERT_TRUE(list) << problem(list);
    ASSERT_EQ(list->size(), 3U);
    EXPECT_EQ((*list)[0].name, "llama");
    EXPECT_EQ((*list)[0].url, "http://gpu1:8080/metrics?x=1#y");
    EXPECT_EQ((*list)[1].name, "gpu2:9100");
    EXPECT_EQ((*list)[1].url, "http://gpu2:9100");
    EXPECT_EQ((*list)[2].name, "[::1]:9");
    EXPECT_EQ((*list)[2].interval, Duration(2s));
}

TEST(EndpointList, LinesThatCannotBeUsedAreNamed)
{
    const auto ftp = parseEndpointList("a:1\nftp://b\n", "list.txt", 5s);
    EXPECT_TRUE(contains(problem(ftp), "list.txt:2")) << problem(ftp);
    EXPECT_TRUE(contains(problem(ftp), "only http and https")) << problem(ftp);
    const auto twice = parseEndpointList("a:1\n\nx=b:1\nx=c:1", "list.txt", 5s);
    EXPECT_TRUE(contains(problem(twice), "list.txt:4")) << problem(twice);
    EXPECT_TRUE(contains(problem(twice), "line 3")) << problem(twice);
    const auto secret = parseEndpointList("http://joe:hunter2@b/", "list.txt", 5s);
    EXPECT_TRUE(contains(problem(secret), "list.txt:1")) << problem(secret);
    EXPECT_FALSE(contains(problem(secret), "hunter2")) << problem(secret);
}

TEST(EndpointList, TablesSayEverything)
{
    const auto list = toml(R"(
[[endpoint]]
name = "llama"
url = "https://gpu1:8443/metrics"
interval_seconds = 2.5
deadline_seconds = 1
max_series = 9
max_body_bytes = 1000
bearer_token_file = "secrets/token"
headers = { X-Team = "blue" }
header_files = { X-Key = "/run/key" }
ca_file = "ca.pem"
cert_file = "me.pem"
key_file = "me.key"
server_name = "gpu1.example"
proxy = "socks5://jump:1080"
proxy_user = "joe"
proxy_password_env = "PROXY_PASSWORD"
labels = { team = "blue" }

[[endpoint]]
url = "gpu2:9100"
basic_user = "joe"
basic_password_file = "/run/pw"

[[http_sd]]
name = "fleet"
url = "http://sd:8000"
refresh_seconds = 30
bearer_token_env = "SD_TOKEN"
max_targets = 10
patience = 2
[http_sd.targets]
scheme = "https"
path = "/m"
interval_seconds = 1
ca_file = "ca.pem"

[[dns]]
host = "vllm.svc.cluster.local"
port = 8000

[[dns]]
name = "srv"
host = "_metrics._tcp.example.org"
type = "SRV"
)");
    ASSERT_TRUE(list) << problem(list);
    ASSERT_EQ(list->size(), 5U);
    // Tables come sorted by their kind: dns, endpoint, http_sd.
    const SourceConfig &dns = (*list)[0];
    EXPECT_EQ(dns.kind, SourceKind::Discovery);
    EXPECT_EQ(dns.url, "dns://vllm.svc.cluster.local:8000");
    EXPECT_EQ(dns.name, dns.url);
    EXPECT_EQ(dns.discovery.way, DiscoveryPlan::Way::DnsAddress);
    EXPECT_EQ(dns.interval, Duration(60s));
    EXPECT_EQ((*list)[1].discovery.way, DiscoveryPlan::Way::DnsService);
    EXPECT_EQ((*list)[1].url, "dns://_metrics._tcp.example.org");
    const SourceConfig &llama = (*list)[2];
    EXPECT_EQ(llama.interval, Duration(2500ms));
    EXPECT_EQ(llama.deadline, Duration(1s));
    EXPECT_EQ(llama.maxSeries, 9U);
    EXPECT_EQ(llama.maxBodyBytes, 1000U);
    EXPECT_EQ(llama.access.bearerToken, (Secret{Secret::Place::File, "/etc/deck/secrets/token"}));
    EXPECT_EQ(llama.headers[0].second, "blue");
    EXPECT_EQ(llama.access.headers[0].second, (Secret{Secret::Place::File, "/run/key"}));
    EXPECT_EQ(llama.access.caFile, "/etc/deck/ca.pem");
    EXPECT_EQ(llama.access.certificateFile, "/etc/deck/me.pem");
    EXPECT_EQ(llama.access.keyFile, "/etc/deck/me.key");
    EXPECT_EQ(llama.access.serverName, "gpu1.example");
    EXPECT_EQ(llama.access.proxy, "socks5://jump:1080");
    EXPECT_EQ(llama.access.proxyPassword, (Secret{Secret::Place::Variable, "PROXY_PASSWORD"}));
    EXPECT_EQ(llama.labels[0].first, "team");
    EXPECT_EQ((*list)[3].access.basicUser, "joe");
    const SourceConfig &fleet = (*list)[4];
    EXPECT_EQ(fleet.url, "http://sd:8000");
    EXPECT_EQ(fleet.interval, Duration(30s));
    EXPECT_EQ(fleet.discovery.maxTargets, 10U);
    EXPECT_EQ(fleet.discovery.patience, 2U);
    EXPECT_EQ(fleet.discovery.scheme, "https");
    EXPECT_EQ(fleet.discovery.path, "/m");
    EXPECT_EQ(fleet.discovery.interval, Duration(1s));
    EXPECT_EQ(fleet.discovery.access.caFile, "/etc/deck/ca.pem");
    EXPECT_EQ(fleet.access.bearerToken.text, "SD_TOKEN");
}

TEST(EndpointList, AnEndpointSurvivesItsTable)
{
    const auto list = toml(R"(
[[endpoint]]
name = "a"
url = "http://a/metrics"
deadline_seconds = 3
bearer_token_file = "/t"
ca_file = "/ca"
proxy = "none"
labels = { team = "blue" }
header_files = { X-Key = "/k" }
header_envs = { X-Team-Key = "TEAM_KEY" }
header_entries = { X-API-Key = "X-API-Key of lab" }
kind = "cluster"
)");
    ASSERT_TRUE(list) << problem(list);
    const TableContext context{"again", "", 5s};
    const auto again = readEndpointTable(endpointTable(list->front()), context);
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(*again, list->front());
    EXPECT_EQ(again->kind, SourceKind::Coordinator);
    EXPECT_EQ(again->access.headers.size(), 3U);
}

TEST(EndpointList, SecretsInMemoryNeverEnterATable)
{
    SourceConfig config;
    config.url = "http://a/metrics";
    config.headers = {{"Authorization", "s3cret"}};
    config.access.bearerToken = {Secret::Place::Value, "s3cret"};
    config.access.headers = {{"X-Key", {Secret::Place::Value, "s3cret"}}};
    std::ostringstream text;
    text << endpointTable(config);
    EXPECT_FALSE(contains(text.str(), "s3cret")) << text.str();
}

struct BadList
{
    const char *text;
    const char *place;
    const char *words;
};

class BadLists : public testing::TestWithParam<BadList>
{
};

TEST_P(BadLists, AreRefusedWithTheirLine)
{
    const auto list = toml(GetParam().text);
    ASSERT_FALSE(list);
    EXPECT_TRUE(contains(problem(list), GetParam().place)) << problem(list);
    EXPECT_TRUE(contains(problem(list), GetParam().words)) << problem(list);
    EXPECT_FALSE(contains(problem(list), "hunter2")) << problem(list);
}

INSTANTIATE_TEST_SUITE_P(
    EndpointList,
    BadLists,
    testing::Values(
        BadList{"\n[[endpoint]\n", "list.toml:2", "not TOML"},
        BadList{"a = 1", "list.toml:1", "\"a\" is not known"},
        BadList{"[endpoint]\nurl = 'a:1'", "list.toml:1", "two brackets"},
        BadList{"endpoint = [1]", "list.toml:1", "not a table"},
        BadList{"[[endpoint]]\nname = 'x'", "list.toml:1", "empty"},
        BadList{"[[endpoint]]\nurl = 'a:1'\nintervall = 5", "list.toml:3", "no such key"},
        BadList{"[[endpoint]]\nurl = 'a:1'\ninterval_seconds = 'x'", "list.toml:3", "not a number"},
        BadList{"[[endpoint]]\nurl = 'a:1'\ninterval_seconds = nan", "list.toml:3", "not a number"},
        BadList{"[[endpoint]]\nurl = 'a:1'\nname = 5", "list.toml:3", "not a text"},
        BadList{"[[endpoint]]\nurl = 'a:1'\nheaders = 'x'", "list.toml:3", "not a table"},
        BadList{"[[endpoint]]\nurl = 'a:1'\nheaders = {authorization = 'hunter2'}",
                "list.toml:3",
                "header_files"},
        BadList{"[[endpoint]]\nurl = 'a:1'\nkind = 'zoo'", "list.toml:3", "cluster"},
        BadList{"[[endpoint]]\nurl = 'http://joe:hunter2@a:1'", "list.toml:2", "user name"},
        BadList{"[[endpoint]]\nurl = 'a:1'\nbearer_token_file = 'a'\nbearer_token_env = 'b'",
                "list.toml:3",
                "too"},
        BadList{"[[endpoint]]\nurl = 'a:1'\nlabels = {instance = 'b'}", "list.toml:3", "label"},
        BadList{"[[endpoint]]\nurl = 'a:1'\n[[endpoint]]\nurl = 'a:1'", "list.toml:3", "line 1"},
        BadList{"[[http_sd]]\nurl = 'a:1'\n[http_sd.targets]\nscheme = 'ftp'",
                "list.toml:4",
                "only http"},
        BadList{"[[http_sd]]\nurl = 'a:1'\n[http_sd.targets]\nurl = 'b'", "list.toml:4", "no such"},
        BadList{"[[dns]]\nhost = 'a'", "list.toml:1", "missing"},
        BadList{"[[dns]]\nhost = 'a/b'\nport = 1", "list.toml:2", "name of a host"},
        BadList{"[[dns]]\nhost = 'a'\nport = 70000", "list.toml:3", "not a number"},
        BadList{"[[dns]]\nhost = 'a'\ntype = 'MX'", "list.toml:3", "SRV"}));

} // namespace perfdeck
