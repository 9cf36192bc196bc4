// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/EventWindows.h"

#include "core/base/Text.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace perfdeck {

namespace {

constexpr std::size_t kWindow = std::size_t{1} << 19; // stays in the second cache
constexpr std::size_t kMostEvent = std::size_t{1} << 28;
constexpr std::size_t kMostHead = std::size_t{1} << 24;
constexpr std::size_t kMostTail = std::size_t{1} << 16;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t behindBlanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at;
}

/// Behind the closing quote of the string whose opening one stands at `at`.
std::size_t behindString(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\')
            ++at;
    return std::min(at + 1, text.size());
}

/// Behind the bracket that opens the array under "traceEvents" of the outermost object.
std::optional<std::size_t> behindTraceEvents(std::string_view text)
{
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c != '"') {
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            ++at;
            continue;
        }
        const std::size_t end = behindString(text, at);
        const std::size_t colon = behindBlanks(text, end);
        const std::size_t bracket = behindBlanks(text, colon + 1);
        if (depth == 1 && text.substr(at, end - at) == R"("traceEvents")" && bracket < text.size()
            && text[colon] == ':' && text[bracket] == '[')
            return bracket + 1;
        at = end;
    }
    return std::nullopt;
}

/// How many bytes stand before the first element; head, where there is one, is what stands before
/// the key of the array.
struct Beginning
{
    std::size_t length = 0;
    bool isObject = false;
};

std::optional<Beginning> beginning(std::string_view text)
{
    const std::size_t mark = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    const std::size_t first = behindBlanks(text, mark);
    if (first < text.size() && text[first] == '[')
        return Beginning{first + 1, false};
    if (first == text.size() || text[first] != '{')
        return std::nullopt;
    const auto behind = behindTraceEvents(text);
    return behind ? std::optional(Beginning{*behind, true}) : std::nullopt;
}

} // namespace

EventWindows::EventWindows(ByteSource &source, const std::string &path)
    : m_source(source)
    , m_path(path)
    , m_buffer(1 + kWindow + kPadding + 1)
{
    m_buffer[0] = '[';
}

Status EventWindows::begin()
{
    std::optional<Beginning> found;
    std::size_t looked = 0;
    for (std::size_t most = std::size_t{1} << 16; !found && most <= kMostHead; most *= 8) {
        const auto text = m_source.peek(most);
        if (!text)
            return failure(text.error());
        found = beginning(*text);
        if (found && found->isObject)
            m_head = text->substr(0, text->rfind(R"("traceEvents")", found->length));
        if (text->size() == looked)
            break;
        looked = text->size();
    }
    if (!found)
        return failure(ErrorKind::InvalidInput,
                       m_path + " is no trace: there is no array of events in its first "
                           + std::to_string(looked) + " bytes");
    if (const auto skipped = m_source.skip(found->length); !skipped)
        return failure(skipped.error());
    m_offset = found->length;
    return {};
}

void EventWindows::dropLastWindow()
{
    if (!m_isOpen)
        return;
    m_buffer[m_end] = m_hidden;
    std::memmove(m_buffer.data() + 1, m_buffer.data() + m_end, m_filled - m_end);
    m_offset += m_end - 1;
    m_filled -= m_end - 1;
    m_end = 1;
    m_isOpen = false;
    m_isFirst = false;
}

// One comma stands between the last element of a window and the first of the next one.
void EventWindows::blankComma()
{
    const std::size_t at = behindBlanks({m_buffer.data(), m_filled}, 1);
    if (!m_isFirst && at < m_filled && m_buffer[at] == ',')
        m_buffer[at] = ' ';
}

void EventWindows::closeAt(std::size_t end)
{
    blankComma();
    m_end = end;
    m_hidden = m_buffer[end];
    m_buffer[end] = ']';
    m_isOpen = true;
}

Result<bool> EventWindows::next()
{
    if (m_isDone)
        return false;
    dropLastWindow();
    while (true) {
        const std::size_t capacity = m_buffer.size() - kPadding - 1;
        if (m_filled == capacity) {
            if (capacity > kMostEvent)
                return failure(ErrorKind::TooLarge,
                               m_path + " holds an event of more than 256 MiB at byte "
                                   + std::to_string(m_offset));
            m_buffer.resize(2 * m_buffer.size());
            continue;
        }
        const auto got = m_source.read(m_buffer.data() + m_filled, capacity - m_filled);
        if (!got)
            return failure(got.error());
        if (*got == 0)
            return lastWindow(m_filled);
        const std::size_t from = m_filled;
        m_filled += *got;
        const std::size_t end = m_scanner.scan({m_buffer.data() + from, *got});
        if (m_scanner.isClosed()) {
            const std::size_t closing = from + m_scanner.closedAt();
            if (const auto tail = readTail(closing + 1); !tail)
                return failure(tail.error());
            return lastWindow(closing);
        }
        if (end > 0) {
            closeAt(from + end);
            return true;
        }
    }
}

/// What stands before the end of the array, or of the file.
Result<bool> EventWindows::lastWindow(std::size_t end)
{
    m_isDone = true;
    blankComma();
    const bool isClosed = m_scanner.isClosed();
    const std::string_view rest(m_buffer.data() + 1, end - 1);
    if (trimmed(rest).empty())
        return false;
    if (isClosed) {
        closeAt(end);
        return true;
    }
    m_offset += behindBlanks(rest, 0);
    m_isTruncated = true;
    return false;
}

Status EventWindows::readTail(std::size_t from)
{
    if (m_head.empty())
        return {};
    m_tail.assign(m_buffer.data() + from, m_filled - from);
    while (m_tail.size() < kMostTail) {
        const std::size_t had = m_tail.size();
        m_tail.resize(kMostTail);
        const auto got = m_source.read(m_tail.data() + had, kMostTail - had);
        m_tail.resize(had + got.value_or(0));
        if (!got)
            return failure(got.error());
        if (*got == 0)
            break;
    }
    return {};
}

} // namespace perfdeck
