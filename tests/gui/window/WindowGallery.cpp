// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the whole window with each of its parts open, to be looked at:
//   window_gallery FOLDER [light|dark] [--text 200] [--language de] [--size 1280x800]
//                  [--history FILE] [--only PART] [--cluster URL | --workers 60] [--alerts 30]
//                  [--benchmarks 120]
//                  (QT_SCALE_FACTOR=2 for twice the pixels; the key of a cluster in
//                  PERFDECK_API_KEY)
// Without a history it collects this machine, an endpoint that answers and one that does not.
#include "app/Language.h"
#include "app/settings/SettingsWindow.h"
#include "core/model/ApiKey.h"
#include "core/store/SqliteHistory.h"
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/AlertSamples.h"
#include "tests/support/BenchmarkSamples.h"
#include "tests/support/FakeBenchmarkDesk.h"
#include "tests/support/GeneratedCoordinator.h"
#include "tests/support/HostileServer.h"
#include "tests/support/ReplayServer.h"
#include "widgets/charts/MapChart.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/SeriesTreeModel.h"
#include "widgets/pages/dashboard/DashboardPage.h"
#include "widgets/panels/Banner.h"
#include "widgets/panels/Rail.h"
#include "widgets/panels/TaskStrip.h"
#include "widgets/panels/TimeBar.h"
#include "widgets/tables/RowTable.h"

#include <QAction>
#include <QComboBox>
#include <QCommandLineParser>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>

#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

struct Wishes
{
    QString folder;
    QString theme = QStringLiteral("light");
    QString language;
    int textPercent = 100;
    QSize size{1280, 800};
    std::string history;
    QString only;
    QString cluster; ///< address of a coordinator
    int workers = -1; ///< of a generated cluster; −1: none
    int alerts = 30; ///< made up
    int benchmarks = 120; ///< runs, made up
};

/// What a model server says at its `look`th reading: rates and latencies swing gently.
QByteArray metricsPage(int look)
{
    QByteArray text("# HELP vllm:e2e_request_latency_seconds From request to the last token.\n"
                    "# TYPE vllm:e2e_request_latency_seconds histogram\n");
    double factor = 1;
    for (const char *model : {"meta-llama/Llama-3.1-8B-Instruct", "bge-m3"}) {
        const auto line = [&](const char *metric, const char *more, double value) {
            text += QByteArray("vllm:") + metric + "{model_name=\"" + model + '"' + more + "} "
                + QByteArray::number(value) + '\n';
        };
        const double count = factor * (10 * look + 8 * std::sin(look / 4.0));
        line("e2e_request_latency_seconds_bucket", ",le=\"0.1\"", std::floor(count * 0.3));
        line("e2e_request_latency_seconds_bucket", ",le=\"0.5\"", std::floor(count * 0.9));
        line("e2e_request_latency_seconds_bucket", ",le=\"1.0\"", std::floor(count));
        line("e2e_request_latency_seconds_bucket", ",le=\"+Inf\"", std::floor(count));
        line("e2e_request_latency_seconds_sum", "", count * 0.3);
        line("e2e_request_latency_seconds_count", "", std::floor(count));
        line("num_requests_running", "", 3 + look % 3);
        line("num_requests_waiting", "", look % 5);
        line("kv_cache_usage_perc", "", 0.6 + 0.3 * std::sin(look / 7.0));
        line("generation_tokens_total", "", 1000 * count);
        factor *= 2;
    }
    return text;
}

class Gallery final
{
public:
    explicit Gallery(Wishes wishes)
        : m_wishes(std::move(wishes))
        , m_fixture(m_wishes.history.empty(), {}, m_wishes.history, &m_desk, &m_benchmarks)
    {
        if (m_wishes.alerts > 0)
            fillDesk(m_desk, std::size_t(m_wishes.alerts), SystemClock().now());
        fillDesk(m_benchmarks, std::size_t(m_wishes.benchmarks), SystemClock().now());
        m_fixture.settings().edit().textPercent = m_wishes.textPercent;
        m_fixture.open(m_wishes.theme.toStdString());
        window().resize(m_wishes.size);
    }

