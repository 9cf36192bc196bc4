// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/AnswerReader.h"

#include <gtest/gtest.h>

namespace perfdeck {

/// Events as the servers' own documentation shows them.
TEST(AnswerReaderTest, FindsTokensOfEachProtocol)
{
    AnswerReader chat(AnswerShape::OpenAiChat);
    EXPECT_FALSE(
        chat.event(R"({"choices":[{"delta":{"role":"assistant","content":""}}]})").hasText);
    EXPECT_TRUE(chat.event(R"({"choices":[{"delta":{"content":"Hi"}}]})").hasText);
    EXPECT_TRUE(chat.event(R"({"choices":[{"delta":{"reasoning_content":"so"}}]})").hasText);
    const AnswerPiece usage
        = chat.event(R"({"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":12}})");
    EXPECT_FALSE(usage.hasText);
    EXPECT_EQ(usage.outputTokens, 12U);
    EXPECT_FALSE(chat.event("[DONE]").hasText);
    EXPECT_TRUE(chat.event("[DONE]").error.empty());

    AnswerReader completion(AnswerShape::OpenAiCompletion);
    EXPECT_TRUE(completion.event(R"({"choices":[{"text":" a"}],"usage":null})").hasText);
    EXPECT_EQ(completion.whole(R"({"choices":[{"text":"abc"}],"usage":{"completion_tokens":3}})")
                  .outputTokens,
              3U);

    AnswerReader tgi(AnswerShape::Tgi);
    EXPECT_TRUE(tgi.event(R"({"index":1,"token":{"id":1,"text":"a"},"details":null})").hasText);
    EXPECT_EQ(tgi.event(R"({"token":{"text":"b"},"details":{"generated_tokens":9}})").outputTokens,
              9U);
    EXPECT_EQ(
        tgi.whole(R"([{"generated_text":"ab","details":{"generated_tokens":2}}])").outputTokens,
        2U);

    AnswerReader llama(AnswerShape::LlamaCpp);
    EXPECT_TRUE(llama.event(R"({"content":"x","stop":false})").hasText);
    EXPECT_EQ(llama.event(R"({"content":"","stop":true,"tokens_predicted":20})").outputTokens, 20U);

    AnswerReader any(AnswerShape::Opaque);
    EXPECT_TRUE(any.event("word").hasText);
    EXPECT_FALSE(any.event("").hasText);
}

TEST(AnswerReaderTest, SaysWhatServersSay)
{
    AnswerReader chat(AnswerShape::OpenAiChat);
    EXPECT_EQ(chat.event(R"({"error":{"message":"out of memory"}})").error, "out of memory");
    EXPECT_FALSE(chat.event("{\"choices\":").error.empty());
    EXPECT_FALSE(chat.whole("<html>").error.empty());
    EXPECT_EQ(chat.refusal(R"({"error":"model not found"})"), "model not found");
    EXPECT_EQ(chat.refusal(R"({"detail":"two\nlines"})"), "two lines");
    EXPECT_EQ(chat.refusal("<html>no</html>"), "");
    const std::string longWords(AnswerReader::kMostWords - 1, 'x');
    EXPECT_EQ(chat.refusal(R"({"error":")" + longWords + "\u00e9" + R"("})"), longWords)
        << "no half of a character";
}

} // namespace perfdeck
