// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/ChartOutlook.h"

#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/style/Format.h"

#include <QAction>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kColumns = 800; ///< of all that is looked at
constexpr int kRoom = 4; ///< a forecast takes one part in so many of the range
/// While live the outlook is made anew when the range has moved by one part in so many.
constexpr int kRenewals = 60;

std::vector<SeriesKeyPtr> visibleKeys(const TimeSeriesChart &chart)
{
    std::vector<SeriesKeyPtr> keys;
    for (const ChartLine &line : chart.book().lines())
        if (line.visible && keys.size() < ChartOutlook::kMostLines)
            keys.push_back(line.series->key);
    return keys;
}

ChartBand
bandOf(const SeriesOutlook &outlook, const std::vector<OutlookPoint> &points, ChartBand::Kind kind)
{
    ChartBand band;
    band.series = *outlook.series;
    band.kind = kind;
    for (const OutlookPoint &point : points)
        band.points.push_back({point.time, point.low, point.high});
    return band;
}

} // namespace

ChartOutlook::ChartOutlook(Questions questions, const TimeScope &scope, TimeSeriesChart &chart)
    : QObject(&chart)
    , m_questions(std::move(questions))
    , m_scope(scope)
    , m_chart(chart)
    , m_expected(offer(tr("Where lines were expected"), "showExpected", Qt::Key_E))
    , m_ahead(offer(tr("Forecast"), "showForecast", Qt::Key_O))
{
    connect(&chart, &TimeSeriesChart::hiddenLinesChanged, this, &ChartOutlook::change);
}

QAction *ChartOutlook::offer(const QString &words, const char *name, Qt::Key key)
{
    auto *action = new QAction(words, &m_chart);
    action->setObjectName(QString::fromLatin1(name));
    action->setCheckable(true);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_chart.addAction(action);
    connect(action, &QAction::toggled, this, &ChartOutlook::change);
    return action;
}

bool ChartOutlook::isWanted() const
{
    return m_expected->isChecked() || m_ahead->isChecked();
}

TimeRange ChartOutlook::withRoom(TimeRange range) const
{
    return m_ahead->isChecked() && m_scope.isLive()
        ? TimeRange{range.from, range.to + range.length() / kRoom}
        : range;
}

void ChartOutlook::follow(const ChartQuestion &question, const FramePtr &frame)
{
    m_question = question;
    m_frame = frame;
    const Duration moved = frame->range.to - m_askedRange.to;
    const bool isRenewed = frame->range.length() != m_askedRange.length() || moved < Duration(0)
        || moved >= frame->range.length() / kRenewals;
    if (isWanted() && isRenewed)
        ask();
}

/// The user asked for more or for less.
void ChartOutlook::change()
{
    if (!m_frame)
        return;
    m_chart.setVisibleRange(withRoom(m_frame->range));
    if (isWanted())
        ask();
    else
        m_chart.setBands({});
}

void ChartOutlook::ask()
{
    if (m_isOpen || m_question.selectors.empty())
        return;
    m_isOpen = true;
    m_askedRange = m_frame->range;
    RangeQuery query;
    query.selectors = m_question.selectors;
    query.range = {m_frame->range.to - m_frame->range.length() * kReach, m_frame->range.to};
    query.columns = kColumns;
    query.transform = m_question.transform;
    query.maxSeries = m_question.maxSeries;
    query.keepLargest = m_question.keepLargest;
    m_questions.frame(std::move(query), this, [this](const FramePtr &past) { judge(past); });
}

OutlookWishes ChartOutlook::wishes(const Frame &shown) const
{
    const Duration room = withRoom(shown.range).length() / (kRoom + 1);
    return {shown.range, m_expected->isChecked(), m_ahead->isChecked() ? room : Duration(0)};
}

void ChartOutlook::judge(const FramePtr &past)
{
    m_isOpen = false;
    if (!past || !isWanted())
        return;
    m_background.run([past,
                      keys = visibleKeys(m_chart),
                      wishes = wishes(*m_frame)] { return seriesOutlooks(*past, keys, wishes); },
                     [this](const std::vector<SeriesOutlook> &outlooks) { show(outlooks); });
}

void ChartOutlook::show(const std::vector<SeriesOutlook> &outlooks)
{
    if (!isWanted())
        return;
    std::vector<ChartBand> bands;
    QStringList errors;
    for (const SeriesOutlook &outlook : outlooks) {
        if (!outlook.expected.empty())
            bands.push_back(bandOf(outlook, outlook.expected, ChartBand::Kind::Anomaly));
        if (outlook.ahead.empty())
            continue;
        bands.push_back(bandOf(outlook, outlook.ahead, ChartBand::Kind::Forecast));
        errors << formatNumber(outlook.scaledError, 2);
    }
    m_chart.setBands(std::move(bands));
    m_ahead->setToolTip(
        errors.isEmpty()
            ? tr("Too few samples for a forecast")
            : tr("95 % intervals; tried on the past, the error was %1 times that of saying what "
                 "was one season, or one step, before")
                  .arg(errors.join(QStringLiteral(", "))));
}

} // namespace perfdeck
