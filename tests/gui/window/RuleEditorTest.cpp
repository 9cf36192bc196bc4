// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleCheck.h"
#include "core/alerts/rules/RuleFile.h"
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/AlertSamples.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/pages/alerts/editor/LadderForm.h"
#include "widgets/pages/alerts/editor/RuleEditor.h"
#include "widgets/pages/alerts/editor/RulePreview.h"
#include "widgets/pages/alerts/editor/SeriesField.h"
#include "widgets/pages/alerts/editor/WordsForm.h"
#include "widgets/panels/Rail.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr auto kWarning = std::size_t(Severity::Warning);
constexpr auto kCritical = std::size_t(Severity::Critical);

/// The window of a machine that is collected, with a desk that remembers what it is asked.
struct Editing
{
    Editing()
        : window(true, {}, {}, &desk)
    {
        desk.setRules(sampleRules());
    }

    [[nodiscard]] RuleEditor &open(const AlertRule &rule = {})
    {
        window.window().editRule(rule);
        return *window.window().findChild<RuleEditor *>(QStringLiteral("ruleEditor"));
    }

    FakeAlertDesk desk{std::make_shared<SystemClock>()};
    WindowFixture window;
};

template<class T>
T &in(QWidget &editor, const char *name)
{
    auto *found = editor.findChild<T *>(QString::fromLatin1(name));
    Q_ASSERT(found != nullptr);
    return *found;
}

void type(QWidget &editor, const char *field, const char *text)
{
    auto &line = in<QLineEdit>(editor, field);
    line.setFocus();
    line.selectAll();
    QTest::keyClicks(&line, QString::fromUtf8(text));
    if (*text == '\0')
        line.clear();
}

QString problemOf(QWidget &editor, const char *field)
{
    const auto &label = in<StateLabel>(editor, (std::string(field) + "Problem").c_str());
    return label.isHidden() ? QString() : label.text();
}

AlertRule ruleNamed(const char *id)
{
    for (const AlertRuleStatus &status : sampleRules())
        if (status.rule.id == id)
            return status.rule;
    return {};
}

} // namespace

class RuleEditorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aNewRuleIsTypedAndSaved()
    {
        Editing editing;
        RuleEditor &editor = editing.open();
        auto &save = in<QPushButton>(editor, "ruleSave");
        QVERIFY(!save.isEnabled());
        QVERIFY(!problemOf(editor, "ruleSeries").isEmpty());
        QVERIFY(!problemOf(editor, "raiseWarning").isEmpty());
        type(editor, "ruleSeries", "gpu_utilization_ratio{device=\"0\"}");
        type(editor, "raiseWarning", "90 %");
        type(editor, "raiseCritical", "0.97");
        type(editor, "pendingCritical", "2m");
        type(editor, "ruleTitle", "GPU {labels.device} is busy");
        QCOMPARE(in<QLineEdit>(editor, "ruleId").text(), QStringLiteral("gpu-is-busy"));
        type(editor, "ruleLabels", "team=\"web\", tier=\"1\"");
        in<QPlainTextEdit>(editor, "ruleText").setPlainText(QStringLiteral("Scale out."));
        type(editor, "ruleKeepFiring", "5m");
        type(editor, "ruleRepeat", "2h");
        QTest::mouseClick(&in<QPushButton>(editor, "ruleOfferClear"), Qt::LeftButton);
        QVERIFY(save.isEnabled());
        QSignalSpy closed(&editor, &QObject::destroyed);
        QTest::mouseClick(&save, Qt::LeftButton);
        QCOMPARE(editing.desk.rulesPut().size(), std::size_t{1});
        const AlertRule &rule = editing.desk.rulesPut().front();
        QCOMPARE(rule.id, std::string("gpu-is-busy"));
        QCOMPARE(std::get<ThresholdCondition>(rule.condition).series,
                 std::string("gpu_utilization_ratio{device=\"0\"}"));
        QCOMPARE(rule.ladder.raise[kWarning], std::optional(0.9));
        QVERIFY(std::abs(rule.ladder.clear[kWarning].value_or(0) - 0.81) < 1e-12);
        QVERIFY(std::abs(rule.ladder.clear[kCritical].value_or(0) - 0.873) < 1e-12);
        QVERIFY(!rule.ladder.raise[0]);
        QCOMPARE(rule.pending[kCritical], Duration(2min));
        QCOMPARE(rule.keepFiring, Duration(5min));
        QCOMPARE(rule.repeat, std::optional<Duration>(2h));
        QCOMPARE(rule.labels, (Labels{{"team", "web"}, {"tier", "1"}}));
        QCOMPARE(rule.text, std::string("Scale out."));
        QCOMPARE(ruleFaults(rule).size(), std::size_t{0});
        QTRY_COMPARE(closed.count(), 1);
    }

    void whatIsWrongIsSaidAtItsField()
    {
        Editing editing;
        RuleEditor &editor = editing.open(ruleNamed("latency-high"));
        const auto &save = in<QPushButton>(editor, "ruleSave");
        QVERIFY(save.isEnabled());
        for (const auto &[field, wrong, right] :
             {std::tuple{"ruleWindow", "5 weeks", "5m"},
              std::tuple{"ruleWindow", "1s", "10s"},
              std::tuple{"raiseWarning", "250 apples", "250 ms"},
              std::tuple{"clearWarning", "300 ms", "200 ms"}, // above is bad
              std::tuple{"clearInfo", "300 ms", ""},
              std::tuple{"ruleLabels", "team=", "team=\"a\""},
              std::tuple{"ruleTitle", "", "Slow"},
              std::tuple{"ruleRepeat", "often", ""}}) {
            type(editor, field, wrong);
            QVERIFY2(!problemOf(editor, field).isEmpty(), field);
            QVERIFY2(!save.isEnabled(), field);
            type(editor, field, right);
            QVERIFY2(problemOf(editor, field).isEmpty(), qPrintable(problemOf(editor, field)));
            QVERIFY2(save.isEnabled(), field);
        }
    }

    void everyKindOfConditionComesBackAsItWas()
    {
        Editing editing;
        AlertRule rule = ruleNamed("latency-high");
        const std::vector<AlertCondition> conditions{
            ThresholdCondition{"up", Reducer::Quantile, 0.99, 5min},
            ChangeCondition{
                {"queue_length", Reducer::Maximum, 0.95, 2min}, ChangeKind::Absolute, 24h},
            AbsenceCondition{"worker_cpu_ratio{worker=\"a\"}"},
            AnomalyCondition{"gpu_power_watts"},
            RegressionCondition{"", 0.99},
            ForecastCondition{"disk_free_bytes", 1e9, true, 12h, true},
            SourceCondition{"gpu-*", "endpoint"},
            CompositeCondition{{"a", "b"}, {"c"}, {"d"}, {"model"}}};
        QCOMPARE(conditions.size(), std::variant_size_v<AlertCondition>);
        for (const AlertCondition &condition : conditions) {
            rule.condition = condition;
            const RuleEditor &editor = editing.open(rule);
            QVERIFY2(editor.isComplete(), conditionName(condition).data());
            QVERIFY2(editor.draft() == rule, conditionName(condition).data());
        }
    }

    void whatTheDeskRefusesIsSaid()
    {
        Editing editing;
        RuleEditor &editor = editing.open(ruleNamed("latency-high"));
        editing.desk.setFailure(Error{
            ErrorKind::InvalidInput, "The rule latency-high was not saved", "it is a test", {}});
        QTest::mouseClick(&in<QPushButton>(editor, "ruleSave"), Qt::LeftButton);
        QTRY_VERIFY(in<QLabel>(editor, "ruleProblem").text().contains(QStringLiteral("a test")));
        QVERIFY(editor.isVisible());
        QVERIFY(in<QPushButton>(editor, "ruleSave").isEnabled());
    }

    void itIsTriedOnThePast()
    {
        Editing editing;
        Backtest found;
        found.instances = 4;
        found.fired = 3;
        found.firing = 12min;
        AlertEpisode episode;
        const Timestamp now = SystemClock().now();
        episode.firedAt = now - 2h;
        episode.endedAt = now - 1h;
        found.episodes = {episode};
        editing.desk.setBacktest(found);
        RuleEditor &editor = editing.open(ruleNamed("latency-high"));
        const auto &outcome = in<StateLabel>(editor, "ruleOutcome");
        QTRY_COMPARE(
            outcome.text(),
            QStringLiteral("In the last 7 d this would have fired 3 times, in all 12 min."));
        QCOMPARE(outcome.state(), CellState::Warning);
        found.fired = 0;
        editing.desk.setBacktest(found);
        in<QComboBox>(editor, "ruleSpan").setCurrentIndex(0);
        QTRY_COMPARE(outcome.text(), QStringLiteral("In the last 1 h this would not have fired."));
        type(editor, "raiseWarning", "");
        type(editor, "raiseCritical", "");
        QCOMPARE(outcome.text(), QStringLiteral("It is tried once it is complete."));
    }

    void theRulesAboutRulesAreKept()
    {
        Editing editing;
        RuleEditor &editor = editing.open(ruleNamed("latency-high"));
        type(editor, "ruleTitle", "Slow {nonsense");
        QVERIFY(!problemOf(editor, "ruleTitle").isEmpty());
        QVERIFY(!in<QPushButton>(editor, "ruleSave").isEnabled());
        type(editor, "ruleTitle", "Slow {value}");
        QVERIFY(problemOf(editor, "ruleTitle").isEmpty());
        type(editor, "ruleRunbook", "no address");
        QVERIFY(!in<QLabel>(editor, "ruleProblem").isHidden());
        type(editor, "ruleRunbook", "https://runbooks.example/slow");
        QVERIFY(in<QLabel>(editor, "ruleProblem").isHidden());
        QVERIFY(in<QPushButton>(editor, "ruleSave").isEnabled());
        QTest::mouseClick(&in<QPushButton>(editor, "ruleShowText"), Qt::LeftButton);
        const std::string text
            = in<QPlainTextEdit>(editor, "ruleAsText").toPlainText().toStdString();
        const RuleSet read = readRules(text, "shown.toml");
        QVERIFY(read.problems.empty());
        QCOMPARE(read.rules.size(), std::size_t{1});
        QVERIFY(read.rules.front().rule == editor.draft());
    }

    void knownRulesAreRemovedOrDoubled()
    {
        Editing editing;
        RuleEditor &editor = editing.open(ruleNamed("disk-fills"));
        QVERIFY(in<QPushButton>(editor, "ruleRemove").text().contains(QStringLiteral("off")));
        QVERIFY(in<QLineEdit>(editor, "ruleId").isReadOnly());
        QTest::mouseClick(&in<QPushButton>(editor, "ruleDuplicate"), Qt::LeftButton);
        QVERIFY(in<QPushButton>(editor, "ruleRemove").isHidden());
        QCOMPARE(in<QLineEdit>(editor, "ruleId").text(), QStringLiteral("will-be-full-soon-copy"));
        QVERIFY(editor.isComplete());
        RuleEditor &other = editing.open(ruleNamed("latency-high"));
        QSignalSpy closed(&other, &QObject::destroyed);
        QTest::mouseClick(&in<QPushButton>(other, "ruleRemove"), Qt::LeftButton);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(editing.desk.rules()->size(), sampleRules().size() - 1);
    }

    void aChartOffersARuleAboutWhatItShows()
    {
        Editing editing;
        auto *chart = editing.window.find<TimeSeriesChart>("chart-cpu");
        QVERIFY(chart != nullptr);
        QTRY_VERIFY(chart->frame() && !chart->frame()->series.empty()
                    && std::isfinite(chart->frame()->series.front().max));
        chart->findChild<QAction *>(QStringLiteral("alertOnSeries"))->trigger();
        auto *editor = editing.window.window().findChild<RuleEditor *>();
        QVERIFY(editor != nullptr);
        const AlertRule rule = editor->draft();
        const auto &condition = std::get<ThresholdCondition>(rule.condition);
        QVERIFY(Selector::parse(condition.series).has_value());
        QVERIFY(rule.ladder.raise[kWarning]);
        QVERIFY(editor->isComplete());
        QTRY_VERIFY(in<StateLabel>(*editor, "ruleSeriesCount").state() == CellState::Good);
    }

    void seriesAreCompleted()
    {
        FoundSeries known;
        const auto series = [](Labels labels) {
            return SeriesRecord{
                SeriesId(1),
                std::make_shared<const SeriesKey>(SeriesKey{"cpu_ratio", std::move(labels)})};
        };
        known.metrics.push_back(
            {metricInfo("cpu_ratio"),
             {series({{"core", "0"}, {"mode", "user"}}), series({{"core", "1"}})}});
        known.metrics.push_back({metricInfo("gpu_cpu_ratio"), {}});
        QCOMPARE(completions(known, QStringLiteral("CPU")),
                 (QStringList{QStringLiteral("cpu_ratio"), QStringLiteral("gpu_cpu_ratio")}));
        QCOMPARE(completions(known, QStringLiteral("cpu_ratio{co")),
                 (QStringList{QStringLiteral("cpu_ratio{core=\"0\"}"),
                              QStringLiteral("cpu_ratio{core=\"1\"}")}));
        QCOMPARE(completions(known, QStringLiteral("cpu_ratio{core=\"0\",mo")),
                 QStringList{QStringLiteral("cpu_ratio{core=\"0\",mode=\"user\"}")});
        QVERIFY(completions(known, QStringLiteral("cpu_ratio{core=\"0\"}")).isEmpty());
    }

    void clearLevelsLieOnTheGoodSide()
    {
        QCOMPARE(offeredClear(Comparator::Above, 90), std::optional(81.0));
        QCOMPARE(offeredClear(Comparator::AtMost, 10), std::optional(11.0));
        QCOMPARE(offeredClear(Comparator::Above, -10), std::optional(-11.0));
        QVERIFY(!offeredClear(Comparator::Equal, 1));
        QCOMPARE(idFrom(QStringLiteral("  Ärger: GPU {device} 97 %!")),
                 QStringLiteral("a-rger-gpu-97"));
    }

    void theTabAndTheFootSayHowThingsAre()
    {
        Editing editing;
        Alert alert;
        alert.id = AlertId(1);
        alert.state = AlertState::Firing;
        alert.severity = Severity::Critical;
        Alert quiet = alert;
        quiet.id = AlertId(2);
        quiet.silence = SilenceId(1);
        editing.desk.setAlerts(
            {std::make_shared<const Alert>(alert), std::make_shared<const Alert>(quiet)});
        const auto *tab = editing.window.find<QWidget>("rail-alerts");
        QVERIFY2(tab->accessibleDescription().contains(QLatin1Char('1')),
                 qPrintable(tab->accessibleDescription()));
        const auto *foot = editing.window.find<StateLabel>("statusAlerting");
        QVERIFY(foot->isHidden());
        Silence silence;
        silence.range = {SystemClock().now() - 1min, SystemClock().now() + 1h};
        editing.desk.setSilences({silence});
        QVERIFY2(foot->text().startsWith(QStringLiteral("1 silence")), qPrintable(foot->text()));
        AlertStatus off;
        off.isOff = true;
        editing.desk.setStatus(off);
        QCOMPARE(foot->text(), QStringLiteral("alerts off"));
    }
};

QTEST_MAIN(RuleEditorTest)
#include "RuleEditorTest.moc"
