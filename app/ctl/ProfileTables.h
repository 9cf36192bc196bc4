// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/ProfileReport.h"
#include "core/profile/judge/ProfileDiff.h"

namespace perfdeck {

// Parts of what `profile` prints to stdout as rows and lines.

/// CSV, numbers in full.
void printRows(const ProfileReport &report);
void printDifferences(const ProfileDiff &diff);

/// For people: numbers with units.
void printSummary(const ProfileReport &report);
void printWordedRows(const ProfileReport &report);
void printMemory(const ProfileReport &report);
void printAdvice(const ProfileReport &report);
void printWordedDifferences(const ProfileReport &a,
                            const ProfileReport &b,
                            const ProfileDiff &diff);

} // namespace perfdeck
