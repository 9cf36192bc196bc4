// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/RunRemovals.h"

#include "core/engine/BenchmarkDesk.h"
#include "widgets/panels/UndoBar.h"

#include <utility>

namespace perfdeck {

namespace {

constexpr std::chrono::milliseconds kAfterBar{500};

} // namespace

RunRemovals::RunRemovals(BenchmarkDesk &desk, UndoBar &bar, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_bar(bar)
{
    m_end.setSingleShot(true);
    m_end.setInterval(UndoBar::kOffered + kAfterBar);
    connect(&m_end, &QTimer::timeout, this, &RunRemovals::carryOut);
}

RunRemovals::~RunRemovals()
{
    carryOut();
}

void RunRemovals::remove(const std::string &run)
{
    if (!m_hidden.insert(run).second)
        return;
    m_end.start();
    m_bar.offer(
        [this, run] {
            m_hidden.erase(run);
            Q_EMIT changed();
        },
        [](int count) { return tr("%n runs removed", nullptr, count); });
    Q_EMIT changed();
}

void RunRemovals::carryOut()
{
    for (const std::string &run : std::exchange(m_hidden, {}))
        m_desk.remove(run);
}

} // namespace perfdeck