    void takeAll()
    {
        m_wishes.history.empty() ? openLive() : openHistory();
        using Part = std::pair<const char *, void (Gallery::*)()>;
        constexpr std::array kParts{Part{"pages", &Gallery::pages},
                                    Part{"cluster", &Gallery::cluster},
                                    Part{"panels", &Gallery::panels},
                                    Part{"sources", &Gallery::sources},
                                    Part{"models", &Gallery::models},
                                    Part{"time", &Gallery::time},
                                    Part{"notes", &Gallery::notes},
                                    Part{"regressions", &Gallery::regressions},
                                    Part{"alerts", &Gallery::alerts},
                                    Part{"benchmarks", &Gallery::benchmarks},
                                    Part{"charts", &Gallery::charts},
                                    Part{"outlook", &Gallery::outlook},
                                    Part{"dashboards", &Gallery::dashboards},
                                    Part{"finder", &Gallery::finder},
                                    Part{"menus", &Gallery::menus},
                                    Part{"settings", &Gallery::settings},
                                    Part{"news", &Gallery::news}};
        for (const auto &[name, part] : kParts) {
            if (!m_wishes.only.isEmpty() && m_wishes.only != QLatin1String(name))
                continue;
            (this->*part)();
            window().panels().close();
            window().navigator().show(0);
        }
    }

private:
    MainWindow &window() { return m_fixture.window(); }

    [[nodiscard]] QString pathOf(const char *name) const
    {
        QString path
            = m_wishes.folder + QChar(u'/') + QLatin1String(name) + QChar(u'-') + m_wishes.theme;
        if (!m_wishes.language.isEmpty())
            path += QChar(u'-') + m_wishes.language;
        if (m_wishes.textPercent != 100)
            path += QStringLiteral("-%1").arg(m_wishes.textPercent);
        return path + QStringLiteral(".png");
    }

    void save(const char *name, QWidget *what)
    {
        const QString path = pathOf(name);
        what->grab().save(path);
        std::printf("%s\n", qPrintable(path));
    }

    void take(const char *name)
    {
        QTest::qWait(500);
        save(name, &window());
    }

    /// A menu or another small window over the window.
    void takePopup(const char *name)
    {
        QTest::qWait(300);
        QWidget *popup = QApplication::activePopupWidget();
        if (popup == nullptr)
            return;
        save(name, popup);
        popup->close();
        QTest::qWait(50);
    }

    void click(const char *button)
    {
        if (auto *found = m_fixture.find<QAbstractButton>(button))
            found->click();
    }

    void openLive()
    {
        m_server.setPage([](int number) { return metricsPage(number + 1); });
        SourceConfig answering;
        answering.name = "gpu-node-01";
        answering.url = m_server.url().toStdString();
        answering.interval = 200ms;
        m_fixture.session().addSource(answering);
        SourceConfig silent;
        silent.name = "gpu-node-02";
        silent.url = "http://127.0.0.1:9/metrics";
        m_fixture.session().addSource(silent);
        if (m_wishes.workers >= 0) {
            m_generated.emplace(std::size_t(m_wishes.workers));
            m_coordinator.emplace([this](const ReplayServer::Request &request) {
                std::string body = m_generated->get(request.path);
                const int status = body.empty() ? 404 : 200;
                return ReplayServer::Answer{status, std::move(body)};
            });
            m_wishes.cluster = QString::fromStdString(m_coordinator->url());
        }
        if (!m_wishes.cluster.isEmpty()) {
            SourceConfig coordinator;
            coordinator.kind = SourceKind::Coordinator;
            coordinator.name = "lab";
            coordinator.url = m_wishes.cluster.toStdString();
            if (const QByteArray key = qgetenv("PERFDECK_API_KEY"); !key.isEmpty())
                setApiKey(coordinator.access, {Secret::Place::Value, key.toStdString()});
            coordinator.interval = 500ms;
            m_fixture.session().addSource(coordinator);
        }
        QTest::qWait(4000);
        Note note;
        note.from = SystemClock().now() - 2s;
        note.text = "Deployed version 2.4 of the tokenizer";
        note.author = "ada";
        note.tags = {"deploy"};
        note.madeAt = note.from;
        m_fixture.session().putNote(note);
    }

