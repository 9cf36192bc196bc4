// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/CoreWords.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <vector>

namespace perfdeck {

namespace {

// As core writes them: a change there needs one here, and tests/gui/style/CoreWordsTest.cpp tells.
// What says more stands before what it ends like. %3 is an advice: a sentence of the table without
// parts, for what comes before it may have full stops.
constexpr std::array kSentences{
    QT_TRANSLATE_NOOP("CoreWords", "%1 does not answer: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "%1 answers again after %2 failed polls."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The counters of %1 began again; the server was probably restarted."),
    QT_TRANSLATE_NOOP("CoreWords", "This machine slept for %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The clock of this machine was set %1 back."),
    QT_TRANSLATE_NOOP("CoreWords", "The clock of this machine was set %1 forward."),
    QT_TRANSLATE_NOOP("CoreWords", "The history is written again."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 changed by %2, others with it."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 changed by %2."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "All findings of the last day point one way: check how it is measured before "
                      "looking for causes."),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "The history file %1 was removed while PerfDeck wrote it; a new one was begun."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The history file was damaged (%1). It is kept as %2; a new one was begun."),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "GPU %1 is lost: %2. It is looked for again; if it stays away, restart this machine."),
    QT_TRANSLATE_NOOP("CoreWords", "GPU %1 is back."),
    QT_TRANSLATE_NOOP("CoreWords", "GPU %1 does not slow down any more: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "GPU %1 slows down: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Cannot read %1: %2. %3"),
    QT_TRANSLATE_NOOP("CoreWords", "Cannot read %1: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "The answer is not a page of metrics: %1. %3"),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The answer broke off in the middle and was refused whole: %1. %3"),
    QT_TRANSLATE_NOOP("CoreWords", "the server answered HTTP %1 (%2)"),
    QT_TRANSLATE_NOOP("CoreWords", "the server answered HTTP %1"),
    QT_TRANSLATE_NOOP("CoreWords", "nothing listens at this port (connection refused)"),
    QT_TRANSLATE_NOOP("CoreWords", "the host name is not known"),
    QT_TRANSLATE_NOOP("CoreWords", "the server closed the connection without an answer"),
    QT_TRANSLATE_NOOP("CoreWords", "the server closed the connection during the handshake"),
    QT_TRANSLATE_NOOP("CoreWords", "the connection was closed before the answer was complete"),
    QT_TRANSLATE_NOOP("CoreWords", "the answer breaks the rules of HTTP"),
    QT_TRANSLATE_NOOP("CoreWords", "the compressed page is damaged"),
    QT_TRANSLATE_NOOP("CoreWords", "the page broke off in the middle"),
    QT_TRANSLATE_NOOP("CoreWords", "it is compressed with \"%1\", which was not asked for"),
    QT_TRANSLATE_NOOP("CoreWords", "the proxy failed: %1"),
    QT_TRANSLATE_NOOP("CoreWords", "the secure connection failed: %1"),
    QT_TRANSLATE_NOOP("CoreWords", "what answers there does not speak HTTP"),
    QT_TRANSLATE_NOOP("CoreWords", "the head of the answer is larger than 64 KiB"),
    QT_TRANSLATE_NOOP("CoreWords", "the answer was not complete after %1"),
    QT_TRANSLATE_NOOP("CoreWords", "no answer came within %1"),
    QT_TRANSLATE_NOOP("CoreWords", "the page is larger than the limit of %1"),
    QT_TRANSLATE_NOOP("CoreWords", "it redirects to an address that cannot be understood"),
    QT_TRANSLATE_NOOP("CoreWords", "it redirects away from HTTP, to %1"),
    QT_TRANSLATE_NOOP("CoreWords", "it redirects from https to plain http, to %1"),
    QT_TRANSLATE_NOOP("CoreWords", "it redirects in a circle, back to %1"),
    QT_TRANSLATE_NOOP("CoreWords", "it redirects more than %1 times"),
    QT_TRANSLATE_NOOP("CoreWords", "the key is not accepted (HTTP %1)"),
    QT_TRANSLATE_NOOP("CoreWords", "it is Prometheus protobuf"),
    QT_TRANSLATE_NOOP("CoreWords", "it is a web page (HTML or XML)"),
    QT_TRANSLATE_NOOP("CoreWords", "it is binary"),
    QT_TRANSLATE_NOOP("CoreWords", "the answer is empty"),
    QT_TRANSLATE_NOOP("CoreWords", "the last line has no end"),
    QT_TRANSLATE_NOOP("CoreWords", "the last line has no value"),
    QT_TRANSLATE_NOOP("CoreWords", "the last line ends inside its labels"),
    QT_TRANSLATE_NOOP("CoreWords", "it is OpenMetrics text without # EOF at its end"),
    QT_TRANSLATE_NOOP("CoreWords", "power cap"),
    QT_TRANSLATE_NOOP("CoreWords", "heat, limited by the driver"),
    QT_TRANSLATE_NOOP("CoreWords", "heat, limited by the chip"),
    QT_TRANSLATE_NOOP("CoreWords", "power brake of the supply"),
    QT_TRANSLATE_NOOP("CoreWords", "the chip protects itself"),
    QT_TRANSLATE_NOOP("CoreWords", "it waits for other GPUs of its group"),
    QT_TRANSLATE_NOOP("CoreWords", "The key was refused: check it in its file or variable."),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "It redirected to another host, to which the key is not sent. Use the final address."),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "It wants a key: give one with --bearer-token-file, or in the access of this source."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Check the path of the address; most servers use /metrics, Ollama /api/ps, "
                      "Triton's port for requests /v2/models/stats."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The proxy wants a password; put it into the access of this source or into "
                      "the proxy settings of the system."),
    QT_TRANSLATE_NOOP("CoreWords", "It is asked too often: choose a longer interval."),
    QT_TRANSLATE_NOOP("CoreWords", "The fault is on the server's side; its log says more."),
    QT_TRANSLATE_NOOP("CoreWords", "Check the address and the headers of this source."),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "Check the proxy of this source and that of the system; the proxy \"none\" goes without."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "It may want another client certificate than the one of this source."),
    QT_TRANSLATE_NOOP("CoreWords", "Check that the server runs and that host and port are right."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Check the port; it may belong to another service or want https."),
    QT_TRANSLATE_NOOP("CoreWords", "Check the address; no metrics server sends that."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Name the authority of its certificate as ca_file or add it to the trusted "
                      "ones of the system; use http if the server does not speak TLS."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "The server is slow or stuck; a longer interval gives it more time."),
    QT_TRANSLATE_NOOP("CoreWords", "Check the address, or raise the limit of this source."),
    QT_TRANSLATE_NOOP("CoreWords", "Half a page is never used; the next poll tries again."),
    QT_TRANSLATE_NOOP("CoreWords", "Turn compression off at the server or at a proxy in between."),
    QT_TRANSLATE_NOOP("CoreWords", "Use the final address of the metrics."),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "The server may have been restarted or cut the connection; the next poll tries again."),
    QT_TRANSLATE_NOOP("CoreWords", "Let the server answer with text: PerfDeck asks for it."),
    QT_TRANSLATE_NOOP("CoreWords", "Check the path; metrics usually are under /metrics."),
    QT_TRANSLATE_NOOP("CoreWords",
                      "Check the address; PerfDeck reads Prometheus text, OpenMetrics and JSON."),
};

