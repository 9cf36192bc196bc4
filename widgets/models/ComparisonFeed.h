// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ChosenSide.h"
#include "widgets/models/Feed.h"

namespace perfdeck {

/// How the chosen sides differ, again and again while live. GUI thread.
class ComparisonFeed final : public Feed
{
    Q_OBJECT

public:
    using Feed::Feed;

    /// Fewer than two are not asked about.
    void setSides(std::vector<ChosenSide> sides);
    /// Only these metrics; none: all that are compared.
    void setMetrics(std::vector<std::string> metrics);

    /// Just the samples, of one side or more.
    void setOnlySamples(bool only) { m_onlySamples = only; }

Q_SIGNALS:
    /// Null while there are too few sides.
    void comparisonReady(perfdeck::SideComparisonPtr comparison);
    void failed(const perfdeck::Error &error);

protected:
    void ask(Ticket ticket) override;

    [[nodiscard]] Duration pace() const override { return std::chrono::seconds(10); }

private:
    void publish(Ticket ticket, const Result<SideComparisonPtr> &result);

    std::vector<ChosenSide> m_sides;
    std::vector<std::string> m_metrics;
    bool m_onlySamples = false;
};

} // namespace perfdeck
