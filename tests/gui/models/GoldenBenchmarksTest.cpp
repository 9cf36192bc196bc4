// SPDX-License-Identifier: GPL-3.0-or-later
// As GoldenTextTest, of the models of the Benchmarks tab and of what is said about benchmarks.
#include "tests/gui/models/GoldenCheck.h"
#include "tests/support/BenchmarkSamples.h"
#include "tests/support/FakeClock.h"
#include "widgets/models/BenchmarkCellsModel.h"
#include "widgets/models/BenchmarkDefinitionsModel.h"
#include "widgets/models/BenchmarkFrames.h"
#include "widgets/models/BenchmarkInput.h"
#include "widgets/models/BenchmarkRunsModel.h"
#include "widgets/models/BenchmarkRunText.h"
#include "widgets/models/BenchmarkWords.h"

#include <QTimeZone>

#include <algorithm>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kRuns = 20; // of each kind and state

} // namespace

class GoldenBenchmarksTest final : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    QTimeZone m_zone = QTimeZone::utc();
    BenchmarkRuns m_runs;

private Q_SLOTS:

    void init()
    {
        m_runs = sampleLiveRuns(m_clock.now());
        for (BenchmarkRunPtr &run : sampleRuns(kRuns, m_clock.now()))
            m_runs.push_back(std::move(run));
    }

    void runsAreListedInWords()
    {
        BenchmarkRunsModel model;
        checkRows("BenchmarkRunsModel", model, benchmarkRunRows(m_runs, {}, m_clock.now(), m_zone));
    }

    void runsAreNarrowed()
    {
        const auto count = [this](const RunFilter &filter) {
            return benchmarkRunRows(m_runs, filter, m_clock.now(), m_zone).size();
        };
        RunFilter filter;
        filter.kind = BenchmarkKind::Command;
        const std::size_t commands = count(filter);
        QVERIFY(commands > 0 && commands < m_runs.size());
        filter = {};
        filter.state = RunState::Failed;
        QCOMPARE(count(filter), std::size_t(1));
        filter = {};
        filter.verdict = RunVerdict::Invalid;
        QCOMPARE(count(filter), std::size_t(2));
        filter = {};
        filter.model = "mlp";
        filter.age = 5h;
        const std::size_t young = count(filter);
        filter.age = 50h;
        QVERIFY(young > 0 && young < count(filter));
        filter.device = "cuda:0"; // the quick model ran nowhere else
        QCOMPARE(count(filter), std::size_t(0));
    }

    void cellsAreListedInWords()
    {
        BenchmarkRun run = *m_runs[2];
        run.cells[1].isSkipped = true;
        run.cells[1].skippedFor = "Its batch of 1 missed the objective";
        run.cells[2].verdict = RunVerdict::Invalid;
        run.cells[2].reasons = {{"errors", "0.4 % of the requests failed", true}};
        run.cells[2].errors = {{"503 Service Unavailable", 3}};
        BenchmarkCellsModel model;
        checkRows("BenchmarkCellsModel", model, benchmarkCellRows(run));
    }

    void percentilesThatLackRequestsSaySo()
    {
        const std::vector<BenchmarkCellRow> rows = benchmarkCellRows(*m_runs[3]);
        const ToldNumber &p99 = rows.front().numbers[BenchmarkCellRow::P99];
        QVERIFY(!p99.value);
        QCOMPARE(p99.text, QStringLiteral("needs 662 requests, has 80"));
        QVERIFY(!p99.note.isEmpty());
        QVERIFY(rows.front().numbers[BenchmarkCellRow::P90].value.has_value());
    }

    void definitionsAreListedInWords()
    {
        BenchmarkDefinitionsModel model;
        checkRows("BenchmarkDefinitionsModel",
                  model,
                  benchmarkDefinitionRows(sampleDefinitions(), m_runs));
    }

    void whatIsSaidAboutRuns()
    {
        QStringList lines;
        for (const BenchmarkRunPtr &run : m_runs)
            lines.append({QString::fromStdString(run->id),
                          runSentence(*run, m_clock.now(), m_zone),
                          progressText(run->progress),
                          runStepText(*run),
                          verdictReasonsText(*run),
                          environmentChange(*run, m_runs)});
        for (const BenchmarkDefinition &definition : sampleDefinitions())
            lines.append(definitionFacts(definition));
        lines.append(environmentFacts(sampleEnvironment(true)));
        lines.append(preflightText({}));
        const QString difference = goldenDifference(QStringLiteral("BenchmarkRunText"),
                                                    lines.join(QChar(u'\n')) + QChar(u'\n'));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void whatIsSaidAboutJudgements()
    {
        QStringList lines;
        const std::vector<PlacedCell> cells = newestCells(m_runs);
        for (const ScalingAxis axis : scalingAxes(cells))
            lines.append(
                {scalingAxisText(axis),
                 kneeText(scalingCurves(cells, axis, headlineOf(BenchmarkMeasure::Throughput)),
                          axis)});
        for (const RankedBy by : {RankedBy::Model, RankedBy::Device})
            for (const ResultRanking &ranking :
                 rankResults(cells, by, headlineOf(BenchmarkMeasure::Throughput)))
                lines.append({cellKeyText(ranking.condition), rankingText(ranking)});
        const CellNumber number = headlineOf(BenchmarkMeasure::Throughput);
        const CellTrack track = cellTracks(m_runs).front();
        lines.append(historyText(cellHistory(m_runs, track, number), number, m_zone));
        const QString difference = goldenDifference(QStringLiteral("BenchmarkFrames"),
                                                    lines.join(QChar(u'\n')) + QChar(u'\n'));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void framesMarkWhatWasFound()
    {
        const std::vector<PlacedCell> cells = newestCells(m_runs, "chat");
        const CellNumber latency = headlineOf(BenchmarkMeasure::Latency);
        const auto curves = scalingCurves(cells, ScalingAxis::Concurrency, latency);
        QVERIFY(!curves.empty());
        const CurveFramePtr frame = loadCurveFrame(curves, ScalingAxis::Concurrency, latency);
        QCOMPARE(frame->curves.size(), curves.size());
        const std::size_t knee = curves[0].knee->point;
        QVERIFY(frame->curves[0].points[knee].isMarked);
        QCOMPARE(frame->curves[0].points[knee].x, curves[0].points[knee].throughput.value);
        const MatrixFramePtr matrix = compatibilityFrame(compatibilityOf(m_runs));
        QCOMPARE(matrix->cells.size(), matrix->rows.size() * matrix->columns.size());
    }

    void samplesAreSpreadAndInOrder()
    {
        const MeasuredValues &values = m_runs[2]->cells.front().values.front();
        const DistributionFramePtr spread = sampleDistribution(values);
        QCOMPARE(spread->series.size(), std::size_t(1));
        QCOMPARE(spread->series.front().count, values.samples.size());
        const CurveFramePtr course = sampleCourse(values);
        QCOMPARE(course->curves.front().points[1].y, values.samples[1]);
        QVERIFY(sampleDistribution({})->series.empty());
        QVERIFY(sampleCourse({})->curves.empty());
    }

    void whatIsTypedBecomesValues()
    {
        QCOMPARE(readNameList(QStringLiteral(" cpu, cuda:0 ,,")),
                 (std::vector<std::string>{"cpu", "cuda:0"}));
        QCOMPARE(readCounts(QStringLiteral("1, 8,64")),
                 std::optional(std::vector<std::int64_t>{1, 8, 64}));
        QCOMPARE(readCounts(QString()), std::optional(std::vector<std::int64_t>()));
        for (const char *wrong : {"0", "-1", "1.5", "x", "1 2", "99999999999"})
            QVERIFY2(!readCounts(QString::fromLatin1(wrong)), wrong);
        QCOMPARE(readRates(QStringLiteral("0.5, 10")), std::optional(std::vector<double>{0.5, 10}));
        for (const char *wrong : {"0", "-1", "nan", "inf", "1e12", "x"})
            QVERIFY2(!readRates(QString::fromLatin1(wrong)), wrong);
        const auto commands = readCommands(QStringLiteral("old = ./a --x = 3\n\n./b --y"));
        QCOMPARE(commands.size(), std::size_t(2));
        QCOMPARE(commands[0].name, std::string("old"));
        QCOMPARE(commands[0].command, std::string("./a --x = 3"));
        QCOMPARE(commands[1].name, std::string("B"));
        QCOMPARE(readCommands(commandsInput(commands)), commands);
        QCOMPARE(definitionIdOf(QStringLiteral("BERT, large (int8)!")),
                 std::string("bert-large-int8"));
        QCOMPARE(definitionIdOf(QStringLiteral("…")), std::string("benchmark"));
    }
};

QTEST_MAIN(GoldenBenchmarksTest)
#include "GoldenBenchmarksTest.moc"
