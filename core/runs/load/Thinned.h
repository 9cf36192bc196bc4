// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace perfdeck {

/// Keeps at most `most` of the values that come, evenly picked in their order: whenever it is full
/// every second one goes, and from then on only every second, fourth, … is taken. One thread.
template<class Value>
class Thinned final
{
public:
    explicit Thinned(std::size_t most)
        : m_most(most < 2 ? 2 : most)
    {
    }

    void add(Value value)
    {
        if (m_seen++ % m_step != 0)
            return;
        if (m_kept.size() == m_most)
            halve();
        if ((m_seen - 1) % m_step == 0)
            m_kept.push_back(std::move(value));
    }

    [[nodiscard]] const std::vector<Value> &kept() const { return m_kept; }

    [[nodiscard]] std::uint64_t seen() const { return m_seen; }

private:
    void halve()
    {
        std::size_t to = 0;
        for (std::size_t from = 0; from < m_kept.size(); from += 2)
            m_kept[to++] = std::move(m_kept[from]);
        m_kept.resize(to);
        m_step *= 2;
    }

    std::size_t m_most;
    std::uint64_t m_step = 1;
    std::uint64_t m_seen = 0;
    std::vector<Value> m_kept;
};

} // namespace perfdeck
