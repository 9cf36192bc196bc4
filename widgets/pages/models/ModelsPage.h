// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Absence.h"
#include "widgets/models/CourseFeed.h"
#include "widgets/models/LatestFeed.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/pages/Page.h"

#include <QStackedWidget>
#include <QTimer>

#include <span>
#include <vector>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QSplitter;
QT_END_NAMESPACE

namespace perfdeck {

class EmptyState;
class ModelComparison;
class ModelDetails;
class Panel;
class RowTable;
class TableExtras;

/// Every served model in one live table, and charts of the one that is chosen.
class ModelsPage final : public Page
{
    Q_OBJECT

public:
    explicit ModelsPage(PageContext context, QWidget *parent = nullptr);

    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;

    bool focusFilter() override;
    /// The first row of this model, as soon as there is one.
    void chooseModel(const QString &name);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] Panel *makeTable();
    [[nodiscard]] QWidget *makeLower();

    /// What is made of an answer beside the GUI thread.
    struct Digest
    {
        RowChange<ModelRow> change;
        std::vector<bool> usedColumns; ///< some row has something in it
    };

    void startFeed();
    void showDigest(Digest digest);
    void settleTable();
    void chooseWanted();
    void fitTable();
    void showEmpty();
    void say(EmptyState &place, const Absence &absence);
    /// What the button of the empty page offers.
    void helpOut();
    void askWhetherStored();
    void choose(const QString &id);
    void suggestColumns(const std::vector<bool> &used);
    [[nodiscard]] static std::vector<bool> usedColumns(const std::vector<ModelRow> &rows,
                                                       std::span<const Column<ModelRow>> columns);
    void wishCourses();
    void toggleMark();
    void showMarked();

    LatestFeed m_feed;
    CourseFeed m_courses;
    ModelsModel m_rows;
    QString m_chosen; ///< the id of a row
    QString m_wanted; ///< a model to choose once it is there
    QSplitter *m_split = nullptr;
    bool m_isSplitByHand = false;
    int m_fittedRows = 0;
    Panel *m_tablePanel = nullptr;
    RowTable *m_table = nullptr;
    TableExtras *m_extras = nullptr;
    QLineEdit *m_filter = nullptr;
    QStackedWidget *m_lower = nullptr; ///< one model, or some compared
    ModelDetails *m_details = nullptr;
    ModelComparison *m_comparison = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedWidget *m_tableStack = nullptr; ///< the table, or why it shows nothing
    EmptyState *m_filtered = nullptr;
    Absence m_absence;
    bool m_isNeverStored = false; ///< as far as is known
    QTimer m_again;
};

} // namespace perfdeck
