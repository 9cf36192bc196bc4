// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/LiveRuns.h"

#include "core/engine/BenchmarkDesk.h"
#include "widgets/charts/CurveChart.h"
#include "widgets/models/BenchmarkFrames.h"
#include "widgets/models/BenchmarkWords.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kSteps = 1000; // of the bar
constexpr int kBarHeight = 2 * Style::kGrid;
constexpr int kChartHeight = 140;
constexpr std::size_t kMostCharts = 4;

} // namespace

LiveRunCard::LiveRunCard(PageContext context, BenchmarkDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_desk(desk)
    , m_title(new QLabel)
    , m_state(new StateLabel(m_context.style, TextSize::Normal))
    , m_progress(new QProgressBar)
    , m_facts(sentences("liveFacts"))
    , m_charts(new QHBoxLayout)
{
    setObjectName(QStringLiteral("liveRun"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(m_context.style.font(TextSize::Normal, TextWeight::Strong));
    m_state->setObjectName(QStringLiteral("liveState"));
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(kBarHeight);
    auto *cancel = new QToolButton;
    cancel->setObjectName(QStringLiteral("cancelLive"));
    cancel->setText(tr("Cancel"));
    cancel->setFocusPolicy(Qt::StrongFocus);
    connect(cancel, &QToolButton::clicked, this, [this] { m_desk.cancel(m_run); });
    auto *head = new QHBoxLayout;
    head->setSpacing(kGap);
    head->addWidget(m_title);
    head->addWidget(m_state, 1);
    head->addWidget(cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGap, 0, kGap, kGap);
    layout->setSpacing(Style::kGrid);
    layout->addLayout(head);
    layout->addWidget(m_progress);
    layout->addWidget(m_facts);
    m_charts->setSpacing(kGap);
    layout->addLayout(m_charts);
}

void LiveRunCard::show(const BenchmarkRun &run)
{
    m_run = run.id;
    const QString title = definitionTitle(run.definition);
    m_title->setText(title);
    m_progress->setAccessibleName(tr("Progress of %1").arg(title));
    findChild<QToolButton *>(QStringLiteral("cancelLive"))
        ->setAccessibleName(tr("Cancel %1").arg(title));
    const QString step = runStepText(run);
    m_state->setState(runStateShape(run.state),
                      step.isEmpty() ? runStateText(run.state)
                                     : runStateText(run.state) + QStringLiteral(": ") + step);
    m_progress->setValue(int(std::lround(run.progress.ratio * kSteps)));
    m_facts->setText(progressText(run.progress));
    showCharts(m_desk.liveSamples(run.id));
}

void LiveRunCard::showCharts(const std::vector<RunSample> &samples)
{
    for (const std::string &name : liveNames(samples)) {
        CurveChart *&chart = m_chartOf[name];
        if (chart == nullptr && m_chartOf.size() <= kMostCharts) {
            chart = new CurveChart(m_context.style);
            chart->setObjectName(QStringLiteral("live-") + QString::fromStdString(name));
            chart->setTitle(liveNameText(name));
            chart->setTimeZone(m_context.scope.zone());
            chart->setFixedHeight(m_context.style.scaled(kChartHeight));
            m_charts->addWidget(chart);
        }
        if (chart != nullptr)
            chart->setFrame(liveFrame(samples, name));
    }
}

LiveRuns::LiveRuns(PageContext context, BenchmarkDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_desk(desk)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("liveRuns"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Style::kGrid);
    hide();
}

/// Cards stay those of their runs; what came to its end goes.
void LiveRuns::showRuns()
{
    std::map<std::string, LiveRunCard *> before = std::exchange(m_cards, {});
    for (const BenchmarkRunPtr &run : *m_desk.runs()) {
        if (!isLive(*run))
            continue;
        LiveRunCard *card = std::exchange(before[run->id], nullptr);
        if (card == nullptr) {
            card = new LiveRunCard(m_context, m_desk);
            m_layout->insertWidget(run->state == RunState::Running ? 0 : -1, card);
        }
        m_cards[run->id] = card;
        card->show(*run);
    }
    for (const auto &[id, card] : before)
        if (card != nullptr)
            card->deleteLater();
    setVisible(!m_cards.empty());
}

} // namespace perfdeck
