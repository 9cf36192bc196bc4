// SPDX-License-Identifier: GPL-3.0-or-later
// As GoldenTextTest, of the models of the Comparison tab.
#include "tests/gui/models/GoldenCheck.h"
#include "tests/support/FakeClock.h"
#include "tests/unit/compare/SideMaker.h"
#include "widgets/models/ComparisonWords.h"
#include "widgets/models/RankingModel.h"
#include "widgets/models/ReadingsModel.h"
#include "widgets/models/SidesModel.h"
#include "widgets/models/TimeScope.h"
#include "widgets/models/VerdictsModel.h"

#include <limits>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

using Kind = ComparableThing::Kind;
using Match = Selector::Match;

const std::vector<ComparableThing> kThings{
    {Kind::Model, "llama", "vllm-1", "gpu:0", "gpu:0", {{"source", Match::Equal, "vllm-1"}}},
    {Kind::Model, "phi", "phi", {}, {}, {{"source", Match::Equal, "phi"}}},
    {Kind::Device, "GPU 1", "machine", {}, {}, {{"device", Match::Equal, "GPU 1"}}},
    {Kind::Worker, "w-7", "drm", {}, {}, {{"worker", Match::Equal, "w-7"}}},
    {Kind::Source, "machine", {}, {}, {}, {{"source", Match::Equal, "machine"}}},
};

Comparison judged(Verdict verdict, double shift, double p)
{
    Comparison made;
    made.countA = 200;
    made.countB = 180;
    made.effectiveA = 150;
    made.effectiveB = 41.5;
    made.medianA = 0.125;
    made.medianB = 0.125 * (1 + shift);
    made.difference = made.medianB - made.medianA;
    made.differenceInterval = {made.difference - 0.0125, made.difference + 0.0125};
    made.shift = shift;
    made.shiftInterval = {shift - 0.1, shift + 0.1};
    made.cliffsDelta = 3 * shift;
    made.pValue = p;
    made.verdict = verdict;
    made.method = {true, false, RankScores::All, true, false};
    return made;
}

/// All kinds of verdicts, with numbers that were written down here.
SideComparison comparison()
{
    const std::vector<double> few{1, 2, 3};
    const auto samples
        = SideMaker({"llama", "phi"})
              .metric({"inference_latency_seconds", {{"quantile", "0.95"}}}, {few, few})
              .metric({"gpu_power_watts", {{"device", "0"}}}, {few, few})
              .metric({"gpu_memory_used_bytes", {}}, {few, few})
              .metric({"error_ratio", {}}, {few, few})
              .metric({"queue_depth", {}}, {few, few})
              .metric({"requests_per_second", {}}, {few, few})
              .make();
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    SideComparison made{samples, {}};
    made.judgements.push_back(
        {0, 1, judged(Verdict::Regressed, 0.128, 1e-9), 3e-9, Verdict::Regressed});
    made.judgements.push_back(
        {1, 1, judged(Verdict::Improved, -0.25, 0.001), 0.002, Verdict::Improved});
    made.judgements.push_back(
        {2, 1, judged(Verdict::Regressed, 0.2, 0.04), 0.08, Verdict::NeedMoreData});
    Comparison unsure = judged(Verdict::NeedMoreData, 0.05, 0.3);
    unsure.neededPerSide = 1234;
    unsure.isMultimodalB = true;
    made.judgements.push_back({3, 1, unsure, 0.4, Verdict::NeedMoreData});
    Comparison noShare = judged(Verdict::Different, 0, 0.01);
    noShare.shift = noShare.shiftInterval.low = noShare.shiftInterval.high = kUnknown;
    made.judgements.push_back({4, 1, noShare, 0.02, Verdict::Different});
    Comparison none;
    none.shift = none.shiftInterval.low = none.shiftInterval.high = none.difference
        = none.differenceInterval.low = none.medianA = none.medianB = kUnknown;
    made.judgements.push_back({5, 1, none, kUnknown, Verdict::NeedMoreData});
    made.samples.block = 5min;
    made.samples.metrics[0].sides[1].notFinite = 3;
    made.samples.metrics[0].sides[1].afterLastBlock = 17;
    return made;
}

/// Two sides in three criteria; cost is by the hour for want of throughput.
Ranking ranking()
{
    const MetricInfo latency = metricInfo("inference_latency_seconds");
    const MetricInfo memory = metricInfo("gpu_memory_used_bytes");
    const MetricInfo cost{kHourlyCost, "Cost", Unit::None, MetricKind::Gauge, Better::Lower};
    Ranking made;
    made.criteria = {{Criterion::Latency, latency, 0, {0.1, 0.15}},
                     {Criterion::Memory, memory, 1, {8e9, 4e9}},
                     {Criterion::Cost, cost, std::nullopt, {2.5, 1.25}}};
    made.weights = {0.6, 0, 0.3, 0, 0.1, 0};
    made.leftOut = {Criterion::Power, Criterion::Energy};
    made.sides = {{1, 1.0347, {0.98, 1.07}, {-0.2433, 0.2079, 0.0693}, 0.71, 0.635},
                  {0, 1, {1, 1}, {0, 0, 0}, 0.29, 0.365}};
    return made;
}

} // namespace

