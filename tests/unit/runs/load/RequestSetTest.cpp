// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/RequestSet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace perfdeck {

namespace {

using nlohmann::json;
using testing::HasSubstr;

RequestTemplate ask(std::string protocol, std::string url = "http://127.0.0.1:8000")
{
    RequestTemplate request;
    request.protocol = std::move(protocol);
    request.url = std::move(url);
    return request;
}

CellKey cell()
{
    CellKey key;
    key.model = "tiny\"bert/1";
    key.batchSize = 2;
    key.sequenceLength = 3;
    return key;
}

std::string bytesOf(const RequestSet &set, std::uint64_t i = 0, std::size_t variant = 0)
{
    std::string spare;
    return std::string(set.bytes(i, variant, spare));
}

std::string bodyOf(const std::string &request)
{
    return request.substr(request.find("\r\n\r\n") + 4);
}

} // namespace

/// What is sent has the length it says and is JSON, for each protocol, streamed or not.
TEST(RequestSetTest, EveryProtocolMakesWholeRequests)
{
    for (const ServingProtocol &protocol : servingProtocols()) {
        if (protocol.body.empty())
            continue;
        for (const bool streams : {false, true}) {
            if (streams && protocol.streamBody.empty())
                continue;
            RequestTemplate request = ask(std::string(protocol.name));
            request.streams = streams;
            request.outputTokens = 7;
            const auto set = RequestSet::make(request, cell(), 1);
            ASSERT_TRUE(set) << protocol.name << ": " << set.error().message();
            EXPECT_EQ(set->size(), RequestSet::kMostVariants);
            const std::string bytes = bytesOf(*set, 12, 5);
            const std::string body = bodyOf(bytes);
            EXPECT_THAT(bytes,
                        HasSubstr("Content-Length: " + std::to_string(body.size()) + "\r\n"));
            EXPECT_THAT(bytes, HasSubstr("\r\nHost: 127.0.0.1:8000\r\n"));
            EXPECT_TRUE(json::accept(body)) << protocol.name << ": " << body;
            EXPECT_EQ(bytes.find("${"), std::string::npos) << bytes;
        }
    }
}

TEST(RequestSetTest, FollowsTheProtocols)
{
    RequestTemplate chat = ask("openai-chat");
    chat.streams = true;
    chat.outputTokens = 64;
    const std::string bytes = bytesOf(*RequestSet::make(chat, cell(), 1));
    EXPECT_TRUE(bytes.starts_with("POST /v1/chat/completions HTTP/1.1\r\n"));
    EXPECT_THAT(bytes, HasSubstr("Accept: text/event-stream\r\n"));
    const json body = json::parse(bodyOf(bytes));
    EXPECT_EQ(body["model"], "tiny\"bert/1");
    EXPECT_EQ(body["max_tokens"], 64);
    EXPECT_EQ(body["stream_options"]["include_usage"], true);

    chat.outputTokens = 0;
    EXPECT_FALSE(
        json::parse(bodyOf(bytesOf(*RequestSet::make(chat, cell(), 1)))).contains("max_tokens"));

    const std::string infer = bytesOf(*RequestSet::make(ask("kserve-v2"), cell(), 1), 41);
    EXPECT_TRUE(infer.starts_with("POST /v2/models/tiny%22bert%2F1/infer HTTP/1.1\r\n"));
    const json tensors = json::parse(bodyOf(infer));
    EXPECT_EQ(tensors["id"], "41");
    EXPECT_EQ(tensors["inputs"][0]["shape"], json({2, 3}));
    EXPECT_EQ(tensors["inputs"][0]["data"].size(), 6U);

    const json rows
        = json::parse(bodyOf(bytesOf(*RequestSet::make(ask("tensorflow-serving"), cell(), 1))));
    ASSERT_EQ(rows["instances"].size(), 2U);
    EXPECT_EQ(rows["instances"][1].size(), 3U);
}

TEST(RequestSetTest, FillsAddressAndBodyOfAnyTemplate)
{
    RequestTemplate request
        = ask("custom", "http://[::1]:9/infer?batch=${batch}&seq=${sequence}&n=${i}#part");
    request.body = R"(["${i}", ${prompts}])";
    request.headers["X-Trace"] = "yes";
    const auto set = RequestSet::make(request, cell(), 1, {{"Authorization", "Bearer s3cret"}});
    ASSERT_TRUE(set) << set.error().message();
    const std::string bytes = bytesOf(*set, 7);
    EXPECT_TRUE(bytes.starts_with("POST /infer?batch=2&seq=3&n=7 HTTP/1.1\r\n")) << bytes;
    EXPECT_THAT(bytes, HasSubstr("Host: [::1]:9\r\n"));
    EXPECT_THAT(bytes, HasSubstr("X-Trace: yes\r\n"));
    EXPECT_THAT(bytes, HasSubstr("Authorization: Bearer s3cret\r\n"));
    const json body = json::parse(bodyOf(bytes));
    EXPECT_EQ(body[0], "7");
    EXPECT_EQ(body.size(), 3U);
}

TEST(RequestSetTest, InputsDifferAndComeFromTheSeed)
{
    const auto set = RequestSet::make(ask("tgi"), cell(), 5);
    std::set<std::string> different;
    for (std::size_t variant = 0; variant < set->size(); ++variant)
        different.insert(bytesOf(*set, 0, variant));
    EXPECT_GT(different.size(), set->size() * 9 / 10);
    EXPECT_EQ(bytesOf(*set, 0, 9), bytesOf(*RequestSet::make(ask("tgi"), cell(), 5), 0, 9));
    EXPECT_NE(bytesOf(*set, 0, 9), bytesOf(*RequestSet::make(ask("tgi"), cell(), 6), 0, 9));
}

TEST(RequestSetTest, RefusesWhatWouldBreakTheRequest)
{
    const auto why = [](const RequestTemplate &request, const RequestSet::Headers &secret = {}) {
        const auto set = RequestSet::make(request, cell(), 1, secret);
        return set ? std::string() : set.error().message();
    };
    EXPECT_THAT(why(ask("gopher")), HasSubstr("gopher"));
    EXPECT_THAT(why(ask("custom", "ftp://a/b")), HasSubstr("http"));
    EXPECT_THAT(why(ask("custom", "http://a:99999/")), HasSubstr("port"));
    EXPECT_THAT(why(ask("custom", "http://a:/")), HasSubstr("port"));
    EXPECT_THAT(why(ask("custom", "http://")), HasSubstr("host"));
    EXPECT_THAT(why(ask("custom", "http://a b/")), HasSubstr("blanks"));
    const std::string user = why(ask("custom", "http://me:hush@a/"));
    EXPECT_THAT(user, HasSubstr("user"));
    EXPECT_EQ(user.find("hush"), std::string::npos);
    RequestTemplate unknown = ask("custom");
    unknown.body = "${batch} ${nothing}";
    EXPECT_THAT(why(unknown), HasSubstr("${nothing}"));
    unknown.body = "${batch";
    EXPECT_THAT(why(unknown), HasSubstr("closed"));
    RequestTemplate header = ask("custom");
    header.headers["X-A"] = "1\r\nX-B: 2";
    EXPECT_THAT(why(header), HasSubstr("X-A"));
    EXPECT_THAT(why(ask("custom"), {{"Content-Length", "5"}}), HasSubstr("Content-Length"));
    RequestTemplate stream = ask("torchserve");
    stream.streams = true;
    EXPECT_THAT(why(stream), HasSubstr("stream"));
}

} // namespace perfdeck
