// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Session.h"
#include "core/store/SqliteHistory.h"
#include "tests/support/NoisyBlocks.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 15'000; // milliseconds, for a busy machine
constexpr int kMinutes = 480;
constexpr int kSlowSince = 300; // minutes

/// Eight hours of two models, a sample every ten seconds; "slow" takes 30 % longer from minute 300
/// on, its queue grows five minutes earlier.
void writeHistory(const std::string &path)
{
    SqliteHistoryOptions options;
    options.path = path;
    const auto store = makeSqliteHistory(options);
    SeriesCatalog catalog;
    QVERIFY(store->open(catalog));
    auto add
        = [&, seed = std::uint64_t{0}](const SeriesKeyPtr &key, int since, double factor) mutable {
              NormalNoise noise(++seed);
              std::vector<Timestamp> times;
              std::vector<double> values;
              for (int i = 0; i < kMinutes * 6; ++i) {
                  times.push_back(kBlocksStart + i * 10s);
                  values.push_back(0.1 * (i < since * 6 ? 1 : factor) * (1 + 0.1 * noise.next()));
              }
              QVERIFY(store->import(catalog.intern(key), times, values));
          };
    add(latencyKey("slow"), kSlowSince, 1.3);
    add(latencyKey("steady", "127.0.0.1:9000"), kMinutes, 1);
    add(std::make_shared<SeriesKey>(
            SeriesKey{"queue_time_seconds", Labels{{"source", "127.0.0.1:8100"}}}),
        kSlowSince - 5,
        2);
    store->flush(kBlocksStart + kMinutes * 1min);
    store->close();
}

Config readOnlyConfig(const std::string &path)
{
    Config config;
    config.databasePath = path;
    config.readOnlyHistory = true;
    config.collectMachine = false;
    return config;
}

} // namespace

/// A session that shows a history somebody else wrote.
class StoredSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void regressionsAreFoundAndNotKept();
    void whatElseChangedIsAnswered();
    void aQuestionBeforeTheStartIsAnsweredWithNothing();

private:
    QTemporaryDir m_folder;
    std::string m_path = m_folder.filePath(QStringLiteral("history.db")).toStdString();
};

void StoredSessionTest::initTestCase()
{
    writeHistory(m_path);
}

void StoredSessionTest::regressionsAreFoundAndNotKept()
{
    {
        Session session(readOnlyConfig(m_path));
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(!session.findings()->empty(), kPatience);
        const FindingsPtr found = session.findings();
        QVERIFY(std::ranges::any_of(*found, [](const Finding &finding) {
            return *finding.series == *latencyKey("slow")
                && std::chrono::abs(finding.time - (kBlocksStart + kSlowSince * 1min)) <= 2min;
        }));
        QVERIFY(!session.keepsNotes());
    }
    const auto reader = openSqliteReader(m_path);
    QVERIFY(reader);
    const auto kept = (*reader)->findings();
    QVERIFY(!kept || kept->empty());
}

void StoredSessionTest::whatElseChangedIsAnswered()
{
    Session session(readOnlyConfig(m_path));
    session.start();
    RelatedChangesPtr answer;
    // The file is opened beside the session: until then nothing is known.
    const bool isAnswered = QTest::qWaitFor(
        [&] {
            session.askRelated(
                RelatedQuery::around(*latencyKey("slow"), kBlocksStart + kSlowSince * 1min, 1min),
                this,
                [&](const RelatedChangesPtr &changes) { answer = changes; });
            QTest::qWait(50);
            return answer && answer->looked > 0;
        },
        kPatience);
    QVERIFY(isAnswered);
    QCOMPARE(answer->looked, std::size_t{3});
    QCOMPARE(answer->series.size(), std::size_t{1});
    const RelatedSeries &queue = answer->series.front();
    QCOMPARE(queue.series->metric, std::string("queue_time_seconds"));
    QCOMPARE(queue.order, ChangeOrder::Before);
    QVERIFY(std::chrono::abs(queue.lag + 5min) <= 1min);
    QVERIFY(std::abs(queue.after / queue.before - 2) < 0.1);
}

void StoredSessionTest::aQuestionBeforeTheStartIsAnsweredWithNothing()
{
    Session session(readOnlyConfig(m_path));
    RelatedChangesPtr answer;
    session.askRelated({}, this, [&](const RelatedChangesPtr &changes) { answer = changes; });
    QTRY_VERIFY_WITH_TIMEOUT(answer != nullptr, kPatience);
    QVERIFY(answer->series.empty());
}

QTEST_GUILESS_MAIN(StoredSessionTest)
#include "StoredSessionTest.moc"
