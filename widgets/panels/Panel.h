// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QVBoxLayout;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// A raised sheet with a heading, a dim remark at its right, and room for one content. GUI thread.
class Panel : public QWidget
{
    Q_OBJECT

public:
    Panel(const Style &style, const QString &title, QWidget *parent = nullptr);

    void setContent(QWidget *content);
    void setRemark(const QString &remark);
    /// A small control at the right end of the heading.
    void addControl(QWidget *control);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyStyle();

    const Style &m_style;
    QLabel *m_title;
    QLabel *m_remark;
    QHBoxLayout *m_heading;
    QVBoxLayout *m_layout;
};

} // namespace perfdeck
