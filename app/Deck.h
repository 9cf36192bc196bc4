// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Language.h"
#include "app/MainWindow.h"
#include "app/open/FileReader.h"
#include "core/engine/Session.h"

#include <QObject>

#include <memory>

namespace perfdeck {

/// What all windows of the program share; outlives them.
struct DeckTools
{
    Style &style;
    SettingsStore &settings;
    SecretVault &vault;
    std::shared_ptr<const Clock> clock;
    Language &language;
    bool isRemembered = true; ///< how the main window is set up counts at the next start
    QuietTime *quiet = nullptr; ///< of the desktop
    AlertDesk *alerts = nullptr; ///< in place of that of the session of the main window
    BenchmarkDesk *benchmarks = nullptr; ///< likewise
    ProfileDesk *profiles = nullptr;
};

/// A session and the window over it. The window can be made anew while the session goes on. GUI
/// thread.
class Deck final : public QObject
{
    Q_OBJECT

public:
    /// The one that collects and is remembered. `fixedSources` came from the command line.
    Deck(DeckTools tools, Config config, QStringList fixedSources, std::string theme);
    /// One that only looks at a file.
    Deck(DeckTools tools, OpenedHistory history);

    [[nodiscard]] Session &session() { return m_session; }

    [[nodiscard]] AlertDesk &alerts();

    [[nodiscard]] MainWindow &window() { return *m_window; }

    /// Sets the window up so.
    void restore(const SessionFile &session);

    [[nodiscard]] bool isLookingOnly() const { return m_history.has_value(); }

Q_SIGNALS:
    /// A window was made in place of another.
    void windowMade();

private:
    void makeWindow();
    void remakeWindow();
    void showStored();

    DeckTools m_tools;
    QStringList m_fixedSources;
    std::string m_theme;
    std::optional<OpenedHistory> m_history; ///< holds the folder of an imported one
    Session m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace perfdeck
