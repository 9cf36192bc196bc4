// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/models/CourseFeed.h"
#include "widgets/models/WorkersModel.h"
#include "widgets/pages/PageContext.h"
#include "widgets/panels/ChipRow.h"

#include <QWidget>

#include <array>
#include <functional>
#include <memory>
#include <span>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class EmptyState;
class Panel;
class RowTable;
class TableExtras;

/// All workers: counts by state that filter, and below them a table with the course of CPU, memory
/// and GPU in its cells. GUI thread.
class WorkerTable final : public QWidget
{
    Q_OBJECT

public:
    /// `run` takes the feeds over: they belong to the table.
    WorkerTable(const PageContext &context,
                const std::function<void(Feed &)> &run,
                QWidget *parent = nullptr);

    void showCluster(const ClusterPtr &cluster);

    /// Those that are chosen, in the order shown; nobody is: those that the filter leaves, if it
    /// hides any. The first kMost of them.
    [[nodiscard]] QStringList chosen() const;
    [[nodiscard]] QStringList filtered() const;

    static constexpr int kMost = 100;
    void choose(const QString &worker);
    void chooseNone();

    [[nodiscard]] QString filter() const;
    void setFilter(const QString &text);
    [[nodiscard]] QString part() const;
    /// One of the chips, by the word of its state.
    void setPart(const QString &part);
    void focusFilter();

    /// Totals and fixed columns.
    [[nodiscard]] TableExtras &extras() { return *m_extras; }

Q_SIGNALS:
    /// Other workers are chosen, or filtered out.
    void chosenChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// The line in the cells of one column.
    struct Course
    {
        WorkersModel::Columns column;
        const char *metric;
        std::unique_ptr<CourseFeed> feed;
    };

    /// What is made of a cluster beside the GUI thread.
    struct Digest
    {
        RowChange<WorkerRow> change;
        std::vector<Chip> states; ///< that there are, from good to bad
        int odd = 0; ///< workers that stand out
        std::vector<bool> usedColumns; ///< some worker has something in it
    };

    [[nodiscard]] static Digest digest(RowChange<WorkerRow> change,
                                       std::span<const Column<WorkerRow>> columns);
    [[nodiscard]] QWidget *makeHead();
    void makeTable(const std::function<void(Feed &)> &run);
    void showDigest(Digest digest);
    void showChips(const std::vector<Chip> &states, int odd);
    void applyFilter();
    void showSituation();
    void wishCourses();

    const PageContext m_context;
    WorkersModel m_rows;
    Background m_background;
    std::string m_cluster; ///< name
    bool m_isListed = false; ///< some server lists workers
    QString m_wanted; ///< a worker to choose once it is there
    std::array<Course, 3> m_courses;
    ChipRow *m_chips = nullptr;
    QLineEdit *m_filter = nullptr;
    Panel *m_panel = nullptr;
    RowTable *m_table = nullptr;
    TableExtras *m_extras = nullptr;
    QStackedWidget *m_stack = nullptr; ///< the table, or why it shows nothing
    EmptyState *m_empty = nullptr;
};

} // namespace perfdeck
