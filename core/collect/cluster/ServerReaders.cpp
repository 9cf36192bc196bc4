// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ServerReaders.h"

#include "core/collect/cluster/RoleCoordinator.h"
#include "core/collect/cluster/SignedCoordinator.h"

namespace perfdeck {

std::unique_ptr<ServerReader> makeServerReader(ServerKind kind, SourceId source, std::string name)
{
    switch (kind) {
    case ServerKind::SignedCoordinator:
        return std::make_unique<SignedCoordinator>(source, std::move(name));
    case ServerKind::RoleCoordinator:
        return std::make_unique<RoleCoordinator>(source, std::move(name));
    case ServerKind::MinimalCoordinator:
        return makeMinimalCoordinator(source, std::move(name));
    case ServerKind::DrmExporter:
        return makeDrmExporter(source, std::move(name));
    case ServerKind::DrmService:
        return makeDrmService(source, std::move(name));
    case ServerKind::TestDashboard:
        return makeTestDashboard(source, std::move(name));
    case ServerKind::MonitoringDashboard:
        return makeMonitoringDashboard(source, std::move(name));
    case ServerKind::EventDashboard:
        return makeEventDashboard(source, std::move(name));
    case ServerKind::TopicDashboard:
        return makeTopicDashboard(source, std::move(name));
    case ServerKind::LoadMonitor:
        return makeLoadMonitor(source, std::move(name));
    case ServerKind::ChallengeCoordinator:
    case ServerKind::WorkerChannel:
    case ServerKind::BenchmarkServer:
    case ServerKind::Unknown:
        break;
    }
    return nullptr;
}

} // namespace perfdeck
