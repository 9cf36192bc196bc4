// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"
#include "widgets/style/Style.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace perfdeck {

/// Names with horizontal bars and values, largest first as given: hottest processes, fullest disks.
/// Bars share one scale. Up and down move the selection, Enter or a click activates. GUI thread.
class BarList final : public QWidget
{
    Q_OBJECT

public:
    struct Bar
    {
        QString name;
        QString detail; ///< dim beside the name, for example the pid
        double value = 0;
        std::optional<double> secondValue; ///< shown as text only, in secondUnit
    };

    explicit BarList(Style &style, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setUnit(Unit unit, Unit secondUnit = Unit::None);
    void setBars(std::vector<Bar> bars);
    /// The value of a full bar; default: the largest shown.
    void setFullScale(std::optional<double> value);
    void setEmptyText(const QString &text);

    [[nodiscard]] const std::vector<Bar> &bars() const { return m_bars; }

    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int visibleRows() const;

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 3 * 20}; }

Q_SIGNALS:
    void activated(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] int titleHeight() const;
    [[nodiscard]] double fullScale() const;
    [[nodiscard]] int rowAt(QPoint at) const;
    void paintRow(QPainter &painter, int row, int valueWidth, int secondWidth) const;
    void updateDescription();

    Style &m_style;
    QString m_title;
    QString m_emptyText;
    Unit m_unit = Unit::None;
    Unit m_secondUnit = Unit::None;
    std::vector<Bar> m_bars;
    std::optional<double> m_fullScale;
    int m_current = -1;
    int m_hover = -1;
};

} // namespace perfdeck
