// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/Derivation.h"

#include "core/collect/parse/MergedHistogram.h"
#include "core/collect/parse/RatedQuantile.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace perfdeck {

namespace {

constexpr std::string_view kStartTime = "process_start_time_seconds";
constexpr std::array kQuantiles{0.5, 0.9, 0.95, 0.99};

CanonicalStatistic leadingStatistic(const Rule &rule)
{
    switch (rule.kind) {
    case Rule::Kind::Histogram:
    case Rule::Kind::Summary:
        return CanonicalStatistic::Quantile;
    case Rule::Kind::RatioOfIncreases:
        return rule.isMean ? CanonicalStatistic::Mean : CanonicalStatistic::Value;
    case Rule::Kind::Gauge:
    case Rule::Kind::CounterRate:
        break;
    }
    return CanonicalStatistic::Value;
}

void addOnce(std::vector<std::string> &list, const std::string &text)
{
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(text);
}

double aggregate(Rule::Aggregation how, const std::vector<double> &values)
{
    if (how == Rule::Aggregation::Max)
        return *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (const double value : values)
        sum += value;
    return how == Rule::Aggregation::Average ? sum / static_cast<double>(values.size()) : sum;
}

} // namespace

Derivation::Derivation(RuleTablePtr table, SourceFrame frame, Duration window, Duration slack)
    : m_table(std::move(table))
    , m_frame(std::move(frame))
    , m_window(window, slack)
{
}

CounterWindow::Change
Derivation::derive(SteadyTime time, SeriesLayout &layout, std::vector<double> &row)
{
    row.resize(layout.size(), absentValue());
    noticeNewSeries(layout);
    if (m_mustBind)
        bind(layout);
    const CounterWindow::Change change = m_window.advance(time, row);
    Page page{layout, row};
    for (Target &target : m_targets)
        evaluate(target, page);
    m_seen = layout.size();
    return change;
}

void Derivation::noticeNewSeries(const SeriesLayout &layout)
{
    std::string_view last;
    for (; m_seen < layout.size(); ++m_seen) {
        const std::string &metric = layout.key(m_seen).metric;
        if (metric == last || (m_seen < m_isDerived.size() && m_isDerived[m_seen]))
            continue;
        last = metric;
        const std::string family = normalizedFamily(metric);
        const bool isNews = activateStacks(family) || m_names.contains(family)
            || family == kStartTime || family.ends_with("_created");
        m_mustBind = m_mustBind || isNews;
    }
}

bool Derivation::activateStacks(std::string_view family)
{
    bool changed = false;
    for (const Stack &stack : m_table->stacks) {
        const bool known = std::find(m_active.begin(), m_active.end(), &stack) != m_active.end();
        const bool fits
            = std::any_of(stack.prefixes.begin(),
                          stack.prefixes.end(),
                          [family](const auto &prefix) { return family.starts_with(prefix); });
        if (known || !fits)
            continue;
        m_active.push_back(&stack);
        changed = true;
    }
    if (changed)
        std::sort(m_active.begin(), m_active.end()); // the stacks lie in one vector, in their order
    return changed;
}

void Derivation::bind(const SeriesLayout &layout)
{
    m_mustBind = false;
    std::vector<const Stack *> stacks = m_active;
    if (stacks.empty())
        for (const Stack &stack : m_table->stacks)
            if (stack.prefixes.empty())
                stacks.push_back(&stack);
    m_names.clear();
    for (const Stack *stack : stacks)
        for (const Rule &rule : stack->rules)
            collectNames(rule, m_names);
    m_targets.clear();
    for (BoundRule &bound : bindRules(stacks, layout, m_isDerived, m_window))
        m_targets.push_back({std::move(bound), {}, false});
    Slot startTime = kNoSlot;
    std::size_t found = 0;
    for (Slot slot = 0; slot < layout.size(); ++slot) {
        if (layout.key(slot).metric != kStartTime)
            continue;
        startTime = slot;
        ++found;
    }
    m_window.setStartTimeSlot(found == 1 ? startTime : kNoSlot);
}

void Derivation::listAbilities(std::vector<std::string> &metrics,
                               std::vector<std::string> &models) const
{
    for (const Target &target : m_targets) {
        const BoundRule &bound = target.bound;
        if (bound.empty())
            continue;
        addOnce(metrics, canonicalMetric(bound.rule->to, leadingStatistic(*bound.rule)));
        addOnce(models, bound.group.model);
    }
}

