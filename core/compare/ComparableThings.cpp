// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/ComparableThings.h"

#include "core/model/ServingMetrics.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace perfdeck {

namespace {

using Kind = ComparableThing::Kind;
using Match = Selector::Match;

/// What the series of one source name.
struct SourceNames
{
    std::map<std::string, std::set<std::string>> models; ///< served, with their devices; or empty
    std::set<std::string> devices; ///< GPUs
    std::set<std::string> workers;
};

Selector::Matcher equal(std::string label, std::string value)
{
    return {std::move(label), Match::Equal, std::move(value)};
}

ComparableThing thing(Kind kind, const std::string &name, const std::string &source)
{
    ComparableThing made{kind, name, source, {}, {}, {equal("source", source)}};
    return made;
}

/// A model without a label is called by its source.
void addModels(std::vector<ComparableThing> &things,
               const std::string &source,
               const SourceNames &names)
{
    const bool isTold = names.models.size() > 1;
    for (const auto &[model, devices] : names.models) {
        const bool isToldByDevice = devices.size() > 1;
        for (const std::string &device : devices) {
            ComparableThing made = thing(Kind::Model, model.empty() ? source : model, source);
            made.hardware
                = device.empty() && names.devices.size() == 1 ? *names.devices.begin() : device;
            if (isTold)
                made.matchers.push_back(equal("model", model));
            if (isToldByDevice) {
                made.device = device;
                made.matchers.push_back(equal("device", device));
            }
            things.push_back(std::move(made));
        }
    }
}

void addNamed(std::vector<ComparableThing> &things,
              Kind kind,
              const std::string &label,
              const std::set<std::string> &names,
              const std::string &source)
{
    for (const std::string &name : names) {
        ComparableThing made = thing(kind, name, source);
        made.matchers.push_back(equal(label, name));
        things.push_back(std::move(made));
    }
}

} // namespace

std::vector<ComparableThing> comparableThings(std::span<const SeriesRecord> series)
{
    std::map<std::string, SourceNames> sources;
    for (const SeriesRecord &record : series) {
        const Labels &labels = record.key->labels;
        const std::string device(labels.get("device"));
        SourceNames &names = sources[std::string(labels.get("source"))];
        if (isServingMetric(record.key->metric))
            names.models[std::string(labels.get("model"))].insert(device);
        if (record.key->metric.starts_with("gpu_") && !device.empty())
            names.devices.insert(device);
        if (labels.has("worker"))
            names.workers.insert(std::string(labels.get("worker")));
    }
    std::vector<ComparableThing> things;
    for (const auto &[source, names] : sources) {
        addModels(things, source, names);
        addNamed(things, Kind::Device, "device", names.devices, source);
        addNamed(things, Kind::Worker, "worker", names.workers, source);
        things.push_back({Kind::Source, source, {}, {}, {}, {equal("source", source)}});
    }
    std::ranges::sort(things, {}, [](const ComparableThing &each) {
        return std::tie(each.kind, each.name, each.source, each.device);
    });
    return things;
}

} // namespace perfdeck
