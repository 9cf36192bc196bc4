// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace perfdeck {

/// Takes in the body of an answer piece by piece, unpacks gzip on the way and stops as soon as the
/// limit is passed, so that neither an endless body nor a gzip bomb costs more memory than the
/// limit. One thread at a time.
class BodyReader final
{
public:
    enum class Packing
    {
        None,
        Gzip
    };
    enum class State
    {
        Ok,
        TooLarge, ///< more than the limit, decoded
        Broken, ///< not gzip, or damaged
        Truncated, ///< ended before the gzip stream did; from finish() only
    };

    BodyReader(Packing packing, std::uint64_t maxBytes);
    ~BodyReader();
    BodyReader(const BodyReader &) = delete;
    BodyReader &operator=(const BodyReader &) = delete;

    /// Room for a body whose size was announced. Never more than the limit.
    void expect(std::uint64_t bytes);
    /// Anything but Ok is final.
    [[nodiscard]] State feed(std::string_view bytes);
    /// All bytes have come.
    [[nodiscard]] State finish();

    [[nodiscard]] std::uint64_t wireBytes() const { return m_wireBytes; }

    [[nodiscard]] std::string takeBody() { return std::move(m_body); }

private:
    class Inflater;

    [[nodiscard]] State append(std::string_view bytes);
    [[nodiscard]] State inflate(std::string_view bytes);

    std::string m_body;
    std::uint64_t m_maxBytes;
    std::uint64_t m_wireBytes = 0;
    State m_state = State::Ok;
    std::unique_ptr<Inflater> m_inflater; ///< null: the body comes as it is
};

} // namespace perfdeck
