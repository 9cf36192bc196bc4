// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/CourseFeed.h"

#include <QStyledItemDelegate>

namespace perfdeck {

class Style;

/// Draws the course of a row into its cell. GUI thread.
class CourseDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Both outlive the delegate.
    CourseDelegate(const CourseFeed &courses, const Style &style, QObject *parent = nullptr);

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const CourseFeed &m_courses;
    const Style &m_style;
};

} // namespace perfdeck
