// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace perfdeck {

/// Charts beside and below each other in equal columns; the last one fills its row. GUI thread.
class ChartGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartGrid(QWidget *parent = nullptr);

    /// These are shown, in this order; others that were shown before are hidden and stay owned.
    void setCharts(const std::vector<QWidget *> &charts);

    static constexpr int kMinChartHeight = 176;

private:
    QGridLayout *m_grid;
    std::vector<QWidget *> m_shown;
};

} // namespace perfdeck
