// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/models/GoldenCheck.h"
#include "widgets/models/RelatedModel.h"

#include <QTest>

#include <limits>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

RelatedSeries changed(const std::string &metric, ChangeOrder order, Duration lag, double after)
{
    RelatedSeries series;
    series.series = std::make_shared<SeriesKey>(
        SeriesKey{metric, Labels{{"source", "gpu-1"}, {"model", "m"}}});
    series.order = order;
    series.lag = lag;
    series.before = 0.1;
    series.after = after;
    series.shift = after > series.before ? 5 : -5;
    series.confidence = 0.97;
    return series;
}

} // namespace

/// What else changed, as rows and as words.
class RelatedModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void rowsTellWhenAndHowMuch()
    {
        RelatedChanges changes;
        changes.series = {changed("queue_time_seconds", ChangeOrder::Before, -5min, 0.2),
                          changed("requests_per_second", ChangeOrder::After, 40s, 0.05),
                          changed("http_requests_total", ChangeOrder::With, 0s, 0.3),
                          changed("inference_latency_mean_seconds", ChangeOrder::With, 1s, -0.1)};
        changes.series.push_back(changed("up", ChangeOrder::Before, -1min, 0));
        changes.series.back().isGone = true;
        changes.series.back().after = std::numeric_limits<double>::quiet_NaN();
        changes.series[0].hasEvent = true;
        RelatedModel model;
        checkRows("RelatedModel", model, relatedRows(changes));
        QCOMPARE(model.rowCount(), 5);
        const auto cell
            = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(cell(0, RelatedModel::When), QStringLiteral("5 min before"));
        QCOMPARE(cell(0, RelatedModel::Size), QStringLiteral("+100\u202F%"));
        QCOMPARE(model.index(0, RelatedModel::Size).data(StateRole).toInt(),
                 int(CellState::Warning)); // a longer queue is worse
        QVERIFY(model.rows()[0].levels.contains(QStringLiteral("An event")));
        QCOMPARE(cell(1, RelatedModel::When), QStringLiteral("40 s after"));
        QCOMPARE(cell(1, RelatedModel::Size), QStringLiteral("−50.0\u202F%"));
        QCOMPARE(cell(2, RelatedModel::When), QStringLiteral("with it"));
        QVERIFY(model.rows()[2].levels.contains(QStringLiteral("per second")));
        QCOMPARE(cell(3, RelatedModel::Size), QStringLiteral("fell")); // across 0 no share tells
        QCOMPARE(cell(4, RelatedModel::Size), QStringLiteral("gone"));
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
    }

    void wordsNameTheFirst()
    {
        RelatedChanges changes;
        QVERIFY(relatedWords(changes, 2).isEmpty());
        for (int i = 0; i < 4; ++i)
            changes.series.push_back(
                changed("queue_time_seconds", ChangeOrder::Before, -5min, 0.2));
        const QStringList lines = relatedWords(changes, 2).split(QChar(u'\n'));
        QCOMPARE(lines.size(), 4); // heading, two of them, how many more
        QVERIFY(lines[1].contains(QStringLiteral("5 min before: ")));
        QVERIFY(lines[3].contains(QStringLiteral("and 2 more")));
    }
};

QTEST_MAIN(RelatedModelTest)
#include "RelatedModelTest.moc"
