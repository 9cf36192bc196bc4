// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ChartFeed.h"
#include "widgets/models/SeriesTreeModel.h"
#include "widgets/pages/PageContext.h"
#include "widgets/panels/SidePanel.h"

#include <QTimer>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QCheckBox;
QT_END_NAMESPACE

namespace perfdeck {

class RowTree;

/// Everything that was ever measured, live and stored, to be searched and drawn: metrics and below
/// them their series. Searching and listing happen off the GUI thread; numbers are asked for only
/// the rows that can be seen. GUI thread.
class SeriesBrowser final : public SidePanel
{
    Q_OBJECT

public:
    explicit SeriesBrowser(PageContext context, QWidget *parent = nullptr);

    void focusSearch();

    static constexpr int kBrowserWidth = 460;

Q_SIGNALS:
    void plotWanted(const perfdeck::Selector &selector, bool isRate);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeButtons();
    void makeTree();
    void search();
    void take(const FoundSeriesPtr &found);
    void askNumbers();
    void ask(ChartFeed &feed, std::vector<Selector> selectors, Transform transform);
    void showPerSecond(bool perSecond);
    void showChosen();
    void plotChosen();
    void copyChosen();

    PageContext m_context;
    SeriesTreeModel m_series;
    ChartFeed m_numbers;
    ChartFeed m_rates; ///< of counters, while they are wanted per second
    QLineEdit *m_words;
    RowTree *m_tree;
    QLabel *m_count;
    QCheckBox *m_perSecond;
    QLabel *m_chosen;
    QLabel *m_help;
    QTimer m_typed; ///< asks when typing pauses
    QTimer m_seen; ///< asks for numbers when scrolling pauses
    QTimer m_again; ///< new series come up while one looks
    QString m_shownWords;
    unsigned m_asked = 0; ///< answers to earlier searches are dropped
};

} // namespace perfdeck
