// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace perfdeck {

/// Takes server-sent events out of a byte stream however it is cut (WHATWG HTML, "Server-sent
/// events", 9.2.6: lines end by LF, CR LF or CR, several data lines of one event are joined by LF,
/// comments and other fields are left out). Memory stays below the limit. One thread.
class EventStream final
{
public:
    using Sink = std::function<void(std::string_view data)>;

    explicit EventStream(std::size_t mostBytes = kMostEventBytes)
        : m_mostBytes(mostBytes)
    {
    }

    /// Gives the data of each event that became complete; what is given lives during the call.
    /// False from the moment on that a line or an event is larger than the limit.
    [[nodiscard]] bool feed(std::string_view bytes, const Sink &sink);

    /// Ready for another stream, with its memory kept.
    void reset();

    static constexpr std::size_t kMostEventBytes = std::size_t{1} << 20U;

private:
    void endLine(const Sink &sink);
    [[nodiscard]] bool grow(std::string_view bytes);

    std::size_t m_mostBytes;
    std::string m_line; ///< the begin of a line whose end did not come yet
    std::string m_data; ///< of the event so far, each line with its LF
    bool m_isFirstLine = true;
    bool m_skipsLineFeed = false; ///< the last byte was a CR
    bool m_isTooLarge = false;
};

} // namespace perfdeck
