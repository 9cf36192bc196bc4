// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/GpusModel.h"
#include "widgets/models/MachineModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow{std::chrono::hours(500'000)};

EntityTreePtr machine()
{
    using Kind = Entity::Kind;
    return std::make_shared<const EntityTree>(EntityTree{
        {"machine", "", Kind::Machine, "box", {{"Memory", "16 GiB"}, {"Cores", "2"}, {"X", "y"}}},
        {"machine/package-0", "machine", Kind::Package, "A processor", {{"Cores", "2"}}},
        {"machine/package-0/core-0", "machine/package-0", Kind::Core, "Core 0", {}},
        {"machine/package-0/core-1", "machine/package-0", Kind::Core, "Core 1", {}},
        {"machine/pci-0000:17:00.0",
         "machine",
         Kind::Gpu,
         "NVIDIA H100",
         {{"GPU", "gpu0"}, {"UUID", "GPU-1"}}},
        {"machine/pci-0000:17:00.0/gpu0:mig1",
         "machine/pci-0000:17:00.0",
         Kind::Gpu,
         "H100 MIG 1g",
         {{"GPU", "gpu0:mig1"}}}});
}

LatestValue value(std::string metric, Labels labels, double number, Duration age = 1s)
{
    labels.set("source", "machine");
    return {SeriesId(1),
            std::make_shared<SeriesKey>(SeriesKey{std::move(metric), std::move(labels)}),
            {kNow - age, number}};
}

QString cell(const GpusModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class MachineModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void holdsTheTree()
    {
        MachineModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setTree(machine());
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex root = model.index(0, MachineModel::Part);
        QCOMPARE(root.data().toString(), QStringLiteral("box"));
        QCOMPARE(model.index(0, MachineModel::Facts).data().toString(),
                 QStringLiteral("Memory 16 GiB, Cores 2"));
        QCOMPARE(model.rowCount(root), 2);
        const QModelIndex package = model.index(0, MachineModel::Part, root);
        QCOMPARE(model.rowCount(package), 2);
        const QModelIndex core = model.index(1, MachineModel::Part, package);
        QCOMPARE(core.data().toString(), QStringLiteral("Core 1"));
        QCOMPARE(core.parent(), package);
        QCOMPARE(package.parent(), root);
        QVERIFY(!root.parent().isValid());
        QCOMPARE(model.entity(core)->id, std::string("machine/package-0/core-1"));
        QVERIFY(model.entity({}) == nullptr);
        QCOMPARE(attributeLines(*model.entity(root)),
                 QStringLiteral("Memory: 16 GiB\nCores: 2\nX: y"));
    }

    void findsGpusAndTakesAnotherTree()
    {
        MachineModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTree(machine());
        const QModelIndexList gpus = model.ofKind(Entity::Kind::Gpu);
        QCOMPARE(gpus.size(), 2);
        QCOMPARE(gpus[1].parent(), gpus[0]);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setTree(nullptr);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 0);
        // A parent that is not there does not lose its children.
        model.setTree(std::make_shared<const EntityTree>(
            EntityTree{{"a", "gone", Entity::Kind::Other, "A", {}}}));
        QCOMPARE(model.rowCount(), 1);
    }

    void rowsOfGpus()
    {
        const LatestValues values{
            value("gpu_utilization_ratio", {{"device", "gpu0"}}, 0.87),
            value("gpu_memory_used_bytes", {{"device", "gpu0"}}, 8.0 * (1ULL << 30U)),
            value("gpu_memory_total_bytes", {{"device", "gpu0"}}, 80.0 * (1ULL << 30U)),
            value("gpu_power_watts", {{"device", "gpu0"}}, 612),
            value("gpu_power_limit_watts", {{"device", "gpu0"}}, 700),
            value("gpu_temperature_celsius", {{"device", "gpu0"}}, 61),
            value("gpu_clock_hertz", {{"device", "gpu0"}, {"clock", "sm"}}, 1.755e9),
            value("gpu_clock_hertz", {{"device", "gpu0"}, {"clock", "memory"}}, 2.6e9),
            value("gpu_throttled", {{"device", "gpu0"}, {"reason", "power_cap"}}, 1),
            value("gpu_throttled", {{"device", "gpu0"}, {"reason", "hardware_thermal"}}, 1),
            value("gpu_throttled", {{"device", "gpu0"}, {"reason", "sync_boost"}}, 0),
            value("gpu_utilization_ratio", {{"device", "gpu10"}}, 0.1),
            value("gpu_utilization_ratio", {{"device", "gpu9"}}, 0.1, 1min),
            value("gpu_throttled", {{"device", "gpu10"}, {"reason", "power_cap"}}, 0),
            value("gpu_memory_used_bytes", {{"device", "gpu0:mig1"}}, 1 << 20U),
        };
        GpusModel model;
        model.setRows(gpuRows(values, machine(), kNow));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(cell(model, 0, GpusModel::Device), QStringLiteral("GPU 0"));
        QCOMPARE(cell(model, 0, GpusModel::Name), QStringLiteral("NVIDIA H100"));
        QCOMPARE(cell(model, 0, GpusModel::Busy), formatText(0.87, Unit::Ratio));
        QCOMPARE(cell(model, 0, GpusModel::Memory),
                 formatText(8.0 * (1ULL << 30U), Unit::Byte) + QStringLiteral(" of ")
                     + formatText(80.0 * (1ULL << 30U), Unit::Byte));
        QCOMPARE(cell(model, 0, GpusModel::Power),
                 formatText(612, Unit::Watt) + QStringLiteral(" of ")
                     + formatText(700, Unit::Watt));
        QCOMPARE(cell(model, 0, GpusModel::Temperature), formatText(61, Unit::Celsius));
        QCOMPARE(cell(model, 0, GpusModel::Clock), formatText(1.755e9, Unit::Hertz));
        QCOMPARE(cell(model, 0, GpusModel::Slowness), QStringLiteral("power cap, great heat"));
        QCOMPARE(model.rows()[0].state, CellState::Warning);
        QCOMPARE(cell(model, 1, GpusModel::Device), QStringLiteral("GPU 0 MIG 1"));
        QCOMPARE(cell(model, 1, GpusModel::Name), QStringLiteral("H100 MIG 1g"));
        QCOMPARE(cell(model, 1, GpusModel::Busy), QStringLiteral("–"));
        QCOMPARE(cell(model, 1, GpusModel::Slowness), QStringLiteral("–"));
        QCOMPARE(cell(model, 2, GpusModel::Device), QStringLiteral("GPU 9"));
        QVERIFY(model.rows()[2].isStale);
        QCOMPARE(cell(model, 3, GpusModel::Device), QStringLiteral("GPU 10"));
        QCOMPARE(cell(model, 3, GpusModel::Slowness), QStringLiteral("nothing"));
        QVERIFY(gpuRows({}, nullptr, kNow).empty());
    }
};

QTEST_GUILESS_MAIN(MachineModelTest)
#include "MachineModelTest.moc"
