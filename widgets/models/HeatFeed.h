// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Feed.h"

#include <vector>

namespace perfdeck {

/// Keeps a heat map supplied with what histograms counted over the window's time scope.
class HeatFeed final : public Feed
{
    Q_OBJECT

public:
    using Feed::Feed;

    /// Buckets, or the percentiles derived from them.
    void setSelectors(std::vector<Selector> selectors);

    [[nodiscard]] const std::vector<Selector> &selectors() const { return m_selectors; }

    static constexpr int kColumns = 120; ///< cells across: wide enough to be hovered

Q_SIGNALS:
    void frameReady(perfdeck::HeatFramePtr frame);

protected:
    void ask(Ticket ticket) override;
    [[nodiscard]] Duration pace() const override;

private:
    std::vector<Selector> m_selectors;
};

} // namespace perfdeck
