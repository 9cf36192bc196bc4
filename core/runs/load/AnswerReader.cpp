// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/AnswerReader.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

using simdjson::dom::element;

bool textAt(const element &root, std::string_view pointer, std::string_view &text)
{
    return root.at_pointer(pointer).get(text) == simdjson::SUCCESS;
}

bool hasTextAt(const element &root, std::string_view pointer)
{
    std::string_view text;
    return textAt(root, pointer, text) && !text.empty();
}

std::optional<std::uint64_t> numberAt(const element &root, std::string_view pointer)
{
    std::uint64_t number = 0;
    if (root.at_pointer(pointer).get(number) != simdjson::SUCCESS)
        return std::nullopt;
    return number;
}

/// One line of visible characters, cut at a character.
std::string tidy(std::string_view words)
{
    std::string line(words.substr(0, AnswerReader::kMostWords));
    while (words.size() > line.size() && !line.empty()
           && (static_cast<unsigned char>(words[line.size()]) & 0xC0U) == 0x80U)
        line.pop_back();
    std::ranges::replace_if(
        line, [](char letter) { return static_cast<unsigned char>(letter) < ' '; }, ' ');
    return line;
}

std::string errorOf(const element &root)
{
    std::string_view words;
    for (const std::string_view place : {"/error/message", "/error", "/message", "/detail"})
        if (textAt(root, place, words) && !words.empty())
            return tidy(words);
    return {};
}

bool hasText(AnswerShape shape, const element &root)
{
    switch (shape) {
    case AnswerShape::OpenAiChat:
        // Models that think aloud send that first; it is output that was waited for.
        return hasTextAt(root, "/choices/0/delta/content")
            || hasTextAt(root, "/choices/0/delta/reasoning_content")
            || hasTextAt(root, "/choices/0/delta/reasoning");
    case AnswerShape::OpenAiCompletion:
        return hasTextAt(root, "/choices/0/text");
    case AnswerShape::Tgi:
        return hasTextAt(root, "/token/text");
    case AnswerShape::LlamaCpp:
        return hasTextAt(root, "/content");
    case AnswerShape::Opaque:
        break;
    }
    return true;
}

std::optional<std::uint64_t> tokensOf(AnswerShape shape, const element &root)
{
    switch (shape) {
    case AnswerShape::OpenAiChat:
    case AnswerShape::OpenAiCompletion:
        return numberAt(root, "/usage/completion_tokens");
    case AnswerShape::Tgi: {
        const auto tokens = numberAt(root, "/details/generated_tokens");
        return tokens ? tokens : numberAt(root, "/0/details/generated_tokens");
    }
    case AnswerShape::LlamaCpp:
        return numberAt(root, "/tokens_predicted");
    case AnswerShape::Opaque:
        break;
    }
    return std::nullopt;
}

} // namespace

class AnswerReader::Json
{
public:
    /// The root, or nothing where the text is no JSON.
    std::optional<element> parse(std::string_view text)
    {
        element root;
        if (m_parser.parse(text.data(), text.size()).get(root) != simdjson::SUCCESS)
            return std::nullopt;
        return root;
    }

private:
    simdjson::dom::parser m_parser;
};

AnswerReader::AnswerReader(AnswerShape shape)
    : m_shape(shape)
    , m_json(std::make_unique<Json>())
{
}

AnswerReader::~AnswerReader() = default;
AnswerReader::AnswerReader(AnswerReader &&) noexcept = default;
AnswerReader &AnswerReader::operator=(AnswerReader &&) noexcept = default;

AnswerPiece AnswerReader::event(std::string_view data)
{
    AnswerPiece piece;
    if (data == "[DONE]")
        return piece;
    if (m_shape == AnswerShape::Opaque) {
        piece.hasText = !data.empty();
        return piece;
    }
    const auto root = m_json->parse(data);
    if (!root) {
        piece.error = "the stream holds an event that is not JSON";
        return piece;
    }
    piece.hasText = hasText(m_shape, *root);
    piece.outputTokens = tokensOf(m_shape, *root);
    if (!piece.hasText && !piece.outputTokens)
        piece.error = errorOf(*root);
    return piece;
}

AnswerPiece AnswerReader::whole(std::string_view body)
{
    AnswerPiece piece;
    if (m_shape == AnswerShape::Opaque)
        return piece;
    if (const auto root = m_json->parse(body))
        piece.outputTokens = tokensOf(m_shape, *root);
    else
        piece.error = "the answer is not JSON";
    return piece;
}

std::string AnswerReader::refusal(std::string_view body)
{
    const auto root = m_json->parse(body);
    return root ? errorOf(*root) : std::string();
}

} // namespace perfdeck
