// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the whole window with each of its parts open, to be looked at:
//   window_gallery FOLDER [light|dark]      (QT_SCALE_FACTOR=2 for twice the pixels)
#include "app/settings/SettingsWindow.h"
#include "tests/gui/window/WindowFixture.h"
#include "widgets/panels/Banner.h"
#include "widgets/panels/TaskStrip.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

using namespace perfdeck;

namespace {

class Gallery final
{
public:
    Gallery(QString folder, const char *theme)
        : m_folder(std::move(folder))
        , m_theme(theme)
    {
        m_fixture.open(theme);
        m_fixture.window().resize(1280, 800);
    }

    void take(const char *name)
    {
        QTest::qWait(600);
        const QString path
            = QStringLiteral("%1/%2-%3.png")
                  .arg(m_folder, QString::fromLatin1(name), QString::fromLatin1(m_theme));
        m_fixture.window().grab().save(path);
        std::printf("%s\n", qPrintable(path));
    }

    void takeAll()
    {
        MainWindow &window = m_fixture.window();
        QTest::qWait(2500);
        take("overview");
        window.finder().openCommands();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("the"));
        take("palette-commands");
        m_fixture.press(Qt::Key_Escape);
        window.finder().openPlaces();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("mem"));
        take("palette-places");
        m_fixture.press(Qt::Key_Return);
        take("series");
        window.panels().toggleShortcuts();
        take("keys");
        window.panels().close();
        window.navigator().show(1);
        take("models-empty");
        window.navigator().show(0);
        window.settingsDesk().open();
        auto *settings = m_fixture.find<SettingsWindow>("settingsWindow");
        for (const char *section : {"appearance", "collection", "keys"}) {
            settings->showSection(QString::fromLatin1(section));
            QTest::qWait(100);
            settings->grab().save(
                QStringLiteral("%1/settings-%2-%3.png")
                    .arg(m_folder, QString::fromLatin1(section), QString::fromLatin1(m_theme)));
        }
        settings->close();
        window.chrome().banner().ask(QStringLiteral("Open 2 files: a.csv, b.csv"),
                                     {{QStringLiteral("Samples together in one window")},
                                      {QStringLiteral("Each in a window of its own")},
                                      {QStringLiteral("Cancel")}});
        window.chrome().tasks().setProgress(
            window.chrome().tasks().begin(QStringLiteral("Opening large.csv"), [] {}), 0.4);
        take("question-and-task");
        m_fixture.style().setTextPercent(200);
        take("overview-200");
        window.navigator().show(1);
        take("models-200");
        window.panels().openSources();
        take("sources-200");
    }

private:
    WindowFixture m_fixture;
    QString m_folder;
    const char *m_theme;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("usage: window_gallery FOLDER [light|dark]\n", stderr);
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    Gallery(folder, argc > 2 ? argv[2] : "light").takeAll();
    return 0;
}
