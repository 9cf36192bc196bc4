// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences as core makes them, against a language that puts brackets around what it translates.
#include "core/collect/net/PollWords.h"
#include "core/collect/parse/EndpointReader.h"
#include "core/collect/system/gpu/GpuEvents.h"
#include "core/engine/EventText.h"
#include "core/model/Finding.h"
#include "widgets/style/CoreWords.h"

#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QUrl>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

class Brackets final : public QTranslator
{
public:
    [[nodiscard]] QString
    translate(const char *context, const char *sourceText, const char *, int) const override
    {
        const QByteArray name(context);
        return name == "CoreWords" || name == "MachineFacts"
            ? QChar(u'[') + QString::fromUtf8(sourceText) + QChar(u']')
            : QString();
    }

    [[nodiscard]] bool isEmpty() const override { return false; }
};

QString bracketed(const char *text)
{
    return coreText(text);
}

std::vector<PollFailure> allFailures()
{
    const QUrl url(QStringLiteral("http://host:8000/metrics"));
    std::vector<PollFailure> failures{notHttpFailure(url),
                                      headTooLargeFailure(url),
                                      tlsFailure(url, "the certificate has expired"),
                                      deadlineFailure(url, 1500ms, true),
                                      deadlineFailure(url, 10s, false),
                                      tooLargeFailure(url, 32ULL << 20)};
    for (const int status : {400, 404, 407, 410, 429, 500, 503})
        for (const char *line : {"", "Not Found. Really."})
            failures.push_back(statusFailure(url, status, line, KeyUse::None));
    for (const KeyUse use : {KeyUse::None, KeyUse::Sent, KeyUse::Withheld})
        for (const int status : {401, 403})
            failures.push_back(statusFailure(url, status, "", use));
    using Socket = QAbstractSocket;
    for (const auto code : {Socket::ConnectionRefusedError,
                            Socket::HostNotFoundError,
                            Socket::RemoteHostClosedError,
                            Socket::ProxyNotFoundError,
                            Socket::SslHandshakeFailedError}) {
        failures.push_back(connectionFailure(url, code, "anything"));
        failures.push_back(connectionFailure(QUrl(QStringLiteral("https://h/")), code, "anything"));
    }
    for (const char *reason : {"the server closed the connection during the handshake"})
        failures.push_back(tlsFailure(url, reason));
    for (const char *reason : {"the connection was closed before the answer was complete",
                               "the answer breaks the rules of HTTP",
                               "the page broke off in the middle"})
        failures.push_back(truncatedFailure(url, reason));
    for (const char *reason : {"the compressed page is damaged",
                               "it is compressed with \"br\", which was not asked for"})
        failures.push_back(compressionFailure(url, reason));
    for (const char *reason : {"it redirects to an address that cannot be understood",
                               "it redirects away from HTTP, to ftp://h/",
                               "it redirects from https to plain http, to http://h/",
                               "it redirects in a circle, back to http://h/",
                               "it redirects more than 5 times"})
        failures.push_back(redirectFailure(url, reason));
    return failures;
}

} // namespace

class CoreWordsTest final : public QObject
{
    Q_OBJECT

    Brackets m_language;

private Q_SLOTS:

    void init() { QCoreApplication::installTranslator(&m_language); }

    void cleanup() { QCoreApplication::removeTranslator(&m_language); }

    void everyFailureOfAPollIsKnownWithItsReasonAndAdvice()
    {
        const QRegularExpression whole(
            QStringLiteral("^\\[Cannot read http.*: \\[.+\\]\\. \\[[A-Z].+\\.\\]\\]$"));
        for (const PollFailure &failure : allFailures()) {
            const QString text = coreText(failure.error.message());
            QVERIFY2(whole.match(text).hasMatch(), qPrintable(text));
        }
    }

    void pagesThatAreRefusedAreKnown()
    {
        const QRegularExpression whole(
            QStringLiteral("^\\[The answer .+: \\[.+\\]\\. \\[[A-Z].+\\.\\]\\]$"));
        for (const char *body : {"",
                                 "<html>\n",
                                 "queue 1",
                                 "queue{a=\"b",
                                 "queue",
                                 "# TYPE a gauge\na 1\n",
                                 "\x00\x01\x02\x03\n"}) {
            EndpointReader reader({SourceId(1), "a", "h:1"});
            const bool isOpen = std::string_view(body).starts_with("# TYPE");
            const auto reading = reader.read(
                {isOpen ? "application/openmetrics-text; version=1.0.0" : "text/plain",
                 *body == 0 ? std::string_view(body, 4) : std::string_view(body),
                 {},
                 {},
                 {}});
            QVERIFY(!reading);
            const QString text = coreText(reading.error().message());
            QVERIFY2(whole.match(text).hasMatch(), qPrintable(text));
        }
    }

