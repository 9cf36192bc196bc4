// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Feed.h"

#include <QString>

namespace perfdeck {

/// The episodes that touch the range of the time scope.
class AlertsFeed final : public Feed
{
    Q_OBJECT

public:
    using Feed::Feed;

Q_SIGNALS:
    void historyReady(perfdeck::AlertHistoryPtr history);
    /// There is no answer; one sentence.
    void refused(const QString &reason);

protected:
    void ask(Ticket ticket) override;

    [[nodiscard]] Duration pace() const override { return std::chrono::seconds(5); }
};

} // namespace perfdeck
