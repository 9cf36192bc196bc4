// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/AlertSurroundings.h"

#include "core/engine/Session.h"
#include "widgets/models/RelatedModel.h"
#include "widgets/pages/regressions/FindingWords.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"

#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr std::chrono::seconds kStep{15}; // what is collected is seldom finer
constexpr std::size_t kMostShown = 8;
constexpr std::size_t kMostEvents = 5;
/// Events this near may have to do with it.
constexpr std::chrono::minutes kNear{30};

} // namespace

AlertSurroundings::AlertSurroundings(PageContext context, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_related(sentences("alertRelated"))
    , m_events(sentences("alertEvents"))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_related);
    layout->addWidget(m_events);
}

void AlertSurroundings::show(const AlertSubject &subject)
{
    const bool isOther = subject.id != m_subject.id || subject.from != m_subject.from;
    m_subject = subject;
    if (!isOther)
        return;
    m_related->clear();
    m_related->hide();
    m_events->hide();
    ask();
}

void AlertSurroundings::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isDue)
        ask();
}

void AlertSurroundings::ask()
{
    m_isDue = !isVisible();
    if (m_isDue || !m_subject.id.isValid())
        return;
    if (m_subject.series)
        askRelated();
    askEvents();
}

void AlertSurroundings::askRelated()
{
    m_related->setText(tr("What else changed: looking at other series …"));
    m_related->show();
    m_context.session.askRelated(RelatedQuery::around(*m_subject.series, m_subject.from, kStep),
                                 this,
                                 [this, asked = m_subject.from](const RelatedChangesPtr &changes) {
                                     if (asked == m_subject.from && changes)
                                         showRelated(*changes);
                                 });
}

void AlertSurroundings::showRelated(const RelatedChanges &changes)
{
    const QString words = relatedWords(changes, kMostShown);
    m_related->setText(
        words.isEmpty()
            ? tr("What else changed: nothing in %n other series.", nullptr, int(changes.looked))
            : words);
}

void AlertSurroundings::askEvents()
{
    const TimeRange near{m_subject.from - kNear, m_subject.from + kNear};
    m_context.session.askEvents(
        near, kMostEvents * 4, this, [this, asked = m_subject.from](const EventsPtr &events) {
            if (asked != m_subject.from)
                return;
            m_events->setText(eventsWords(
                *events, kMostEvents, asked, m_context.clock->now(), m_context.scope.zone()));
            m_events->setVisible(!m_events->text().isEmpty());
        });
}

} // namespace perfdeck
