// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <QStringList>

namespace perfdeck {

// What the servers of a cluster are and what can be read from each kind of them, for people.

[[nodiscard]] QString serverKindText(ServerKind kind);

/// What a kind of server tells, and what of a cluster it does not.
struct ServerAbilities
{
    QStringList shows;
    QStringList lacks;
};

[[nodiscard]] ServerAbilities abilitiesOf(ServerKind kind);

} // namespace perfdeck
