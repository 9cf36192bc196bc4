// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ComputePeak.h"
#include "widgets/models/RowModel.h"
#include "widgets/pages/profiling/ProfileFigures.h"

namespace perfdeck {

/// What rows of layers are taken together by.
enum class ShownGrouping
{
    None,
    Operation,
    Module,
    Provider
};

/// A layer, or all of one group.
struct ShownLayer
{
    QString id; ///< the number of the layer; of a group its name with a letter before it
    std::uint32_t layer = kNoIndex; ///< kNoIndex: a group
    QString name;
    QString op;
    QString module;
    QString provider;
    QString shapes;
    std::optional<double> order; ///< in which they run, from 1
    std::optional<double> count; ///< layers in the group
    std::optional<double> seconds;
    std::optional<double> p10;
    std::optional<double> p90;
    std::optional<double> share;
    std::optional<double> calls;
    std::optional<double> flops;
    std::optional<double> flopsPerSecond;
    std::optional<double> bytes;
    std::optional<double> intensity;
    std::optional<double> utilisation; ///< of the measured peak of its precision
    std::optional<double> allocated;
    std::optional<double> inUse;
    std::optional<double> parameters;
    bool isApproximate = false; ///< of the FLOPs
    bool isStale = false;

    friend bool operator==(const ShownLayer &, const ShownLayer &) = default;
};

/// `peaks` may be null. Any thread.
[[nodiscard]] std::vector<ShownLayer>
shownLayers(const ProfileFigures &figures, ShownGrouping grouping, const ComputePeaks *peaks);

/// The id of the row of a layer.
[[nodiscard]] QString shownLayerId(std::uint32_t layer);

class LayersModel final : public RowModel<ShownLayer>
{
public:
    enum Columns
    {
        Order,
        Name,
        Operation,
        Module,
        Provider,
        Layers,
        Time,
        P10,
        P90,
        Share,
        Calls,
        Flops,
        FlopRate,
        Bytes,
        Intensity,
        Utilisation,
        Allocated,
        InUse,
        Parameters,
        Shapes
    };

    explicit LayersModel(QObject *parent = nullptr);
};

} // namespace perfdeck
