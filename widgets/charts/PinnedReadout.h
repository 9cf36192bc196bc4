// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartReadout.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

/// A box with words that stay: a readout that was pinned, or what is known of a selection. Its text
/// can be selected and copied; Esc or the button in its corner frees it. GUI thread.
class PinnedReadout final : public QWidget
{
    Q_OBJECT

public:
    explicit PinnedReadout(Style &style, QWidget *parent);

    /// Shown beside the vertical line at `x`, inside `area`.
    void pin(const ReadoutContent &content, int x, const QRect &area);
    /// Other words, escaped by the caller, at the upper edge of `area` near `x`.
    void showHtml(const QString &html, int x, const QRect &area);

    /// The text without marks of colour, a line per row.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void freed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void applyStyle();
    void place(int x, const QRect &area);

    Style &m_style;
    QLabel *m_words;
};

} // namespace perfdeck