void Derivation::evaluate(Target &target, Page &page)
{
    target.produced = false;
    if (target.bound.rule->onlyIfAbsent && isRivalled(target, page))
        return;
    switch (target.bound.rule->kind) {
    case Rule::Kind::Gauge:
        return evaluateGauge(target, page);
    case Rule::Kind::Summary:
        return evaluateSummary(target, page);
    case Rule::Kind::CounterRate:
        return evaluateRate(target, page);
    case Rule::Kind::RatioOfIncreases:
        return evaluateRatio(target, page);
    case Rule::Kind::Histogram:
        return evaluateHistogram(target, page);
    }
}

/// An earlier rule of the same target has a value, or has families that merely are quiet: a
/// stand-in must not jump in for an idle moment.
bool Derivation::isRivalled(const Target &target, const Page &page) const
{
    return std::any_of(
        target.bound.rivals.begin(), target.bound.rivals.end(), [&](std::size_t rival) {
            const BoundRule &bound = m_targets[rival].bound;
            const bool quiet = std::any_of(
                bound.quantiles.begin(), bound.quantiles.end(), [&page](const auto &entry) {
                    return std::any_of(entry.second.begin(),
                                       entry.second.end(),
                                       [&page](Slot slot) { return !isAbsent(page.row[slot]); });
                });
            const bool idle = std::any_of(
                bound.histograms.begin(), bound.histograms.end(), [this](const auto &histogram) {
                    return isMeasured(histogram, m_window);
                });
            return m_targets[rival].produced || quiet || idle;
        });
}

/// The values that are there and mean something.
std::vector<double>
Derivation::present(const Target &target, const std::vector<Slot> &slots, const Page &page)
{
    const std::vector<double> &drop = target.bound.stack->dropValues;
    std::vector<double> values;
    for (const Slot slot : slots) {
        const double value = page.row[slot];
        if (!std::isnan(value) && std::find(drop.begin(), drop.end(), value) == drop.end())
            values.push_back(value);
    }
    return values;
}

void Derivation::evaluateGauge(Target &target, Page &page)
{
    const Rule &rule = *target.bound.rule;
    const std::vector<double> values = present(target, target.bound.gauges, page);
    const std::vector<double> minus = present(target, target.bound.minus, page);
    if (values.empty() || minus.empty() != rule.minus.empty())
        return;
    double value = aggregate(rule.aggregation, values);
    if (!minus.empty())
        value -= aggregate(rule.aggregation, minus);
    emit(target, page, CanonicalStatistic::Value, 0, {value});
}

void Derivation::evaluateSummary(Target &target, Page &page)
{
    for (const auto &[quantile, slots] : target.bound.quantiles) {
        // Quantiles of several processes cannot be merged; only a single one is passed on.
        const double value = slots.size() == 1 ? page.row[slots.front()] : absentValue();
        if (!std::isnan(value))
            emit(target, page, CanonicalStatistic::Quantile, quantile, {value});
    }
}

void Derivation::evaluateRate(Target &target, Page &page)
{
    const auto seconds = m_window.seconds();
    const auto increase = sumOfIncreases(target.bound.numerator);
    if (seconds && increase && anyMeasured(target.bound.numerator))
        emit(target, page, CanonicalStatistic::Value, 0, {*increase / *seconds});
}

void Derivation::evaluateRatio(Target &target, Page &page)
{
    const BoundRule &bound = target.bound;
    if (!m_window.seconds() || !anyMeasured(bound.denominator))
        return;
    if (!anyMeasured(bound.numerator) && !bound.rule->missingNumeratorIsZero)
        return;
    const auto numerator = sumOfIncreases(bound.numerator);
    const auto denominator = sumOfIncreases(bound.denominator);
    if (numerator && denominator && *denominator > 0)
        emit(target,
             page,
             bound.rule->isMean ? CanonicalStatistic::Mean : CanonicalStatistic::Value,
             0,
             {*numerator / *denominator});
}

void Derivation::evaluateHistogram(Target &target, Page &page)
{
    if (!m_window.seconds())
        return;
    const MergedHistogram merged = mergeHistograms(target.bound.histograms, m_window);
    if (!merged.isMeasured)
        return;
    emit(target, page, CanonicalStatistic::Count, 0, {merged.count});
    if (merged.count > 0 && merged.sumIsValid)
        emit(target, page, CanonicalStatistic::Mean, 0, {merged.sum / merged.count});
    if (!merged.isMergeable)
        return;
    for (const double quantile : kQuantiles) {
        const RatedNumber number = ratedQuantile(quantile, merged);
        if (!std::isnan(number.value))
            emit(target, page, CanonicalStatistic::Quantile, quantile, number);
    }
}

bool Derivation::anyMeasured(const std::vector<TrackId> &tracks) const
{
    return std::any_of(
        tracks.begin(), tracks.end(), [this](TrackId track) { return m_window.isMeasured(track); });
}

