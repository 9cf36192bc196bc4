// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/CourseDelegate.h"

#include "widgets/models/RowModel.h"
#include "widgets/style/CoursePath.h"
#include "widgets/style/Style.h"
#include "widgets/tables/CellDelegate.h"

#include <QPainter>

namespace perfdeck {

namespace {

constexpr int kPadding = Style::kGrid;
constexpr double kLineWidth = 1.25;
constexpr int kNumberCharacters = 8; ///< with its unit

} // namespace

CourseDelegate::CourseDelegate(const CourseFeed &courses, const Style &style, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_courses(courses)
    , m_style(style)
{
}

void CourseDelegate::showNumbers(double fullScale)
{
    m_numbers = new CellDelegate(m_style, this);
    m_fullScale = fullScale;
}

void CourseDelegate::paint(QPainter *painter,
                           const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QRectF area = QRectF(option.rect).adjusted(2 * kPadding, kPadding, -kPadding, -kPadding);
    if (m_numbers) {
        m_numbers->paint(painter, option, index);
        area.adjust(0, 0, -kNumberCharacters * QFontMetrics(m_style.font()).averageCharWidth(), 0);
    } else {
        QStyleOptionViewItem background(option);
        initStyleOption(&background, index);
        background.text.clear();
        option.widget->style()->drawControl(
            QStyle::CE_ItemViewItem, &background, painter, option.widget);
    }
    const auto course = m_courses.course(index.data(RowIdRole).toString());
    if (course.empty() || area.width() < 2 * kPadding)
        return;
    const Theme &theme = m_style.theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(index.data(StaleRole).toBool() ? theme.dim : theme.accent,
                         kLineWidth,
                         Qt::SolidLine,
                         Qt::RoundCap,
                         Qt::RoundJoin));
    painter->drawPath(coursePath(course, m_fullScale, area));
    painter->restore();
}

} // namespace perfdeck
