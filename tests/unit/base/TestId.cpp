// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Id.h"

#include <gtest/gtest.h>

#include <type_traits>
#include <unordered_set>

namespace perfdeck {
namespace {

using Apple = Id<struct AppleTag>;
using Pear = Id<struct PearTag, std::uint64_t>;

static_assert(!std::is_convertible_v<std::uint32_t, Apple>);
static_assert(!std::is_convertible_v<Apple, Pear> && !std::is_constructible_v<Pear, Apple>);
static_assert(sizeof(Apple) == 4 && sizeof(Pear) == 8);

TEST(Id, ZeroIsNone)
{
    EXPECT_FALSE(Apple().isValid());
    EXPECT_TRUE(Apple(1).isValid());
    EXPECT_EQ(Apple(7).value(), 7U);
    EXPECT_EQ(Apple(), Apple(0));
}

TEST(Id, IsOrderedAndHashable)
{
    EXPECT_LT(Apple(1), Apple(2));
    const std::unordered_set<Pear> set{Pear(1), Pear(2), Pear(1)};
    EXPECT_EQ(set.size(), 2U);
    EXPECT_TRUE(set.contains(Pear(2)));
}

} // namespace
} // namespace perfdeck
