// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/PollFailure.h"
#include "core/collect/parse/TargetList.h"
#include "core/model/Source.h"

#include <functional>
#include <memory>

namespace perfdeck {

/// Asks for the targets of one discovery. On a thread with an event loop.
class TargetFinder
{
public:
    using Done = std::function<void(PollResult<TargetList>)>;

    TargetFinder() = default;
    virtual ~TargetFinder() = default;
    TargetFinder(const TargetFinder &) = delete;
    TargetFinder &operator=(const TargetFinder &) = delete;

    /// `done` is called once, at once or from the event loop, by the deadline of the source. Not
    /// while another find() is under way.
    virtual void find(Done done) = 0;
    /// Ends what is under way, unreported.
    virtual void cancel() = 0;
};

/// The one for the way of config.discovery.
[[nodiscard]] std::unique_ptr<TargetFinder> makeTargetFinder(const SourceConfig &config);

} // namespace perfdeck
