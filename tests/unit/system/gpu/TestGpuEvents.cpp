// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/gpu/GpuEvents.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// One GPU, looked at ten times a second.
class Watched final
{
public:
    explicit Watched(std::string device = "gpu0", std::string name = "NVIDIA H100")
    {
        m_sample.device = std::move(device);
        m_sample.name = std::move(name);
        m_sample.throttles = GpuThrottles();
    }

    /// The events while it is so for a time.
    std::vector<Event> during(milliseconds span, std::optional<GpuThrottle> reason)
    {
        m_sample.throttles->reset();
        if (reason)
            m_sample.throttles->set(std::size_t(*reason));
        return pass(span);
    }

    std::vector<Event> lost(milliseconds span, const std::string &problem)
    {
        GpuSample sample;
        sample.device = m_sample.device;
        sample.name = m_sample.name;
        sample.problem = problem;
        std::swap(sample, m_sample);
        auto events = pass(span);
        std::swap(sample, m_sample);
        return events;
    }

private:
    std::vector<Event> pass(milliseconds span)
    {
        std::vector<Event> all;
        for (milliseconds at{0}; at < span; at += milliseconds(100)) {
            m_time += milliseconds(100);
            for (Event &event :
                 m_events.check(std::span(&m_sample, 1), Timestamp(m_time), SteadyTime(m_time)))
                all.push_back(std::move(event));
        }
        return all;
    }

    GpuEvents m_events{"machine"};
    GpuSample m_sample;
    std::chrono::microseconds m_time = std::chrono::hours(1);
};

TEST(GpuEvents, SlowingDownIsToldOnceAndItsEndToo)
{
    Watched gpu;
    EXPECT_TRUE(gpu.during(seconds(10), std::nullopt).empty());
    const auto begin = gpu.during(seconds(60), GpuThrottle::PowerCap);
    ASSERT_EQ(begin.size(), 1U);
    EXPECT_EQ(begin[0].kind, "gpu-throttle");
    EXPECT_EQ(begin[0].text, "GPU 0 (NVIDIA H100) slows down: power cap.");
    EXPECT_EQ(begin[0].severity, Severity::Info);
    EXPECT_EQ(begin[0].source, "machine");
    EXPECT_EQ(begin[0].labels, (Labels{{"device", "gpu0"}}));
    EXPECT_TRUE(gpu.during(seconds(9), std::nullopt).empty());
    const auto end = gpu.during(seconds(3), std::nullopt);
    ASSERT_EQ(end.size(), 1U);
    EXPECT_EQ(end[0].kind, "gpu-throttle-end");
    EXPECT_EQ(end[0].text, "GPU 0 (NVIDIA H100) does not slow down any more: power cap.");
    EXPECT_TRUE(gpu.during(seconds(60), std::nullopt).empty());
}

TEST(GpuEvents, HeatIsAWarning)
{
    Watched gpu("gpu2:mig1", "");
    const auto begin = gpu.during(seconds(4), GpuThrottle::HardwareThermal);
    ASSERT_EQ(begin.size(), 1U);
    EXPECT_EQ(begin[0].severity, Severity::Warning);
    EXPECT_EQ(begin[0].text, "GPU 2 MIG 1 slows down: heat, limited by the chip.");
}

TEST(GpuEvents, AMomentIsNoEventAndFlutteringIsOne)
{
    Watched gpu;
    EXPECT_TRUE(gpu.during(seconds(2), GpuThrottle::PowerCap).empty());
    EXPECT_TRUE(gpu.during(seconds(20), std::nullopt).empty());
    std::size_t told = 0;
    for (int i = 0; i < 100; ++i) {
        told += gpu.during(milliseconds(300), GpuThrottle::PowerCap).size();
        told += gpu.during(milliseconds(700), std::nullopt).size();
    }
    EXPECT_EQ(told, 1U);
}

TEST(GpuEvents, LostAndBack)
{
    Watched gpu;
    (void)gpu.during(seconds(1), std::nullopt);
    const auto lost = gpu.lost(seconds(5), "GPU is lost");
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(lost[0].kind, "gpu-lost");
    EXPECT_EQ(lost[0].severity, Severity::Critical);
    EXPECT_EQ(lost[0].text,
              "GPU 0 (NVIDIA H100) is lost: GPU is lost. It is looked for again; if it stays away, "
              "restart this machine.");
    const auto back = gpu.during(seconds(1), std::nullopt);
    ASSERT_EQ(back.size(), 1U);
    EXPECT_EQ(back[0].kind, "gpu-back");
    EXPECT_EQ(back[0].text, "GPU 0 (NVIDIA H100) is back.");
}

} // namespace
} // namespace perfdeck
