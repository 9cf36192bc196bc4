// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Deck.h"
#include "app/notices/NoticeDesk.h"
#include "app/notices/QuietTime.h"
#include "app/Tray.h"
#include "core/engine/EngineProfileDesk.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace perfdeck {

/// The windows of the program: the one that collects, and one for each file that is looked at.
/// Files and links that are wanted, from whichever side, come together here. GUI thread.
class Program final : public QObject
{
    Q_OBJECT

public:
    Program(DeckTools tools, Config config, QStringList fixedSources, std::string theme);
    ~Program() override;

    [[nodiscard]] Deck &main() { return *m_main; }

    /// Windows besides the main one.
    [[nodiscard]] std::size_t lookedAt() const { return m_looking.size(); }

    /// Files and links, as from the command line or another start; none: the window is raised.
    void fulfil(const QStringList &wishes);
    /// Asks first, in place, when it is several.
    void openFiles(const QStringList &paths);

private:
    void adopt(Deck &deck);
    void read(const QStringList &paths);
    void show(const Opened &what);
    void show(const OpenedHistory &history);
    void show(const OpenedSession &session);
    void bringNotices();
    void follow(const QString &link);
    void raise();
    void leave();
    void quit();
    void drop(const Deck *deck);

    QuietTime m_quiet;
    EngineProfileDesk m_profiles;
    DeckTools m_tools;
    std::unique_ptr<Deck> m_main;
    std::unique_ptr<Tray> m_tray;
    std::unique_ptr<NoticeDesk> m_notices;
    std::vector<std::unique_ptr<Deck>> m_looking;
};

} // namespace perfdeck
