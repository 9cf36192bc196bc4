// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/RuleBinding.h"

#include "core/collect/parse/NumberText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace perfdeck {

namespace {

enum class Part
{
    Value,
    Minus,
    Numerator,
    Denominator,
    Bucket,
    Sum,
    Count,
    Quantile
};

/// A place where a rule reads a metric name.
struct Use
{
    std::size_t rule = 0; ///< running number over all stacks
    std::size_t alias = 0;
    const FamilyRef *family = nullptr;
    Part part = Part::Value;
};

struct GroupTarget
{
    std::string_view raw;
    std::string GroupLabels::*target;
};

constexpr std::array kGroupTargets{
    GroupTarget{"model", &GroupLabels::model},
    GroupTarget{"model_name", &GroupLabels::model},
    GroupTarget{"ModelName", &GroupLabels::model},
    GroupTarget{"served_model_name", &GroupLabels::model},
    GroupTarget{"service_name", &GroupLabels::model},
    GroupTarget{"service", &GroupLabels::model},
    GroupTarget{"application", &GroupLabels::model},
    GroupTarget{"deployment", &GroupLabels::model},
    GroupTarget{"device", &GroupLabels::device},
    GroupTarget{"gpu", &GroupLabels::device},
    GroupTarget{"gpu_id", &GroupLabels::device},
    GroupTarget{"gpu_uuid", &GroupLabels::device},
    GroupTarget{"UUID", &GroupLabels::device},
    GroupTarget{"GpuIndex", &GroupLabels::device},
    GroupTarget{"DeviceId", &GroupLabels::device},
    GroupTarget{"card", &GroupLabels::device},
    GroupTarget{"worker", &GroupLabels::worker},
};

std::string_view baseName(std::string_view metric)
{
    for (const std::string_view suffix : {"_bucket", "_sum", "_count", "_total"})
        if (metric.ends_with(suffix))
            return metric.substr(0, metric.size() - suffix.size());
    return metric;
}

/// Identifies one histogram, or the counters that are made and reset together.
std::string familyKey(const SeriesKey &key)
{
    std::string text(baseName(key.metric));
    for (const auto &[name, value] : key.labels) {
        if (name == "le" || name == "vmrange" || name == "quantile")
            continue;
        ((text += '\0') += name) += '\0';
        text += value;
    }
    return text;
}

bool readWhole(std::string_view text, double &value)
{
    const char *end = text.data() + text.size();
    return readNumber(text.data(), end, value) == end;
}

class Binder final
{
public:
    Binder(const std::vector<const Stack *> &stacks,
           const SeriesLayout &layout,
           CounterWindow &window)
        : m_layout(layout)
        , m_window(window)
    {
        for (const Stack *stack : stacks)
            for (const Rule &rule : stack->rules)
                addRule(*stack, rule);
    }

    void bind(Slot slot)
    {
        const SeriesKey &key = m_layout.key(slot);
        const auto uses = m_uses.find(normalizedFamily(key.metric));
        if (uses == m_uses.end())
            return;
        for (const Use &use : uses->second)
            bindUse(use, slot, key);
    }

    std::vector<BoundRule> take()
    {
        std::vector<BoundRule> result;
        for (auto &[place, candidate] : m_candidates) {
            const auto &[rule, group, alias] = place;
            const bool sameAsLast = !result.empty() && result.back().rule == m_rules[rule].second
                && result.back().group == group;
            if (sameAsLast || candidate.bound.empty())
                continue; // an earlier spelling of the family is on the page
            result.push_back(std::move(candidate.bound));
            findRivals(result);
        }
        return result;
    }

private:
    /// (rule, group, alias), so that candidates come out in the order of the rules.
    using Place = std::tuple<std::size_t, GroupLabels, std::size_t>;

    struct Candidate
    {
        BoundRule bound;
        std::map<std::string, std::size_t> histograms;
    };

    void addRule(const Stack &stack, const Rule &rule)
    {
        const std::size_t number = m_rules.size();
        m_rules.emplace_back(&stack, &rule);
        const auto use =
            [&](const FamilyRef &family, const std::string &suffix, std::size_t alias, Part part) {
                m_uses[family.name + suffix].push_back({number, alias, &family, part});
            };
        for (const FamilyRef &family : rule.numerator)
            use(family, "", 0, Part::Numerator);
        for (const FamilyRef &family : rule.denominator)
            use(family, "", 0, Part::Denominator);
        for (const FamilyRef &family : rule.minus)
            use(family, "", 0, Part::Minus);
        for (std::size_t alias = 0; alias < rule.from.size(); ++alias) {
            const FamilyRef &family = rule.from[alias];
            if (rule.kind == Rule::Kind::Histogram) {
                use(family, "_bucket", alias, Part::Bucket);
                use(family, "_sum", alias, Part::Sum);
                use(family, "_count", alias, Part::Count);
            } else {
                use(family,
                    "",
                    alias,
                    rule.kind == Rule::Kind::Summary ? Part::Quantile : Part::Value);
            }
        }
    }

