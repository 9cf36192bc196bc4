// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/profile/ReadFixtures.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>

namespace perfdeck {
namespace {

using namespace test;

std::string changed(std::string bytes, std::mt19937 &random)
{
    for (auto changes = 1 + random() % 4; changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = random() % bytes.size();
        switch (random() % 5) {
        case 0:
            bytes[at] = static_cast<char>(random() & 0xff);
            break;
        case 1:
            bytes.erase(at, 1 + random() % 20);
            break;
        case 2:
            bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 60));
            break;
        case 3:
            bytes.resize(at);
            break;
        default:
            bytes[at] = "0123456789-.{}[]\",:\\"[random() % 20];
            break;
        }
    }
    return bytes;
}

void expectWhole(const Profile &profile, const std::string &where)
{
    const ProfileEvents &events = profile.events;
    ASSERT_EQ(events.parent.size(), events.size()) << where;
    for (std::size_t i = 0; i < events.size(); ++i) {
        ASSERT_GE(events.start[i], 0) << where;
        ASSERT_GE(events.duration[i], 0) << where;
        ASSERT_LT(events.name[i], events.names.size()) << where;
        ASSERT_LT(events.category[i], events.names.size()) << where;
        ASSERT_LT(events.track[i], profile.tracks.size()) << where;
        ASSERT_TRUE(events.parent[i] == kNoIndex || events.parent[i] < i) << where;
        ASSERT_TRUE(events.layer[i] == kNoIndex || events.layer[i] < profile.layers.size())
            << where;
    }
    for (const MemoryCourse &course : profile.memory)
        for (const MemoryPoint &point : course.points)
            ASSERT_TRUE(point.layer == kNoIndex || point.layer < profile.layers.size()) << where;
}

TEST(DamagedFiles, AreReadOrRefusedWithASentence)
{
    const std::filesystem::path seeds
        = std::filesystem::path(PERFDECK_TEST_DATA).parent_path() / "fuzz/corpus/Profile";
    std::size_t files = 0;
    std::size_t refused = 0;
    std::size_t read = 0;
    for (const auto &entry : std::filesystem::directory_iterator(seeds)) {
        ++files;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string seed{std::istreambuf_iterator<char>(file), {}};
        ASSERT_EQ(refusal(seed), "") << entry.path();
        std::mt19937 random(static_cast<unsigned>(seed.size()));
        for (int round = 0; round < 500; ++round) {
            const std::string bytes = changed(seed, random);
            const auto profile = readProfileBytes(bytes, "text", {});
            const std::string where
                = entry.path().filename().string() + ' ' + std::to_string(round);
            if (profile) {
                ++read;
                expectWhole(**profile, where);
            } else {
                ++refused;
                EXPECT_TRUE(profile.error().what.starts_with("text ")) << profile.error().message();
            }
        }
    }
    EXPECT_GE(files, 8U);
    EXPECT_GT(refused, 500U);
    EXPECT_GT(read, 500U);
}

} // namespace
} // namespace perfdeck
