// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Deck.h"

#include "app/settings/SettingsDesk.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr auto kLastPart = std::chrono::hours(1); ///< of a history, shown first

Config lookingAt(const OpenedHistory &history)
{
    Config config;
    config.collectMachine = false;
    config.readOnlyHistory = true;
    config.databasePath = history.databasePath;
    return config;
}

} // namespace

Deck::Deck(DeckTools tools, Config config, QStringList fixedSources, std::string theme)
    : m_tools(std::move(tools))
    , m_fixedSources(std::move(fixedSources))
    , m_theme(std::move(theme))
    , m_session(std::move(config), m_tools.clock)
{
    makeWindow();
}

Deck::Deck(DeckTools tools, OpenedHistory history)
    : m_tools(std::move(tools))
    , m_history(std::move(history))
    , m_session(lookingAt(*m_history), m_tools.clock)
{
    makeWindow();
    connect(&m_session, &Session::storageChanged, this, &Deck::showStored); // once it is open
    m_session.start();
    showStored();
}

void Deck::makeWindow()
{
    m_tools.language.use(m_tools.settings.settings().language);
    WindowParts parts{m_session,
                      m_tools.style,
                      m_tools.settings,
                      m_tools.vault,
                      m_tools.clock,
                      zoneNamed(m_tools.settings.settings().zone),
                      m_fixedSources};
    parts.theme = m_theme;
    parts.isRemembered = m_tools.isRemembered;
    parts.alerts = &alerts();
    parts.quiet = m_history ? nullptr : m_tools.quiet;
    parts.benchmarks
        = m_tools.benchmarks != nullptr && !m_history ? m_tools.benchmarks : m_session.benchmarks();
    parts.profiles = m_tools.profiles;
    if (m_history) {
        parts.note = tr("%1, only looked at").arg(m_history->title);
        parts.isRemembered = false;
    }
    m_window = std::make_unique<MainWindow>(std::move(parts));
    connect(&m_window->settingsDesk(),
            &SettingsDesk::windowOutdated,
            this,
            &Deck::remakeWindow,
            Qt::QueuedConnection); // the settings are still open in it
    Q_EMIT windowMade();
}

AlertDesk &Deck::alerts()
{
    return m_tools.alerts != nullptr && !m_history ? *m_tools.alerts : m_session.alerts();
}

void Deck::remakeWindow()
{
    const SessionFile file = m_window->sessions().file();
    const auto before = std::move(m_window);
    makeWindow();
    m_window->sessions().restore(file);
    m_window->show();
    m_window->settingsDesk().open();
}

void Deck::restore(const SessionFile &session)
{
    m_window->sessions().restore(session);
    if (m_history) {
        disconnect(&m_session, &Session::storageChanged, this, &Deck::showStored);
        m_history->range = m_window->scope().range(); // the session has the word
    }
}

/// What was imported as a whole, else the end of what is stored; once.
void Deck::showStored()
{
    if (m_history->range) {
        disconnect(&m_session, &Session::storageChanged, this, &Deck::showStored);
        m_window->scope().showRange(*m_history->range);
        return;
    }
    m_session.askExtent(this, [this](std::optional<TimeRange> extent) {
        if (!extent || m_history->range)
            return;
        m_history->range = TimeRange{std::max(extent->from, extent->to - kLastPart), extent->to};
        showStored();
    });
}

} // namespace perfdeck
