// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/CourseFeed.h"

#include <QStyledItemDelegate>

namespace perfdeck {

class CellDelegate;
class Style;

/// Draws the course of a row into its cell, alone or left of the number. GUI thread.
class CourseDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Both outlive the delegate.
    CourseDelegate(const CourseFeed &courses, const Style &style, QObject *parent = nullptr);

    /// The number stands at the right; courses reach up to `fullScale`, 0: to their largest value.
    void showNumbers(double fullScale);

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const CourseFeed &m_courses;
    const Style &m_style;
    CellDelegate *m_numbers = nullptr; ///< null: the course stands alone
    double m_fullScale = 0;
};

} // namespace perfdeck
