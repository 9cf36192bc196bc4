// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/TargetList.h"

#include "core/collect/parse/EndpointText.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

namespace dom = simdjson::dom;
using LabelPairs = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t kMaxWarnings = 20;
constexpr std::size_t kMaxAddressBytes = 300; // a DNS name has 253 at most
constexpr std::string_view kParameter = "__param_";

Error notAList(const std::string &reason)
{
    return {ErrorKind::InvalidInput,
            "The answer is not a list of targets",
            reason,
            R"(It has to be JSON like [{"targets":["host:port"],"labels":{"name":"value"}}].)"};
}

std::string valueOf(const LabelPairs &labels, std::string_view name, const std::string &usual)
{
    const auto found = std::find_if(
        labels.begin(), labels.end(), [name](const auto &label) { return label.first == name; });
    return found == labels.end() || found->second.empty() ? usual : found->second;
}

void appendEncoded(std::string &url, std::string_view text)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    constexpr std::string_view kPlain = "-._~";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z')
            || (byte >= 'a' && byte <= 'z') || kPlain.find(c) != std::string_view::npos;
        if (plain) {
            url += c;
        } else {
            url += '%';
            url += kHex[byte >> 4U];
            url += kHex[byte & 15U];
        }
    }
}

std::string queryOf(const LabelPairs &labels)
{
    std::string query;
    for (const auto &[name, value] : labels) {
        if (!name.starts_with(kParameter))
            continue;
        query += query.empty() ? '?' : '&';
        appendEncoded(query, std::string_view(name).substr(kParameter.size()));
        query += '=';
        appendEncoded(query, value);
    }
    return query;
}

void warn(TargetList &list, std::string sentence)
{
    if (list.warnings.size() < kMaxWarnings)
        list.warnings.push_back(std::move(sentence));
}

Result<LabelPairs> readLabels(const dom::object &group)
{
    LabelPairs labels;
    dom::element element;
    if (group["labels"].get(element) || element.is_null())
        return labels;
    dom::object object;
    if (element.get(object))
        return failure(notAList("\"labels\" is not an object"));
    for (const auto &[name, value] : object) {
        std::string_view text;
        if (value.get(text))
            return failure(notAList("the label \"" + std::string(name) + "\" is not a text"));
        labels.emplace_back(std::string(name), std::string(text));
    }
    return labels;
}

Result<SourceConfig>
discoveredTarget(std::string_view address, const LabelPairs &labels, const DiscoveryPlan &plan)
{
    const std::string typed = valueOf(labels, "__address__", std::string(address));
    const std::string scheme = valueOf(labels, "__scheme__", plan.scheme);
    const std::string path = valueOf(labels, "__metrics_path__", plan.path);
    if (typed.size() > kMaxAddressBytes || typed.find_first_of("/?#") != std::string::npos)
        return failure(ErrorKind::InvalidInput,
                       "\"" + typed.substr(0, kMaxAddressBytes) + "\" is not a target",
                       "it is not host:port");
    auto target = parseEndpoint(scheme + "://" + typed + (path.starts_with('/') ? "" : "/") + path
                                    + queryOf(labels),
                                plan.interval);
    if (!target)
        return target;
    target->name = typed;
    target->deadline = plan.deadline;
    target->headers = plan.headers;
    target->access = plan.access;
    for (const auto &label : labels)
        if (isTargetLabel(label.first) && !label.second.empty())
            target->labels.push_back(label);
    return target;
}

Status readGroup(const dom::element &element, const DiscoveryPlan &plan, TargetList &list)
{
    dom::object group;
    dom::array targets;
    if (element.get(group))
        return failure(notAList("an entry is not an object"));
    if (group["targets"].get(targets))
        return failure(notAList("an entry has no array \"targets\""));
    const auto labels = readLabels(group);
    if (!labels)
        return failure(labels.error());
    for (const dom::element target : targets) {
        std::string_view address;
        if (target.get(address))
            return failure(notAList("a target is not a text"));
        addTarget(list, address, *labels, plan);
    }
    return {};
}

} // namespace

bool isTargetLabel(std::string_view name)
{
    constexpr std::array<std::string_view, 5> kOurs{
        "source", "instance", "quantile", "le", "vmrange"};
    const auto isWord = [](char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9');
    };
    if (name.empty() || name.starts_with("__") || (name[0] >= '0' && name[0] <= '9'))
        return false;
    return std::all_of(name.begin(), name.end(), isWord)
        && std::find(kOurs.begin(), kOurs.end(), name) == kOurs.end();
}

void addTarget(TargetList &list,
               std::string_view address,
               const LabelPairs &labels,
               const DiscoveryPlan &plan)
{
    if (list.targets.size() >= plan.maxTargets) { // first, so that a huge list costs little
        ++list.leftOut;
        return;
    }
    auto target = discoveredTarget(address, labels, plan);
    if (!target) {
        ++list.malformed;
        return warn(list, target.error().message());
    }
    const auto sameName
        = [&target](const SourceConfig &known) { return known.name == target->name; };
    const auto sameUrl = [&target](const SourceConfig &known) { return known.url == target->url; };
    if (std::any_of(list.targets.begin(), list.targets.end(), sameUrl))
        return;
    if (std::any_of(list.targets.begin(), list.targets.end(), sameName))
        target->name = target->url.substr(target->url.find("://") + 3);
    list.targets.push_back(std::move(*target));
}

Result<TargetList> parseTargetList(std::string_view json, const DiscoveryPlan &plan)
{
    dom::parser parser;
    const simdjson::padded_string text(json);
    dom::array groups;
    dom::element root;
    if (const auto code = parser.parse(text).get(root))
        return failure(notAList(simdjson::error_message(code)));
    if (root.get(groups))
        return failure(notAList("it is not an array"));
    TargetList list;
    for (const dom::element group : groups)
        if (auto status = readGroup(group, plan, list); !status)
            return failure(status.error());
    return list;
}

} // namespace perfdeck
