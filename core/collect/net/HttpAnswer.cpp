// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/HttpAnswer.h"

#include "core/base/Text.h"

#include <algorithm>
#include <charconv>

namespace perfdeck {

namespace {

constexpr std::size_t kMaxChunkLine = 4096;

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string loweredText(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), lowered);
    return result;
}

std::string_view takeLine(std::string_view &text)
{
    const std::size_t feed = text.find('\n');
    const std::string_view line = text.substr(0, feed);
    text.remove_prefix(feed == std::string_view::npos ? text.size() : feed + 1);
    return trimmed(line);
}

template<class Number>
std::optional<Number> wholeNumber(std::string_view text, int base)
{
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Where the head ends, past its empty line; npos if it has not come yet.
std::size_t headEnd(std::string_view text)
{
    for (std::size_t feed = text.find('\n'); feed != std::string_view::npos;
         feed = text.find('\n', feed + 1)) {
        const std::string_view rest = text.substr(feed + 1);
        if (rest.starts_with('\n'))
            return feed + 2;
        if (rest.starts_with("\r\n"))
            return feed + 3;
    }
    return std::string_view::npos;
}

/// Whether these first bytes can become a status line.
bool maySpeakHttp(std::string_view text)
{
    constexpr std::string_view kBegin = "HTTP/1.";
    const std::size_t known = std::min(text.size(), kBegin.size());
    return text.substr(0, known) == kBegin.substr(0, known);
}

} // namespace

std::string_view HttpHead::get(std::string_view name) const
{
    const auto found
        = std::ranges::find_if(headers, [name](const auto &h) { return h.first == name; });
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

HttpAnswer::Piece HttpAnswer::next(std::string_view &input)
{
    std::optional<Piece> piece;
    while (!piece) {
        if (m_state == State::Done)
            return {Step::End};
        if (m_state == State::Head)
            piece = takeHead(input);
        else if (m_state == State::Length || m_state == State::ChunkData
                 || m_state == State::UntilClose)
            piece = takeBody(input);
        else
            piece = takeChunkLine(input);
    }
    return *piece;
}

std::optional<HttpAnswer::Piece> HttpAnswer::takeHead(std::string_view &input)
{
    const std::size_t before = m_text.size();
    m_text.append(input.substr(0, kMaxHeadBytes - std::min(m_skipped + before, kMaxHeadBytes)));
    if (!maySpeakHttp(m_text))
        return Piece{Step::Broken};
    const std::size_t end = headEnd(m_text);
    if (end == std::string::npos) {
        if (m_skipped + m_text.size() >= kMaxHeadBytes)
            return Piece{Step::HeadTooLarge};
        input = {};
        return Piece{Step::NeedMore};
    }
    input.remove_prefix(end - before);
    const bool understood = parseHead(std::string_view(m_text).substr(0, end));
    m_text.clear();
    if (!understood)
        return Piece{Step::Broken};
    if (m_head.status < 200) { // provisional: the real one follows
        m_skipped += end;
        m_head = {};
        return std::nullopt;
    }
    return Piece{beginBody() ? Step::Head : Step::Broken};
}

bool HttpAnswer::parseHead(std::string_view text)
{
    std::string_view line = takeLine(text); // HTTP/1.1 200 OK
    m_head.isHttp10 = line.starts_with("HTTP/1.0");
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos)
        return false;
    line = trimmed(line.substr(space));
    const auto status = wholeNumber<int>(line.substr(0, 3), 10);
    if (!status || *status < 100 || (line.size() > 3 && line[3] != ' '))
        return false;
    m_head.status = *status;
    m_head.reason = line.size() > 4 ? std::string(trimmed(line.substr(4))) : std::string();
    while (!text.empty()) {
        line = takeLine(text);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos)
            m_head.headers.emplace_back(loweredText(trimmed(line.substr(0, colon))),
                                        trimmed(line.substr(colon + 1)));
    }
    return true;
}

bool HttpAnswer::beginBody()
{
    const std::string coding = loweredText(m_head.get("transfer-encoding"));
    const std::string_view length = m_head.get("content-length");
    if (m_head.status == 204 || m_head.status == 304) {
        m_state = State::Done;
    } else if (!coding.empty()) {
        m_state = State::ChunkSize;
        return coding == "chunked"; // nothing else was offered
    } else if (!length.empty()) {
        const auto bytes = wholeNumber<std::uint64_t>(length, 10);
        if (!bytes)
            return false;
        m_announced = m_left = *bytes;
        m_state = m_left > 0 ? State::Length : State::Done;
    } else {
        m_untilClose = true;
        m_state = State::UntilClose;
    }
    return true;
}

std::optional<HttpAnswer::Piece> HttpAnswer::takeBody(std::string_view &input)
{
    if (input.empty())
        return Piece{Step::NeedMore};
    if (m_untilClose)
        return Piece{Step::Body, std::exchange(input, {})};
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(input.size(), m_left));
    const std::string_view bytes = input.substr(0, size);
    input.remove_prefix(size);
    m_left -= size;
    if (m_left == 0)
        m_state = m_state == State::ChunkData ? State::ChunkEnd : State::Done;
    return Piece{Step::Body, bytes};
}

std::optional<HttpAnswer::Piece> HttpAnswer::takeChunkLine(std::string_view &input)
{
    const std::size_t feed = input.find('\n');
    m_text.append(input.substr(0, feed));
    if (m_text.size() > kMaxChunkLine || m_skipped > kMaxHeadBytes)
        return Piece{Step::Broken};
    input.remove_prefix(feed == std::string_view::npos ? input.size() : feed + 1);
    if (feed == std::string_view::npos)
        return Piece{Step::NeedMore};
    const std::string text = std::exchange(m_text, {});
    m_skipped += m_state == State::Trailers ? text.size() + 1 : 0;
    if (!endChunkLine(trimmed(text)))
        return Piece{Step::Broken};
    return std::nullopt;
}

bool HttpAnswer::endChunkLine(std::string_view line)
{
    if (m_state == State::Trailers) {
        m_state = line.empty() ? State::Done : State::Trailers;
        return true;
    }
    if (m_state == State::ChunkEnd) {
        m_state = State::ChunkSize;
        return line.empty();
    }
    const auto bytes = wholeNumber<std::uint64_t>(trimmed(line.substr(0, line.find(';'))), 16);
    m_left = bytes.value_or(0);
    m_state = m_left > 0 ? State::ChunkData : State::Trailers;
    return bytes.has_value();
}

HttpAnswer::Step HttpAnswer::close() const
{
    return m_state == State::Done || m_state == State::UntilClose ? Step::End : Step::NeedMore;
}

bool HttpAnswer::keepsConnection() const
{
    const std::string wish = loweredText(m_head.get("connection"));
    if (m_state != State::Done || wish.find("close") != std::string::npos)
        return false;
    return !m_head.isHttp10 || wish.find("keep-alive") != std::string::npos;
}

} // namespace perfdeck
