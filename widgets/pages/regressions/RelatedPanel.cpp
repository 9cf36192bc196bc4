// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/regressions/RelatedPanel.h"

#include "core/engine/Session.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/FindingsModel.h"
#include "widgets/pages/regressions/SeriesCourse.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Format.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kPanelWidth = 460; // logical pixels: as that of the regressions
constexpr int kListHeight = 160;
constexpr std::ptrdiff_t kMostEvents = 5;

QLabel *remark(const char *objectName)
{
    auto *label = new WrappedLabel;
    label->setObjectName(QString::fromLatin1(objectName));
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

ChartMark markAt(Timestamp time, const QString &text)
{
    ChartMark mark;
    mark.from = time;
    mark.kind = ChartMark::Kind::Change;
    mark.text = text;
    mark.label = text;
    return mark;
}

} // namespace

RelatedPanel::RelatedPanel(PageContext context, QWidget *parent)
    : SidePanel(context.style, tr("What else changed"), parent, kPanelWidth)
    , m_context(std::move(context))
    , m_about(remark("relatedAbout"))
    , m_state(remark("relatedState"))
    , m_list(new RowTable(m_rows, m_context.style))
    , m_course(new SeriesCourse(m_context, "chart-related", tr("Its course"), this))
    , m_events(remark("relatedEvents"))
{
    setObjectName(QStringLiteral("relatedPanel"));
    m_list->setObjectName(QStringLiteral("relatedTable"));
    m_list->setAccessibleName(tr("Series that changed, likely causes first"));
    m_list->setToolTip(tr("Enter shows it on the charts"));
    m_list->setMinimumHeight(kListHeight);
    m_events->setFont(m_context.style.font(TextSize::Small));
    content()->addWidget(m_about);
    content()->addWidget(m_state);
    content()->addWidget(m_list, 2);
    content()->addWidget(m_course->chart(), 2);
    content()->addWidget(m_events);
    connect(m_list, &RowTable::currentIdChanged, this, &RelatedPanel::showChosen);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &RelatedPanel::goThere);
    connect(m_list, &QAbstractItemView::activated, this, &RelatedPanel::goThere);
    connect(&m_context.scope, &TimeScope::zoneChanged, this, &RelatedPanel::showWords);
    showChosen();
}

void RelatedPanel::ask(const RelatedQuery &query)
{
    m_query = query;
    m_changes.reset();
    m_rows.setRows({});
    showWords();
    showChosen();
    m_context.session.askRelated(
        query, this, [this, asked = ++m_asked](const RelatedChangesPtr &changes) {
            if (asked == m_asked)
                show(changes);
        });
}

void RelatedPanel::focusList()
{
    m_list->setFocus();
}

void RelatedPanel::show(const RelatedChangesPtr &changes)
{
    m_changes = changes;
    m_rows.setRows(relatedRows(*changes));
    showWords();
    if (!m_rows.rows().empty())
        m_list->selectId(m_rows.rows().front().id);
    showChosen();
}

void RelatedPanel::showWords()
{
    const QTimeZone &zone = m_context.scope.zone();
    const Timestamp now = m_context.scope.now();
    const QString about
        = m_query.series.metric.empty() ? tr("any series") : seriesText(m_query.series);
    m_about->setText(tr("In %1, around %2").arg(formatRange(m_query.range, now, zone), about));
    m_events->hide();
    m_list->setVisible(m_changes && !m_changes->series.empty());
    if (!m_changes)
        return m_state->setText(tr("All series are being looked through …"));
    if (m_changes->looked == 0)
        return m_state->setText(tr("There are too few samples to judge. The time before, three "
                                   "times as long as the range, has to be known."));
    QString state = m_changes->series.empty()
        ? tr("None of %n series that were looked at changed.", nullptr, int(m_changes->looked))
        : tr("%1 of %n series changed; before and after are told against %2.",
             nullptr,
             int(m_changes->looked))
              .arg(m_changes->series.size())
              .arg(formatMoment(m_changes->moment, now, zone));
    if (m_changes->left > 0)
        state += QChar(u' ')
            + tr("%n were not looked at for lack of time.", nullptr, int(m_changes->left));
    m_state->setText(state);
    QStringList lines;
    for (const Event &event : m_changes->events)
        lines.append(formatMoment(event.time, now, zone) + QChar(u' ') + coreText(event.text));
    if (lines.isEmpty())
        return;
    lines = lines.mid(std::max<qsizetype>(0, lines.size() - kMostEvents));
    lines.prepend(tr("Events near it:"));
    m_events->setText(lines.join(QStringLiteral("\n• ")));
    m_events->show();
}

void RelatedPanel::showChosen()
{
    const RelatedSeries *series = current();
    m_course->chart()->setVisible(series != nullptr);
    if (series == nullptr)
        return;
    const TimeRange range = m_changes->range;
    const QString text = seriesText(*series->series);
    m_course->chart()->setTitle(text);
    m_course->show(
        *series->series,
        {range.from - range.length() / 2, range.to},
        {markAt(series->time, tr("began")), markAt(m_changes->moment, tr("asked about"))});
}

const RelatedSeries *RelatedPanel::current() const
{
    if (!m_changes || m_list->currentId().isEmpty())
        return nullptr;
    const std::size_t at = m_list->currentId().toULongLong();
    return at < m_changes->series.size() ? &m_changes->series[at] : nullptr;
}

void RelatedPanel::goThere()
{
    if (current() != nullptr)
        m_context.scope.showRange(m_changes->range);
}

void RelatedPanel::showEvent(QShowEvent *event)
{
    SidePanel::showEvent(event);
    m_course->setActive(true);
}

void RelatedPanel::hideEvent(QHideEvent *event)
{
    SidePanel::hideEvent(event);
    m_course->setActive(false);
}

} // namespace perfdeck
