// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// Says why there is nothing to see and what to do about it. Never a blank area. GUI thread.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const Style &style,
               const QString &headline,
               const QString &hint,
               QWidget *parent = nullptr);

    void setText(const QString &headline, const QString &hint);
    /// Shows a button with these words; actionWanted() when it is pressed.
    void setAction(const QString &words);
    /// A drawing of resources/icons above the words.
    void setIcon(const QString &name);

    /// Its words wrap inside; a page is not to grow because of them.
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 60}; }

Q_SIGNALS:
    void actionWanted();

private:
    void applyStyle();

    const Style &m_style;
    QString m_iconName;
    QLabel *m_picture;
    QLabel *m_headline;
    QLabel *m_hint;
    QPushButton *m_action;
};

} // namespace perfdeck
