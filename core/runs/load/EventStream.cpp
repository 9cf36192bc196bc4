// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/EventStream.h"

namespace perfdeck {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What stands behind "data:", or nothing where the line is another field or a comment.
bool isData(std::string_view line, std::string_view &value)
{
    constexpr std::string_view kName = "data";
    if (!line.starts_with(kName))
        return false;
    line.remove_prefix(kName.size());
    if (!line.empty() && line.front() != ':')
        return false;
    if (!line.empty())
        line.remove_prefix(1);
    if (line.starts_with(' '))
        line.remove_prefix(1);
    value = line;
    return true;
}

} // namespace

bool EventStream::feed(std::string_view bytes, const Sink &sink)
{
    while (!bytes.empty() && !m_isTooLarge) {
        if (m_skipsLineFeed && bytes.front() == '\n')
            bytes.remove_prefix(1);
        m_skipsLineFeed = false;
        const std::size_t end = bytes.find_first_of("\r\n");
        if (!grow(bytes.substr(0, end)) || end == std::string_view::npos)
            break;
        m_skipsLineFeed = bytes[end] == '\r';
        bytes.remove_prefix(end + 1);
        endLine(sink);
    }
    return !m_isTooLarge;
}

void EventStream::reset()
{
    m_line.clear();
    m_data.clear();
    m_isFirstLine = true;
    m_skipsLineFeed = false;
    m_isTooLarge = false;
}

bool EventStream::grow(std::string_view bytes)
{
    if (m_line.size() + m_data.size() + bytes.size() > m_mostBytes) {
        m_isTooLarge = true;
        return false;
    }
    m_line.append(bytes);
    return true;
}

void EventStream::endLine(const Sink &sink)
{
    std::string_view line = m_line;
    if (m_isFirstLine && line.starts_with(kByteOrderMark))
        line.remove_prefix(kByteOrderMark.size());
    m_isFirstLine = false;
    if (line.empty()) {
        if (!m_data.empty())
            sink(std::string_view(m_data).substr(0, m_data.size() - 1));
        m_data.clear();
    } else if (std::string_view value; isData(line, value)) {
        m_data.append(value).push_back('\n');
    }
    m_line.clear();
}

} // namespace perfdeck
