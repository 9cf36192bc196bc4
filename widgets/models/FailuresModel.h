// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/FailureGroups.h"
#include "widgets/models/RowModel.h"

#include <span>

namespace perfdeck {

/// Failures of one kind.
struct FailureRow
{
    QString id; ///< the pattern
    QString text;
    QString example;
    double count = 0;
    double share = 0; ///< of all failures, 0..1
    QString types;
    double workers = 0;
    QString workerNames;
    QString firstText = QStringLiteral("–"); ///< in the zone of the screen
    std::optional<double> first; ///< seconds since the epoch
    QString lastText = QStringLiteral("–");
    std::optional<double> last;
    bool isStale = false;

    friend bool operator==(const FailureRow &, const FailureRow &) = default;
};

/// Any thread.
[[nodiscard]] std::vector<FailureRow>
failureRows(std::span<const FailureGroup> groups, Timestamp now, const QTimeZone &zone);

/// What a filter of tasks asks for to find those of the pattern: its literal words. Empty where it
/// has none. Any thread.
[[nodiscard]] QString failureFilter(std::string_view pattern);

class FailuresModel final : public RowModel<FailureRow>
{
public:
    enum Columns
    {
        Text,
        Count,
        Share,
        Workers,
        Types,
        First,
        Last
    };

    explicit FailuresModel(QObject *parent = nullptr);
};

} // namespace perfdeck
