// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// The status line and the headers of an answer. A value.
struct HttpHead
{
    int status = 0;
    bool isHttp10 = false;
    std::string reason;
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case

    /// Empty where the header is absent; of several the first.
    [[nodiscard]] std::string_view get(std::string_view name) const;
};

/// Cuts the bytes of a connection into the head and the body of one HTTP/1 answer (RFC 9112): by
/// length, in chunks, or until the connection closes. Provisional answers (1xx) are skipped. Keeps
/// at most kMaxHeadBytes whatever comes. One thread at a time.
class HttpAnswer final
{
public:
    static constexpr std::size_t kMaxHeadBytes = 64UL << 10U;

    enum class Step
    {
        NeedMore,
        Head, ///< head() is complete
        Body, ///< some bytes of the body
        End, ///< nothing belongs to this answer any more
        Broken, ///< this is not HTTP
        HeadTooLarge,
    };

    struct Piece
    {
        Step step = Step::NeedMore;
        std::string_view bytes{}; ///< of Body; a part of the input
    };

    /// Takes the next piece off the front of `input`. Call until it says NeedMore or ends.
    [[nodiscard]] Piece next(std::string_view &input);
    /// The connection ended: End if the answer is complete with that.
    [[nodiscard]] Step close() const;

    [[nodiscard]] const HttpHead &head() const { return m_head; }

    [[nodiscard]] bool hasHead() const { return m_state > State::Head; }

    /// Of the body as announced; 0 where it was not.
    [[nodiscard]] std::uint64_t announcedBytes() const { return m_announced; }

    /// Whether another request may follow on the same connection.
    [[nodiscard]] bool keepsConnection() const;

private:
    enum class State
    {
        Head,
        Length,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailers,
        UntilClose,
        Done
    };

    /// Each takes what it can; nothing to tell yet: go on in the new state.
    [[nodiscard]] std::optional<Piece> takeHead(std::string_view &input);
    [[nodiscard]] std::optional<Piece> takeBody(std::string_view &input);
    [[nodiscard]] std::optional<Piece> takeChunkLine(std::string_view &input);
    [[nodiscard]] bool endChunkLine(std::string_view line);
    [[nodiscard]] bool parseHead(std::string_view text);
    [[nodiscard]] bool beginBody();

    HttpHead m_head;
    State m_state = State::Head;
    std::string m_text; ///< of the head, a chunk line or a trailer, until it is whole
    std::size_t m_skipped = 0; ///< bytes of provisional answers and trailers
    std::uint64_t m_announced = 0;
    std::uint64_t m_left = 0; ///< of the body or the chunk
    bool m_untilClose = false;
};

} // namespace perfdeck
