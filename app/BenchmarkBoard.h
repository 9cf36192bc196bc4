// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace perfdeck {

class BenchmarkDesk;
class Rail;

/// What a window shows of benchmarks outside of their tab: how many wait and run, at the tab
/// itself. GUI thread.
class BenchmarkBoard final : public QObject
{
    Q_OBJECT

public:
    /// `desk` may be null.
    BenchmarkBoard(BenchmarkDesk *desk, Rail &rail, QObject *parent = nullptr);

private:
    void showRuns();

    BenchmarkDesk *m_desk;
    Rail &m_rail;
};

} // namespace perfdeck
