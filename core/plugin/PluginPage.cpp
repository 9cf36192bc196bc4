// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plugin/PluginPage.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kLongestText = 1024; ///< bytes of a name, a label's value or an event
constexpr std::size_t kMostLabels = 64;
constexpr std::size_t kMostEvents = 100;
constexpr std::size_t kSeriesKept = 1024; ///< that are gone, at least

bool isName(std::string_view name, bool allowsColon)
{
    const auto isLetter = [allowsColon](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
            || (allowsColon && c == ':');
    };
    return !name.empty() && isLetter(name.front())
        && std::ranges::all_of(name, [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

/// Bytes of the UTF-8 letter that begins here; 0 when none does.
std::size_t letterLength(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0x80 ? 1
        : byte(0) >= 0xC2 && byte(0) < 0xE0   ? 2
        : byte(0) >= 0xE0 && byte(0) < 0xF0   ? 3
        : byte(0) >= 0xF0 && byte(0) < 0xF5   ? 4
                                              : 0;
    if (length == 0 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0U) != 0x80U)
            return 0;
    return length;
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = letterLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

/// A text of the plug-in; null where there is none or it does not end in time.
const char *bounded(const char *text)
{
    return text != nullptr && strnlen(text, kLongestText) < kLongestText ? text : nullptr;
}

} // namespace

PluginPage::PluginPage(SourceId source, std::string sourceName, std::uint32_t maxSeries)
    : m_source(source)
    , m_name(std::move(sourceName))
    , m_maxSeries(maxSeries)
{
    forgetSeries();
}

void PluginPage::forgetSeries()
{
    m_keys.clear();
    m_places.clear();
    m_values.clear();
    add({"up", {{"source", m_name}}}, 0);
}

perfdeck_sink PluginPage::begin()
{
    if (m_keys.size() > 2 * std::size_t{m_series} + kSeriesKept)
        forgetSeries(); // they come and go
    std::ranges::fill(m_values, absentValue());
    m_events.clear();
    m_faults = {};
    m_series = 0;
    return {this, takeSample, takeEvent};
}

void PluginPage::takeSample(void *context,
                            const char *metric,
                            const perfdeck_label *labels,
                            std::size_t count,
                            double value)
{
    auto &page = *static_cast<PluginPage *>(context);
    SeriesKey key;
    if (!page.readKey(metric, labels, count, key))
        page.m_faults.add(Fault::MalformedLine);
    else if (const auto at = page.m_places.find(key);
             at != page.m_places.end() && !isAbsent(page.m_values[at->second]))
        page.m_faults.add(Fault::DuplicateSeries);
    else if (page.m_series >= page.m_maxSeries)
        page.m_faults.add(Fault::SeriesLimit);
    else
        page.add(std::move(key), normalizedValue(value));
}

void PluginPage::takeEvent(void *context, int severity, const char *text)
{
    auto &page = *static_cast<PluginPage *>(context);
    if (bounded(text) == nullptr || !isUtf8(text) || page.m_events.size() >= kMostEvents) {
        page.m_faults.add(Fault::MalformedLine);
        return;
    }
    const Severity grave = severity == PERFDECK_CRITICAL ? Severity::Critical
        : severity == PERFDECK_WARNING                   ? Severity::Warning
                                                         : Severity::Info;
    page.m_events.push_back({{}, "plugin", grave, page.m_name, text, {}});
}

bool PluginPage::readKey(const char *metric,
                         const perfdeck_label *labels,
                         std::size_t count,
                         SeriesKey &key)
{
    if (bounded(metric) == nullptr || !isName(metric, true) || count > kMostLabels
        || (count > 0 && labels == nullptr))
        return false;
    key.metric = metric;
    std::vector<Labels::Pair> pairs{{"source", m_name}};
    for (std::size_t i = 0; i < count; ++i) {
        const char *name = bounded(labels[i].name);
        const char *value = bounded(labels[i].value);
        if (name == nullptr || value == nullptr || !isName(name, false) || !isUtf8(value))
            return false;
        const bool isReserved = std::string_view(name) == "source";
        pairs.emplace_back(isReserved ? "exported_source" : name, value);
    }
    key.labels = Labels(std::move(pairs));
    return key.labels.size() > 0;
}

void PluginPage::add(SeriesKey key, double value)
{
    const auto [at, isNew] = m_places.try_emplace(std::move(key), m_keys.size());
    if (isNew) {
        m_keys.push_back(std::make_shared<const SeriesKey>(at->first));
        m_values.push_back(absentValue());
    }
    m_values[at->second] = value;
    ++m_series;
}

Observation
PluginPage::finish(Timestamp time, SteadyTime steady, bool succeeded, FaultCounts &faults)
{
    if (!succeeded)
        std::ranges::fill(m_values, absentValue());
    m_values.front() = succeeded ? 1 : 0; // `up` is ours, whatever the plug-in says
    if (!m_set || m_set->keys.size() != m_keys.size())
        m_set = std::make_shared<const SeriesSet>(SeriesSet{m_keys});
    Observation made;
    made.source = m_source;
    made.time = time;
    made.steady = steady;
    made.series = m_set;
    made.values = m_values;
    made.events = std::move(m_events);
    m_events.clear();
    for (Event &event : made.events)
        event.time = time;
    faults.merge(m_faults);
    return made;
}

} // namespace perfdeck
