// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/HttpAnswer.h"

#include <gtest/gtest.h>

#include <random>

namespace perfdeck {
namespace {

using Step = HttpAnswer::Step;

struct Outcome
{
    Step step = Step::NeedMore; ///< the last one
    std::string body;
    std::string rest; ///< input behind the answer
    HttpAnswer answer;
};

/// Feeds `bytes` in pieces of `size` until the answer ends.
Outcome feed(std::string_view bytes, std::size_t size)
{
    Outcome outcome;
    while (!bytes.empty()) {
        std::string_view piece = bytes.substr(0, size);
        bytes.remove_prefix(piece.size());
        do {
            const HttpAnswer::Piece next = outcome.answer.next(piece);
            outcome.step = next.step;
            outcome.body += next.bytes;
            if (next.step == Step::End || next.step == Step::Broken
                || next.step == Step::HeadTooLarge) {
                outcome.rest = std::string(piece) + std::string(bytes);
                return outcome;
            }
        } while (outcome.step != Step::NeedMore);
    }
    return outcome;
}

const std::string kByLength
    = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";
const std::string kInChunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                              "3\r\nhel\r\n02;x=\"y\"\r\nlo\r\n0\r\nX-Late: 1\r\n\r\n";

TEST(HttpAnswerTest, ReadsByLengthAndInChunksInAnyPieces)
{
    for (const std::string &text : {kByLength, kInChunks}) {
        for (std::size_t size = 1; size <= text.size(); ++size) {
            const Outcome outcome = feed(text, size);
            ASSERT_EQ(outcome.step, Step::End) << size;
            EXPECT_EQ(outcome.body, "hello");
            EXPECT_EQ(outcome.answer.head().status, 200);
            EXPECT_EQ(outcome.answer.head().reason, "OK");
            EXPECT_TRUE(outcome.answer.keepsConnection());
            EXPECT_TRUE(outcome.rest.empty());
        }
    }
}

TEST(HttpAnswerTest, EveryTruncationWantsMore)
{
    for (const std::string &text : {kByLength, kInChunks}) {
        for (std::size_t length = 0; length < text.size(); ++length) {
            const Outcome outcome = feed(text.substr(0, length), 7);
            ASSERT_EQ(outcome.step, Step::NeedMore) << length;
            ASSERT_EQ(outcome.answer.close(), Step::NeedMore) << length;
        }
    }
}

TEST(HttpAnswerTest, WhatFollowsTheAnswerIsNotPartOfIt)
{
    EXPECT_EQ(feed(kByLength + "HTTP/1.1 200 OK\r\n", 1000).rest, "HTTP/1.1 200 OK\r\n");
    EXPECT_EQ(feed(kInChunks + "junk", 3).rest, "junk");
}

TEST(HttpAnswerTest, WithoutALengthTheCloseEndsIt)
{
    const Outcome outcome = feed("HTTP/1.1 200 OK\r\n\r\nhello", 4);
    EXPECT_EQ(outcome.step, Step::NeedMore);
    EXPECT_EQ(outcome.body, "hello");
    EXPECT_EQ(outcome.answer.close(), Step::End);
    EXPECT_FALSE(outcome.answer.keepsConnection());
}

TEST(HttpAnswerTest, ProvisionalAnswersAreSkipped)
{
    const Outcome outcome = feed(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n" + kByLength, 9);
    EXPECT_EQ(outcome.body, "hello");
    EXPECT_TRUE(outcome.answer.head().get("link").empty());
}

TEST(HttpAnswerTest, AnswersWithoutABodyEndAtOnce)
{
    for (const char *status : {"204 No Content", "304 Not Modified"})
        EXPECT_EQ(feed(std::string("HTTP/1.1 ") + status + "\r\n\r\n", 5).step, Step::End);
    std::string text = "HTTP/1.1 204 No Content\r\n\r\n";
    std::string_view input = text;
    HttpAnswer answer;
    EXPECT_EQ(answer.next(input).step, Step::Head);
    EXPECT_EQ(answer.next(input).step, Step::End);
}

TEST(HttpAnswerTest, BareLineFeedsAndOddSpacesAreUnderstood)
{
    const Outcome outcome
        = feed("HTTP/1.0 200\nCONTENT-LENGTH :  5 \nConnection: Keep-Alive\n\nhello", 6);
    EXPECT_EQ(outcome.step, Step::End);
    EXPECT_EQ(outcome.body, "hello");
    EXPECT_TRUE(outcome.answer.head().isHttp10);
    EXPECT_TRUE(outcome.answer.keepsConnection());
}

TEST(HttpAnswerTest, ConnectionsAreKeptAsTheHeadSays)
{
    const auto keeps = [](const std::string &head) {
        return feed("HTTP/1." + head + "Content-Length: 1\r\n\r\nx", 100).answer.keepsConnection();
    };
    EXPECT_TRUE(keeps("1 200 OK\r\n"));
    EXPECT_FALSE(keeps("0 200 OK\r\n"));
    EXPECT_FALSE(keeps("1 200 OK\r\nConnection: Close\r\n"));
}

TEST(HttpAnswerTest, WhatIsNotHttpIsBrokenAtItsFirstBytes)
{
    for (const char *text :
         {"220 mail ESMTP\r\n",
          "SSH-2.0-OpenSSH\r\n",
          "\x15\x03\x01",
          "HTTP/2.0 200 OK\r\n\r\n",
          "HTTP/1.1 abc\r\n\r\n",
          "HTTP/1.1 20\r\n\r\n",
          "HTTP/1.1 2000 x\r\n\r\n",
          "HTTP/1.1\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n11111111111111111\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n"})
        EXPECT_EQ(feed(text, 1).step, Step::Broken) << text;
}

TEST(HttpAnswerTest, HeadsChunkLinesAndTrailersAreLimited)
{
    const std::string padding = "X: " + std::string(1000, 'x') + "\r\n";
    std::string heads = "HTTP/1.1 200 OK\r\n";
    std::string trailers = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n";
    for (int i = 0; i < 100; ++i) {
        heads += padding;
        trailers += padding;
    }
    EXPECT_EQ(feed(heads, 4096).step, Step::HeadTooLarge);
    EXPECT_EQ(feed(trailers, 4096).step, Step::Broken);
    EXPECT_EQ(
        feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(5000, '0'), 512)
            .step,
        Step::Broken);
    std::string provisional;
    for (int i = 0; i < 5000; ++i)
        provisional += "HTTP/1.1 100 Continue\r\n\r\n";
    EXPECT_EQ(feed(provisional, 1 << 20).step, Step::HeadTooLarge);
}

TEST(HttpAnswerTest, RandomDamageNeverInventsBytesAndAlwaysEnds)
{
    std::mt19937 random(20261121);
    for (int round = 0; round < 20'000; ++round) {
        std::string text = round % 2 == 0 ? kByLength : kInChunks;
        for (unsigned i = 0; i < 1 + random() % 4; ++i) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
            case 0:
                text[at] = static_cast<char>(random());
                break;
            case 1:
                text.erase(at, 1 + random() % 9);
                break;
            default:
                text.insert(at, text.substr(random() % text.size(), random() % 9));
            }
            if (text.empty())
                break;
        }
        const Outcome whole = feed(text, text.size() + 1);
        const Outcome pieces = feed(text, 1 + random() % 11);
        ASSERT_LE(whole.body.size(), text.size());
        ASSERT_EQ(whole.body, pieces.body) << text;
        ASSERT_EQ(whole.step, pieces.step) << text;
    }
}

} // namespace
} // namespace perfdeck
