// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/TimeScope.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// Below the time bar while a range is selected on the charts: which one, and what can be done with
/// it. GUI thread.
class SelectionBar final : public QWidget
{
    Q_OBJECT

public:
    SelectionBar(const TimeScope &scope, const Style &style, QWidget *parent = nullptr);

    /// None hides the bar.
    void setRange(std::optional<TimeRange> range);

    [[nodiscard]] std::optional<TimeRange> range() const { return m_range; }

Q_SIGNALS:
    void zoomWanted(perfdeck::TimeRange range);
    void compareWanted(perfdeck::TimeRange range); ///< with the equal range before
    void relatedWanted(perfdeck::TimeRange range); ///< what else changed in it
    void noteWanted(perfdeck::TimeRange range);
    void exportWanted(perfdeck::TimeRange range);
    void clearWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    using Wish = void (SelectionBar::*)(TimeRange);

    [[nodiscard]] QToolButton *
    makeButton(const char *name, const QString &words, const QString &hint, Wish wish);
    void showRange();

    const TimeScope &m_scope;
    const Style &m_style;
    std::optional<TimeRange> m_range;
    QLabel *m_words;
};

} // namespace perfdeck
