// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/DistributionFrame.h"
#include "widgets/charts/PaintedChart.h"
#include "widgets/charts/PlotAxes.h"

#include <functional>

namespace perfdeck {

/// The distribution of the samples of a range: as a histogram (share of the samples in each bin,
/// so that series of different size compare) or as a cumulative curve with the percentiles marked
/// (key H switches). Items are bins, or points of the curves, series after series. GUI thread.
class DistributionChart final : public PaintedChart
{
    Q_OBJECT

public:
    enum class Form
    {
        Histogram,
        Cumulative
    };

    using PaintedChart::PaintedChart;

    /// Null for "still waiting".
    void setFrame(DistributionFramePtr frame);

    [[nodiscard]] const DistributionFramePtr &frame() const { return m_frame; }

    void setForm(Form form);

    [[nodiscard]] Form form() const { return m_form; }

    /// Default: the labels of the series, else its title.
    void setSeriesName(std::function<QString(const SeriesKey &)> namer);

    [[nodiscard]] QString description() const override;
    /// Bins with counts, or points with shares, as the form is.
    [[nodiscard]] DataTable table() const override;

protected:
    [[nodiscard]] Content content() const override;
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] std::vector<LegendEntry> legend(const Theme &theme) const override;
    void paintContent(QPainter &painter, const Theme &theme) const override;
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] int itemAt(QPointF position) const override;
    [[nodiscard]] Reading read(int item) const override;
    [[nodiscard]] int neighbour(int item, int right, int up) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void addToMenu(QMenu &menu) override;

private:
    [[nodiscard]] Unit unit() const;
    [[nodiscard]] QString nameOf(const DistributionSeries &series) const;
    [[nodiscard]] QColor colorOf(const Theme &theme, std::size_t series) const;
    [[nodiscard]] PlotAxes axes() const;
    [[nodiscard]] double highestShare() const;
    void paintBins(QPainter &painter, const Theme &theme, const PlotAxes &axes) const;
    void paintCurves(QPainter &painter, const Theme &theme, const PlotAxes &axes) const;
    void paintQuantiles(QPainter &painter, const Theme &theme, const PlotAxes &axes) const;
    [[nodiscard]] Reading readBin(std::size_t bin) const;
    [[nodiscard]] Reading readPoint(std::size_t item) const;
    /// Which series and which of its points; points are numbered through.
    [[nodiscard]] std::pair<std::size_t, std::size_t> pointOf(std::size_t item) const;

    DistributionFramePtr m_frame;
    Form m_form = Form::Histogram;
    std::function<QString(const SeriesKey &)> m_namer;
};

} // namespace perfdeck
