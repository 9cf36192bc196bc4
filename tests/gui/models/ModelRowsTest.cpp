// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ComparedModel.h"
#include "widgets/models/ModelSelectors.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/models/ModelWords.h"
#include "widgets/models/ProcessesModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow{std::chrono::hours(500'000)};

LatestValue value(std::string metric, Labels labels, double number, Duration age = 1s)
{
    return {SeriesId(1),
            std::make_shared<SeriesKey>(SeriesKey{std::move(metric), std::move(labels)}),
            {kNow - age, number}};
}

SourceStatus endpoint(std::string name, SourceState state)
{
    SourceStatus source;
    source.id = SourceId(1);
    source.config.name = std::move(name);
    source.health.state = state;
    return source;
}

} // namespace

class ModelRowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void gathersOneRowPerModel()
    {
        const LatestValues values{
            value("inference_latency_seconds",
                  {{"source", "a"}, {"model", "m"}, {"quantile", "0.5"}},
                  0.010),
            value("inference_latency_seconds",
                  {{"source", "a"}, {"model", "m"}, {"quantile", "0.95"}},
                  0.020),
            value("inference_latency_seconds",
                  {{"source", "a"}, {"model", "m"}, {"quantile", "0.99"}},
                  0.030),
            value("throughput_samples_per_second", {{"source", "a"}, {"model", "m"}}, 120),
            value("requests_per_second", {{"source", "a"}, {"model", "m"}}, 12),
            value("error_ratio", {{"source", "a"}, {"model", "m"}}, 0.02),
            value("requests_per_second", {{"source", "b"}, {"model", "m"}}, 7),
        };
        const auto rows = modelRows(values, {endpoint("a", SourceState::Up)}, kNow);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].p50.value().value, 0.010);
        QCOMPARE(rows[0].p95.value().value, 0.020);
        QCOMPARE(rows[0].p99.value().value, 0.030);
        QVERIFY(rows[0].p50->quality.isGood());
        QCOMPARE(rows[0].throughput, std::optional(120.0));
        QVERIFY(rows[0].throughputUnit == Unit::SamplePerSecond);
        QCOMPARE(rows[0].errors, std::optional(0.02));
        QCOMPARE(rows[0].stateText, QStringLiteral("live"));
        QCOMPARE(rows[1].throughput, std::optional(7.0));
        QVERIFY(rows[1].throughputUnit == Unit::RequestPerSecond);
        QVERIFY(!rows[1].p50);
        QVERIFY(rows[0].id != rows[1].id);
    }

    void aNumberCarriesWhatWasSaidWithItAtThatMoment()
    {
        const Labels labels{{"source", "a"}, {"model", "m"}, {"quantile", "0.95"}};
        LatestValues values{
            value("inference_latency_seconds", labels, 0.0048),
            value("inference_latency_seconds_quality", labels, 8),
            value("inference_latency_seconds_limit", labels, 0.005),
            value("time_to_first_token_seconds", labels, 7680),
            value("time_to_first_token_seconds_quality", labels, 2),
            value("inter_token_latency_seconds", labels, 0.02),
            value("inter_token_latency_seconds_quality", labels, 4, 60s),
        };
        ModelsModel model;
        model.setRows(modelRows(values, {}, kNow));
        QCOMPARE(model.rowCount(), 1);
        const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(text(ModelsModel::P95), QStringLiteral("≤ 5\u00A0ms"));
        QCOMPARE(model.index(0, ModelsModel::P95).data(ValueRole).toDouble(), 0.005);
        QVERIFY(model.index(0, ModelsModel::P95)
                    .data(Qt::AccessibleDescriptionRole)
                    .toString()
                    .startsWith(QStringLiteral("At most")));
        QCOMPARE(text(ModelsModel::FirstToken), QStringLiteral("≥ 2.13\u00A0h"));
        QCOMPARE(text(ModelsModel::InterToken), QStringLiteral("20\u00A0ms"));
        QVERIFY(model.index(0, ModelsModel::P95)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("lowest bucket")));
    }

    void whatNamesNoModelBelongsToTheOnlyOne()
    {
        LatestValues values{
            value("requests_per_second", {{"source", "a"}, {"model", "m"}}, 7),
            value("error_ratio", {{"source", "a"}}, 0.5),
        };
        const auto one = modelRows(values, {}, kNow);
        QCOMPARE(one.size(), std::size_t(1));
        QCOMPARE(one[0].errors, std::optional(0.5));
        QVERIFY(one[0].spansModels);
        values.push_back(value("requests_per_second", {{"source", "a"}, {"model", "n"}}, 7));
        QCOMPARE(modelRows(values, {}, kNow).size(), std::size_t(3));
    }

    void saysWhatAServerDoesNotSay()
    {
        SourceStatus triton = endpoint("a", SourceState::Up);
        triton.health.recognised = "NVIDIA Triton Inference Server";
        const auto rows = modelRows(
            {value("inference_latency_mean_seconds", {{"source", "a"}, {"model", "m"}}, 0.1),
             value("error_ratio", {{"source", "a"}, {"model", "m"}}, 0)},
            {triton},
            kNow);
        QCOMPARE(rows.at(0).stack, QStringLiteral("NVIDIA Triton Inference Server"));
        const QString words = missingWords(rows.at(0));
        QVERIFY(words.startsWith(QStringLiteral("Not reported: throughput, queue, memory.")));
        QVERIFY(words.contains(QStringLiteral("summary_latencies=true")));
    }

    void memoryOfSeveralGpusBelongsToTheModelTheyName()
    {
        const LatestValues values{
            value("requests_per_second", {{"source", "a"}, {"model", "m"}}, 7),
            value("requests_per_second", {{"source", "a"}, {"model", "n"}}, 7),
            value("gpu_memory_used_bytes", {{"source", "a"}, {"model", "m"}, {"device", "0"}}, 5),
            value("gpu_memory_used_bytes", {{"source", "a"}, {"model", "m"}, {"device", "1"}}, 6)};
        const auto rows = modelRows(values, {}, kNow);
        QCOMPARE(rows.at(0).memory, std::optional(11.0));
        QVERIFY(!rows.at(1).memory);
    }

    void aGpuIsTheOneThatTheServerNames()
    {
        LatestValues values{
            value("requests_per_second", {{"source", "a"}, {"model", "m"}, {"device", "0"}}, 7),
            value("requests_per_second", {{"source", "a"}, {"model", "n"}, {"device", "1"}}, 7),
            value("requests_per_second", {{"source", "a"}, {"model", "o"}, {"device", "9"}}, 7),
            value("requests_per_second", {{"source", "b"}, {"model", "m"}}, 7),
            value("gpu_utilization_ratio", {{"source", "a"}, {"device", "0"}}, 0.2),
            value("gpu_utilization_ratio", {{"source", "a"}, {"device", "1"}}, 0.9),
            value("gpu_utilization_ratio", {{"source", "machine"}, {"device", "0"}}, 0.5)};
        auto rows = modelRows(values, {}, kNow);
        QCOMPARE(rows.size(), std::size_t(4));
        QCOMPARE(rows[0].gpu, std::optional(0.2));
        QCOMPARE(rows[1].gpu, std::optional(0.9));
        QVERIFY(!rows[2].gpu); // a device nobody measures
        QVERIFY(!rows[3].gpu); // another server, whose GPU is not known
        values.push_back(value("gpu_utilization_ratio", {{"source", "b"}, {"device", "x"}}, 0.3));
        QCOMPARE(modelRows(values, {}, kNow)[3].gpu, std::optional(0.3));
        values.push_back(value("gpu_utilization_ratio", {{"source", "b"}, {"device", "y"}}, 0.4));
        QVERIFY(!modelRows(values, {}, kNow)[3].gpu); // one of two
    }

    void saysWhatLimitsAModel_data()
    {
        QTest::addColumn<double>("queue");
        QTest::addColumn<double>("kvCache");
        QTest::addColumn<double>("gpu");
        QTest::addColumn<double>("preemptions");
        QTest::addColumn<QString>("words");
        const auto none = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("full") << 12.0 << 0.97 << none << none
                              << QStringLiteral("KV cache 97\u00A0% full: 12 requests wait");
        QTest::newRow("busy") << 3.0 << 0.4 << 0.98 << none
                              << QStringLiteral("GPU 98\u00A0% busy: 3 requests wait");
        QTest::newRow("not the cache")
            << 3.0 << 0.4 << 0.5 << none
            << QStringLiteral("3 requests wait; the KV cache, 40\u00A0% full, is not the reason");
        QTest::newRow("nearly full")
            << 0.0 << 0.92 << none << none
            << QStringLiteral("KV cache 92\u00A0% full; no request waits yet");
        QTest::newRow("thrown out")
            << 3.0 << 0.99 << none << 0.5
            << QStringLiteral(
                   "KV cache too small: 0.5\u00A0/s requests are thrown out of execution "
                   "and begin again");
        QTest::newRow("calm") << 0.0 << 0.1 << none << 0.0 << QStringLiteral("No request waits");
        QTest::newRow("not said") << none << none << 0.99 << none << QString();
    }

    void saysWhatLimitsAModel()
    {
        const auto known
            = [](double value) { return std::isnan(value) ? std::nullopt : std::optional(value); };
        QFETCH(double, queue);
        QFETCH(double, kvCache);
        QFETCH(double, gpu);
        QFETCH(double, preemptions);
        ModelRow row;
        row.queue = known(queue);
        row.kvCache = known(kvCache);
        row.gpu = known(gpu);
        row.preemptions = known(preemptions);
        QTEST(modelLimit(row).text, "words");
    }

    void aCourseIsOfThePercentileElseOfTheMean()
    {
        const LatestValues values{
            value("inference_latency_seconds",
                  {{"source", "a"}, {"model", "m"}, {"quantile", "0.99"}},
                  0.03),
            value("inference_latency_mean_seconds", {{"source", "b"}, {"model", "m"}}, 0.02),
            value("requests_per_second", {{"source", "c"}, {"model", "m"}}, 1)};
        const auto rows = modelRows(values, {}, kNow);
        QVERIFY(modelCourseSelector(rows[0]).matches(*values[0].key));
        QVERIFY(modelCourseSelector(rows[1]).matches(*values[1].key));
        QVERIFY(modelCourseSelector(rows[2]).metric.empty());
    }

    void someRowsCanBeMarked()
    {
        ModelsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        LatestValues values;
        for (const char *name : {"a", "b", "c", "d", "e", "f", "g"})
            values.push_back(value("queue_depth", {{"source", name}}, 3));
        model.setRows(modelRows(values, {}, kNow));
        QSignalSpy changes(&model, &ModelsModel::marksChanged);
        for (int row = 0; row < 7; ++row)
            QVERIFY(model.setData(
                model.index(row, ModelsModel::Mark), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(model.marked().size(), qsizetype(ModelsModel::kMostMarks));
        QCOMPARE(changes.count(), ModelsModel::kMostMarks);
        QCOMPARE(model.index(0, ModelsModel::Mark).data(Qt::CheckStateRole).toInt(),
                 int(Qt::Checked));
        QCOMPARE(model.index(6, ModelsModel::Mark).data(Qt::CheckStateRole).toInt(),
                 int(Qt::Unchecked));
        values.erase(values.begin()); // a model that is gone keeps its mark
        model.setRows(modelRows(values, {}, kNow));
        QCOMPARE(model.marked().size(), qsizetype(ModelsModel::kMostMarks));
        model.clearMarks();
        QVERIFY(model.marked().isEmpty());
    }

    void differencesAreAgainstTheFirst()
    {
        const auto percentile = [](const char *source, double seconds) {
            return value("inference_latency_seconds",
                         {{"source", source}, {"model", "m"}, {"quantile", "0.95"}},
                         seconds);
        };
        const LatestValues values{percentile("a", 0.1),
                                  percentile("b", 0.15),
                                  value("error_ratio", {{"source", "a"}, {"model", "m"}}, 0.01),
                                  value("error_ratio", {{"source", "b"}, {"model", "m"}}, 0.03),
                                  value("error_ratio", {{"source", "c"}, {"model", "x"}}, 0.01)};
        ComparedModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(comparedRows(modelRows(values, {}, kNow)));
        const auto text
            = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, ComparedModel::Name), QStringLiteral("m · a"));
        QCOMPARE(text(1, ComparedModel::Name), QStringLiteral("m · b"));
        QCOMPARE(text(2, ComparedModel::Name), QStringLiteral("x"));
        QCOMPARE(text(0, ComparedModel::P95Change), QString());
        QCOMPARE(text(1, ComparedModel::P95Change), QStringLiteral("▲ 50\u00A0%"));
        QCOMPARE(text(1, ComparedModel::ErrorsChange), QStringLiteral("▲ 2 points"));
        QCOMPARE(text(2, ComparedModel::P95), QStringLiteral("–"));
        QCOMPARE(text(2, ComparedModel::P95Change), QString());
    }

    void aMachineServesNothing()
    {
        const LatestValues values{
            value("memory_used_bytes", {{"source", "machine"}}, 1e9),
            value("gpu_memory_used_bytes", {{"source", "machine"}, {"device", "gpu0"}}, 1e9)};
        QVERIFY(modelRows(values, {}, kNow).empty());
    }

    void memoryOfTheProcessBelongsToItsOnlyModel()
    {
        LatestValues values{value("requests_per_second", {{"source", "a"}, {"model", "m"}}, 7),
                            value("memory_used_bytes", {{"source", "a"}}, 1e9)};
        QCOMPARE(modelRows(values, {}, kNow).at(0).memory, std::optional(1e9));
        values.push_back(value("requests_per_second", {{"source", "a"}, {"model", "n"}}, 8));
        const auto rows = modelRows(values, {}, kNow);
        QVERIFY(!rows.at(0).memory);
        QVERIFY(!rows.at(1).memory);
    }

    void whatNamesNoDeviceBelongsToTheOnlyOne()
    {
        LatestValues values{
            value("queue_depth", {{"source", "a"}, {"model", "m"}}, 3),
            value("inference_latency_mean_seconds",
                  {{"source", "a"}, {"model", "m"}, {"device", "cpu"}},
                  0.1),
            value("throughput_samples_per_second",
                  {{"source", "a"}, {"model", "m"}, {"device", "cpu"}},
                  9),
        };
        const auto one = modelRows(values, {}, kNow);
        QCOMPARE(one.size(), std::size_t(1));
        QCOMPARE(one[0].queue, std::optional(3.0));
        QCOMPARE(one[0].device, QStringLiteral("cpu"));
        QVERIFY(one[0].spansDevices);
        values.push_back(value("throughput_samples_per_second",
                               {{"source", "a"}, {"model", "m"}, {"device", "gpu"}},
                               9));
        QCOMPARE(modelRows(values, {}, kNow).size(), std::size_t(3));
    }

    void aServerWithoutModelNamesIsCalledByItsSource()
    {
        const auto rows = modelRows({value("queue_depth", {{"source", "llama"}}, 3)}, {}, kNow);
        QCOMPARE(rows.at(0).model, QStringLiteral("llama"));
        QCOMPARE(rows.at(0).queue, std::optional(3.0));
    }

    void oldValuesSaySo()
    {
        const LatestValues values{value("queue_depth", {{"source", "a"}}, 3, 90s)};
        const auto down = modelRows(values, {endpoint("a", SourceState::BackingOff)}, kNow);
        QVERIFY(down.at(0).isStale);
        QVERIFY(down.at(0).state == CellState::Critical);
        QVERIFY(down.at(0).stateText.startsWith(QStringLiteral("down")));
        const auto paused = modelRows(values, {endpoint("a", SourceState::Paused)}, kNow);
        QVERIFY(paused.at(0).state == CellState::Waiting);
        const auto past
            = modelRows(values, {endpoint("a", SourceState::BackingOff)}, kNow - 89s, true);
        QCOMPARE(past.at(0).stateText, QStringLiteral("stored"));
        const auto gone = modelRows(values, {}, kNow);
        QVERIFY(gone.at(0).state == CellState::Warning);
    }

    void undefinedValuesAreNotShown()
    {
        const auto nan = std::numeric_limits<double>::quiet_NaN();
        const LatestValues values{value("queue_depth", {{"source", "a"}}, 3),
                                  value("error_ratio", {{"source", "a"}}, nan)};
        QVERIFY(!modelRows(values, {}, kNow).at(0).errors);
    }

    void processesAreThoseOfTheNewestTick()
    {
        const LatestValues values{
            value("process_cpu_ratio", {{"pid", "7"}, {"name", "busy"}}, 0.9),
            value("process_memory_bytes", {{"pid", "7"}, {"name", "busy"}}, 5e6),
            value("process_memory_bytes", {{"pid", "8"}, {"name", "big"}}, 5e9),
            value("process_cpu_ratio", {{"pid", "9"}, {"name", "gone"}}, 1.0, 30s),
        };
        const auto rows = processRows(values);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].name, QStringLiteral("busy"));
        QCOMPARE(rows[0].memory, std::optional(5e6));
        QCOMPARE(rows[1].name, QStringLiteral("big"));
    }
};

QTEST_GUILESS_MAIN(ModelRowsTest)
#include "ModelRowsTest.moc"
