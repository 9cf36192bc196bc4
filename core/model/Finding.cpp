// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Finding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <tuple>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::array kVerdicts{std::pair(FindingVerdict::Regressed, "regressed"),
                               std::pair(FindingVerdict::Improved, "improved"),
                               std::pair(FindingVerdict::Changed, "changed"),
                               std::pair(FindingVerdict::Environment, "environment")};
constexpr std::array kStates{std::pair(TriageState::New, "new"),
                             std::pair(TriageState::Acknowledged, "acknowledged"),
                             std::pair(TriageState::Expected, "expected"),
                             std::pair(TriageState::Fixed, "fixed"),
                             std::pair(TriageState::NotABug, "not-a-bug")};

template<class Table, class Value>
std::string_view nameIn(const Table &table, Value value)
{
    for (const auto &[known, name] : table)
        if (known == value)
            return name;
    return {};
}

template<class Table, class Value>
Value valueIn(const Table &table, std::string_view word, Value otherwise)
{
    for (const auto &[known, name] : table)
        if (word == name)
            return known;
    return otherwise;
}

std::string_view eventKind(FindingVerdict verdict)
{
    switch (verdict) {
    case FindingVerdict::Regressed:
        return "regression";
    case FindingVerdict::Improved:
        return "improvement";
    case FindingVerdict::Changed:
        return "change";
    case FindingVerdict::Environment:
        break;
    }
    return "environment";
}

/// FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo; draft-eastlake-fnv): the same everywhere and
/// for ever, which std::hash does not promise.
std::uint64_t fnv1a(std::string_view text)
{
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325ULL;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x0000'0100'0000'01B3ULL;
    }
    return hash;
}

} // namespace

SizeClass Finding::size() const
{
    constexpr std::array kEdges{0.05, 0.10, 0.20, 0.30};
    const double magnitude = std::isfinite(effect) ? std::abs(effect) : kEdges.back();
    return static_cast<SizeClass>(std::upper_bound(kEdges.begin(), kEdges.end(), magnitude)
                                  - kEdges.begin());
}

bool operator==(const Finding &a, const Finding &b)
{
    const auto rest = [](const Finding &it) {
        return std::tie(it.id,
                        it.time,
                        it.before,
                        it.after,
                        it.effect,
                        it.effectLow,
                        it.effectHigh,
                        it.verdict,
                        it.p,
                        it.q,
                        it.confidence,
                        it.parts,
                        it.method,
                        it.group,
                        it.isGone,
                        it.foundAt,
                        it.triage);
    };
    return *a.series == *b.series && rest(a) == rest(b);
}

FindingId findingId(const SeriesKey &series, Timestamp time)
{
    const std::uint64_t hash
        = fnv1a(series.toString() + '@' + std::to_string(time.time_since_epoch().count()));
    // 53 bits: programs that read numbers as doubles, JSON's among them, keep all of them.
    return FindingId(static_cast<FindingId::Value>(hash >> 11U) | 1);
}

FindingVerdict verdictOf(Better better, double effect)
{
    if (better == Better::Neither || effect == 0)
        return FindingVerdict::Changed;
    return (better == Better::Lower) == (effect > 0) ? FindingVerdict::Regressed
                                                     : FindingVerdict::Improved;
}

std::string_view verdictName(FindingVerdict verdict)
{
    return nameIn(kVerdicts, verdict);
}

std::string_view triageName(TriageState state)
{
    return nameIn(kStates, state);
}

FindingVerdict findingVerdict(std::string_view word)
{
    return valueIn(kVerdicts, word, FindingVerdict::Changed);
}

TriageState triageState(std::string_view word)
{
    return valueIn(kStates, word, TriageState::New);
}

std::string effectText(double effect)
{
    if (!std::isfinite(effect))
        return "n/a";
    std::array<char, 48> text{};
    const double percent = effect * 100;
    std::snprintf(text.data(),
                  text.size(),
                  std::abs(percent) < 99.95 ? "%+.1f %%" : "%+.0f %%",
                  std::clamp(percent, -1e6, 1e6));
    return text.data();
}

Event eventOf(const Finding &finding)
{
    Event event;
    event.time = finding.time;
    event.kind = eventKind(finding.verdict);
    if (finding.isAlarming())
        event.severity
            = finding.size() >= SizeClass::Large ? Severity::Critical : Severity::Warning;
    event.source = finding.series->labels.get("source");
    event.text = finding.series->toString() + " changed by " + effectText(finding.effect) + " ("
        + effectText(finding.effectLow) + " … " + effectText(finding.effectHigh) + ')'
        + (finding.parts.alike > 0 ? ", others with it." : ".");
    event.labels = finding.series->labels;
    return event;
}

} // namespace perfdeck
