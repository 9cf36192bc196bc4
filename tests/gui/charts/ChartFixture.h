// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FrameBuilder.h"
#include "widgets/charts/ChartLegend.h"
#include "widgets/charts/ChartReadout.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/style/Style.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>
#include <QWheelEvent>

namespace perfdeck {

inline const Timestamp kStart{std::chrono::seconds(1'763'733'600)}; // 2025-11-21 14:00:00 UTC
inline const TimeRange kRange{kStart, kStart + std::chrono::seconds(600)};

/// Latency p50, p95, p99 of one model, a sample each 10 s.
inline FramePtr threeLines(int columns)
{
    FrameBuilder builder(kRange, columns);
    for (const auto &[quantile, level] :
         {std::pair{"0.5", 0.01}, std::pair{"0.95", 0.02}, std::pair{"0.99", 0.05}})
        builder.addEvery({"inference_latency_seconds", {{"model", "m"}, {"quantile", quantile}}},
                         std::chrono::seconds(10),
                         [level](std::size_t i) { return level + 0.0001 * double(i); });
    return builder.build();
}

/// A chart on screen, and hands for it.
struct ChartFixture
{
    Style style{Style::Mode::Light};
    TimeSeriesChart chart{style};

    explicit ChartFixture(FramePtr frame = nullptr)
    {
        chart.setTitle(QStringLiteral("Latency"));
        chart.setTimeZone(QTimeZone::utc());
        chart.resize(640, 320);
        chart.show();
        chart.setFrame(frame ? frame : threeLines(chart.plotColumns()));
    }

    [[nodiscard]] PlotCanvas *canvas() const { return chart.findChild<PlotCanvas *>(); }

    [[nodiscard]] ChartLegend *legend() const { return chart.findChild<ChartLegend *>(); }

    [[nodiscard]] ChartReadout *readout() const { return chart.findChild<ChartReadout *>(); }

    void move(QPoint at, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QMouseEvent event(QEvent::MouseMove,
                          QPointF(at),
                          canvas()->mapToGlobal(QPointF(at)),
                          Qt::NoButton,
                          Qt::LeftButton,
                          modifiers);
        QCoreApplication::sendEvent(canvas(), &event);
    }

    void drag(QPoint from,
              QPoint to,
              Qt::KeyboardModifiers modifiers = Qt::NoModifier,
              Qt::MouseButton button = Qt::LeftButton) const
    {
        QTest::mousePress(canvas(), button, modifiers, from);
        move((from + to) / 2, modifiers);
        move(to, modifiers);
        QTest::mouseRelease(canvas(), button, modifiers, to);
    }

    void wheel(QPointF at, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWheelEvent event(at,
                          canvas()->mapToGlobal(at),
                          {},
                          {0, 120},
                          Qt::NoButton,
                          modifiers,
                          Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(canvas(), &event);
    }

    /// The context menu, open.
    [[nodiscard]] QMenu *menu()
    {
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, {100, 100}, chart.mapToGlobal(QPoint(100, 100)));
        QCoreApplication::sendEvent(&chart, &event);
        return chart.findChild<QMenu *>(QStringLiteral("chartMenu"));
    }

    /// Where a moment lies on the canvas.
    [[nodiscard]] int xOf(Timestamp time) const
    {
        return static_cast<int>(std::lround(canvas()->xOf(time)));
    }

    [[nodiscard]] int visibleLines() const
    {
        const auto &lines = chart.book().lines();
        return static_cast<int>(std::count_if(
            lines.begin(), lines.end(), [](const ChartLine &l) { return l.visible; }));
    }
};

inline double seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace perfdeck