    void everyEventIsKnown()
    {
        using Change = ClockWatch::Change;
        SourceHealth up;
        up.state = SourceState::Up;
        SourceHealth down;
        down.state = SourceState::BackingOff;
        down.consecutiveFailures = 3;
        down.lastError = notHttpFailure(QUrl(QStringLiteral("http://h/"))).error.message();
        StorageStatus fine;
        StorageStatus failing;
        failing.state = StorageStatus::State::Failing;
        failing.problem = "No space.";
        GpuEvents gpus("machine");
        GpuSample lost;
        lost.device = "gpu0";
        lost.name = "NVIDIA H100";
        lost.problem = "it does not answer";
        std::vector<Event> events = gpus.check({&lost, 1}, {}, {});
        lost.problem.clear();
        for (Event &event : gpus.check({&lost, 1}, {}, {}))
            events.push_back(event);
        for (std::size_t reason = 0; reason < kGpuThrottles; ++reason) {
            GpuEvents slow("machine");
            GpuSample sample = lost;
            sample.throttles.emplace().set(reason);
            for (int minute = 0; minute < 5; ++minute)
                for (Event &event : slow.check({&sample, 1}, {}, SteadyTime(minute * 1min)))
                    events.push_back(event);
            sample.throttles->reset();
            for (int minute = 5; minute < 10; ++minute)
                for (Event &event : slow.check({&sample, 1}, {}, SteadyTime(minute * 1min)))
                    events.push_back(event);
        }
        QCOMPARE(events.size(), 2 + 2 * kGpuThrottles);
        events.push_back(clockEvent({Change::Kind::Suspend, 2h}, {}));
        events.push_back(clockEvent({Change::Kind::Step, 90s}, {}));
        events.push_back(clockEvent({Change::Kind::Step, -90s}, {}));
        Finding finding;
        finding.series = std::make_shared<SeriesKey>(SeriesKey{"up", Labels{{"source", "a"}}});
        events.push_back(eventOf(finding));
        finding.parts.alike = 3;
        events.push_back(eventOf(finding));
        events.push_back(streakEvent({}));
        events.push_back(*storageEvent(failing, fine, {}));
        events.push_back(*sourceEvent("llama", up, down, {}));
        events.push_back(*sourceEvent("llama", down, up, {}));
        for (const Event &event : events) {
            const QString text = coreText(event.text);
            QVERIFY2(text.startsWith(QChar(u'[')) && text.endsWith(QChar(u']')), qPrintable(text));
        }
        QCOMPARE(bracketed("a does not answer: Cannot read http://h/: the host name is not known"),
                 QStringLiteral("[a does not answer: [Cannot read http://h/: [the host name is not "
                                "known]]]"));
        QCOMPARE(bracketed("GPU 0 (H100) slows down: power cap."),
                 QStringLiteral("[GPU 0 (H100) slows down: [power cap].]"));
    }

    void whatNobodyKnowsStaysAsItIs()
    {
        for (const char *text :
             {"", "Worker 3 has 100 % load", "%1", "a\nb", "Gerät ist wieder da"})
            QCOMPARE(coreText(text), QString::fromUtf8(text));
        QCOMPARE(machineFact("AMD EPYC 7B13"), QStringLiteral("AMD EPYC 7B13"));
        QCOMPARE(machineFact("Core 12"), QStringLiteral("[Core 12]"));
        QCOMPARE(machineFact("Core id"), QStringLiteral("[Core id]"));
        QCOMPARE(machineFact("NUMA nodes"), QStringLiteral("[NUMA nodes]"));
    }

    void partsAreNotReadAsPlaces()
    {
        QCOMPARE(coreText("a%2 does not answer: b %1"),
                 QStringLiteral("[a%2 does not answer: b %1]"));
    }
};

QTEST_MAIN(CoreWordsTest)
#include "CoreWordsTest.moc"
