// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/TimeScope.h"

#include <QTimeZone>
#include <QWidget>

#include <array>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class StateLabel;
class Style;

/// A span offered by the time bar.
struct SpanPreset
{
    const char *name;
    const char *words;
    Duration span;
};

inline constexpr std::array kSpanPresets{
    SpanPreset{"5 m", QT_TRANSLATE_NOOP("TimeBar", "Last 5 minutes"), std::chrono::minutes(5)},
    SpanPreset{"15 m", QT_TRANSLATE_NOOP("TimeBar", "Last 15 minutes"), std::chrono::minutes(15)},
    SpanPreset{"1 h", QT_TRANSLATE_NOOP("TimeBar", "Last hour"), std::chrono::hours(1)},
    SpanPreset{"6 h", QT_TRANSLATE_NOOP("TimeBar", "Last 6 hours"), std::chrono::hours(6)},
    SpanPreset{"24 h", QT_TRANSLATE_NOOP("TimeBar", "Last 24 hours"), std::chrono::hours(24)},
    SpanPreset{"7 d", QT_TRANSLATE_NOOP("TimeBar", "Last 7 days"), std::chrono::days(7)},
    SpanPreset{"30 d", QT_TRANSLATE_NOOP("TimeBar", "Last 30 days"), std::chrono::days(30)},
};

/// The bar on top: title of the page, relative spans, what is shown, live or not. GUI thread.
class TimeBar final : public QWidget
{
    Q_OBJECT

public:
    TimeBar(TimeScope &scope, const Style &style, const QTimeZone &zone, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// "Live", "Paused" or "History since 14:03:07".
    [[nodiscard]] QString badge() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPresets(QHBoxLayout *layout);
    void applyStyle();
    void showScope();
    [[nodiscard]] QString rangeText() const;

    TimeScope &m_scope;
    const Style &m_style;
    QTimeZone m_zone;
    QLabel *m_title;
    QButtonGroup *m_presets;
    QLabel *m_range;
    StateLabel *m_badge;
    QToolButton *m_pause;
    QToolButton *m_live;
};

} // namespace perfdeck
