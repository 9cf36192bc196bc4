// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"
#include "widgets/pages/PageContext.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace perfdeck {

class AlertDesk;
class PlanEditor;
class QuietTime;
class Rail;
class RuleEditor;
class SecretVault;
class StatusStrip;

/// What a window shows of alerts outside of their tab: how many at the tab itself, silences and
/// switched-off alerting and do-not-disturb at the foot, the editors. Without a desk it
/// says that alerts are off. GUI thread.
class AlertBoard final : public QObject
{
    Q_OBJECT

public:
    /// `quiet` may be null.
    AlertBoard(AlertDesk *desk,
               QuietTime *quiet,
               std::function<PageContext()> context,
               Rail &rail,
               StatusStrip &status,
               QObject *parent = nullptr);

    [[nodiscard]] bool isThere() const { return m_desk != nullptr; }

    /// Opens the editor beside `window`.
    void editRule(const AlertRule &rule, QWidget &window);
    /// Opens channels and routes beside `window`; secrets go to the files of the vault.
    void editPlan(SecretVault &vault, QWidget &window);

Q_SIGNALS:
    void ruleSaved(const QString &id);

private:
    void showAlerts();
    void showStatus();
    void showQuiet();
    [[nodiscard]] bool sayOff() const;

    AlertDesk *m_desk;
    QuietTime *m_quiet;
    std::function<PageContext()> m_context;
    Rail &m_rail;
    StatusStrip &m_status;
    QPointer<RuleEditor> m_editor;
    QPointer<PlanEditor> m_planEditor;
};

} // namespace perfdeck
