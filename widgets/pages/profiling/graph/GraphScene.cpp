// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/graph/GraphScene.h"

#include "core/profile/judge/LayerMatch.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace perfdeck {

namespace {

constexpr double kWidth = 9; ///< of a box, in lines of text
constexpr double kHeight = 2.6;
constexpr double kBeside = 1; ///< between boxes
constexpr double kBelow = 1.4;
constexpr double kColumnGap = 4;
constexpr double kShape = 1.7; ///< width by height that is aimed at
constexpr int kSweeps = 4;

using Edges = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Edges edgesOf(const Profile &profile, const Profile *model)
{
    Edges edges;
    for (const ModelEdge &edge : profile.edges)
        edges.insert({edge.from, edge.to});
    if (!edges.empty() || model == nullptr)
        return edges;
    std::vector<std::uint32_t> here(model->layers.size(), kNoIndex);
    for (const LayerPair &pair : matchedLayers(profile, *model))
        if (pair.a != kNoIndex && pair.b != kNoIndex)
            here[pair.b] = pair.a;
    for (const ModelEdge &edge : model->edges)
        if (here[edge.from] != kNoIndex && here[edge.to] != kNoIndex)
            edges.insert({here[edge.from], here[edge.to]});
    return edges;
}

/// The first so many parts of a path.
std::string_view front(std::string_view path, std::size_t parts)
{
    std::size_t end = path.starts_with('/') ? 1 : 0;
    for (std::size_t part = 0; part < parts; ++part) {
        end = path.find('/', part == 0 ? end : end + 1);
        if (end == std::string_view::npos)
            return path;
    }
    return path.substr(0, end);
}

std::string_view pathOf(const ProfileLayer &layer)
{
    if (!layer.module.empty())
        return layer.module;
    const std::size_t last = layer.name.rfind('/');
    return last == std::string::npos ? std::string_view()
                                     : std::string_view(layer.name).substr(0, last);
}

/// The deepest level of modules that leaves few enough nodes; 0: all in one.
std::size_t groupingDepth(const Profile &profile)
{
    for (std::size_t depth = 8; depth > 0; --depth) {
        std::set<std::string_view> groups;
        for (const ProfileLayer &layer : profile.layers)
            groups.insert(front(pathOf(layer), depth));
        if (groups.size() <= kMostSingle)
            return depth;
    }
    return 0;
}

/// The node of each layer.
std::vector<std::uint32_t> makeNodes(GraphScene &scene)
{
    const Profile &profile = *scene.figures->profile;
    scene.isGrouped = profile.layers.size() > kMostSingle;
    const std::size_t depth = scene.isGrouped ? groupingDepth(profile) : 0;
    std::map<std::string_view, std::uint32_t> groups;
    std::vector<std::uint32_t> nodes(profile.layers.size());
    for (std::uint32_t at = 0; at < profile.layers.size(); ++at) {
        const ProfileLayer &layer = profile.layers[at];
        std::uint32_t node = static_cast<std::uint32_t>(scene.nodes.size());
        if (scene.isGrouped)
            node = groups.try_emplace(front(pathOf(layer), depth), node).first->second;
        if (node == scene.nodes.size()) {
            GraphNode made;
            made.name = scene.isGrouped ? std::string(front(pathOf(layer), depth)) : layer.name;
            made.detail = layer.op;
            scene.nodes.push_back(std::move(made));
        }
        nodes[at] = node;
        GraphNode &which = scene.nodes[node];
        which.layers.push_back(at);
        const LayerFigure &figure = scene.figures->layers[at];
        which.seconds += std::isfinite(figure.seconds) ? figure.seconds : 0;
        which.flops += std::isfinite(figure.flops) ? figure.flops : 0;
        if (scene.isGrouped)
            which.detail = std::to_string(which.layers.size());
    }
    for (const GraphNode &node : scene.nodes) {
        scene.mostSeconds = std::max(scene.mostSeconds, node.seconds);
        scene.mostFlops = std::max(scene.mostFlops, node.flops);
    }
    return nodes;
}

/// Below all that feed it. Edges go from earlier nodes to later ones.
std::vector<std::size_t> ranksOf(const GraphScene &scene)
{
    std::vector<std::size_t> ranks(scene.nodes.size());
    for (const auto &[from, to] : scene.edges) // sorted by from
        ranks[to] = std::max(ranks[to], ranks[from] + 1);
    return ranks;
}

using Rows = std::vector<std::vector<std::uint32_t>>;

/// Each node near the mean of those it hangs on, downwards and upwards in turn.
void sortRows(const GraphScene &scene, Rows &rows)
{
    std::vector<std::vector<std::uint32_t>> above(scene.nodes.size());
    std::vector<std::vector<std::uint32_t>> below(scene.nodes.size());
    for (const auto &[from, to] : scene.edges) {
        above[to].push_back(from);
        below[from].push_back(to);
    }
    std::vector<double> place(scene.nodes.size());
    const auto number = [&place](const std::vector<std::uint32_t> &row) {
        for (std::size_t at = 0; at < row.size(); ++at)
            place[row[at]] = double(at) - double(row.size() - 1) / 2;
    };
    std::ranges::for_each(rows, number);
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        const bool isDown = sweep % 2 == 0;
        const auto &near = isDown ? above : below;
        for (std::size_t step = 0; step < rows.size(); ++step) {
            auto &row = rows[isDown ? step : rows.size() - 1 - step];
            std::map<std::uint32_t, double> wanted;
            for (const std::uint32_t node : row) {
                double sum = 0;
                for (const std::uint32_t other : near[node])
                    sum += place[other];
                wanted[node] = near[node].empty() ? place[node] : sum / double(near[node].size());
            }
            std::ranges::stable_sort(
                row, {}, [&wanted](std::uint32_t node) { return wanted[node]; });
            number(row);
        }
    }
}

