// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/Style.h"

#include <QColor>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace perfdeck {

/// What is read out at a moment.
struct ReadoutContent
{
    struct Row
    {
        QString name;
        QString value; ///< with unit
        QString note; ///< for example the range of its pixel column, or a difference
        QColor color;
        bool strong = false; ///< the highlighted line
        QString sampled{}; ///< when, with source; told when there is time to read
    };

    QString time;
    std::vector<Row> rows;
    QStringList foot; ///< what all rows have in common: source, age, roll-up
};

/// The box beside the crosshair: the time and, per line, the sample that is read out. Never takes
/// the pointer and never covers it. GUI thread.
class ChartReadout final : public QWidget
{
    Q_OBJECT

public:
    using Row = ReadoutContent::Row;

    explicit ChartReadout(Style &style, QWidget *parent = nullptr);

    void setContent(ReadoutContent content);

    [[nodiscard]] const ReadoutContent &content() const { return m_content; }

    [[nodiscard]] const std::vector<Row> &rows() const { return m_content.rows; }

    [[nodiscard]] QString time() const { return m_content.time; }

    /// Shows the box beside the vertical line at `x`, inside `area`.
    void showBeside(int x, const QRect &area);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Style &m_style;
    ReadoutContent m_content;
    std::size_t m_left = 0; ///< rows that do not fit
    int m_nameWidth = 0;
    int m_valueWidth = 0;
    int m_noteWidth = 0;
};

/// Where a box of a size stands beside a vertical line so that it covers neither line nor edge.
[[nodiscard]] QPoint besideLine(QSize box, int x, const QRect &area);

/// The ground on which a chart says something.
void paintReadoutBox(QPainter &painter, const QRect &box, const Theme &theme);

} // namespace perfdeck
