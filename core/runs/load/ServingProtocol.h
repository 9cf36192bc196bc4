// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace perfdeck {

/// What its answers look like, as far as they are read.
enum class AnswerShape
{
    Opaque, ///< nothing is looked for; streamed: each event that is not empty counts as a token
    OpenAiChat,
    OpenAiCompletion,
    Tgi,
    LlamaCpp
};

/// How one kind of server is asked where the definition leaves it open. Texts hold the same
/// placeholders as a definition, see RequestSet.
struct ServingProtocol
{
    std::string_view name;
    std::string_view path; ///< of an address without one
    std::string_view streamPath;
    std::string_view body;
    std::string_view streamBody; ///< empty: it does not stream
    std::string_view outputLimit; ///< what ${limit} stands for where output tokens are asked for
    AnswerShape shape = AnswerShape::Opaque;
};

/// All of them; "custom", which has no body of its own, is the last.
[[nodiscard]] std::span<const ServingProtocol> servingProtocols();

/// None where there is none of this name; an empty name is "custom".
[[nodiscard]] const ServingProtocol *findProtocol(std::string_view name);

} // namespace perfdeck
