// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/AlertCommands.h"

#include "core/engine/AlertDesk.h"
#include "widgets/models/TimeScope.h"
#include "widgets/style/Format.h"
#include "widgets/tables/RowTable.h"

#include <QAction>
#include <QDateTime>
#include <QMenu>
#include <QTimeZone>

#include <utility>

namespace perfdeck {

namespace {

constexpr int kMorning = 8; // o'clock

} // namespace

Timestamp tomorrowMorning(Timestamp now, const QTimeZone &zone)
{
    const QDate today = zonedTime(now, zone).date();
    const QDateTime morning(today.addDays(1), QTime(kMorning, 0), zone);
    return Timestamp(std::chrono::milliseconds(morning.toMSecsSinceEpoch()));
}

AlertCommands::AlertCommands(AlertDesk &desk,
                             const TimeScope &scope,
                             RowTable &table,
                             std::function<std::vector<AlertId>()> chosen,
                             QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_scope(scope)
    , m_table(table)
    , m_chosen(std::move(chosen))
    , m_acknowledge(table.addCommand("alertAcknowledge", tr("&Acknowledge"), Qt::Key_A))
    , m_snooze(table.addCommand("alertSnooze", tr("Snoo&ze …"), Qt::Key_Z))
    , m_resolve(table.addCommand("alertResolve", tr("&Resolve"), Qt::Key_R))
{
    using Kind = AlertAction::Kind;
    QAction *comment = table.addCommand("alertComment", tr("&Comment …"), Qt::Key_C);
    QAction *undo = table.addCommand("alertUndo", tr("&Undo the last of these"), Qt::Key_U);
    QAction *silence = table.addCommand("alertSilence", tr("&Silence …"), Qt::Key_S);
    m_actions = {m_acknowledge, m_snooze, m_resolve, comment, undo, silence};
    connect(m_acknowledge, &QAction::triggered, this, [this] { act(Kind::Acknowledge); });
    connect(m_snooze, &QAction::triggered, this, &AlertCommands::offerSnooze);
    connect(m_resolve, &QAction::triggered, this, [this] { act(Kind::Resolve); });
    connect(undo, &QAction::triggered, this, [this] { act(Kind::Undo); });
    connect(comment, &QAction::triggered, this, &AlertCommands::commentWanted);
    connect(silence, &QAction::triggered, this, &AlertCommands::silenceWanted);
}

void AlertCommands::setEnabled(bool enabled)
{
    for (QAction *action : m_actions)
        action->setEnabled(enabled);
}

void AlertCommands::comment(const QString &note)
{
    if (!note.trimmed().isEmpty())
        act(AlertAction::Kind::Comment, note.trimmed());
}

void AlertCommands::act(AlertAction::Kind kind, const QString &note, std::optional<Timestamp> until)
{
    std::vector<AlertAction> actions;
    for (const AlertId id : m_chosen()) {
        AlertAction &action = actions.emplace_back();
        action.kind = kind;
        action.alert = id;
        action.note = note.toStdString();
        action.until = until;
    }
    if (!actions.empty())
        m_desk.act(std::move(actions));
}

void AlertCommands::offerSnooze()
{
    auto *menu = new QMenu(&m_table);
    menu->setObjectName(QStringLiteral("snoozeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [&](const QString &words, Timestamp until) {
        menu->addAction(words, this, [this, until] { act(AlertAction::Kind::Snooze, {}, until); });
    };
    const Timestamp now = m_scope.now();
    offer(tr("For &1 hour"), now + std::chrono::hours(1));
    offer(tr("For &4 hours"), now + std::chrono::hours(4));
    const Timestamp morning = tomorrowMorning(now, m_scope.zone());
    offer(tr("Until &tomorrow, %1").arg(formatTime(morning, m_scope.zone()).left(5)), morning);
    menu->popup(
        m_table.viewport()->mapToGlobal(m_table.visualRect(m_table.currentIndex()).bottomLeft()));
    menu->setActiveAction(menu->actions().constFirst());
}

} // namespace perfdeck
