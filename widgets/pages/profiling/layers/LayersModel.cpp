// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/layers/LayersModel.h"

#include "widgets/pages/profiling/ProfileWords.h"
#include "widgets/style/PlainText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace perfdeck {

namespace {

using C = Column<ShownLayer>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("LayersModel", "#"),
      QT_TRANSLATE_NOOP("LayersModel", "In this order they run"),
      5,
      Unit::Count,
      [](const ShownLayer &row) { return row.order; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Layer"),
      QT_TRANSLATE_NOOP("LayersModel", "As the profiler names it"),
      28,
      Unit::None,
      nullptr,
      [](const ShownLayer &row) { return row.name; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Operation"),
      QT_TRANSLATE_NOOP("LayersModel", "What it computes"),
      14,
      Unit::None,
      nullptr,
      [](const ShownLayer &row) { return row.op; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Module"),
      QT_TRANSLATE_NOOP("LayersModel", "Part of the model it belongs to"),
      18,
      Unit::None,
      nullptr,
      [](const ShownLayer &row) { return row.module; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Provider"),
      QT_TRANSLATE_NOOP("LayersModel", "The library or device that runs it"),
      12,
      Unit::None,
      nullptr,
      [](const ShownLayer &row) { return row.provider; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Layers"),
      QT_TRANSLATE_NOOP("LayersModel", "Layers taken together"),
      8,
      Unit::Count,
      [](const ShownLayer &row) { return row.count; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Time"),
      QT_TRANSLATE_NOOP("LayersModel",
                        "In the layer itself: median of the measured runs, or all of it in the "
                        "marked range"),
      9,
      Unit::Second,
      [](const ShownLayer &row) { return row.seconds; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "p10"),
      QT_TRANSLATE_NOOP("LayersModel", "A tenth of the runs was faster"),
      9,
      Unit::Second,
      [](const ShownLayer &row) { return row.p10; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "p90"),
      QT_TRANSLATE_NOOP("LayersModel", "A tenth of the runs was slower"),
      9,
      Unit::Second,
      [](const ShownLayer &row) { return row.p90; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Share"),
      QT_TRANSLATE_NOOP("LayersModel", "Of the time of all layers"),
      8,
      Unit::Ratio,
      [](const ShownLayer &row) { return row.share; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Calls"),
      QT_TRANSLATE_NOOP("LayersModel", "In a run, or in the marked range"),
      7,
      Unit::Count,
      [](const ShownLayer &row) { return row.calls; }},
    C{.title = QT_TRANSLATE_NOOP("LayersModel", "FLOPs"),
      .help = QT_TRANSLATE_NOOP("LayersModel",
                                "Floating-point operations in that time; a multiply-add is two"),
      .characters = 12,
      .number = [](const ShownLayer &row) { return row.flops; },
      .text = [](const ShownLayer &row) { return flopsText(row.flops.value_or(NAN)); },
      .note =
          [](const ShownLayer &row) {
              return row.isApproximate
                  ? QCoreApplication::translate("LayersModel", "Counted by convention, roughly")
                  : QString();
          }},
    C{.title = QT_TRANSLATE_NOOP("LayersModel", "FLOP/s"),
      .help = QT_TRANSLATE_NOOP("LayersModel", "FLOPs over time"),
      .characters = 14,
      .number = [](const ShownLayer &row) { return row.flopsPerSecond; },
      .text = [](const ShownLayer &row) { return flopRateText(row.flopsPerSecond.value_or(NAN)); }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Bytes"),
      QT_TRANSLATE_NOOP("LayersModel",
                        "Inputs, constants and outputs, each moved once as if nothing stayed in a "
                        "cache"),
      10,
      Unit::Byte,
      [](const ShownLayer &row) { return row.bytes; }},
    C{.title = QT_TRANSLATE_NOOP("LayersModel", "Intensity"),
      .help = QT_TRANSLATE_NOOP("LayersModel", "FLOPs a byte moved"),
      .characters = 18,
      .number = [](const ShownLayer &row) { return row.intensity; },
      .text = [](const ShownLayer &row) { return intensityText(row.intensity.value_or(NAN)); }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Utilisation"),
      QT_TRANSLATE_NOOP("LayersModel",
                        "Of the most that this machine was seen to compute in this precision"),
      11,
      Unit::Ratio,
      [](const ShownLayer &row) { return row.utilisation; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Allocated"),
      QT_TRANSLATE_NOOP("LayersModel", "Memory that the layer asked for"),
      10,
      Unit::Byte,
      [](const ShownLayer &row) { return row.allocated; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "In use"),
      QT_TRANSLATE_NOOP("LayersModel", "Memory in use after the layer"),
      10,
      Unit::Byte,
      [](const ShownLayer &row) { return row.inUse; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Weights"),
      QT_TRANSLATE_NOOP("LayersModel", "Parameters of the layer"),
      10,
      Unit::Byte,
      [](const ShownLayer &row) { return row.parameters; }},
    C{QT_TRANSLATE_NOOP("LayersModel", "Shapes"),
      QT_TRANSLATE_NOOP("LayersModel", "Of inputs and outputs"),
      30,
      Unit::None,
      nullptr,
      [](const ShownLayer &row) { return row.shapes; }},
};

std::optional<double> known(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

/// The most that was measured in the precision of the layer; NaN without such a measurement.
double peakOf(const ProfileLayer &layer, const ComputePeaks *peaks)
{
    double most = NAN;
    const std::string &precision
        = layer.inputs.empty() ? std::string() : layer.inputs.front().dtype;
    if (peaks != nullptr)
        for (const ComputeRate &rate : peaks->compute)
            if (rate.precision == (precision.empty() ? "float32" : precision)
                && !(most >= rate.perSecond))
                most = rate.perSecond;
    return most;
}

ShownLayer rowOf(const ProfileFigures &figures, std::uint32_t at, const ComputePeaks *peaks)
{
    const ProfileLayer &layer = figures.profile->layers[at];
    const LayerFigure &figure = figures.layers[at];
    ShownLayer row;
    row.id = shownLayerId(at);
    row.layer = at;
    row.order = at + 1.0;
    row.name = layerName(layer);
    row.op = textOf(layer.op);
    row.module = textOf(layer.module);
    row.provider = textOf(layer.provider);
    row.shapes = shapesText(layer.inputs)
        + (layer.outputs.empty() ? QString() : QStringLiteral(" → ") + shapesText(layer.outputs));
    row.seconds = known(figure.seconds);
    if (!figures.span) {
        row.p10 = known(layer.p10);
        row.p90 = known(layer.p90);
    }
    row.share = known(figure.share);
    row.calls = known(figure.calls);
    row.flops = known(figure.flops);
    row.flopsPerSecond = known(figure.flopsPerSecond());
    row.bytes = known(figure.bytes);
    row.intensity = known(figure.intensity());
    row.utilisation = known(figure.flopsPerSecond() / peakOf(layer, peaks));
    row.allocated = known(layer.memoryAllocated);
    row.inUse = known(layer.memoryInUse);
    row.parameters = known(layer.cost.parameterBytes);
    row.isApproximate = layer.cost.isApproximate;
    return row;
}

const QString &groupOf(const ShownLayer &row, ShownGrouping grouping)
{
    switch (grouping) {
    case ShownGrouping::Operation:
        return row.op;
    case ShownGrouping::Module:
        return row.module;
    case ShownGrouping::Provider:
        return row.provider;
    case ShownGrouping::None:
        break;
    }
    return row.id;
}

void add(std::optional<double> &sum, const std::optional<double> &value)
{
    if (value)
        sum = sum.value_or(0) + *value;
}

/// What the parts of a group come to; rates only of parts where both of their sides are known.
struct Group
{
    ShownLayer row;
    double flops = 0;
    double flopSeconds = 0;
    double peakSeconds = 0; ///< what the FLOPs would take at the peak
    double intenseFlops = 0;
    double intenseBytes = 0;

    void take(const ShownLayer &part)
    {
        add(row.count, 1.0);
        add(row.seconds, part.seconds);
        add(row.share, part.share);
        add(row.calls, part.calls);
        add(row.flops, part.flops);
        add(row.bytes, part.bytes);
        add(row.allocated, part.allocated);
        add(row.parameters, part.parameters);
        row.isApproximate |= part.isApproximate;
        if (part.flopsPerSecond && *part.flopsPerSecond > 0) {
            flops += *part.flops;
            flopSeconds += *part.seconds;
            if (part.utilisation)
                peakSeconds += *part.utilisation * *part.seconds;
        }
        if (part.intensity) {
            intenseFlops += *part.flops;
            intenseBytes += *part.bytes;
        }
    }

    ShownLayer finished()
    {
        if (flopSeconds > 0)
            row.flopsPerSecond = flops / flopSeconds;
        if (intenseBytes > 0)
            row.intensity = intenseFlops / intenseBytes;
        if (peakSeconds > 0)
            row.utilisation = peakSeconds / flopSeconds;
        return std::move(row);
    }
};

} // namespace

QString shownLayerId(std::uint32_t layer)
{
    return QString::number(layer);
}

std::vector<ShownLayer>
shownLayers(const ProfileFigures &figures, ShownGrouping grouping, const ComputePeaks *peaks)
{
    std::vector<ShownLayer> rows;
    rows.reserve(figures.layers.size());
    for (std::uint32_t at = 0; at < figures.layers.size(); ++at) {
        const bool isOutside = figures.span && !(figures.layers[at].seconds > 0);
        if (!isOutside)
            rows.push_back(rowOf(figures, at, peaks));
    }
    if (grouping == ShownGrouping::None)
        return rows;
    std::map<QString, Group> groups;
    for (const ShownLayer &part : rows) {
        const QString &name = groupOf(part, grouping);
        Group &group = groups[name];
        group.row.id = QStringLiteral("g") + name;
        group.row.name = name.isEmpty() ? QStringLiteral("–") : name;
        group.take(part);
    }
    rows.clear();
    for (auto &[name, group] : groups)
        rows.push_back(group.finished());
    return rows;
}

LayersModel::LayersModel(QObject *parent)
    : RowModel(kColumns, "LayersModel", parent)
{
}

} // namespace perfdeck
