// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that are arranged beside the GUI thread, against plain sorting and filtering.
#include "widgets/export/FileSaver.h"
#include "widgets/models/ProcessesModel.h"
#include "widgets/style/PlainText.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <numeric>

using namespace perfdeck;

namespace {

constexpr int kMany = kFewRows * 2;

std::vector<ProcessRow> randomRows(int count, unsigned seed)
{
    QRandomGenerator random(seed);
    std::vector<ProcessRow> rows;
    rows.resize(std::size_t(count));
    for (int at = 0; at < count; ++at) {
        ProcessRow &row = rows[std::size_t(at)];
        row.id = QString::number(at);
        row.name = QStringLiteral("%1-%2")
                       .arg(random.bounded(2) != 0 ? QStringLiteral("Red") : QStringLiteral("blue"))
                       .arg(random.bounded(count / 4));
        row.pid = QString::number(at);
        if (random.bounded(9) != 0)
            row.cpu = random.bounded(50) / 50.0;
        if (random.bounded(9) != 0)
            row.memory = random.bounded(1e9);
    }
    return rows;
}

/// By definition, with the row type itself in place of columns and texts.
std::vector<int> sorted(const std::vector<ProcessRow> &rows,
                        int column,
                        Qt::SortOrder order,
                        const std::function<bool(const ProcessRow &)> &wanted)
{
    std::vector<int> all(rows.size());
    std::iota(all.begin(), all.end(), 0);
    std::vector<int> chosen;
    std::copy_if(all.begin(), all.end(), std::back_inserter(chosen), [&](int at) {
        return wanted(rows[std::size_t(at)]);
    });
    const bool isDown = order == Qt::DescendingOrder;
    std::stable_sort(chosen.begin(), chosen.end(), [&](int left, int right) {
        const ProcessRow &a = rows[std::size_t(left)];
        const ProcessRow &b = rows[std::size_t(right)];
        if (column == ProcessesModel::Name) {
            const QString x = a.name.toCaseFolded();
            const QString y = b.name.toCaseFolded();
            return isDown ? naturallyBefore(y, x) : naturallyBefore(x, y);
        }
        if (!a.cpu || !b.cpu)
            return a.cpu.has_value() && !b.cpu.has_value();
        return isDown ? *a.cpu > *b.cpu : *a.cpu < *b.cpu;
    });
    return chosen;
}

struct Filter
{
    const char *text;
    bool (*wanted)(const ProcessRow &);
};

constexpr Filter kFilters[]{
    {"", [](const ProcessRow &) { return true; }},
    {"red", [](const ProcessRow &row) { return row.name.startsWith(QLatin1String("Red")); }},
    {"cpu>=50% -blue",
     [](const ProcessRow &row) {
         return row.cpu && *row.cpu >= 0.5 && row.name.startsWith(QLatin1String("Red"));
     }},
    {"nothing like it", [](const ProcessRow &) { return false; }}};

void waitForArrangement(RowTable &table, const std::function<void()> &change)
{
    QSignalSpy arranged(&table, &RowTable::arranged);
    change();
    QVERIFY(arranged.wait(20'000));
}

QStringList ids(const RowTable &table)
{
    QStringList found;
    for (int at = 0; at < table.model()->rowCount(); ++at)
        found << table.model()->index(at, 0).data(RowIdRole).toString();
    return found;
}

QStringList idsOf(const std::vector<ProcessRow> &rows, const std::vector<int> &order)
{
    QStringList found;
    for (const int at : order)
        found << rows[std::size_t(at)].id;
    return found;
}

} // namespace

class ManyRowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theOrderIsThatOfAPlainSort()
    {
        for (unsigned seed = 1; seed <= 20; ++seed) {
            ProcessesModel model;
            model.setRows(randomRows(10 + int(seed) * 40, seed));
            for (const int column : {int(ProcessesModel::Name), int(ProcessesModel::Cpu)}) {
                for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                    for (const Filter &filter : kFilters) {
                        const RowWish wish{
                            RowFilter::parse(QString::fromLatin1(filter.text), model),
                            column,
                            order};
                        QCOMPARE(orderedRows(*model.snapshot(), wish),
                                 sorted(model.rows(), column, order, filter.wanted));
                    }
                }
            }
        }
    }

    void manyRowsAreArrangedSoon()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        const QAbstractItemModelTester tester(
            table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        waitForArrangement(table, [&] { model.setRows(randomRows(kMany, 1)); });
        QCOMPARE(table.shownRows(), kMany);
        waitForArrangement(table,
                           [&] { table.sortByColumn(ProcessesModel::Cpu, Qt::DescendingOrder); });
        for (const Filter &filter : kFilters) {
            waitForArrangement(table, [&] { table.setFilter(QString::fromLatin1(filter.text)); });
            QCOMPARE(
                ids(table),
                idsOf(
                    model.rows(),
                    sorted(model.rows(), ProcessesModel::Cpu, Qt::DescendingOrder, filter.wanted)));
        }
    }

    void onlyTheNewestWishIsShown()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        model.setRows(randomRows(kMany, 2));
        table.setFilter(QStringLiteral("red"));
        table.sortByColumn(ProcessesModel::Name, Qt::DescendingOrder);
        table.setFilter(QStringLiteral("cpu>=50% -blue"));
        table.sortByColumn(ProcessesModel::Cpu, Qt::AscendingOrder);
        const QStringList expected = idsOf(
            model.rows(),
            sorted(model.rows(), ProcessesModel::Cpu, Qt::AscendingOrder, kFilters[2].wanted));
        QTRY_COMPARE_WITH_TIMEOUT(ids(table), expected, 20'000);
    }

