// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Alert.h"
#include "core/model/Selector.h"

#include <QString>

#include <optional>

namespace perfdeck {

/// A place in the window as text: perfdeck://TAB?from=…&to=…&model=…&select=…, or an alert as
/// notices name it: perfdeck://alert/0123456789abcdef
struct DeepLink
{
    QString page; ///< name of the tab; empty: stay
    std::string from, to; ///< as parseTime() reads them; empty: stay; `to` alone is refused
    QString model;
    std::optional<Selector> select; ///< series to draw
    AlertId alert{}; ///< none: not about one

    friend bool operator==(const DeepLink &, const DeepLink &) = default;
};

/// Refuses, with the part that is wrong, what is no such link. Parameters it does not know are
/// passed over: newer programs may add some.
[[nodiscard]] Result<DeepLink> parseDeepLink(const QString &text);
[[nodiscard]] QString deepLinkText(const DeepLink &link);
[[nodiscard]] bool isDeepLink(const QString &text);

} // namespace perfdeck
