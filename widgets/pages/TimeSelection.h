// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"

#include <QObject>

#include <optional>
#include <utility>

namespace perfdeck {

/// The stretch of time marked on all charts of a window, or none. GUI thread.
class TimeSelection final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] std::optional<TimeRange> range() const { return m_range; }

    void select(TimeRange range) { become(range); }

    void clear() { become(std::nullopt); }

Q_SIGNALS:
    void changed(std::optional<perfdeck::TimeRange> range);

private:
    void become(std::optional<TimeRange> range)
    {
        if (std::exchange(m_range, range) != range)
            Q_EMIT changed(range);
    }

    std::optional<TimeRange> m_range;
};

} // namespace perfdeck
