// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/DemoCluster.h"
#include "tests/gui/window/WindowFixture.h"
#include "widgets/charts/ChartView.h"
#include "widgets/export/PictureMark.h"
#include "widgets/tables/RowTable.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <csignal>

using namespace perfdeck;

namespace {

constexpr int kPatience = 20'000;

/// Processes whose parent is `parent`, by what /proc says.
QList<qint64> childrenOf(qint64 parent)
{
    QList<qint64> children;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(name));
        if (name.toLongLong() == 0 || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = file.readAll();
        const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 1 && fields[1].toLongLong() == parent)
            children.append(name.toLongLong());
    }
    return children;
}

bool isAlive(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/cmdline").arg(process));
    return file.open(QIODevice::ReadOnly) && file.readAll().contains("perfdeck-simulator");
}

} // namespace

class DemoTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    /// The real program in a home of its own.
    void start(QProcess &program, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), m_folder.path());
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(PERFDECK_BIN "/perfdeck"), arguments);
        QVERIFY(program.waitForStarted());
    }

private Q_SLOTS:

    void theWindowSaysThatItIsSimulated()
    {
        WindowFixture fixture(false);
        const QString before = fixture.window().windowTitle();
        QVERIFY(!before.contains(QStringLiteral("Simulated")));
        QVERIFY(!fixture.find<StateLabel>("statusSimulated")->isVisible());
        QVERIFY(pictureMark(fixture.window()).isEmpty());

        SourceOptions options;
        options.demo = true;
        options.updateInterval = "0.5";
        Config config;
        const auto demo = DemoCluster::start(options, config);
        QVERIFY2(demo && *demo, demo ? "no demo" : demo.error().message().c_str());
        for (const SourceConfig &server : config.endpoints)
            fixture.session().addSource(server);
        fixture.press(Qt::Key_3, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(
            fixture.window().windowTitle().contains(QStringLiteral("Simulated cluster")),
            kPatience);
        QVERIFY(fixture.find<StateLabel>("statusSimulated")->isVisible());
        const auto workers = [&fixture] { return fixture.session().cluster()->workers; };
        QTRY_VERIFY_WITH_TIMEOUT(workers() && workers()->size() >= 60, kPatience);
        // Other tabs too.
        fixture.press(Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(fixture.window().windowTitle().startsWith(QStringLiteral("Overview")));
        QVERIFY(fixture.window().windowTitle().contains(QStringLiteral("Simulated cluster")));
        // The breakers come from the dashboard behind the same address.
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.session().cluster()->breakers.empty(), kPatience);
        QVERIFY(!fixture.session().cluster()->scaling.empty());
    }

    void picturesCarryTheMark()
    {
        WindowFixture fixture(true);
        auto *chart = fixture.window().findChild<ChartView *>();
        QVERIFY(chart != nullptr);
        const QColor mark = fixture.style().paperTheme().warn;
        const auto marked = [&] {
            const QImage image = chart->toImage(1);
            int count = 0;
            for (int x = image.width() - 60; x < image.width(); ++x)
                count += image.pixelColor(x, Style::kGrid + 2) == mark ? 1 : 0;
            return count > 20;
        };
        QVERIFY(!marked());
        QVERIFY(!chart->toSvg().contains("Simulated cluster"));
        setPictureMark(fixture.window(), QStringLiteral("Simulated cluster"));
        QVERIFY(marked());
        QVERIFY(chart->toSvg().contains("Simulated cluster"));
    }

    void theSimulatorEndsWithTheProgram_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("asked to end") << SIGTERM;
        QTest::newRow("killed") << SIGKILL;
    }

    void theSimulatorEndsWithTheProgram()
    {
        QFETCH(int, signal);
        QProcess program;
        start(program, {QStringLiteral("--demo"), QStringLiteral("--no-collect")});
        QList<qint64> children;
        QTRY_VERIFY_WITH_TIMEOUT(!(children = childrenOf(program.processId())).isEmpty()
                                     && isAlive(children.first()),
                                 kPatience);
        QTest::qWait(500); // into the life of the window
        ::kill(pid_t(program.processId()), signal);
        QVERIFY(program.waitForFinished(kPatience));
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(children.first()), kPatience);
        // Nothing of it stays where real data would be.
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("perfdeck/history.db"))));
    }

    void aNamedHistoryHasToBeNew()
    {
        QFile file(m_folder.filePath(QStringLiteral("real.db")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("measured");
        file.close();
        QProcess program;
        start(program, {QStringLiteral("--demo"), QStringLiteral("--db-path"), file.fileName()});
        QVERIFY(program.waitForFinished(kPatience));
        QCOMPARE(program.exitCode(), 2);
        QVERIFY(program.readAllStandardError().contains("Name a new file"));
    }
};

QTEST_MAIN(DemoTest)
#include "DemoTest.moc"
