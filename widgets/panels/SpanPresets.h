// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <QtGlobal>

#include <array>

namespace perfdeck {

/// A span up to now that is offered.
struct SpanPreset
{
    const char *name;
    const char *words;
    Duration span;
    bool isInBar; ///< has a button of its own
};

inline constexpr std::array kSpanPresets{
    SpanPreset{"30 s",
               QT_TRANSLATE_NOOP("perfdeck::TimeBar", "Last 30 seconds"),
               std::chrono::seconds(30),
               false},
    SpanPreset{"5 m",
               QT_TRANSLATE_NOOP("perfdeck::TimeBar", "Last 5 minutes"),
               std::chrono::minutes(5),
               true},
    SpanPreset{"15 m",
               QT_TRANSLATE_NOOP("perfdeck::TimeBar", "Last 15 minutes"),
               std::chrono::minutes(15),
               true},
    SpanPreset{
        "1 h", QT_TRANSLATE_NOOP("perfdeck::TimeBar", "Last hour"), std::chrono::hours(1), true},
    SpanPreset{
        "6 h", QT_TRANSLATE_NOOP("perfdeck::TimeBar", "Last 6 hours"), std::chrono::hours(6), true},
    SpanPreset{"24 h",
               QT_TRANSLATE_NOOP("perfdeck::TimeBar", "Last 24 hours"),
               std::chrono::hours(24),
               true},
    SpanPreset{
        "2 d", QT_TRANSLATE_NOOP("perfdeck::TimeBar", "Last 2 days"), std::chrono::days(2), false},
    SpanPreset{
        "7 d", QT_TRANSLATE_NOOP("perfdeck::TimeBar", "Last 7 days"), std::chrono::days(7), true},
    SpanPreset{"30 d",
               QT_TRANSLATE_NOOP("perfdeck::TimeBar", "Last 30 days"),
               std::chrono::days(30),
               true},
    SpanPreset{"90 d",
               QT_TRANSLATE_NOOP("perfdeck::TimeBar", "Last 90 days"),
               std::chrono::days(90),
               false},
};

} // namespace perfdeck
