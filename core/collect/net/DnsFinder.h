// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/TargetFinder.h"

#include <QHostAddress>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <optional>

class QDnsLookup;
class QHostInfo;

namespace perfdeck {

/// Finds targets by name. Addresses come from the resolver of the system (hosts file, search
/// domains and all): each is a source named HOST/ADDRESS. SRV records come from the name server
/// that the system names: each is a source named TARGET:PORT. An answer without records is a
/// failure, so that a broken name server empties no list.
class DnsFinder final : public TargetFinder
{
public:
    explicit DnsFinder(const SourceConfig &config);
    ~DnsFinder() override;

    void find(Done done) override;
    void cancel() override;

    /// The records as targets of the plan. Pure.
    [[nodiscard]] static TargetList addressTargets(const QUrl &asked,
                                                   const QList<QHostAddress> &addresses,
                                                   const DiscoveryPlan &plan);

private:
    void askForAddresses();
    void askForServices();
    void takeAddresses(const QHostInfo &info);
    void takeServices();
    void fail(Fault fault, ErrorKind kind, const std::string &reason, const std::string &advice);
    void finish(PollResult<TargetList> result);

    QUrl m_url;
    DiscoveryPlan m_plan;
    Duration m_deadline;
    Done m_done;
    QObject m_context; ///< dies before the answers that come too late
    QTimer m_timer;
    std::optional<int> m_lookup; ///< of QHostInfo
    std::unique_ptr<QDnsLookup> m_services;
};

} // namespace perfdeck
