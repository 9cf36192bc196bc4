// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/ChartsFixture.h"
#include "widgets/charts/ChartReadout.h"
#include "widgets/models/ReadingsModel.h"
#include "widgets/tables/RowTable.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>

using namespace perfdeck;

namespace {

/// The window with the panel open, and its table.
struct PanelFixture : ChartsFixture
{
    PanelFixture()
    {
        press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        table = find<RowTable>("readoutTable");
        copy = find<QPushButton>("readoutCopy");
    }

    /// The crosshair of all charts to the newest samples of one.
    void point()
    {
        window().scope().togglePaused();
        cpu->setFocus();
        const Timestamp last(Duration(cpu->frame()->series.front().columns.back().lastTime));
        Q_EMIT cpu->cursorMoved(last);
        cpu->setCursor(last);
    }

    [[nodiscard]] QStringList column(int which) const
    {
        QStringList found;
        for (int row = 0; row < table->shownRows(); ++row)
            found << table->model()->index(row, which).data().toString();
        return found;
    }

    RowTable *table = nullptr;
    QPushButton *copy = nullptr;
};

} // namespace

class ReadoutPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void allChartsAreReadAtOnce()
    {
        PanelFixture fixture;
        QVERIFY(fixture.table && fixture.waitForSamples());
        QVERIFY(!fixture.copy->isEnabled());
        fixture.point();
        using R = ReadingsModel;
        QTRY_VERIFY(fixture.column(R::Chart).contains(fixture.cpu->title()));
        QTRY_VERIFY(fixture.column(R::Chart).contains(fixture.memory->title()));
        const ReadoutContent *read = fixture.memory->readout();
        QVERIFY(read && !read->rows.empty());
        const qsizetype at = fixture.column(R::Chart).indexOf(fixture.memory->title());
        QTRY_COMPARE(fixture.column(R::Value)[at], read->rows.front().value);
        QCOMPARE(fixture.column(R::Line)[at], read->rows.front().name);
        QCOMPARE(fixture.find<QLabel>("readoutTime")->text(), read->time);
    }

    void theyAreCopiedWithTheirUnits()
    {
        PanelFixture fixture;
        QVERIFY(fixture.waitForSamples());
        fixture.point();
        QTRY_VERIFY(fixture.copy->isEnabled());
        fixture.table->selectRow(0);
        QTest::mouseClick(fixture.copy, Qt::LeftButton);
        const QStringList lines = QApplication::clipboard()->text().trimmed().split(QChar(u'\n'));
        QVERIFY(lines.front().startsWith(QStringLiteral("Line\tValue\tChart")));
        QCOMPARE(lines.size(), fixture.table->shownRows() + 1);
        QVERIFY(lines[1].contains(fixture.column(ReadingsModel::Value).front()));
    }

    /// The pointer has to leave the charts to get here.
    void whatWasReadStays()
    {
        PanelFixture fixture;
        QVERIFY(fixture.waitForSamples());
        fixture.point();
        QTRY_VERIFY(fixture.table->shownRows() > 1);
        const QStringList values = fixture.column(ReadingsModel::Value);
        const auto isFaded
            = [&fixture] { return fixture.table->model()->index(0, 0).data(StaleRole).toBool(); };
        QVERIFY(!isFaded());
        Q_EMIT fixture.cpu->cursorMoved(std::nullopt);
        QTRY_VERIFY(isFaded());
        QCOMPARE(fixture.column(ReadingsModel::Value), values);
        fixture.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!fixture.table->isVisible());
    }

    void theModelKeepsItsPromises()
    {
        ReadingsModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ReadingRow row;
        row.id = QStringLiteral("chart-cpu/0/busy");
        row.value = QStringLiteral("12 %");
        model.setRows({row});
        row.isStale = true;
        ReadingRow other = row;
        other.id = QStringLiteral("chart-memory/0/used");
        model.setRows({other, row});
        QCOMPARE(model.rowCount(), 2);
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(ReadoutPanelTest)
#include "ReadoutPanelTest.moc"