    void bindUse(const Use &use, Slot slot, const SeriesKey &key)
    {
        for (const LabelFilter &filter : use.family->filters)
            if (!filter.accepts(key.labels.get(filter.label)))
                return;
        const auto &[stack, rule] = m_rules[use.rule];
        Candidate &candidate
            = m_candidates[{use.rule, groupOf(key.labels, rule->groupBy), use.alias}];
        BoundRule &bound = candidate.bound;
        bound.stack = stack;
        bound.rule = rule;
        bound.group = groupOf(key.labels, rule->groupBy);
        if (use.part == Part::Quantile)
            bindQuantile(bound, slot, key);
        else if (use.part == Part::Minus)
            bound.minus.push_back(slot);
        else if (use.part == Part::Value && rule->kind == Rule::Kind::Gauge)
            bound.gauges.push_back(slot);
        else if (use.part == Part::Bucket || use.part == Part::Sum || use.part == Part::Count)
            bindHistogram(candidate, use.part, slot, key);
        else
            (use.part == Part::Denominator ? bound.denominator : bound.numerator)
                .push_back(counter(slot, key));
    }

    static void bindQuantile(BoundRule &bound, Slot slot, const SeriesKey &key)
    {
        double quantile = 0;
        if (!readWhole(key.labels.get("quantile"), quantile) || !(quantile >= 0 && quantile <= 1))
            return;
        auto at = std::lower_bound(
            bound.quantiles.begin(),
            bound.quantiles.end(),
            quantile,
            [](const auto &entry, double wanted) { return entry.first < wanted; });
        if (at == bound.quantiles.end() || at->first != quantile)
            at = bound.quantiles.insert(at, {quantile, {}});
        at->second.push_back(slot);
    }

    void bindHistogram(Candidate &candidate, Part part, Slot slot, const SeriesKey &key)
    {
        const auto [at, isNew]
            = candidate.histograms.try_emplace(familyKey(key), candidate.bound.histograms.size());
        if (isNew)
            candidate.bound.histograms.emplace_back();
        BoundHistogram &histogram = candidate.bound.histograms[at->second];
        if (part == Part::Sum)
            histogram.sum = counter(slot, key);
        else if (part == Part::Count)
            histogram.count = counter(slot, key);
        else
            bindBucket(histogram, slot, key);
    }

    void bindBucket(BoundHistogram &histogram, Slot slot, const SeriesKey &key)
    {
        BoundHistogram::Bucket bucket;
        const std::string_view range = key.labels.get("vmrange");
        const auto dots = range.find("...");
        if (dots != std::string_view::npos) {
            if (!readWhole(range.substr(0, dots), bucket.lower)
                || !readWhole(range.substr(dots + 3), bucket.upper))
                return;
            histogram.isRanges = true;
        } else if (!readWhole(key.labels.get("le"), bucket.upper) || std::isnan(bucket.upper)) {
            return;
        }
        bucket.track = counter(slot,
                               key,
                               histogram.isRanges ? CounterWindow::Role::HiddenWhenZero
                                                  : CounterWindow::Role::Count);
        histogram.buckets.push_back(bucket);
    }

    TrackId
    counter(Slot slot, const SeriesKey &key, CounterWindow::Role role = CounterWindow::Role::Count)
    {
        if (key.metric.ends_with("_sum"))
            role = CounterWindow::Role::Sum;
        // The counts of a JSON page have no unit of their own; they are reset together.
        const bool json = key.metric == "request_count" || key.metric == "error_count";
        const std::string family = familyKey(key);
        const auto nameEnd = std::min(family.find('\0'), family.size());
        return m_window.follow(
            slot, json ? "json" + family.substr(nameEnd) : family, role, createdSlot(key));
    }

    [[nodiscard]] Slot createdSlot(const SeriesKey &key) const
    {
        SeriesKey created{std::string(baseName(key.metric)) + "_created", key.labels};
        created.labels.set("le", {});
        created.labels.set("vmrange", {});
        return m_layout.find(created);
    }

    static void findRivals(std::vector<BoundRule> &rules)
    {
        BoundRule &last = rules.back();
        for (std::size_t i = 0; i + 1 < rules.size(); ++i)
            if (rules[i].rule->to == last.rule->to && rules[i].group == last.group)
                last.rivals.push_back(i);
    }

    const SeriesLayout &m_layout;
    CounterWindow &m_window;
    std::vector<std::pair<const Stack *, const Rule *>> m_rules;
    std::unordered_map<std::string, std::vector<Use>> m_uses;
    std::map<Place, Candidate> m_candidates;
};

} // namespace

GroupLabels groupOf(const Labels &labels, const std::vector<std::string> &groupBy)
{
    GroupLabels group;
    for (const std::string &name : groupBy) {
        const auto target = std::find_if(kGroupTargets.begin(),
                                         kGroupTargets.end(),
                                         [&name](const auto &known) { return known.raw == name; });
        if (target != kGroupTargets.end() && (group.*(target->target)).empty())
            group.*(target->target) = labels.get(name);
    }
    group.exportedInstance = labels.get("exported_instance");
    if (!group.exportedInstance.empty())
        group.job = labels.get("job");
    return group;
}

bool BoundRule::empty() const
{
    return gauges.empty() && quantiles.empty() && numerator.empty() && denominator.empty()
        && histograms.empty();
}

std::vector<BoundRule> bindRules(const std::vector<const Stack *> &stacks,
                                 const SeriesLayout &layout,
                                 const std::vector<bool> &isDerived,
                                 CounterWindow &window)
{
    Binder binder(stacks, layout, window);
    for (Slot slot = 0; slot < layout.size(); ++slot)
        if (slot >= isDerived.size() || !isDerived[slot])
            binder.bind(slot);
    return binder.take();
}

} // namespace perfdeck
