// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/SilenceList.h"

#include "core/base/Fingerprint.h"

#include <algorithm>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

Status check(const Silence &silence)
{
    const auto refuse = [](const char *reason, const char *advice) {
        return failure(ErrorKind::InvalidInput, "the silence was not made", reason, advice);
    };
    if (silence.matchers.empty())
        return refuse("it has no matcher", "Name at least one label, as in rule=\"…\"");
    if (silence.range.isEmpty())
        return refuse("it ends before it begins", "Choose a later end");
    if (silence.range.length() > Silence::kLongest)
        return refuse("it is longer than 30 days", "Choose an earlier end");
    return {};
}

/// Made from what it says, so that the same commands give the same numbers.
SilenceId numberOf(const Silence &silence)
{
    Fingerprint fingerprint;
    fingerprint.add(matchersText(silence.matchers));
    fingerprint.add(silence.who);
    fingerprint.add(silence.comment);
    for (const Timestamp time : {silence.madeAt, silence.range.from, silence.range.to})
        fingerprint.add(std::int64_t{time.time_since_epoch().count()});
    return SilenceId(fingerprint.value());
}

auto findIn(Silences &silences, SilenceId id)
{
    return std::ranges::find(silences, id, &Silence::id);
}

} // namespace

void SilenceList::load(Silences stored)
{
    publish(std::move(stored));
}

Result<Silence> SilenceList::put(Silence silence, Timestamp now)
{
    if (const Status status = check(silence); !status)
        return failure(status.error());
    if (silence.madeAt == Timestamp())
        silence.madeAt = now;
    if (!silence.id.isValid())
        silence.id = numberOf(silence);
    Silences silences = *m_list;
    if (const auto known = findIn(silences, silence.id); known != silences.end())
        *known = silence;
    else
        silences.push_back(silence);
    publish(std::move(silences));
    return silence;
}

std::optional<Silence> SilenceList::end(SilenceId id, Timestamp now)
{
    Silences silences = *m_list;
    const auto known = findIn(silences, id);
    if (known == silences.end() || known->range.to <= now)
        return std::nullopt;
    known->range = {std::min(known->range.from, now), now};
    const Silence ended = *known;
    publish(std::move(silences));
    return ended;
}

SilenceId SilenceList::match(const Alert &alert, Timestamp now) const
{
    SilenceId found;
    for (const Silence &silence : *m_list)
        if (silence.range.contains(now) && (!found.isValid() || silence.id < found)
            && matches(silence.matchers, alert))
            found = silence.id;
    return found;
}

bool SilenceList::passTime(Timestamp now)
{
    if (std::ranges::any_of(*m_list,
                            [now](const Silence &it) { return it.range.to + kKept < now; })) {
        Silences silences = *m_list;
        std::erase_if(silences, [now](const Silence &it) { return it.range.to + kKept < now; });
        publish(std::move(silences));
    }
    std::vector<SilenceId> active;
    for (const Silence &silence : *m_list)
        if (silence.range.contains(now))
            active.push_back(silence.id);
    return std::exchange(m_active, active) != active;
}

void SilenceList::publish(Silences silences)
{
    std::ranges::sort(silences, [](const Silence &a, const Silence &b) {
        return std::pair(b.madeAt, b.id) < std::pair(a.madeAt, a.id);
    });
    m_list = std::make_shared<const Silences>(std::move(silences));
}

} // namespace perfdeck
