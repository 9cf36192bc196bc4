// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/RestTask.h"
#include "core/collect/cluster/RoundReader.h"
#include "core/collect/cluster/ServerReaders.h"
#include "core/model/ClusterWords.h"

#include <algorithm>
#include <array>
#include <deque>

namespace perfdeck {

namespace {

struct Circuits
{
    std::string_view key;
    const char *guards;
};

constexpr std::size_t kKeptErrors = 500;

constexpr std::array kCircuits{
    Circuits{"worker_circuits", "worker"},
    Circuits{"task_circuits", "task"},
    Circuits{"endpoint_circuits", "endpoint"},
};

/// T. Over HTTP it has circuit breakers, where some are attached; errors come over its
/// WebSocket.
class TopicDashboard final : public RoundReader
{
public:
    TopicDashboard(SourceId source, std::string name)
        : RoundReader(ServerKind::TopicDashboard, source, std::move(name))
    {
    }

    [[nodiscard]] const PushChannel *push() const override
    {
        static const PushChannel channel{"/ws/error-visualization",
                                         R"({"type":"subscribe","topic":"error_visualization"})"};
        return &channel;
    }

    /// Anybody may send such frames, and the server relays them unchecked.
    bool takePush(std::string_view frame, Timestamp received) override
    {
        const auto root = json().readObject(frame);
        if (!root || textOf(*root, "type") != "error_visualization_update")
            return false;
        const auto data = objectOf(*root, "data");
        const auto error = data ? objectOf(*data, "error") : std::nullopt;
        if (!error)
            return false;
        ClusterAlert alert = readError(*error, received);
        if (std::ranges::find(m_errors, alert.id, &ClusterAlert::id) != m_errors.end())
            return false;
        m_errors.push_back(std::move(alert));
        if (m_errors.size() > kKeptErrors)
            m_errors.pop_front();
        return true;
    }

protected:
    [[nodiscard]] std::vector<ServerRequest> requests() override
    {
        return {{ReadingPart::Summary, "/api/errors?time_range=24"},
                {ReadingPart::Breakers, "/api/circuit-breakers", true}};
    }

    [[nodiscard]] Status read(const ServerRequest &request, std::string_view body) override
    {
        const auto root = json().readObject(body);
        if (!root)
            return tl::make_unexpected(root.error());
        lookForMark(*root);
        if (request.part == ReadingPart::Summary)
            clock().calibrate(textOf(*root, "timestamp"), received());
        else
            readBreakers(*root);
        return {};
    }

    void complete() override { reading().alerts.emplace(m_errors.begin(), m_errors.end()); }

private:
    [[nodiscard]] ClusterAlert readError(const JsonObject &error, Timestamp received)
    {
        ClusterAlert alert;
        const std::string_view stamp = textOf(error, "timestamp");
        clock().calibrate(stamp, received); // it is told as it happens
        alert.time = clock().place(stamp).value_or(received);
        alert.kind = textOf(error, "error_category");
        if (alert.kind.empty())
            alert.kind = textOf(error, "type");
        alert.text = firstLine(textOf(error, "message"));
        alert.worker = textOf(error, "worker_id");
        alert.severity
            = flagOf(error, "is_critical").value_or(false) ? Severity::Critical : Severity::Warning;
        alert.isResolved = true; // it happened; nothing is left to resolve
        alert.id = std::string(stamp) + '/' + alert.worker + '/' + alert.kind + '/' + alert.text;
        return alert;
    }

    void readBreakers(const JsonObject &root)
    {
        for (const Circuits &circuits : kCircuits) {
            const auto group = objectOf(root, circuits.key);
            if (!group)
                continue;
            if (!reading().breakers)
                reading().breakers.emplace();
            for (const auto &[name, element] : *group) {
                JsonObject object;
                if (!element.get(object))
                    reading().breakers->push_back(readBreaker(name, circuits.guards, object));
            }
        }
        if (const auto health = scaledOf(root, "global_health", 0.01))
            reading().totals.healthRatio = health;
    }

    [[nodiscard]] CircuitBreaker
    readBreaker(std::string_view name, const char *guards, const JsonObject &object)
    {
        CircuitBreaker breaker;
        breaker.name = name;
        breaker.guards = guards;
        breaker.state = breakerState(textOf(object, "state"));
        if (const auto since = durationOf(object, "time_in_current_state"))
            breaker.since = reading().time - *since;
        breaker.failures = countOf<std::uint64_t>(object, "total_failures").value_or(0);
        breaker.successes = countOf<std::uint64_t>(object, "total_successes").value_or(0);
        breaker.trips = countOf<std::uint64_t>(object, "open_circuits_count").value_or(0);
        breaker.resetSeconds = numberOf(object, "current_reset_timeout");
        breaker.healthRatio = scaledOf(object, "health_percentage", 0.01);
        return breaker;
    }

    std::deque<ClusterAlert> m_errors; ///< pushed, the newest last
};

} // namespace

std::unique_ptr<ServerReader> makeTopicDashboard(SourceId source, std::string name)
{
    return std::make_unique<TopicDashboard>(source, std::move(name));
}

} // namespace perfdeck
