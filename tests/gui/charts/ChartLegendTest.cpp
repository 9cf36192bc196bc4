// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/charts/ChartFixture.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

FramePtr manyLines(int columns, int count)
{
    FrameBuilder builder(kRange, columns);
    for (int i = 0; i < count; ++i)
        builder.addEvery({"cpu_utilization_ratio", {{"core", std::to_string(i)}}},
                         10s,
                         [i, count](std::size_t) { return double((i * 7) % count) / count; });
    return builder.build();
}

QString namesOf(const ChartLegend &legend)
{
    QStringList names;
    for (const LegendRow &row : legend.rows())
        names << row.name;
    return names.join(QLatin1Char(' '));
}

} // namespace

class ChartLegendTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void countsHaveNoDecimals()
    {
        FrameBuilder builder(kRange, 500);
        builder.addEvery(
            {"queue_depth", {}}, 10s, [](std::size_t i) { return 2.0 + double(i % 5); });
        const ChartFixture f(builder.build());
        const std::vector<LegendRow> &rows = f.legend()->rows();
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].texts[1], QStringLiteral("2"));
        QCOMPARE(rows[0].texts[3], QStringLiteral("6"));
        QVERIFY(rows[0].texts[2].startsWith(QStringLiteral("4.0"))); // the mean keeps its decimals
    }

    void legendSolosTogglesAndKeepsColours()
    {
        ChartFixture f;
        const QColor before = f.chart.book().lines()[1].color;
        const auto click = [&f](std::size_t line, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(
                f.legend(), Qt::LeftButton, modifiers, f.legend()->entryRect(line).center());
        };
        click(1, {});
        QCOMPARE(f.visibleLines(), 1);
        QVERIFY(f.chart.book().lines()[1].visible);
        QCOMPARE(f.chart.book().lines()[1].color, before);
        click(0, Qt::ControlModifier);
        QCOMPARE(f.visibleLines(), 2);
        f.chart.setFrame(threeLines(f.chart.plotColumns())); // what is hidden stays hidden
        QCOMPARE(f.visibleLines(), 2);
        QTest::keyClick(&f.chart, Qt::Key_Escape);
        QCOMPARE(f.visibleLines(), 3);
        click(2, {});
        click(2, {}); // solo of the only one brings all back
        QCOMPARE(f.visibleLines(), 3);
    }

    void theTableSortsByItsHeadings()
    {
        ChartFixture f;
        f.chart.resize(1000, 320);
        QVERIFY(f.legend()->isTable());
        QCOMPARE(namesOf(*f.legend()), QStringLiteral("p50 p95 p99"));
        const auto click = [&f](LegendSort column) {
            QTest::mouseClick(
                f.legend(), Qt::LeftButton, {}, f.legend()->headingRect(column).center());
        };
        click(LegendSort::Max);
        QCOMPARE(namesOf(*f.legend()), QStringLiteral("p99 p95 p50"));
        click(LegendSort::Name);
        QCOMPARE(namesOf(*f.legend()), QStringLiteral("p50 p95 p99"));
        click(LegendSort::Name);
        QCOMPARE(f.legend()->sort(), LegendSort::AsGiven);
        click(LegendSort::Last);
        // A click on the first row still means the line that stands there.
        QTest::mouseClick(f.legend(), Qt::LeftButton, {}, f.legend()->entryRect(2).center());
        QVERIFY(f.chart.book().lines()[2].visible);
        QCOMPARE(f.visibleLines(), 1);
    }

    void manyLinesCanBeSearched()
    {
        ChartFixture f;
        auto *search = f.legend()->findChild<QLineEdit *>();
        QVERIFY(search->isHidden());
        f.chart.setFrame(manyLines(f.chart.plotColumns(), 20));
        QVERIFY(!search->isHidden());
        QTest::keyClicks(search, QStringLiteral("1"));
        QCOMPARE(namesOf(*f.legend()), QStringLiteral("1 10 11 12 13 14 15 16 17 18 19"));
        QTest::keyClicks(search, QStringLiteral("9"));
        QCOMPARE(namesOf(*f.legend()), QStringLiteral("19"));
        QCOMPARE(f.visibleLines(), 20); // looking for a line hides none
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(f.visibleLines(), 1);
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(f.legend()->rows().size(), std::size_t(20));
        QCOMPARE(f.visibleLines(), 1);
        f.chart.setFrame(threeLines(f.chart.plotColumns()));
        QVERIFY(search->isHidden());
    }

    void keysDoWhatTheMouseDoes()
    {
        ChartFixture f;
        f.chart.resize(1000, 320);
        ChartLegend *legend = f.legend();
        QCOMPARE(legend->focusPolicy(), Qt::StrongFocus);
        QSignalSpy highlighted(legend, &ChartLegend::highlighted);
        QTest::keyClick(legend, Qt::Key_Down);
        QVERIFY(legend->accessibleName().contains(QStringLiteral("2 of 3: p95")));
        QCOMPARE(highlighted.count(), 1);
        QTest::keyClick(legend, Qt::Key_Return);
        QCOMPARE(f.visibleLines(), 1);
        QVERIFY(f.chart.book().lines()[1].visible);
        QTest::keyClick(legend, Qt::Key_End);
        QTest::keyClick(legend, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(f.visibleLines(), 2);
        QTest::keyClick(legend, Qt::Key_S);
        QCOMPARE(legend->sort(), LegendSort::Name);
        QSignalSpy left(legend, &ChartLegend::leaveWanted);
        QTest::keyClick(legend, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }

    void linesWithoutNumbersStandLast()
    {
        std::vector<LegendRow> rows(3);
        rows[0].values.fill(std::numeric_limits<double>::quiet_NaN());
        rows[1].values.fill(1);
        rows[2].values.fill(2);
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].line = i;
        sortRows(rows, LegendSort::Last);
        QCOMPARE(rows[0].line, std::size_t(2));
        QCOMPARE(rows[2].line, std::size_t(0));
    }

    void hidingIsToldAndCanBeSet()
    {
        ChartFixture f;
        QSignalSpy spy(&f.chart, &TimeSeriesChart::hiddenLinesChanged);
        QTest::mouseClick(f.legend(), Qt::LeftButton, {}, f.legend()->entryRect(0).center());
        QCOMPARE(spy.count(), 1);
        const auto hidden = f.chart.book().hidden();
        QCOMPARE(hidden.size(), std::size_t(2));
        f.chart.setHiddenLines({});
        QCOMPARE(f.visibleLines(), 3);
        f.chart.setHiddenLines(hidden);
        QCOMPARE(f.visibleLines(), 1);
        QCOMPARE(spy.count(), 1);
    }
};

QTEST_MAIN(ChartLegendTest)
#include "ChartLegendTest.moc"
