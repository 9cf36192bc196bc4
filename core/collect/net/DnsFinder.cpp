// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/DnsFinder.h"

#include "core/collect/net/EndpointAddress.h"

#include <QDnsLookup>
#include <QHostInfo>

namespace perfdeck {

namespace {

std::string authority(const QString &host, quint16 port)
{
    const std::string name = host.toStdString();
    const bool isIpv6 = name.find(':') != std::string::npos;
    return (isIpv6 ? '[' + name + ']' : name) + ':' + std::to_string(port);
}

std::string shownName(const QUrl &url)
{
    return url.host().toStdString();
}

} // namespace

DnsFinder::DnsFinder(const SourceConfig &config)
    : m_url(QString::fromStdString(config.url))
    , m_plan(config.discovery)
    , m_deadline(config.effectiveDeadline())
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_context, [this] {
        fail(Fault::TimedOut,
             ErrorKind::Timeout,
             "the name server did not answer in time",
             "Check the name servers of this machine.");
    });
}

DnsFinder::~DnsFinder()
{
    cancel();
}

void DnsFinder::find(Done done)
{
    m_done = std::move(done);
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_deadline));
    if (m_plan.way == DiscoveryPlan::Way::DnsService)
        askForServices();
    else
        askForAddresses();
}

void DnsFinder::cancel()
{
    m_done = nullptr;
    m_timer.stop();
    if (m_lookup)
        QHostInfo::abortHostLookup(*m_lookup);
    m_lookup.reset();
    if (m_services) {
        m_services->disconnect();
        m_services.release()->deleteLater(); // it may be on the stack below us
    }
}

void DnsFinder::askForAddresses()
{
    m_lookup = QHostInfo::lookupHost(
        m_url.host(), &m_context, [this](const QHostInfo &info) { takeAddresses(info); });
}

void DnsFinder::askForServices()
{
    m_services = std::make_unique<QDnsLookup>(QDnsLookup::SRV, m_url.host());
    QObject::connect(
        m_services.get(), &QDnsLookup::finished, &m_context, [this] { takeServices(); });
    m_services->lookup();
}

void DnsFinder::takeAddresses(const QHostInfo &info)
{
    if (!m_done)
        return;
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
        return fail(Fault::Unreachable,
                    ErrorKind::NotFound,
                    info.errorString().toStdString(),
                    "Check the name and the name servers of this machine.");
    finish(addressTargets(m_url, info.addresses(), m_plan));
}

TargetList DnsFinder::addressTargets(const QUrl &asked,
                                     const QList<QHostAddress> &addresses,
                                     const DiscoveryPlan &plan)
{
    DiscoveryPlan named = plan;
    if (named.access.serverName.empty()) // no certificate is made out to the address
        named.access.serverName = asked.host().toStdString();
    TargetList list;
    for (const QHostAddress &address : addresses) {
        const std::size_t before = list.targets.size();
        addTarget(list, authority(address.toString(), quint16(asked.port())), {}, named);
        if (list.targets.size() > before)
            list.targets.back().name = shownName(asked) + '/' + address.toString().toStdString();
    }
    return list;
}

void DnsFinder::takeServices()
{
    if (!m_done)
        return;
    const auto records = m_services->serviceRecords();
    if (m_services->error() != QDnsLookup::NoError || records.isEmpty())
        return fail(Fault::Unreachable,
                    ErrorKind::NotFound,
                    records.isEmpty() && m_services->error() == QDnsLookup::NoError
                        ? "it has no SRV records"
                        : m_services->errorString().toStdString(),
                    "Check the name; SRV names look like _metrics._tcp.example.org.");
    TargetList list;
    for (const QDnsServiceRecord &record : records)
        addTarget(list, authority(record.target(), record.port()), {}, m_plan);
    finish(std::move(list));
}

void DnsFinder::fail(Fault fault,
                     ErrorKind kind,
                     const std::string &reason,
                     const std::string &advice)
{
    finish(tl::make_unexpected(PollFailure{
        fault, {kind, "Cannot look up " + shownName(m_url), oneLine(reason, 200), advice}}));
}

void DnsFinder::finish(PollResult<TargetList> result)
{
    const Done done = std::exchange(m_done, nullptr);
    cancel();
    if (done)
        done(std::move(result));
}

} // namespace perfdeck