    void openHistory()
    {
        const auto reader = openSqliteReader(m_wishes.history);
        const auto extent = reader ? (*reader)->extent() : std::nullopt;
        if (extent)
            window().scope().showRange({std::max(extent->from, extent->to - 5min), extent->to});
        QTest::qWait(1500);
    }

    void pages()
    {
        for (const auto &[name, index] : {std::pair("overview", 0),
                                          std::pair("models", 1),
                                          std::pair("cluster", 2),
                                          std::pair("planned", 3),
                                          std::pair("dashboards", 8)}) {
            window().navigator().show(index);
            take(name);
        }
    }

    /// Every view; of the workers also one, and three compared.
    void cluster()
    {
        if (m_wishes.cluster.isEmpty())
            return;
        window().navigator().show(2);
        auto *tabs = m_fixture.find<QTabBar>("clusterTabs");
        for (int at = 0; at < tabs->count(); ++at) {
            tabs->setCurrentIndex(at);
            QTest::qWait(2500);
            take(qPrintable(QStringLiteral("cluster-%1").arg(tabs->tabText(at).toLower())));
        }
        clusterPlan(*tabs);
        tabs->setCurrentIndex(1);
        auto *table = m_fixture.find<RowTable>("workersTable");
        if (!table || table->shownRows() == 0)
            return;
        table->selectRow(0);
        QTest::qWait(1500);
        take("cluster-worker");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::qWait(1500);
        take("cluster-workers-compared");
        takeExtras(*table, "cluster-workers-totals");
    }

    /// With totals, and scrolled sideways below fixed columns.
    void takeExtras(RowTable &table, const char *name)
    {
        for (QAction *option : table.actions())
            option->setChecked(true);
        table.setColumnWidth(table.model()->columnCount() - 1, window().width() / 2);
        QTest::qWait(100);
        table.horizontalScrollBar()->setValue(table.horizontalScrollBar()->maximum() / 2);
        QTest::qWait(300);
        take(name);
    }

    /// The topology by another colour from near, and this machine.
    void clusterPlan(QTabBar &tabs)
    {
        auto *map = m_fixture.find<MapChart>("clusterMap");
        auto *parts = m_fixture.find<QTabBar>("topologyParts");
        if (!map || !parts)
            return;
        for (int at = 0; at < tabs.count(); ++at)
            if (tabs.tabText(at) == QStringLiteral("Topology"))
                tabs.setCurrentIndex(at);
        m_fixture.find<QComboBox>("topologyColor")->setCurrentIndex(1);
        QTest::qWait(500);
        take("cluster-topology-cpu");
        map->zoom(110 / map->scale(), map->rect().center());
        take("cluster-topology-near");
        map->fit();
        parts->setCurrentIndex(1);
        QTest::qWait(2000);
        take("cluster-topology-machine");
        parts->setCurrentIndex(0);
    }

    void panels()
    {
        window().panels().openConnect();
        take("connect");
        window().panels().openConnectCluster();
        take("connect-cluster");
        window().panels().toggleMachine();
        take("machine");
        window().panels().toggleShortcuts();
        take("keys");
        window().panels().toggleBrowser();
        take("browser");
        auto *tree = m_fixture.find<QTreeView>("seriesTree");
        tree->expandAll();
        tree->setCurrentIndex(tree->model()->index(0, 0));
        take("browser-open");
        window().panels().showSeries(*Selector::parse("memory_used_bytes"));
        take("series");
    }

    void sources()
    {
        window().panels().openSources();
        auto *list = m_fixture.find<RowTable>("sourceList");
        list->selectRow(list->shownRows() - 1);
        take("sources");
        click("editSource");
        click("showAccess");
        click("testEndpoint");
        take("sources-edit");
    }

