// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a machine whose GPUs are simulated by a stand-in of NVIDIA's library, which is
// found under its real name through LD_LIBRARY_PATH.
#include "tests/gui/window/WindowFixture.h"
#include "widgets/tables/RowTable.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>

using namespace perfdeck;

namespace {

constexpr const char *kGpus = "driver 550.54.15\n"
                              "gpu NVIDIA H100\nbus fffe:17:00.0\nuuid GPU-6b0a\n"
                              "total 85899345920\nused 8589934592\nbusy 87\npower 612000\n"
                              "limit 700000\ntemp 61\nsm 1755\nreasons 0x4\n"
                              "gpu NVIDIA A100\nbus fffe:65:00.0\ntotal 40000\nused 9000\n"
                              "mig NVIDIA A100 MIG 1g.5gb\ntotal 5000\nused 4000\ngi 7\n";

QStringList partsBelow(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList names;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex part = model.index(row, 0, parent);
        names.append(part.data().toString());
        names += partsBelow(model, part);
    }
    return names;
}

} // namespace

class MachinePanelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QFile script(m_folder.filePath(QStringLiteral("script")));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(kGpus);
        qputenv("PERFDECK_NVML_SCRIPT", script.fileName().toLocal8Bit());
    }

    void showsPartsByKey()
    {
        WindowFixture fixture;
        fixture.press(Qt::Key_M, Qt::ControlModifier);
        auto *tree = fixture.find<QTreeView>("machineTree");
        QVERIFY(tree != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(tree->isVisible(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            partsBelow(*tree->model()).contains(QStringLiteral("NVIDIA A100 MIG 1g.5gb")), 10'000);
        QVERIFY(partsBelow(*tree->model()).contains(QStringLiteral("NVIDIA H100")));
        QVERIFY(!tree->accessibleName().isEmpty());
        // Every part of the processor is there too, and the tree can be walked by keys.
        QVERIFY(partsBelow(*tree->model()).contains(QStringLiteral("CPU 0")));
        auto *facts = fixture.find<QLabel>("machineFacts");
        QVERIFY(facts->text().contains(QStringLiteral("Memory: ")));
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
        const QStringList rows = QApplication::clipboard()->text().split(QChar(u'\n'));
        QVERIFY(rows.first().startsWith(QStringLiteral("level\t")));
        QVERIFY(!rows.filter(QStringLiteral("NVIDIA A100 MIG 1g.5gb")).isEmpty());
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, {5, 5}, tree->viewport()->mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(tree->viewport(), &event);
        auto *menu = tree->findChild<QMenu *>(QStringLiteral("tableMenu"));
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().size(), 2);
        menu->close();
        QTest::keyClick(tree, Qt::Key_End);
        QTRY_VERIFY(facts->text().contains(QStringLiteral("GPU instance: 7")));
        QTest::keyClick(tree, Qt::Key_Escape);
        QVERIFY(!tree->isVisible());
        fixture.press(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(tree->isVisible());
        fixture.press(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(!tree->isVisible());
    }

    void overviewListsGpus()
    {
        WindowFixture fixture;
        auto *table = fixture.find<RowTable>("gpuTable");
        QVERIFY(table != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, 10'000);
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("GPU 0"));
        QTRY_COMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("NVIDIA H100"));
        QTRY_VERIFY(table->model()->index(0, 7).data().toString() == QStringLiteral("power cap"));
        fixture.find<QToolButton>("showMachine")->click();
        QTRY_VERIFY(fixture.find<QTreeView>("machineTree")->isVisible());
    }

    void withoutGpusThereIsNoList()
    {
        qputenv("PERFDECK_NVML_SCRIPT", m_folder.filePath(QStringLiteral("none")).toLocal8Bit());
        QFile script(m_folder.filePath(QStringLiteral("none")));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("fail nvmlInit_v2 9\n");
        script.close();
        WindowFixture fixture;
        QTRY_VERIFY_WITH_TIMEOUT(fixture.session().machine() != nullptr, 10'000);
        QVERIFY(!fixture.find<QWidget>("gpuPanel")->isVisible());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(MachinePanelTest)
#include "MachinePanelTest.moc"
