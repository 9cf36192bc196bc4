// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/EventColumns.h"
#include "core/profile/read/LayerBook.h"
#include "core/profile/read/NameTable.h"
#include "core/profile/read/OneDnnLine.h"
#include "core/profile/read/OneDnnProblem.h"
#include "core/profile/read/Readers.h"
#include "core/profile/read/Repetition.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kWindow = std::size_t{1} << 18;
constexpr std::size_t kLongestLine = std::size_t{1} << 24;
constexpr double kMostMilliseconds = 1e11; // three years
constexpr double kNanoseconds = 1e6; // in a millisecond

/// Collects what the lines say. There are no names of layers and no runs in them: a layer is a
/// primitive with its problem and implementation, runs follow from what repeats.
class OneDnnProfile final
{
public:
    explicit OneDnnProfile(const ReadTask &task)
        : m_profile(emptyProfile(task.path(), ProfileFormat::OneDnn))
        , m_maxEvents(task.options().maxEvents)
        , m_columns(usualOneDnnColumns())
    {
        m_profile.producer = "oneDNN";
        m_profile.tracks.push_back({"oneDNN", "primitives", 0, false});
    }

    void take(std::string_view line, std::uint64_t offset);

    [[nodiscard]] std::size_t events() const { return m_profile.events.size(); }

    [[nodiscard]] Profile made(bool isWhole) const;

private:
    void takeTimed(const OneDnnLine &line);
    [[nodiscard]] std::uint32_t layerOf(const OneDnnLine &line);
    static void findRuns(Profile &profile);

    Profile m_profile;
    std::size_t m_maxEvents;
    OneDnnColumns m_columns;
    NameTable m_names;
    LayerBook m_book;
    std::int64_t m_now = 0; ///< the end of the last line, where lines carry no times
    std::size_t m_leftOut = 0;
    std::size_t m_damaged = 0;
    std::uint64_t m_firstDamaged = 0;
    std::uint64_t m_lastDamaged = 0;
    std::uint64_t m_lastLine = 0;
};

void OneDnnProfile::take(std::string_view text, std::uint64_t offset)
{
    const OneDnnLine line = readOneDnnLine(text, m_columns);
    m_lastLine = offset;
    switch (line.kind) {
    case OneDnnLineKind::Other:
        break;
    case OneDnnLineKind::Version:
        m_profile.producer = line.text;
        break;
    case OneDnnLineKind::Template:
        m_columns = oneDnnColumns(line.text);
        break;
    case OneDnnLineKind::Execution:
    case OneDnnLineKind::Creation:
        takeTimed(line);
        break;
    case OneDnnLineKind::Damaged:
        if (m_damaged++ == 0)
            m_firstDamaged = offset;
        m_lastDamaged = offset;
        break;
    }
}

void OneDnnProfile::takeTimed(const OneDnnLine &line)
{
    if (events() >= m_maxEvents) {
        ++m_leftOut;
        return;
    }
    const auto nanoseconds = [](double milliseconds) {
        return std::llround(std::clamp(milliseconds, 0.0, kMostMilliseconds) * kNanoseconds);
    };
    // Seconds and the fraction apart: together they are too long for a double.
    if (line.timestamp) {
        const double whole = std::floor(std::clamp(*line.timestamp, 0.0, 4e12));
        m_now = static_cast<std::int64_t>(whole) * 1'000'000 + nanoseconds(*line.timestamp - whole);
    }
    const std::int64_t duration = nanoseconds(line.milliseconds);
    const bool isRun = line.kind == OneDnnLineKind::Execution;
    const std::uint32_t event
        = addEvent(m_profile.events,
                   m_now,
                   duration,
                   m_names.number(std::string(line.primitive) + ' ' + std::string(line.problem)),
                   m_names.number(line.operation),
                   0);
    if (isRun)
        m_profile.events.layer[event] = layerOf(line);
    m_now = std::min(m_now + duration, std::int64_t{4} * 1'000'000'000'000'000'000);
}

std::uint32_t OneDnnProfile::layerOf(const OneDnnLine &line)
{
    std::string name = std::string(line.primitive) + ' ' + std::string(line.problem);
    if (line.primitive == "reorder")
        if (const std::string layouts = oneDnnLayouts(line.descriptors); !layouts.empty())
            name += ' ' + layouts;
    const std::size_t had = m_book.layers().size();
    const std::uint32_t number
        = m_book.layer(name,
                       line.primitive,
                       {},
                       std::string(line.engine) + ' ' + std::string(line.implementation));
    if (m_book.layers().size() > had) {
        OneDnnTensors tensors = oneDnnTensors(line.primitive, line.descriptors, line.problem);
        m_book.at(number).inputs = std::move(tensors.inputs);
        m_book.at(number).outputs = std::move(tensors.outputs);
    }
    return number;
}

