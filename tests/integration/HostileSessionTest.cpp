// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Session.h"
#include "tests/support/HostileServer.h"
#include "tests/support/PeakMemory.h"
#include "tests/support/StrangePages.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <string_view>
#include <unistd.h>

namespace perfdeck {

namespace {

constexpr qint64 kMemoryLimitKib = 300LL << 10;
#ifdef __SANITIZE_ADDRESS__ // ten times the work and twice the memory: only faults are judged
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif
constexpr int kRunFor = 8'000; // milliseconds
constexpr int kPatience = kIsSanitized ? 80'000 : 2'000;

struct Wrong
{
    const char *name;
    Manner manner;
    Fault fault;
};

constexpr std::array kWrongs{
    Wrong{"html", Manner::Html, Fault::NotMetrics},
    Wrong{"empty", Manner::Empty, Fault::Truncated},
    Wrong{"error status", Manner::ErrorStatus, Fault::HttpStatus},
    Wrong{"short body", Manner::ShortBody, Fault::Truncated},
    Wrong{"short chunks", Manner::ShortChunks, Fault::Truncated},
    Wrong{"short gzip", Manner::ShortGzip, Fault::Truncated},
    Wrong{"broken gzip", Manner::BrokenGzip, Fault::BadCompression},
    Wrong{"unknown encoding", Manner::UnknownEncoding, Fault::BadCompression},
    Wrong{"gzip bomb", Manner::GzipBomb, Fault::TooLarge},
    Wrong{"endless", Manner::Endless, Fault::TooLarge},
    Wrong{"100 MB", Manner::HugeBody, Fault::TooLarge},
    Wrong{"100 MB unannounced", Manner::HugeUnannounced, Fault::TooLarge},
    Wrong{"endless head", Manner::EndlessHead, Fault::TooLarge},
    Wrong{"slow drip", Manner::SlowDrip, Fault::TimedOut},
    Wrong{"silence", Manner::Silence, Fault::TimedOut},
    Wrong{"closes at once", Manner::CloseAtOnce, Fault::Unreachable},
    Wrong{"mail server", Manner::NotHttp, Fault::NotMetrics},
    Wrong{"redirects deeper", Manner::RedirectDeeper, Fault::Redirect},
};

/// What the process of bad servers does: opens them all, says name, address and expected fault of
/// each in a line, and serves until its input ends.
class BadServers final
{
public:
    BadServers()
    {
        for (const Wrong &wrong : kWrongs)
            add(wrong.name, wrong.fault, wrong.manner);
        for (const StrangePage &strange : strangePages()) {
            HostileServer &server = add(strange.name, strange.fault, Manner::Good);
            server.setPage(strange.page);
        }
        HostileServer &loop = add("redirect loop", Fault::Redirect, Manner::Redirect);
        loop.setLocation(loop.url());
        std::puts("ready");
        std::fflush(stdout);
    }

private:
    HostileServer &add(const char *name, Fault fault, Manner manner)
    {
        m_servers.push_back(std::make_unique<HostileServer>(manner));
        HostileServer &server = *m_servers.back();
        std::printf("%s\t%s\t%d\n", name, server.url().constData(), static_cast<int>(fault));
        return server;
    }

    std::vector<std::unique_ptr<HostileServer>> m_servers;
};

int serveBadly(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const BadServers servers;
    const QSocketNotifier ended(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&ended, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

struct Address
{
    std::string name;
    std::string url;
    Fault fault;
};

/// The bad servers in a process of their own: they neither slow the good one nor count in the
/// memory of the session.
class BadProcess final
{
public:
    BadProcess()
    {
        m_process.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kServe)});
        while (m_process.canReadLine() || m_process.waitForReadyRead(30'000)) {
            if (!m_process.canReadLine())
                continue;
            const QByteArrayList parts = m_process.readLine().trimmed().split('\t');
            if (parts.size() < 3)
                break;
            m_addresses.push_back({parts[0].toStdString(),
                                   parts[1].toStdString(),
                                   static_cast<Fault>(parts[2].toInt())});
        }
    }

    ~BadProcess()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
    }

    Q_DISABLE_COPY_MOVE(BadProcess)

    [[nodiscard]] const std::vector<Address> &addresses() const { return m_addresses; }

