// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/regressions/FindingDetails.h"

#include "core/engine/Session.h"
#include "core/stats/change/ChangePoints.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/FindingsModel.h"
#include "widgets/models/RelatedModel.h"
#include "widgets/pages/regressions/FindingWords.h"
#include "widgets/pages/regressions/SeriesCourse.h"
#include "widgets/pages/regressions/TriageForm.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/Style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::chrono::milliseconds kTrialSoon{150}; // after the slider came to rest
constexpr std::size_t kMostEvents = 5;
constexpr std::size_t kMostRelatedLines = 5;
/// Events this near to the change may have to do with it.
constexpr std::chrono::minutes kNear{30};

QLabel *wrapped(const char *objectName)
{
    auto *label = new WrappedLabel;
    label->setObjectName(QString::fromLatin1(objectName));
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

constexpr std::uint32_t kFewestShown = 15; // blocks on either side

/// The levels that were compared, and nothing else: what came before them is another story.
TimeRange shownAround(const Finding &finding)
{
    const auto span = [&finding](std::uint32_t blocks) {
        return static_cast<Duration::rep>(std::max(blocks, kFewestShown)) * finding.method.block;
    };
    const Duration either
        = std::min(span(finding.method.blocksBefore), span(finding.method.blocksAfter) * 3);
    return {finding.time - either, finding.time + span(finding.method.blocksAfter)};
}

} // namespace

FindingDetails::FindingDetails(PageContext context, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_title(wrapped("findingTitle"))
    , m_sentence(wrapped("findingSentence"))
    , m_course(new SeriesCourse(m_context, "chart-finding", tr("Before and after"), this))
    , m_sensitivity(new QSlider(Qt::Horizontal))
    , m_preview(wrapped("findingPreview"))
    , m_confidence(wrapped("findingConfidence"))
    , m_method(wrapped("findingMethod"))
    , m_others(wrapped("findingOthers"))
    , m_related(wrapped("findingRelated"))
    , m_more(new QPushButton(tr("What else &changed …")))
    , m_events(wrapped("findingEvents"))
    , m_triage(new TriageForm)
{
    m_title->setFont(m_context.style.font(TextSize::Normal, TextWeight::Strong));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addWidget(m_course->chart(), 1);
    layout->addWidget(makeSensitivity());
    layout->addWidget(m_triage);
    m_more->setObjectName(QStringLiteral("findingMore"));
    m_more->setToolTip(tr("Which other series changed around it, and what came first"));
    for (QLabel *label : {m_confidence, m_others, m_related, m_events, m_method}) {
        label->setFont(m_context.style.font(TextSize::Small));
        layout->addWidget(label);
    }
    layout->insertWidget(layout->indexOf(m_related) + 1, m_more, 0, Qt::AlignLeft);
    connect(m_triage, &TriageForm::kept, this, &FindingDetails::judged);
    connect(m_more, &QPushButton::clicked, this, [this] {
        if (m_context.showRelated)
            m_context.showRelated(relatedQuery());
    });
    m_trialSoon.setSingleShot(true);
    m_trialSoon.setInterval(kTrialSoon);
    connect(&m_trialSoon, &QTimer::timeout, this, &FindingDetails::askTrial);
}

QWidget *FindingDetails::makeSensitivity()
{
    m_sensitivity->setObjectName(QStringLiteral("findingSensitivity"));
    m_sensitivity->setAccessibleName(tr("Sensitivity"));
    m_sensitivity->setToolTip(
        tr("What would be found in this series with less or more evidence asked for. It changes "
           "nothing that is kept."));
    m_sensitivity->setRange(kLeastSensitivity, kMostSensitivity);
    m_sensitivity->setValue(kUsualSensitivity);
    m_sensitivity->setPageStep(1);
    auto *row = new QWidget;
    auto *layout = new QGridLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    auto *name = new QLabel(tr("Sensiti&vity"));
    name->setBuddy(m_sensitivity);
    layout->addWidget(name, 0, 0);
    layout->addWidget(m_sensitivity, 0, 1);
    layout->addWidget(m_preview, 1, 0, 1, 2);
    connect(m_sensitivity, &QSlider::valueChanged, this, [this] { m_trialSoon.start(); });
    return row;
}

void FindingDetails::show(const Finding &finding, const FindingsPtr &all)
{
    const bool isOther = finding.id != m_finding.id;
    m_finding = finding;
    const QTimeZone &zone = m_context.scope.zone();
    const Timestamp now = m_context.scope.now();
    m_title->setText(seriesText(*finding.series));
    m_sentence->setText(findingSentence(finding, now, zone));
    m_confidence->setText(confidenceWords(finding));
    m_method->setText(methodWords(finding, now, zone));
    m_others->setText(othersWords(finding, *all));
    m_others->setVisible(!m_others->text().isEmpty());
    m_triage->edit(finding.id, finding.triage);
    m_triage->setEnabled(m_context.session.keepsNotes());
    m_triage->setToolTip(m_triage->isEnabled()
                             ? QString()
                             : tr("There is no history to write to, so nothing can be kept."));
    if (!isOther)
        return;
    m_usual.reset();
    m_preview->clear();
    m_sensitivity->setValue(kUsualSensitivity);
    m_trialSoon.start();
    m_course->show(*m_finding.series, shownAround(m_finding), {findingMark(m_finding)});
    askEvents();
    askRelated();
}

RelatedQuery FindingDetails::relatedQuery() const
{
    return RelatedQuery::around(*m_finding.series, m_finding.time, m_finding.method.block);
}

void FindingDetails::askRelated()
{
    m_related->hide();
    m_context.session.askRelated(
        relatedQuery(), this, [this, asked = m_finding.id](const RelatedChangesPtr &changes) {
            if (asked != m_finding.id)
                return;
            m_related->setText(relatedWords(*changes, kMostRelatedLines));
            m_related->setVisible(!m_related->text().isEmpty());
        });
}

void FindingDetails::askEvents()
{
    m_events->hide();
    const TimeRange near{m_finding.time - kNear, m_finding.time + kNear};
    m_context.session.askEvents(
        near, kMostEvents * 4, this, [this, asked = m_finding.id](const EventsPtr &events) {
            if (asked != m_finding.id)
                return;
            m_events->setText(eventsWords(
                *events, kMostEvents, m_finding.time, m_context.scope.now(), m_context.scope.zone()));
            m_events->setVisible(!m_events->text().isEmpty());
        });
}

void FindingDetails::askTrial()
{
    if (!m_finding.id.isValid() || !isVisible())
        return;
    const int sensitivity = m_sensitivity->value();
    m_context.session.askChanges(
        *m_finding.series,
        m_finding.method.block,
        sensitivity,
        this,
        [this, sensitivity, asked = m_finding.id](const FindingsPtr &found) {
            if (asked != m_finding.id || sensitivity != m_sensitivity->value())
                return;
            if (sensitivity == kUsualSensitivity)
                m_usual = found;
            showTrial(found);
        });
}

void FindingDetails::showTrial(const FindingsPtr &found)
{
    m_preview->setText(previewWords(m_sensitivity->value(), *found, m_usual.get()));
    std::vector<ChartMark> marks;
    for (const Finding &each : *found)
        marks.push_back(findingMark(each));
    m_course->chart()->setMarks(std::move(marks));
}

void FindingDetails::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_course->setActive(true);
    if (!m_usual)
        m_trialSoon.start();
}

void FindingDetails::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_course->setActive(false);
}

} // namespace perfdeck