/// A run is one round of what repeats; what comes before is the warm-up. A log that does not go
/// round is one run.
void OneDnnProfile::findRuns(Profile &profile)
{
    std::vector<std::uint32_t> executed; // events
    std::vector<std::uint32_t> layers;
    const ProfileEvents &events = profile.events;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        if (events.layer[i] == kNoIndex)
            continue;
        executed.push_back(i);
        layers.push_back(events.layer[i]);
    }
    if (executed.empty())
        return;
    const auto addRun = [&](std::size_t from, std::size_t to, bool isWarmUp) {
        const std::int64_t start = events.start[executed[from]];
        std::int64_t end = start;
        for (std::size_t i = from; i < to; ++i)
            end = std::max(end, events.start[executed[i]] + events.duration[executed[i]]);
        if (to < executed.size()) // a run is over when the next one begins
            end = std::max(std::min(end, events.start[executed[to]] - 1), start);
        profile.runs.push_back({start, static_cast<double>(end - start) * 1e-9, isWarmUp});
    };
    const auto repetition = repetitionOf(layers);
    if (!repetition) {
        addRun(0, executed.size(), false);
        return;
    }
    // What is cut off at the end is no round: count from the end of the head.
    const std::size_t rest = (executed.size() - repetition->head) % repetition->period;
    std::size_t at = repetition->head + rest;
    if (at > 0)
        addRun(0, at, true);
    for (; at < executed.size(); at += repetition->period)
        addRun(at, at + repetition->period, false);
    if (std::ranges::none_of(profile.runs, &ProfileRun::isWarmUp))
        markWarmUp(profile);
}

Profile OneDnnProfile::made(bool isWhole) const
{
    Profile profile = m_profile;
    profile.layers = m_book.layers();
    profile.events.names = m_names.names();
    arrange(profile.events, profile.tracks, SameInterval::EarlierIsOuter, 0);
    findRuns(profile);
    if (profile.runs.size() == 1)
        profile.warnings.emplace_back("The log does not repeat itself: all of it is one run, and a "
                                      "layer's time is that of all its calls.");
    addLayerTimes(profile, profile.events.duration);
    summariseLayers(profile);
    std::size_t damaged = m_damaged;
    if (isWhole && m_damaged > 0 && m_lastDamaged == m_lastLine) {
        markTruncated(profile, m_lastDamaged);
        --damaged;
    }
    if (damaged > 0)
        profile.warnings.push_back(std::to_string(damaged)
                                   + " lines could not be read, the first one at byte "
                                   + std::to_string(m_firstDamaged) + '.');
    if (m_leftOut > 0)
        markCapped(profile, m_leftOut);
    return profile;
}

/// Calls `take(line, offset)` for all lines of the source, and `between()` now and then.
template<class Take, class Between>
Status forEachLine(ByteSource &source, const std::string &path, Take &&take, Between &&between)
{
    std::string text;
    std::uint64_t offset = 0;
    while (true) {
        const std::size_t had = text.size();
        text.resize(had + kWindow);
        const auto got = source.read(text.data() + had, kWindow);
        text.resize(had + got.value_or(0));
        if (!got)
            return failure(got.error());
        std::size_t from = 0;
        for (std::size_t end = text.find('\n', had); end != std::string::npos;
             end = text.find('\n', from)) {
            take(std::string_view(text).substr(from, end - from), offset + from);
            from = end + 1;
        }
        if (*got == 0) {
            if (from < text.size())
                take(std::string_view(text).substr(from), offset + from);
            return {};
        }
        text.erase(0, from);
        offset += from;
        if (text.size() > kLongestLine)
            return failure(ErrorKind::InvalidInput,
                           path + " is no log: the line at byte " + std::to_string(offset)
                               + " does not end");
        if (const Status on = between(); !on)
            return on;
    }
}

} // namespace

Result<Profile> readOneDnn(ByteSource &source, ReadTask &task)
{
    OneDnnProfile profile(task);
    const auto read = forEachLine(
        source,
        task.path(),
        [&](std::string_view line, std::uint64_t offset) { profile.take(line, offset); },
        [&] { return task.goOn(source, profile.events(), [&] { return profile.made(false); }); });
    if (!read)
        return failure(read.error());
    if (profile.events() == 0)
        return failure(ErrorKind::InvalidInput,
                       task.path() + " says nothing about time",
                       "its lines of oneDNN hold no exec and no create",
                       "Record it with ONEDNN_VERBOSE=1 or profile_exec");
    Profile made = profile.made(true);
    made.bytes = source.given();
    return made;
}

} // namespace perfdeck