    void models()
    {
        window().navigator().show(1);
        auto *table = m_fixture.find<RowTable>("modelTable");
        for (int row = 0; row < std::min(2, table->shownRows()); ++row) {
            table->selectRow(row);
            table->setFocus();
            QTest::keyClick(table, Qt::Key_Space);
        }
        take("models-compared");
        takeExtras(*table, "models-totals");
        click("endComparison");
        Q_EMIT table->horizontalHeader()->customContextMenuRequested(QPoint(50, 5));
        takePopup("columns-menu");
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(50, 50), QPoint(300, 300));
        QCoreApplication::sendEvent(table->viewport(), &event);
        takePopup("table-menu");
        auto *filter = m_fixture.find<QLineEdit>("modelFilter");
        filter->setText(QStringLiteral("nothing like this"));
        take("models-filtered");
        filter->clear();
        const TimeRange before = window().scope().range();
        const bool live = window().scope().isLive();
        window().scope().showRange({before.from - 24h * 400, before.to - 24h * 400});
        take("models-past");
        window().navigator().show(0);
        take("overview-past");
        live ? window().scope().backToLive() : window().scope().showRange(before);
    }

    void time()
    {
        window().timeBar().openPopup();
        takePopup("calendar");
        window().timeBar().editRange();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("now-6x"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        take("range-refused");
        m_fixture.press(Qt::Key_Escape);
        const TimeRange range = window().scope().range();
        window().scope().compareWith(range.length() / 4);
        take("earlier");
        window().scope().compareWith(Duration(0));
        window().scope().togglePaused();
        window().timeDesk().selection().select(
            {range.to - range.length() / 3, range.to - range.length() / 9});
        take("selection");
        window().timeDesk().clearSelection();
        window().scope().togglePaused();
    }

    void notes()
    {
        window().timeDesk().writeNote();
        take("note-editor");
        m_fixture.press(Qt::Key_Escape);
        window().timeDesk().toggleNotes();
        auto *list = m_fixture.find<RowTable>("noteTable");
        if (list->shownRows() > 0)
            list->selectRow(0);
        take("notes");
        if (list->shownRows() > 0) {
            list->setFocus();
            QTest::keyClick(list, Qt::Key_Delete);
            take("undo-bar");
        }
    }

    /// Where lines were expected and where they go, of half a day and of the hours behind it.
    void outlook()
    {
        const Timestamp end = window().scope().range().to;
        window().scope().showRange({end - 12h, end + 3h});
        for (TimeSeriesChart *chart : window().findChildren<TimeSeriesChart *>())
            for (const char *name : {"showExpected", "showForecast"})
                if (auto *action = chart->findChild<QAction *>(QString::fromLatin1(name)))
                    if (chart->isVisible())
                        action->setChecked(true);
        QTest::qWait(4000);
        take("outlook");
    }

    /// Those of a stored history; without one there is nothing to show.
    void regressions()
    {
        window().panels().toggleFindings();
        take("regressions");
        auto *list = m_fixture.find<RowTable>("findingTable");
        if (list->shownRows() > 0)
            QTest::keyClick(list, Qt::Key_Return);
        take("regressions-there");
        auto *filter = m_fixture.find<QComboBox>("findingFilter");
        filter->setCurrentIndex(filter->count() - 1);
        take("regressions-all");
    }

    /// Every view, with one alert chosen, several, and a silence of them being written.
    void alerts()
    {
        window().navigator().show(6);
        window().scope().setSpan(24h);
        QTest::qWait(1000);
        take("alerts-active");
        auto *table = m_fixture.find<RowTable>("alertTable");
        auto *tabs = m_fixture.find<QTabBar>("alertTabs");
        if (table->shownRows() > 2) {
            table->selectRow(1);
            table->setFocus();
            QTest::qWait(2500);
            take("alerts-chosen");
            QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
            take("alerts-several");
            QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(50, 50), QPoint(300, 300));
            QCoreApplication::sendEvent(table->viewport(), &event);
            takePopup("alerts-menu");
            QTest::keyClick(table, Qt::Key_Z);
            takePopup("alerts-snooze");
            QTest::keyClick(table, Qt::Key_S);
            take("alerts-silence");
        }
        for (int at = 1; at < tabs->count(); ++at) {
            tabs->setCurrentIndex(at);
            QTest::qWait(500);
            for (const char *name : {"episodeTable", "ruleTable", "deliveryTable"})
                if (auto *shown = m_fixture.find<RowTable>(name); shown && shown->isVisible())
                    shown->selectRow(0);
            take(qPrintable(QStringLiteral("alerts-view-%1").arg(at)));
        }
        tabs->setCurrentIndex(0);
        window().scope().setSpan(15min);
    }

    /// Every view; of the runs also with one chosen.
    void benchmarks()
    {
        window().navigator().show(3);
        auto *tabs = m_fixture.find<QTabBar>("benchmarkTabs");
        auto *table = m_fixture.find<RowTable>("runTable");
        QTest::qWait(500);
        take("benchmarks-runs");
        if (table->shownRows() > 2) {
            table->selectRow(2);
            take("benchmarks-runs-chosen");
        }
        for (int at = 1; at < tabs->count(); ++at) {
            tabs->setCurrentIndex(at);
            QTest::qWait(800);
            take(qPrintable(QStringLiteral("benchmarks-view-%1").arg(at)));
        }
        if (auto *definitions = m_fixture.find<RowTable>("definitionTable"))
            for (int row = 0; row < definitions->shownRows(); ++row) {
                definitions->selectRow(row);
                take(qPrintable(QStringLiteral("benchmarks-new-%1").arg(row)));
            }
        tabs->setCurrentIndex(0);
    }

    /// The readout, pinned, and as a table; of a wide and of a narrow chart.
    void charts()
    {
        for (TimeSeriesChart *chart : window().findChildren<TimeSeriesChart *>()) {
            if (!chart->isVisible() || !chart->frame() || chart->frame()->series.empty())
                continue;
            const TimeRange range = chart->frame()->range;
            chart->setFocus();
            chart->setCursor(range.to - range.length() / 50);
            take("readout");
            window().panels().toggleReadout();
            Q_EMIT chart->cursorMoved(range.to - range.length() / 200);
            QTest::qWait(200);
            take("readout-panel");
            window().panels().close();
            QTest::keyClick(chart, Qt::Key_Return);
            take("pinned");
            QTest::keyClick(chart, Qt::Key_Escape);
            chart->setTableShown(true);
            take("chart-table");
            chart->setTableShown(false);
            QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(50, 50), QPoint(300, 300));
            QCoreApplication::sendEvent(chart, &event);
            takePopup("chart-menu");
            break;
        }
    }

    void dashboards()
    {
        window().navigator().show(8);
        auto *page = m_fixture.find<DashboardPage>("page-dashboards");
        QTest::qWait(100);
        take("dashboards-empty");
        for (const char *series : {"memory_used_bytes",
                                   "load_average{window=\"1m\"}",
                                   "cpu_utilization_ratio",
                                   "requests_per_second"})
            page->plot(*Selector::parse(series));
        QTest::qWait(1000);
        take("dashboard");
        click("dashboardEdit");
        take("dashboard-edited");
        QMenu *add = m_fixture.find<QToolButton>("dashboardAdd")->menu();
        add->popup(QPoint(0, 0));
        takePopup("dashboard-add");
        add->actions().first()->trigger();
        take("dashboard-form");
    }

    void finder()
    {
        window().finder().openCommands();
        take("palette-commands");
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("the"));
        take("palette-words");
        m_fixture.press(Qt::Key_Escape);
        window().finder().openPlaces();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("mem"));
        take("palette-places");
        m_fixture.press(Qt::Key_Escape);
    }

    void menus()
    {
        int index = 0;
        for (QAction *action : window().menuBar()->actions()) {
            action->menu()->popup(QPoint(0, 0));
            takePopup(qPrintable(QStringLiteral("menu-%1").arg(++index)));
        }
        if (auto *compare = m_fixture.find<QToolButton>("compareButton")) {
            compare->menu()->popup(QPoint(0, 0));
            takePopup("compare-menu");
        }
    }

    void settings()
    {
        window().settingsDesk().open();
        auto *shown = m_fixture.find<SettingsWindow>("settingsWindow");
        for (const char *section :
             {"appearance", "time", "collection", "data", "desktop", "keys"}) {
            shown->showSection(QString::fromLatin1(section));
            QTest::qWait(100);
            save(qPrintable(QStringLiteral("settings-%1").arg(QLatin1String(section))), shown);
        }
        shown->close();
    }

    void news()
    {
        window().chrome().banner().ask(QStringLiteral("Open 2 files: a.csv, b.csv"),
                                       {{QStringLiteral("Samples together in one window")},
                                        {QStringLiteral("Each in a window of its own")},
                                        {QStringLiteral("Cancel")}});
        window().chrome().tasks().setProgress(
            window().chrome().tasks().begin(QStringLiteral("Opening large.csv"), [] {}), 0.4);
        window().announce(QStringLiteral("Saved cpu.png"));
        Rail &rail = window().chrome().rail();
        rail.setBadge(3, 1, Severity::Info);
        rail.setBadge(5, 12, Severity::Warning);
        rail.setBadge(6, 120, Severity::Critical);
        take("question-and-task");
    }

    Wishes m_wishes;
    FakeAlertDesk m_desk{std::make_shared<SystemClock>()};
    FakeBenchmarkDesk m_benchmarks;
    HostileServer m_server;
    std::optional<GeneratedCoordinator> m_generated;
    std::optional<ReplayServer> m_coordinator;
    WindowFixture m_fixture;
};

