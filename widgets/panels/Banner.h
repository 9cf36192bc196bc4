// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RowModel.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// A strip across the window that says what is wrong and what to do; gone when all is well. GUI
/// thread.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(const Style &style, QWidget *parent = nullptr);

    /// Empty words hide it.
    void say(CellState level, const QString &words);
    [[nodiscard]] QString words() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Style &m_style;
    CellState m_level = CellState::None;
    QLabel *m_words;
};

} // namespace perfdeck
