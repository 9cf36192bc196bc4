// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/ChartLink.h"

#include "widgets/charts/ChartView.h"
#include "widgets/models/ViewHistory.h"

#include <QAction>
#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace perfdeck {

ChartLink::ChartLink(TimeScope &window, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_own(std::move(clock))
{
    followWindow();
    connect(&window, &TimeScope::changed, this, &ChartLink::followWindow);
    connect(&window, &TimeScope::zoneChanged, this, &ChartLink::followWindow);
    connect(&m_own, &TimeScope::changed, this, &ChartLink::leadWindow);
}

void ChartLink::setLinked(bool linked)
{
    if (std::exchange(m_isLinked, linked) == linked)
        return;
    followWindow();
    Q_EMIT linkedChanged(linked);
}

void ChartLink::followWindow()
{
    TimeView view = m_isLinked ? m_window.view() : m_own.view();
    view.zone = m_window.zone();
    m_own.setView(std::move(view));
}

void ChartLink::leadWindow()
{
    if (m_isLinked)
        m_window.setView(m_own.view());
}

void offerUnlinking(ChartView &chart, ChartLink &link, ViewHistory &history)
{
    const auto say
        = [](const char *words) { return QCoreApplication::translate("ChartLink", words); };
    auto *action
        = new QAction(say(QT_TRANSLATE_NOOP("ChartLink", "Linked with the window")), &chart);
    action->setObjectName(QStringLiteral("linkChart"));
    action->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+U")));
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setCheckable(true);
    action->setChecked(true);
    chart.addAction(action);
    QObject::connect(&link, &ChartLink::linkedChanged, action, &QAction::setChecked);
    QObject::connect(action, &QAction::triggered, &link, [&link, &history, say](bool linked) {
        const auto become = [guarded = QPointer(&link)](bool to) {
            if (guarded)
                guarded->setLinked(to);
        };
        become(linked);
        history.note(
            say(linked ? QT_TRANSLATE_NOOP("ChartLink", "link the chart")
                       : QT_TRANSLATE_NOOP("ChartLink", "unlink the chart")),
            [become, linked] { become(!linked); },
            [become, linked] { become(linked); });
    });
}

std::vector<ChartMark>
marksAbout(const EventLayer &events, const SourceTest &isAbout, const SeriesTest &isDrawn)
{
    std::vector<ChartMark> marks = events.marks();
    std::erase_if(marks, [&isAbout, &isDrawn](const ChartMark &mark) {
        if (mark.series)
            return !isDrawn(*mark.series);
        return !mark.source.empty() && !isAbout(mark.source);
    });
    return marks;
}

} // namespace perfdeck
