// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SidePanels.h"

#include "app/ReadoutPanel.h"
#include "app/SeriesPanel.h"
#include "app/SourceOptions.h"
#include "core/engine/Session.h"
#include "widgets/pages/browser/SeriesBrowser.h"
#include "widgets/pages/regressions/FindingsPanel.h"
#include "widgets/pages/regressions/RelatedPanel.h"
#include "widgets/panels/ConnectPanel.h"
#include "widgets/panels/MachinePanel.h"
#include "widgets/panels/ShortcutSheet.h"
#include "widgets/panels/SideStack.h"
#include "widgets/panels/SourcesPanel.h"

#include <utility>

namespace perfdeck {

SidePanels::SidePanels(SideStack &side,
                       std::function<PageContext()> context,
                       ActionRegistry &actions,
                       QObject *parent)
    : QObject(parent)
    , m_side(side)
    , m_context(std::move(context))
    , m_actions(actions)
{
}

void SidePanels::openSourceList()
{
    const PageContext context = m_context();
    m_side.open(m_side.panel(m_sources, context.session, parseEndpoint, context.style));
    m_sources->proposeInterval(m_endpointInterval);
    connect(
        m_sources, &SourcesPanel::edited, this, &SidePanels::sourcesEdited, Qt::UniqueConnection);
}

void SidePanels::openSources()
{
    openSourceList();
    m_sources->focusAddress();
}

void SidePanels::openConnect()
{
    openConnect(SourceKind::Endpoint, m_connect);
}

void SidePanels::openConnectCluster()
{
    openConnect(SourceKind::Coordinator, m_connectCluster);
}

void SidePanels::openConnect(SourceKind kind, ConnectPanel *&panel)
{
    const PageContext context = m_context();
    m_side.open(m_side.panel(panel, kind, context.session, parseEndpoint, context.style));
    connect(
        panel, &ConnectPanel::connected, this, &SidePanels::sourcesEdited, Qt::UniqueConnection);
    panel->focusAddress();
}

void SidePanels::showSource(const QString &id)
{
    openSourceList();
    m_sources->showSource(id);
}

void SidePanels::showSeries(const Selector &selector)
{
    m_side.open(m_side.panel(m_series, m_context()));
    m_series->showSeries(selector);
    m_series->chart()->setFocus();
}

std::optional<Selector> SidePanels::shownSeries() const
{
    const bool isShown = m_series != nullptr && !m_series->isHidden() && !m_side.isHidden();
    return isShown ? std::optional(m_series->selector()) : std::nullopt;
}

void SidePanels::toggleMachine()
{
    if (m_side.closeShown(m_machine))
        return;
    const PageContext context = m_context();
    m_side.open(m_side.panel(m_machine, context.session, context.style));
    m_machine->focusTree();
}

void SidePanels::toggleFindings()
{
    if (!m_side.closeShown(m_findings))
        showFindings({});
}

void SidePanels::showFindings(FindingId finding)
{
    m_side.open(m_side.panel(m_findings, m_context()));
    if (finding.isValid())
        m_findings->showFinding(finding);
    else
        m_findings->focusList();
}

void SidePanels::showRelated(const RelatedQuery &query)
{
    m_side.open(m_side.panel(m_related, m_context()));
    m_related->ask(query);
    m_related->focusList();
}

void SidePanels::toggleBrowser()
{
    if (m_side.closeShown(m_browser))
        return;
    m_side.open(m_side.panel(m_browser, m_context()));
    connect(
        m_browser, &SeriesBrowser::plotWanted, this, &SidePanels::plotWanted, Qt::UniqueConnection);
    m_browser->focusSearch();
}

void SidePanels::toggleReadout()
{
    if (!m_side.closeShown(m_readout))
        m_side.open(m_side.panel(m_readout, m_context()));
}

void SidePanels::toggleShortcuts()
{
    if (m_side.closeShown(m_shortcuts))
        return;
    m_side.open(m_side.panel(m_shortcuts, m_context().style, m_actions));
    m_shortcuts->focusSearch();
}

bool SidePanels::close()
{
    const bool wasOpen = m_side.isVisible();
    if (wasOpen)
        m_side.closePanel();
    return wasOpen;
}

} // namespace perfdeck
