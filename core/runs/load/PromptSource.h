// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace perfdeck {

/// Makes inputs for models from a seed. What it makes needs no escaping in JSON. One thread.
class PromptSource final
{
public:
    explicit PromptSource(std::uint64_t seed)
        : m_state(seed)
    {
    }

    /// `words` common English words, most of which are one token to usual tokenisers.
    [[nodiscard]] std::string prompt(std::int64_t words);
    /// `count` numbers of a small vocabulary, separated by commas.
    [[nodiscard]] std::string tokens(std::int64_t count);

private:
    std::uint64_t m_state;
};

} // namespace perfdeck
