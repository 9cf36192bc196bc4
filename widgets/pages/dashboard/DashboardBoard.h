// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/Dashboard.h"
#include "widgets/pages/PageContext.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace perfdeck {

class Feed;
class ItemFrame;

/// The grid with the items of a dashboard. It shows a dashboard and says how the user wants it to
/// be. GUI thread.
class DashboardBoard final : public QWidget
{
    Q_OBJECT

public:
    /// `run` is told of the feed of every item that is made.
    DashboardBoard(PageContext context, std::function<void(Feed &)> run, QWidget *parent = nullptr);

    /// Items that are the same but for their place keep what they show.
    void setDashboard(const Dashboard &dashboard);
    void setEdited(bool edited);
    /// The item gets the keyboard while the board is edited.
    void focusItem(std::size_t index);

    static constexpr int kRowHeight = 44; ///< pixels, without the gap below

Q_SIGNALS:
    void changeWanted(const QString &words, const perfdeck::Dashboard &wanted);
    void itemChangeWanted(int index);
    void removalWanted(int index);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] ItemFrame *makeFrame(const DashboardItem &item);
    [[nodiscard]] std::size_t indexOf(const ItemFrame *frame) const;
    [[nodiscard]] QRect cells(const GridPlace &place) const;
    [[nodiscard]] double columnStep() const;
    void connectFrame(ItemFrame *frame);
    void drag(ItemFrame *frame, QPoint by, bool resize);
    void drop(ItemFrame *frame);
    void step(ItemFrame *frame, int columns, int rows, bool resize);
    void arrange();

    PageContext m_context;
    std::function<void(Feed &)> m_run;
    Dashboard m_dashboard;
    Dashboard m_tried; ///< while something is dragged: how it would be
    bool m_isDragged = false;
    bool m_isEdited = false;
    std::vector<ItemFrame *> m_frames; ///< parallel to the items
};

} // namespace perfdeck
