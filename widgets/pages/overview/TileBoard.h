// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/models/ChartFeed.h"
#include "widgets/pages/overview/TileChanges.h"
#include "widgets/pages/PageContext.h"

#include <QWidget>

#include <vector>

namespace perfdeck {

class Tile;

/// The row of tiles: one question for all of them, and the same question about the span before for
/// the changes. Those about a cluster come with its first number. Wraps into more rows in a narrow
/// window. GUI thread.
class TileBoard final : public QWidget
{
    Q_OBJECT

public:
    explicit TileBoard(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] ChartFeed &now() { return m_now; }

    [[nodiscard]] ChartFeed &before() { return m_before; }

    /// The last frame of the present span; null before the first.
    [[nodiscard]] const FramePtr &frame() const { return m_frame; }

    /// A cluster has numbers in this range, or had some in an earlier one.
    [[nodiscard]] bool hasCluster() const { return m_hasCluster; }

Q_SIGNALS:
    void frameChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeTiles();
    void ask();
    void judge();
    void showReadings();
    void arrange();

    PageContext m_context;
    ChartFeed m_now;
    ChartFeed m_before;
    FramePtr m_frame;
    FramePtr m_earlier;
    std::vector<TileChange> m_changes; ///< of both frames, a moment later
    std::vector<Tile *> m_tiles;
    bool m_hasCluster = false; ///< its tiles are shown
    Background m_background;
};

} // namespace perfdeck
