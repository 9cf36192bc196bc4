// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RowModel.h"
#include "widgets/pages/dashboard/DashboardShelf.h"
#include "widgets/pages/Page.h"

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QComboBox;
class QLineEdit;
class QStackedWidget;
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class DashboardBoard;
class EmptyState;
class ItemForm;
class StateLabel;
class UndoBar;

/// The tab of dashboards that people arrange themselves. Every change is kept in the file of the
/// dashboard at once and can be undone. GUI thread.
class DashboardPage final : public Page
{
    Q_OBJECT

public:
    explicit DashboardPage(PageContext context, QWidget *parent = nullptr);

    /// A chart of this series on the dashboard that is shown; on a new one where there is none.
    /// A counter as its increase per second where wanted.
    void plot(const Selector &selector, bool isRate = true);
    void importFile(const QString &path);
    /// The one kept in this file.
    void showDashboard(const QString &file);

    [[nodiscard]] const Dashboard &dashboard() const;

    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;

private:
    [[nodiscard]] QWidget *makeBar();
    [[nodiscard]] QWidget *makeBody();
    QToolButton *addButton(QBoxLayout &bar, const char *name, const QString &words);
    void makeEditButtons(QBoxLayout &bar);
    void listDashboards(const std::vector<ShelvedDashboard> &found);
    void choose(int index);
    void create(Dashboard dashboard);
    void removeShown();
    void removeItem(int index);
    void bringBack(const QString &file, const DashboardItem &item);
    void offerUndo(const QString &title, std::function<void()> undo);
    void restore(const QString &file);
    void addItem(DashboardItem::Kind kind);
    void editItem(int index);
    void takeItem(const DashboardItem &item);
    void closeForm();
    /// Undoable in the window: `words` complete "Undo …".
    void change(const QString &words, const Dashboard &wanted);
    void apply(const QString &file, const Dashboard &dashboard);
    void rename();
    void setEdited(bool edited);
    void showState();
    void say(CellState state, const QString &words);

    DashboardShelf m_shelf;
    std::vector<ShelvedDashboard> m_kept;
    int m_shown = -1;
    int m_edited = -1; ///< the item in the form; as many as there are items: a new one
    QString m_wanted; ///< the file to show once the dashboards are known
    std::vector<std::pair<Selector, bool>> m_toPlot; ///< asked for before they were known
    bool m_isLoaded = false;
    QComboBox *m_choice;
    QLineEdit *m_title;
    std::vector<QWidget *> m_editors; ///< seen while the board is edited
    QToolButton *m_edit = nullptr;
    UndoBar *m_undo;
    QStackedWidget *m_stack;
    DashboardBoard *m_board;
    ItemForm *m_form;
    EmptyState *m_empty;
    StateLabel *m_said;
};

} // namespace perfdeck
