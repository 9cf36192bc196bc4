// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/dashboard/DashboardBoard.h"

#include "core/dashboard/DashboardGrid.h"
#include "widgets/pages/dashboard/ItemFrame.h"
#include "widgets/style/Style.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kRowStep = DashboardBoard::kRowHeight + kGap;

bool showTheSame(DashboardItem a, const DashboardItem &b)
{
    a.place = b.place;
    return a == b;
}

GridPlace moved(GridPlace place, int columns, int rows, bool resize)
{
    if (resize) {
        place.width = std::clamp(place.width + columns, 1, kDashboardColumns - place.column);
        place.height = std::clamp(place.height + rows, 1, kTallestItem);
    } else {
        place.column += columns;
        place.row = std::max(0, place.row + rows);
    }
    return place;
}

} // namespace

DashboardBoard::DashboardBoard(PageContext context,
                               std::function<void(Feed &)> run,
                               QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_run(std::move(run))
{
    setObjectName(QStringLiteral("dashboardBoard"));
    setAccessibleName(tr("Dashboard"));
}

void DashboardBoard::setDashboard(const Dashboard &dashboard)
{
    std::vector<ItemFrame *> old = std::exchange(m_frames, {});
    for (const DashboardItem &item : dashboard.items) {
        const auto same = std::ranges::find_if(old, [&item](const ItemFrame *frame) {
            return frame != nullptr && showTheSame(frame->item(), item);
        });
        m_frames.push_back(same != old.end() ? std::exchange(*same, nullptr) : makeFrame(item));
        m_frames.back()->setPlace(item.place);
    }
    for (ItemFrame *frame : old) {
        if (frame == nullptr)
            continue;
        frame->hide();
        frame->deleteLater(); // it may be the one that reported the wish
    }
    m_dashboard = dashboard;
    m_isDragged = false;
    arrange();
}

ItemFrame *DashboardBoard::makeFrame(const DashboardItem &item)
{
    auto *frame = new ItemFrame(m_context, item, this);
    connectFrame(frame);
    frame->setEdited(m_isEdited);
    frame->show();
    m_run(*frame->feed());
    return frame;
}

void DashboardBoard::connectFrame(ItemFrame *frame)
{
    connect(frame, &ItemFrame::dragged, this, [this, frame](QPoint by) { drag(frame, by, false); });
    connect(
        frame, &ItemFrame::stretched, this, [this, frame](QPoint by) { drag(frame, by, true); });
    connect(frame, &ItemFrame::dropped, this, [this, frame] { drop(frame); });
    connect(frame, &ItemFrame::stepWanted, this, [this, frame](int columns, int rows, bool resize) {
        step(frame, columns, rows, resize);
    });
    connect(frame, &ItemFrame::splitWanted, this, [this, frame] {
        Q_EMIT changeWanted(tr("split"), withSplit(m_dashboard, indexOf(frame)));
    });
    connect(frame, &ItemFrame::removeWanted, this, [this, frame] {
        Q_EMIT removalWanted(int(indexOf(frame)));
    });
    connect(frame, &ItemFrame::changeWanted, this, [this, frame] {
        Q_EMIT itemChangeWanted(int(indexOf(frame)));
    });
}

std::size_t DashboardBoard::indexOf(const ItemFrame *frame) const
{
    return std::size_t(std::ranges::find(m_frames, frame) - m_frames.begin());
}

void DashboardBoard::setEdited(bool edited)
{
    m_isEdited = edited;
    for (ItemFrame *frame : m_frames)
        frame->setEdited(edited);
    update();
}

void DashboardBoard::focusItem(std::size_t index)
{
    if (index < m_frames.size())
        if (auto *sheet = m_frames[index]->findChild<QWidget *>(QStringLiteral("itemSheet")))
            sheet->setFocus();
}

double DashboardBoard::columnStep() const
{
    return double(width() + kGap) / kDashboardColumns;
}

QRect DashboardBoard::cells(const GridPlace &place) const
{
    const int left = int(std::lround(place.column * columnStep()));
    const int right = int(std::lround((place.column + place.width) * columnStep())) - kGap;
    return {left, place.row * kRowStep, right - left, place.height * kRowStep - kGap};
}

void DashboardBoard::arrange()
{
    const Dashboard &shown = m_isDragged ? m_tried : m_dashboard;
    int bottom = 0;
    for (std::size_t at = 0; at < m_frames.size(); ++at) {
        const QRect area = cells(shown.items[at].place);
        m_frames[at]->setGeometry(area);
        bottom = std::max(bottom, area.bottom());
    }
    setMinimumHeight(bottom + kGap);
    update();
}

void DashboardBoard::drag(ItemFrame *frame, QPoint by, bool resize)
{
    const std::size_t at = indexOf(frame);
    if (at >= m_dashboard.items.size())
        return;
    const int columns = int(std::lround(by.x() / columnStep()));
    const int rows = int(std::lround(double(by.y()) / kRowStep));
    m_isDragged = true;
    m_tried = withPlace(m_dashboard, at, moved(m_dashboard.items[at].place, columns, rows, resize));
    arrange();
    frame->raise();
}

void DashboardBoard::drop(ItemFrame *frame)
{
    if (!std::exchange(m_isDragged, false))
        return;
    if (m_tried == m_dashboard) {
        arrange();
        return;
    }
    const Dashboard wanted = m_tried;
    Q_EMIT changeWanted(tr("moving %1").arg(itemTitle(frame->item())), wanted);
}

void DashboardBoard::step(ItemFrame *frame, int columns, int rows, bool resize)
{
    const std::size_t at = indexOf(frame);
    if (at >= m_dashboard.items.size())
        return;
    Dashboard wanted
        = withPlace(m_dashboard, at, moved(m_dashboard.items[at].place, columns, rows, resize));
    if (wanted != m_dashboard)
        Q_EMIT changeWanted(tr("moving %1").arg(itemTitle(frame->item())), wanted);
}

void DashboardBoard::resizeEvent(QResizeEvent *)
{
    arrange();
}

/// The grid shows while it is edited.
void DashboardBoard::paintEvent(QPaintEvent *)
{
    if (!m_isEdited)
        return;
    QPainter painter(this);
    painter.setPen(m_context.style.theme().grid);
    for (int column = 0; column < kDashboardColumns; ++column)
        for (int row = 0; row * kRowStep < height(); ++row)
            painter.drawRect(cells({column, row, 1, 1}).adjusted(0, 0, -1, -1));
}

} // namespace perfdeck
