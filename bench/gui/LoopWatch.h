// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <array>
#include <chrono>
#include <string>
#include <vector>

namespace perfdeck {

/// How long the GUI thread was kept: one turn of its event loop, from the first event of it to the
/// moment it looks for new ones.
struct LoopTurn
{
    double wallMs = 0;
    double processorMs = 0; ///< of the GUI thread
    std::string longestEvent; ///< who got it, and its type; then the longest one within it
};

/// The turns of one phase of a measurement.
class TurnStatistics final
{
public:
    explicit TurnStatistics(std::string name)
        : m_name(std::move(name))
    {
    }

    void add(LoopTurn turn);
    [[nodiscard]] double longestMs() const;
    [[nodiscard]] double longestProcessorMs() const;
    [[nodiscard]] int above(double ms) const;
    /// One line, and one for each of the longest turns above `ms`.
    void print(double ms) const;
    static void printHeading();

    static constexpr double kFrameMs = 16;
    static constexpr double kStandstillMs = 50;

private:
    std::string m_name;
    std::vector<double> m_wall;
    std::vector<double> m_processor;
    std::vector<LoopTurn> m_long; ///< the longest, longest first
};

/// An application that measures the turns of its event loop: every event passes through notify(),
/// and the dispatcher says when a turn has ended. GUI thread, once per process.
class LoopWatch final : public QApplication
{
public:
    LoopWatch(int &argc, char **argv);
    ~LoopWatch() override;

    bool notify(QObject *receiver, QEvent *event) override;

    /// Turns count for it from now on; null: for nobody.
    void measure(TurnStatistics *statistics);

private:
    using Steady = std::chrono::steady_clock;

    /// The longest event of this turn at one depth of nesting.
    struct Event
    {
        double ms = 0;
        std::string name;
    };

    void beginTurn();
    void endTurn();

    TurnStatistics *m_statistics = nullptr;
    std::size_t m_depth = 0;
    bool m_isInTurn = false;
    Steady::time_point m_start;
    double m_processorStart = 0;
    std::array<Event, 3> m_longest;
};

} // namespace perfdeck
