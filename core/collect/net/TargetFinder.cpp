// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/TargetFinder.h"

#include "core/base/CredentialFile.h"
#include "core/collect/net/DnsFinder.h"
#include "core/collect/net/FetchPlan.h"
#include "core/collect/parse/EndpointList.h"

namespace perfdeck {

namespace {

class HttpListFinder final : public TargetFinder
{
public:
    explicit HttpListFinder(const SourceConfig &config)
        : m_plan(config)
        , m_targets(config.discovery)
    {
    }

    void find(Done done) override
    {
        auto order = m_plan.next();
        if (!order)
            return done(tl::make_unexpected(std::move(order.error())));
        m_client.get(std::move(*order),
                     [this, done = std::move(done)](const PollResult<FetchedPage> &page) {
                         done(page ? read(*page) : tl::make_unexpected(page.error()));
                     });
    }

    void cancel() override { m_client.cancel(); }

private:
    [[nodiscard]] PollResult<TargetList> read(const FetchedPage &page) const
    {
        auto list = parseTargetList(page.body, m_targets);
        if (list)
            return std::move(*list);
        return tl::make_unexpected(PollFailure{
            Fault::NotTargets, list.error().within("Cannot read " + shownUrl(page.url))});
    }

    FetchPlan m_plan;
    DiscoveryPlan m_targets;
    HttpClient m_client;
};

/// Reads the file only when it changed. The disk is local, the file small.
class ListFileFinder final : public TargetFinder
{
public:
    explicit ListFileFinder(const SourceConfig &config)
        : m_path(config.url)
        , m_interval(config.discovery.interval)
    {
    }

    void find(Done done) override
    {
        const FileStamp now = fileStamp(m_path);
        if (!m_isRead || now != m_stamp) {
            m_stamp = now;
            m_isRead = true;
            m_found = read();
        }
        done(m_found);
    }

    void cancel() override { }

private:
    [[nodiscard]] PollResult<TargetList> read() const
    {
        auto text = readSmallFile(m_path, FileSecrecy::Public);
        if (!text)
            return tl::make_unexpected(PollFailure{Fault::NotReadable, text.error()});
        auto sources = parseEndpointList(*text, m_path, m_interval);
        if (!sources)
            return tl::make_unexpected(PollFailure{Fault::NotTargets, sources.error()});
        TargetList list;
        list.targets = std::move(*sources);
        return list;
    }

    std::string m_path;
    Duration m_interval;
    bool m_isRead = false;
    FileStamp m_stamp;
    PollResult<TargetList> m_found;
};

} // namespace

std::unique_ptr<TargetFinder> makeTargetFinder(const SourceConfig &config)
{
    switch (config.discovery.way) {
    case DiscoveryPlan::Way::HttpList:
        return std::make_unique<HttpListFinder>(config);
    case DiscoveryPlan::Way::ListFile:
        return std::make_unique<ListFileFinder>(config);
    case DiscoveryPlan::Way::DnsAddress:
    case DiscoveryPlan::Way::DnsService:
        break;
    }
    return std::make_unique<DnsFinder>(config);
}

} // namespace perfdeck
