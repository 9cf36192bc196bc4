// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "widgets/models/RowModel.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

struct SilenceRow
{
    QString id; ///< number of the silence
    CellState state = CellState::None;
    QString stateText;
    QString matchers;
    std::optional<double> mutes; ///< alerts now; none: it is over
    QString from;
    double fromSeconds = 0; ///< since the epoch
    QString to;
    double toSeconds = 0;
    QString who;
    QString comment;
    bool isStale = false; ///< it is over

    friend bool operator==(const SilenceRow &, const SilenceRow &) = default;
};

/// Active ones first, then those that are to come, then those that are over. O(silences × alerts).
/// Any thread.
[[nodiscard]] std::vector<SilenceRow>
silenceRows(const Silences &silences, const Alerts &alerts, Timestamp now, const QTimeZone &zone);

class SilencesModel final : public RowModel<SilenceRow>
{
public:
    enum Columns
    {
        State,
        Matchers,
        Mutes,
        From,
        To,
        Who,
        Comment
    };

    explicit SilencesModel(QObject *parent = nullptr);
};

} // namespace perfdeck
