// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// Charts, or other panels, beside and below each other in equal columns, as many as there is room
/// for; the last one fills its row. GUI thread.
class ChartGrid final : public QWidget
{
    Q_OBJECT

public:
    /// At most so many stand beside each other; 0: two, or three when they are many. `minHeight` of
    /// each is given for text of the system's size.
    explicit ChartGrid(const Style &style,
                       int mostPerRow = 0,
                       int minHeight = kMinChartHeight,
                       QWidget *parent = nullptr);

    /// These are shown, in this order; others that were shown before are hidden and stay owned.
    void setCharts(const std::vector<QWidget *> &charts);

    static constexpr int kMinChartHeight = 176;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int perRow() const;
    void arrange();

    const Style &m_style;
    int m_mostPerRow;
    int m_minHeight;
    int m_perRow = 0; ///< as arranged
    QGridLayout *m_grid;
    std::vector<QWidget *> m_shown;
};

} // namespace perfdeck