    /// New values, rows that come, go and move, while an arrangement is under way.
    void changesMeanwhileAreNotLost()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        const QAbstractItemModelTester tester(
            table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        waitForArrangement(table, [&] { model.setRows(randomRows(kMany, 3)); });
        table.sortByColumn(ProcessesModel::Cpu, Qt::DescendingOrder);
        QRandomGenerator random(4);
        for (unsigned round = 0; round < 12; ++round) {
            std::vector<ProcessRow> rows = randomRows(kMany + int(round), 5 + round);
            if (round % 3 == 1)
                rows.erase(rows.begin() + 100, rows.begin() + 300);
            if (round % 3 == 2)
                std::erase_if(rows, [&](const ProcessRow &) { return random.bounded(5) == 0; });
            if (round % 4 == 3)
                std::shuffle(rows.begin(), rows.end(), random);
            model.setRows(std::move(rows));
            for (int at = 0; at < table.model()->rowCount(); at += 97) {
                const QString id = table.model()->index(at, 0).data(RowIdRole).toString();
                QVERIFY2(model.rowOf(id) >= 0, "no row is shown that is gone");
            }
            QTest::qWait(int(round % 3));
        }
        const QStringList expected = idsOf(
            model.rows(),
            sorted(model.rows(), ProcessesModel::Cpu, Qt::DescendingOrder, kFilters[0].wanted));
        QTRY_COMPARE_WITH_TIMEOUT(ids(table), expected, 20'000);
    }

    void whoIsLookedAtStays()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        table.resize(400, 300);
        table.show();
        waitForArrangement(table, [&] { model.setRows(randomRows(kMany, 6)); });
        waitForArrangement(table,
                           [&] { table.sortByColumn(ProcessesModel::Pid, Qt::AscendingOrder); });
        table.selectId(QStringLiteral("70"));
        QTest::qWait(0);
        table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum() / 2);
        const int scroll = table.verticalScrollBar()->value();
        waitForArrangement(table, [&] { model.setRows(randomRows(kMany, 7)); });
        QCOMPARE(table.currentId(), QStringLiteral("70"));
        QCOMPARE(table.verticalScrollBar()->value(), scroll);
        // Scattered rows leave: told as a reset.
        std::vector<ProcessRow> fewer = randomRows(kMany, 8);
        std::erase_if(fewer, [](const ProcessRow &row) { return row.id.endsWith(u'9'); });
        waitForArrangement(table, [&] { model.setRows(std::move(fewer)); });
        QCOMPARE(table.currentId(), QStringLiteral("70"));
        QVERIFY(table.selectionModel()->isRowSelected(table.currentIndex().row()));
        QCOMPARE(table.verticalScrollBar()->value(), scroll);
    }

    void manyRowsAreCopiedAndSavedAsShown()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        table.setAccessibleName(QStringLiteral("All"));
        table.showColumns({ProcessesModel::Pid, ProcessesModel::Cpu}, ProcessesModel::Pid);
        waitForArrangement(table, [&] { model.setRows(randomRows(kMany, 9)); });
        waitForArrangement(table,
                           [&] { table.sortByColumn(ProcessesModel::Cpu, Qt::DescendingOrder); });
        const DataTable whole = table.table();
        QCOMPARE(whole.rowCount(), std::size_t(kMany));
        QGuiApplication::clipboard()->clear();
        table.copyRows();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), tableText(whole, TextFormat::Tsv));
        const QTemporaryDir folder;
        FileSaver::of(table).setPathChooser(
            [&folder](QWidget *, const QString &name, const QString &, const auto &chosen) {
                chosen(folder.filePath(name));
            });
        QSignalSpy saved(&FileSaver::of(table), &FileSaver::saved);
        table.saveCsv();
        QVERIFY(saved.wait(20'000));
        QFile file(folder.filePath(QStringLiteral("All.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), tableText(whole, TextFormat::Csv));
    }

    void ofJobsThatWaitTheNewestIsDone()
    {
        QThread *gui = QThread::currentThread();
        std::atomic<bool> mayEnd = false;
        std::atomic<bool> isBeside = false;
        QStringList done;
        Background background;
        const auto add = [&](const QString &name) {
            background.run(
                [&, name] {
                    isBeside = QThread::currentThread() != gui;
                    while (!mayEnd)
                        QThread::yieldCurrentThread();
                    return name;
                },
                [&done](const QString &answer) { done << answer; });
        };
        add(QStringLiteral("a"));
        add(QStringLiteral("b"));
        add(QStringLiteral("c"));
        mayEnd = true;
        QTRY_COMPARE(done, QStringList({QStringLiteral("a"), QStringLiteral("c")}));
        QVERIFY(isBeside);
    }

    void whoHasDiedGetsNoAnswer()
    {
        bool called = false;
        {
            Background background;
            background.run([] { return 1; }, [&called](int) { called = true; });
        }
        QTest::qWait(50);
        QVERIFY(!called);
    }
};

QTEST_MAIN(ManyRowsTest)
#include "ManyRowsTest.moc"
