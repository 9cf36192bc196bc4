// SPDX-License-Identifier: GPL-3.0-or-later
// A table of many rows: milliseconds of a frame while it is scrolled, and of the longest time that
// the GUI thread is kept by what the user or new data do to it. The peer is Qt's own proxy model
// over the same rows.
//   bench_tables [ROWS]     default: 100000
#include "bench/gui/LoopWatch.h"

#include "widgets/export/FileSaver.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QEventLoop>
#include <QImage>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace perfdeck;

constexpr double kFrameMs = 16.7;
constexpr double kStandstillMs = 50;
constexpr int kFrames = 200;
constexpr int kRounds = 7;

/// Processor time, which other work on the machine does not change much.
double cpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double millisecondsOf(const std::function<void()> &work)
{
    const double start = cpuMs();
    work();
    return cpuMs() - start;
}

/// What a change costs: the GUI thread at a stretch, and the user until it is shown.
struct Cost
{
    std::vector<double> turns; ///< longest one of each round, processor time, painting included
    std::vector<double> waits; ///< by the clock
};

/// One round: `begin` makes the change, and the event loop runs until `done` and the painting
/// after.
template<class Sender, class Signal>
void follow(Cost &cost, Sender &sender, Signal done, const std::function<void()> &begin)
{
    constexpr auto kPatience = std::chrono::seconds(30);
    constexpr auto kPainting = std::chrono::milliseconds(60);
    auto *watch = static_cast<LoopWatch *>(QCoreApplication::instance());
    TurnStatistics turns({});
    QEventLoop loop;
    std::chrono::steady_clock::time_point start;
    QTimer::singleShot(0, &loop, [&] {
        start = std::chrono::steady_clock::now();
        begin();
    });
    QObject::connect(&sender, done, &loop, [&] {
        const auto wait = std::chrono::steady_clock::now() - start;
        cost.waits.push_back(std::chrono::duration<double, std::milli>(wait).count());
        QTimer::singleShot(kPainting, &loop, &QEventLoop::quit);
    });
    QTimer::singleShot(kPatience, &loop, &QEventLoop::quit);
    watch->measure(&turns);
    loop.exec();
    watch->measure(nullptr);
    cost.turns.push_back(turns.longestProcessorMs());
}

std::shared_ptr<std::vector<ModelRow>> models(int count, unsigned seed)
{
    std::mt19937 random(seed);
    std::lognormal_distribution<double> latency(-3.5, 0.7);
    std::uniform_real_distribution<double> share(0, 1);
    const auto rows = std::make_shared<std::vector<ModelRow>>(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        ModelRow &row = (*rows)[static_cast<std::size_t>(i)];
        row.model = QStringLiteral("model-%1").arg(i * 7919 % count);
        row.source = QStringLiteral("host-%1:8000").arg(i % 500);
        row.device = i % 3 == 0 ? QStringLiteral("cuda:%1").arg(i % 8) : QStringLiteral("cpu");
        row.id = row.model + row.source;
        row.stack = QStringLiteral("vLLM");
        const double p50 = latency(random);
        row.p50 = RatedNumber{p50};
        row.p95 = RatedNumber{p50 * 2};
        row.p99 = RatedNumber{p50 * (2 + 2 * share(random))};
        row.throughput = share(random) * 400;
        row.queue = std::floor(share(random) * 20);
        row.running = std::floor(share(random) * 8);
        if (i % 10 != 0)
            row.errors = share(random) * 0.02;
        row.memory = 1e9 * (1 + 20 * share(random));
        row.state = i % 50 == 0 ? CellState::Critical : CellState::Good;
        row.stateText = i % 50 == 0 ? QStringLiteral("down") : QStringLiteral("up");
    }
    return rows;
}

void print(const char *what, std::vector<double> ms, double budget)
{
    std::sort(ms.begin(), ms.end());
    const auto at = [&ms](double share) {
        return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))];
    };
    std::printf("%-52s median %8.2f  p99 %8.2f  max %8.2f ms   (%.1f)\n",
                what,
                at(0.5),
                at(0.99),
                ms.back(),
                budget);
}

void print(const char *what, const Cost &cost)
{
    print(what, cost.turns, kStandstillMs);
    print("    until it is shown", cost.waits, 0);
}

std::vector<double> repeated(const std::function<void(int round)> &work)
{
    std::vector<double> ms;
    for (int round = 0; round < kRounds; ++round)
        ms.push_back(millisecondsOf([&] { work(round); }));
    return ms;
}

/// Changes that the table has to arrange its rows for.
Cost arranged(RowTable &table, const std::function<void(int round)> &work, int rounds = kRounds)
{
    Cost cost;
    for (int round = 0; round < rounds; ++round)
        follow(cost, table, &RowTable::arranged, [&] { work(round); });
    return cost;
}

