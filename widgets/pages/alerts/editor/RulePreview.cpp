// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/editor/RulePreview.h"

#include "core/engine/AlertDesk.h"
#include "core/engine/Session.h"
#include "core/model/MetricInfo.h"
#include "widgets/charts/PlotScale.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/pages/alerts/editor/ConditionWords.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Format.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr auto kPause = std::chrono::milliseconds(500); ///< of typing
constexpr std::array<Duration, 5> kSpans{hours(1), hours(6), days(1), days(7), days(30)};
constexpr int kFirstSpan = 3;
constexpr std::size_t kMostLines = 20; ///< more cannot be told apart

/// What the rule looks at, drawn as it judges it where a chart can: counters as their increase.
ChartQuestion questionOf(const AlertCondition &condition)
{
    ChartQuestion question;
    question.maxSeries = kMostLines;
    question.keepLargest = true;
    const std::string series(seriesOf(condition));
    const Result<Selector> selector = Selector::parse(series);
    if (!selector) {
        question.expression = series;
        return question;
    }
    question.selectors = {*selector};
    const bool isCounter = metricInfo(selector->metric).kind == MetricKind::Counter;
    question.transform = isCounter ? Transform::Rate : Transform::None;
    return question;
}

QString levelName(Severity severity, bool isClear)
{
    if (isClear)
        return RulePreview::tr("ends");
    return severity == Severity::Critical ? RulePreview::tr("critical")
        : severity == Severity::Warning   ? RulePreview::tr("warning")
                                          : RulePreview::tr("info");
}

std::vector<ChartThreshold> levelsOf(const AlertLadder &ladder)
{
    std::vector<ChartThreshold> levels;
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Critical}) {
        const auto at = std::size_t(severity);
        if (ladder.raise[at])
            levels.push_back({*ladder.raise[at], levelName(severity, false), severity});
        if (ladder.clear[at])
            levels.push_back({*ladder.clear[at], levelName(severity, true), Severity::Info});
    }
    return levels;
}

std::vector<ChartMark> episodeMarks(const Backtest &found)
{
    std::vector<ChartMark> marks;
    for (const AlertEpisode &episode : found.episodes) {
        ChartMark mark;
        mark.from = episode.firedAt;
        mark.to = episode.endedAt.value_or(found.range.to);
        mark.text = QString::fromStdString(episode.title);
        mark.kind = ChartMark::Kind::Alert;
        mark.severity = episode.severity;
        marks.push_back(std::move(mark));
    }
    return marks;
}

} // namespace

QString backtestText(const Backtest &found, Duration asked)
{
    const QString span = formatSpan(asked);
    if (found.instances == 0)
        return RulePreview::tr("There are no samples in the last %1 to try it on.").arg(span);
    QString text = found.fired == 0
        ? RulePreview::tr("In the last %1 this would not have fired.").arg(span)
        : RulePreview::tr("In the last %1 this would have fired %n times, in all %2.",
                          nullptr,
                          int(found.fired))
              .arg(span, formatDuration(found.firing));
    if (found.likeAcknowledged > 0)
        text += QLatin1Char(' ')
            + RulePreview::tr("%n of them met alerts that somebody acknowledged.",
                              nullptr,
                              int(found.likeAcknowledged));
    if (found.range.length() < asked * 9 / 10)
        text += QLatin1Char(' ')
            + RulePreview::tr("There are samples of %1 only.")
                  .arg(formatDuration(found.range.length()));
    return text;
}

