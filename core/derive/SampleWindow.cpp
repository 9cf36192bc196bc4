// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/SampleWindow.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr int kBucketsPerWindow = 128;

} // namespace

SampleWindow::SampleWindow(WindowFunction function, Duration length)
    : m_function(function)
    , m_isDefault(length == Duration(0))
    , m_length(m_isDefault ? kDefaultWindow : length)
{
}

bool SampleWindow::addsUp() const
{
    switch (m_function) {
    case WindowFunction::Rate:
    case WindowFunction::Increase:
    case WindowFunction::Changes:
    case WindowFunction::Resets:
        return true;
    default:
        return false;
    }
}

double SampleWindow::step(double value) const
{
    switch (m_function) {
    case WindowFunction::Changes:
        return value != m_newest ? 1 : 0;
    case WindowFunction::Resets:
        return value < m_newest ? 1 : 0;
    default:
        return value >= m_newest ? value - m_newest : value;
    }
}

void SampleWindow::add(Timestamp time, double value)
{
    const bool isFirst = m_first == m_buckets.size();
    if (!isFirst && time == m_buckets.back().last)
        return;
    const bool isVoid = addsUp() ? !std::isfinite(value) : std::isnan(value);
    if (isVoid || (!isFirst && time < m_buckets.back().last)) {
        m_buckets.clear();
        m_first = 0;
        if (!isVoid)
            append(time, addsUp() ? 0 : value, value);
        return;
    }
    double total = value;
    if (addsUp())
        total = isFirst ? 0 : m_buckets.back().total + step(value);
    m_step = isFirst ? Duration(0) : time - m_buckets.back().last;
    append(time, total, value);
    evict();
}

void SampleWindow::append(Timestamp time, double total, double value)
{
    m_newest = value;
    const bool joins = m_buckets.size() - m_first >= 2
        && time - m_buckets.back().first < m_length / kBucketsPerWindow;
    if (!joins) {
        m_buckets.push_back({time, time, total, value, value, value, 1});
        return;
    }
    Bucket &bucket = m_buckets.back();
    bucket.last = time;
    bucket.total = total;
    bucket.sum += value;
    bucket.min = std::min(bucket.min, value);
    bucket.max = std::max(bucket.max, value);
    ++bucket.count;
}

/// A quarter of a step of tolerance: polls jitter, and the sample that is exactly one window old
/// must not be in or out by chance.
bool SampleWindow::isOld(const Bucket &bucket, std::size_t left) const
{
    const Duration age = m_buckets.back().last - bucket.last;
    if (age > kLongestWindow + m_step / 4)
        return true;
    return age > m_length + m_step / 4 && !(m_isDefault && left <= kWindowSamples);
}

void SampleWindow::evict()
{
    while (m_buckets.size() - m_first > 1 && isOld(oldest(), m_buckets.size() - m_first))
        ++m_first;
    if (m_first > m_buckets.size() / 2) {
        m_buckets.erase(m_buckets.begin(),
                        m_buckets.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
}

double SampleWindow::value() const
{
    if (m_first == m_buckets.size())
        return absentValue();
    const Bucket &first = oldest();
    const Bucket &last = m_buckets.back();
    if (addsUp() || m_function == WindowFunction::Delta) {
        if (last.last == first.last)
            return absentValue();
        const double change = last.total - first.total;
        const double seconds = std::chrono::duration<double>(last.last - first.last).count();
        return m_function == WindowFunction::Rate ? change / seconds : change;
    }
    double sum = 0;
    double count = 0;
    double least = first.min;
    double most = first.max;
    for (std::size_t i = m_first; i < m_buckets.size(); ++i) {
        sum += m_buckets[i].sum;
        count += m_buckets[i].count;
        least = std::min(least, m_buckets[i].min);
        most = std::max(most, m_buckets[i].max);
    }
    switch (m_function) {
    case WindowFunction::Average:
        return sum / count;
    case WindowFunction::Minimum:
        return least;
    case WindowFunction::Maximum:
        return most;
    default:
        return m_newest;
    }
}

} // namespace perfdeck