/// As a page does it with new answers.
void show(ModelsModel &model,
          Background &background,
          const std::shared_ptr<std::vector<ModelRow>> &rows)
{
    background.run([prepare = model.preparation(), rows] { return prepare(std::move(*rows)); },
                   [&model](RowChange<ModelRow> change) { model.apply(std::move(change)); });
}

Cost exported(RowTable &table, const QString &path)
{
    Cost cost;
    FileSaver &saver = FileSaver::of(table);
    saver.setPathChooser(
        [path](QWidget *, const QString &, const QString &, const auto &chosen) { chosen(path); });
    for (int round = 0; round < kRounds; ++round)
        follow(cost, saver, &FileSaver::saved, [&table] { table.saveCsv(); });
    return cost;
}

std::vector<double> scrolled(RowTable &table, int step)
{
    table.doItemsLayout(); // at once, not with the next events
    QScrollBar &bar = *table.verticalScrollBar();
    bar.setValue(0);
    // The whole viewport each time, which is more than scrolling on a screen paints.
    QImage screen(table.viewport()->size(), QImage::Format_RGB32);
    std::vector<double> ms;
    for (int frame = 0; frame < kFrames; ++frame)
        ms.push_back(millisecondsOf([&] {
            bar.setValue(bar.value() + step);
            table.viewport()->render(&screen);
        }));
    return ms;
}

void measureTable(ModelsModel &model, RowTable &table, int rows)
{
    print("scroll by a wheel notch (3 rows), a frame", scrolled(table, 66), kFrameMs);
    print("scroll by a page, a frame", scrolled(table, 760), kFrameMs);
    print("sort by a number", arranged(table, [&](int round) {
              table.sortByColumn(ModelsModel::P50 + round % 3, Qt::DescendingOrder);
          }));
    print("turn the order round", arranged(table, [&](int round) {
              table.sortByColumn(ModelsModel::P99,
                                 round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
          }));
    print("sort by a name", arranged(table, [&](int round) {
              table.sortByColumn(round % 2 == 0 ? ModelsModel::Model : ModelsModel::Source,
                                 Qt::AscendingOrder);
          }));
    const std::vector<QString> typed{QStringLiteral("m"),
                                     QStringLiteral("mo"),
                                     QStringLiteral("model-12"),
                                     QStringLiteral("model-12 p99>100ms"),
                                     QStringLiteral("state=down p99>100ms"),
                                     QStringLiteral("-down"),
                                     QString()};
    print("type a filter, a step", arranged(table, [&](int round) {
              table.setFilter(typed[static_cast<std::size_t>(round)]);
          }));
    arranged(
        table, [&](int) { table.sortByColumn(ModelsModel::P99, Qt::DescendingOrder); }, 1);
    Background background;
    std::vector<std::shared_ptr<std::vector<ModelRow>>> news;
    for (int round = 0; round < kRounds; ++round)
        news.push_back(models(rows, static_cast<unsigned>(round) + 2));
    print("all values new, sorted by one of them", arranged(table, [&](int round) {
              show(model, background, news[static_cast<std::size_t>(round)]);
          }));
    print("scroll by a wheel notch, sorted, a frame", scrolled(table, 66), kFrameMs);
    const QTemporaryDir folder;
    print("save all rows as CSV", exported(table, folder.filePath(QStringLiteral("all.csv"))));
}

void measurePeer(ModelsModel &model, int rows)
{
    QSortFilterProxyModel proxy;
    proxy.setSortRole(ValueRole);
    proxy.setSourceModel(&model);
    print(
        "QSortFilterProxyModel: sort by a number",
        repeated([&](int round) { proxy.sort(ModelsModel::P50 + round % 3, Qt::DescendingOrder); }),
        kStandstillMs);
    print("QSortFilterProxyModel: sort by a name",
          repeated([&](int round) {
              proxy.sort(round % 2 == 0 ? ModelsModel::Model : ModelsModel::Source);
          }),
          kStandstillMs);
    proxy.sort(ModelsModel::P99, Qt::DescendingOrder);
    const auto news = models(rows, 99);
    const double ms = millisecondsOf([&] { model.setRows(std::move(*news)); });
    print("QSortFilterProxyModel: all values new", {ms}, kStandstillMs);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    LoopWatch application(argc, argv);
    const int rows = argc > 1 ? std::max(1, std::atoi(argv[1])) : 100'000;
    Style style(Style::Mode::Light);
    style.applyTo(application);
    ModelsModel model;
    std::printf("%d rows, %d columns, 1280x800; budgets in brackets\n", rows, model.columnCount());
    {
        RowTable table(model, style);
        table.resize(1280, 800);
        table.show();
        Background background;
        const auto first = models(rows, 1);
        print("first rows",
              arranged(
                  table, [&](int) { show(model, background, first); }, 1));
        measureTable(model, table, rows);
    }
    measurePeer(model, rows);
    return 0;
}
