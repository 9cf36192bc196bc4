// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/AlertsModel.h"

#include <QObject>

#include <utility>

namespace perfdeck {

/// Which alerts the page is narrowed to, for all of its views. GUI thread.
class AlertFocus final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const AlertFilter &filter() const { return m_filter; }

    void setFilter(AlertFilter filter)
    {
        if (std::exchange(m_filter, std::move(filter)) != m_filter)
            Q_EMIT changed();
    }

Q_SIGNALS:
    void changed();

private:
    AlertFilter m_filter;
};

} // namespace perfdeck
