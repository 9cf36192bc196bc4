// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <set>
#include <string>

namespace perfdeck {

class BenchmarkDesk;
class UndoBar;

/// Runs that are to be removed: hidden at once, gone when nobody took it back. GUI thread.
class RunRemovals final : public QObject
{
    Q_OBJECT

public:
    RunRemovals(BenchmarkDesk &desk, UndoBar &bar, QObject *parent = nullptr);
    /// What still waits is removed.
    ~RunRemovals() override;

    void remove(const std::string &run);

    /// These are not to be shown.
    [[nodiscard]] const std::set<std::string> &hidden() const { return m_hidden; }

Q_SIGNALS:
    void changed();

private:
    void carryOut();

    BenchmarkDesk &m_desk;
    UndoBar &m_bar;
    std::set<std::string> m_hidden;
    QTimer m_end; ///< a little after the bar is gone
};

} // namespace perfdeck
