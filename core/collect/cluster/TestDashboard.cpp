// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/RestTask.h"
#include "core/collect/cluster/RoundReader.h"
#include "core/collect/cluster/ServerReaders.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace perfdeck {

namespace {

/// What the server shows when nothing feeds it, without saying that it is invented.
constexpr double kDemoTests = 42;
constexpr std::string_view kDemoCoordinatorTests[] = {"test1", "test2"};

std::string percentText(double percent)
{
    std::array<char, 32> text{};
    const int size = std::snprintf(text.data(), text.size(), "%+.1f %%", percent);
    return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

/// S. Counts of what was run, and the regressions it has found itself.
class TestDashboard final : public RoundReader
{
public:
    TestDashboard(SourceId source, std::string name)
        : RoundReader(ServerKind::TestDashboard, source, std::move(name))
    {
    }

protected:
    /// Its own failure at a part is the rule, not the exception: each part counts by itself.
    [[nodiscard]] std::vector<ServerRequest> requests() override
    {
        m_demoMarks = 0;
        return {{ReadingPart::Summary, "/api/status"},
                {ReadingPart::Alerts, "/api/regressions", true}};
    }

    [[nodiscard]] Status read(const ServerRequest &request, std::string_view body) override
    {
        const auto root = json().readObject(body);
        if (!root)
            return tl::make_unexpected(root.error());
        const auto data = objectOf(*root, "data");
        if (!data)
            return failure(ErrorKind::InvalidInput, "the answer has no field data");
        if (request.part == ReadingPart::Summary) {
            reading().totals.workers = numberOf(*data, "worker_count");
            reading().totals.tasks = numberOf(*data, "total_executions");
            m_demoMarks += numberOf(*data, "test_count") == kDemoTests ? 1 : 0;
        } else if (const auto regressions = objectOf(*data, "regressions"))
            readRegressions(*regressions);
        return {};
    }

    void complete() override
    {
        if (m_demoMarks == 2)
            limit(ServerLimit::Kind::Simulated,
                  "This dashboard shows its built-in demonstration data: nothing feeds it.");
    }

private:
    void readRegressions(const JsonObject &regressions);
    void readMetric(std::string_view test, std::string_view metric, const JsonObject &object);

    int m_demoMarks = 0;
};

void TestDashboard::readRegressions(const JsonObject &regressions)
{
    reading().alerts.emplace();
    bool isDemo = true;
    for (const auto &[test, element] : regressions) {
        isDemo = isDemo
            && std::ranges::find(kDemoCoordinatorTests, test) != std::end(kDemoCoordinatorTests);
        JsonObject object;
        if (element.get(object))
            continue;
        const auto metrics = objectOf(object, "metrics");
        if (!metrics)
            continue;
        for (const auto &[metric, value] : *metrics) {
            JsonObject change;
            if (!value.get(change))
                readMetric(test, metric, change);
        }
    }
    m_demoMarks += isDemo && regressions.size() == std::size(kDemoCoordinatorTests) ? 1 : 0;
}

void TestDashboard::readMetric(std::string_view test,
                               std::string_view metric,
                               const JsonObject &object)
{
    if (!flagOf(object, "is_regression").value_or(false))
        return;
    const bool significant = flagOf(object, "is_significant").value_or(false);
    ClusterAlert alert;
    alert.id = std::string(test).append("/").append(metric);
    alert.time = reading().time;
    alert.severity = significant ? Severity::Warning : Severity::Info;
    alert.kind = "regression";
    alert.text = std::string(metric).append(" of ").append(test);
    if (const auto change = numberOf(object, "percent_change"))
        alert.text += " changed by " + percentText(*change);
    alert.text += significant ? " (significant)" : " (not significant)";
    reading().alerts->push_back(std::move(alert));
}

} // namespace

std::unique_ptr<ServerReader> makeTestDashboard(SourceId source, std::string name)
{
    return std::make_unique<TestDashboard>(source, std::move(name));
}

} // namespace perfdeck
