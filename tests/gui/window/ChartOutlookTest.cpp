// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeClock.h"
#include "tests/support/FrameBuilder.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/pages/ChartOutlook.h"

#include <QAction>
#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

double level(std::size_t column)
{
    return 10 + double(column * 7919 % 13) / 10;
}

FramePtr frameOver(TimeRange range, int columns)
{
    FrameBuilder builder(range, columns);
    builder.addEvery({"cpu_utilization_ratio", {}}, range.length() / columns, level);
    return builder.build();
}

} // namespace

class ChartOutlookTest final : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();

    /// A chart with a frame, and the questions it asks.
    struct Desk
    {
        explicit Desk(std::shared_ptr<FakeClock> clock)
            : scope(std::move(clock))
        {
            Questions questions;
            questions.frame = [this](const RangeQuery &query, QObject *, const auto &answer) {
                asked.emplace_back(query, answer);
            };
            chart.resize(600, 300);
            chart.show();
            outlook = new ChartOutlook(questions, scope, chart);
            follow();
        }

        void follow()
        {
            const FramePtr frame = frameOver(scope.range(), 200);
            chart.setVisibleRange(outlook->withRoom(frame->range));
            chart.setFrame(frame);
            outlook->follow({{{"cpu_utilization_ratio", {}}}}, frame);
        }

        [[nodiscard]] QAction *action(const char *name) const
        {
            return chart.findChild<QAction *>(QString::fromLatin1(name));
        }

        void answer()
        {
            asked.back().second(frameOver(asked.back().first.range, asked.back().first.columns));
        }

        Style style{Style::Mode::Light};
        TimeScope scope;
        std::vector<std::pair<RangeQuery, std::function<void(FramePtr)>>> asked;
        TimeSeriesChart chart{style};
        ChartOutlook *outlook = nullptr;
    };

private Q_SLOTS:

    void asksOnlyWhenWanted()
    {
        Desk desk(m_clock);
        QVERIFY(desk.asked.empty());
        desk.chart.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&desk.chart));
        QTest::keyClick(&desk.chart, Qt::Key_E);
        QVERIFY(desk.action("showExpected")->isChecked());
        QCOMPARE(desk.asked.size(), std::size_t(1));
        const TimeRange asked = desk.asked[0].first.range;
        QCOMPARE(asked.to, desk.scope.range().to);
        QVERIFY(asked.length() == desk.scope.range().length() * ChartOutlook::kReach);
        desk.follow(); // the same range
        QCOMPARE(desk.asked.size(), std::size_t(1));
    }

    void bandsComeAndGo()
    {
        Desk desk(m_clock);
        desk.action("showExpected")->trigger();
        desk.answer();
        QTRY_COMPARE(desk.chart.bands().size(), std::size_t(1));
        QCOMPARE(desk.chart.bands()[0].kind, ChartBand::Kind::Anomaly);
        for (const ChartBand::Point &point : desk.chart.bands()[0].points)
            QVERIFY(desk.scope.range().contains(point.time));
        desk.action("showExpected")->trigger();
        QVERIFY(desk.chart.bands().empty());
    }

    void aForecastTakesRoom()
    {
        Desk desk(m_clock);
        desk.action("showForecast")->trigger();
        desk.answer();
        QTRY_COMPARE(desk.chart.bands().size(), std::size_t(1));
        const ChartBand &band = desk.chart.bands()[0];
        QCOMPARE(band.kind, ChartBand::Kind::Forecast);
        const TimeRange shown = desk.outlook->withRoom(desk.scope.range());
        QVERIFY(shown.to > desk.scope.range().to);
        QVERIFY(band.points.back().time > desk.scope.range().to);
        QVERIFY(band.points.back().time <= shown.to);
        QVERIFY(desk.action("showForecast")->toolTip().contains(QStringLiteral("95 %")));
        desk.action("showForecast")->trigger();
        QCOMPARE(desk.outlook->withRoom(desk.scope.range()).to, desk.scope.range().to);
    }
};

QTEST_MAIN(ChartOutlookTest)
#include "ChartOutlookTest.moc"
