// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/judge/FlameTree.h"
#include "widgets/charts/PaintedChart.h"

#include <QString>

#include <memory>
#include <vector>

namespace perfdeck {

class RowScroll;

using FlameTreePtr = std::shared_ptr<const FlameTree>;

/// Boxes in boxes, as wide as the time they take, from the whole at the top to its parts below. A
/// click on a box chooses its layer, a double click or Enter zooms to it; Backspace zooms out by
/// one, 0 to the whole. What is searched for stands out. In a tree of two profiles colour says how
/// much slower or faster a box became. Items are nodes. GUI thread.
class FlameChart final : public PaintedChart
{
    Q_OBJECT

public:
    explicit FlameChart(Style &style, QWidget *parent = nullptr);

    /// Null for "still waiting". `isTwo`: the tree holds a second profile's times beside them.
    void setTree(FlameTreePtr tree, bool isTwo = false);
    /// Nodes whose names have this in them stand out; empty: none.
    void setSearch(const QString &text);
    void setLayer(std::uint32_t layer);

    /// The node that is as wide as the chart.
    [[nodiscard]] std::uint32_t zoomed() const { return m_zoomed; }

    void zoomTo(std::uint32_t node);

    /// Time of the nodes found that lie in no other one, seconds.
    [[nodiscard]] double foundSeconds() const { return m_foundSeconds; }

    [[nodiscard]] QString description() const override;
    [[nodiscard]] DataTable table() const override;

Q_SIGNALS:
    void layerChosen(std::uint32_t layer);

protected:
    [[nodiscard]] Content content() const override;
    [[nodiscard]] QString subtitle() const override;
    void paintContent(QPainter &painter, const Theme &theme) const override;
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] int itemAt(QPointF position) const override;
    [[nodiscard]] Reading read(int item) const override;
    [[nodiscard]] int neighbour(int item, int right, int up) const override;
    void addToMenu(QMenu &menu) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Box
    {
        std::uint32_t node = 0;
        std::uint32_t depth = 0;
        double from = 0; ///< share of the width
        double to = 0;
    };

    void layOut();
    void find();
    [[nodiscard]] QString nameOf(std::uint32_t node) const;
    [[nodiscard]] double rowHeight() const;
    [[nodiscard]] std::size_t rowsThatFit() const;
    [[nodiscard]] std::size_t firstRow() const;
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] QRectF rectOf(const Box &box) const;
    [[nodiscard]] const Box *boxOf(std::uint32_t node) const;
    [[nodiscard]] QColor colorOf(const Theme &theme, std::uint32_t node) const;
    [[nodiscard]] double widthOf(const FlameNode &node) const;

    FlameTreePtr m_tree;
    bool m_isTwo = false;
    QString m_search;
    std::vector<bool> m_found; ///< by node
    double m_foundSeconds = 0;
    std::uint32_t m_layer = kNoIndex;
    std::uint32_t m_zoomed = 0;
    std::vector<Box> m_boxes; ///< wide enough to be seen, by depth, then from the left
    std::vector<std::size_t> m_rows; ///< where each depth begins in them, then their end
    double m_greatest = 1; ///< of all changes, seconds
    RowScroll *m_scroll;
};

} // namespace perfdeck
