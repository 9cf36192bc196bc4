// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PollerWatch.h"
#include "tests/support/StrangePages.h"

#include <QTest>

#include <cmath>

namespace perfdeck {

/// Pages that are wrong in what they say, over a real socket: what is good on them counts, the rest
/// has a name and a number.
class StrangePagesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void haveAFaultWithAName_data()
    {
        QTest::addColumn<int>("index");
        const auto pages = strangePages();
        for (std::size_t i = 0; i < pages.size(); ++i)
            if (pages[i].fault != Fault::FutureTimestamp) // judged by the recorder
                QTest::newRow(pages[i].name) << int(i);
    }

    void haveAFaultWithAName()
    {
        QFETCH(int, index);
        const StrangePage strange = strangePages()[std::size_t(index)];
        HostileServer server;
        server.setPage(strange.page);
        SourceConfig config = quickEndpoint(server.url());
        config.maxBodyBytes = 32ULL << 20U;
        config.deadline = std::chrono::seconds(10);
        PollerWatch watch(config);
        watch.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 3, 20'000);
        QVERIFY2(watch.health().faults.of(strange.fault) > 0, watch.health().lastError.c_str());
        const Observation &page = watch.observations.back();
        const double fine = PollerWatch::valueOf(page, "fine");
        QVERIFY2(watch.health().state == SourceState::BackingOff || std::isnan(fine) || fine == 1,
                 watch.health().lastError.c_str());
        QVERIFY(watch.health().series <= config.maxSeries);
    }

    void whatIsStrangeButRightIsKept()
    {
        HostileServer server;
        server.setPage([](int) -> QByteArray {
            return QByteArray(
                "huge 1.7976931348623157e308\nnegative -9.2e18\ntiny 5e-324\nnan NaN\n"
                "inf +Inf\nmarkup{m=\"<b>&amp;</b><script>\"} 1\n"
                "lines{m=\"a\\nb\\tc\"} 2\n");
        });
        PollerWatch watch(quickEndpoint(server.url()));
        watch.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 2, 10'000);
        QCOMPARE(watch.health().faults.total(), std::uint64_t{0});
        const Observation &page = watch.observations.back();
        QCOMPARE(PollerWatch::valueOf(page, "huge"), 1.7976931348623157e308);
        QCOMPARE(PollerWatch::valueOf(page, "negative"), -9.2e18);
        QCOMPARE(PollerWatch::valueOf(page, "tiny"), 5e-324);
        QVERIFY(std::isinf(PollerWatch::valueOf(page, "inf")));
        QCOMPARE(labelOf(page, "markup"), std::string("<b>&amp;</b><script>"));
        QCOMPARE(labelOf(page, "lines"), std::string("a\nb\\tc"));
    }

    void seriesThatComeAndGoDoNotPileUp()
    {
        HostileServer server;
        server.setPage([](int number) -> QByteArray {
            QByteArray page;
            for (int i = 0; i < 5'000; ++i)
                page += "churn{id=\"" + QByteArray::number(number * 5'000 + i) + "\"} 1\n";
            return page;
        });
        PollerWatch watch(quickEndpoint(server.url()));
        watch.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 12, 20'000);
        QVERIFY2(watch.observations.back().values.size() < 20'000,
                 std::to_string(watch.observations.back().values.size()).c_str());
    }

private:
    [[nodiscard]] static std::string labelOf(const Observation &page, std::string_view metric)
    {
        for (const SeriesKeyPtr &key : page.series->keys)
            if (key->metric == metric)
                return std::string(key->labels.get("m"));
        return "none";
    }
};

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::StrangePagesTest)
#include "StrangePagesTest.moc"
