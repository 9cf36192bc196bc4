// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the Profiling tab with each of its views, to be looked at:
//   profile_gallery FOLDER [light|dark] [--language de] [--size 1280x800] FILE [OTHER]
//                   (QT_SCALE_FACTOR=2 for twice the pixels)
// OTHER is what the first is held against.
#include "app/Language.h"
#include "app/Navigator.h"
#include "app/Pages.h"
#include "core/engine/EngineProfileDesk.h"
#include "tests/gui/window/WindowFixture.h"
#include "widgets/pages/profiling/ProfilingPage.h"

#include <QComboBox>
#include <QCommandLineParser>
#include <QDir>
#include <QTabBar>

using namespace perfdeck;

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("language"), {}, QStringLiteral("code")},
                       {QStringLiteral("size"), {}, QStringLiteral("size")}});
    parser.process(application);
    const QStringList given = parser.positionalArguments();
    if (given.size() < 2)
        return EXIT_FAILURE;
    const QDir folder(given[0]);
    QDir().mkpath(folder.path());
    Language language;
    language.use(parser.value(QStringLiteral("language")).toStdString());
    EngineProfileDesk desk(profileFileReader());
    WindowFixture fixture(false, {}, {}, nullptr, nullptr, &desk);
    if (given[1] == QStringLiteral("dark"))
        fixture.window().setTheme(Style::Mode::Dark);
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    fixture.window().resize(size.size() == 2 ? QSize(size[0].toInt(), size[1].toInt())
                                             : QSize(1280, 800));
    fixture.window().navigator().show(pageIndex(QStringLiteral("profiling")));
    auto *page = qobject_cast<ProfilingPage *>(fixture.window().navigator().page());
    fixture.window().grab().save(folder.filePath(QStringLiteral("empty.png")));
    page->open(given.mid(2));
    const auto settle
        = [page] { return QTest::qWaitFor([page] { return page->isSettled(); }, 60000); };
    if (!settle())
        return EXIT_FAILURE;
    if (given.size() > 3)
        fixture.find<QComboBox>("otherProfile")->setCurrentIndex(2);
    auto *tabs = fixture.find<QTabBar>("profileTabs");
    for (int at = 0; at < tabs->count(); ++at) {
        tabs->setCurrentIndex(at);
        if (!settle())
            return EXIT_FAILURE;
        QTest::qWait(300);
        fixture.window().grab().save(
            folder.filePath(QStringLiteral("%1-%2.png").arg(at).arg(tabs->tabText(at))));
    }
    return EXIT_SUCCESS;
}
