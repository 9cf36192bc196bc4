// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Finding.h"
#include "widgets/models/RowModel.h"

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

/// One group of changes that belong together, by the one that stands for it.
struct FindingRow
{
    QString id;
    QString time; ///< in the zone of the screen
    double seconds = 0; ///< since the epoch, for sorting
    QString series;
    QString others; ///< that changed with it, in words; empty for none
    double effect = 0;
    QString size; ///< "+12.9 %"
    QString interval; ///< in words, for the tooltip
    double confidence = 0;
    CellState state = CellState::None;
    QString judgement;
    bool isStale = false; ///< gone, or somebody is done with it

    friend bool operator==(const FindingRow &, const FindingRow &) = default;
};

/// Which findings are listed.
enum class FindingFilter
{
    Open, ///< regressions nobody has judged
    Regressions, ///< and improvements
    All
};

/// The newest first, a row a group.
[[nodiscard]] std::vector<FindingRow>
findingRows(const Findings &findings, FindingFilter filter, Timestamp now, const QTimeZone &zone);

class FindingsModel final : public RowModel<FindingRow>
{
public:
    enum Columns
    {
        Time,
        Series,
        Size,
        Confidence,
        Judgement
    };

    explicit FindingsModel(QObject *parent = nullptr);
};

// The words for people.

[[nodiscard]] QString triageText(TriageState state);
[[nodiscard]] QString verdictText(FindingVerdict verdict);
/// "Latency p95 of bert": what is measured and on what.
[[nodiscard]] QString seriesText(const SeriesKey &series);
/// "+12.9 %"; "from nothing" where that is undefined.
[[nodiscard]] QString effectWords(double effect);
/// "+11.9 % to +13.9 %"
[[nodiscard]] QString intervalWords(const Finding &finding);

} // namespace perfdeck
