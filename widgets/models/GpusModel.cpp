// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/GpusModel.h"

#include <array>
#include <map>

namespace perfdeck {

namespace {

constexpr Duration kStaleAfter = std::chrono::seconds(10);

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

/// "312 W of 700 W": a value beside what it may be at most.
QString ofMost(std::optional<double> value, std::optional<double> most, Unit unit)
{
    if (!value)
        return QStringLiteral("–");
    return most ? QCoreApplication::translate("GpusModel", "%1 of %2")
                      .arg(formatText(*value, unit), formatText(*most, unit))
                : formatText(*value, unit);
}

using C = Column<GpuRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("GpusModel", "GPU"),
      QT_TRANSLATE_NOOP("GpusModel", "Number of the GPU, and of the part of it"),
      16,
      Unit::None,
      nullptr,
      [](const GpuRow &row) { return row.device; }},
    C{QT_TRANSLATE_NOOP("GpusModel", "Name"),
      QT_TRANSLATE_NOOP("GpusModel", "As its driver calls it"),
      26,
      Unit::None,
      nullptr,
      [](const GpuRow &row) { return row.name.isEmpty() ? QStringLiteral("–") : row.name; }},
    C{QT_TRANSLATE_NOOP("GpusModel", "Busy"),
      QT_TRANSLATE_NOOP("GpusModel", "Share of time in which it worked"),
      8,
      Unit::Ratio,
      [](const GpuRow &row) { return row.busy; }},
    C{QT_TRANSLATE_NOOP("GpusModel", "Memory"),
      QT_TRANSLATE_NOOP("GpusModel", "In use, and installed"),
      20,
      Unit::Byte,
      [](const GpuRow &row) { return row.memoryUsed; },
      [](const GpuRow &row) { return ofMost(row.memoryUsed, row.memoryTotal, Unit::Byte); }},
    C{QT_TRANSLATE_NOOP("GpusModel", "Power"),
      QT_TRANSLATE_NOOP("GpusModel", "Drawn, and its limit"),
      16,
      Unit::Watt,
      [](const GpuRow &row) { return row.power; },
      [](const GpuRow &row) { return ofMost(row.power, row.powerLimit, Unit::Watt); }},
    C{QT_TRANSLATE_NOOP("GpusModel", "Temperature"),
      QT_TRANSLATE_NOOP("GpusModel", "Of the chip"),
      14,
      Unit::Celsius,
      [](const GpuRow &row) { return row.temperature; }},
    C{QT_TRANSLATE_NOOP("GpusModel", "Clock"),
      QT_TRANSLATE_NOOP("GpusModel", "Of its processors"),
      10,
      Unit::Hertz,
      [](const GpuRow &row) { return row.clock; }},
    C{QT_TRANSLATE_NOOP("GpusModel", "Slowed down by"),
      QT_TRANSLATE_NOOP("GpusModel", "Why it runs slower than its work asks for"),
      20,
      Unit::None,
      nullptr,
      [](const GpuRow &row) { return row.slowness.isEmpty() ? QStringLiteral("–") : row.slowness; },
      [](const GpuRow &row) { return row.state; }},
};

struct Gauge
{
    std::string_view metric;
    std::optional<double> GpuRow::*value;
};

constexpr std::array kGauges{
    Gauge{"gpu_utilization_ratio", &GpuRow::busy},
    Gauge{"gpu_memory_used_bytes", &GpuRow::memoryUsed},
    Gauge{"gpu_memory_total_bytes", &GpuRow::memoryTotal},
    Gauge{"gpu_power_watts", &GpuRow::power},
    Gauge{"gpu_power_limit_watts", &GpuRow::powerLimit},
    Gauge{"gpu_temperature_celsius", &GpuRow::temperature},
    Gauge{"gpu_clock_hertz", &GpuRow::clock},
};

struct Reason
{
    std::string_view label;
    const char *words;
    CellState state;
};

