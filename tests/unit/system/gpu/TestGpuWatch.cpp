// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that reads GPUs; also under the thread sanitizer.
#include "core/collect/system/gpu/GpuWatch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace perfdeck {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// What a test and the reader on the other thread share.
struct Fake
{
    std::atomic<int> reads{0};
    std::atomic<int> looks{0};
    std::atomic<bool> hasSecond{false};
    std::atomic<bool> hangs{false};
};

class FakeReader final : public GpuReader
{
public:
    explicit FakeReader(std::shared_ptr<Fake> fake)
        : m_fake(std::move(fake))
    {
    }

    std::vector<GpuDevice> devices() override
    {
        ++m_fake->looks;
        std::vector<GpuDevice> found{{"gpu0", "", "", "First", {}}};
        if (m_fake->hasSecond)
            found.push_back({"gpu1", "", "", "Second", {}});
        return found;
    }

    void read(SteadyTime, std::vector<GpuSample> &samples, FaultCounts &faults) override
    {
        while (m_fake->hangs)
            std::this_thread::sleep_for(milliseconds(1));
        GpuSample sample;
        sample.device = "gpu0";
        sample.utilizationRatio = ++m_fake->reads;
        samples.push_back(sample);
        faults.add(Fault::NotReadable);
    }

private:
    std::shared_ptr<Fake> m_fake;
};

GpuWatchOptions fast()
{
    GpuWatchOptions options;
    options.interval = milliseconds(20);
    options.lookAgain = milliseconds(50);
    options.readMachine = [] {
        return std::make_shared<const EntityTree>(
            EntityTree{{"machine", "", Entity::Kind::Machine, "box", {}}});
    };
    return options;
}

std::unique_ptr<GpuWatch> watch(const std::shared_ptr<Fake> &fake, GpuWatchOptions options = fast())
{
    std::vector<std::unique_ptr<GpuReader>> readers;
    readers.push_back(std::make_unique<FakeReader>(fake));
    return std::make_unique<GpuWatch>(std::move(readers), std::move(options));
}

/// Takes until there is something, or half a minute has passed.
GpuReadingsPtr takeNext(GpuWatch &watch)
{
    const auto until = std::chrono::steady_clock::now() + seconds(30);
    while (std::chrono::steady_clock::now() < until) {
        if (GpuReadingsPtr readings = watch.take(); readings && !readings->samples.empty())
            return readings;
        std::this_thread::sleep_for(milliseconds(5));
    }
    return nullptr;
}

TEST(GpuWatch, EachReadingIsHandedOutOnce)
{
    const auto fake = std::make_shared<Fake>();
    const auto watched = watch(fake);
    double last = 0;
    for (int i = 0; i < 5; ++i) {
        const GpuReadingsPtr readings = takeNext(*watched);
        ASSERT_TRUE(readings);
        ASSERT_EQ(readings->samples.size(), 1U);
        EXPECT_GT(readings->samples[0].utilizationRatio, last);
        EXPECT_GE(readings->faults.of(Fault::NotReadable), 1U);
        last = readings->samples[0].utilizationRatio;
    }
}

TEST(GpuWatch, WithoutTakingNothingIsRead)
{
    const auto fake = std::make_shared<Fake>();
    const auto watched = watch(fake);
    const auto until = std::chrono::steady_clock::now() + seconds(30);
    while (fake->reads < 1 && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(milliseconds(1));
    std::this_thread::sleep_for(milliseconds(200));
    EXPECT_EQ(fake->reads, 1);
    // What was read long ago does not tell how it is now.
    const GpuReadingsPtr old = watched->take();
    ASSERT_TRUE(old);
    EXPECT_TRUE(old->samples.empty());
    EXPECT_TRUE(old->machine);
    const GpuReadingsPtr fresh = takeNext(*watched);
    ASSERT_TRUE(fresh);
    EXPECT_GE(fresh->samples[0].utilizationRatio, 2);
}

TEST(GpuWatch, TreeComesWithTheDevicesAndAgainWhenTheyChange)
{
    const auto fake = std::make_shared<Fake>();
    const auto watched = watch(fake);
    const auto nextTree = [&]() -> EntityTreePtr {
        const auto until = std::chrono::steady_clock::now() + seconds(30);
        while (std::chrono::steady_clock::now() < until) {
            if (const GpuReadingsPtr readings = watched->take(); readings && readings->machine)
                return readings->machine;
            std::this_thread::sleep_for(milliseconds(5));
        }
        return nullptr;
    };
    const EntityTreePtr first = nextTree();
    ASSERT_TRUE(first);
    ASSERT_EQ(first->size(), 2U);
    EXPECT_EQ((*first)[1].name, "First");
    fake->hasSecond = true;
    const EntityTreePtr second = nextTree();
    ASSERT_TRUE(second);
    EXPECT_EQ(second->size(), 3U);
    EXPECT_EQ(first->size(), 2U); // what was handed on does not change
}

TEST(GpuWatch, MachineWithoutGpusHasItsTree)
{
    GpuWatch watched({}, fast());
    const auto until = std::chrono::steady_clock::now() + seconds(30);
    EntityTreePtr tree;
    while (!tree && std::chrono::steady_clock::now() < until) {
        if (const GpuReadingsPtr readings = watched.take())
            tree = readings->machine;
        std::this_thread::sleep_for(milliseconds(5));
    }
    ASSERT_TRUE(tree);
    EXPECT_EQ(tree->size(), 1U);
}

TEST(GpuWatch, ADriverThatHangsKeepsNobody)
{
    const auto fake = std::make_shared<Fake>();
    fake->hangs = true;
    GpuWatchOptions options = fast();
    options.patience = milliseconds(50);
    auto watched = watch(fake, options);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(watched->take(), nullptr);
    watched.reset(); // returns although the thread still waits
    fake->hangs = false;
    // The thread left behind ends by itself and lets go of what it held.
    const auto until = std::chrono::steady_clock::now() + seconds(30);
    while (fake.use_count() > 1 && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(milliseconds(1));
    EXPECT_EQ(fake.use_count(), 1);
}

} // namespace
} // namespace perfdeck