/// Of this machine: names of its parts, of what is known of them, and classes of devices.
constexpr std::array kFacts{
    QT_TRANSLATE_NOOP("MachineFacts", "This machine"),
    QT_TRANSLATE_NOOP("MachineFacts", "Core %1"),
    QT_TRANSLATE_NOOP("MachineFacts", "Package %1"),
    QT_TRANSLATE_NOOP("MachineFacts", "NUMA node %1"),
    QT_TRANSLATE_NOOP("MachineFacts", "L%1 cache"),
    QT_TRANSLATE_NOOP("MachineFacts", "Model"),
    QT_TRANSLATE_NOOP("MachineFacts", "Memory"),
    QT_TRANSLATE_NOOP("MachineFacts", "Packages"),
    QT_TRANSLATE_NOOP("MachineFacts", "NUMA nodes"),
    QT_TRANSLATE_NOOP("MachineFacts", "Cores"),
    QT_TRANSLATE_NOOP("MachineFacts", "Threads"),
    QT_TRANSLATE_NOOP("MachineFacts", "Architecture"),
    QT_TRANSLATE_NOOP("MachineFacts", "System"),
    QT_TRANSLATE_NOOP("MachineFacts", "Package"),
    QT_TRANSLATE_NOOP("MachineFacts", "Vendor"),
    QT_TRANSLATE_NOOP("MachineFacts", "Size"),
    QT_TRANSLATE_NOOP("MachineFacts", "Line"),
    QT_TRANSLATE_NOOP("MachineFacts", "Ways"),
    QT_TRANSLATE_NOOP("MachineFacts", "Core id"),
    QT_TRANSLATE_NOOP("MachineFacts", "Fastest"),
    QT_TRANSLATE_NOOP("MachineFacts", "Class"),
    QT_TRANSLATE_NOOP("MachineFacts", "System name"),
    QT_TRANSLATE_NOOP("MachineFacts", "Address"),
    QT_TRANSLATE_NOOP("MachineFacts", "Link"),
    QT_TRANSLATE_NOOP("MachineFacts", "GPU instance"),
    QT_TRANSLATE_NOOP("MachineFacts", "Compute instance"),
    QT_TRANSLATE_NOOP("MachineFacts", "GPU memory"),
    QT_TRANSLATE_NOOP("MachineFacts", "Driver"),
    QT_TRANSLATE_NOOP("MachineFacts", "Card"),
    QT_TRANSLATE_NOOP("MachineFacts", "Storage"),
    QT_TRANSLATE_NOOP("MachineFacts", "Network"),
    QT_TRANSLATE_NOOP("MachineFacts", "Display"),
    QT_TRANSLATE_NOOP("MachineFacts", "Multimedia"),
    QT_TRANSLATE_NOOP("MachineFacts", "Bridge"),
    QT_TRANSLATE_NOOP("MachineFacts", "Communication"),
    QT_TRANSLATE_NOOP("MachineFacts", "Input"),
    QT_TRANSLATE_NOOP("MachineFacts", "Docking"),
    QT_TRANSLATE_NOOP("MachineFacts", "Processor"),
    QT_TRANSLATE_NOOP("MachineFacts", "Serial bus"),
    QT_TRANSLATE_NOOP("MachineFacts", "Wireless"),
    QT_TRANSLATE_NOOP("MachineFacts", "Encryption"),
    QT_TRANSLATE_NOOP("MachineFacts", "Signal processing"),
    QT_TRANSLATE_NOOP("MachineFacts", "Accelerator"),
    QT_TRANSLATE_NOOP("MachineFacts", "Instrumentation"),
    QT_TRANSLATE_NOOP("MachineFacts", "Other"),
    QT_TRANSLATE_NOOP("MachineFacts", "NVMe storage"),
    QT_TRANSLATE_NOOP("MachineFacts", "Host bridge"),
    QT_TRANSLATE_NOOP("MachineFacts", "PCI bridge"),
    QT_TRANSLATE_NOOP("MachineFacts", "Satellite"),
};

