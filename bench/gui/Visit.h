// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/gui/LoopWatch.h"

#include "app/MainWindow.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace perfdeck {

/// What a user does with a window, one step a frame, by events of the wheel, the mouse and the
/// keys, and how long the window was kept by each part of it. GUI thread.
class Visit final : public QObject
{
public:
    /// `history` is what there is to zoom into; `share` of the full time is spent.
    Visit(MainWindow &window, LoopWatch &watch, TimeRange history, double share);

    /// Ends the event loop after the last part.
    void begin();

    /// A picture of the window at the end of each part, to see what was measured.
    void keepPictures(const QString &folder) { m_pictures = folder; }

    [[nodiscard]] bool stoodStill() const { return m_stoodStill; }

private:
    struct Part
    {
        const char *name;
        double seconds;
        std::function<void()> begin;
        std::function<void(int step)> act;
    };

    void next();
    void step();
    [[nodiscard]] std::vector<Part> parts();
    [[nodiscard]] std::vector<Part> chartParts();
    [[nodiscard]] std::vector<Part> tableParts();

    /// The drawing area of a chart on the page shown.
    [[nodiscard]] QWidget *canvas() const;
    [[nodiscard]] QWidget *table() const;
    void mouse(QEvent::Type type, QPointF at, Qt::KeyboardModifiers modifiers = {}) const;
    void wheel(QWidget *target, int notches, Qt::KeyboardModifiers modifiers = {}) const;
    void dragStep(int step, Qt::KeyboardModifiers modifiers) const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;

    MainWindow &m_window;
    LoopWatch &m_watch;
    TimeRange m_history;
    double m_share;
    std::vector<Part> m_parts;
    std::vector<TurnStatistics> m_statistics;
    std::size_t m_part = 0;
    int m_step = 0;
    bool m_stoodStill = false;
    QString m_pictures;
    QTimer m_frames;
};

} // namespace perfdeck