RulePreview::RulePreview(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_scope(context.clock, context.scope.zone())
    , m_span(new QComboBox)
    , m_chart(new TimeSeriesChart(context.style))
    , m_feed(new ChartFeed(questionsTo(context.session), m_scope, this))
    , m_judged(new StateLabel(context.style, TextSize::Small))
    , m_outcome(new StateLabel(context.style, TextSize::Normal))
{
    setObjectName(QStringLiteral("rulePreview"));
    m_judged->setObjectName(QStringLiteral("ruleJudged"));
    m_outcome->setObjectName(QStringLiteral("ruleOutcome"));
    m_chart->setObjectName(QStringLiteral("ruleChart"));
    m_chart->setTitle(tr("What it looks at"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Style::kGrid);
    layout->addWidget(makeHead());
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_judged);
    layout->addWidget(m_outcome);
    m_changed.setSingleShot(true);
    m_changed.setInterval(kPause);
    connect(&m_changed, &QTimer::timeout, this, &RulePreview::tryRule);
    connect(&context.session, &Session::advanced, m_feed, &ChartFeed::advance);
    tieChart();
    chooseSpan();
}

QWidget *RulePreview::makeHead()
{
    m_span->setObjectName(QStringLiteral("ruleSpan"));
    m_span->setAccessibleName(tr("Tried on the last"));
    m_span->view()->setAccessibleName(m_span->accessibleName());
    for (const Duration span : kSpans)
        m_span->addItem(formatSpan(span));
    m_span->setCurrentIndex(kFirstSpan);
    connect(m_span, &QComboBox::currentIndexChanged, this, &RulePreview::chooseSpan);
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *words = new QLabel(tr("&Tried on the last"));
    words->setBuddy(m_span);
    layout->addWidget(words);
    layout->addWidget(m_span);
    layout->addStretch(1);
    return head;
}

void RulePreview::tieChart()
{
    m_chart->setTimeZone(m_scope.zone());
    m_feed->setRangeRule(snapToColumns);
    m_feed->setColumns(m_chart->plotColumns());
    connect(m_chart, &TimeSeriesChart::rangeSelected, &m_scope, &TimeScope::showRange);
    connect(m_chart, &TimeSeriesChart::liveRequested, &m_scope, &TimeScope::backToLive);
    connect(m_chart, &TimeSeriesChart::plotColumnsChanged, m_feed, &ChartFeed::setColumns);
    connect(m_feed, &ChartFeed::frameReady, m_chart, [this](const FramePtr &frame) {
        m_chart->setLive(m_scope.isLive());
        m_chart->setVisibleRange(frame->range);
        m_chart->setFrame(frame);
    });
    connect(m_feed, &ChartFeed::refused, m_chart, [this](const QString &reason) {
        m_chart->setEmptyText(tr("The expression cannot be computed"), reason);
        m_chart->setFrame(nullptr);
    });
}

void RulePreview::show(const AlertRule &draft, bool isComplete)
{
    const bool isOtherSeries = seriesOf(draft.condition) != seriesOf(m_rule.condition)
        || m_feed->question().selectors.empty();
    const bool isSame = draft == m_rule && isComplete == m_isComplete;
    m_rule = draft;
    m_isComplete = isComplete;
    m_judged->setState(CellState::None, judgedText(draft.condition));
    if (isOtherSeries)
        showSeries();
    showLevels();
    if (isSame)
        return;
    ++m_asked; // what is on the way is about another rule
    m_chart->setMarks({});
    if (isComplete)
        m_outcome->setState(CellState::Waiting, tr("Trying it on the past …"));
    else
        m_outcome->setState(CellState::Waiting, tr("It is tried once it is complete."));
    m_changed.start();
}

void RulePreview::showSeries()
{
    const std::string_view series = seriesOf(m_rule.condition);
    m_chart->setEmptyText(
        series.empty() ? tr("There is no series to draw") : tr("No samples in this range"), {});
    if (series.empty())
        m_feed->setQuestion({});
    else
        m_feed->setQuestion(questionOf(m_rule.condition));
}

void RulePreview::showLevels()
{
    if (isDrawable(m_rule.condition))
        return m_chart->setThresholds(levelsOf(m_rule.ladder));
    if (const auto *forecast = std::get_if<ForecastCondition>(&m_rule.condition))
        return m_chart->setThresholds({{forecast->limit, tr("limit"), Severity::Warning}});
    m_chart->setThresholds({});
}

void RulePreview::chooseSpan()
{
    m_scope.setSpan(kSpans[std::size_t(m_span->currentIndex())]);
    m_scope.backToLive();
    m_changed.start();
}

void RulePreview::tryRule()
{
    if (!m_isComplete || !isVisible() || m_context.alerts == nullptr)
        return;
    const Timestamp now = m_context.clock->now();
    const Duration span = kSpans[std::size_t(m_span->currentIndex())];
    m_outcome->setState(CellState::Waiting, tr("Trying it on the past …"));
    m_context.alerts->askBacktest(m_rule,
                                  {now - span, now},
                                  this,
                                  [this, asked = ++m_asked](const Result<BacktestPtr> &answer) {
                                      if (asked == m_asked)
                                          take(answer);
                                  });
}

void RulePreview::take(const Result<BacktestPtr> &answer)
{
    if (answer)
        return say(**answer);
    if (answer.error().kind != ErrorKind::Cancelled)
        m_outcome->setState(CellState::Critical, coreText(answer.error().message()));
}

void RulePreview::say(const Backtest &found)
{
    m_chart->setMarks(episodeMarks(found));
    const Duration asked = kSpans[std::size_t(m_span->currentIndex())];
    m_outcome->setState(found.instances == 0   ? CellState::Waiting
                            : found.fired == 0 ? CellState::Good
                                               : CellState::Warning,
                        backtestText(found, asked));
}

void RulePreview::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_feed->setActive(true);
    m_changed.start();
}

void RulePreview::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_feed->setActive(false);
}

} // namespace perfdeck
