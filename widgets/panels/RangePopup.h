// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/TimeScope.h"

#include <QFrame>
#include <QStringList>

#include <functional>

QT_BEGIN_NAMESPACE
class QCalendarWidget;
class QCheckBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QTimeEdit;
QT_END_NAMESPACE

namespace perfdeck {

/// Opens below the time bar: spans, ranges used before, and two calendars with times. Times are
/// those of the scope's zone. GUI thread.
class RangePopup final : public QFrame
{
    Q_OBJECT

public:
    explicit RangePopup(TimeScope &scope, QWidget *parent = nullptr);

    /// `recent` as RangeField::entered tells them, newest first.
    void open(const QStringList &recent, QPoint globalPosition);

    void setFirstDay(Qt::DayOfWeek day);

Q_SIGNALS:
    void spanChosen(perfdeck::Duration span);
    /// An expression for RangeField::enter().
    void rangeChosen(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// A calendar and a time of day.
    struct End
    {
        QCalendarWidget *day = nullptr;
        QTimeEdit *clock = nullptr;
    };

    using Choice = std::function<void(const QListWidgetItem *item)>;

    [[nodiscard]] QWidget *makeSpans();
    [[nodiscard]] QWidget *makeRecent();
    [[nodiscard]] QWidget *makeList(QListWidget &list, const QString &title, const Choice &choose);
    [[nodiscard]] QWidget *makeEnd(End &end, const QString &title, const char *name);
    [[nodiscard]] QWidget *makeFoot();
    void fill(const End &end, Timestamp time) const;
    [[nodiscard]] Timestamp timeOf(const End &end) const;
    void check();
    void choose();

    TimeScope &m_scope;
    QListWidget *m_spans = nullptr;
    QListWidget *m_recent = nullptr;
    End m_from;
    End m_to;
    QCheckBox *m_grows = nullptr;
    QLabel *m_remark = nullptr;
    QPushButton *m_show = nullptr;
};

} // namespace perfdeck
