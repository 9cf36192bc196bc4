// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Notice.h"

#include <QWidget>

#include <bitset>
#include <vector>

namespace perfdeck {

class Style;

/// A week as a picture, a line a day, in which hours are marked by dragging over them, or by the
/// arrow keys and Space. What was not marked here keeps its minutes. GUI thread.
class WeekField final : public QWidget
{
    Q_OBJECT

public:
    explicit WeekField(const Style &style, QWidget *parent = nullptr);

    void setSpans(std::vector<MuteTime::Span> spans);
    [[nodiscard]] std::vector<MuteTime::Span> spans() const;

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    static constexpr int kDays = 7;
    static constexpr int kHours = 24;
    static constexpr int kPerHour = 4; ///< smallest parts of an hour that are drawn
    static constexpr std::size_t kParts = std::size_t{kDays} * kHours * kPerHour;
    using Parts = std::bitset<kParts>; ///< from Monday 00:00 on

Q_SIGNALS:
    void edited();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QRect plot() const;
    [[nodiscard]] QRectF cell(int day, int hour) const;
    /// Number of the hour of the week; -1: beside the plot.
    [[nodiscard]] int hourAt(QPoint place) const;
    void mark(int hour, bool isMuted);
    void moveTo(int hour);
    void describe();

    const Style &m_style;
    std::vector<MuteTime::Span> m_spans;
    Parts m_parts;
    int m_current = 0; ///< hour of the week that the keys mark
    bool m_marks = true; ///< what dragging does
};

/// What of the week lies in the spans.
[[nodiscard]] WeekField::Parts weekParts(const std::vector<MuteTime::Span> &spans);
/// The fewest spans that hold just these parts; one over the end of the week stays whole.
[[nodiscard]] std::vector<MuteTime::Span> weekSpans(const WeekField::Parts &parts);
/// "Mon 18:00 – Tue 08:00, Sat 00:00 – Mon 00:00"
[[nodiscard]] QString weekText(const std::vector<MuteTime::Span> &spans);

} // namespace perfdeck
