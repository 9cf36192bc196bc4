// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/AlertWorld.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace perfdeck {

/// Series in memory. What is newer than `now` is not there yet.
class FakeAlertWorld final : public AlertWorld
{
public:
    void add(const SeriesKey &key, Timestamp time, double value)
    {
        const auto [place, isNew] = m_ids.try_emplace(key, m_series.size());
        if (isNew)
            m_series.push_back({std::make_shared<const SeriesKey>(key), {}, {}});
        m_series[place->second].times.push_back(time);
        m_series[place->second].values.push_back(value);
    }

    Timestamp now = Timestamp::max();
    FindingsPtr found = std::make_shared<const Findings>();
    std::vector<SourceLife> lives;
    std::string failure; ///< why reading does not work; empty: it does

    std::uint64_t generation() const override
    {
        return static_cast<std::uint64_t>(std::ranges::count_if(
            m_series, [this](const Stored &it) { return it.times.front() <= now; }));
    }

    std::vector<SeriesRecord> match(const Selector &selector) override
    {
        std::vector<SeriesRecord> records;
        for (std::size_t i = 0; i < m_series.size(); ++i)
            if (m_series[i].times.front() <= now && selector.matches(*m_series[i].key))
                records.push_back({SeriesId(static_cast<SeriesId::Value>(i + 1)), m_series[i].key});
        return records;
    }

    std::optional<Sample> newest(SeriesId series) override
    {
        const Stored &it = m_series[series.value() - 1];
        const std::size_t count = upTo(it, now);
        if (count == 0 || now - it.times[count - 1] > kForgottenAfter)
            return std::nullopt;
        return Sample{it.times[count - 1], it.values[count - 1]};
    }

    Status read(SeriesId series,
                TimeRange range,
                std::vector<Timestamp> &times,
                std::vector<double> &values) override
    {
        if (!failure.empty())
            return perfdeck::failure(ErrorKind::Corrupt, failure);
        const Stored &it = m_series[series.value() - 1];
        const std::size_t from = upTo(it, range.from - Duration(1));
        const std::size_t to = upTo(it, std::min(range.to - Duration(1), now));
        for (std::size_t i = from; i < to; ++i) {
            times.push_back(it.times[i]);
            values.push_back(it.values[i]);
        }
        return {};
    }

    FindingsPtr findings() override { return found; }

    std::vector<SourceLife> sources() override { return lives; }

private:
    struct Stored
    {
        SeriesKeyPtr key;
        std::vector<Timestamp> times;
        std::vector<double> values;
    };

    static std::size_t upTo(const Stored &it, Timestamp time)
    {
        return static_cast<std::size_t>(std::ranges::upper_bound(it.times, time)
                                        - it.times.begin());
    }

    std::vector<Stored> m_series;
    std::map<SeriesKey, std::size_t> m_ids;
};

} // namespace perfdeck
