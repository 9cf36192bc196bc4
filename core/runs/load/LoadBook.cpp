// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadBook.h"

#include "core/stats/Quantile.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::size_t kMostRecent = 100'000;

} // namespace

LoadBook::LoadBook(LoadSpan span)
    : m_span(span)
{
}

void LoadBook::scheduled(double intended)
{
    if (isMeasured(intended))
        ++m_totals.scheduled;
}

void LoadBook::began()
{
    ++m_inFlight;
    if (m_phase == LoadPhase::Measuring)
        m_totals.peakInFlight = std::max(m_totals.peakInFlight, m_inFlight);
}

void LoadBook::retried()
{
    ++m_totals.retried;
}

void LoadBook::finished(const RequestRecord &record, std::string_view error)
{
    --m_inFlight;
    if (record.isGood && m_recent.size() < kMostRecent)
        m_recent.push_back(record.latency());
    if (record.isGood && isMeasured(record.end))
        addToSlice(record);
    if (isMeasured(record.intended))
        count(record, error);
    else if (record.isGood)
        ++m_totals.warmUpGood;
    else {
        ++m_totals.warmUpFailed;
        if (m_phase == LoadPhase::WarmUp)
            countError(error);
    }
}

void LoadBook::gap(double intended, double seconds)
{
    if (isMeasured(intended))
        m_gaps.add(seconds);
}

void LoadBook::tick(double now)
{
    const bool isOver = now >= m_span.limit;
    if (m_phase == LoadPhase::WarmUp && now >= m_span.warmUp
        && (m_totals.warmUpGood + m_totals.warmUpFailed >= m_span.warmUpRequests || isOver)) {
        m_phase = LoadPhase::Measuring;
        m_begin = now;
        m_totals.peakInFlight = m_inFlight;
        m_totals.errors.clear(); // those of the warm-up are not of the result
    }
    if (m_phase == LoadPhase::Measuring
        && (isOver || (now - m_begin >= m_span.duration && m_totals.good >= m_span.count)))
        stop(now);
    if (m_phase == LoadPhase::Draining && m_inFlight == 0)
        m_phase = LoadPhase::Done;
}

void LoadBook::stop(double now)
{
    if (m_phase >= LoadPhase::Draining)
        return;
    if (m_phase == LoadPhase::WarmUp)
        m_begin = now;
    m_end = now;
    m_totals.seconds = m_end - m_begin;
    m_phase = LoadPhase::Draining;
}

double LoadBook::progress(double now) const
{
    switch (m_phase) {
    case LoadPhase::WarmUp:
        return std::min(1.0, now / (m_span.warmUp + m_span.duration));
    case LoadPhase::Measuring: {
        double measured = (now - m_begin) / m_span.duration;
        if (m_span.count > 0)
            measured = std::min(
                measured, static_cast<double>(m_totals.good) / static_cast<double>(m_span.count));
        const double warmUp = m_span.warmUp / (m_span.warmUp + m_span.duration);
        return warmUp + (1 - warmUp) * std::min(1.0, measured);
    }
    default:
        return 1;
    }
}

LoadMoment LoadBook::moment(double now)
{
    LoadMoment moment;
    moment.inFlight = m_inFlight;
    const double seconds = now - m_momentBegin;
    if (seconds > 0)
        moment.throughput = static_cast<double>(m_recent.size()) / seconds;
    std::ranges::sort(m_recent);
    moment.latencyMedian = quantileOfSorted(m_recent, 0.5);
    moment.latencyP99 = quantileOfSorted(m_recent, 0.99);
    m_recent.clear();
    m_momentBegin = now;
    return moment;
}

std::vector<LoadSlice> LoadBook::slices() const
{
    std::vector<LoadSlice> whole = m_slices;
    whole.resize(static_cast<std::size_t>(m_totals.seconds / m_span.slice + 1e-9));
    return whole;
}

bool LoadBook::isMeasured(double time) const
{
    return m_phase != LoadPhase::WarmUp && time >= m_begin && time < m_end;
}

void LoadBook::count(const RequestRecord &record, std::string_view error)
{
    m_records.add(record);
    if (!record.isGood) {
        ++m_totals.failed;
        countError(error);
        return;
    }
    ++m_totals.good;
    m_totals.answerBytes += record.bytes;
    if (record.isShort)
        ++m_totals.shortOutputs;
}

void LoadBook::countError(std::string_view error)
{
    std::string kind(error);
    if (m_totals.errors.size() >= kMostErrorKinds && !m_totals.errors.contains(kind))
        kind = "other";
    ++m_totals.errors[kind];
}

void LoadBook::addToSlice(const RequestRecord &record)
{
    ++m_totals.completed;
    const auto index = static_cast<std::size_t>((record.end - m_begin) / m_span.slice);
    if (index >= m_slices.size())
        m_slices.resize(index + 1);
    ++m_slices[index].requests;
    m_slices[index].tokens += record.outputTokens;
}

} // namespace perfdeck
