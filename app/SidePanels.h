// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Selector.h"
#include "widgets/pages/PageContext.h"

#include <QObject>

#include <functional>
#include <optional>

namespace perfdeck {

class ActionRegistry;
class ConnectPanel;
class FindingsPanel;
class MachinePanel;
class RelatedPanel;
class SeriesBrowser;
class ReadoutPanel;
class SeriesPanel;
class ShortcutSheet;
class SideStack;
class SourcesPanel;

/// The panels that open at the right of the page; each is made at first use. GUI thread.
class SidePanels final : public QObject
{
    Q_OBJECT

public:
    SidePanels(SideStack &side,
               std::function<PageContext()> context,
               ActionRegistry &actions,
               QObject *parent = nullptr);

    void openSources();

    /// Proposed for new endpoints.
    void setEndpointInterval(Duration interval) { m_endpointInterval = interval; }

    /// A model server in three steps.
    void openConnect();
    /// A server of a test cluster likewise.
    void openConnectCluster();
    /// The row of one source, by the id of its row.
    void showSource(const QString &id);
    void showSeries(const Selector &selector);
    /// The series drawn beside the page; none when they are not.
    [[nodiscard]] std::optional<Selector> shownSeries() const;
    void toggleMachine();
    void toggleFindings();
    /// Opens the panel of regressions, at one where it is valid.
    void showFindings(FindingId finding);
    void showRelated(const RelatedQuery &query);
    void toggleBrowser();
    /// What all charts say at the crosshair.
    void toggleReadout();
    void toggleShortcuts();
    /// False when there was none.
    bool close();

Q_SIGNALS:
    /// Endpoints were added, changed or removed by hand.
    void sourcesEdited();
    void plotWanted(const perfdeck::Selector &selector, bool isRate);

private:
    void openSourceList();
    void openConnect(SourceKind kind, ConnectPanel *&panel);

    SideStack &m_side;
    std::function<PageContext()> m_context;
    ActionRegistry &m_actions;
    Duration m_endpointInterval = std::chrono::seconds(5);
    ConnectPanel *m_connect = nullptr;
    ConnectPanel *m_connectCluster = nullptr;
    SourcesPanel *m_sources = nullptr;
    MachinePanel *m_machine = nullptr;
    SeriesPanel *m_series = nullptr;
    SeriesBrowser *m_browser = nullptr;
    FindingsPanel *m_findings = nullptr;
    ReadoutPanel *m_readout = nullptr;
    RelatedPanel *m_related = nullptr;
    ShortcutSheet *m_shortcuts = nullptr;
};

} // namespace perfdeck
