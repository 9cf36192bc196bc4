// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/render/FramePages.h"

#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/TimeSeriesChart.h"

#include <QChart>
#include <QChartView>
#include <QGridLayout>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

namespace perfdeck::bench {

namespace {

constexpr int kColumns = 5;

void place(QWidget &window, QWidget *chart, int index)
{
    auto *grid = static_cast<QGridLayout *>(window.layout());
    if (grid == nullptr) {
        grid = new QGridLayout(&window);
        grid->setContentsMargins(4, 4, 4, 4);
        grid->setSpacing(4);
        window.resize(1920, 1080);
    }
    grid->addWidget(chart, index / kColumns, index % kColumns);
}

class OurPage final : public FramePage
{
public:
    OurPage(Style &style, const FrameWorkload &workload)
    {
        for (int i = 0; i < workload.charts(); ++i) {
            auto *chart = new TimeSeriesChart(style);
            chart->setTitle(QStringLiteral("Chart %1").arg(i));
            chart->setLive(true);
            place(m_window, chart, i);
            m_charts.push_back(chart);
            m_painted.push_back(chart->findChild<PlotCanvas *>());
        }
    }

    [[nodiscard]] const char *name() const override { return "PerfDeck TimeSeriesChart"; }

    void show(const FrameWorkload &workload, std::size_t frame) override
    {
        for (std::size_t i = 0; i < m_charts.size(); ++i) {
            m_charts[i]->setVisibleRange(workload.range(frame));
            m_charts[i]->setFrame(workload.reduced(int(i), frame, m_charts[i]->plotColumns()));
        }
    }

private:
    std::vector<TimeSeriesChart *> m_charts;
};

class QtChartsPage final : public FramePage
{
public:
    explicit QtChartsPage(const FrameWorkload &workload)
    {
        for (int i = 0; i < workload.charts(); ++i) {
            auto *chart = new QChart;
            chart->setTitle(QStringLiteral("Chart %1").arg(i));
            chart->setAnimationOptions(QChart::NoAnimation);
            chart->legend()->hide();
            auto *x = new QValueAxis;
            auto *y = new QValueAxis;
            x->setRange(0, double(workload.points()));
            y->setRange(0, 100);
            chart->addAxis(x, Qt::AlignBottom);
            chart->addAxis(y, Qt::AlignLeft);
            for (int s = 0; s < workload.series(); ++s) {
                auto *line = new QLineSeries;
                chart->addSeries(line);
                line->attachAxis(x);
                line->attachAxis(y);
                m_lines.push_back(line);
            }
            auto *view = new QChartView(chart);
            view->setRenderHint(QPainter::Antialiasing);
            place(m_window, view, i);
            m_painted.push_back(view->viewport());
        }
    }

    [[nodiscard]] const char *name() const override { return "QtCharts replace()"; }

    void show(const FrameWorkload &workload, std::size_t frame) override
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const auto window
                = workload.window(int(i) / workload.series(), int(i) % workload.series(), frame);
            QList<QPointF> points;
            points.reserve(qsizetype(window.size()));
            for (std::size_t k = 0; k < window.size(); ++k)
                points.append(QPointF(double(k), double(window[k])));
            m_lines[i]->replace(points);
        }
    }

private:
    std::vector<QLineSeries *> m_lines;
};

class PolylineChart final : public QWidget
{
public:
    std::vector<QPolygonF> lines;

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_grid.size() != size()) {
            m_grid = QPixmap(size());
            m_grid.fill(Qt::white);
            QPainter painter(&m_grid);
            painter.setPen(QColor(220, 220, 220));
            for (int i = 0; i <= 5; ++i)
                painter.drawLine(
                    40, 10 + (height() - 40) * i / 5, width() - 10, 10 + (height() - 40) * i / 5);
        }
        QPainter painter(this);
        painter.drawPixmap(0, 0, m_grid);
        painter.setRenderHint(QPainter::Antialiasing);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            painter.setPen(QPen(QColor::fromHsv(int(i) * 36, 200, 180), 1.5));
            painter.drawPolyline(lines[i]);
        }
    }

private:
    QPixmap m_grid;
};

class PolylinePage final : public FramePage
{
public:
    explicit PolylinePage(const FrameWorkload &workload)
    {
        for (int i = 0; i < workload.charts(); ++i) {
            auto *chart = new PolylineChart;
            chart->lines.resize(std::size_t(workload.series()));
            place(m_window, chart, i);
            m_charts.push_back(chart);
            m_painted.push_back(chart);
        }
    }

    [[nodiscard]] const char *name() const override { return "QPainter antialiased polylines"; }

    void show(const FrameWorkload &workload, std::size_t frame) override
    {
        for (std::size_t i = 0; i < m_charts.size(); ++i) {
            PolylineChart &chart = *m_charts[i];
            const double dx = double(chart.width() - 50) / double(workload.points());
            const double dy = double(chart.height() - 40) / 100;
            for (std::size_t s = 0; s < chart.lines.size(); ++s) {
                const auto window = workload.window(int(i), int(s), frame);
                QPolygonF &line = chart.lines[s];
                line.resize(qsizetype(window.size()));
                for (std::size_t k = 0; k < window.size(); ++k)
                    line[qsizetype(k)]
                        = QPointF(40 + double(k) * dx, 10 + (100 - double(window[k])) * dy);
            }
            chart.update();
        }
    }

private:
    std::vector<PolylineChart *> m_charts;
};

} // namespace

std::unique_ptr<FramePage> makeOurPage(Style &style, const FrameWorkload &workload)
{
    return std::make_unique<OurPage>(style, workload);
}

std::unique_ptr<FramePage> makeQtChartsPage(const FrameWorkload &workload)
{
    return std::make_unique<QtChartsPage>(workload);
}

std::unique_ptr<FramePage> makePolylinePage(const FrameWorkload &workload)
{
    return std::make_unique<PolylinePage>(workload);
}

} // namespace perfdeck::bench
