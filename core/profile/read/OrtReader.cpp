// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/EventColumns.h"
#include "core/profile/read/LayerBook.h"
#include "core/profile/read/NameTable.h"
#include "core/profile/read/OrtEvent.h"
#include "core/profile/read/Readers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::string_view kKernel = "_kernel_time";
constexpr std::array<std::string_view, 2> kFences{"_fence_before", "_fence_after"};
constexpr double kMostMicroseconds = 9e12; // three months: keeps nanoseconds within 64 bits

std::int64_t nanoseconds(double microseconds)
{
    return std::llround(std::clamp(microseconds, 0.0, kMostMicroseconds) * 1000);
}

/// What is added up of a node over its measured runs.
struct PoolTime
{
    double run = 0;
    double wait = 0;
    bool isUsed = false;
};

/// Collects what the events say.
class OrtProfile final
{
public:
    explicit OrtProfile(const std::string &path)
        : m_profile(emptyProfile(path, ProfileFormat::OnnxRuntime))
    {
        m_profile.producer = "ONNX Runtime";
    }

    void take(const OrtEvent &event);

    [[nodiscard]] std::size_t events() const { return m_profile.events.size(); }

    [[nodiscard]] Profile made() const;

private:
    struct NodeFacts
    {
        std::uint32_t layer;
        std::int64_t start;
        std::int64_t end;
        double inUse;
        double peak;
        double delta;
        double held;
        double poolRun;
        double poolWait;
    };

    void takeNode(const OrtEvent &event, std::int64_t start, std::int64_t duration);
    std::uint32_t track(const OrtEvent &event);
    static void addMemory(Profile &profile, const std::vector<NodeFacts> &nodes);
    static void addPool(Profile &profile, const std::vector<NodeFacts> &nodes);

    Profile m_profile;
    NameTable m_names;
    NameTable m_threads;
    LayerBook m_book;
    std::vector<NodeFacts> m_nodes; ///< times by the clock of the session
};

std::uint32_t OrtProfile::track(const OrtEvent &event)
{
    const std::uint32_t number = m_threads.number(event.pid + '/' + event.tid);
    if (number == m_profile.tracks.size())
        m_profile.tracks.push_back({event.pid, event.tid, 0, false});
    return number;
}

void OrtProfile::take(const OrtEvent &event)
{
    const bool isFence = std::ranges::any_of(
        kFences, [&](std::string_view suffix) { return event.name.ends_with(suffix); });
    if (event.phase != "X" || isFence || !std::isfinite(event.start)
        || !std::isfinite(event.duration))
        return;
    const std::int64_t start = nanoseconds(event.start);
    const std::int64_t duration = nanoseconds(event.duration);
    if (event.category == "Node") {
        takeNode(event, start, duration);
        return;
    }
    addEvent(m_profile.events,
             start,
             duration,
             m_names.number(event.name),
             m_names.number(event.category),
             track(event));
    if (event.name == "model_run")
        m_profile.runs.push_back({start, static_cast<double>(duration) * 1e-9, false});
}

void OrtProfile::takeNode(const OrtEvent &event, std::int64_t start, std::int64_t duration)
{
    std::string_view name = event.name;
    if (name.ends_with(kKernel))
        name.remove_suffix(kKernel.size());
    const std::uint32_t index = addEvent(m_profile.events,
                                         start,
                                         duration,
                                         m_names.number(name),
                                         m_names.number(event.category),
                                         track(event));
    const std::uint32_t number = m_book.layer(name, event.op, {}, event.provider);
    m_profile.events.layer[index] = number;
    ProfileLayer &layer = m_book.at(number);
    layer.inputs = event.inputs;
    layer.outputs = event.outputs;
    layer.cost.bytesRead = event.activationSize + event.parameterSize;
    layer.cost.bytesWritten = event.outputSize;
    layer.cost.parameterBytes = event.parameterSize;
    m_nodes.push_back({number,
                       start,
                       start + duration,
                       event.memoryInUse,
                       event.memoryPeak,
                       event.memoryDelta,
                       event.memoryHeld,
                       event.poolRun,
                       event.poolWait});
}