/// A sentence with its parts: "%1 does not answer: %2" fits "a does not answer: b".
struct Pattern
{
    const char *words;
    QRegularExpression fit;
};

using Patterns = std::vector<Pattern>;

Patterns patternsOf(std::span<const char *const> table)
{
    std::vector<const char *> ordered(table.begin(), table.end()); // what is whole is surest
    const auto parted = std::ranges::stable_partition(
        ordered, [](const char *words) { return std::strchr(words, '%') == nullptr; });
    QStringList whole;
    for (const char *words : std::span(ordered.begin(), parted.begin()))
        whole.append(QRegularExpression::escape(QString::fromLatin1(words)));
    const QString advice = QChar(u'(') + whole.join(QChar(u'|')) + QChar(u')');
    Patterns patterns;
    for (const char *words : ordered) {
        QString fit = QRegularExpression::escape(QString::fromLatin1(words));
        fit.replace(QStringLiteral("\\%3"), advice);
        for (const char *part : {"\\%1", "\\%2"})
            fit.replace(QString::fromLatin1(part), QStringLiteral("(.+?)"));
        patterns.push_back({words,
                            QRegularExpression(QRegularExpression::anchoredPattern(fit),
                                               QRegularExpression::DotMatchesEverythingOption)});
    }
    return patterns;
}

/// In the language of the screen; as it is where no pattern fits.
QString said(const QString &text, const char *context, const Patterns &patterns)
{
    for (const Pattern &pattern : patterns) {
        const QRegularExpressionMatch match = pattern.fit.match(text);
        if (!match.hasMatch())
            continue;
        const QString words = QCoreApplication::translate(context, pattern.words);
        QStringList parts = match.capturedTexts().mid(1);
        for (QString &part : parts)
            part = said(part, context, patterns);
        switch (parts.size()) {
        case 0:
            return words;
        case 1:
            return words.arg(parts[0]);
        case 2:
            return words.arg(parts[0], parts[1]);
        default:
            return words.arg(parts[0], parts[1], parts[2]);
        }
    }
    return text;
}

} // namespace

QString coreText(const std::string &sentence)
{
    static const Patterns patterns = patternsOf(kSentences);
    return said(QString::fromStdString(sentence), "CoreWords", patterns);
}

QString machineFact(const std::string &fact)
{
    static const Patterns patterns = patternsOf(kFacts);
    return said(QString::fromStdString(fact), "MachineFacts", patterns);
}

} // namespace perfdeck
