// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/FlameTree.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace perfdeck {

namespace {

/// Makes nodes by the way to them; names come as numbers too, which saves comparing texts.
class FlameBuilder final
{
public:
    explicit FlameBuilder(std::string root)
    {
        m_tree.nodes.emplace_back();
        m_tree.nodes[0].name = std::move(root);
    }

    FlameNode &node(std::uint32_t index) { return m_tree.nodes[index]; }

    std::uint32_t child(std::uint32_t parent, std::uint32_t number, const std::string &name)
    {
        const auto next = static_cast<std::uint32_t>(m_tree.nodes.size());
        const std::uint64_t key = (std::uint64_t{parent} << 32U) | number;
        const auto [place, isNew] = m_places.emplace(key, next);
        if (isNew) {
            FlameNode &made = m_tree.nodes.emplace_back();
            made.name = name;
            made.parent = parent;
            m_tree.nodes[parent].children.push_back(next);
        }
        return place->second;
    }

    /// Totals from self times; children stand behind their parents.
    FlameTree finished()
    {
        for (FlameNode &node : m_tree.nodes)
            node.total += node.self;
        for (std::size_t index = m_tree.nodes.size(); index-- > 1;)
            m_tree.nodes[m_tree.nodes[index].parent].total += m_tree.nodes[index].total;
        return std::move(m_tree);
    }

private:
    FlameTree m_tree;
    std::unordered_map<std::uint64_t, std::uint32_t> m_places;
};

std::vector<std::string> partsOf(std::string_view path)
{
    std::vector<std::string> parts;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        if (end > 0)
            parts.emplace_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return parts;
}

/// Modules, then the layer itself. A name that repeats the path of its module is cut.
std::vector<std::string> pathOf(const ProfileLayer &layer)
{
    if (layer.module.empty())
        return partsOf(layer.name);
    std::vector<std::string> path = partsOf(layer.module);
    std::vector<std::string> name = partsOf(layer.name);
    const bool isRepeated
        = name.size() > path.size() && std::equal(path.begin(), path.end(), name.begin());
    if (isRepeated)
        return name;
    path.push_back(layer.name);
    return path;
}

} // namespace

FlameTree flameOfModules(const Profile &profile)
{
    FlameBuilder builder(profile.title);
    std::unordered_map<std::string, std::uint32_t> numbers;
    for (std::uint32_t index = 0; index < profile.layers.size(); ++index) {
        const ProfileLayer &layer = profile.layers[index];
        std::uint32_t node = 0;
        for (const std::string &part : pathOf(layer)) {
            const auto next = static_cast<std::uint32_t>(numbers.size());
            node = builder.child(node, numbers.emplace(part, next).first->second, part);
        }
        if (node != 0)
            builder.node(node).layer = index;
        if (!std::isnan(layer.median))
            builder.node(node).self += layer.median;
    }
    return builder.finished();
}

namespace {

constexpr double kSecondsPerNanosecond = 1e-9;

/// What of the events lies in a range.
class EventTree final
{
public:
    EventTree(const ProfileEvents &events, std::int64_t from, std::int64_t to)
        : m_events(events)
        , m_self(events.size(), 0)
    {
        for (std::size_t i = 0; i < events.size(); ++i) {
            const double inside = partInside(i, from, to);
            m_self[i] += inside;
            if (events.parent[i] != kNoIndex)
                m_self[events.parent[i]] -= inside;
        }
    }

    [[nodiscard]] bool isOutside(std::size_t event, std::int64_t from, std::int64_t to) const
    {
        return m_events.start[event] >= to
            || m_events.start[event] + m_events.duration[event] < from;
    }

    /// Seconds in the event itself; events inside that overlap cannot make it negative.
    [[nodiscard]] double selfOf(std::size_t event) const { return std::max(0.0, m_self[event]); }

private:
    [[nodiscard]] double partInside(std::size_t event, std::int64_t from, std::int64_t to) const
    {
        if (isOutside(event, from, to))
            return 0;
        const std::int64_t begin = std::max(m_events.start[event], from);
        const std::int64_t end = std::min(m_events.start[event] + m_events.duration[event], to);
        return static_cast<double>(end - begin) * kSecondsPerNanosecond;
    }

