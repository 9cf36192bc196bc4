// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RowModel.h"

#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// A part of some rows that can be chosen to be seen alone.
struct Chip
{
    QString key; ///< what chosen() gives; empty: all
    QString text; ///< with the count: "offline 3"
    QString toolTip;
    CellState state = CellState::None; ///< drawn as its shape

    friend bool operator==(const Chip &, const Chip &) = default;
};

/// Counts beside each other that filter when they are pressed; pressed again, all is shown. GUI
/// thread.
class ChipRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ChipRow(const Style &style, QWidget *parent = nullptr);

    /// The chosen one stays chosen while there is one of its key.
    void setChips(std::vector<Chip> chips);

    [[nodiscard]] const QString &chosen() const { return m_chosen; }

    /// A key that no chip has yet is chosen as soon as there is one.
    void choose(const QString &key);

Q_SIGNALS:
    void chosenChanged(const QString &key);

private:
    void showChips();
    void applyStyle();

    const Style &m_style;
    std::vector<Chip> m_chips;
    std::vector<QToolButton *> m_buttons; ///< as the chips, maybe more of them
    QString m_chosen;
    QHBoxLayout *m_layout;
};

} // namespace perfdeck
