// SPDX-License-Identifier: GPL-3.0-or-later
// The least a QtCharts window can do: one tab with one chart of four lines. What it needs to its
// first paint is the floor of any program of this kind on the machine.
#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QFile>
#include <QLineSeries>
#include <QPaintEvent>
#include <QTabWidget>
#include <QTimer>

#include <cmath>
#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace {

/// Milliseconds since the kernel started this process (proc(5), field 22 of stat).
double millisecondsSinceStart()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (double(now.tv_sec) + double(now.tv_nsec) / 1e9
            - fields.value(19).toDouble() / double(sysconf(_SC_CLK_TCK)))
        * 1e3;
}

class Window final : public QTabWidget
{
public:
    Window()
    {
        auto *chart = new QChart;
        for (int line = 1; line <= 4; ++line) {
            auto *series = new QLineSeries;
            QList<QPointF> points;
            for (int at = 0; at < 600; ++at)
                points.append({double(at), 50 + 20 * std::sin(at * 0.02 * line)});
            series->replace(points);
            chart->addSeries(series);
        }
        chart->createDefaultAxes();
        addTab(new QChartView(chart), QStringLiteral("Chart"));
        resize(1280, 800);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QTabWidget::paintEvent(event);
        if (std::exchange(m_painted, true))
            return;
        QTimer::singleShot(0, this, [] {
            std::printf("first_paint_ms %.1f\n", millisecondsSinceStart());
            std::fflush(stdout);
        });
    }

private:
    bool m_painted = false;
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    Window window;
    window.show();
    return QApplication::exec();
}