/// Rows below each other, in as many columns as make about the shape of a screen.
void placeRows(GraphScene &scene, const Rows &rows)
{
    std::size_t widest = 1;
    for (const auto &row : rows)
        widest = std::max(widest, row.size());
    const double rowWidth = double(widest) * (kWidth + kBeside) - kBeside;
    const double rowStep = kHeight + kBelow;
    const double height = double(rows.size()) * rowStep;
    const auto columns = std::max<std::size_t>(
        1, std::size_t(std::round(std::sqrt(height * kShape / (rowWidth + kColumnGap)))));
    const std::size_t perColumn = (rows.size() + columns - 1) / columns;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const double left = double(row / perColumn) * (rowWidth + kColumnGap);
        const double wide = double(rows[row].size()) * (kWidth + kBeside) - kBeside;
        double x = left + (rowWidth - wide) / 2;
        for (const std::uint32_t node : rows[row]) {
            scene.nodes[node].box = {x, double(row % perColumn) * rowStep, kWidth, kHeight};
            x += kWidth + kBeside;
        }
    }
    const std::size_t used = (rows.size() + perColumn - 1) / perColumn;
    scene.bounds = {-1,
                    -1,
                    double(used) * (rowWidth + kColumnGap) - kColumnGap + 2,
                    double(std::min(perColumn, rows.size())) * rowStep - kBelow + 2};
}

} // namespace

GraphScenePtr graphScene(ProfileFiguresPtr figures, const Profile *model)
{
    auto scene = std::make_shared<GraphScene>();
    scene->figures = std::move(figures);
    const Edges edges = edgesOf(*scene->figures->profile, model);
    if (edges.empty())
        return scene;
    const std::vector<std::uint32_t> nodes = makeNodes(*scene);
    Edges between;
    for (const auto &[from, to] : edges)
        if (nodes[from] < nodes[to]) // what leads back in a loop, or inside, is not drawn
            between.insert({nodes[from], nodes[to]});
    scene->edges.assign(between.begin(), between.end());
    const std::vector<std::size_t> ranks = ranksOf(*scene);
    Rows rows(1 + *std::ranges::max_element(ranks));
    for (std::uint32_t node = 0; node < scene->nodes.size(); ++node)
        rows[ranks[node]].push_back(node);
    sortRows(*scene, rows);
    placeRows(*scene, rows);
    return scene;
}

} // namespace perfdeck
