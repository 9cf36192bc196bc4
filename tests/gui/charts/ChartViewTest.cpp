// SPDX-License-Identifier: GPL-3.0-or-later
// What every chart offers, tried on one of them: table, clipboard, files, menu, keys.
#include "tests/support/FrameBuilder.h"
#include "widgets/charts/ChartTableView.h"
#include "widgets/charts/LinePath.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/export/FileSaver.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

const Timestamp kStart{1'763'733'600s}; // 2025-11-21 14:00 UTC

FramePtr twoSamples(double value = 0.25)
{
    return FrameBuilder({kStart, kStart + 1s}, 1000)
        .add({"a_seconds", {{"model", "=x"}}}, {{kStart, value}, {kStart + 1ms, 0.5}})
        .build();
}

struct Fixture
{
    Style style{Style::Mode::Dark};
    TimeSeriesChart chart{style};
    QTemporaryDir folder;

    Fixture()
    {
        chart.setTitle(QStringLiteral("Latency"));
        chart.setTimeZone(QTimeZone::utc());
        chart.resize(400, 240);
        chart.setFrame(twoSamples());
        chart.show();
        FileSaver::of(chart).setPathChooser(
            [this](QWidget *, const QString &name, const QString &, const auto &chosen) {
                chosen(folder.filePath(name));
            });
    }

    [[nodiscard]] QByteArray file(const QString &name) const
    {
        QFile read(folder.filePath(name));
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }

    [[nodiscard]] ChartTableView *table() const { return chart.findChild<ChartTableView *>(); }
};

} // namespace

class ChartViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theKeyTShowsTheNumbersAndGoesBack()
    {
        Fixture f;
        QSignalSpy shown(&f.chart, &ChartView::tableShown);
        f.chart.activateWindow();
        f.chart.setFocus();
        QTest::keyClick(&f.chart, Qt::Key_T);
        QVERIFY(f.chart.isTableShown());
        QVERIFY(f.table()->isVisible());
        QCOMPARE(f.table()->accessibleName(), QStringLiteral("Latency, as a table"));
        const QAbstractItemModel &model = *f.table()->model();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("Time"));
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("21 Nov 2025 14:00:00"));
        QCOMPARE(model.index(0, 3).data().toString(), QStringLiteral("250\u00a0ms"));
        QTest::keyClick(f.table(), Qt::Key_T);
        QVERIFY(!f.chart.isTableShown());
        QTest::keyClick(&f.chart, Qt::Key_T);
        QTest::keyClick(f.table(), Qt::Key_Escape);
        QVERIFY(!f.chart.isTableShown());
        QCOMPARE(shown.count(), 4);
    }

    void theTableFollowsTheChart()
    {
        Fixture f;
        f.chart.setTableShown(true);
        f.table()->selectRow(1);
        f.chart.setFrame(twoSamples(0.75));
        const QAbstractItemModel &model = *f.table()->model();
        QTRY_COMPARE(model.index(0, 3).data().toString(), QStringLiteral("750\u00a0ms"));
        QVERIFY(f.table()->selectionModel()->isRowSelected(1));
        QTest::keyClick(f.table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("time\tmetric\tlabels\tvalue\n2025-11-21T14:00:00.001000Z\t"
                                "a_seconds\t{\"model\":\"=x\"}\t0.5\n"));
    }

    void keysCopyDataAndPicture()
    {
        Fixture f;
        QTest::keyClick(&f.chart, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), f.chart.toTsv());
        QCOMPARE(f.chart.toTsv().count(QLatin1Char('\n')), 3);
        QTest::keyClick(&f.chart, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QMimeData *held = QGuiApplication::clipboard()->mimeData();
        QVERIFY(held->hasImage());
        QCOMPARE(held->imageData().value<QImage>().size(), QSize(800, 480));
    }

    void theMenuSavesInEveryForm()
    {
        Fixture f;
        QSignalSpy saved(&FileSaver::of(f.chart), &FileSaver::saved);
        const QPoint at(9, 9);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, at, f.chart.mapToGlobal(at));
        QCoreApplication::sendEvent(&f.chart, &event);
        auto *menu = f.chart.findChild<QMenu *>(QStringLiteral("chartMenu"));
        QVERIFY(menu != nullptr);
        const auto trigger = [menu](const char *name) {
            auto *action = menu->findChild<QAction *>(QString::fromLatin1(name));
            QVERIFY2(action != nullptr, name);
            action->trigger();
        };
        int savings = 0;
        for (const auto &[name, scale] :
             {std::pair{"savePng1", 1}, std::pair{"savePng2", 2}, std::pair{"savePng4", 4}}) {
            trigger(name);
            ++savings;
            QTRY_COMPARE(saved.count(), savings);
            const QImage picture = QImage::fromData(f.file(QStringLiteral("Latency.png")));
            QCOMPARE(picture.size(), f.chart.size() * scale);
            QCOMPARE(picture.pixelColor(2, 2), f.style.paperTheme().raised);
        }
        trigger("saveCsv");
        QTRY_COMPARE(saved.count(), 4);
        QCOMPARE(QString::fromUtf8(f.file(QStringLiteral("Latency.csv"))), f.chart.toCsv());
        trigger("saveSvg");
        QTRY_COMPARE(saved.count(), 5);
        trigger("showTable");
        QVERIFY(f.chart.isTableShown());
        menu->close();
    }

    void theLinesOfAnSvgArePaths()
    {
        Fixture f;
        const QString svg = QString::fromUtf8(f.chart.toSvg());
        QVERIFY(!svg.contains(QStringLiteral("<image")));
        // The two samples: one line of the width of lines, in the colour of a series.
        bool isThere = false;
        for (const QString &group : svg.split(QStringLiteral("<g ")))
            for (const QColor &color : f.style.paperTheme().series)
                isThere |= group.contains(QStringLiteral("stroke=\"%1\"").arg(color.name()))
                    && group.contains(QStringLiteral("stroke-width=\"1.5\""))
                    && group.contains(QStringLiteral("<path"));
        if (!isThere)
            qWarning().noquote() << svg;
        QVERIFY(isThere);
    }

    void aPathGoesThroughTheSamplesInThePlot()
    {
        const auto at = [](int second) { return std::int64_t(second) * 1'000'000; };
        PlotScale scale;
        scale.range = {Timestamp(), Timestamp(Duration(at(10)))};
        scale.values = {0, 10, false};
        scale.width = 100;
        scale.height = 100;
        const auto sample = [&at](int second, double value, bool gap = false) {
            return FrameColumn{at(second), at(second), value, value, value, value, 1, gap};
        };
        const std::vector<FrameColumn> columns{sample(-2, 5), // out of sight, but joined
                                               sample(2, 5),
                                               {at(4), at(6), 2, 1, 9, 8, 5, false},
                                               sample(8, 20), // above the plot
                                               sample(9, 3, true)}; // alone
        const QPainterPath path = linePath(columns, scale);
        QVERIFY(QRectF(0, 0, 100, 100).contains(path.boundingRect()));
        std::vector<QPointF> points;
        for (int i = 0; i < path.elementCount(); ++i)
            points.emplace_back(path.elementAt(i));
        QCOMPARE(points.size(), std::size_t(9));
        QCOMPARE(points[0], QPointF(0, 50)); // where it comes into the plot
        QCOMPARE(points[1], QPointF(20, 50));
        QCOMPARE(points[2], QPointF(40, 80));
        QCOMPARE(points[3], QPointF(50, 90)); // least
        QCOMPARE(points[4], QPointF(50, 10)); // greatest
        QCOMPARE(points[5], QPointF(60, 20));
        QCOMPARE(points[6].y(), 0.0); // where it leaves it
        QCOMPARE(points[7], QPointF(90, 70));
        QVERIFY(points[8].x() > 90 && points[8].x() < 90.1); // a dot
    }

    void anAreaIsOnePolygonInThePlot()
    {
        PlotScale scale;
        scale.range = {Timestamp(), Timestamp(Duration(10))};
        scale.values = {0, 10, false};
        scale.width = 100;
        scale.height = 100;
        const auto run = [](std::int64_t time, double low, double high, bool gap) {
            return FrameColumn{time, time, low, low, high, low, 3, gap};
        };
        const QPainterPath path
            = areaPath(std::vector{run(2, 2, 4, true), run(3, 2, 40, false)}, scale);
        QCOMPARE(path.boundingRect(), QRectF(20, 0, 10, 80));
        QVERIFY(path.contains(QPointF(29, 50)));
        QVERIFY(!path.contains(QPointF(21, 40)));
    }

    void theSvgIsSoundAndSaysWhatItShows()
    {
        Fixture f;
        QXmlStreamReader reader(f.chart.toSvg());
        QString text;
        QString title;
        QString viewBox;
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement())
                continue;
            if (reader.name() == QLatin1String("svg"))
                viewBox = reader.attributes().value(QLatin1String("viewBox")).toString();
            else if (reader.name() == QLatin1String("title"))
                title = reader.readElementText();
            else if (reader.name() == QLatin1String("text"))
                text += reader.readElementText() + QLatin1Char('\n');
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(viewBox, QStringLiteral("0 0 400 240"));
        QCOMPARE(title, QStringLiteral("Latency"));
        QVERIFY2(text.contains(QLatin1String("Latency")), qPrintable(text));
        QVERIFY2(text.contains(QLatin1String("14:00:00")), qPrintable(text));
    }
};

QTEST_MAIN(ChartViewTest)
#include "ChartViewTest.moc"
