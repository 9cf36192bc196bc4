// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/models/CourseDelegate.h"

#include "widgets/models/RowModel.h"
#include "widgets/style/CoursePath.h"
#include "widgets/style/Style.h"

#include <QPainter>

namespace perfdeck {

namespace {

constexpr int kPadding = Style::kGrid;
constexpr double kLineWidth = 1.25;

} // namespace

CourseDelegate::CourseDelegate(const CourseFeed &courses, const Style &style, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_courses(courses)
    , m_style(style)
{
}

void CourseDelegate::paint(QPainter *painter,
                           const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem background(option);
    initStyleOption(&background, index);
    background.text.clear();
    option.widget->style()->drawControl(
        QStyle::CE_ItemViewItem, &background, painter, option.widget);
    const auto course = m_courses.course(index.data(RowIdRole).toString());
    if (course.empty())
        return;
    const Theme &theme = m_style.theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(index.data(StaleRole).toBool() ? theme.dim : theme.accent,
                         kLineWidth,
                         Qt::SolidLine,
                         Qt::RoundCap,
                         Qt::RoundJoin));
    painter->drawPath(coursePath(
        course, 0, QRectF(option.rect).adjusted(2 * kPadding, kPadding, -kPadding, -kPadding)));
    painter->restore();
}

} // namespace perfdeck
