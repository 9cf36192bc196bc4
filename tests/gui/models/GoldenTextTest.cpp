// SPDX-License-Identifier: GPL-3.0-or-later
// What every item model of the window shows, of fixed values, against texts that were read by a
// person. PERFDECK_APPROVE=1 writes them anew.
#include "tests/gui/models/GoldenCheck.h"
#include "tests/support/FrameBuilder.h"
#include "widgets/export/DataTableModel.h"
#include "widgets/models/ComparedModel.h"
#include "widgets/models/EventsModel.h"
#include "widgets/models/FindingsModel.h"
#include "widgets/models/GpusModel.h"
#include "widgets/models/LatestModel.h"
#include "widgets/models/MachineModel.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/models/NotesModel.h"
#include "widgets/models/PaletteModel.h"
#include "widgets/models/ProcessesModel.h"
#include "widgets/models/SeriesTreeModel.h"
#include "widgets/models/SourcesModel.h"
#include "widgets/tables/RowProxy.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

#include <array>
#include <limits>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow{1'763'733'600s}; // 2025-11-21T14:00:00Z

constexpr std::array kPaletteRoles{NamedRole{PaletteModel::KindRole, "kind"},
                                   NamedRole{PaletteModel::DetailRole, "detail"},
                                   NamedRole{PaletteModel::PositionsRole, "letters"}};

LatestValue value(std::string metric, Labels labels, double number, Duration age = 1s)
{
    return {SeriesId(1),
            std::make_shared<SeriesKey>(SeriesKey{std::move(metric), std::move(labels)}),
            {kNow - age, number}};
}

SourceStatus endpoint(std::uint32_t id, std::string name, SourceState state)
{
    SourceStatus source;
    source.id = SourceId(id);
    source.config.name = std::move(name);
    source.config.url = "http://host:8000/metrics";
    source.health.state = state;
    return source;
}

std::vector<SourceStatus> sources()
{
    SourceStatus machine = endpoint(1, "machine", SourceState::Up);
    machine.config.kind = SourceKind::Machine;
    machine.config.url.clear();
    machine.health.lastSuccess = kNow - 1s;
    machine.health.samplesPerSecond = 180;
    machine.health.series = 179;
    SourceStatus up = endpoint(2, "llama", SourceState::Up);
    up.health.recognised = "vLLM";
    up.health.lastSuccess = kNow - 2s;
    up.health.latency = 4200us;
    up.health.samplesPerSecond = 61.5;
    up.health.series = 307;
    SourceStatus down = endpoint(3, "", SourceState::BackingOff);
    down.health.lastError = "http://host:8000/metrics: connection refused";
    down.health.lastSuccess = kNow - 90s;
    down.health.lastFailure = kNow - 1s;
    down.health.nextAttempt = kNow + 8s;
    down.health.consecutiveFailures = 5;
    return {up,
            down,
            machine,
            endpoint(4, "waits", SourceState::Paused),
            endpoint(5, "new <b>one</b>", SourceState::Starting)};
}

LatestValues servedValues()
{
    const auto latency = [](const char *source, const char *quantile, double seconds) {
        return value("inference_latency_seconds",
                     {{"source", source}, {"model", "m"}, {"quantile", quantile}},
                     seconds);
    };
    const Labels llama{{"source", "llama"}, {"model", "m"}};
    return {latency("llama", "0.5", 0.011),
            latency("llama", "0.95", 0.0048),
            value("inference_latency_seconds_quality",
                  {{"source", "llama"}, {"model", "m"}, {"quantile", "0.95"}},
                  8),
            value("inference_latency_seconds_limit",
                  {{"source", "llama"}, {"model", "m"}, {"quantile", "0.95"}},
                  0.005),
            latency("llama", "0.99", 0.25),
            value("throughput_samples_per_second", llama, 1234.5),
            value("generation_tokens_per_second", llama, 842),
            value("error_ratio", llama, 0.02),
            value("queue_depth", llama, 3),
            value("kv_cache_usage_ratio", llama, 0.97),
            latency("other", "0.95", 0.0096),
            value("error_ratio", {{"source", "other"}, {"model", "m"}}, 0.03),
            value("queue_depth", {{"source", "old"}}, 3, 90s)};
}

