// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/judge/Advice.h"
#include "widgets/models/RowModel.h"

#include <span>

namespace perfdeck {

struct AdviceRow
{
    QString id; ///< the number of the advice
    std::size_t advice = 0;
    QString title;
    QString about; ///< its layer, or what else it is about
    QString sentence;
    QString basis;
    std::optional<double> gain; ///< seconds of a run
    std::optional<double> gainShare;
    bool isStale = false;

    friend bool operator==(const AdviceRow &, const AdviceRow &) = default;
};

/// Any thread.
[[nodiscard]] std::vector<AdviceRow> adviceRows(std::span<const Advice> advice,
                                                const Profile &profile);

class AdviceModel final : public RowModel<AdviceRow>
{
public:
    enum Columns
    {
        Title,
        About,
        Gain,
        GainShare,
        Basis,
        Sentence
    };

    explicit AdviceModel(QObject *parent = nullptr);
};

} // namespace perfdeck
