// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Event.h"

#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QVBoxLayout;
QT_END_NAMESPACE

namespace perfdeck {

class RailButton;
class Style;

/// The slim column of tabs at the left: icon above word, one of them current. GUI thread.
class Rail final : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(const Style &style, QWidget *parent = nullptr);

    /// Returns the index of the new entry.
    int addEntry(const QString &objectName,
                 const QString &word,
                 const QString &iconName,
                 const QString &hint);
    void setCurrent(int index);
    [[nodiscard]] int current() const;
    /// How many things of a tab wait to be looked at and how grave the gravest is, as a number at
    /// its icon and in its tool tip and accessible description. 0 takes it away.
    void setBadge(int index, int count, Severity severity);

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyStyle();
    [[nodiscard]] RailButton *button(int index) const;

    const Style &m_style;
    QVBoxLayout *m_layout;
    QButtonGroup *m_group;
    std::vector<QString> m_icons;
};

} // namespace perfdeck
