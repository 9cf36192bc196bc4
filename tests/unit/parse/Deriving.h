// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/parse/Fixtures.h"

#include <gtest/gtest.h>

#include <chrono>

namespace perfdeck::test {

using Values = std::map<std::string, double>;

inline EndpointReaderOptions readerOptions()
{
    EndpointReaderOptions options;
    options.sourceName = "s";
    options.instance = "h:1";
    return options;
}

/// One endpoint whose pages come five seconds apart.
class Deriving : public ::testing::Test
{
protected:
    Values page(const std::string &body, std::string_view type = "text/plain; version=0.0.4")
    {
        m_now += std::chrono::seconds(5);
        const auto reading = m_reader.read(
            {type, body, Timestamp(m_now), SteadyTime(m_now), std::chrono::milliseconds(1)});
        EXPECT_TRUE(reading) << (reading ? "" : reading.error().message());
        if (!reading)
            return {};
        m_recognised = reading->recognised;
        m_events = reading->observation.events;
        m_faults = reading->faults;
        return test::presentValues(reading->observation);
    }

    std::chrono::microseconds m_now = std::chrono::seconds(1'795'231'600);
    EndpointReader m_reader{readerOptions()};
    std::string m_recognised;
    std::vector<Event> m_events;
    FaultCounts m_faults;
};

} // namespace perfdeck::test
