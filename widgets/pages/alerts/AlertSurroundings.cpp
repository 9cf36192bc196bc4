// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/AlertSurroundings.h"

#include "core/engine/Session.h"
#include "widgets/models/FindingsModel.h"
#include "widgets/pages/regressions/FindingWords.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Format.h"
#include "widgets/style/Style.h"

#include <QLabel>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::chrono::seconds kStep{15}; // what is collected is seldom finer
constexpr std::size_t kMostShown = 8;
constexpr std::size_t kMostEvents = 5;
/// Events this near may have to do with it.
constexpr std::chrono::minutes kNear{30};

QString orderText(const RelatedSeries &related)
{
    const QString lag = formatDuration(related.lag < Duration(0) ? -related.lag : related.lag);
    switch (related.order) {
    case ChangeOrder::Before:
        return AlertSurroundings::tr("%1 before").arg(lag);
    case ChangeOrder::After:
        return AlertSurroundings::tr("%1 after").arg(lag);
    case ChangeOrder::With:
        break;
    }
    return AlertSurroundings::tr("at once with it");
}

QString changeText(const RelatedSeries &related)
{
    const QString name = seriesText(*related.series);
    if (related.isGone || std::isnan(related.after))
        return AlertSurroundings::tr("%1 has no more samples").arg(name);
    const Unit unit = metricInfo(related.series->metric).unit;
    const QString text = related.shift < 0 ? AlertSurroundings::tr("%1 fell from %2 to %3")
                                           : AlertSurroundings::tr("%1 rose from %2 to %3");
    return text.arg(name, formatText(related.before, unit), formatText(related.after, unit));
}

} // namespace

QString relatedWords(const RelatedChanges &changes, std::size_t most)
{
    if (changes.series.empty())
        return changes.looked == 0
            ? AlertSurroundings::tr("What else changed: there are too few samples to tell.")
            : AlertSurroundings::tr(
                "What else changed: nothing in %n other series.", nullptr, int(changes.looked));
    QStringList lines{AlertSurroundings::tr("What else changed, likely causes first:")};
    for (const RelatedSeries &related : changes.series) {
        if (std::size_t(lines.size()) > most)
            break;
        lines.append(orderText(related) + QStringLiteral(": ") + changeText(related));
    }
    if (changes.series.size() > most)
        lines.append(
            AlertSurroundings::tr("and %n more", nullptr, int(changes.series.size() - most)));
    return lines.join(QStringLiteral("\n• "));
}

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
                                         m_related->setText(relatedWords(*changes, kMostShown));
                                 });
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
