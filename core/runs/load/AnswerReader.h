// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/load/ServingProtocol.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace perfdeck {

/// What one event of a stream, or a whole answer, says.
struct AnswerPiece
{
    bool hasText = false; ///< a token that is not empty
    std::optional<std::uint64_t> outputTokens; ///< as the server counts them, so far
    std::string error; ///< the server's own words; empty: none
};

/// Reads the JSON of one protocol. Its memory is kept from answer to answer. One thread.
class AnswerReader final
{
public:
    explicit AnswerReader(AnswerShape shape);
    ~AnswerReader();
    AnswerReader(AnswerReader &&) noexcept;
    AnswerReader &operator=(AnswerReader &&) noexcept;

    [[nodiscard]] AnswerPiece event(std::string_view data);
    [[nodiscard]] AnswerPiece whole(std::string_view body);

    /// The words of the body of a refused request: "error", "error.message", "message", "detail" of
    /// JSON; empty where there is none. At most kMostWords bytes.
    [[nodiscard]] std::string refusal(std::string_view body);

    static constexpr std::size_t kMostWords = 120;

private:
    class Json;

    AnswerShape m_shape;
    std::unique_ptr<Json> m_json;
};

} // namespace perfdeck
