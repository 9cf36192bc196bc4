// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Source.h"

#include "core/model/WordTable.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr WordTable<SourceKind, 5> kKinds{{{{SourceKind::Machine, "machine"},
                                            {SourceKind::Endpoint, "endpoint"},
                                            {SourceKind::Plugin, "plugin"},
                                            {SourceKind::Discovery, "discovery"},
                                            {SourceKind::Coordinator, "coordinator"}}}};

} // namespace

std::string_view sourceKindName(SourceKind kind)
{
    return kKinds.word(kind);
}

std::optional<SourceKind> sourceKind(std::string_view word)
{
    return kKinds.value(word);
}

Duration SourceConfig::effectiveDeadline() const
{
    using std::chrono::seconds;
    if (deadline > Duration(0))
        return deadline;
    return std::clamp<Duration>(interval, seconds(1), seconds(10));
}

} // namespace perfdeck
