// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/PoolsModel.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

using C = Column<PoolRow>;

template<std::optional<double> PoolRow::*Member>
constexpr C number(const char *title, const char *help, Unit unit)
{
    C column{title, help, 11, unit};
    column.number = [](const PoolRow &row) { return row.*Member; };
    return column;
}

constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("PoolsModel", "Hardware"),
      QT_TRANSLATE_NOOP("PoolsModel", "What its workers offer to tasks"),
      18,
      Unit::None,
      nullptr,
      [](const PoolRow &row) { return row.hardware; }},
    C{QT_TRANSLATE_NOOP("PoolsModel", "Workers up"),
      QT_TRANSLATE_NOOP("PoolsModel", "Of all that are listed"),
      17,
      Unit::None,
      [](const PoolRow &row) { return std::optional(row.alive); },
      [](const PoolRow &row) { return row.workers; },
      [](const PoolRow &row) { return row.state; },
      true},
    number<&PoolRow::tasks>(QT_TRANSLATE_NOOP("PoolsModel", "Running tasks"),
                            QT_TRANSLATE_NOOP("PoolsModel", "On its living workers"),
                            Unit::Count),
    number<&PoolRow::cores>(QT_TRANSLATE_NOOP("PoolsModel", "Cores"),
                            QT_TRANSLATE_NOOP("PoolsModel", "Of its living workers"),
                            Unit::Count),
    number<&PoolRow::coresBusy>(QT_TRANSLATE_NOOP("PoolsModel", "Busy"),
                                QT_TRANSLATE_NOOP("PoolsModel", "Share of the cores, measured"),
                                Unit::Ratio),
    number<&PoolRow::coresReserved>(
        QT_TRANSLATE_NOOP("PoolsModel", "Reserved"),
        QT_TRANSLATE_NOOP("PoolsModel", "Share of the cores that the scheduler has given away"),
        Unit::Ratio),
    number<&PoolRow::coresFree>(
        QT_TRANSLATE_NOOP("PoolsModel", "Cores free"),
        QT_TRANSLATE_NOOP("PoolsModel", "Not reserved; where that is not reported, not busy"),
        Unit::Count),
    number<&PoolRow::memory>(QT_TRANSLATE_NOOP("PoolsModel", "Memory"),
                             QT_TRANSLATE_NOOP("PoolsModel", "Of its living workers"),
                             Unit::Byte),
    number<&PoolRow::memoryFree>(QT_TRANSLATE_NOOP("PoolsModel", "Memory free"),
                                 QT_TRANSLATE_NOOP("PoolsModel", "Not used, as measured"),
                                 Unit::Byte),
    number<&PoolRow::gpus>(QT_TRANSLATE_NOOP("PoolsModel", "GPUs"),
                           QT_TRANSLATE_NOOP("PoolsModel", "Of its living workers"),
                           Unit::Count),
    number<&PoolRow::gpusBusy>(QT_TRANSLATE_NOOP("PoolsModel", "GPUs busy"),
                               QT_TRANSLATE_NOOP("PoolsModel", "Share of the GPUs, measured"),
                               Unit::Ratio),
};

std::optional<double> share(std::optional<double> part, std::optional<double> whole)
{
    return part && whole && *whole > 0 ? std::optional(*part / *whole) : std::nullopt;
}

std::optional<double> rest(std::optional<double> whole, std::optional<double> part)
{
    return part && whole ? std::optional(std::max(0.0, *whole - *part)) : std::nullopt;
}

} // namespace

std::vector<PoolRow> poolRows(const std::vector<ResourcePool> &pools)
{
    std::vector<PoolRow> rows;
    for (const ResourcePool &pool : pools) {
        PoolRow row;
        row.id = QString::fromStdString(pool.hardware);
        row.hardware
            = row.id.isEmpty() ? QCoreApplication::translate("PoolsModel", "not reported") : row.id;
        row.workers = QCoreApplication::translate("PoolsModel", "%1 of %2")
                          .arg(pool.alive)
                          .arg(pool.workers);
        row.state = pool.alive == pool.workers ? CellState::Good
            : pool.alive == 0                  ? CellState::Critical
                                               : CellState::Warning;
        row.alive = double(pool.alive);
        row.tasks = pool.tasksRunning;
        row.cores = pool.cores;
        row.coresBusy = share(pool.coresBusy, pool.cores);
        row.coresReserved = share(pool.coresReserved, pool.cores);
        row.coresFree = rest(pool.cores, pool.coresReserved ? pool.coresReserved : pool.coresBusy);
        row.memory = pool.memoryBytes;
        row.memoryFree = rest(pool.memoryBytes, pool.memoryUsedBytes);
        row.gpus = pool.gpus;
        row.gpusBusy = share(pool.gpusBusy, pool.gpus);
        rows.push_back(std::move(row));
    }
    return rows;
}

PoolsModel::PoolsModel(QObject *parent)
    : RowModel(kColumns, "PoolsModel", parent)
{
}

} // namespace perfdeck
