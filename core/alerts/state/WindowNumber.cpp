// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/WindowNumber.h"

#include "core/alerts/state/Reduction.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr Duration kLate = std::chrono::minutes(1); ///< samples may come in behind their time
constexpr Duration kSlice = std::chrono::hours(6); ///< read at once
constexpr int kRefreshes = 512; ///< of a long window, in its length

} // namespace

LongWindow::LongWindow(Reducer reducer, double quantile, Duration window)
    : m_reducer(reducer)
    , m_quantile(quantile)
    , m_window(window)
    , m_length(window <= kFineWindow ? Duration(std::chrono::minutes(1))
                                     : Duration(std::chrono::hours(1)))
{
}

double LongWindow::at(SampleCache &samples, SeriesId series, Timestamp time)
{
    const Timestamp from = alignedDown(time - m_window, m_length) + m_length;
    const Timestamp closed = alignedDown(time - kLate, m_length);
    if (!m_edge || *m_edge < from) {
        m_edge = from;
        m_closed.clear();
    }
    while (!m_closed.empty() && m_closed.front().start < from)
        m_closed.pop_front();
    while (*m_edge < closed) {
        const Timestamp to = std::min(closed, *m_edge + kSlice);
        close(samples.between(series, *m_edge - Duration(1), to - Duration(1)), to);
    }
    return merged(bucketOf(samples.between(series, *m_edge - Duration(1), time), *m_edge));
}

void LongWindow::close(const SampleSpan &samples, Timestamp to)
{
    for (; *m_edge < to; *m_edge += m_length) {
        const SampleSpan part
            = samples.within(*m_edge - Duration(1), *m_edge + m_length - Duration(1));
        if (Bucket bucket = bucketOf(part, *m_edge); bucket.count > 0)
            m_closed.push_back(std::move(bucket));
    }
}

LongWindow::Bucket LongWindow::bucketOf(const SampleSpan &samples, Timestamp start) const
{
    Bucket bucket;
    bucket.start = start;
    std::vector<double> values;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double value = samples.values[i];
        if (std::isnan(value))
            continue;
        if (bucket.count++ == 0) {
            bucket.firstTime = samples.times[i];
            bucket.first = bucket.min = bucket.max = value;
        } else {
            bucket.increase += increaseBetween(bucket.last, value);
        }
        bucket.sum += value;
        bucket.min = std::min(bucket.min, value);
        bucket.max = std::max(bucket.max, value);
        bucket.last = value;
        bucket.lastTime = samples.times[i];
        if (m_reducer == Reducer::Quantile)
            values.push_back(value);
    }
    if (m_reducer != Reducer::Quantile || values.empty())
        return bucket;
    std::ranges::sort(values);
    // The middle of each of kMarks equal shares.
    const std::size_t marks = std::min(kMarks, values.size());
    for (std::size_t i = 0; i < marks; ++i)
        bucket.marks.push_back(values[(2 * i + 1) * values.size() / (2 * marks)]);
    return bucket;
}

double LongWindow::merged(const Bucket &open) const
{
    if (m_reducer == Reducer::Quantile)
        return mergedQuantile(open);
    Bucket all;
    const auto add = [&all](const Bucket &part) {
        if (part.count == 0)
            return;
        if (all.count == 0) {
            all = part;
            return;
        }
        all.increase += increaseBetween(all.last, part.first) + part.increase;
        all.sum += part.sum;
        all.min = std::min(all.min, part.min);
        all.max = std::max(all.max, part.max);
        all.last = part.last;
        all.lastTime = part.lastTime;
        all.count += part.count;
    };
    for (const Bucket &part : m_closed)
        add(part);
    add(open);
    if (m_reducer == Reducer::Count)
        return static_cast<double>(all.count);
    const bool isDifference = m_reducer == Reducer::Rate || m_reducer == Reducer::Increase;
    if (all.count < (isDifference ? 2U : 1U))
        return kUndefined;
    switch (m_reducer) {
    case Reducer::Average:
        return all.sum / static_cast<double>(all.count);
    case Reducer::Minimum:
        return all.min;
    case Reducer::Maximum:
        return all.max;
    case Reducer::Sum:
        return all.sum;
    case Reducer::Increase:
        return all.increase;
    case Reducer::Rate:
        return all.increase / std::chrono::duration<double>(all.lastTime - all.firstTime).count();
    default:
        return all.last;
    }
}

double LongWindow::mergedQuantile(const Bucket &open) const
{
    std::vector<std::pair<double, double>> marks; ///< value, samples it stands for
    double total = 0;
    const auto add = [&marks, &total](const Bucket &part) {
        for (const double mark : part.marks)
            marks.emplace_back(
                mark, static_cast<double>(part.count) / static_cast<double>(part.marks.size()));
        total += static_cast<double>(part.count);
    };
    for (const Bucket &part : m_closed)
        add(part);
    add(open);
    std::ranges::sort(marks);
    double before = 0;
    for (const auto &[value, weight] : marks) {
        before += weight;
        if (before >= m_quantile * total)
            return value;
    }
    return marks.empty() ? kUndefined : marks.back().first;
}

WindowNumber::WindowNumber(const ThresholdCondition &condition)
    : m_reducer(condition.reducer)
    , m_quantile(condition.quantile)
    , m_window(condition.window)
{
    if (m_window > kExactWindow)
        m_long.emplace(m_reducer, m_quantile, m_window);
}

double WindowNumber::now(SampleCache &samples, SeriesId series)
{
    if (m_long)
        return at(samples, series, alignedDown(samples.now(), m_window / kRefreshes));
    SampleSpan span = samples.recent(series, m_window);
    if (span.empty()) // polled less often than the window is long
        if (const auto newest = samples.newest(series))
            span = samples.between(series, newest->time - Duration(1), newest->time);
    return reduced(span, m_reducer, m_quantile);
}

double WindowNumber::at(SampleCache &samples, SeriesId series, Timestamp time)
{
    if (m_madeAt == time)
        return m_made;
    m_madeAt = time;
    m_made = m_long
        ? m_long->at(samples, series, time)
        : reduced(samples.between(series, time - m_window, time), m_reducer, m_quantile);
    return m_made;
}

} // namespace perfdeck
