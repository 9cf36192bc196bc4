// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Program.h"

#include "app/open/DeepLink.h"
#include "widgets/panels/Banner.h"
#include "widgets/panels/TaskStrip.h"

#include <QApplication>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kRecentFiles = 10;

QString names(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths)
        files.append(QFileInfo(path).fileName());
    return files.join(QStringLiteral(", "));
}

DeckTools withDesks(DeckTools tools, QuietTime &quiet, ProfileDesk &profiles)
{
    tools.quiet = &quiet;
    tools.profiles = &profiles;
    return tools;
}

} // namespace

Program::Program(DeckTools tools, Config config, QStringList fixedSources, std::string theme)
    : m_quiet(tools.settings, tools.clock)
    , m_profiles(profileFileReader())
    , m_tools(withDesks(std::move(tools), m_quiet, m_profiles))
    , m_main(std::make_unique<Deck>(
          m_tools, std::move(config), std::move(fixedSources), std::move(theme)))
{
    m_tray = std::make_unique<Tray>(*m_main, m_tools.settings, m_quiet);
    bringNotices();
    adopt(*m_main);
    connect(m_tray.get(), &Tray::openWanted, this, &Program::raise);
    connect(m_tray.get(), &Tray::quitWanted, this, &Program::quit);
    connect(m_tray.get(), &Tray::sourcesWanted, this, [this] {
        raise();
        m_main->window().panels().openSources();
    });
}

Program::~Program() = default;

void Program::adopt(Deck &deck)
{
    const auto join = [this, &deck] {
        MainWindow &window = deck.window();
        connect(&window.sessions(), &SessionDesk::filesWanted, this, &Program::openFiles);
        connect(&window, &MainWindow::quitWanted, this, &Program::quit);
        if (&deck == m_main.get())
            connect(&window, &MainWindow::closed, this, &Program::leave);
        if (deck.isLookingOnly())
            connect(
                &window,
                &MainWindow::closed,
                this,
                [this, &deck] { drop(&deck); },
                Qt::QueuedConnection);
    };
    join();
    connect(&deck, &Deck::windowMade, this, join);
}

/// Alerts reach the desktop by its notification service, else by the notification area and the foot
/// of the window.
void Program::bringNotices()
{
    m_notices = std::make_unique<NoticeDesk>(
        m_main->alerts(),
        m_quiet,
        QDBusConnection::sessionBus(),
        [this](const QString &headline, const QString &words, Severity severity) {
            m_tray->tell(headline, words, severity);
            m_main->window().announce(headline);
        });
    connect(m_notices.get(), &NoticeDesk::openWanted, this, [this](AlertId alert) {
        raise();
        m_main->window().showAlert(alert);
    });
}

/// The window that collects was closed.
void Program::leave()
{
    const bool goesOn = m_tray->keepsCollecting();
    QApplication::setQuitOnLastWindowClosed(!goesOn);
}

void Program::quit()
{
    QApplication::setQuitOnLastWindowClosed(true);
    m_main->window().close(); // remembers how it is set up
    QApplication::quit();
}

void Program::drop(const Deck *deck)
{
    std::erase_if(m_looking, [deck](const auto &looking) { return looking.get() == deck; });
}

void Program::fulfil(const QStringList &wishes)
{
    QStringList files;
    for (const QString &wish : wishes) {
        if (isDeepLink(wish))
            follow(wish);
        else
            files.append(wish);
    }
    if (!files.isEmpty())
        openFiles(files);
    raise();
}

void Program::raise()
{
    MainWindow &window = m_main->window();
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

void Program::follow(const QString &link)
{
    const Result<DeepLink> place = parseDeepLink(link);
    if (place)
        m_main->window().sessions().follow(*place);
    else
        m_main->window().status().warn(QString::fromStdString(place.error().message()));
}

void Program::openFiles(const QStringList &paths)
{
    if (paths.size() < 2) {
        if (!paths.isEmpty())
            read(paths);
        return;
    }
    m_main->window().chrome().banner().ask(
        tr("Open %n files: %1", nullptr, int(paths.size())).arg(names(paths)),
        {{tr("Samples together in one window"), [this, paths] { read(paths); }},
         {tr("Each in a window of its own"),
          [this, paths] {
              for (const QString &path : paths)
                  read({path});
          }},
         {tr("Cancel")}});
}

void Program::read(const QStringList &paths)
{
    auto *reader = new FileReader(paths, this);
    TaskStrip &tasks = m_main->window().chrome().tasks();
    const TaskStrip::TaskId task
        = tasks.begin(tr("Opening %1").arg(names(paths)), [reader] { reader->cancel(); });
    connect(reader, &FileReader::progressed, &tasks, [&tasks, task](double done) {
        tasks.setProgress(task, done);
    });
    connect(reader, &FileReader::finished, &tasks, [&tasks, task] { tasks.end(task); });
    connect(reader, &FileReader::finished, reader, &QObject::deleteLater);
    connect(reader, &FileReader::opened, this, qOverload<const Opened &>(&Program::show));
    reader->start();
    std::vector<std::string> &recent = m_tools.settings.edit().recentFiles;
    for (const QString &path : paths) {
        const std::string whole = QFileInfo(path).absoluteFilePath().toStdString();
        std::erase(recent, whole);
        recent.insert(recent.begin(), whole);
    }
    recent.resize(std::min(recent.size(), kRecentFiles));
}

void Program::show(const Opened &what)
{
    if (const auto *history = std::get_if<OpenedHistory>(&what))
        show(*history);
    else if (const auto *session = std::get_if<OpenedSession>(&what))
        show(*session);
    else if (const auto *profile = std::get_if<FoundProfile>(&what))
        m_main->window().showProfiles({profile->path});
    else if (const auto *problem = std::get_if<NotOpened>(&what))
        m_main->window().status().warn(problem->words);
}

void Program::show(const OpenedHistory &history)
{
    m_looking.push_back(std::make_unique<Deck>(m_tools, history));
    adopt(*m_looking.back());
    MainWindow &window = m_looking.back()->window();
    window.show();
    window.raise();
    window.activateWindow();
}

/// Of this history: the window is set up so. Of another one: that is opened beside it.
void Program::show(const OpenedSession &session)
{
    const std::string &wanted = session.session.databasePath;
    const QFileInfo own(QString::fromStdString(m_main->session().config().databasePath));
    const QFileInfo other(QString::fromStdString(wanted));
    Deck *deck = m_main.get();
    if (!wanted.empty() && other.exists() && other != own) {
        show(OpenedHistory{other.fileName(), wanted, {}, {}});
        deck = m_looking.back().get();
    }
    deck->restore(session.session);
    deck->window().announce(tr("Opened %1").arg(session.path));
    if (!wanted.empty() && !other.exists())
        deck->window().status().warn(
            tr("The session was made over %1, which is not there; it is shown over this history.")
                .arg(other.filePath()));
}

} // namespace perfdeck
