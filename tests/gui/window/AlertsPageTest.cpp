// SPDX-License-Identifier: GPL-3.0-or-later
// The tab of alerts in the real window, over a desk filled by the test: what is seen, clicked and
// typed.
#include "app/Navigator.h"
#include "core/store/SqliteHistory.h"
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/AlertSamples.h"
#include "widgets/charts/BarList.h"
#include "widgets/charts/CountChart.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/AlertRulesModel.h"
#include "widgets/models/AlertsModel.h"
#include "widgets/models/EpisodesModel.h"
#include "widgets/models/SilencesModel.h"
#include "widgets/pages/alerts/AlertCommands.h"
#include "widgets/pages/alerts/AlertCourse.h"
#include "widgets/pages/alerts/AlertPast.h"
#include "widgets/pages/alerts/AlertsPage.h"
#include "widgets/tables/RowTable.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kAlertsTab = 6;
constexpr int kPatience = 20'000; // milliseconds, for a busy machine
constexpr std::size_t kAlerts = 30;

/// Places of the views among the tabs.
constexpr int kHistoryView = 1;
constexpr int kSilencesView = 2;
constexpr int kRulesView = 3;
constexpr int kNoticesView = 4;

/// Two hours of the series behind the first alert.
void fillHistory(const std::string &path)
{
    SqliteHistoryOptions options;
    options.path = path;
    const auto store = makeSqliteHistory(options);
    SeriesCatalog catalog;
    QVERIFY(store->open(catalog));
    const Timestamp end = SystemClock().now();
    const Alert alert = sampleAlert(sampleRules()[0], 0, Severity::Critical, end);
    std::vector<Timestamp> times;
    std::vector<double> values;
    for (int at = 0; at < 720; ++at) {
        times.push_back(end - 2h + at * 10s);
        values.push_back(at < 700 ? 0.3 : 1.2);
    }
    QVERIFY(store->import(catalog.intern(alert.series), times, values));
    store->flush(end);
    store->close();
}

} // namespace

class AlertsPageTest final : public QObject
{
    Q_OBJECT

    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::unique_ptr<FakeAlertDesk> m_desk;
    std::unique_ptr<WindowFixture> m_fixture;
    RowTable *m_table = nullptr;

    void open(std::size_t alerts)
    {
        m_fixture.reset();
        m_desk = std::make_unique<FakeAlertDesk>(m_clock);
        if (alerts > 0)
            fillDesk(*m_desk, alerts, m_clock->now());
        m_fixture
            = std::make_unique<WindowFixture>(false, fillHistory, std::string(), m_desk.get());
        m_fixture->window().scope().setSpan(24h);
        m_fixture->window().navigator().show(kAlertsTab);
        m_table = m_fixture->find<RowTable>("alertTable");
        QVERIFY(m_table);
    }

    [[nodiscard]] AlertsPage &page()
    {
        return *qobject_cast<AlertsPage *>(m_fixture->window().navigator().page());
    }

    void show(int view) { m_fixture->find<QTabBar>("alertTabs")->setCurrentIndex(view); }

    [[nodiscard]] QString text(const char *label)
    {
        const auto *found = m_fixture->find<QLabel>(label);
        return found != nullptr ? found->text() : QString();
    }

    [[nodiscard]] static QString cell(const RowTable &table, int row, int column)
    {
        return table.model()->index(row, column).data().toString();
    }

    [[nodiscard]] static AlertId idOf(const QString &row)
    {
        return AlertId(static_cast<std::int64_t>(row.toULongLong(nullptr, 16)));
    }

    /// The row of an alert that fires and nobody looks after.
    [[nodiscard]] QString openRow(const char *rule = "latency-high") const
    {
        for (const AlertPtr &alert : *m_desk->alerts())
            if (alert->rule == rule && alert->state == AlertState::Firing
                && alert->isOpen(m_clock->now()))
                return QString::fromStdString(alertFingerprint(alert->id));
        return {};
    }

