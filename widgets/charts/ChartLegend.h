// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/SeriesBook.h"
#include "widgets/style/AxisScale.h"
#include "widgets/style/Style.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace perfdeck {

/// The names, marks and numbers of the lines. As a table (name, last, min, avg, max) where there is
/// room, else as a flow of name and last value; scrolls by wheel when it does not fit. GUI thread.
class ChartLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartLegend(Style &style, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Numbers are shown in the prefix of the axis, without unit, unless some would vanish in it.
    void setLines(const std::vector<ChartLine> &lines, const AxisScale &axis);
    void setHighlight(std::optional<std::size_t> line);
    [[nodiscard]] int rowHeight() const;
    /// Narrowest width for the table with all its columns.
    [[nodiscard]] int tableWidth() const;
    [[nodiscard]] int tableHeight() const;
    [[nodiscard]] int flowHeight(int width) const;
    void setTable(bool table);

    [[nodiscard]] bool isTable() const { return m_table; }

    /// Where a line's entry lies; empty when scrolled out of sight.
    [[nodiscard]] QRect entryRect(std::size_t line) const;

Q_SIGNALS:
    void soloWanted(std::size_t line);
    void toggleWanted(std::size_t line);
    void highlighted(std::optional<std::size_t> line);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Entry
    {
        QString name;
        QColor color;
        bool visible;
        QString last, min, mean, max;
    };

    [[nodiscard]] int flowColumns(int width) const;
    [[nodiscard]] int valueWidth() const;
    [[nodiscard]] int nameWidth() const;
    [[nodiscard]] int contentHeight() const;
    [[nodiscard]] std::optional<std::size_t> entryAt(QPoint at) const;
    void paintHeader(QPainter &painter) const;
    void paintEntry(QPainter &painter, const Entry &entry, const QRect &box, bool hot) const;
    void setHover(std::optional<std::size_t> line);

    Style &m_style;
    Theme m_theme;
    std::vector<Entry> m_entries;
    std::optional<std::size_t> m_hover;
    int m_valueWidth = 0; ///< widest number shown so far, so that columns do not dance
    int m_nameWidth = 0;
    int m_scroll = 0;
    bool m_table = false;
};

} // namespace perfdeck
