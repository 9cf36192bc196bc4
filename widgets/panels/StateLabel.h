// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RowModel.h"
#include "widgets/style/Style.h"

#include <QWidget>

namespace perfdeck {

/// A state as shape, colour and words in one line, elided when there is no room. GUI thread.
class StateLabel final : public QWidget
{
    Q_OBJECT

public:
    StateLabel(const Style &style, TextSize size, QWidget *parent = nullptr);

    void setState(CellState state, const QString &text);

    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] CellState state() const { return m_state; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int glyphSize() const;

    const Style &m_style;
    TextSize m_size;
    CellState m_state = CellState::None;
    QString m_text;
};

} // namespace perfdeck
