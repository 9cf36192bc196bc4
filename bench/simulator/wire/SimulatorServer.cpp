// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/wire/SimulatorServer.h"

#include <QHostAddress>
#include <QUrlQuery>

namespace perfdeck::simulation {

namespace {

using namespace std::chrono_literals;

constexpr auto kBeat = 250ms; // keeps the catching up at a request short

Timestamp now()
{
    return SystemClock().now();
}

Request requestOf(const QHttpServerRequest &asked)
{
    Request request;
    request.path = asked.url().path().toStdString();
    request.key = asked.value("X-API-Key").toStdString();
    const QUrlQuery query(asked.url());
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
        request.query[name.toStdString()] = value.toStdString();
    return request;
}

void write(const Answer &answer, QHttpServerResponder &responder)
{
    const auto bytes = [](const std::string &text) {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    };
    responder.writeStatusLine(static_cast<QHttpServerResponder::StatusCode>(answer.status));
    responder.writeHeader("Server", "perfdeck-simulator");
    responder.writeHeader("Date", bytes(httpTime(now())));
    responder.writeHeader("Content-Type", bytes(answer.type));
    responder.writeHeader("Content-Length", QByteArray::number(qsizetype(answer.body.size())));
    responder.writeBody(bytes(answer.body));
}

} // namespace

SimulatorServer::SimulatorServer(SimulationPlan plan, double speed, Duration history, Keys keys)
    : m_cluster(plan)
    , m_time(now() - history, speed)
    , m_desk(m_cluster, m_time, std::move(keys))
{
    catchUp();
    m_server.setMissingHandler([this](const QHttpServerRequest &asked,
                                      QHttpServerResponder &&responder) {
        catchUp();
        const bool reads = asked.method() == QHttpServerRequest::Method::Get;
        write(reads ? m_desk.answer(requestOf(asked)) : plainAnswer(405, "405: Method Not Allowed"),
              responder);
    });
    QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] { catchUp(); });
    m_beat.start(kBeat);
}

void SimulatorServer::catchUp()
{
    m_cluster.advance(m_time.model(now()));
}

quint16 SimulatorServer::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

} // namespace perfdeck::simulation
