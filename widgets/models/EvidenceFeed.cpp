// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/EvidenceFeed.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kMostSeries = 40'000;
constexpr std::size_t kMostEvents = 2'000;
constexpr std::size_t kLeastColumns = 60;

} // namespace

/// The questions of one ticket, answered one by one.
struct EvidenceFeed::Round
{
    Ticket ticket = 0;
    int open = 1;
    std::shared_ptr<ClusterEvidence> evidence = std::make_shared<ClusterEvidence>();
};

EvidenceFeed::EvidenceFeed(Questions questions,
                           TimeScope &scope,
                           EvidenceWishes wishes,
                           QObject *parent)
    : Feed(std::move(questions), scope, parent)
    , m_wishes(std::move(wishes))
{
}

void EvidenceFeed::setSelection(std::optional<TimeRange> range)
{
    if (range == m_selection)
        return;
    m_selection = range;
    refresh();
}

void EvidenceFeed::ask(Ticket ticket)
{
    const auto round = std::make_shared<Round>();
    round->ticket = ticket;
    ClusterQuery query;
    query.range = m_selection.value_or(scope().range());
    if (scope().isLive() && !m_selection)
        query.range.to += std::chrono::seconds(1); // what happens at this very moment
    round->evidence->range = query.range;
    if (!m_wishes.course.empty())
        askFrame(round, m_wishes.course, kCourseColumns, &ClusterEvidence::course);
    if (!m_wishes.workers.empty()) {
        const std::size_t columns = std::clamp(
            kMostWorkerColumns / std::max<std::size_t>(m_workers * m_wishes.workers.size(), 1),
            kLeastColumns,
            std::size_t(kCourseColumns));
        askFrame(round, m_wishes.workers, int(columns), &ClusterEvidence::workers);
    }
    if (m_wishes.events) {
        ++round->open;
        questions().events(query.range, kMostEvents, this, [this, round](const EventsPtr &events) {
            round->evidence->events = events;
            answered(round);
        });
    }
    questions().cluster(query, this, [this, round](const ClusterHistoryPtr &history) {
        round->evidence->history = history ? history : std::make_shared<const ClusterHistory>();
        m_workers = std::max(m_workers, round->evidence->history->workers.size());
        answered(round);
    });
}

void EvidenceFeed::askFrame(const std::shared_ptr<Round> &round,
                            const std::vector<Selector> &selectors,
                            int columns,
                            FramePtr ClusterEvidence::*part)
{
    RangeQuery query;
    query.selectors = selectors;
    query.range = round->evidence->range;
    query.columns = columns;
    query.maxSeries = kMostSeries;
    ++round->open;
    questions().frame(std::move(query), this, [this, round, part](const FramePtr &frame) {
        (*round->evidence).*part = frame ? frame : std::make_shared<const Frame>();
        answered(round);
    });
}

void EvidenceFeed::answered(const std::shared_ptr<Round> &round)
{
    if (--round->open > 0 || !accept(round->ticket))
        return;
    Q_EMIT evidenceReady(round->evidence);
    announce();
}

} // namespace perfdeck