EntityTreePtr machine()
{
    using Kind = Entity::Kind;
    return std::make_shared<const EntityTree>(EntityTree{
        {"machine", "", Kind::Machine, "box", {{"Memory", "16 GiB"}, {"Cores", "2"}, {"X", "y"}}},
        {"machine/package-0", "machine", Kind::Package, "A processor", {{"Cores", "2"}}},
        {"machine/package-0/core-0", "machine/package-0", Kind::Core, "Core 0", {}},
        {"machine/gpu", "machine", Kind::Gpu, "NVIDIA H100", {{"GPU", "gpu0"}}}});
}

LatestValues gpuValues()
{
    const auto ofGpu = [](std::string metric, Labels labels, double number) {
        labels.set("source", "machine");
        labels.set("device", "gpu0");
        return value(std::move(metric), std::move(labels), number);
    };
    return {ofGpu("gpu_utilization_ratio", {}, 0.87),
            ofGpu("gpu_memory_used_bytes", {}, 8.0 * (1ULL << 30U)),
            ofGpu("gpu_memory_total_bytes", {}, 80.0 * (1ULL << 30U)),
            ofGpu("gpu_power_watts", {}, 612),
            ofGpu("gpu_power_limit_watts", {}, 700),
            ofGpu("gpu_temperature_celsius", {}, 61),
            ofGpu("gpu_clock_hertz", {{"clock", "sm"}}, 1.755e9),
            ofGpu("gpu_throttled", {{"reason", "power_cap"}}, 1),
            value("gpu_utilization_ratio", {{"source", "machine"}, {"device", "gpu1"}}, 0.1, 60s)};
}

FoundSeriesPtr found()
{
    auto made = std::make_shared<FoundSeries>();
    const auto record = [](std::uint32_t id, std::string metric, Labels labels) {
        return SeriesRecord{
            SeriesId(id),
            std::make_shared<const SeriesKey>(SeriesKey{std::move(metric), std::move(labels)})};
    };
    made->metrics
        = {{metricInfo("memory_used_bytes"), {record(1, "memory_used_bytes", {{"source", "box"}})}},
           {metricInfo("requests_total"),
            {record(2, "requests_total", {{"code", "200"}}), record(3, "requests_total", {})},
            "Requests <b>answered</b>\nsince the start"}};
    made->found = made->searched = 3;
    return made;
}

FramePtr numbers()
{
    return FrameBuilder({kNow - 10s, kNow}, 10)
        .add({"memory_used_bytes", {{"source", "box"}}},
             {{kNow - 3s, 1 << 20}, {kNow - 2s, 3 << 20}})
        .add({"requests_total", {{"code", "200"}}}, {{kNow - 5s, 12}})
        .build();
}

DataTablePtr table()
{
    auto made = std::make_shared<DataTable>();
    made->columns = {{"time", QStringLiteral("Time"), Unit::None, true},
                     {"p99_seconds", QStringLiteral("p99"), Unit::Second},
                     {"count", QStringLiteral("Count")},
                     {"note", QStringLiteral("Note")}};
    made->cells = {std::int64_t{kNow.time_since_epoch().count()},
                   0.0235,
                   std::int64_t{12},
                   std::string("=1+1"),
                   std::int64_t{(kNow + 1500ms).time_since_epoch().count()},
                   {},
                   std::int64_t{0},
                   std::string()};
    return made;
}

} // namespace

class GoldenTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void events()
    {
        EventsModel model;
        checkRows("EventsModel",
                  model,
                  eventRows({{kNow, "source-down", Severity::Critical, "host", "It is gone.", {}},
                             {kNow - 30h, "source-up", Severity::Info, "", "a <i>b</i>", {}}},
                            kNow,
                            QTimeZone::utc()));
    }

    void notes()
    {
        NotesModel model;
        Note moment;
        moment.id = NoteId(1);
        moment.from = kNow - 1h;
        moment.text = "new driver\non both";
        moment.author = "ada";
        moment.tags = {"deploy", "gpu"};
        Note range = moment;
        range.id = NoteId(2);
        range.to = kNow - 30min;
        range.tags.clear();
        checkRows("NotesModel", model, noteRows({moment, range}, kNow, QTimeZone::utc()));
    }

    void findings()
    {
        FindingsModel model;
        Finding slow;
        slow.id = slow.group = FindingId(1);
        slow.series = std::make_shared<SeriesKey>(
            SeriesKey{"inference_latency_seconds",
                      Labels{{"model", "bert"}, {"quantile", "0.95"}, {"source", "gpu-1"}}});
        slow.time = kNow - 2h;
        slow.effect = 0.129;
        slow.effectLow = 0.119;
        slow.effectHigh = 0.139;
        slow.confidence = 0.97;
        slow.verdict = FindingVerdict::Regressed;
        Finding with = slow;
        with.id = FindingId(2);
        Finding better = slow;
        better.id = better.group = FindingId(3);
        better.time = kNow - 30h;
        better.effect = better.effectLow = better.effectHigh = -0.5;
        better.verdict = FindingVerdict::Improved;
        better.triage.state = TriageState::Fixed;
        Finding other = slow;
        other.id = other.group = FindingId(4);
        other.series = std::make_shared<SeriesKey>(SeriesKey{"error_ratio", {}});
        other.effect = other.effectHigh = std::numeric_limits<double>::infinity();
        other.verdict = FindingVerdict::Environment;
        other.isGone = true;
        checkRows(
            "FindingsModel",
            model,
            findingRows({better, with, slow, other}, FindingFilter::All, kNow, QTimeZone::utc()));
        QCOMPARE(
            findingRows({better, with, slow, other}, FindingFilter::Open, kNow, QTimeZone::utc())
                .size(),
            std::size_t(1));
        QCOMPARE(
            findingRows({better, slow, other}, FindingFilter::Regressions, kNow, QTimeZone::utc())
                .size(),
            std::size_t(2));
    }

    void sourcesOfThePanel()
    {
        SourcesModel model;
        checkRows("SourcesModel", model, sourceRows(sources(), kNow));
    }

    void models()
    {
        ModelsModel model;
        checkRows("ModelsModel", model, modelRows(servedValues(), sources(), kNow));
    }

    void compared()
    {
        ComparedModel model;
        checkRows("ComparedModel", model, comparedRows(modelRows(servedValues(), sources(), kNow)));
    }

    void latest()
    {
        LatestModel model;
        checkRows("LatestModel", model, latestRows(servedValues(), kNow));
    }

    void processes()
    {
        ProcessesModel model;
        checkRows(
            "ProcessesModel",
            model,
            processRows({value("process_cpu_ratio", {{"pid", "7"}, {"name", "busy"}}, 0.9),
                         value("process_memory_bytes", {{"pid", "7"}, {"name", "busy"}}, 5e6),
                         value("process_memory_bytes", {{"pid", "8"}, {"name", "big"}}, 5e9)}));
    }

    void gpus()
    {
        GpusModel model;
        checkRows("GpusModel", model, gpuRows(gpuValues(), machine(), kNow));
    }

    void machineTree()
    {
        MachineModel model;
        checkText(QStringLiteral("MachineModel"), model, {}, [&model] {
            model.setTree(machine());
            model.setTree(nullptr);
            model.setTree(machine());
        });
    }

    void seriesTree()
    {
        SeriesTreeModel model;
        checkText(QStringLiteral("SeriesTreeModel"), model, {}, [&model] {
            model.setFound(found());
            model.setFound(std::make_shared<FoundSeries>());
            model.setFound(found());
            model.addNumbers(*numbers(), kNow);
        });
    }

    void palette()
    {
        PaletteModel model;
        checkText(QStringLiteral("PaletteModel"), model, kPaletteRoles, [&model] {
            model.setItems({{QStringLiteral("tab.models"),
                             QStringLiteral("Tab"),
                             QStringLiteral("Models"),
                             QStringLiteral("Alt+2")},
                            {QStringLiteral("metric.queue"),
                             QStringLiteral("Metric"),
                             QStringLiteral("queue_depth")},
                            {QStringLiteral("action.pause"),
                             QStringLiteral("Action"),
                             QStringLiteral("Pause"),
                             QStringLiteral("Space")}});
            model.addItems(
                {{QStringLiteral("model.m"), QStringLiteral("Model"), QStringLiteral("my model")}});
            model.setPattern(QStringLiteral("zzz"));
            model.setPattern(QStringLiteral("mo"));
        });
    }

    void dataTable()
    {
        DataTableModel model;
        model.setTimeZone(QTimeZone::utc());
        checkText(QStringLiteral("DataTableModel"), model, {}, [&model] {
            model.setTable(table());
            model.setTable(std::make_shared<DataTable>());
            model.setTable(table());
        });
    }

    void sortedAndFiltered()
    {
        SourcesModel rows;
        RowProxy model;
        model.setSourceModel(&rows);
        checkText(QStringLiteral("RowProxy"), model, kRowRoles, [&rows, &model] {
            rows.setRows(sourceRows(sources(), kNow));
            model.setFilter(RowFilter::parse(QStringLiteral("-paused"), rows));
            model.sort(SourcesModel::Rate, Qt::DescendingOrder);
        });
        QCOMPARE(model.rowCount(), rows.rowCount() - 1);
    }

    /// A new model is not forgotten here.
    void everyModelHasItsText()
    {
        const QRegularExpression aModel(
            QStringLiteral("class (\\w+) final : public (QAbstract\\w*Model|RowModel<)"));
        int models = 0;
        QDirIterator headers(QStringLiteral(PERFDECK_TEST_DATA "/../../widgets"),
                             {QStringLiteral("*.h")},
                             QDir::Files,
                             QDirIterator::Subdirectories);
        while (headers.hasNext()) {
            QFile header(headers.next());
            QVERIFY(header.open(QIODevice::ReadOnly));
            auto matches = aModel.globalMatch(QString::fromUtf8(header.readAll()));
            while (matches.hasNext()) {
                ++models;
                const QString name = matches.next().captured(1);
                QVERIFY2(
                    QFile::exists(QStringLiteral(PERFDECK_TEST_DATA "/golden/%1.txt").arg(name)),
                    qPrintable(name
                               + QStringLiteral(
                                   ": give it fixed values in tests/gui/models/Golden*Test.cpp")));
            }
        }
        QVERIFY(models >= 15);
    }

    void aDifferenceIsToldByItsLines()
    {
        const QString before = QStringLiteral("a\nb\nc\nd\n");
        QCOMPARE(lineDifference(before, before), QString());
        QCOMPARE(lineDifference(before, QStringLiteral("a\nx\ny\nd\n")),
                 QStringLiteral("line 2:\n- b\n- c\n+ x\n+ y"));
        QCOMPARE(lineDifference(before, QStringLiteral("a\nb\nb\nc\nd\n")),
                 QStringLiteral("line 3:\n+ b"));
        if (!qEnvironmentVariableIsSet("PERFDECK_APPROVE"))
            QVERIFY(!goldenDifference(QStringLiteral("NoSuchModel"), before).isEmpty());
    }
};

QTEST_MAIN(GoldenTextTest)
#include "GoldenTextTest.moc"
