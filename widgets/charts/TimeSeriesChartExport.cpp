// SPDX-License-Identifier: GPL-3.0-or-later
// What a TimeSeriesChart gives to the common surface of charts: picture, numbers, menu entries.
#include "widgets/charts/ChartText.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/TimeSeriesChart.h"

#include <QActionGroup>
#include <QMenu>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace perfdeck {

void TimeSeriesChart::paintPaper(QPainter &painter, qreal scale)
{
    // A second chart, never shown: the one on screen keeps its theme, size and crosshair.
    TimeSeriesChart copy(m_style);
    copy.m_paper = true;
    copy.setTitle(title());
    copy.setTimeZone(timeZone());
    copy.m_book = m_book;
    copy.m_layers = m_layers;
    copy.m_thresholds = m_thresholds;
    copy.m_canvas->setMarks(m_canvas->marks().marks());
    copy.m_staleSince = m_staleSince;
    copy.m_emptyHeadline = m_emptyHeadline;
    copy.m_emptyHint = m_emptyHint;
    copy.m_legendVisible = m_legendVisible;
    copy.m_canvas->setPixelRatio(scale);
    copy.m_canvas->setVector(painter.paintEngine()->type() == QPaintEngine::SVG);
    copy.resize(size());
    copy.m_axes = m_axes;
    copy.setVisibleRange(m_range);
    copy.applyTheme();
    copy.layOut();
    copy.updateTimeAxis(true);
    copy.m_axisShown = copy.m_book.hasSamples();
    copy.showValueAxes();
    copy.render(&painter);
}

DataTable TimeSeriesChart::table() const
{
    return frame() ? frameTable(*frame()) : DataTable();
}

void TimeSeriesChart::addSamplingMenu(QMenu &menu)
{
    QMenu *choice = menu.addMenu(tr("Read out"));
    choice->setObjectName(QStringLiteral("sampling"));
    auto *group = new QActionGroup(choice);
    for (const auto &[sampling, words] : {std::pair{Sampling::Previous, tr("Previous sample")},
                                          std::pair{Sampling::Nearest, tr("Nearest sample")},
                                          std::pair{Sampling::Interpolated, tr("Interpolated")}}) {
        QAction *action = choice->addAction(words);
        action->setCheckable(true);
        action->setChecked(m_sampling == sampling);
        group->addAction(action);
        connect(
            action, &QAction::triggered, this, [this, chosen = sampling] { setSampling(chosen); });
    }
}

/// A second scale for lines that are too small, or too large, for the first.
void TimeSeriesChart::addAxisMenu(QMenu &menu)
{
    constexpr std::size_t kMostLines = 20;
    QMenu *choice = menu.addMenu(tr("Lines on the right axis"));
    choice->setObjectName(QStringLiteral("rightAxis"));
    choice->setEnabled(m_book.lines().size() > 1);
    for (std::size_t line = 0; line < std::min(m_book.lines().size(), kMostLines); ++line) {
        const ChartLine &entry = m_book.lines()[line];
        QAction *action
            = choice->addAction(QString(entry.name).replace(QChar(u'&'), QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(entry.side == AxisSide::Right);
        connect(action, &QAction::triggered, this, [this, line] { moveLine(line); });
    }
}

void TimeSeriesChart::addToMenu(QMenu &menu)
{
    QAction *logarithmic = menu.addAction(tr("Logarithmic scale\tL"));
    logarithmic->setObjectName(QStringLiteral("logarithmic"));
    logarithmic->setCheckable(true);
    logarithmic->setChecked(axisWish().logarithmic);
    connect(logarithmic, &QAction::toggled, this, &TimeSeriesChart::toggleLogarithmic);
    QAction *zero = menu.addAction(tr("Scale from zero\tZ"));
    zero->setObjectName(QStringLiteral("fromZero"));
    zero->setCheckable(true);
    zero->setChecked(startsAtZero());
    connect(zero, &QAction::toggled, this, &TimeSeriesChart::toggleZero);
    addAxisMenu(menu);
    addSamplingMenu(menu);
    menu.addSeparator();
    menu.addAction(tr("Show all lines"), this, &TimeSeriesChart::showAllLines)
        ->setEnabled(!m_book.hidden().empty());
    menu.addAction(tr("Go live"), this, &TimeSeriesChart::liveRequested)->setEnabled(!m_live);
}

} // namespace perfdeck
