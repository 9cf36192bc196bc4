// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/EventColumns.h"
#include "core/profile/read/LayerBook.h"
#include "core/profile/read/Readers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kMostText = std::size_t{1} << 26; // a layer takes some 150 bytes
constexpr std::string_view kBlanks = " \t\r\n";
constexpr double kMostMilliseconds = 1e11; // three years

/// The members of one object of the writer: a name, which it writes without escaping anything, and
/// numbers.
struct Entry
{
    std::string name;
    std::map<std::string, double, std::less<>> numbers;

    [[nodiscard]] double number(std::string_view key) const
    {
        const auto found = numbers.find(key);
        return found == numbers.end() ? std::nan("") : found->second;
    }
};

/// Reads the text by what the writer can write, not as JSON: names hold stray quotes, backslashes
/// and brackets. An object ends where `}` follows a number.
class TensorRtText final
{
public:
    explicit TensorRtText(std::string_view text)
        : m_text(text)
    {
    }

    /// The next object. None at the end of the array, or of the text.
    [[nodiscard]] std::optional<Entry> next();

    [[nodiscard]] bool isDamaged() const { return m_isDamaged; }

    [[nodiscard]] bool isTruncated() const { return m_isTruncated; }

    /// Where the object begins that was read last.
    [[nodiscard]] std::size_t at() const { return m_begin; }

private:
    [[nodiscard]] bool take(char wanted);
    [[nodiscard]] bool readMember(Entry &entry);
    [[nodiscard]] std::optional<Entry> stopped(bool isTruncated);

    void skipBlanks() { m_at = std::min(m_text.find_first_not_of(kBlanks, m_at), m_text.size()); }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_begin = 0;
    bool m_isDamaged = false;
    bool m_isTruncated = false;
};

bool TensorRtText::take(char wanted)
{
    skipBlanks();
    if (m_at == m_text.size() || m_text[m_at] != wanted)
        return false;
    ++m_at;
    return true;
}

std::optional<Entry> TensorRtText::stopped(bool isTruncated)
{
    m_isTruncated = isTruncated;
    m_isDamaged = !isTruncated;
    return std::nullopt;
}

/// The end of a name: the first quote behind which another key and its number stand, or `}`.
std::size_t endOfName(std::string_view text, std::size_t from)
{
    for (std::size_t quote = text.find('"', from); quote != std::string_view::npos;
         quote = text.find('"', quote + 1)) {
        std::size_t at = text.find_first_not_of(kBlanks, quote + 1);
        if (at == std::string_view::npos)
            continue;
        if (text[at] == '}')
            return quote;
        if (text[at] != ',')
            continue;
        at = text.find_first_not_of(kBlanks, at + 1);
        if (at == std::string_view::npos || text[at] != '"')
            continue;
        const std::size_t end = text.find('"', at + 1);
        const std::size_t colon
            = end == std::string_view::npos ? end : text.find_first_not_of(kBlanks, end + 1);
        if (colon == std::string_view::npos || text[colon] != ':')
            continue;
        const std::size_t value = text.find_first_not_of(kBlanks, colon + 1);
        if (value != std::string_view::npos
            && (text[value] == '-' || (text[value] >= '0' && text[value] <= '9')))
            return quote;
    }
    return std::string_view::npos;
}

bool TensorRtText::readMember(Entry &entry)
{
    if (!take('"'))
        return false;
    const std::size_t end = m_text.find('"', m_at);
    if (end == std::string_view::npos)
        return false;
    const std::string key(m_text.substr(m_at, end - m_at));
    m_at = end + 1;
    if (!take(':'))
        return false;
    if (take('"')) {
        const std::size_t quote = endOfName(m_text, m_at);
        if (quote == std::string_view::npos)
            return false;
        if (key == "name")
            entry.name = m_text.substr(m_at, quote - m_at);
        m_at = quote + 1;
        return true;
    }
    skipBlanks();
    double number = 0;
    const char *from = m_text.data() + m_at;
    const auto [behind, problem] = std::from_chars(from, m_text.data() + m_text.size(), number);
    if (problem != std::errc() || !(std::abs(number) < kMostMilliseconds))
        return false;
    entry.numbers[key] = number;
    m_at += static_cast<std::size_t>(behind - from);
    return true;
}

std::optional<Entry> TensorRtText::next()
{
    static_cast<void>(take(m_begin == 0 ? '[' : ','));
    skipBlanks();
    const std::size_t begin = m_at;
    if (m_at == m_text.size() || take(']'))
        return std::nullopt; // a missing bracket loses nothing
    m_begin = begin;
    const auto broken
        = [this] { return stopped(m_text.find('}', m_at) == std::string_view::npos); };
    if (!take('{'))
        return broken();
    Entry entry;
    do {
        if (!readMember(entry))
            return broken();
    } while (take(','));
    if (!take('}'))
        return broken();
    return entry;
}

