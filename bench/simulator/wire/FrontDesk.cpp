// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/wire/FrontDesk.h"

#include "bench/simulator/wire/DashboardReplies.h"
#include "bench/simulator/wire/DrmReplies.h"
#include "bench/simulator/wire/ExporterPage.h"

namespace perfdeck::simulation {

Answer FrontDesk::answer(const Request &request) const
{
    constexpr std::string_view kDashboard = "/dashboard";
    const Role role = m_keys.roleOf(request.key);
    if (request.path == "/metrics" || request.path.starts_with("/exporter"))
        return exporterAnswer(m_cluster, m_time); // a real one answers every path the same
    if (request.path.starts_with(kDashboard)) {
        Request inner = request;
        inner.path.erase(0, kDashboard.size());
        return dashboardAnswer(inner, m_cluster, m_time);
    }
    if (request.path.starts_with("/api/drm/")) {
        if (role == Role::None)
            return {401, Answer().type, R"({"error":"Unauthorized"})"};
        return drmAnswer(request, m_cluster, m_time);
    }
    return m_coordinator.answer(request, role);
}

} // namespace perfdeck::simulation