    static constexpr const char *kServe = "serve-badly";

private:
    QProcess m_process;
    std::vector<Address> m_addresses;
};

SourceConfig source(const std::string &name, const std::string &url)
{
    SourceConfig config;
    config.name = name;
    config.url = url;
    config.interval = std::chrono::seconds(1);
    return config;
}

/// Samples of a metric that the session can tell of.
std::uint64_t samplesOf(Session &session, const std::string &metric)
{
    RangeQuery query;
    query.selectors = {*Selector::parse(metric)};
    const Timestamp now = SystemClock().now();
    query.range = {now - std::chrono::minutes(5), now + std::chrono::minutes(1)};
    std::optional<std::uint64_t> count;
    QObject receiver;
    session.ask(query, &receiver, [&count](const FramePtr &frame) {
        count = frame->series.empty() ? 0 : frame->series[0].count;
    });
    (void)QTest::qWaitFor([&count] { return count.has_value(); }, 15'000);
    return count.value_or(0);
}

} // namespace

/// Every bad manner at once, through the real session into a real history, beside one good source.
class HostileSessionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAtOnceCostThemselvesOnly();
};

void HostileSessionTest::allAtOnceCostThemselvesOnly()
{
    const BadProcess bad;
    QVERIFY(bad.addresses().size() > kWrongs.size());
    HostileServer good;
    good.setPage(
        [](int number) -> QByteArray { return "good_pages " + QByteArray::number(number) + "\n"; });

    const QTemporaryDir folder;
    Config config;
    config.collectMachine = false;
    config.databasePath = folder.filePath(QStringLiteral("h.db")).toStdString();
    Session session(config);
    session.start();
    const SourceId goodId = session.addSource(source("good", good.url().toStdString()));
    std::vector<SourceId> badIds;
    for (const auto &address : bad.addresses())
        badIds.push_back(session.addSource(source(address.name, address.url)));
    QElapsedTimer ran;
    ran.start();
    QTest::qWait(kRunFor);
    (void)QTest::qWaitFor(
        [&session] {
            return std::ranges::all_of(session.sources(), [](const SourceStatus &source) {
                return source.config.name == "good" || source.health.faults.total() > 0;
            });
        },
        kPatience);

    const auto sources = session.sources();
    const auto find = [&sources](SourceId id) {
        return std::find_if(
            sources.begin(), sources.end(), [id](const auto &each) { return each.id == id; });
    };
    const SourceHealth &fine = find(goodId)->health;
    const auto beats = static_cast<std::uint64_t>(ran.elapsed() / 1000);
    if (!kIsSanitized) {
        QVERIFY2(fine.polls + 1 >= beats,
                 qPrintable(QStringLiteral("%1 polls in %2 beats").arg(fine.polls).arg(beats)));
        QCOMPARE(fine.missedBeats, std::uint64_t{0});
        QVERIFY(samplesOf(session, "good_pages") + 1 >= beats);
    }
    QCOMPARE(fine.faults.total(), std::uint64_t{0});
    qInfo("good source: %llu polls in %lld ms",
          static_cast<unsigned long long>(fine.polls),
          ran.elapsed());
    for (std::size_t i = 0; i < badIds.size(); ++i) {
        const auto &address = bad.addresses()[i];
        const SourceHealth &health = find(badIds[i])->health;
        const std::string told = address.name + ": " + health.lastError;
        const bool slowed = kIsSanitized && health.faults.total() > 0; // a deadline came first
        QVERIFY2(slowed || health.faults.of(address.fault) > 0, told.c_str());
        QVERIFY2(!faultInfo(address.fault).name.empty() && !faultInfo(address.fault).help.empty(),
                 told.c_str());
        if (health.state == SourceState::BackingOff)
            QVERIFY2(health.lastError.starts_with("Cannot read ")
                         && health.lastError.ends_with('.'),
                     told.c_str());
    }
    session.stop();
    const qint64 peak = peakMemoryKib();
    qInfo("most memory: %lld MB", peak >> 10);
    QVERIFY2(kIsSanitized || peak < kMemoryLimitKib, qPrintable(QString::number(peak)));
}

} // namespace perfdeck

int main(int argc, char **argv)
{
    if (argc == 2 && std::string_view(argv[1]) == perfdeck::BadProcess::kServe)
        return perfdeck::serveBadly(argc, argv);
    QCoreApplication app(argc, argv);
    perfdeck::HostileSessionTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "HostileSessionTest.moc"
