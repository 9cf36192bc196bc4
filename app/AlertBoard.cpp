// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/AlertBoard.h"

#include "app/notices/QuietTime.h"
#include "app/Pages.h"
#include "app/SecretVault.h"
#include "core/engine/AlertDesk.h"
#include "widgets/models/OpenAlerts.h"
#include "widgets/pages/alerts/channels/PlanEditor.h"
#include "widgets/pages/alerts/editor/RuleEditor.h"
#include "widgets/panels/Rail.h"
#include "widgets/panels/StatusStrip.h"
#include "widgets/style/Format.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

AlertBoard::AlertBoard(AlertDesk *desk,
                       QuietTime *quiet,
                       std::function<PageContext()> context,
                       Rail &rail,
                       StatusStrip &status,
                       QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_quiet(quiet)
    , m_context(std::move(context))
    , m_rail(rail)
    , m_status(status)
{
    if (m_desk != nullptr) {
        connect(m_desk, &AlertDesk::alertsChanged, this, &AlertBoard::showAlerts);
        connect(m_desk, &AlertDesk::silencesChanged, this, &AlertBoard::showStatus);
    }
    if (m_quiet != nullptr)
        connect(m_quiet, &QuietTime::changed, this, &AlertBoard::showQuiet);
    showAlerts();
    showQuiet();
}

/// Those that somebody has to look after; the gravest gives the colour.
void AlertBoard::showAlerts()
{
    const OpenAlerts open
        = m_desk != nullptr ? openAlerts(*m_desk->alerts(), SystemClock().now()) : OpenAlerts();
    m_rail.setBadge(pageIndex(QStringLiteral("alerts")), open.total(), open.gravest());
    showStatus();
}

void AlertBoard::showStatus()
{
    if (m_desk == nullptr || m_desk->status().isOff)
        return m_status.setAlerting(StatusStrip::Alerting::Off, {}, 0);
    const AlertStatus status = m_desk->status();
    const Timestamp now = SystemClock().now();
    const auto silences = std::ranges::count_if(
        *m_desk->silences(), [now](const Silence &each) { return each.range.contains(now); });
    m_status.setAlerting(status.isReadOnly             ? StatusStrip::Alerting::Past
                             : status.waitsFor.empty() ? StatusStrip::Alerting::On
                                                       : StatusStrip::Alerting::Waiting,
                         QString::fromStdString(status.waitsFor),
                         int(silences));
}

void AlertBoard::showQuiet()
{
    if (m_quiet == nullptr || !m_quiet->isOn())
        return m_status.setQuiet({});
    const std::optional<Timestamp> until = m_quiet->until();
    QString words = until ? tr("do not disturb until %1")
                                .arg(formatMoment(*until, m_quiet->now(), m_context().scope.zone()))
                          : tr("do not disturb");
    if (m_quiet->held() > 0)
        words += QStringLiteral(", ") + tr("%n held back", nullptr, m_quiet->held());
    m_status.setQuiet(words);
}

void AlertBoard::editRule(const AlertRule &rule, QWidget &window)
{
    if (sayOff())
        return;
    if (m_editor.isNull()) {
        m_editor = new RuleEditor(m_context(), &window);
        m_editor->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_editor, &RuleEditor::saved, this, &AlertBoard::ruleSaved);
    }
    m_editor->edit(rule);
    m_editor->show();
    m_editor->raise();
    m_editor->activateWindow();
}

void AlertBoard::editPlan(SecretVault &vault, QWidget &window)
{
    if (sayOff())
        return;
    if (m_planEditor.isNull()) {
        m_planEditor = new PlanEditor(
            m_context(),
            [&vault](const std::string &entry, const std::string &value) {
                return vault.keepInFile(entry, value);
            },
            [&vault](const Secret &secret) { vault.forget(secret); },
            &window);
        m_planEditor->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_planEditor->show();
    m_planEditor->raise();
    m_planEditor->activateWindow();
}

/// Where nothing can be edited.
bool AlertBoard::sayOff() const
{
    if (m_desk == nullptr)
        m_status.announce(tr("Alerts are switched off: start without --no-alerts."));
    return m_desk == nullptr;
}

} // namespace perfdeck