    const ProfileEvents &m_events;
    std::vector<double> m_self;
};

} // namespace

FlameTree
flameOfEvents(const Profile &profile, FlameDirection direction, std::int64_t from, std::int64_t to)
{
    const ProfileEvents &events = profile.events;
    const EventTree tree(events, from, to);
    FlameBuilder builder(profile.title);
    std::vector<std::uint32_t> nodes(events.size(), 0);
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (tree.isOutside(i, from, to))
            continue;
        const auto child = [&](std::uint32_t parent, std::size_t event) {
            const std::uint32_t name = events.name[event];
            return builder.child(parent, name, events.names[name]);
        };
        const std::uint32_t outer = events.parent[i];
        std::uint32_t node = 0;
        if (direction == FlameDirection::Callers) {
            node = child(outer == kNoIndex ? 0 : nodes[outer], i);
            builder.node(node).layer = events.layer[i];
            nodes[i] = node;
        } else {
            node = child(0, i);
            builder.node(node).layer = events.layer[i];
            for (std::uint32_t around = outer; around != kNoIndex; around = events.parent[around])
                node = child(node, around);
        }
        builder.node(node).self += tree.selfOf(i);
    }
    return builder.finished();
}

namespace {

/// A node of both trees, or of one.
struct Twins
{
    std::uint32_t a = kNoIndex;
    std::uint32_t b = kNoIndex;
    std::uint32_t merged = 0;
};

using Children = std::unordered_map<std::string_view, std::uint32_t>;

Children childrenOf(const FlameTree &tree, std::uint32_t node)
{
    Children children;
    if (node != kNoIndex)
        for (const std::uint32_t child : tree.nodes[node].children)
            children.emplace(tree.nodes[child].name, child);
    return children;
}

void setNumbers(FlameNode &node, const FlameNode *before, const FlameNode *now)
{
    node.self = now == nullptr ? 0 : now->self;
    node.total = now == nullptr ? 0 : now->total;
    node.layer = now == nullptr ? kNoIndex : now->layer;
    node.selfBefore = before == nullptr ? 0 : before->self;
    node.totalBefore = before == nullptr ? 0 : before->total;
}

} // namespace

FlameTree flameDifference(const FlameTree &a, const FlameTree &b)
{
    FlameTree merged;
    merged.nodes.emplace_back();
    merged.nodes[0].name = b.root().name;
    std::vector<Twins> open{{0, 0, 0}};
    const auto add = [&](std::uint32_t parent, const std::string &name, Twins twins) {
        twins.merged = static_cast<std::uint32_t>(merged.nodes.size());
        FlameNode &node = merged.nodes.emplace_back();
        node.name = name;
        node.parent = parent;
        merged.nodes[parent].children.push_back(twins.merged);
        open.push_back(twins);
    };
    for (std::size_t next = 0; next < open.size(); ++next) {
        const Twins twins = open[next];
        const FlameNode *before = twins.a == kNoIndex ? nullptr : &a.nodes[twins.a];
        const FlameNode *now = twins.b == kNoIndex ? nullptr : &b.nodes[twins.b];
        setNumbers(merged.nodes[twins.merged], before, now);
        const Children older = childrenOf(a, twins.a);
        const Children newer = childrenOf(b, twins.b);
        if (now != nullptr)
            for (const std::uint32_t child : now->children) {
                const auto same = older.find(b.nodes[child].name);
                add(twins.merged,
                    b.nodes[child].name,
                    {same == older.end() ? kNoIndex : same->second, child, 0});
            }
        if (before != nullptr)
            for (const std::uint32_t child : before->children)
                if (!newer.contains(a.nodes[child].name))
                    add(twins.merged, a.nodes[child].name, {child, kNoIndex, 0});
    }
    return merged;
}

} // namespace perfdeck
