// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandLine.h"
#include "app/RenderMode.h"

#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

ParsedCommandLine parse(std::vector<const char *> arguments)
{
    arguments.insert(arguments.begin(), "perfdeck");
    return parseCommandLine(int(arguments.size()), arguments.data());
}

} // namespace

class CommandLineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void wrongUsageEndsWithTwo()
    {
        QCOMPARE(parse({"--nonsense"}).exitStatus, std::optional(2));
        QCOMPARE(parse({"--theme", "pink"}).exitStatus, std::optional(2));
        QCOMPARE(parse({"--retention", "0"}).exitStatus, std::optional(2));
        QVERIFY(!parse({"--demo"}).exitStatus);
        QCOMPARE(parse({"--store", "write=http://localhost:1"}).exitStatus, std::optional(2));
        QCOMPARE(parse({"--render-page", "models"}).exitStatus, std::optional(2));
        QCOMPARE(parse({"--endpoint"}).exitStatus, std::optional(2));
    }

    void helpAndVersionEndWithZero()
    {
        QCOMPARE(parse({"--help"}).exitStatus, std::optional(0));
        QCOMPARE(parse({"--version"}).exitStatus, std::optional(0));
    }

    void optionsReachTheSession()
    {
        const ParsedCommandLine parsed = parse({"--endpoint",
                                                "a=http://h:1",
                                                "--endpoint",
                                                "http://h:2",
                                                "--retention",
                                                "5",
                                                "--history-days",
                                                "3",
                                                "--db-path",
                                                "/tmp/x.db",
                                                "--no-collect",
                                                "--drm-url",
                                                "http://c",
                                                "--no-alerts",
                                                "--page",
                                                "models"});
        QVERIFY(!parsed.exitStatus);
        const Result<Config> config = sessionConfig(parsed.options);
        QVERIFY(config);
        QCOMPARE(config->endpoints.size(), std::size_t(3));
        QCOMPARE(config->endpoints[2].kind, SourceKind::Coordinator);
        QCOMPARE(config->liveWindow, Duration(5min));
        QCOMPARE(config->retention.raw, Duration(std::chrono::days(3)));
        QCOMPARE(config->databasePath, std::string("/tmp/x.db"));
        QVERIFY(!config->collectMachine);
    }

    void aBadEndpointIsRefused()
    {
        const ParsedCommandLine parsed = parse({"--endpoint", "gopher://h"});
        QVERIFY(!sessionConfig(parsed.options));
    }

    void rangesEndAtTheNewestSample()
    {
        const Timestamp end{std::chrono::hours(500'000)};
        QVERIFY((renderRange("6h", end).value() == TimeRange{end - 6h, end}));
        QVERIFY((renderRange("now-30m", end).value() == TimeRange{end - 30min, end}));
        QVERIFY((renderRange("now-2h..now-1h", end).value() == TimeRange{end - 2h, end - 1h}));
        QVERIFY(!renderRange("yesterday-ish", end));
        QVERIFY(!renderRange("now-2h..nonsense", end));
    }

    void sizesHaveLimits()
    {
        QVERIFY((renderSize("1280x800").value() == std::pair(1280, 800)));
        for (const char *text : {"1280", "x", "0x0", "99999x800", "1280x800x2", "-5x700"})
            QVERIFY2(!renderSize(text), text);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "CommandLineTest.moc"
