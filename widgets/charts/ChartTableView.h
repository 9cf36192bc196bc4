// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/export/DataTableModel.h"

#include <QTableView>

namespace perfdeck {

class Style;

/// The numbers of a chart in place of its drawing, for reading and for screen readers. T or Esc
/// goes back, Ctrl+C copies the selected rows (else all) with headings. GUI thread.
class ChartTableView final : public QTableView
{
    Q_OBJECT

public:
    ChartTableView(const Style &style, QWidget *parent);

    void setTable(DataTablePtr table);

    [[nodiscard]] DataTableModel &numbers() { return *m_model; }

    /// The selected rows, else all.
    [[nodiscard]] DataTable selectedRows() const;

Q_SIGNALS:
    void closeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void applyStyle();
    void showNumbersFirst();

    const Style &m_style;
    DataTableModel *m_model;
    bool m_fitted = false; ///< columns have been given their widths
};

} // namespace perfdeck
