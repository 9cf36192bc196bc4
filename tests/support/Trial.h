// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/EndpointPoller.h"

#include <QTest>

#include <memory>
#include <optional>

namespace perfdeck {

/// One trial of an address, waited for; none where it answered from inside the call.
[[nodiscard]] inline std::optional<EndpointTest> trial(const SourceConfig &config)
{
    auto answer = std::make_shared<std::optional<EndpointTest>>();
    QObject context;
    testEndpoint(config, std::make_shared<SystemClock>(), &context, [answer](EndpointTest test) {
        *answer = std::move(test);
    });
    if (answer->has_value())
        return std::nullopt;
    (void)QTest::qWaitFor([answer] { return answer->has_value(); }, 5'000);
    return *answer;
}

} // namespace perfdeck
