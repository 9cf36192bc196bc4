// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/window/WindowFixture.h"
#include "tests/support/GeneratedCoordinator.h"
#include "tests/support/ReplayServer.h"

#include <QTabBar>

namespace perfdeck {

inline constexpr int kPatience = 15'000; ///< milliseconds

[[nodiscard]] inline SourceConfig coordinatorAt(const std::string &url)
{
    SourceConfig config;
    config.kind = SourceKind::Coordinator;
    config.name = "lab";
    config.url = url;
    config.interval = std::chrono::milliseconds(500);
    return config;
}

/// The window at the Cluster tab, with a generated cluster of so many workers.
class ClusterFixture final
{
public:
    explicit ClusterFixture(std::size_t workers)
        : m_cluster(workers)
        , m_server([this](const ReplayServer::Request &request) {
            std::string body = m_cluster.get(request.path);
            const int status = body.empty() ? 404 : 200;
            return ReplayServer::Answer{status, std::move(body)};
        })
    {
        m_window.session().addSource(coordinatorAt(m_server.url()));
        m_window.press(Qt::Key_3, Qt::AltModifier);
    }

    /// By its place among the tabs.
    void showView(const QString &title)
    {
        auto *tabs = m_window.find<QTabBar>("clusterTabs");
        for (int at = 0; at < tabs->count(); ++at)
            if (tabs->tabText(at) == title)
                tabs->setCurrentIndex(at);
    }

    [[nodiscard]] WindowFixture &window() { return m_window; }

    template<class T>
    [[nodiscard]] T *find(const char *name)
    {
        return m_window.find<T>(name);
    }

private:
    GeneratedCoordinator m_cluster;
    ReplayServer m_server;
    WindowFixture m_window{false};
};

} // namespace perfdeck
