// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/overview/TileChanges.h"
#include "widgets/pages/overview/Tiles.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

Frame frameOf(std::string metric, Labels labels, double value, Timestamp time)
{
    FrameSeries series;
    series.key = std::make_shared<SeriesKey>(SeriesKey{std::move(metric), std::move(labels)});
    series.last = series.mean = value;
    series.count = 1;
    series.lastTime = time.time_since_epoch().count();
    Frame frame;
    frame.range = {time - 1min, time};
    frame.columns = 4;
    frame.series = {series};
    return frame;
}

TileSpec spec(const char *name)
{
    for (const TileSpec &tile : overviewTiles())
        if (std::string_view(tile.objectName) == name)
            return tile;
    return {};
}

const Labels kMachine{{"source", "machine"}};

/// 60 columns around the level, with noise of 5 %.
Frame noisyFrame(const TileSpec &tile, double level, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(1, 0.05);
    Frame frame = frameOf(tile.selectors.front().metric, kMachine, level, Timestamp(1h));
    frame.range = {Timestamp(0s), Timestamp(1h)};
    frame.columns = 60;
    for (int minute = 0; minute < frame.columns; ++minute) {
        FrameColumn column{};
        column.time = Timestamp(minute * 1min + 30s).time_since_epoch().count();
        column.last = column.min = column.max = level * noise(random);
        frame.series.front().columns.push_back(column);
    }
    return frame;
}

const Timestamp kNow{std::chrono::hours(500'000)};

/// Of the one tile, whose level became `factor` times as high.
TileChange changeOf(const char *name, double factor, double level = 1000)
{
    const std::vector<TileSpec> tiles{spec(name)};
    const Frame before = noisyFrame(tiles.front(), level, 1);
    const Frame now = noisyFrame(tiles.front(), level * factor, 2);
    return tileChanges(tiles, now, before).front();
}

} // namespace

class TilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void cpuIsTheWholeMachineAlone()
    {
        const TileReading total = readTile(spec("tile-cpu"),
                                           frameOf("cpu_utilization_ratio", kMachine, 0.5, kNow),
                                           nullptr,
                                           kNow,
                                           QTimeZone::utc());
        QCOMPARE(total.value, QStringLiteral("50"));
        QCOMPARE(total.unit, QStringLiteral("%"));
        const Labels core{{"source", "machine"}, {"core", "0"}};
        QCOMPARE(readTile(spec("tile-cpu"),
                          frameOf("cpu_utilization_ratio", core, 0.5, kNow),
                          nullptr,
                          kNow,
                          QTimeZone::utc())
                     .value,
                 QStringLiteral("–"));
        const Labels other{{"source", "server"}};
        QCOMPARE(readTile(spec("tile-cpu"),
                          frameOf("cpu_utilization_ratio", other, 0.5, kNow),
                          nullptr,
                          kNow,
                          QTimeZone::utc())
                     .value,
                 QStringLiteral("–"));
    }

    void oldValuesSaySinceWhen()
    {
        const Frame frame = frameOf("memory_used_bytes", kMachine, 1024, kNow - 1min);
        const TileReading old
            = readTile(spec("tile-memory"), frame, nullptr, kNow, QTimeZone::utc());
        QVERIFY(old.since.startsWith(QStringLiteral("since ")));
        QVERIFY(readTile(spec("tile-memory"), frame, nullptr, kNow - 55s, QTimeZone::utc())
                    .since.isEmpty());
    }

    void aClearChangeIsSaidWithItsSize()
    {
        const TileChange change = changeOf("tile-memory", 1.2);
        QVERIFY(change.isClear());
        QVERIFY2(std::abs(change.comparison.shift - 0.2) < 0.03, "noise of 5 %, 60 samples");
        QVERIFY(changeText(change, Unit::Byte).startsWith(QStringLiteral("▲ 2")));
        const QString evidence = changeEvidence(change, Unit::Byte);
        QVERIFY2(evidence.contains(QStringLiteral("95 %")), qPrintable(evidence));
        QVERIFY(evidence.contains(QStringLiteral("60 and 60 points")));
    }

    void sharesChangeInPoints()
    {
        const TileChange change = changeOf("tile-cpu", 0.5, 0.4);
        QVERIFY2(changeText(change, Unit::Ratio).startsWith(QStringLiteral("▼ 20 points")),
                 qPrintable(changeText(change, Unit::Ratio)));
    }

    void noiseIsNoChange()
    {
        const TileChange change = changeOf("tile-memory", 1);
        QVERIFY(!change.isClear());
        const QString text = changeText(change, Unit::Byte);
        QVERIFY2(text == QStringLiteral("steady") || text == QStringLiteral("no clear change"),
                 qPrintable(text));
    }

    void withoutAnEarlierSpanNothingIsSaid()
    {
        const auto tiles = overviewTiles();
        const Frame now = noisyFrame(spec("tile-memory"), 1000, 1);
        const std::vector<TileChange> changes = tileChanges(tiles, now, Frame());
        QCOMPARE(changes.size(), tiles.size());
        for (const TileChange &change : changes)
            QVERIFY(!change.isKnown && changeText(change, Unit::Byte).isEmpty());
    }

    void loopbackIsNoNetwork()
    {
        const Labels lo{{"source", "machine"}, {"interface", "lo"}};
        QCOMPARE(readTile(spec("tile-network"),
                          frameOf("network_receive_bytes_per_second", lo, 5, kNow),
                          nullptr,
                          kNow,
                          QTimeZone::utc())
                     .value,
                 QStringLiteral("–"));
    }
};

QTEST_GUILESS_MAIN(TilesTest)
#include "TilesTest.moc"
