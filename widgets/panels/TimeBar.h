// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/TimeScope.h"
#include "widgets/panels/SpanPresets.h"

#include <QLocale>
#include <QStringList>
#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class RangeField;
class RangePopup;
class StateLabel;
class Style;

/// The bar on top: title of the page, what is shown and against what, relative spans, live or not,
/// zone. In a narrow window what can be reached otherwise gives way. GUI thread.
class TimeBar final : public QWidget
{
    Q_OBJECT

public:
    TimeBar(TimeScope &scope, const Style &style, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// "Live", "Paused", "From 14:00, growing" or "History since 14:03:07".
    [[nodiscard]] QString badge() const;

    /// Ranges entered before, newest first, as expressions.
    void setRecent(const QStringList &recent);

    /// Of the weeks of the calendars.
    void setFirstDay(Qt::DayOfWeek day) { m_firstDay = day; }

    [[nodiscard]] const QStringList &recent() const { return m_recent; }

    void editRange();
    void openPopup();
    /// The range as text that paste() and other programs read.
    void copyRange() const;
    /// A text that is no range is left in the field, with what is wrong about it.
    void pasteRange();
    void toggleUtc();
    /// The range just before, as long as this one.
    void comparePrevious();

    [[nodiscard]] QSize minimumSizeHint() const override;

    static constexpr qsizetype kMostRecent = 10;

Q_SIGNALS:
    void recentChanged(const QStringList &recent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addRange(QHBoxLayout &layout);
    void addPresets(QHBoxLayout &layout);
    void addComparison(QHBoxLayout &layout);
    void addLiveControl(QHBoxLayout &layout);
    [[nodiscard]] QMenu *makeComparisons();
    void remember(const QString &text);
    void applyStyle();
    void showScope();
    void fit();

    TimeScope &m_scope;
    const Style &m_style;
    QStringList m_recent;
    QTimeZone m_local; ///< what the zone button returns to from UTC
    QLabel *m_title;
    QToolButton *m_chip = nullptr; ///< "vs 1 d earlier ✕"
    QToolButton *m_compare = nullptr;
    StateLabel *m_badge;
    RangeField *m_field;
    QToolButton *m_choose = nullptr;
    Qt::DayOfWeek m_firstDay = QLocale().firstDayOfWeek();
    RangePopup *m_popup = nullptr; ///< made at first use
    std::vector<std::pair<QToolButton *, Duration>> m_presets;
    QToolButton *m_zone = nullptr;
    QToolButton *m_pause = nullptr;
    QToolButton *m_live = nullptr;
};

} // namespace perfdeck
