// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/BodyReader.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

constexpr int kGzipOnly = 16 + MAX_WBITS;
/// A deflate stream of empty blocks unpacks to nothing; this bounds how long it may go on.
constexpr std::uint64_t kPackedSlack = 64ULL << 10U;

} // namespace

/// One gzip stream, which may have several members.
class BodyReader::Inflater final
{
public:
    Inflater()
        : m_ready(inflateInit2(&m_stream, kGzipOnly) == Z_OK)
    {
    }

    ~Inflater() { inflateEnd(&m_stream); }

    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    [[nodiscard]] bool isReady() const { return m_ready; }

    [[nodiscard]] bool isAtEnd() const { return m_atEnd; }

    void setInput(std::string_view bytes)
    {
        // zlib never writes through next_in; its C interface only forgets to say so.
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
        m_stream.avail_in = static_cast<uInt>(bytes.size());
    }

    /// The next piece of output. Call until `more` is false.
    [[nodiscard]] std::string_view next(bool &more, bool &broken)
    {
        if (m_atEnd && m_stream.avail_in > 0)
            startMember();
        m_stream.next_out = m_window.data();
        m_stream.avail_out = static_cast<uInt>(m_window.size());
        const int code = ::inflate(&m_stream, Z_NO_FLUSH);
        m_atEnd = code == Z_STREAM_END;
        broken = code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR;
        more = !broken && code != Z_BUF_ERROR && (m_stream.avail_in > 0 || m_stream.avail_out == 0);
        return {reinterpret_cast<const char *>(m_window.data()),
                m_window.size() - m_stream.avail_out};
    }

private:
    void startMember()
    {
        inflateReset(&m_stream);
        m_atEnd = false;
    }

    z_stream m_stream{};
    bool m_ready;
    bool m_atEnd = false;
    std::array<Bytef, 64UL << 10U> m_window; // filled by zlib before it is read
};

BodyReader::BodyReader(Packing packing, std::uint64_t maxBytes)
    : m_maxBytes(maxBytes)
{
    if (packing == Packing::None)
        return;
    m_inflater = std::make_unique<Inflater>();
    if (!m_inflater->isReady())
        m_state = State::Broken;
}

BodyReader::~BodyReader() = default;

void BodyReader::expect(std::uint64_t bytes)
{
    m_body.reserve(static_cast<std::size_t>(std::min(bytes, m_maxBytes)));
}

BodyReader::State BodyReader::feed(std::string_view bytes)
{
    if (m_state != State::Ok || bytes.empty())
        return m_state;
    m_wireBytes += bytes.size();
    if (m_inflater && m_wireBytes > m_maxBytes + kPackedSlack)
        m_state = State::TooLarge;
    else
        m_state = m_inflater ? inflate(bytes) : append(bytes);
    return m_state;
}

BodyReader::State BodyReader::finish()
{
    if (m_state == State::Ok && m_inflater && m_wireBytes > 0 && !m_inflater->isAtEnd())
        m_state = State::Truncated;
    return m_state;
}

BodyReader::State BodyReader::append(std::string_view bytes)
{
    if (bytes.size() > m_maxBytes - m_body.size())
        return State::TooLarge;
    const std::size_t wanted = m_body.size() + bytes.size();
    if (wanted > m_body.capacity()) // doubled, but never beyond what may come
        m_body.reserve(std::min(std::max(wanted, 2 * m_body.capacity()), m_maxBytes));
    m_body.append(bytes);
    return State::Ok;
}

BodyReader::State BodyReader::inflate(std::string_view bytes)
{
    m_inflater->setInput(bytes);
    bool more = true;
    bool broken = false;
    while (more) {
        const State state = append(m_inflater->next(more, broken));
        if (state != State::Ok)
            return state;
    }
    return broken ? State::Broken : State::Ok;
}

} // namespace perfdeck
