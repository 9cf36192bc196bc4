// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class Banner;
class Rail;
class SelectionBar;
class SideStack;
class StatusStrip;
class Style;
class TaskStrip;
class TimeBar;
class TimeScope;

/// What stands around the pages, laid out: rail, time bar, selection, banner, side panel, status
/// strip. It only arranges them. GUI thread.
class Chrome final : public QWidget
{
    Q_OBJECT

public:
    Chrome(TimeScope &scope, Style &style, QWidget *parent = nullptr);

    [[nodiscard]] Rail &rail() const { return *m_rail; }

    [[nodiscard]] TimeBar &timeBar() const { return *m_timeBar; }

    [[nodiscard]] SelectionBar &selectionBar() const { return *m_selectionBar; }

    [[nodiscard]] Banner &banner() const { return *m_banner; }

    [[nodiscard]] QStackedWidget &pages() const { return *m_pages; }

    [[nodiscard]] SideStack &side() const { return *m_side; }

    [[nodiscard]] TaskStrip &tasks() const { return *m_tasks; }

    [[nodiscard]] StatusStrip &status() const { return *m_status; }

private:
    Rail *m_rail;
    TimeBar *m_timeBar;
    SelectionBar *m_selectionBar;
    Banner *m_banner;
    QStackedWidget *m_pages;
    SideStack *m_side;
    TaskStrip *m_tasks;
    StatusStrip *m_status;
};

} // namespace perfdeck
