// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/AdviceRules.h"
#include "core/profile/judge/BusyTime.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace perfdeck {

namespace {

constexpr double kSecondsPerNanosecond = 1e-9;
/// A launch takes some microseconds; a device that waits longer than this waits for something else.
constexpr std::int64_t kLongestLaunch = 100'000; // ns
constexpr double kShortKernel = 10e-6; // seconds
constexpr double kLaunchShare = 0.2; // of the measured time
constexpr double kIdleShare = 0.1;
constexpr double kUnevenShare = 0.2; // of the busiest track's time
constexpr double kImbalanceShare = 0.05; // of the measured time
/// Tracks do the same work if at least so much of their time goes into events of the same names.
constexpr double kSameWork = 0.5;

/// Of all measured runs together, seconds, and how many there are.
struct Measured
{
    double seconds = 0;
    double runs = 0;
};

Measured measuredTime(const Profile &profile)
{
    Measured measured;
    for (const TimeSpan &span : measuredSpans(profile)) {
        measured.seconds += static_cast<double>(span.length()) * kSecondsPerNanosecond;
        ++measured.runs;
    }
    return measured;
}

/// The gaps together, seconds.
double secondsOfGaps(const std::vector<TimeSpan> &gaps)
{
    double seconds = 0;
    for (const TimeSpan &gap : gaps)
        seconds += static_cast<double>(gap.length()) * kSecondsPerNanosecond;
    return seconds;
}

/// Gains of gaps are told of a run; a trace without runs is one.
Advice finished(Advice advice, const Measured &measured, GainBasis basis, double seconds)
{
    advice.basis = basis;
    advice.gainSeconds = seconds / measured.runs;
    advice.gainShare = seconds / measured.seconds;
    return advice;
}

} // namespace

void adviseOnLaunches(const AdviceInput &input, AdviceList &advice)
{
    const Profile &profile = input.profile;
    const std::vector<std::uint32_t> kernels = workOn(profile, TrackSort::Devices);
    if (kernels.size() < 2)
        return;
    std::vector<double> lengths;
    for (const std::uint32_t kernel : kernels)
        lengths.push_back(static_cast<double>(profile.events.duration[kernel])
                          * kSecondsPerNanosecond);
    std::vector<TimeSpan> gaps = gapsBetween(profile, kernels);
    std::erase_if(gaps, [](const TimeSpan &gap) { return gap.length() > kLongestLaunch; });
    const double median = medianOf(std::move(lengths));
    const Measured measured = measuredTime(profile);
    const double waiting = secondsOfGaps(gaps);
    if (median >= kShortKernel || !(waiting > kLaunchShare * measured.seconds))
        return;
    Advice found;
    found.rule = AdviceRule::LaunchBound;
    found.evidence = {{Fact::Seconds, waiting / measured.runs},
                      {Fact::Share, waiting / measured.seconds},
                      {Fact::Count, static_cast<double>(kernels.size())},
                      {Fact::MedianSeconds, median}};
    advice.push_back(finished(std::move(found), measured, GainBasis::WholeTime, waiting));
}

void adviseOnIdleGaps(AdviceInput &input, AdviceList &advice)
{
    const Profile &profile = input.profile;
    std::vector<std::uint32_t> work = workOn(profile, TrackSort::Devices);
    if (work.empty())
        work = workOn(profile, TrackSort::Threads);
    if (work.empty())
        return;
    std::vector<TimeSpan> gaps = gapsBetween(profile, work);
    std::erase_if(gaps, [](const TimeSpan &gap) { return gap.length() <= kLongestLaunch; });
    const Measured measured = measuredTime(profile);
    const double idle = secondsOfGaps(gaps);
    if (!(idle > kIdleShare * measured.seconds))
        return;
    input.idleSeconds = idle / measured.runs;
    const auto longest = std::ranges::max_element(gaps, {}, &TimeSpan::length);
    Advice found;
    found.rule = AdviceRule::IdleGaps;
    found.evidence
        = {{Fact::Seconds, idle / measured.runs},
           {Fact::Share, idle / measured.seconds},
           {Fact::Count, static_cast<double>(gaps.size())},
           {Fact::LongestSeconds, static_cast<double>(longest->length()) * kSecondsPerNanosecond}};
    advice.push_back(finished(std::move(found), measured, GainBasis::WholeTime, idle));
}

namespace {

/// What a track worked on: seconds by name of event.
struct TrackLoad
{
    std::uint32_t track = 0;
    double busy = 0;
    std::unordered_map<std::uint32_t, double> byName;
};

std::vector<TrackLoad> loadsOf(const Profile &profile, TrackSort sort)
{
    std::map<std::uint32_t, TrackLoad> loads;
    for (const std::uint32_t event : workOn(profile, sort)) {
        const double seconds
            = static_cast<double>(profile.events.duration[event]) * kSecondsPerNanosecond;
        TrackLoad &load = loads[profile.events.track[event]];
        load.track = profile.events.track[event];
        load.busy += seconds;
        load.byName[profile.events.name[event]] += seconds;
    }
    std::vector<TrackLoad> list;
    for (auto &[track, load] : loads)
        list.push_back(std::move(load));
    return list;
}

double shareInCommon(const TrackLoad &load, const TrackLoad &other)
{
    double common = 0;
    for (const auto &[name, seconds] : load.byName)
        common += other.byName.contains(name) ? seconds : 0;
    return common / load.busy;
}

void adviseOnLoads(std::vector<TrackLoad> loads, const Profile &profile, AdviceList &advice)
{
    if (loads.size() < 2)
        return;
    const TrackLoad busiest = *std::ranges::max_element(loads, {}, &TrackLoad::busy);
    std::erase_if(loads, [&](const TrackLoad &load) {
        return shareInCommon(load, busiest) < kSameWork || shareInCommon(busiest, load) < kSameWork;
    });
    double sum = 0;
    for (const TrackLoad &load : loads)
        sum += load.busy;
    const auto count = static_cast<double>(loads.size());
    const double gain = busiest.busy - sum / count;
    const Measured measured = measuredTime(profile);
    if (loads.size() < 2 || !(gain > kUnevenShare * busiest.busy)
        || !(gain > kImbalanceShare * measured.seconds))
        return;
    Advice found;
    found.rule = AdviceRule::Imbalance;
    found.subject = profile.tracks[busiest.track].name;
    found.evidence = {{Fact::Seconds, busiest.busy / measured.runs},
                      {Fact::MeanSeconds, sum / count / measured.runs},
                      {Fact::Count, count}};
    advice.push_back(finished(std::move(found), measured, GainBasis::EvenLoad, gain));
}

} // namespace

void adviseOnImbalance(const AdviceInput &input, AdviceList &advice)
{
    for (const TrackSort sort : {TrackSort::Devices, TrackSort::Threads})
        adviseOnLoads(loadsOf(input.profile, sort), input.profile, advice);
}

} // namespace perfdeck
