// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/overview/Tiles.h"

#include <QTest>

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

const Timestamp kNow{std::chrono::hours(500'000)};
const Labels kMachine{{"source", "machine"}};

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

    void changeIsAgainstTheSpanBefore()
    {
        const Frame now = frameOf("memory_used_bytes", kMachine, 2000, kNow);
        const Frame before = frameOf("memory_used_bytes", kMachine, 1000, kNow - 1h);
        QVERIFY(readTile(spec("tile-memory"), now, &before, kNow, QTimeZone::utc())
                    .change.startsWith(QStringLiteral("▲")));
        QVERIFY(
            readTile(spec("tile-memory"), now, nullptr, kNow, QTimeZone::utc()).change.isEmpty());
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
