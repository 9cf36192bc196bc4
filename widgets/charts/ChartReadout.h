// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/Style.h"

#include <QColor>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace perfdeck {

/// The box beside the crosshair: the time and, per line, the sample at or before it. Never takes
/// the pointer and never covers it. GUI thread.
class ChartReadout final : public QWidget
{
    Q_OBJECT

public:
    struct Row
    {
        QString name;
        QString value; ///< with unit
        QString note; ///< for example the age of the sample, or the range of its pixel column
        QColor color;
        bool strong = false; ///< the highlighted line
    };

    explicit ChartReadout(Style &style, QWidget *parent = nullptr);

    void setContent(const QString &time, std::vector<Row> rows);

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    [[nodiscard]] QString time() const { return m_time; }

    /// Shows the box beside the vertical line at `x`, inside `area`.
    void showBeside(int x, const QRect &area);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Style &m_style;
    QString m_time;
    std::vector<Row> m_rows;
    std::size_t m_left = 0; ///< rows that do not fit
    int m_nameWidth = 0;
    int m_valueWidth = 0;
    int m_noteWidth = 0;
};

} // namespace perfdeck
