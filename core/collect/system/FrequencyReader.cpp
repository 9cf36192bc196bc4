// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/FrequencyReader.h"

#include "core/collect/system/TextScanner.h"

#include <charconv>
#include <unistd.h>

namespace perfdeck {

namespace {

constexpr std::uint32_t kMaxCores = 16'384;

/// The value after the colon of a line of /proc/cpuinfo.
TextScanner afterColon(std::string_view line)
{
    const std::size_t colon = line.find(':');
    return TextScanner(colon == std::string_view::npos ? std::string_view()
                                                       : line.substr(colon + 1));
}

std::optional<double> parseDecimal(std::string_view word)
{
    double value = 0;
    const char *end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value, std::chars_format::fixed);
    return error == std::errc() && stop == end && value > 0 ? std::optional(value) : std::nullopt;
}

} // namespace

void parseCpuInfo(std::string_view text, std::vector<std::pair<std::uint32_t, double>> &megahertz)
{
    megahertz.clear();
    std::optional<std::uint64_t> core;
    TextScanner lines(text);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        if (line.starts_with("processor")) {
            core = afterColon(line).number();
        } else if (line.starts_with("cpu MHz")) {
            const auto value = parseDecimal(afterColon(line).word());
            if (core && *core < kMaxCores && value)
                megahertz.emplace_back(static_cast<std::uint32_t>(*core), *value);
        }
    }
}

FrequencyReader::FrequencyReader(const std::string &procRoot, const std::string &sysRoot)
    : m_cpuInfo(procRoot + "/cpuinfo")
{
    const std::string root = sysRoot + "/devices/system/cpu/";
    for (const std::string &name : listDirectory(root)) {
        TextScanner scan(name);
        if (!scan.take("cpu"))
            continue;
        const std::uint64_t number = scan.number().value_or(kMaxCores);
        const std::string file = root + name + "/cpufreq/scaling_cur_freq";
        if (number < kMaxCores && ::access(file.c_str(), F_OK) == 0)
            m_cores.push_back({static_cast<std::uint32_t>(number), KeptFile(file)});
    }
}

void FrequencyReader::read(const Tick &tick)
{
    if (m_cores.empty())
        readCpuInfo(tick);
    for (Core &core : m_cores) {
        const auto text = tick.read(core.file);
        const auto kilohertz = text ? TextScanner(*text).number() : std::nullopt;
        if (kilohertz && *kilohertz > 0)
            report(core.number, static_cast<double>(*kilohertz) * 1e3, tick.row);
    }
}

void FrequencyReader::readCpuInfo(const Tick &tick)
{
    if (m_ticksToWait > 0) {
        --m_ticksToWait;
        return;
    }
    const auto text = tick.read(m_cpuInfo);
    if (!text)
        return;
    parseCpuInfo(*text, m_megahertz);
    m_ticksToWait = m_megahertz.size() > kManyCores ? kLongEvery - 1 : 0;
    for (const auto &[core, megahertz] : m_megahertz)
        report(core, megahertz * 1e6, tick.row);
}

void FrequencyReader::report(std::uint32_t core, double hertz, SeriesRow &row)
{
    if (core >= m_slots.size())
        m_slots.resize(core + 1);
    auto &slot = m_slots[core];
    if (!slot)
        slot = row.add("cpu_frequency_hertz", {{"core", std::to_string(core)}});
    row.set(*slot, hertz);
}

} // namespace perfdeck
