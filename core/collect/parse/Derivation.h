// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/PageValues.h"
#include "core/collect/parse/RuleBinding.h"
#include "core/model/CanonicalNames.h"
#include "core/model/Quality.h"

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace perfdeck {

/// Makes the canonical series of one endpoint out of its raw ones by a table of rules. Which stacks
/// of the table apply is decided by the metric names met so far; without any, the rules without
/// prefixes apply. One thread at a time.
class Derivation final
{
public:
    Derivation(RuleTablePtr table, SourceFrame frame, Duration window, Duration slack);

    /// Takes in a page that the layout already holds: fills the canonical values into its row
    /// (which may add series to the layout). Gives what happened to the counters.
    CounterWindow::Change derive(SteadyTime time, SeriesLayout &layout, std::vector<double> &row);

    /// Titles of the stacks found, joined by " + "; empty for none.
    [[nodiscard]] std::string recognised() const;
    /// The stored names that the bound rules can make of these pages, in their order, once a window
    /// is there; and the models they make them for.
    void listAbilities(std::vector<std::string> &metrics, std::vector<std::string> &models) const;

    /// True when a compaction must keep this place although the page has no value for it.
    [[nodiscard]] bool needs(Slot slot) const { return m_window.needs(slot); }

    /// Follows a compaction of the layout.
    void remap(const std::vector<Slot> &moved);

private:
    /// Where one result of a bound rule is stored.
    struct Output
    {
        CanonicalStatistic statistic = CanonicalStatistic::Value;
        double quantile = 0;
        Slot slot = kNoSlot;
        Slot quality = kNoSlot; ///< none as long as every number was good
        Slot limit = kNoSlot;
    };

    struct Target
    {
        BoundRule bound;
        std::vector<Output> outputs;
        bool produced = false; ///< on this page
    };

    struct Page
    {
        SeriesLayout &layout;
        std::vector<double> &row;
    };

    void noticeNewSeries(const SeriesLayout &layout);
    bool activateStacks(std::string_view family);
    void bind(const SeriesLayout &layout);
    void evaluate(Target &target, Page &page);
    [[nodiscard]] bool isRivalled(const Target &target, const Page &page) const;
    void evaluateGauge(Target &target, Page &page);
    [[nodiscard]] static std::vector<double>
    present(const Target &target, const std::vector<Slot> &slots, const Page &page);
    void evaluateSummary(Target &target, Page &page);
    void evaluateRate(Target &target, Page &page);
    void evaluateRatio(Target &target, Page &page);
    void evaluateHistogram(Target &target, Page &page);
    [[nodiscard]] bool anyMeasured(const std::vector<TrackId> &tracks) const;
    [[nodiscard]] std::optional<double> sumOfIncreases(const std::vector<TrackId> &tracks) const;
    void emit(Target &target,
              Page &page,
              CanonicalStatistic statistic,
              double quantile,
              RatedNumber number);
    [[nodiscard]] Output &
    outputOf(Target &target, Page &page, CanonicalStatistic statistic, double quantile);
    void
    emitCompanions(const Target &target, Page &page, Output &output, const RatedNumber &number);
    [[nodiscard]] Slot derivedSlot(Page &page, SeriesKey key);
    [[nodiscard]] SeriesKey
    derivedKey(const Target &target, const Output &output, Companion kind = Companion::None) const;

    RuleTablePtr m_table;
    SourceFrame m_frame;
    CounterWindow m_window;
    std::vector<const Stack *> m_active; ///< found by name, in the order of the table
    std::unordered_set<std::string> m_names; ///< that a rule in force reads
    std::vector<Target> m_targets;
    std::vector<bool> m_isDerived; ///< by slot
    Slot m_seen = 0; ///< series of the layout already looked at
    bool m_mustBind = true;
};

} // namespace perfdeck
