// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Absence.h"

#include <QString>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

/// Why there is nothing to see, as people are told: what it is, what to do, and the button for it.
struct AbsenceText
{
    const char *icon;
    QString headline;
    QString hint;
    QString action; ///< empty: nothing to be done from here
};

/// About models. `now` tells how soon it is tried again.
[[nodiscard]] AbsenceText
describeAbsence(const Absence &absence, Timestamp now, const QTimeZone &zone);

} // namespace perfdeck
