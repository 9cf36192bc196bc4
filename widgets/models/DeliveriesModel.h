// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Notice.h"
#include "widgets/models/RowModel.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

struct DeliveryRow
{
    QString id; ///< number of the notice and the channel
    QString time; ///< it was queued
    double seconds = 0; ///< since the epoch
    QString channel;
    CellState severity = CellState::None;
    QString title;
    CellState state = CellState::None;
    QString stateText;
    double attempts = 0;
    QString outcome;
    QString next; ///< attempt; empty for none
    double alerts = 0; ///< how many it tells of
    bool isStale = false;

    friend bool operator==(const DeliveryRow &, const DeliveryRow &) = default;
};

/// In the order given. Any thread.
[[nodiscard]] std::vector<DeliveryRow>
deliveryRows(const Deliveries &deliveries, Timestamp now, const QTimeZone &zone);

/// "2 failed, 1 waits, 40 sent": empty of none.
[[nodiscard]] QString deliveriesText(const Deliveries &deliveries);

class DeliveriesModel final : public RowModel<DeliveryRow>
{
public:
    enum Columns
    {
        Time,
        Channel,
        Title,
        Alerts,
        State,
        Attempts,
        Outcome,
        Next
    };

    explicit DeliveriesModel(QObject *parent = nullptr);
};

} // namespace perfdeck
