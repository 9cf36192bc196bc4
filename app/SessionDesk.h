// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/open/DeepLink.h"
#include "app/Workspace.h"

#include <QObject>
#include <QStringList>

namespace perfdeck {

class MainWindow;

/// Asks which files to open; calls back with their paths, or never. Tests answer at once.
using OpenPathsChooser
    = std::function<void(QWidget *parent, std::function<void(const QStringList &paths)> chosen)>;

/// How the window is set up, taken down and put back: for the next start, session files and links.
/// GUI thread.
class SessionDesk final : public QObject
{
    Q_OBJECT

public:
    explicit SessionDesk(MainWindow &window);

    [[nodiscard]] Workspace workspace() const;
    void restore(const Workspace &workspace);
    /// The window as a session file; what the one restored last said in keys not known here is in
    /// it.
    [[nodiscard]] SessionFile file() const;
    void restore(const SessionFile &file);
    [[nodiscard]] DeepLink here() const;
    void follow(const DeepLink &link);

    void open();
    void saveAs();
    void copyLink();

    void setOpenPathsChooser(OpenPathsChooser chooser) { m_chooseOpen = std::move(chooser); }

Q_SIGNALS:
    void filesWanted(const QStringList &paths);

private:
    MainWindow &m_window;
    OpenPathsChooser m_chooseOpen;
    std::string m_restored; ///< the text of the session file that was restored last
};

} // namespace perfdeck
