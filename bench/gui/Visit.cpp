// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/Visit.h"

#include "widgets/charts/PlotCanvas.h"
#include "widgets/tables/RowTable.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

#include <array>

namespace perfdeck {

namespace {

constexpr auto kFrame = std::chrono::milliseconds(16);
constexpr int kNotch = 120;
constexpr int kDragSteps = 20;

template<std::size_t N>
constexpr int every(const std::array<int, N> &choices, int turn)
{
    return choices[static_cast<std::size_t>(turn) % N];
}

} // namespace

Visit::Visit(MainWindow &window, LoopWatch &watch, TimeRange history, double share)
    : m_window(window)
    , m_watch(watch)
    , m_history(history)
    , m_share(share)
{
    connect(&m_frames, &QTimer::timeout, this, &Visit::step);
}

void Visit::begin()
{
    m_parts = parts();
    m_statistics.reserve(m_parts.size());
    TurnStatistics::printHeading();
    next();
    m_frames.start(kFrame);
}

void Visit::next()
{
    m_step = 0;
    m_statistics.emplace_back(m_parts[m_part].name);
    m_watch.measure(&m_statistics.back());
    if (m_parts[m_part].begin)
        m_parts[m_part].begin();
}

void Visit::step()
{
    const Part &part = m_parts[m_part];
    if (m_step < int(part.seconds * m_share * 1000 / double(kFrame.count()))) {
        if (part.act)
            part.act(m_step);
        ++m_step;
        return;
    }
    m_watch.measure(nullptr);
    m_statistics.back().print(TurnStatistics::kStandstillMs / 2);
    m_stoodStill |= m_statistics.back().longestMs() > TurnStatistics::kStandstillMs;
    if (!m_pictures.isEmpty())
        m_window.grab().save(QStringLiteral("%1/%2.png").arg(m_pictures).arg(m_part));
    if (++m_part < m_parts.size())
        return next();
    m_frames.stop();
    QCoreApplication::exit(0);
}

std::vector<Visit::Part> Visit::parts()
{
    std::vector<Part> all{{"overview, live", 3, {}, {}}};
    for (auto &&some : {chartParts(), tableParts()})
        all.insert(all.end(), some.begin(), some.end());
    all.push_back(
        {"tabs", 6, {}, [this](int step) {
             if (step % 20 == 0)
                 press(Qt::Key(every(std::array<int, 4>{Qt::Key_1, Qt::Key_2, Qt::Key_9, Qt::Key_3},
                                     step / 20)),
                       Qt::AltModifier);
         }});
    for (const auto &[name, page] :
         {std::pair{"themes, overview", Qt::Key_1}, std::pair{"themes, models", Qt::Key_2}})
        all.push_back({name,
                       4,
                       [this, page = page] { press(page, Qt::AltModifier); },
                       [this](int step) {
                           if (step % 30 == 29)
                               m_window.switchTheme();
                       }});
    all.push_back({"another size of the window", 3, {}, [this](int step) {
                       m_window.resize(1000 + step % 40 * 10, 700 + step % 20 * 5);
                   }});
    return all;
}

std::vector<Visit::Part> Visit::chartParts()
{
    return {
        {"all of the history", 3, [this] { m_window.scope().showRange(m_history); }, {}},
        {"wheel: zoom in and out",
         10,
         {},
         [this](int step) { wheel(canvas(), step / 30 % 2 == 0 ? 1 : -1); }},
        {"wheel: pan",
         5,
         {},
         [this](int step) { wheel(canvas(), step / 25 % 2 == 0 ? 1 : -1, Qt::ShiftModifier); }},
        {"drag: zoom, undo",
         8,
         [this] { m_window.scope().showRange(m_history); },
         [this](int step) { dragStep(step, {}); }},
        {"drag: select a range", 5, {}, [this](int step) { dragStep(step, Qt::ShiftModifier); }},
        {"pointer over the charts",
         4,
         {},
         [this](int step) { mouse(QEvent::MouseMove, QPointF(step * 7 % canvas()->width(), 40)); }},
        {"keys: zoom and pan",
         7,
         [this] { canvas()->setFocus(); },
         [this](int step) {
             press(Qt::Key(every(std::array<int, 8>{Qt::Key_W,
                                                    Qt::Key_W,
                                                    Qt::Key_A,
                                                    Qt::Key_D,
                                                    Qt::Key_S,
                                                    Qt::Key_S,
                                                    Qt::Key_A,
                                                    Qt::Key_D},
                                 step / 8)));
         }},
    };
}

std::vector<Visit::Part> Visit::tableParts()
{
    const auto live = [this] {
        press(Qt::Key_2, Qt::AltModifier);
        m_window.scope().backToLive();
    };
    return {
        {"models, live: all rows", 10, live, {}},
        {"models: scroll",
         6,
         {},
         [this](int step) { wheel(table(), step / 200 % 2 == 0 ? -1 : 1); }},
        {"models: choose with the keys",
         5,
         [this] { m_window.findChild<RowTable *>()->setFocus(); },
         [this](int step) {
             if (step % 6 == 0)
                 press(step / 60 % 2 == 0 ? Qt::Key_Down : Qt::Key_PageDown);
         }},
        {"models: sort",
         8,
         {},
         [this](int step) {
             if (step % 30 != 0)
                 return;
             auto *models = m_window.findChild<RowTable *>(QStringLiteral("modelTable"));
             const int column = every(std::array<int, 4>{1, 2, 6, 9}, step / 60);
             const QHeaderView *header = models->horizontalHeader();
             const QPoint at(header->sectionViewportPosition(column) + 20, header->height() / 2);
             QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
         }},
        {"models: filter",
         8,
         [this] { press(Qt::Key_F, Qt::ControlModifier); },
         [this](int step) {
             const QString typed = QStringLiteral("m-12 p99>100ms");
             auto *field = m_window.findChild<QLineEdit *>(QStringLiteral("modelFilter"));
             const int at = step / 10;
             if (step % 10 != 0)
                 return;
             if (at % 20 < int(typed.size()))
                 QTest::keyClick(field, typed[at % 20].toLatin1());
             else
                 QTest::keyClick(field, Qt::Key_Backspace, Qt::ControlModifier);
         }},
    };
}

QWidget *Visit::canvas() const
{
    for (PlotCanvas *each : m_window.navigator().page()->findChildren<PlotCanvas *>())
        if (each->isVisible() && !each->visibleRegion().isEmpty())
            return each;
    return &m_window;
}

QWidget *Visit::table() const
{
    return m_window.findChild<RowTable *>(QStringLiteral("modelTable"))->viewport();
}

void Visit::mouse(QEvent::Type type, QPointF at, Qt::KeyboardModifiers modifiers) const
{
    QWidget *target = canvas();
    const bool isMove = type == QEvent::MouseMove;
    const bool isDown = type != QEvent::MouseButtonRelease && modifiers != Qt::NoModifier;
    QMouseEvent event(type,
                      at,
                      target->mapToGlobal(at),
                      isMove ? Qt::NoButton : Qt::LeftButton,
                      isDown || type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton,
                      modifiers & ~Qt::KeypadModifier);
    QCoreApplication::sendEvent(target, &event);
}

void Visit::wheel(QWidget *target, int notches, Qt::KeyboardModifiers modifiers) const
{
    const QPointF at = QRectF(target->rect()).center();
    QWheelEvent event(at,
                      target->mapToGlobal(at),
                      QPoint(),
                      QPoint(0, notches * kNotch),
                      Qt::NoButton,
                      modifiers,
                      Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(target, &event);
}

/// Press, moves, release, a pause, undo or escape.
void Visit::dragStep(int step, Qt::KeyboardModifiers modifiers) const
{
    const int at = step % (2 * kDragSteps);
    const double width = canvas()->width();
    const QPointF place(width * (0.2 + 0.6 * std::min(at, kDragSteps) / kDragSteps), 30);
    // The keypad's sign stands for a button that is held down.
    const Qt::KeyboardModifiers held = modifiers | Qt::KeypadModifier;
    if (at == 0)
        mouse(QEvent::MouseButtonPress, place, modifiers);
    else if (at < kDragSteps)
        mouse(QEvent::MouseMove, place, held);
    else if (at == kDragSteps)
        mouse(QEvent::MouseButtonRelease, place, modifiers);
    else if (at == 2 * kDragSteps - 1)
        modifiers == Qt::NoModifier ? press(Qt::Key_Z, Qt::ControlModifier) : press(Qt::Key_Escape);
}

void Visit::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget *target = QApplication::focusWidget();
    QTest::keyClick(target != nullptr ? target : &m_window, key, modifiers);
}

} // namespace perfdeck
