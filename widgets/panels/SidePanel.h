// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// What opens at the right of the page instead of a dialog: a heading, a way to close it (Esc),
/// content, which scrolls in a low window. GUI thread.
class SidePanel : public QWidget
{
    Q_OBJECT

public:
    /// `width` is given for text of the system's size.
    SidePanel(const Style &style,
              const QString &title,
              QWidget *parent = nullptr,
              int width = kWidth);

    static constexpr int kWidth = 380;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void closed();

protected:
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }

    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void applyStyle();

    const Style &m_style;
    int m_width;
    QLabel *m_title;
    QToolButton *m_close;
    QVBoxLayout *m_content;
};

} // namespace perfdeck