void OrtProfile::addMemory(Profile &profile, const std::vector<NodeFacts> &nodes)
{
    NameTable devices;
    for (const NodeFacts &node : nodes) {
        if (std::isnan(node.inUse))
            continue;
        ProfileLayer &layer = profile.layers[node.layer];
        const std::uint32_t device = devices.number(layer.provider);
        if (device == profile.memory.size())
            profile.memory.push_back({layer.provider, {}});
        profile.memory[device].points.push_back({node.end, node.inUse, node.held, node.layer});
        // fmax leaves out what is not known yet.
        layer.memoryInUse = std::fmax(layer.memoryInUse, node.inUse);
        layer.memoryPeak = std::fmax(layer.memoryPeak, node.peak);
        layer.memoryAllocated = std::fmax(layer.memoryAllocated, node.delta);
    }
    for (MemoryCourse &course : profile.memory)
        std::ranges::stable_sort(course.points, {}, &MemoryPoint::time);
}

void OrtProfile::addPool(Profile &profile, const std::vector<NodeFacts> &nodes)
{
    std::vector<PoolTime> pools(profile.layers.size());
    const auto warmUps = std::ranges::count(profile.runs, true, &ProfileRun::isWarmUp);
    const auto measured = static_cast<double>(std::ssize(profile.runs) - warmUps);
    RunFinder finder(profile.runs);
    for (const NodeFacts &node : nodes) {
        const auto run = finder.at(node.start);
        if (!run || profile.runs[*run].isWarmUp || std::isnan(node.poolRun))
            continue;
        PoolTime &pool = pools[node.layer];
        pool.run += node.poolRun * 1e-6;
        pool.wait += node.poolWait * 1e-6;
        pool.isUsed = true;
    }
    for (std::size_t i = 0; i < pools.size(); ++i) {
        if (!pools[i].isUsed)
            continue;
        profile.layers[i].poolRun = pools[i].run / measured;
        profile.layers[i].poolWait = pools[i].wait / measured;
    }
}

Profile OrtProfile::made() const
{
    Profile profile = m_profile;
    profile.layers = m_book.layers();
    profile.events.names = m_names.names();
    // An inner event is written when it ends, before the one around it.
    const std::int64_t origin
        = arrange(profile.events, profile.tracks, SameInterval::LaterIsOuter, 1000);
    std::vector<NodeFacts> nodes = m_nodes;
    for (NodeFacts &node : nodes) {
        node.start -= origin;
        node.end -= origin;
    }
    for (ProfileRun &run : profile.runs)
        run.start -= origin;
    std::ranges::sort(profile.runs, {}, &ProfileRun::start);
    if (profile.runs.empty() && !nodes.empty()) {
        profile.warnings.emplace_back(
            "The file holds no whole run: all nodes are taken for a single one.");
        const auto first = std::ranges::min_element(nodes, {}, &NodeFacts::start)->start;
        const auto last = std::ranges::max_element(nodes, {}, &NodeFacts::end)->end;
        profile.runs.push_back({first, static_cast<double>(last - first) * 1e-9, false});
    }
    markWarmUp(profile);
    addLayerTimes(profile, selfTimes(profile.events));
    addMemory(profile, nodes);
    addPool(profile, nodes);
    summariseLayers(profile);
    return profile;
}

} // namespace

Result<Profile> readOnnxRuntime(ByteSource &source, ReadTask &task)
{
    EventWindows windows(source, task.path());
    if (const auto found = windows.begin(); !found)
        return failure(found.error());
    OrtProfile profile(task.path());
    simdjson::ondemand::parser parser;
    OrtEvent event;
    std::size_t left = 0;
    while (true) {
        const auto more = windows.next();
        if (!more)
            return failure(more.error());
        if (!*more)
            break;
        const auto read
            = forEachElement(parser, windows, task.path(), [&](simdjson::ondemand::object object) {
                  const auto error = readOrtEvent(object, event);
                  if (error == simdjson::SUCCESS && profile.events() < task.options().maxEvents)
                      profile.take(event);
                  else
                      ++left;
                  return error;
              });
        if (!read)
            return failure(read.error());
        if (const auto on = task.goOn(source, profile.events(), [&] { return profile.made(); });
            !on)
            return failure(on.error());
    }
    Profile made = profile.made();
    if (windows.isTruncated())
        markTruncated(made, windows.truncatedAt());
    if (left > 0)
        markCapped(made, left);
    made.bytes = source.given();
    return made;
}

} // namespace perfdeck
