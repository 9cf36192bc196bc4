// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>
#include <utility>

namespace perfdeck {

/// Owns an open file of the kernel; -1 is none.
class Descriptor final
{
public:
    Descriptor() = default;

    explicit Descriptor(int number)
        : m_number(number)
    {
    }

    Descriptor(Descriptor &&other) noexcept
        : m_number(std::exchange(other.m_number, -1))
    {
    }

    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }

    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

    [[nodiscard]] int number() const { return m_number; }

    void reset() { Descriptor().swap(*this); }

private:
    void swap(Descriptor &other) { std::swap(m_number, other.m_number); }

    int m_number = -1;
};

} // namespace perfdeck
