// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/judge/ProfileDiff.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// A layer in the profile that is shown (B) and in the one it is held against (A).
struct DiffRow
{
    QString id; ///< the number of the difference
    std::uint32_t layer = kNoIndex; ///< of the profile that is shown
    QString name;
    QString op;
    QString module;
    std::optional<double> before; ///< seconds, mean of the measured runs
    std::optional<double> after;
    std::optional<double> difference;
    std::optional<double> change; ///< B/A − 1
    std::optional<double> low; ///< of the 95 % interval of the difference
    std::optional<double> high;
    std::optional<double> qValue;
    CellState state = CellState::None;
    QString verdict;
    bool isStale = false;

    friend bool operator==(const DiffRow &, const DiffRow &) = default;
};

/// Any thread.
[[nodiscard]] std::vector<DiffRow> diffRows(const ProfileDiff &diff, const Profile &shown);
/// How whole runs differ, and how many layers for certain.
[[nodiscard]] QString diffSentence(const ProfileDiff &diff);

class DiffModel final : public RowModel<DiffRow>
{
public:
    enum Columns
    {
        Name,
        Operation,
        Module,
        Verdict,
        Before,
        After,
        Difference,
        Low,
        High,
        Change,
        QValue
    };

    explicit DiffModel(QObject *parent = nullptr);
};

} // namespace perfdeck
