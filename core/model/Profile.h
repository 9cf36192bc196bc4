// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

// What a program did while it ran a model, as a profiler wrote it down. Nothing here is a number
// of PerfDeck's own but the costs of LayerCost, which follow from shapes. Immutable once made.

/// Where a profile came from.
enum class ProfileFormat
{
    OnnxRuntime,
    Kineto, ///< PyTorch, official builds
    TorchLegacy, ///< PyTorch built without Kineto
    ChromeTrace, ///< any other trace of events
    TensorRt,
    OneDnn, ///< verbose log
    OnnxModel, ///< a model, not a run of it: costs without times
    Builtin ///< a run of PerfDeck's own benchmark suite
};

inline constexpr std::uint32_t kNoIndex = std::numeric_limits<std::uint32_t>::max();

/// Events in the order of their start times, outer ones before inner ones; one column a field, so
/// that ten million of them stay small. Times in nanoseconds since the first event.
struct ProfileEvents
{
    std::vector<std::int64_t> start;
    std::vector<std::int64_t> duration; ///< 0 for an instant
    std::vector<std::uint32_t> name; ///< into names
    std::vector<std::uint32_t> category; ///< into names
    std::vector<std::uint32_t> track; ///< into tracks
    std::vector<std::uint32_t> parent; ///< the event around it on its track, or kNoIndex
    std::vector<std::uint32_t> layer; ///< into Profile::layers, or kNoIndex

    std::vector<std::string> names; ///< each once

    [[nodiscard]] std::size_t size() const { return start.size(); }
};

/// One row of a timeline: a thread of a process, or a stream of a device.
struct ProfileTrack
{
    std::string process;
    std::string name;
    std::int32_t depth = 0; ///< how many events lie inside each other at most
    bool isDevice = false;
};

/// What a layer computes and moves once, in one run. NaN where it is not known.
struct LayerCost
{
    double flops = std::numeric_limits<double>::quiet_NaN(); ///< 1 multiply-add = 2
    double bytesRead = std::numeric_limits<double>::quiet_NaN(); ///< inputs and constants
    double bytesWritten = std::numeric_limits<double>::quiet_NaN();
    double parameterBytes = std::numeric_limits<double>::quiet_NaN();
    bool isApproximate = false; ///< counted by convention (softmax, normalisations)

    /// FLOPs a byte moved; NaN where either is not known.
    [[nodiscard]] double intensity() const { return flops / (bytesRead + bytesWritten); }
};

struct TensorShape
{
    std::string dtype; ///< "float32", "int8", …; empty where it is not known
    std::vector<std::int64_t> dims; ///< −1 where it depends on the input

    friend bool operator==(const TensorShape &, const TensorShape &) = default;
};

/// One layer over all runs. Times in seconds.
struct ProfileLayer
{
    std::string name;
    std::string op; ///< "MatMul", "Conv", "aten::conv2d"
    std::string module; ///< path of modules, '/' between; empty where it is not known
    std::string provider; ///< or device
    std::vector<TensorShape> inputs;
    std::vector<TensorShape> outputs;
    LayerCost cost;

    /// Time in the layer itself, without layers inside it: one number a measured run, warm-up left
    /// out, in the order of the runs. Empty for a model without a run. Of formats that keep only a
    /// summary (TensorRT) the mean stands here once and `summarised` is set.
    std::vector<double> selfSeconds;
    bool summarised = false;
    std::uint32_t calls = 0; ///< events a run
    double median = std::numeric_limits<double>::quiet_NaN(); ///< of selfSeconds, as those below
    double p10 = std::numeric_limits<double>::quiet_NaN();
    double p90 = std::numeric_limits<double>::quiet_NaN();

    double memoryInUse = std::numeric_limits<double>::quiet_NaN(); ///< bytes after the layer
    double memoryPeak = std::numeric_limits<double>::quiet_NaN(); ///< bytes, since the start
    double memoryAllocated = std::numeric_limits<double>::quiet_NaN(); ///< bytes, this layer

    /// The thread pool, where the profiler reports it: seconds a run.
    double poolRun = std::numeric_limits<double>::quiet_NaN();
    double poolWait = std::numeric_limits<double>::quiet_NaN();
};

struct MemoryPoint
{
    std::int64_t time = 0; ///< ns since the first event
    double inUse = 0; ///< bytes
    double reserved = std::numeric_limits<double>::quiet_NaN();
    std::uint32_t layer = kNoIndex; ///< that allocated or freed
};

/// Memory of one device over time.
struct MemoryCourse
{
    std::string device;
    std::vector<MemoryPoint> points;
};

/// What feeds what: indices into Profile::layers. Empty where the source does not say.
struct ModelEdge
{
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::string tensor;
};

/// One whole pass through the model, seconds.
struct ProfileRun
{
    std::int64_t start = 0; ///< ns since the first event
    double seconds = 0;
    bool isWarmUp = false;
};

struct Profile
{
    ProfileFormat format = ProfileFormat::ChromeTrace;
    std::string title; ///< of the file or the model
    std::string path; ///< empty for a builtin run
    std::string producer; ///< "ONNX Runtime 1.30.0"; empty where it does not say
    std::uint64_t bytes = 0; ///< of the file as it is read, unpacked
    std::vector<ProfileRun> runs;
    std::vector<ProfileLayer> layers; ///< in the order they run
    std::vector<ModelEdge> edges;
    std::vector<ProfileTrack> tracks;
    ProfileEvents events;
    std::vector<MemoryCourse> memory;
    /// What the reader had to leave out or guess, a sentence each: shown with the profile.
    std::vector<std::string> warnings;
    bool isPartial = false; ///< still being read, or its file ends in the middle

    /// Median time of a run that is no warm-up, seconds; NaN without one.
    double runSeconds = std::numeric_limits<double>::quiet_NaN();
};

using ProfilePtr = std::shared_ptr<const Profile>;

} // namespace perfdeck
