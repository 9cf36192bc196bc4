// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Id.h"
#include "core/model/Event.h"
#include "core/model/MetricInfo.h"
#include "core/model/Series.h"
#include "core/model/TimeRange.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Stays with a finding for ever: made from its series and the moment it was first found at, so
/// that every evaluation of the same samples gives the same number.
using FindingId = Id<struct FindingTag, std::int64_t>;

/// What a lasting change of a level means for the user.
enum class FindingVerdict
{
    Regressed,
    Improved,
    Changed, ///< nobody knows which way is good
    Environment ///< what was measured is not the same any more: no regression, whatever its size
};

/// How large a relative change is, in classes that people agree on (5, 10, 20 and 30 %).
enum class SizeClass
{
    Tiny,
    Small,
    Medium,
    Large,
    Huge
};

enum class TriageState
{
    New,
    Acknowledged, ///< somebody looks at it
    Expected, ///< real, and wanted
    Fixed,
    NotABug ///< not real, or of no interest
};

/// What somebody made of a finding.
struct Triage
{
    TriageState state = TriageState::New;
    std::string owner;
    std::string note;
    Timestamp time{}; ///< when; the epoch for a finding that nobody has seen to

    static constexpr std::size_t kMaxNote = 4096;

    friend bool operator==(const Triage &, const Triage &) = default;
};

/// What the confidence is made of. Shown with it, never hidden behind one number.
struct ConfidenceParts
{
    double detection = 0; ///< calibrated probability by the detector alone, 0..1
    double effectToNoise = 0; ///< size of the step in deviations of single blocks
    double heldRatio = 0; ///< blocks since the change that lie on its side, 0..1
    std::uint32_t alike = 0; ///< other series that changed at the same moment
    double triageOdds = 1; ///< factor on the odds, learned from triage of the same metric
    bool sameEnvironment = true;

    friend bool operator==(const ConfidenceParts &, const ConfidenceParts &) = default;
};

/// How the numbers came about: what "Explain" tells.
struct FindingMethod
{
    std::string name; ///< of the detector, and why it was chosen
    TimeRange window; ///< what was looked at
    Duration block{0}; ///< samples were averaged over so long
    std::uint32_t blocksBefore = 0; ///< of the levels that are compared
    std::uint32_t blocksAfter = 0;
    std::uint32_t blocksMissing = 0; ///< without samples; left out
    double floor = 0; ///< smaller relative changes of this series are not reported

    friend bool operator==(const FindingMethod &, const FindingMethod &) = default;
};

/// A lasting change of the level of one series.
struct Finding
{
    FindingId id;
    SeriesKeyPtr series;
    Timestamp time; ///< start of the first block of the new level
    double before = 0; ///< levels, in the unit of the metric
    double after = 0;
    double effect = 0; ///< after / before − 1; infinite where the level before is 0, never NaN
    double effectLow = 0; ///< of its 95 % interval
    double effectHigh = 0;
    FindingVerdict verdict = FindingVerdict::Changed;
    double p = 1; ///< of this change alone
    double q = 1; ///< adjusted for all series that were looked at together
    double confidence = 0; ///< that it is real, 0..1
    ConfidenceParts parts;
    FindingMethod method;
    FindingId group; ///< the finding that stands for all that changed at the same moment
    bool isGone = false; ///< newer samples do not show it any more
    Timestamp foundAt;
    Triage triage;

    /// Wants somebody's attention: a regression that is sure enough and that nobody has judged.
    [[nodiscard]] bool isOpen() const
    {
        return triage.state == TriageState::New && !isGone && isAlarming();
    }

    /// Sure enough to be told without being asked.
    [[nodiscard]] bool isAlarming() const
    {
        return verdict == FindingVerdict::Regressed && confidence >= kAlarmConfidence;
    }

    [[nodiscard]] SizeClass size() const;

    static constexpr double kAlarmConfidence = 0.95;
};

/// Compares the series by their names, not by their addresses.
[[nodiscard]] bool operator==(const Finding &a, const Finding &b);

using Findings = std::vector<Finding>;
using FindingsPtr = std::shared_ptr<const Findings>;

/// One more judgement about one finding.
struct TriageChange
{
    FindingId finding;
    Triage triage;

    friend bool operator==(const TriageChange &, const TriageChange &) = default;
};

/// What is to be written about findings: those new or changed, whole, and what people judged.
struct FindingChanges
{
    Findings findings;
    std::vector<TriageChange> triage;

    [[nodiscard]] bool empty() const { return findings.empty() && triage.empty(); }
};

[[nodiscard]] FindingId findingId(const SeriesKey &series, Timestamp time);
[[nodiscard]] FindingVerdict verdictOf(Better better, double effect);

// Stable lower-case words for SQL, CSV and events: "regressed", "not-a-bug".
[[nodiscard]] std::string_view verdictName(FindingVerdict verdict);
[[nodiscard]] std::string_view triageName(TriageState state);
/// Changed, and New, where nothing is known of the word.
[[nodiscard]] FindingVerdict findingVerdict(std::string_view word);
[[nodiscard]] TriageState triageState(std::string_view word);

/// "+12.9 %", with a digit behind the point below 100 %; "n/a" where it is undefined.
[[nodiscard]] std::string effectText(double effect);
/// As it stands in event lists and on charts; kind "regression", "improvement", "change" or
/// "environment".
[[nodiscard]] Event eventOf(const Finding &finding);

} // namespace perfdeck
