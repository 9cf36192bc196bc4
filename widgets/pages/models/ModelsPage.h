// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ChartFeed.h"
#include "widgets/models/LatestFeed.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/pages/Page.h"

#include <QStackedWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace perfdeck {

class EmptyState;
class RowTable;
class TimeSeriesChart;

/// Every served model in one live table, and charts of the one that is chosen.
class ModelsPage final : public Page
{
    Q_OBJECT

public:
    explicit ModelsPage(PageContext context, QWidget *parent = nullptr);

    void focusFilter();

private:
    [[nodiscard]] QWidget *makeTable();
    [[nodiscard]] QWidget *makeCharts();
    void showRows(std::vector<ModelRow> rows);
    void showEmpty();
    void choose(const QString &id);

    LatestFeed m_feed;
    ModelsModel m_rows;
    QString m_chosen;
    RowTable *m_table = nullptr;
    QLineEdit *m_filter = nullptr;
    QLabel *m_title = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    std::vector<ChartFeed *> m_chartFeeds; ///< one per chart, in the order of the charts
};

} // namespace perfdeck
