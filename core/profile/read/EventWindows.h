// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/profile/read/ByteSource.h"
#include "core/profile/read/ElementScanner.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// A JSON file that is an array of events, or an object with one under "traceEvents", in windows
/// of whole events: each window is a small JSON array of its own. So a file of any size is read in
/// little memory, and one that ends in the middle up to its last whole event. Any one thread.
class EventWindows final
{
public:
    /// Both outlive the windows.
    EventWindows(ByteSource &source, const std::string &path);

    /// Finds the array.
    [[nodiscard]] Status begin();
    /// Makes the next window. False at the end.
    [[nodiscard]] Result<bool> next();

    /// "[event, event, …]" with kPadding readable bytes behind it, and where its first byte behind
    /// the bracket stands in the file. Until next().
    [[nodiscard]] std::string_view text() const { return {m_buffer.data(), m_end + 1}; }

    [[nodiscard]] std::uint64_t offset() const { return m_offset; }

    /// What stands around the array: "{…," before it, ",…}" behind it (its first bytes, known after
    /// the last window). Empty where the file is a bare array.
    [[nodiscard]] const std::string &head() const { return m_head; }

    [[nodiscard]] const std::string &tail() const { return m_tail; }

    /// After the last window: where the event begins that the file ends in; none otherwise. That a
    /// closing bracket alone is missing is legal.
    [[nodiscard]] bool isTruncated() const { return m_isTruncated; }

    [[nodiscard]] std::uint64_t truncatedAt() const { return m_offset; }

    static constexpr std::size_t kPadding = 64; ///< what simdjson may read beyond the end

private:
    void dropLastWindow();
    void blankComma();
    void closeAt(std::size_t end);
    [[nodiscard]] Result<bool> lastWindow(std::size_t end);
    [[nodiscard]] Status readTail(std::size_t from);

    ByteSource &m_source;
    const std::string &m_path;
    ElementScanner m_scanner;
    std::string m_head;
    std::string m_tail;
    // [0] is the opening bracket, then come the bytes of the window up to m_end, where a bracket
    // stands in place of m_hidden, then what was read ahead up to m_filled.
    std::vector<char> m_buffer;
    std::size_t m_end = 1;
    std::size_t m_filled = 1;
    char m_hidden = 0;
    std::uint64_t m_offset = 0;
    bool m_isFirst = true;
    bool m_isOpen = false; ///< a window is being shown
    bool m_isDone = false;
    bool m_isTruncated = false;
};

} // namespace perfdeck