std::optional<double> Derivation::sumOfIncreases(const std::vector<TrackId> &tracks) const
{
    double sum = 0;
    for (const TrackId track : tracks) {
        if (!m_window.isValid(track))
            return std::nullopt;
        sum += m_window.seconds() ? m_window.increase(track) : 0;
    }
    return sum;
}

void Derivation::emit(
    Target &target, Page &page, CanonicalStatistic statistic, double quantile, RatedNumber number)
{
    Output &output = outputOf(target, page, statistic, quantile);
    target.produced = true;
    // What an earlier rule, or the page itself under this very name, has said stays.
    if (!isAbsent(page.row[output.slot]))
        return;
    if (statistic != CanonicalStatistic::Count) {
        const double factor = target.bound.rule->scale / canonicalDivisor(target.bound.rule->to);
        number.value *= factor;
        number.limit *= factor;
        if (target.bound.rule->approximate)
            number.quality.add(QualityFlag::Approximate);
    }
    page.row[output.slot] = normalizedValue(number.value);
    emitCompanions(target, page, output, number);
}

Derivation::Output &
Derivation::outputOf(Target &target, Page &page, CanonicalStatistic statistic, double quantile)
{
    const auto known
        = std::find_if(target.outputs.begin(), target.outputs.end(), [&](const Output &output) {
              return output.statistic == statistic && output.quantile == quantile;
          });
    if (known != target.outputs.end())
        return *known;
    Output output{statistic, quantile, kNoSlot, kNoSlot, kNoSlot};
    output.slot = derivedSlot(page, derivedKey(target, output));
    output.quality = page.layout.find(derivedKey(target, output, Companion::Quality));
    return target.outputs.emplace_back(output);
}

/// A quality that was never anything but good costs no series.
void Derivation::emitCompanions(const Target &target,
                                Page &page,
                                Output &output,
                                const RatedNumber &number)
{
    const auto put = [&](Slot &slot, Companion kind, double value) {
        if (slot == kNoSlot)
            slot = derivedSlot(page, derivedKey(target, output, kind));
        if (isAbsent(page.row[slot]))
            page.row[slot] = normalizedValue(value);
    };
    if (output.quality != kNoSlot || !number.quality.isGood())
        put(output.quality, Companion::Quality, number.quality.stored());
    if (number.quality.has(QualityFlag::AtMost))
        put(output.limit, Companion::Limit, number.limit);
}

Slot Derivation::derivedSlot(Page &page, SeriesKey key)
{
    const Slot before = page.layout.size();
    const Slot slot = page.layout.intern(std::move(key));
    if (slot == before) {
        page.row.push_back(absentValue());
        m_isDerived.resize(page.layout.size(), false);
        m_isDerived[slot] = true;
    }
    return slot;
}

SeriesKey Derivation::derivedKey(const Target &target, const Output &output, Companion kind) const
{
    const GroupLabels &group = target.bound.group;
    std::vector<Labels::Pair> labels = m_frame.labels; // of two of one name the last counts
    for (const auto &[name, value] : {std::pair{"model", &group.model},
                                      std::pair{"device", &group.device},
                                      std::pair{"worker", &group.worker},
                                      std::pair{"job", &group.job},
                                      std::pair{"exported_instance", &group.exportedInstance}})
        if (!value->empty())
            labels.emplace_back(name, *value);
    labels.emplace_back("source", m_frame.source);
    labels.emplace_back("instance", m_frame.instance);
    if (output.statistic == CanonicalStatistic::Quantile)
        labels.emplace_back("quantile", canonicalQuantile(output.quantile));
    const std::string metric = canonicalMetric(target.bound.rule->to, output.statistic);
    return {companionMetric(metric, kind), Labels(std::move(labels))};
}

std::string Derivation::recognised() const
{
    std::string text;
    for (const Stack *stack : m_active)
        text += (text.empty() ? "" : " + ") + stack->title;
    return text;
}

void Derivation::remap(const std::vector<Slot> &moved)
{
    std::vector<bool> derived(moved.size(), false);
    for (Slot slot = 0; slot < m_isDerived.size() && slot < moved.size(); ++slot)
        if (m_isDerived[slot] && moved[slot] != kNoSlot)
            derived[moved[slot]] = true;
    m_isDerived = std::move(derived);
    m_window.remap(moved);
    m_seen = static_cast<Slot>(
        std::count_if(moved.begin(), moved.end(), [](Slot slot) { return slot != kNoSlot; }));
    m_mustBind = true;
}

} // namespace perfdeck
