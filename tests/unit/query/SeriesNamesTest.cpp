// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SeriesNames.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

SeriesRecord record(unsigned id, std::string metric, Labels labels)
{
    return {SeriesId(id),
            std::make_shared<const SeriesKey>(SeriesKey{std::move(metric), std::move(labels)})};
}

TEST(SeriesNames, CountsEachNameOnceInOrder)
{
    const std::vector<SeriesRecord> series{record(1, "up", {{"source", "b"}}),
                                           record(2, "latency", {{"model", "bert"}}),
                                           record(3, "latency", {{"model", "albert"}}),
                                           record(4, "up", {{"model", "bert"}})};
    const SeriesNames names = namesOf(series);
    EXPECT_EQ(names.metrics, (std::vector<NameCount>{{"latency", 2}, {"up", 2}}));
    EXPECT_EQ(names.models, (std::vector<NameCount>{{"albert", 1}, {"bert", 2}}));
}

TEST(SeriesNames, OfNothingIsNothing)
{
    EXPECT_TRUE(namesOf({}).metrics.empty());
    EXPECT_TRUE(namesOf({}).models.empty());
}

} // namespace
} // namespace perfdeck
