// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/WorkerDevicesModel.h"

#include "core/model/Liveness.h"

#include <array>

namespace perfdeck {

namespace {

using C = Column<WorkerDeviceRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("WorkerDevicesModel", "GPU"),
      QT_TRANSLATE_NOOP("WorkerDevicesModel", "Its number on the worker"),
      5,
      Unit::None,
      nullptr,
      [](const WorkerDeviceRow &row) { return row.id; }},
    C{QT_TRANSLATE_NOOP("WorkerDevicesModel", "Name"),
      QT_TRANSLATE_NOOP("WorkerDevicesModel", "As the worker reports it"),
      18,
      Unit::None,
      nullptr,
      [](const WorkerDeviceRow &row) { return row.name; }},
    C{QT_TRANSLATE_NOOP("WorkerDevicesModel", "Busy"),
      QT_TRANSLATE_NOOP("WorkerDevicesModel", "Measured on the worker"),
      8,
      Unit::Ratio,
      [](const WorkerDeviceRow &row) { return row.busy; }},
    C{QT_TRANSLATE_NOOP("WorkerDevicesModel", "Memory"),
      QT_TRANSLATE_NOOP("WorkerDevicesModel", "What the worker's own process has allocated"),
      10,
      Unit::Byte,
      [](const WorkerDeviceRow &row) { return row.memoryUsed; }},
    C{QT_TRANSLATE_NOOP("WorkerDevicesModel", "Of"),
      QT_TRANSLATE_NOOP("WorkerDevicesModel", "Memory of the device"),
      10,
      Unit::Byte,
      [](const WorkerDeviceRow &row) { return row.memoryTotal; }},
};

} // namespace

std::vector<WorkerDeviceRow> workerDeviceRows(const Worker &worker)
{
    std::vector<WorkerDeviceRow> rows;
    for (const WorkerGpu &gpu : worker.gpus)
        rows.push_back({QString::number(gpu.index),
                        QString::fromStdString(gpu.name),
                        gpu.utilizationRatio,
                        gpu.memoryUsedBytes,
                        gpu.memoryTotalBytes,
                        !isAlive(worker.state)});
    std::ranges::sort(rows, {}, [](const WorkerDeviceRow &row) { return row.id.toInt(); });
    return rows;
}

WorkerDevicesModel::WorkerDevicesModel(QObject *parent)
    : RowModel(kColumns, "WorkerDevicesModel", parent)
{
}

} // namespace perfdeck
