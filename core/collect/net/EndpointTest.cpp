// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/EndpointTest.h"

#include "core/collect/net/EndpointPoller.h"
#include "core/collect/net/FetchPlan.h"
#include "core/collect/net/PageReading.h"
#include "core/collect/net/TrialRound.h"

#include <algorithm>

namespace perfdeck {

namespace {

std::string formatName(PageFormat format)
{
    switch (format) {
    case PageFormat::OpenMetrics:
        return "OpenMetrics";
    case PageFormat::Json:
        return "JSON";
    case PageFormat::PrometheusText:
        break;
    }
    return "Prometheus text";
}

/// JSON pages bring some canonical series themselves.
bool isCanonicalOfJson(std::string_view metric)
{
    return metric == "inference_latency_seconds" || metric == "throughput_samples_per_second"
        || metric == "memory_used_bytes" || metric == "error_count" || metric == "request_count"
        || metric == "gpu_memory_used_bytes" || metric == "model_gpu_share_ratio";
}

/// Appends what is not there yet.
void addOnce(std::vector<std::string> &list, std::string_view text)
{
    if (!text.empty() && std::ranges::find(list, text) == list.end())
        list.emplace_back(text);
}

void addSeriesOnPage(const EndpointReading &reading, EndpointTest &test)
{
    if (!reading.observation.series)
        return;
    for (const SeriesKeyPtr &key : reading.observation.series->keys) {
        addOnce(test.models, key->labels.get("model"));
        if (reading.format == PageFormat::Json && isCanonicalOfJson(key->metric))
            addOnce(test.canonicalMetrics, key->metric);
    }
}

/// From the event loop and not from inside the poll, because the receiver may do anything.
void deliver(QObject *context, EndpointTest test, std::function<void(EndpointTest)> done)
{
    QMetaObject::invokeMethod(
        context,
        [test = std::move(test), done = std::move(done)] { done(test); },
        Qt::QueuedConnection);
}

/// One poll that answers and goes. Owned by its context, so that it dies with it.
class TrialPoll final : public QObject
{
public:
    TrialPoll(SourceConfig config,
              const std::string &instance,
              FetchOrder order,
              std::shared_ptr<const Clock> clock,
              QObject *context,
              std::function<void(EndpointTest)> done)
        : QObject(context)
        , m_config(std::move(config))
        , m_clock(std::move(clock))
        , m_done(std::move(done))
        , m_reader(readerOptions(instance))
        , m_begin{m_clock->now(), m_clock->steady()}
    {
        m_client.get(std::move(order),
                     [this](PollResult<FetchedPage> page) { take(std::move(page)); });
    }

private:
    [[nodiscard]] EndpointReaderOptions readerOptions(const std::string &instance) const
    {
        EndpointReaderOptions options;
        options.sourceName = sourceName(m_config);
        options.instance = instance;
        options.maxSeries = m_config.maxSeries;
        options.interval = m_config.interval;
        options.labels = m_config.labels;
        return options;
    }

    void take(PollResult<FetchedPage> page)
    {
        EndpointTest test;
        test.latency = std::chrono::duration_cast<Duration>(m_clock->steady() - m_begin.steady);
        if (page)
            judge(*page, test);
        else
            test.error = std::move(page.error().error);
        deliver(parent(), std::move(test), std::move(m_done));
        deleteLater();
    }

    void judge(const FetchedPage &page, EndpointTest &test)
    {
        test.bytes = page.body.size();
        auto reading = readPage(m_reader, page, m_begin, test.latency);
        if (!reading) {
            test.error = std::move(reading.error().error);
            return;
        }
        test.recognised = std::move(reading->recognised);
        test.format = formatName(reading->format);
        test.series = reading->series;
        EndpointAbilities abilities = m_reader.abilities();
        test.canonicalMetrics = std::move(abilities.metrics);
        test.models = std::move(abilities.models);
        addSeriesOnPage(*reading, test);
        test.warnings = std::move(reading->warnings);
    }

    SourceConfig m_config;
    std::shared_ptr<const Clock> m_clock;
    std::function<void(EndpointTest)> m_done;
    EndpointReader m_reader;
    PollMoment m_begin;
    HttpClient m_client;
};

} // namespace

void testEndpoint(const SourceConfig &config,
                  std::shared_ptr<const Clock> clock,
                  QObject *context,
                  std::function<void(EndpointTest)> done)
{
    FetchPlan plan(config);
    auto order = plan.next();
    if (order && config.kind == SourceKind::Coordinator) {
        new TrialRound(config, std::move(*order), std::move(clock), context, std::move(done));
        return;
    }
    if (order) {
        new TrialPoll(
            config, plan.instance(), std::move(*order), std::move(clock), context, std::move(done));
        return;
    }
    EndpointTest test;
    test.error = std::move(order.error().error);
    deliver(context, std::move(test), std::move(done));
}

} // namespace perfdeck
