// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/TimeScope.h"

#include <QObject>
#include <QUndoStack>

#include <functional>

namespace perfdeck {

/// Undo and redo of what a window shows: range, comparison and zone by themselves, anything else
/// through note(). Changes that follow each other closely (a wheel, a pan) are one step. GUI
/// thread.
class ViewHistory final : public QObject
{
    Q_OBJECT

public:
    explicit ViewHistory(TimeScope &scope, QObject *parent = nullptr);

    [[nodiscard]] QUndoStack &stack() { return m_stack; }

    /// Another change of the view, done already; `words` complete "Undo …".
    void note(const QString &words, std::function<void()> undo, std::function<void()> redo);

    static constexpr int kSteps = 200;
    static constexpr Duration kTogether = std::chrono::milliseconds(900);

private:
    void follow();
    void apply(const TimeView &view);

    friend class ViewCommand;

    TimeScope &m_scope;
    QUndoStack m_stack;
    TimeView m_last; ///< what the newest step led to
    bool m_isApplying = false;
};

/// What led from one view to the next: "zoom to 14:00–15:30", "back to live".
[[nodiscard]] QString viewChangeText(const TimeView &before, const TimeView &after, Timestamp now);

} // namespace perfdeck