    /// To be looked at, in the folder PERFDECK_PICTURES; else nothing.
    void keepPicture(const char *name)
    {
        const QString folder = qEnvironmentVariable("PERFDECK_PICTURES");
        if (folder.isEmpty())
            return;
        m_fixture->window().resize(1280, 800);
        QTest::qWait(300);
        m_fixture->window().grab().save(folder + QChar(u'/') + QLatin1String(name)
                                        + QStringLiteral(".png"));
    }

private Q_SLOTS:

    void init()
    {
        open(kAlerts);
        QTRY_VERIFY_WITH_TIMEOUT(m_table->shownRows() > 0, kPatience);
    }

    void cleanup()
    {
        m_fixture.reset();
        m_desk.reset();
    }

    void theHeadSaysHowThingsAre()
    {
        const auto *sentence = m_fixture->find<StateLabel>("alertsSentence");
        QVERIFY2(sentence->text().contains(QStringLiteral("critical, ")),
                 qPrintable(sentence->text()));
        QVERIFY(sentence->text().contains(QStringLiteral("silenced")));
        QCOMPARE(sentence->state(), CellState::Critical);
        AlertStatus status = m_desk->status();
        status.isOff = true;
        m_desk->setStatus(status);
        QVERIFY(sentence->text().endsWith(QStringLiteral("alerting is off")));
        status.isOff = false;
        status.waitsFor = "fresh data after a suspend";
        m_desk->setStatus(status);
        QVERIFY(sentence->text().contains(QStringLiteral("waits for fresh data")));
    }

    void aSeverityNarrowsEverything()
    {
        const int all = m_table->shownRows();
        auto *chips = m_fixture->find<QWidget>("alertSeverities");
        QToolButton *critical = nullptr;
        for (QToolButton *chip : chips->findChildren<QToolButton *>())
            if (chip->text().startsWith(QStringLiteral("Critical")))
                critical = chip;
        QVERIFY(critical);
        QTest::mouseClick(critical, Qt::LeftButton);
        QTRY_VERIFY(m_table->shownRows() < all);
        for (int row = 0; row < m_table->shownRows(); ++row)
            QCOMPARE(cell(*m_table, row, AlertsModel::Severity), QStringLiteral("Critical"));
        QTest::mouseClick(critical, Qt::LeftButton); // the same again: all
        QTRY_COMPARE(m_table->shownRows(), all);
    }

    void aRuleOfTheDistributionNarrowsAndIsTakenBack()
    {
        auto *bars = m_fixture->find<BarList>("alertShares");
        QTRY_VERIFY(bars->bars().size() >= 5);
        const int all = m_table->shownRows();
        bars->setFocus();
        QTest::keyClick(bars, Qt::Key_Down);
        QTest::keyClick(bars, Qt::Key_Return);
        auto *narrowing = m_fixture->find<QToolButton>("alertNarrowing");
        QTRY_VERIFY(narrowing->isVisible());
        QTRY_VERIFY(m_table->shownRows() < all);
        m_fixture->find<QComboBox>("alertSharesBy")->setCurrentIndex(1);
        QTRY_VERIFY(bars->bars().front().name.startsWith(QStringLiteral("node-")));
        narrowing->click();
        QTRY_COMPARE(m_table->shownRows(), all);
        QVERIFY(!narrowing->isVisible());
    }

    void theTimelineCountsWhatFired()
    {
        const auto *chart = m_fixture->find<CountChart>("alertTimeline");
        QTRY_VERIFY(chart->frame() && chart->frame()->columns > 0);
        std::uint32_t most = 0;
        for (const std::uint32_t count : chart->frame()->counts)
            most = std::max(most, count);
        QVERIFY(most > 0);
        QVERIFY(chart->table().rowCount() > 0);
        QVERIFY(chart->description().contains(QStringLiteral("at most")));
        const TimeRange before = m_fixture->window().scope().range();
        m_fixture->window().scope().setSpan(2h); // the page follows the window
        QTRY_VERIFY(chart->visibleRange().length() < before.length());
    }

