// SPDX-License-Identifier: GPL-3.0-or-later
// The real window at the workers of a large cluster, polled every five seconds, while somebody
// works with their table: how long each turn of its event loop takes.
//   bench_workers URL [SECONDS]     default: 60 seconds; the key in PERFDECK_API_KEY
// URL is a coordinator, such as `perfdeck-simulator --workers 10000`. Exits 1 when the GUI thread
// was kept for more than 16 ms of processor time, 2 when no worker came.
#include "bench/gui/LoopWatch.h"

#include "app/MainWindow.h"
#include "core/engine/Session.h"
#include "core/model/ApiKey.h"
#include "widgets/tables/RowTable.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

namespace {

using namespace perfdeck;
using namespace std::chrono_literals;

constexpr double kFullSeconds = 60;
constexpr auto kFrame = 16ms;
constexpr int kClusterTab = 2;
constexpr int kWorkersView = 1;

struct Part
{
    const char *name;
    double seconds;
    std::function<void(int step)> act; ///< once a frame
};

void scroll(QWidget &target, int notches, Qt::KeyboardModifiers modifiers = {})
{
    const QPointF at = QRectF(target.rect()).center();
    QWheelEvent event(at,
                      target.mapToGlobal(at),
                      QPoint(),
                      QPoint(0, notches * 120),
                      Qt::NoButton,
                      modifiers,
                      Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&target, &event);
}

std::vector<Part> partsOf(MainWindow &window, RowTable &table)
{
    const auto sort = [&table](int step) {
        if (step % 60 != 0)
            return;
        const std::array columns{0, 5, 10};
        table.sortByColumn(columns[std::size_t(step / 60) % columns.size()], Qt::DescendingOrder);
    };
    const auto filter = [&window](int step) {
        const QString typed = QStringLiteral("rack-12");
        auto *field = window.findChild<QLineEdit *>(QStringLiteral("workersFilter"));
        const int at = step / 10 % 10;
        if (step % 10 == 0 && at < int(typed.size()))
            QTest::keyClick(field, typed[at].toLatin1());
        else if (step % 10 == 0)
            field->clear();
    };
    const auto choose = [&table](int step) {
        if (step % 12 == 0)
            QTest::keyClick(&table, step / 120 % 2 == 0 ? Qt::Key_Down : Qt::Key_PageDown);
    };
    const auto extras = [&table](int step) {
        if (step == 0)
            for (QAction *option : table.actions())
                option->setChecked(true);
    };
    return {{"workers, live", 11, {}},
            {"scroll by the wheel",
             8,
             [&table](int step) { scroll(*table.viewport(), step / 200 % 2 == 0 ? -1 : 1); }},
            {"sort", 8, sort},
            {"filter", 8, filter},
            {"choose with the keys", 8, choose},
            {"totals and fixed columns", 11, extras}};
}

/// The heaviest turn of all parts in processor time.
double measure(LoopWatch &watch, const std::vector<Part> &parts, double share)
{
    double longest = 0;
    TurnStatistics::printHeading();
    for (const Part &part : parts) {
        TurnStatistics turns(part.name);
        watch.measure(&turns);
        const int steps = int(part.seconds * share * 1000 / double(kFrame.count()));
        QEventLoop loop;
        QTimer frames;
        int step = 0;
        QObject::connect(&frames, &QTimer::timeout, &loop, [&] {
            if (step == steps)
                return loop.quit();
            if (part.act)
                part.act(step);
            ++step;
        });
        frames.start(kFrame);
        loop.exec();
        watch.measure(nullptr);
        turns.print(TurnStatistics::kFrameMs);
        longest = std::max(longest, turns.longestProcessorMs());
    }
    return longest;
}

int visit(LoopWatch &watch, const char *url, double share)
{
    const QTemporaryDir folder;
    Config config;
    config.collectMachine = false;
    config.databasePath = folder.filePath(QStringLiteral("history.db")).toStdString();
    SourceConfig coordinator;
    coordinator.kind = SourceKind::Coordinator;
    coordinator.name = "cluster";
    coordinator.url = url;
    coordinator.interval = 5s;
    if (const QByteArray key = qgetenv("PERFDECK_API_KEY"); !key.isEmpty())
        setApiKey(coordinator.access, {Secret::Place::Value, key.toStdString()});
    config.endpoints = {coordinator};
    const auto clock = std::make_shared<SystemClock>();
    Session session(config, clock);
    Style style(Style::Mode::Light);
    style.applyTo(watch);
    SettingsStore settings{std::string()};
    SecretVault vault({}, SecretVault::Service::None);
    MainWindow window({session, style, settings, vault, clock, QTimeZone::utc(), {}});
    window.resize(1280, 800);
    window.show();
    window.activateWindow();
    session.start();
    window.navigator().show(kClusterTab);
    window.findChild<QTabBar *>(QStringLiteral("clusterTabs"))->setCurrentIndex(kWorkersView);
    auto *table = window.findChild<RowTable *>(QStringLiteral("workersTable"));
    if (table == nullptr || !QTest::qWaitFor([table] { return table->shownRows() > 0; }, 60'000)) {
        std::fprintf(stderr, "No worker came from %s; is it a coordinator that lists them?\n", url);
        return 2;
    }
    std::printf("%d workers, 1280x800; limit: %.0f ms of the processor a turn\n",
                table->shownRows(),
                TurnStatistics::kFrameMs);
    const double longest = measure(watch, partsOf(window, *table), share);
    std::printf("longest: %.1f ms of the processor, %.2f of the limit\n",
                longest,
                longest / TurnStatistics::kFrameMs);
    return longest > TurnStatistics::kFrameMs ? 1 : 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "usage: bench_workers URL [SECONDS]\n");
        return 2;
    }
    if (qgetenv("QT_QPA_PLATFORM").isEmpty())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const char *url = argv[1];
    const double share = (argc > 2 ? std::atof(argv[2]) : kFullSeconds) / kFullSeconds;
    LoopWatch watch(argc, argv);
    return visit(watch, url, share);
}
