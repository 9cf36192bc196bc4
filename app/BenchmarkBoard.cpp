// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/BenchmarkBoard.h"

#include "app/Pages.h"
#include "core/engine/BenchmarkDesk.h"
#include "widgets/models/BenchmarkWords.h"
#include "widgets/panels/Rail.h"

#include <algorithm>

namespace perfdeck {

BenchmarkBoard::BenchmarkBoard(BenchmarkDesk *desk, Rail &rail, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_rail(rail)
{
    if (m_desk == nullptr)
        return;
    connect(m_desk, &BenchmarkDesk::runsChanged, this, &BenchmarkBoard::showRuns);
    showRuns();
}

void BenchmarkBoard::showRuns()
{
    const auto live = std::ranges::count_if(
        *m_desk->runs(), [](const BenchmarkRunPtr &run) { return isLive(*run); });
    m_rail.setBadge(pageIndex(QStringLiteral("benchmarks")), int(live), Severity::Info);
}

} // namespace perfdeck
