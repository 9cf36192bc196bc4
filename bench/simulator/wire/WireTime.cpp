// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/wire/WireTime.h"

#include <array>
#include <cstdio>

namespace perfdeck::simulation {

namespace {

struct Parts
{
    std::chrono::year_month_day date;
    std::chrono::weekday weekday;
    std::chrono::hh_mm_ss<Duration> clock;
};

Parts partsOf(Timestamp time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    return {std::chrono::year_month_day(day),
            std::chrono::weekday(day),
            std::chrono::hh_mm_ss<Duration>(time - day)};
}

} // namespace

Timestamp WireTime::at(double seconds) const
{
    return m_start
        + std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds / m_speed));
}

double WireTime::model(Timestamp now) const
{
    return std::chrono::duration<double>(now - m_start).count() * m_speed;
}

std::string WireTime::text(double seconds) const
{
    return pythonTime(at(seconds));
}

double WireTime::unix(double seconds) const
{
    return std::chrono::duration<double>(at(seconds).time_since_epoch()).count();
}

std::string pythonTime(Timestamp time)
{
    const Parts parts = partsOf(time);
    std::array<char, 64> text{};
    int size = std::snprintf(text.data(),
                             text.size(),
                             "%04d-%02u-%02uT%02d:%02d:%02d",
                             int(parts.date.year()),
                             unsigned(parts.date.month()),
                             unsigned(parts.date.day()),
                             int(parts.clock.hours().count()),
                             int(parts.clock.minutes().count()),
                             int(parts.clock.seconds().count()));
    std::string whole(text.data(), static_cast<std::size_t>(size));
    if (parts.clock.subseconds().count() == 0)
        return whole;
    size = std::snprintf(text.data(), text.size(), ".%06d", int(parts.clock.subseconds().count()));
    return whole.append(text.data(), static_cast<std::size_t>(size));
}

std::string httpTime(Timestamp time)
{
    static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Parts parts = partsOf(time);
    std::array<char, 64> text{};
    const int size = std::snprintf(text.data(),
                                   text.size(),
                                   "%s, %02u %s %04d %02d:%02d:%02d GMT",
                                   kDays[parts.weekday.c_encoding()],
                                   unsigned(parts.date.day()),
                                   kMonths[unsigned(parts.date.month()) - 1],
                                   int(parts.date.year()),
                                   int(parts.clock.hours().count()),
                                   int(parts.clock.minutes().count()),
                                   int(parts.clock.seconds().count()));
    return {text.data(), static_cast<std::size_t>(size)};
}

} // namespace perfdeck::simulation
