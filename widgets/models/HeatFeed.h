// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/models/ChartFeed.h"

#include <string>
#include <vector>

namespace perfdeck {

/// Keeps a heat map supplied, over the window's time scope, with what histograms counted or with
/// the values of many entities.
class HeatFeed final : public Feed
{
    Q_OBJECT

public:
    using Feed::Feed;

    /// Buckets, or the percentiles derived from them.
    void setSelectors(std::vector<Selector> selectors);
    /// In place of histograms: one row per value of `label`.
    void setEntities(ChartQuestion question, std::string label);

    [[nodiscard]] const std::vector<Selector> &selectors() const { return m_selectors; }

    static constexpr int kColumns = 120; ///< cells across: wide enough to be hovered

Q_SIGNALS:
    void frameReady(perfdeck::HeatFramePtr frame);

protected:
    void ask(Ticket ticket) override;
    [[nodiscard]] Duration pace() const override;

private:
    void askEntities(Ticket ticket);
    void publish(Ticket ticket, const HeatFramePtr &frame);

    std::vector<Selector> m_selectors;
    ChartQuestion m_entities; ///< with selectors of its own
    std::string m_label; ///< empty: histograms
    Background m_background;
};

} // namespace perfdeck
