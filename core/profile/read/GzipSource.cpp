// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/GzipSource.h"

#include "core/profile/read/ReadProfile.h"

#include <zlib.h>

#include <algorithm>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGzipOnly = 15 + 16; // the largest window, and the header of gzip
constexpr std::size_t kPackedWindow = std::size_t{1} << 18;

class GzipSource final : public ByteSource
{
public:
    GzipSource(std::unique_ptr<ByteSource> packed, std::string name)
        : m_packed(std::move(packed))
        , m_name(std::move(name))
        , m_window(kPackedWindow, '\0')
        , m_isReady(inflateInit2(&m_stream, kGzipOnly) == Z_OK)
    {
    }

    ~GzipSource() override { inflateEnd(&m_stream); }

    GzipSource(const GzipSource &) = delete;
    GzipSource &operator=(const GzipSource &) = delete;

    [[nodiscard]] bool isReady() const { return m_isReady; }

    [[nodiscard]] std::uint64_t done() const override { return m_packed->done(); }

    [[nodiscard]] std::uint64_t size() const override { return m_packed->size(); }

private:
    Result<std::size_t> fetch(char *into, std::size_t room) override
    {
        constexpr std::size_t kMostAtOnce = std::size_t{1} << 30; // fits zlib's counters
        m_stream.next_out = reinterpret_cast<Bytef *>(into);
        const std::size_t asked = std::min(room, kMostAtOnce);
        m_stream.avail_out = static_cast<uInt>(asked);
        while (m_stream.avail_out == asked && !m_ended) {
            if (const auto problem = refill(); !problem)
                return failure(problem.error());
            if (m_ended)
                break;
            const int code = inflate(&m_stream, Z_NO_FLUSH);
            if (code == Z_STREAM_END)
                m_betweenMembers = true;
            else if (code != Z_OK && code != Z_BUF_ERROR)
                return damaged();
        }
        const std::size_t count = asked - m_stream.avail_out;
        m_unpacked += count;
        if (m_unpacked > kMostProfileBytes)
            return failure(ErrorKind::TooLarge, m_name + " is larger than 2 GiB when unpacked");
        return count;
    }

    Status refill()
    {
        if (m_stream.avail_in == 0) {
            const auto got = m_packed->read(m_window.data(), m_window.size());
            if (!got)
                return failure(got.error());
            m_stream.next_in = reinterpret_cast<Bytef *>(m_window.data());
            m_stream.avail_in = static_cast<uInt>(*got);
            m_ended = *got == 0;
        }
        // Behind a member stands another one, or padding that nobody reads.
        if (std::exchange(m_betweenMembers, false) && !m_ended) {
            m_ended = m_stream.next_in[0] != 0x1f;
            inflateReset(&m_stream);
        }
        return {};
    }

    [[nodiscard]] tl::unexpected<Error> damaged() const
    {
        return failure(ErrorKind::InvalidInput,
                       m_name + " is damaged: its gzip data cannot be unpacked at byte "
                           + std::to_string(m_packed->given() - m_stream.avail_in));
    }

    std::unique_ptr<ByteSource> m_packed;
    std::string m_name;
    std::string m_window;
    z_stream m_stream = {};
    bool m_isReady;
    bool m_betweenMembers = false;
    bool m_ended = false;
    std::uint64_t m_unpacked = 0;
};

} // namespace

Result<std::unique_ptr<ByteSource>> gzipSource(std::unique_ptr<ByteSource> packed, std::string name)
{
    auto source = std::make_unique<GzipSource>(std::move(packed), std::move(name));
    if (!source->isReady())
        return failure(ErrorKind::Internal, "zlib could not be started");
    return source;
}

} // namespace perfdeck