Wishes parse(const QApplication &application)
{
    QCommandLineParser parser;
    const auto option = [&parser](const char *name, const char *words, const char *standard) {
        parser.addOption({QString::fromLatin1(name),
                          QString::fromLatin1(words),
                          QStringLiteral("value"),
                          QString::fromLatin1(standard)});
    };
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("of the pictures"));
    parser.addPositionalArgument(QStringLiteral("theme"), QStringLiteral("light or dark"));
    option("text", "percent", "100");
    option("language", "en or de", "");
    option("size", "of the window", "1280x800");
    option("history", "a database to look at instead of this machine", "");
    option("only", "one part of the gallery", "");
    option("cluster", "address of a coordinator to show", "");
    option("workers", "so many in a generated cluster", "-1");
    option("alerts", "so many, made up", "30");
    option("benchmarks", "so many runs, made up", "120");
    parser.addHelpOption();
    parser.process(application);
    const QStringList places = parser.positionalArguments();
    if (places.isEmpty())
        parser.showHelp(2);
    Wishes wishes;
    wishes.folder = places.first();
    wishes.theme = places.value(1, wishes.theme);
    wishes.language = parser.value(QStringLiteral("language"));
    wishes.textPercent = parser.value(QStringLiteral("text")).toInt();
    const QStringList sides = parser.value(QStringLiteral("size")).split(QChar(u'x'));
    wishes.size = {sides.value(0).toInt(), sides.value(1).toInt()};
    wishes.history = parser.value(QStringLiteral("history")).toStdString();
    wishes.only = parser.value(QStringLiteral("only"));
    wishes.cluster = parser.value(QStringLiteral("cluster"));
    wishes.workers = parser.value(QStringLiteral("workers")).toInt();
    wishes.alerts = parser.value(QStringLiteral("alerts")).toInt();
    wishes.benchmarks = parser.value(QStringLiteral("benchmarks")).toInt();
    return wishes;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const Wishes wishes = parse(application);
    QDir().mkpath(wishes.folder);
    Language language;
    if (!wishes.language.isEmpty())
        language.use(wishes.language.toStdString());
    Gallery(wishes).takeAll();
    return 0;
}
