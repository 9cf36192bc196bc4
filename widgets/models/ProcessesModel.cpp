// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ProcessesModel.h"

#include <array>
#include <map>

namespace perfdeck {

namespace {

constexpr std::string_view kCpu = "process_cpu_ratio";
constexpr std::string_view kMemory = "process_memory_bytes";
/// A process that left the list keeps its last value; the list of now ends here.
constexpr Duration kSameTick = std::chrono::milliseconds(1500);

using C = Column<ProcessRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("ProcessesModel", "Process"),
      QT_TRANSLATE_NOOP("ProcessesModel", "Name of the program"),
      20,
      Unit::None,
      nullptr,
      [](const ProcessRow &row) { return row.name; }},
    C{QT_TRANSLATE_NOOP("ProcessesModel", "PID"),
      QT_TRANSLATE_NOOP("ProcessesModel", "Number of the process"),
      8,
      Unit::None,
      [](const ProcessRow &row) { return std::optional(row.pid.toDouble()); },
      [](const ProcessRow &row) { return row.pid; }},
    C{QT_TRANSLATE_NOOP("ProcessesModel", "CPU"),
      QT_TRANSLATE_NOOP("ProcessesModel", "100 % is one whole core"),
      8,
      Unit::Ratio,
      [](const ProcessRow &row) { return row.cpu; }},
    C{QT_TRANSLATE_NOOP("ProcessesModel", "Memory"),
      QT_TRANSLATE_NOOP("ProcessesModel", "Resident memory"),
      9,
      Unit::Byte,
      [](const ProcessRow &row) { return row.memory; }},
};

Timestamp newest(const LatestValues &values)
{
    Timestamp time = Timestamp::min();
    for (const LatestValue &value : values)
        time = std::max(time, value.sample.time);
    return time;
}

QString label(const SeriesKey &key, std::string_view name)
{
    const std::string_view text = key.labels.get(name);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

std::vector<Selector> processSelectors()
{
    return {{std::string(kCpu), {}}, {std::string(kMemory), {}}};
}

std::vector<ProcessRow> processRows(const LatestValues &values)
{
    const Timestamp now = newest(values);
    std::map<std::pair<QString, QString>, ProcessRow> found;
    for (const LatestValue &value : values) {
        if (value.sample.time + kSameTick < now || value.sample.value != value.sample.value)
            continue;
        ProcessRow &row = found[{label(*value.key, "pid"), label(*value.key, "name")}];
        (value.key->metric == kCpu ? row.cpu : row.memory) = value.sample.value;
    }
    std::vector<ProcessRow> rows;
    for (auto &[key, row] : found) {
        row.pid = key.first;
        row.name = key.second;
        row.id = key.first + QChar(0x1F) + key.second;
        rows.push_back(std::move(row));
    }
    const auto hotness = [](const ProcessRow &row) {
        return std::pair(row.cpu.value_or(0), row.memory.value_or(0));
    };
    std::stable_sort(
        rows.begin(), rows.end(), [&hotness](const ProcessRow &a, const ProcessRow &b) {
            return hotness(a) > hotness(b);
        });
    return rows;
}

ProcessesModel::ProcessesModel(QObject *parent)
    : RowModel(kColumns, "ProcessesModel", parent)
{
}

} // namespace perfdeck