/// One layer of --exportProfile: a mean and a median over `runs` runs.
void addLayer(Profile &profile, const Entry &entry, double runs)
{
    ProfileLayer layer;
    layer.name = entry.name;
    layer.provider = "TensorRT";
    const double average = entry.number("averageMs");
    const double mean = std::isnan(average) ? entry.number("timeMs") / runs : average;
    if (!(mean >= 0))
        return;
    layer.selfSeconds = {mean * 1e-3};
    layer.summarised = true;
    layer.calls = 1;
    const double median = entry.number("medianMs"); // older releases write none
    layer.median = (std::isnan(median) ? mean : median) * 1e-3;
    profile.layers.push_back(std::move(layer));
}

/// The parts of one inference in --exportTimes.
struct Part
{
    const char *name;
    const char *start;
    const char *end;
    bool isOnDevice;
};

constexpr std::array<Part, 4> kParts{{
    {"Enqueue", "startEnqMs", "endEnqMs", false},
    {"Copy to device", "startH2dMs", "endH2dMs", true},
    {"Compute", "startComputeMs", "endComputeMs", true},
    {"Copy to host", "startD2hMs", "endD2hMs", true},
}};

std::int64_t nanoseconds(double milliseconds)
{
    return std::llround(milliseconds * 1e6);
}

void addInference(Profile &profile, const Entry &entry)
{
    for (std::uint32_t i = 0; i < kParts.size(); ++i) {
        const double start = entry.number(kParts[i].start);
        const double end = entry.number(kParts[i].end);
        if (!(end >= start))
            continue;
        addEvent(profile.events, nanoseconds(start), nanoseconds(end - start), i, kParts.size(), i);
        profile.events.layer.back() = i;
        profile.layers[i].selfSeconds.push_back((end - start) * 1e-3);
    }
    const double start = entry.number("startH2dMs");
    const double latency = entry.number("latencyMs");
    if (!std::isnan(start) && latency >= 0)
        profile.runs.push_back({nanoseconds(start), latency * 1e-3, false});
}

void beginInferences(Profile &profile)
{
    for (const Part &part : kParts) {
        ProfileLayer layer;
        layer.name = layer.op = part.name;
        layer.provider = part.isOnDevice ? "GPU" : "CPU";
        layer.calls = 1;
        profile.layers.push_back(std::move(layer));
        profile.events.names.emplace_back(part.name);
        // Inferences of several streams overlap, each part of them is done one after the other.
        profile.tracks.push_back({"TensorRT", part.name, 0, part.isOnDevice});
    }
    profile.events.names.emplace_back("inference");
}

void finishInferences(Profile &profile)
{
    const std::int64_t origin
        = arrange(profile.events, profile.tracks, SameInterval::EarlierIsOuter, 0);
    for (ProfileRun &run : profile.runs)
        run.start -= origin;
    summariseLayers(profile);
}

void finishLayers(Profile &profile)
{
    double sum = 0;
    for (const ProfileLayer &layer : profile.layers)
        sum += layer.selfSeconds.front();
    profile.runs.push_back({0, sum, false});
    profile.runSeconds = sum;
}

Result<std::string> wholeText(ByteSource &source, const std::string &path)
{
    const auto text = source.peek(kMostText);
    if (!text)
        return failure(text.error());
    if (text->size() == kMostText)
        return failure(ErrorKind::TooLarge, path + " is longer than a profile of layers can be");
    return std::string(*text);
}

} // namespace

Result<Profile> readTensorRt(ByteSource &source, ReadTask &task)
{
    const auto text = wholeText(source, task.path());
    if (!text)
        return failure(text.error());
    Profile profile = emptyProfile(task.path(), ProfileFormat::TensorRt);
    profile.producer = "TensorRT";
    profile.bytes = text->size();
    TensorRtText entries(*text);
    double runs = 1;
    const bool hasInferences = text->find("\"startEnqMs\"") != std::string::npos;
    if (hasInferences)
        beginInferences(profile);
    while (const auto entry = entries.next()) {
        if (hasInferences)
            addInference(profile, *entry);
        else if (const double count = entry->number("count"); count > 0)
            runs = count;
        else
            addLayer(profile, *entry, runs);
        if (const auto on = task.goOn(source, 0, {}); !on)
            return failure(on.error());
    }
    if (entries.isDamaged() || (profile.layers.empty() && entries.at() == 0))
        return failure(ErrorKind::InvalidInput,
                       task.path() + " is damaged at byte " + std::to_string(entries.at()),
                       "this is no layer as TensorRT writes them");
    if (entries.isTruncated())
        markTruncated(profile, entries.at());
    if (hasInferences)
        finishInferences(profile);
    else
        finishLayers(profile);
    return profile;
}

} // namespace perfdeck