class GoldenComparisonTest final : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();

private Q_SLOTS:

    void sides()
    {
        std::vector<ChosenSide> sides;
        for (const ComparableThing &thing : kThings)
            sides.push_back(sideOf(thing));
        sides[1].period = QStringLiteral("-1d");
        sides[2].period = QStringLiteral("now-2h .. now-1h");
        sides.push_back(sides[0]);
        sides.push_back(sideOfFile(QStringLiteral("/data/run 1.csv")));
        SidesModel model;
        checkRows("SidesModel", model, sideRows(sides));
        QCOMPARE(sideNames(sides)[5], QStringLiteral("llama · vllm-1 · gpu:0 (2)"));
    }

    void verdicts()
    {
        VerdictsModel model;
        checkRows("VerdictsModel", model, verdictRows(comparison()));
    }

    void theRanking()
    {
        const SideSamples samples = comparison().samples;
        RankingModel model;
        checkRows("RankingModel", model, rankedRows(ranking(), samples));
        const QString difference
            = goldenDifference(QStringLiteral("Recommendation"),
                               recommendation(ranking(), samples) + QStringLiteral("\n\n")
                                   + recommendation(std::nullopt, samples) + QChar(u'\n'));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void everyFigureIsExplained()
    {
        const SideComparison made = comparison();
        QString text = verdictSentence(made) + QChar(u'\n');
        for (const SideJudgement &judgement : made.judgements)
            text += QChar(u'\n') + explanation(made, judgement, QTimeZone::utc()) + QChar(u'\n');
        const QString difference = goldenDifference(QStringLiteral("ComparisonWords"), text);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void readings()
    {
        ReadingsModel model;
        const std::vector<ReadingRow> rows{{QStringLiteral("latency.p95"),
                                            QStringLiteral("Latency"),
                                            QStringLiteral("llama p95"),
                                            QStringLiteral("12.5 ms"),
                                            QStringLiteral("+2 ms"),
                                            QStringLiteral("10:00:05, vllm-1"),
                                            false},
                                           {QStringLiteral("cpu.machine"),
                                            QStringLiteral("CPU"),
                                            QStringLiteral("machine"),
                                            QStringLiteral("40 %"),
                                            {},
                                            QStringLiteral("10:00:05, machine"),
                                            true}};
        checkRows("ReadingsModel", model, rows);
    }

    void sidesAreKeptAsText()
    {
        std::vector<ChosenSide> sides{sideOf(kThings[0]), sideOf(kThings[2])};
        sides[1].period = QStringLiteral("-7d");
        sides[1].matchers.push_back({"odd", Match::Equal, "a \"b\" \\ c"});
        sides.push_back(sideOfFile(QStringLiteral("/data/run 1.csv")));
        QCOMPARE(sides.back().thing, QStringLiteral("run 1.csv"));
        QCOMPARE(sidesOfText(sidesAsText(sides)), sides);
        QVERIFY(sidesOfText("no JSON").empty());
        QVERIFY(sidesOfText("[{\"series\": \"{broken\"}]").empty());
    }

    void periodsAreBesideTheWindow()
    {
        TimeScope scope(m_clock);
        const TimeRange shown{m_clock->now() - 2h, m_clock->now() - 1h};
        scope.showRange(shown);
        QCOMPARE(*periodRange({}, scope), shown);
        QCOMPARE(*periodRange(QStringLiteral("-1d"), scope),
                 (TimeRange{shown.from - 24h, shown.to - 24h}));
        QCOMPARE(*periodRange(QStringLiteral("now-3h .. now-2h"), scope),
                 (TimeRange{m_clock->now() - 3h, m_clock->now() - 2h}));
        QVERIFY(!periodRange(QStringLiteral("some day"), scope));
    }

    void twoModelsAreSuggestedElseTwoTimes()
    {
        std::vector<ChosenSide> sides = suggestedSides(kThings, 15min);
        QCOMPARE(sides.size(), std::size_t(2));
        QCOMPARE(sides[1].thing, QStringLiteral("phi"));
        sides = suggestedSides({kThings[0], kThings[2]}, 15min);
        QCOMPARE(sides[0].thing, sides[1].thing);
        QCOMPARE(sides[0].period, QStringLiteral("-15m"));
        QVERIFY(sides[1].period.isEmpty());
        QVERIFY(suggestedSides({}, 15min).empty());
    }
};

QTEST_MAIN(GoldenComparisonTest)
#include "GoldenComparisonTest.moc"
