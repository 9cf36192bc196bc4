// SPDX-License-Identifier: GPL-3.0-or-later
// Regressions of a stored history in the real window: found, shown, explained and judged.
#include "core/store/SqliteHistory.h"
#include "core/store/SqlQuery.h"
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/NoisyBlocks.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/FindingsModel.h"
#include "widgets/pages/EventLayer.h"
#include "widgets/pages/regressions/FindingsPanel.h"
#include "widgets/tables/RowTable.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 20'000; // milliseconds, for a busy machine
constexpr int kMinutes = 400;
constexpr int kShift = 300;

Timestamp historyStart()
{
    const auto now
        = std::chrono::time_point_cast<std::chrono::minutes>(std::chrono::system_clock::now());
    return Timestamp(now) - kMinutes * 1min;
}

/// Two models of one server that slow down together, and one of another that does not.
void fill(const std::string &path)
{
    SqliteHistoryOptions options;
    options.path = path;
    const auto store = makeSqliteHistory(options);
    SeriesCatalog catalog;
    QVERIFY(store->open(catalog));
    const Timestamp start = historyStart();
    std::uint64_t seed = 0;
    const auto put = [&](const char *model, const char *source, double factor) {
        NormalNoise noise(++seed);
        std::vector<Timestamp> times;
        std::vector<double> values;
        for (int i = 0; i < kMinutes; ++i) {
            times.push_back(start + i * 1min);
            values.push_back(0.1 * (i < kShift ? 1 : factor) * (1 + 0.03 * noise.next()));
        }
        QVERIFY(store->import(catalog.intern(latencyKey(model, source)), times, values));
    };
    put("bert", "gpu-1", 1.3);
    put("llama", "gpu-1", 1.2);
    put("resnet", "gpu-2", 1);
    store->flush(start);
    store->close();
}

} // namespace

class FindingsPanelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void regressionsAreFoundShownAndExplained()
    {
        WindowFixture fixture(false, fill);
        auto *button = fixture.find<QToolButton>("showFindings");
        QVERIFY(button);
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), kPatience);
        QVERIFY(button->text().startsWith(QChar(u'1'))); // one group
        QTest::mouseClick(button, Qt::LeftButton);
        auto *list = fixture.find<RowTable>("findingTable");
        QVERIFY(list && list->isVisible());
        QCOMPARE(list->model()->rowCount(), 1);
        const auto text
            = [&fixture](const char *name) { return fixture.find<QLabel>(name)->text(); };
        QVERIFY(text("findingTitle").contains(QStringLiteral("bert"))
                || text("findingTitle").contains(QStringLiteral("llama")));
        QVERIFY(text("findingSentence").startsWith(QStringLiteral("Regressed: +")));
        QVERIFY(text("findingConfidence").contains(QStringLiteral("the environment is the same")));
        QVERIFY(text("findingMethod").contains(QStringLiteral("means over 1 min")));
        QVERIFY(text("findingOthers").contains(QChar(u'+')));
        auto *chart = fixture.find<TimeSeriesChart>("chart-finding");
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame() && !chart->frame()->series.empty(), kPatience);
        const Findings findings = *fixture.session().findings();
        QCOMPARE(findings.size(), std::size_t(2));
        QVERIFY(chart->visibleRange().contains(findings[0].time));
    }

    void aFindingIsJudgedByFormAndByKey()
    {
        WindowFixture fixture(false, fill);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.session().findings()->size(), std::size_t(2), kPatience);
        fixture.press(Qt::Key_R, Qt::ControlModifier);
        auto *list = fixture.find<RowTable>("findingTable");
        QVERIFY(list->isVisible());
        auto *filter = fixture.find<QComboBox>("findingFilter");
        filter->setCurrentIndex(filter->findData(int(FindingFilter::All)));
        QCOMPARE(list->model()->rowCount(), 1);
        auto *keep = fixture.find<QPushButton>("triageKeep");
        QVERIFY(!keep->isEnabled()); // nothing is different yet
        auto *state = fixture.find<QComboBox>("triageState");
        state->setCurrentIndex(state->findData(int(TriageState::Expected)));
        fixture.find<QLineEdit>("triageOwner")->setText(QStringLiteral("anna"));
        QTest::keyClicks(fixture.find<QLineEdit>("triageNote"), QStringLiteral("new driver"));
        QTest::mouseClick(keep, Qt::LeftButton);
        const auto judged = [&fixture](TriageState wanted) {
            const FindingsPtr findings = fixture.session().findings();
            return std::ranges::any_of(*findings, [wanted](const Finding &finding) {
                return finding.triage.state == wanted && finding.triage.owner == "anna"
                    && finding.triage.note == "new driver";
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(judged(TriageState::Expected), kPatience);
        QVERIFY(!list->currentId().isEmpty());
        list->setFocus();
        QVERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_B);
        QTRY_VERIFY_WITH_TIMEOUT(judged(TriageState::NotABug), kPatience);
        filter->setCurrentIndex(filter->findData(int(FindingFilter::Open)));
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, kPatience); // the other one waits
    }

    void theSliderTellsWhatWouldBeFound()
    {
        WindowFixture fixture(false, fill);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.session().findings()->size(), std::size_t(2), kPatience);
        fixture.press(Qt::Key_R, Qt::ControlModifier);
        auto *preview = fixture.find<QLabel>("findingPreview");
        auto *slider = fixture.find<QSlider>("findingSensitivity");
        QTRY_VERIFY_WITH_TIMEOUT(preview->text().startsWith(QStringLiteral("6: 1 change")),
                                 kPatience);
        const FindingsPtr before = fixture.session().findings();
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_End);
        QTRY_VERIFY_WITH_TIMEOUT(preview->text().startsWith(QStringLiteral("12: ")), kPatience);
        QTest::keyClick(slider, Qt::Key_Home);
        QTRY_VERIFY_WITH_TIMEOUT(preview->text().startsWith(QStringLiteral("1: ")), kPatience);
        QVERIFY(*fixture.session().findings() == *before);
    }

    void whatElseChangedIsToldAndOpened()
    {
        WindowFixture fixture(false, fill);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.session().findings()->size(), std::size_t(2), kPatience);
        fixture.press(Qt::Key_R, Qt::ControlModifier);
        auto *related = fixture.find<QLabel>("findingRelated");
        QTRY_VERIFY_WITH_TIMEOUT(related->isVisible(), kPatience);
        const bool isBert = fixture.find<QLabel>("findingTitle")->text().contains(u"bert");
        const QString other = isBert ? QStringLiteral("llama") : QStringLiteral("bert");
        QVERIFY2(related->text().contains(other), qPrintable(related->text()));
        QVERIFY(!related->text().contains(QStringLiteral("resnet")));
        QTest::mouseClick(fixture.find<QPushButton>("findingMore"), Qt::LeftButton);
        auto *list = fixture.find<RowTable>("relatedTable");
        QVERIFY(list);
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, kPatience);
        QVERIFY(list->isVisible());
        auto *chart = fixture.find<TimeSeriesChart>("chart-related");
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame() && !chart->frame()->series.empty(), kPatience);
        QVERIFY(chart->title().contains(other));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(fixture.window().scope().range().contains(historyStart() + kShift * 1min));
    }

    void anyRangeIsAskedAboutByKey()
    {
        WindowFixture fixture(false, fill);
        const TimeRange range{historyStart() + (kShift - 30) * 1min,
                              historyStart() + (kShift + 30) * 1min};
        fixture.window().scope().showRange(range);
        fixture.window().timeDesk().selection().select(range);
        auto *button = fixture.find<QToolButton>("selectionRelated");
        QTRY_VERIFY(button && button->isVisible());
        // The file is opened beside the window: until then nothing is known.
        const auto told = [&fixture] {
            fixture.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
            auto *state = fixture.find<QLabel>("relatedState");
            return state
                && QTest::qWaitFor(
                       [state] { return state->text().contains(QStringLiteral("2 of 3 series")); },
                       1000);
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), kPatience);
        QCOMPARE(fixture.find<RowTable>("relatedTable")->model()->rowCount(), 2);
    }

    void aHistoryOpenedToLookOnlyIsSearchedToo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("other.db"));
        fill(path.toStdString());
        WindowFixture fixture(false, {}, path.toStdString());
        QTRY_COMPARE_WITH_TIMEOUT(fixture.session().findings()->size(), std::size_t(2), kPatience);
        fixture.press(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(fixture.find<QLabel>("findingState")
                    ->text()
                    .endsWith(QStringLiteral("what is found is not kept.")));
        QVERIFY(!fixture.find<QPushButton>("triageKeep")->isEnabled());
    }

    void aMarkOnAChartLeadsToItsFinding()
    {
        WindowFixture fixture(false, fill);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.session().findings()->size(), std::size_t(2), kPatience);
        fixture.window().scope().showRange({historyStart(), historyStart() + kMinutes * 1min});
        EventLayer &events = fixture.window().timeDesk().events();
        const auto mark = [&events] {
            return std::ranges::find(events.marks(), ChartMark::Kind::Change, &ChartMark::kind);
        };
        QTRY_VERIFY_WITH_TIMEOUT(mark() != events.marks().end(), kPatience);
        QVERIFY(mark()->label.startsWith(QChar(u'+')));
        events.activate(mark()->id);
        auto *panel = fixture.find<FindingsPanel>("findingsPanel");
        QVERIFY(panel && panel->isVisible());
        QVERIFY(!fixture.find<RowTable>("findingTable")->currentId().isEmpty());
    }
};

QTEST_MAIN(FindingsPanelTest)
#include "FindingsPanelTest.moc"
