// SPDX-License-Identifier: GPL-3.0-or-later
// What the real window saves, and how it shows that it is at it.
#include "core/store/SqliteHistory.h"
#include "tests/gui/window/DragAcross.h"
#include "tests/gui/window/WindowFixture.h"
#include "widgets/export/FileSaver.h"
#include "widgets/panels/TaskStrip.h"

#include <QFile>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <atomic>
#include <thread>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 10'000; // milliseconds, for a busy machine
const Timestamp kStart{1'763'733'600s};
constexpr int kSamples = 50'000; // ten a second

void fill(const std::string &path)
{
    SqliteHistoryOptions options;
    options.path = path;
    const auto history = makeSqliteHistory(options);
    SeriesCatalog catalog;
    QVERIFY(history->open(catalog));
    const SeriesId id = catalog.intern(
        std::make_shared<const SeriesKey>(SeriesKey{"queue_length", {{"source", "a"}}}));
    std::vector<Timestamp> times;
    std::vector<double> values;
    for (int i = 0; i < kSamples; ++i) {
        times.push_back(kStart + i * 100ms);
        values.push_back(i);
    }
    QVERIFY(history->import(id, times, values));
    history->flush(times.back());
    history->close();
}

SavePathChooser answering(const QString &path)
{
    return
        [path](QWidget *, const QString &, const QString &, const auto &chosen) { chosen(path); };
}

} // namespace

class SavingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aSelectedRangeIsSavedSampleBySample()
    {
        WindowFixture fixture(false, fill);
        MainWindow &window = fixture.window();
        window.scope().showRange({kStart, kStart + kSamples * 100ms});
        window.panels().showSeries({"queue_length", {}});
        auto *chart = fixture.find<TimeSeriesChart>("chart-series");
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame() && !chart->frame()->series.empty(), kPatience);
        dragAcross(*chart, 0.25, 0.75, Qt::ShiftModifier);
        QVERIFY(chart->selection());
        const TimeRange range = *chart->selection();
        const QString path = QString::fromStdString(fixture.file("range.csv"));
        FileSaver &saver = FileSaver::of(window);
        saver.setPathChooser(answering(path));
        QSignalSpy saved(&saver, &FileSaver::saved);
        chart->setFocus();
        QTest::mouseClick(fixture.find<QToolButton>("selectionExport"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, kPatience);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readLine(), QByteArray("time,metric,labels,value\n"));
        const auto firstWanted = (range.from - kStart + 100ms - Duration(1)) / 100ms;
        const auto endWanted = (range.to - kStart + 100ms - Duration(1)) / 100ms;
        auto wanted = firstWanted;
        for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine(), ++wanted)
            QCOMPARE(line.trimmed().split(',').last().toLongLong(), qlonglong(wanted));
        QCOMPARE(wanted, endWanted);
        QVERIFY(endWanted - firstWanted > 20'000); // many more than the chart has points
        QVERIFY(chart->frame()->series.front().columns.size() < 20'000);
    }

    void whatTakesLongerIsATaskThatCanBeEnded()
    {
        WindowFixture fixture(false);
        const QString path = QString::fromStdString(fixture.file("long.csv"));
        FileSaver &saver = FileSaver::of(fixture.window());
        saver.setPathChooser(answering(path));
        QSignalSpy cancelled(&saver, &FileSaver::cancelled);
        saver.save(fixture.window(), QStringLiteral("long.csv"), {}, [](const QString &) {
            return [](const DataTableSink &sink) -> Status {
                while (sink("x", 0.25))
                    std::this_thread::sleep_for(1ms);
                return {};
            };
        });
        auto *strip = fixture.find<TaskStrip>("taskStrip");
        QCOMPARE(strip->running(), 1);
        QVERIFY(!strip->isVisible()); // not yet
        QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), kPatience);
        QTRY_COMPARE(strip->findChild<QProgressBar *>()->value(), 250);
        QTest::mouseClick(strip->findChild<QPushButton *>(QStringLiteral("cancelTask")),
                          Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(cancelled.count(), 1, kPatience);
        QVERIFY(!strip->isVisible());
        QVERIFY(!QFile::exists(path));
    }

    void aProblemOfTheContentIsSaid()
    {
        WindowFixture fixture(false);
        FileSaver &saver = FileSaver::of(fixture.window());
        saver.setPathChooser(answering(QString::fromStdString(fixture.file("no.csv"))));
        QSignalSpy failed(&saver, &FileSaver::failed);
        saver.save(fixture.window(), {}, {}, [](const QString &) {
            return [](const DataTableSink &) -> Status {
                return failure(ErrorKind::Unavailable, "Not all samples could be read");
            };
        });
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("Not all samples")));
        QVERIFY(!QFile::exists(QString::fromStdString(fixture.file("no.csv"))));
    }
};

QTEST_MAIN(SavingTest)
#include "SavingTest.moc"
