// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/LegendRows.h"
#include "widgets/style/AxisScale.h"
#include "widgets/style/Style.h"

#include <QWidget>

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace perfdeck {

/// The names, marks and numbers of the lines. As a table (name, last, min, avg, max) where there is
/// room, else as a flow of name and last value; scrolls when it does not fit. Click shows one line
/// alone, Ctrl- or Shift-click shows or hides it, a heading sorts; the same by arrows, Enter,
/// Ctrl+Enter and S. Above kSearchFrom lines a field finds them by name. GUI thread.
class ChartLegend final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::size_t kSearchFrom = 12;

    explicit ChartLegend(Style &style, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Numbers are shown as legendRows() does.
    void setLines(const std::vector<ChartLine> &lines, const AxisScale &axis);
    void setSort(LegendSort sort);

    [[nodiscard]] LegendSort sort() const { return m_sort; }

    [[nodiscard]] int rowHeight() const;
    /// Narrowest width for the table with all its columns.
    [[nodiscard]] int tableWidth() const;
    /// Heights with everything in sight.
    [[nodiscard]] int tableHeight() const;
    [[nodiscard]] int flowHeight(int width) const;
    void setTable(bool table);

    [[nodiscard]] bool isTable() const { return m_table; }

    /// The lines as listed now, without those that were not looked for.
    [[nodiscard]] const std::vector<LegendRow> &rows() const { return m_rows; }

    /// Where a line's entry lies; empty when it is not listed, outside when scrolled out of sight.
    [[nodiscard]] QRect entryRect(std::size_t line) const;
    /// Where the heading of a column lies; only in a table.
    [[nodiscard]] QRect headingRect(LegendSort column) const;

Q_SIGNALS:
    void soloWanted(std::size_t line);
    void toggleWanted(std::size_t line);
    /// Show these alone: what was looked for.
    void onlyWanted(const std::vector<std::size_t> &lines);
    void highlighted(std::optional<std::size_t> line);
    void otherAxisWanted(std::size_t line);
    void leaveWanted(); ///< Esc with nothing left to undo

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void listRows();
    void placeSearch();
    void moveCurrent(int by);
    void sayCurrent();
    void activate(std::size_t line, bool toggles);
    void scrollTo(int top);
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] int flowColumns(int width) const;
    [[nodiscard]] int valueWidth() const;
    [[nodiscard]] int nameWidth() const;
    [[nodiscard]] int contentHeight() const;
    [[nodiscard]] QRect rowRect(std::size_t row) const;
    [[nodiscard]] std::optional<std::size_t> rowAt(QPoint at) const;
    void paintHeader(QPainter &painter) const;
    void paintRow(QPainter &painter, const LegendRow &row, const QRect &box, bool hot) const;
    void setHover(std::optional<std::size_t> line);

    Style &m_style;
    Theme m_theme;
    QLineEdit *m_search;
    std::vector<LegendRow> m_all; ///< as in the book
    std::vector<LegendRow> m_rows; ///< as listed
    LegendSort m_sort = LegendSort::AsGiven;
    std::optional<std::size_t> m_hover; ///< a line
    std::size_t m_current = 0; ///< the row that keys act on
    int m_valueWidth = 0; ///< widest number shown so far, so that columns do not dance
    int m_nameWidth = 0;
    int m_scroll = 0;
    bool m_table = false;
};

} // namespace perfdeck
