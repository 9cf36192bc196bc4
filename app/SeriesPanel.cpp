// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SeriesPanel.h"

#include "core/engine/Session.h"
#include "core/model/MetricInfo.h"
#include "widgets/style/Style.h"

#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kMostLines = 20; ///< more cannot be told apart

} // namespace

SeriesPanel::SeriesPanel(PageContext context, QWidget *parent)
    : SidePanel(context.style, tr("Series"), parent)
    , m_context(std::move(context))
    , m_live(m_context, "chart-series", {}, {})
    , m_selector(new QLabel)
    , m_found(new QLabel)
{
    setObjectName(QStringLiteral("seriesPanel"));
    m_selector->setTextFormat(Qt::PlainText);
    m_selector->setWordWrap(true);
    m_selector->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_found->setObjectName(QStringLiteral("seriesFound"));
    m_found->setTextFormat(Qt::PlainText);
    content()->addWidget(m_selector);
    content()->addWidget(chart(), 1);
    content()->addWidget(m_found);
    connect(&m_live.feed(), &ChartFeed::frameReady, this, &SeriesPanel::describe);
    connect(&m_context.session, &Session::advanced, this, [this] { m_live.feed().advance(); });
}

void SeriesPanel::showSeries(const Selector &selector)
{
    ChartQuestion question;
    question.selectors = {selector};
    question.transform = metricInfo(selector.metric).kind == MetricKind::Counter ? Transform::Rate
                                                                                 : Transform::None;
    question.maxSeries = kMostLines;
    question.keepLargest = true;
    m_selector->setText(QString::fromStdString(selector.toString()));
    m_found->clear();
    chart()->setTitle(QString::fromStdString(selector.metric));
    m_live.feed().setQuestion(std::move(question));
}

Selector SeriesPanel::selector() const
{
    const std::vector<Selector> &asked = m_live.feed().question().selectors;
    return asked.empty() ? Selector() : asked.front();
}

void SeriesPanel::describe(const FramePtr &frame)
{
    const int shown = int(frame->series.size());
    const int all = shown + int(frame->seriesLeftOut);
    m_found->setText(all > shown ? tr("%n series; the largest are shown", nullptr, all)
                                 : tr("%n series", nullptr, all));
}

void SeriesPanel::showEvent(QShowEvent *event)
{
    SidePanel::showEvent(event);
    m_live.feed().setActive(true);
}

void SeriesPanel::hideEvent(QHideEvent *event)
{
    SidePanel::hideEvent(event);
    m_live.feed().setActive(false);
}

} // namespace perfdeck