constexpr std::array kReasons{
    Reason{"power_cap", QT_TRANSLATE_NOOP("GpusModel", "power cap"), CellState::Waiting},
    Reason{"sync_boost", QT_TRANSLATE_NOOP("GpusModel", "other GPUs"), CellState::Waiting},
    Reason{"software_thermal", QT_TRANSLATE_NOOP("GpusModel", "heat"), CellState::Warning},
    Reason{"hardware_thermal", QT_TRANSLATE_NOOP("GpusModel", "great heat"), CellState::Warning},
    Reason{"power_brake", QT_TRANSLATE_NOOP("GpusModel", "power brake"), CellState::Warning},
    Reason{"hardware_slowdown", QT_TRANSLATE_NOOP("GpusModel", "the chip"), CellState::Warning},
};

void addReason(GpuRow &row, std::string_view label, bool holds)
{
    if (row.state == CellState::None) {
        row.state = CellState::Good;
        row.slowness = QCoreApplication::translate("GpusModel", "nothing");
    }
    for (const Reason &reason : kReasons) {
        if (!holds || reason.label != label)
            continue;
        const QString words = QCoreApplication::translate("GpusModel", reason.words);
        row.slowness
            = row.state == CellState::Good ? words : row.slowness + QStringLiteral(", ") + words;
        row.state = std::max(row.state, reason.state);
    }
}

/// "gpu0:mig1" as "GPU 0 MIG 1".
QString deviceTitle(const QString &device)
{
    QString title = device;
    title.replace(QStringLiteral(":mig"), QStringLiteral(" MIG "));
    return title.startsWith(QStringLiteral("gpu")) ? QStringLiteral("GPU ") + title.mid(3) : title;
}

std::map<std::string, QString> namesOf(const EntityTreePtr &machine)
{
    std::map<std::string, QString> names;
    if (!machine)
        return names;
    for (const Entity &entity : *machine)
        for (const auto &[name, value] : entity.attributes)
            if (entity.kind == Entity::Kind::Gpu && name == "GPU")
                names.emplace(value, text(entity.name));
    return names;
}

} // namespace

std::vector<Selector> gpuSelectors()
{
    const Selector::Matcher ofMachine{"source", Selector::Match::Equal, "machine"};
    std::vector<Selector> selectors;
    for (const Gauge &gauge : kGauges)
        selectors.push_back({std::string(gauge.metric), {ofMachine}});
    selectors.push_back({"gpu_throttled", {ofMachine}});
    return selectors;
}

std::vector<GpuRow> gpuRows(const LatestValues &values, const EntityTreePtr &machine, Timestamp now)
{
    std::map<std::string, GpuRow> found; // by device
    std::map<std::string, Timestamp> newest;
    for (const LatestValue &value : values) {
        const SeriesKey &key = *value.key;
        const std::string device(key.labels.get("device"));
        const bool isNumber = value.sample.value == value.sample.value;
        if (device.empty() || !isNumber || key.labels.get("clock") == "memory")
            continue;
        GpuRow &row = found[device];
        newest[device] = std::max(newest[device], value.sample.time);
        for (const Gauge &gauge : kGauges)
            if (gauge.metric == key.metric)
                row.*gauge.value = value.sample.value;
        if (key.metric == "gpu_throttled")
            addReason(row, key.labels.get("reason"), value.sample.value > 0);
    }
    const auto names = namesOf(machine);
    std::vector<GpuRow> rows;
    for (auto &[device, row] : found) {
        row.id = text(device);
        row.device = deviceTitle(row.id);
        row.isStale = newest[device] + kStaleAfter < now;
        if (const auto name = names.find(device); name != names.end())
            row.name = name->second;
        rows.push_back(std::move(row));
    }
    // gpu10 stands behind gpu9, and parts behind their GPU.
    std::stable_sort(rows.begin(), rows.end(), [](const GpuRow &a, const GpuRow &b) {
        const QString wholeA = a.id.section(QChar(u':'), 0, 0);
        const QString wholeB = b.id.section(QChar(u':'), 0, 0);
        return wholeA.size() != wholeB.size() ? wholeA.size() < wholeB.size() : a.id < b.id;
    });
    return rows;
}

GpusModel::GpusModel(QObject *parent)
    : RowModel(kColumns, "GpusModel", parent)
{
}

} // namespace perfdeck
