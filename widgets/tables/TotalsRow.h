// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/tables/ColumnTotals.h"

#include <QWidget>

namespace perfdeck {

class RowTable;
class Style;

/// What the rows shown in a table come to, below its columns and moving with them. Many rows are
/// added up beside the GUI thread. Hidden, it costs nothing. GUI thread.
class TotalsRow final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive this.
    TotalsRow(const RowTable &table, std::vector<ColumnTotal> totals, const Style &style);

    /// What is left of this is covered by columns that do not move; pixels.
    void setFixedPart(int width);
    /// "CPU: mean 51 %; Running: sum 144".
    [[nodiscard]] QString words() const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    using Numbers = std::vector<std::optional<double>>;

    void addUp();
    void take(Numbers numbers, int rows);
    void paintTotal(QPainter &painter, std::size_t at) const;

    const RowTable &m_table;
    std::vector<ColumnTotal> m_totals;
    const Style &m_style;
    Numbers m_numbers; ///< as m_totals
    int m_rows = 0;
    int m_fixedPart = 0;
    Background m_background;
};

} // namespace perfdeck
