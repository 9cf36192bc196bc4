// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SqliteHistory.h"
#include "tests/support/HistoryFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SqliteHistory, GivesBackWhatWasFlushedBeforeAndAfterSealingAndReopening)
{
    HistoryFixture fixture;
    fixture.open();
    for (int tick = 0; tick < 1500; ++tick) {
        fixture.appendTick(1, 40, tick);
        fixture.flush();
        if (tick % 173 == 0)
            fixture.expectAllStored();
    }
    fixture.expectAllStored();
    fixture.reopen();
    fixture.expectAllStored();
    for (int tick = 1500; tick < 2100; ++tick) {
        fixture.appendTick(1, 40, tick);
        fixture.flush();
    }
    fixture.expectAllStored();
}

TEST(SqliteHistory, AnEmptyFileStaysSmall)
{
    HistoryFixture fixture;
    fixture.open();
    fixture.flush();
    fixture.close();
    EXPECT_LT(std::filesystem::file_size(fixture.path()), 256U << 10U);
}

TEST(SqliteHistory, KeepsGroupsApartAndLetsThemGrow)
{
    HistoryFixture fixture;
    fixture.open();
    for (int tick = 0; tick < 1200; ++tick) {
        for (unsigned group = 1; group <= 7; ++group)
            fixture.appendTick(group, 3 + group + static_cast<unsigned>(tick) / 100, tick);
        if (tick % 3 == 0)
            fixture.flush();
    }
    fixture.flush();
    fixture.expectAllStored();
    fixture.reopen();
    fixture.expectAllStored();
}

} // namespace
} // namespace perfdeck