    void listsAndFiltersAreChosen()
    {
        auto *selection = m_fixture->find<QComboBox>("alertSelection");
        const int all = m_table->shownRows();
        selection->setCurrentIndex(int(AlertSelection::Kept));
        QTRY_VERIFY(m_table->shownRows() < all);
        for (int row = 0; row < m_table->shownRows(); ++row)
            QVERIFY(cell(*m_table, row, AlertsModel::State) != QStringLiteral("firing"));
        selection->setCurrentIndex(int(AlertSelection::Active));
        QTRY_COMPARE(m_table->shownRows(), all);
        QVERIFY(page().focusFilter());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("rule=source-down"));
        QTRY_VERIFY(m_table->shownRows() < all && m_table->shownRows() > 0);
    }

    void keysActOnAllChosen()
    {
        m_table->selectRow(0);
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Down, Qt::ShiftModifier);
        const QStringList chosen = m_table->selectedIds(10);
        QCOMPARE(chosen.size(), 2);
        QVERIFY(text("alertsChosen").contains(QStringLiteral("2 alerts")));
        QTest::keyClick(m_table, Qt::Key_A);
        QCOMPARE(m_desk->actions().size(), std::size_t(2));
        for (const QString &id : chosen)
            QVERIFY(m_desk->alert(idOf(id))->acknowledgement.has_value());
        QTRY_VERIFY(cell(*m_table, 0, AlertsModel::State)
                        .contains(QStringLiteral("acknowledged by tester")));
        QCOMPARE(m_table->selectedIds(10), chosen); // what changed stays chosen
        QTest::keyClick(m_table, Qt::Key_U);
        for (const QString &id : chosen)
            QVERIFY(!m_desk->alert(idOf(id))->acknowledgement);
    }

    void snoozingOffersTimes()
    {
        m_table->selectId(openRow());
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Z);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 3);
        QTest::keyClick(menu, Qt::Key_4);
        QCOMPARE(m_desk->actions().size(), std::size_t(1));
        const AlertAction &action = m_desk->actions().front();
        QCOMPARE(action.kind, AlertAction::Kind::Snooze);
        QVERIFY(*action.until > m_clock->now() + 3h && *action.until <= m_clock->now() + 4h);
    }

    void tomorrowIsTheNextMorning()
    {
        const QTimeZone berlin("Europe/Berlin");
        const Timestamp evening = *parseTime("2026-03-28T20:00:00Z", Timestamp());
        // Summer time began that night.
        QCOMPARE(tomorrowMorning(evening, berlin), *parseTime("2026-03-29T06:00:00Z", Timestamp()));
    }

    void resolvingTakesItOff()
    {
        const QString row = openRow();
        m_table->selectId(row);
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_R);
        QVERIFY(!m_desk->alert(idOf(row)));
        QTRY_VERIFY(m_table->currentId() != row);
    }

    void aCommentIsWrittenInPlace()
    {
        const QString row = openRow();
        m_table->selectId(row);
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_C);
        auto *edit = m_fixture->find<QLineEdit>("alertCommentEdit");
        QTRY_VERIFY(edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("Looked at the batch job"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_desk->actions().back().note, std::string("Looked at the batch job"));
        QVERIFY(edit->text().isEmpty());
        QTRY_VERIFY(
            text("alertLog").contains(QStringLiteral("tester wrote: Looked at the batch job")));
    }

    void theDetailsTellAllAboutIt()
    {
        QString row; // of the one whose series is stored
        for (const AlertPtr &each : *m_desk->alerts())
            if (each->title == "Latency of llama-0 is high")
                row = QString::fromStdString(alertFingerprint(each->id));
        m_table->selectId(row);
        const AlertPtr alert = m_desk->alert(idOf(row));
        QVERIFY(text("alertTitle").startsWith(QStringLiteral("Latency of llama-")));
        QVERIFY(text("alertSentence").contains(QStringLiteral("above ")));
        QVERIFY(text("alertText").contains(QStringLiteral("Scale out")));
        const auto *chart = m_fixture->find<TimeSeriesChart>("chart-alert");
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame() && !chart->frame()->series.empty(), kPatience);
        QVERIFY(chart->visibleRange().contains(alert->firedAt));
        QTRY_VERIFY_WITH_TIMEOUT(!text("alertRelated").isEmpty(), kPatience);
        QTRY_VERIFY(text("alertRulePace").contains(QStringLiteral("over after")));
        QVERIFY(!text("alertLog").isEmpty());
        keepPicture("alerts-details");
    }

    void levelsAreDrawnWhereTheyAreComparable()
    {
        AlertRule rule = sampleRules()[0].rule;
        QCOMPARE(alertLevels(rule).size(), std::size_t(2));
        std::get<ThresholdCondition>(rule.condition).reducer = Reducer::Count;
        QVERIFY(alertLevels(rule).empty());
        QCOMPARE(alertLevels(sampleRules()[2].rule).front().value, 1.0); // what is forecast
    }

    void theLogIsInTheOrderOfTime()
    {
        AlertTransition fired;
        fired.episode = EpisodeId(5);
        fired.time = Timestamp(100s);
        fired.to = AlertState::Firing;
        fired.severity = Severity::Warning;
        AlertTransition worse = fired;
        worse.time = Timestamp(300s);
        worse.severity = Severity::Critical;
        worse.reason = AlertReason::Escalated;
        AlertTransition other = fired;
        other.episode = EpisodeId(6);
        AlertAction action;
        action.who = "ada";
        action.time = Timestamp(200s);
        const QString log = alertLog(
            {fired, worse, other}, {action}, EpisodeId(5), Timestamp(1h), QTimeZone::utc());
        const QStringList lines = log.split(QChar(u'\n'));
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].endsWith(QStringLiteral("firing (warning): the condition held")));
        QVERIFY(lines[1].endsWith(QStringLiteral("ada acknowledged it")));
        QVERIFY(lines[2].endsWith(QStringLiteral("firing (critical): escalated")));
    }

    void itIsCopiedAsTextAndJson()
    {
        m_table->selectId(openRow());
        auto *menu = m_fixture->find<QMenu>("alertMoreMenu");
        Q_EMIT menu->aboutToShow();
        const auto run = [menu](const QString &words) {
            for (QAction *action : menu->actions())
                if (action->text().remove(QChar(u'&')) == words)
                    return action->trigger();
            QFAIL("no such entry");
        };
        run(QStringLiteral("Copy as text"));
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("Rule latency-high")));
        run(QStringLiteral("Copy as JSON"));
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\"firing\"")));
        run(QStringLiteral("Open in Models"));
        QCOMPARE(m_fixture->window().navigator().current(), 1);
    }

    void silencingBeginsWithTheLabelsOfTheAlert()
    {
        const QString row = openRow("gpu-memory-full");
        m_table->selectId(row);
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_S);
        auto *form = m_fixture->find<QWidget>("silenceForm");
        QTRY_VERIFY(form && form->isVisible());
        auto *matchers = m_fixture->find<QLineEdit>("silenceMatchers");
        QVERIFY(matchers->text().contains(QStringLiteral("rule=\"gpu-memory-full\"")));
        QVERIFY(matchers->text().contains(QStringLiteral("device=\"gpu")));
        QVERIFY(text("silenceRemark").startsWith(QStringLiteral("Mutes 1 alert")));
        QVERIFY(text("silenceRemark").contains(QStringLiteral("Memory of gpu")));
        auto *comment = m_fixture->find<QLineEdit>("silenceComment");
        QTRY_VERIFY(comment->hasFocus());
        QTest::keyClicks(comment, QStringLiteral("card is being changed"));
        keepPicture("alerts-silence");
        QTest::keyClick(comment, Qt::Key_Return);
        QVERIFY(!form->isVisible());
        QVERIFY(m_desk->alert(idOf(row))->silence.isValid());
        QCOMPARE(m_desk->silences()->front().comment, std::string("card is being changed"));
        const Duration length = m_desk->silences()->front().range.length();
        QVERIFY(length > 119min && length <= 120min);
    }

    void aSilenceThatCannotBeIsRefused()
    {
        show(kSilencesView);
        m_fixture->find<QPushButton>("newSilence")->click();
        auto *matchers = m_fixture->find<QLineEdit>("silenceMatchers");
        auto *keep = m_fixture->find<QPushButton>("keepSilence");
        QVERIFY(!keep->isEnabled());
        QVERIFY(text("silenceRemark").contains(QStringLiteral("at least one label")));
        QTest::keyClicks(matchers, QStringLiteral("worker"));
        QVERIFY(text("silenceRemark").contains(QStringLiteral("column 7")));
        QTest::keyClicks(matchers, QStringLiteral("=~\"worker-*\""));
        QVERIFY(keep->isEnabled());
        QVERIFY(text("silenceRemark").startsWith(QStringLiteral("Mutes ")));
        auto *to = m_fixture->find<QLineEdit>("silenceTo");
        const auto type = [](QLineEdit *field, const QString &words) {
            field->selectAll();
            QTest::keyClicks(field, words);
        };
        type(to, QStringLiteral("now+31d"));
        QVERIFY(!keep->isEnabled());
        QVERIFY(text("silenceRemark").contains(QStringLiteral("30 d")));
        type(to, QStringLiteral("now-1h"));
        QVERIFY(!keep->isEnabled());
        type(to, QStringLiteral("some day"));
        QVERIFY(!keep->isEnabled());
        type(to, QStringLiteral("now+1d"));
        QVERIFY(keep->isEnabled());
        m_fixture->find<QComboBox>("silenceSpan")->setCurrentIndex(5);
        QVERIFY(keep->isEnabled()); // the longest there is
        QTest::keyClick(matchers, Qt::Key_Escape);
        QVERIFY(!m_fixture->find<QWidget>("silenceForm")->isVisible());
    }

    void silencesAreEndedByKey()
    {
        show(kSilencesView);
        auto *table = m_fixture->find<RowTable>("silenceTable");
        QTRY_COMPARE(table->shownRows(), 3);
        QCOMPARE(cell(*table, 0, SilencesModel::State), QStringLiteral("active"));
        QCOMPARE(cell(*table, 2, SilencesModel::State), QStringLiteral("over"));
        table->selectRow(0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_COMPARE(cell(*table, 0, SilencesModel::State), QStringLiteral("to come"));
        for (const AlertPtr &alert : *m_desk->alerts())
            QVERIFY(!alert->silence.isValid());
    }

    void theHistoryTellsHowAllWent()
    {
        show(kHistoryView);
        auto *table = m_fixture->find<RowTable>("episodeTable");
        QTRY_VERIFY_WITH_TIMEOUT(table->shownRows() > 50, kPatience);
        QVERIFY(text("historyFacts").contains(QStringLiteral("not over yet")));
        QVERIFY(text("historyFacts").contains(QStringLiteral("median")));
        table->selectRow(table->shownRows() - 1);
        const auto details
            = m_fixture->window().findChildren<QLabel *>(QStringLiteral("alertSentence"));
        QVERIFY(std::ranges::any_of(details, [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("From "));
        }));
        QVERIFY(table->table().rowCount() == 1); // the chosen one, as a CSV has it
        keepPicture("alerts-history");
    }

    void rulesAreSwitchedOffAndEdited()
    {
        show(kRulesView);
        auto *table = m_fixture->find<RowTable>("ruleTable");
        QTRY_COMPARE(table->shownRows(), 6);
        table->selectRow(0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_X);
        QTRY_COMPARE(cell(*table, 0, AlertRulesModel::State), QStringLiteral("off"));
        QCOMPARE(m_desk->rulesPut().size(), std::size_t(1));
        QVERIFY(!m_desk->rulesPut().front().isEnabled);
        m_desk->setFailure(Error{ErrorKind::InvalidInput, "the rule cannot be written", "", ""});
        QTest::keyClick(table, Qt::Key_X);
        QTRY_VERIFY(text("ruleProblem").contains(QStringLiteral("cannot be written")));
        QTest::keyClick(table, Qt::Key_F);
        QTRY_VERIFY(m_fixture->find<QToolButton>("alertNarrowing")->isVisible());
        keepPicture("alerts-rules");
    }

    void noticesTellWhatCameOfThem()
    {
        show(kNoticesView);
        auto *table = m_fixture->find<RowTable>("deliveryTable");
        QTRY_COMPARE(table->shownRows(), 30);
        QVERIFY(text("deliveryFacts").contains(QStringLiteral("failed")));
        keepPicture("alerts-notices");
    }

    void theMenuOfTheTableHasAllOfIt()
    {
        m_table->selectId(openRow());
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(50, 50), QPoint(300, 300));
        QCoreApplication::sendEvent(m_table->viewport(), &event);
        auto *menu = m_fixture->find<QMenu>("tableMenu");
        QVERIFY(menu);
        QCOMPARE(menu->actions().front()->objectName(), QStringLiteral("alertAcknowledge"));
        menu->actions().front()->trigger();
        menu->close();
        QCOMPARE(m_desk->actions().size(), std::size_t(1));
    }

    void thePaletteActsToo()
    {
        m_table->selectId(openRow());
        m_fixture->window().navigator().show(0);
        m_fixture->window().actionRegistry().action(QStringLiteral("alert-acknowledge"))->trigger();
        QCOMPARE(m_fixture->window().navigator().current(), kAlertsTab);
        QCOMPARE(m_desk->actions().size(), std::size_t(1));
    }

    void anAlertIsOpenedByItsNumber()
    {
        AlertId pending;
        for (const AlertPtr &alert : *m_desk->alerts())
            if (alert->state == AlertState::Pending)
                pending = alert->id;
        m_fixture->find<QLineEdit>("alertFilter")->setText(QStringLiteral("nothing like it"));
        show(kRulesView);
        m_fixture->window().showAlert(pending);
        QTRY_COMPARE(idOf(m_table->currentId()), pending);
    }

    void whatOnlyLooksChangesNothing()
    {
        AlertStatus status;
        status.isReadOnly = true;
        m_desk->setStatus(status);
        m_table->selectId(openRow());
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_A);
        QVERIFY(m_desk->actions().empty());
        QVERIFY(m_fixture->find<StateLabel>("alertsSentence")
                    ->text()
                    .contains(QStringLiteral("only looked at")));
    }

    void theViewIsKept()
    {
        m_fixture->find<QComboBox>("alertSelection")->setCurrentIndex(int(AlertSelection::Open));
        show(kHistoryView);
        page().focusFilter();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("llama"));
        const ViewState state = page().view();
        QCOMPARE(state.at("view"), std::string("history"));
        QCOMPARE(state.at("active.list"), std::string("open"));
        QCOMPARE(state.at("history.filter"), std::string("llama"));
        open(kAlerts);
        page().setView(state);
        QCOMPARE(m_fixture->find<QTabBar>("alertTabs")->currentIndex(), kHistoryView);
        QCOMPARE(page().view(), state);
    }

    void withoutAlertsItSaysWhatToDo()
    {
        open(0);
        QTRY_COMPARE(m_fixture->find<StateLabel>("alertsSentence")->text(),
                     QStringLiteral("No alert is active"));
        QCOMPARE(m_fixture->find<StateLabel>("alertsSentence")->state(), CellState::Good);
        for (int view = 0; view <= kNoticesView; ++view) {
            show(view);
            QTest::qWait(50);
            keepPicture(qPrintable(QStringLiteral("alerts-empty-%1").arg(view)));
        }
        show(kNoticesView);
        bool isSaid = false;
        for (const QLabel *label : page().findChildren<QLabel *>())
            isSaid |= label->isVisible()
                && label->text() == QStringLiteral("Nobody is told of alerts");
        QVERIFY(isSaid);
    }

    void tenThousandAlertsHoldNobodyUp()
    {
        open(10'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_table->shownRows() > 9'000, kPatience);
        // The longest turn of the event loop while 10,000 alerts come anew.
        QElapsedTimer turn;
        qint64 longest = 0;
        Alerts alerts = *m_desk->alerts();
        for (AlertPtr &alert : alerts) {
            Alert changed = *alert;
            changed.value *= 1.01;
            alert = std::make_shared<const Alert>(std::move(changed));
        }
        m_desk->setAlerts(std::move(alerts));
        QElapsedTimer all;
        all.start();
        while (all.elapsed() < 1500) {
            turn.start();
            QCoreApplication::sendPostedEvents();
            QTest::qWait(1);
            longest = std::max(longest, turn.elapsed());
        }
        QVERIFY2(longest < 250, qPrintable(QString::number(longest)));
        keepPicture("alerts-many");
    }
};

QTEST_MAIN(AlertsPageTest)
#include "AlertsPageTest.moc"
