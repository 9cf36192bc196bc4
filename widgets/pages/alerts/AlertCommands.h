// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QAction;
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

class AlertDesk;
class RowTable;
class TimeScope;

/// What people do about alerts, as actions with keys: for the table, its menu, the buttons beside
/// it and the palette. GUI thread.
class AlertCommands final : public QObject
{
    Q_OBJECT

public:
    /// In the menu of `table`, done to what `chosen` gives; all of it outlives the commands.
    AlertCommands(AlertDesk &desk,
                  const TimeScope &scope,
                  RowTable &table,
                  std::function<std::vector<AlertId>()> chosen,
                  QObject *parent = nullptr);

    [[nodiscard]] QAction *acknowledge() const { return m_acknowledge; }

    [[nodiscard]] QAction *snooze() const { return m_snooze; }

    [[nodiscard]] QAction *resolve() const { return m_resolve; }

    /// Those that write have no use where nothing can be kept.
    void setEnabled(bool enabled);
    void comment(const QString &note);

Q_SIGNALS:
    void commentWanted();
    void silenceWanted();

private:
    void act(AlertAction::Kind kind, const QString &note = {}, std::optional<Timestamp> until = {});
    void offerSnooze();

    AlertDesk &m_desk;
    const TimeScope &m_scope;
    RowTable &m_table;
    std::function<std::vector<AlertId>()> m_chosen;
    QList<QAction *> m_actions;
    QAction *m_acknowledge;
    QAction *m_snooze;
    QAction *m_resolve;
};

/// Eight in the morning of the next day.
[[nodiscard]] Timestamp tomorrowMorning(Timestamp now, const QTimeZone &zone);

} // namespace perfdeck
