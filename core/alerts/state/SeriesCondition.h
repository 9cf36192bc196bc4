// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/Condition.h"
#include "core/model/Selector.h"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace perfdeck {

/// A condition with a number for each living series of a selector. What is derived of it says which
/// number; series are found, followed and let go here.
class SeriesCondition : public Condition
{
public:
    SeriesCondition(AlertRule rule, Selector selector, std::uint64_t layout);

    [[nodiscard]] const Measurement &measure(const ConditionInput &input) final;

protected:
    /// Of the series at this place; NaN where it is undefined, absentValue() where there is none.
    [[nodiscard]] virtual double number(std::size_t place, SeriesId series, SampleCache &samples)
        = 0;

    /// Whether the series takes part at the moment.
    [[nodiscard]] virtual bool isPresent(SeriesId series, SampleCache &samples);

    /// After all numbers are there: may add instances of its own.
    virtual void complete(Measurement & /*measurement*/, SampleCache & /*samples*/) { }

    /// Places are numbered anew.
    virtual void forgetPlaces() { }

    [[nodiscard]] const AlertRule &rule() const { return m_rule; }

    [[nodiscard]] const Selector &selector() const { return m_selector; }

private:
    void follow(SampleCache &samples);
    void letGo();
    [[nodiscard]] bool areSourcesGone(SampleCache &samples) const;

    static constexpr std::uint32_t kNoPlace = UINT32_MAX;

    struct Followed
    {
        SeriesRecord series;
        std::uint32_t place = kNoPlace; ///< in the measurement, once it had a sample
    };

    AlertRule m_rule;
    Selector m_selector;
    std::vector<Followed> m_followed; ///< in the order of their numbers
    std::set<std::string, std::less<>> m_sources; ///< there ever were
    std::uint64_t m_generation = 0;
    bool m_isFresh = true;
    Measurement m_measurement;
};

} // namespace perfdeck
