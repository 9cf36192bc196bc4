// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ViewHistory.h"

#include "widgets/style/Format.h"

#include <QCoreApplication>

#include <utility>

namespace perfdeck {

namespace {

enum CommandId
{
    kViewCommand = 1
};

QString words(const char *text)
{
    return QCoreApplication::translate("perfdeck::ViewHistory", text);
}

bool isChosen(const TimeView &view)
{
    return view.mode == TimeView::Mode::History;
}

/// Something done already: the first redo() of the stack does nothing.
class NotedCommand final : public QUndoCommand
{
public:
    NotedCommand(const QString &text, std::function<void()> undoing, std::function<void()> redoing)
        : QUndoCommand(text)
        , m_undo(std::move(undoing))
        , m_redo(std::move(redoing))
    {
    }

    void undo() override { m_undo(); }

    void redo() override
    {
        if (std::exchange(m_isDone, false))
            return;
        m_redo();
    }

private:
    std::function<void()> m_undo;
    std::function<void()> m_redo;
    bool m_isDone = true;
};

} // namespace

/// A step from one view to another.
class ViewCommand final : public QUndoCommand
{
public:
    ViewCommand(ViewHistory &history, TimeView before, TimeView after, SteadyTime time)
        : m_history(history)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_time(time)
    {
        describe();
    }

    void undo() override { m_history.apply(m_before); }

    void redo() override { m_history.apply(m_after); }

    [[nodiscard]] int id() const override { return kViewCommand; }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto &next = static_cast<const ViewCommand &>(*other); // same id
        if (!isChosen(m_after) || !isChosen(next.m_after)
            || next.m_before.earlier != next.m_after.earlier
            || next.m_before.zone != next.m_after.zone
            || next.m_time - m_time > ViewHistory::kTogether)
            return false;
        m_after = next.m_after;
        m_time = next.m_time;
        describe();
        return true;
    }

private:
    void describe() { setText(viewChangeText(m_before, m_after, m_history.m_scope.now())); }

    ViewHistory &m_history;
    TimeView m_before;
    TimeView m_after;
    SteadyTime m_time;
};

ViewHistory::ViewHistory(TimeScope &scope, QObject *parent)
    : QObject(parent)
    , m_scope(scope)
    , m_last(scope.view())
{
    m_stack.setUndoLimit(kSteps);
    connect(&scope, &TimeScope::changed, this, &ViewHistory::follow);
    connect(&scope, &TimeScope::zoneChanged, this, &ViewHistory::follow);
}

void ViewHistory::note(const QString &words, std::function<void()> undo, std::function<void()> redo)
{
    m_stack.push(new NotedCommand(words, std::move(undo), std::move(redo))); // the stack owns it
}

void ViewHistory::follow()
{
    if (m_isApplying || m_scope.view() == m_last)
        return;
    const TimeView before = std::exchange(m_last, m_scope.view());
    m_stack.push(new ViewCommand(*this, before, m_last, m_scope.clock().steady()));
}

void ViewHistory::apply(const TimeView &view)
{
    m_isApplying = true;
    m_last = view;
    m_scope.setView(view);
    m_isApplying = false;
}

QString viewChangeText(const TimeView &before, const TimeView &after, Timestamp now)
{
    using Mode = TimeView::Mode;
    if (before.zone != after.zone)
        return words(QT_TRANSLATE_NOOP("perfdeck::ViewHistory", "times in %1"))
            .arg(zoneName(after.zone));
    if (before.earlier != after.earlier && after.earlier == Duration(0))
        return words(QT_TRANSLATE_NOOP("perfdeck::ViewHistory", "end of the comparison"));
    if (before.earlier != after.earlier)
        return words(QT_TRANSLATE_NOOP("perfdeck::ViewHistory", "comparison with %1 earlier"))
            .arg(formatSpan(after.earlier));
    switch (after.mode) {
    case Mode::Live:
        if (before.mode == Mode::Live || before.span != after.span)
            return words(QT_TRANSLATE_NOOP("perfdeck::ViewHistory", "last %1"))
                .arg(formatSpan(after.span));
        return words(QT_TRANSLATE_NOOP("perfdeck::ViewHistory", "back to live"));
    case Mode::Growing:
        return words(QT_TRANSLATE_NOOP("perfdeck::ViewHistory", "from %1 on"))
            .arg(formatMoment(*after.since, now, after.zone));
    case Mode::Paused:
        return before.mode == Mode::Paused
            ? words(QT_TRANSLATE_NOOP("perfdeck::ViewHistory", "last %1"))
                  .arg(formatSpan(after.span))
            : words(QT_TRANSLATE_NOOP("perfdeck::ViewHistory", "pause"));
    case Mode::History:
        break;
    }
    const bool moved = isChosen(before) && before.fixed.length() == after.fixed.length();
    return words(moved ? QT_TRANSLATE_NOOP("perfdeck::ViewHistory", "move to %1")
                       : QT_TRANSLATE_NOOP("perfdeck::ViewHistory", "zoom to %1"))
        .arg(formatRange(after.fixed, now, after.zone));
}

} // namespace perfdeck
