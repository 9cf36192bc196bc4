// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/cluster/ServerReader.h"

// The readers that have nothing to offer but the interface; which is which stands at ServerKind.
namespace perfdeck {

[[nodiscard]] std::unique_ptr<ServerReader> makeMinimalCoordinator(SourceId source,
                                                                   std::string name);
[[nodiscard]] std::unique_ptr<ServerReader> makeDrmExporter(SourceId source, std::string name);
[[nodiscard]] std::unique_ptr<ServerReader> makeDrmService(SourceId source, std::string name);
[[nodiscard]] std::unique_ptr<ServerReader> makeTestDashboard(SourceId source, std::string name);
[[nodiscard]] std::unique_ptr<ServerReader> makeMonitoringDashboard(SourceId source,
                                                                    std::string name);
[[nodiscard]] std::unique_ptr<ServerReader> makeEventDashboard(SourceId source, std::string name);
[[nodiscard]] std::unique_ptr<ServerReader> makeTopicDashboard(SourceId source, std::string name);
[[nodiscard]] std::unique_ptr<ServerReader> makeLoadMonitor(SourceId source, std::string name);

} // namespace perfdeck
