// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Pages.h"
#include "core/engine/Session.h"

#include <QImage>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace perfdeck;

/// Starts the real program over a history that a real session wrote.
class RenderModeTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

    static int run(const QStringList &arguments)
    {
        QProcess program;
        program.start(QStringLiteral(PERFDECK_BIN "/perfdeck"), arguments);
        return program.waitForFinished(40'000) && program.exitStatus() == QProcess::NormalExit
            ? program.exitCode()
            : -1;
    }

private Q_SLOTS:

    void initTestCase()
    {
        Config config;
        config.machineInterval = std::chrono::milliseconds(100);
        config.databasePath = path("history.db").toStdString();
        Session session(config);
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.storage().samplesWritten > 500, 15'000);
        session.stop();
    }

    void everyPageIsDrawn_data()
    {
        QTest::addColumn<QString>("page");
        for (const PageEntry &entry : pageEntries())
            QTest::newRow(entry.name) << QString::fromLatin1(entry.name);
    }

    void everyPageIsDrawn()
    {
        QFETCH(QString, page);
        const QString output = path("page.png");
        const QStringList arguments{QStringLiteral("--render-page"),
                                    page,
                                    QStringLiteral("-o"),
                                    output,
                                    QStringLiteral("--db-path"),
                                    path("history.db"),
                                    QStringLiteral("--size"),
                                    QStringLiteral("1024x700"),
                                    QStringLiteral("--scale"),
                                    QStringLiteral("2"),
                                    QStringLiteral("--range"),
                                    QStringLiteral("1m")};
        QCOMPARE(run(arguments), 0);
        QCOMPARE(QImage(output).size(), QSize(2048, 1400));
    }

    void aMissingHistoryIsAFailure()
    {
        QCOMPARE(run({QStringLiteral("--render-page"),
                      QStringLiteral("overview"),
                      QStringLiteral("-o"),
                      path("x.png"),
                      QStringLiteral("--db-path"),
                      path("none.db")}),
                 1);
        QVERIFY(!QFile::exists(path("none.db")));
    }

    void anUnknownPageIsAFailure()
    {
        QCOMPARE(run({QStringLiteral("--render-page"),
                      QStringLiteral("nothing"),
                      QStringLiteral("-o"),
                      path("x.png"),
                      QStringLiteral("--db-path"),
                      path("history.db")}),
                 1);
    }
};

QTEST_GUILESS_MAIN(RenderModeTest)
#include "RenderModeTest.moc"
