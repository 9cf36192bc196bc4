// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/NestedBoxes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace perfdeck {

namespace {

constexpr double kAspect = 2.2;
constexpr double kLeafWidth = 5.5; ///< of a processing unit: "CPU 127"
constexpr double kWideLeaf = 13; ///< of memory, caches and devices, which have names
constexpr double kLeafHeight = 1.5;

class Nesting
{
public:
    explicit Nesting(const EntityTree &tree)
        : m_tree(tree)
        , m_children(tree.size())
        , m_boxes(tree.size())
    {
        std::unordered_map<std::string_view, std::size_t> places;
        for (std::size_t at = 0; at < tree.size(); ++at) {
            const auto parent = places.find(tree[at].parent);
            if (parent == places.end())
                m_roots.push_back(at);
            else
                m_children[parent->second].push_back(at);
            places.emplace(tree[at].id, at);
        }
    }

    std::vector<NestedBox> take()
    {
        for (std::size_t at = m_tree.size(); at-- > 0;) // parents stand before their parts
            measure(at);
        double x = 0;
        for (const std::size_t root : m_roots) {
            m_boxes[root].box.x = x;
            x += m_boxes[root].box.width + kNestedGap;
        }
        for (std::size_t at = 0; at < m_tree.size(); ++at)
            for (const std::size_t child : m_children[at]) {
                m_boxes[child].box.x += m_boxes[at].box.x;
                m_boxes[child].box.y += m_boxes[at].box.y;
            }
        return std::move(m_boxes);
    }

private:
    void measure(std::size_t at)
    {
        NestedBox &nested = m_boxes[at];
        nested.part = at;
        nested.hasParts = !m_children[at].empty();
        if (!nested.hasParts) {
            const bool isNarrow = m_tree[at].kind == Entity::Kind::ProcessingUnit
                || m_tree[at].kind == Entity::Kind::Core;
            nested.box = {0, 0, isNarrow ? kLeafWidth : kWideLeaf, kLeafHeight};
            return;
        }
        double best = std::numeric_limits<double>::infinity();
        double bestWidth = 0;
        for (const double width : widths(m_children[at])) {
            const auto [reached, height] = place(m_children[at], width);
            const double screen = std::max(reached / kAspect, height);
            if (screen < best) {
                best = screen;
                bestWidth = width;
            }
        }
        const auto [width, height] = place(m_children[at], bestWidth);
        nested.box = {0, 0, std::max(width, kLeafWidth), height};
    }

    /// As wide as the first 1, 2, 3, … parts beside each other.
    [[nodiscard]] std::vector<double> widths(const std::vector<std::size_t> &parts) const
    {
        std::vector<double> found;
        double width = 0;
        double widest = 0;
        for (const std::size_t part : parts)
            widest = std::max(widest, m_boxes[part].box.width);
        for (const std::size_t part : parts) {
            width += m_boxes[part].box.width + kNestedGap;
            if (width >= widest)
                found.push_back(width);
        }
        return found;
    }

    /// In rows within the width, relative to the part they lie in; gives the size of that.
    std::pair<double, double> place(const std::vector<std::size_t> &parts, double width)
    {
        double x = kNestedGap;
        double y = kNestedHeading;
        double rowHeight = 0;
        double reached = 0;
        for (const std::size_t part : parts) {
            LayoutBox &box = m_boxes[part].box;
            if (x > kNestedGap && x + box.width > width + kNestedGap) {
                x = kNestedGap;
                y += rowHeight + kNestedGap;
                rowHeight = 0;
            }
            box.x = x;
            box.y = y;
            x += box.width + kNestedGap;
            reached = std::max(reached, x);
            rowHeight = std::max(rowHeight, box.height);
        }
        return {reached, y + rowHeight + kNestedGap};
    }

    const EntityTree &m_tree;
    std::vector<std::vector<std::size_t>> m_children;
    std::vector<std::size_t> m_roots;
    std::vector<NestedBox> m_boxes;
};

} // namespace

std::vector<NestedBox> nestedBoxes(const EntityTree &tree)
{
    return Nesting(tree).take();
}

} // namespace perfdeck
