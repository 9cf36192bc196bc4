// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/TorchLayers.h"

#include "core/profile/read/EventColumns.h"
#include "core/profile/read/LayerBook.h"
#include "core/profile/read/TorchShapes.h"
#include "core/profile/read/TraceLayers.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::string_view kModule = "nn.Module: ";

/// What stands behind the last slash.
std::string_view leafOf(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

std::string layerName(std::string_view module, std::string_view op)
{
    return module.empty() ? std::string(op) : std::string(leafOf(module)) + '/' + std::string(op);
}

class TorchLayers final
{
public:
    TorchLayers(Profile &profile, const TraceRecord &record)
        : m_profile(profile)
        , m_record(record)
        , m_events(profile.events)
        , m_detail(std::exchange(profile.events.layer, {}))
        , m_module(m_events.size(), 0)
        , m_causes(m_events.size())
    {
        m_events.layer.assign(m_events.size(), kNoIndex);
        m_modules.number({});
        std::iota(m_causes.begin(), m_causes.end(), 0U);
    }

    void fill();

private:
    [[nodiscard]] const TraceDetail *detail(std::size_t event) const
    {
        return m_detail[event] == kNoIndex ? nullptr : &m_record.details[m_detail[event]];
    }

    [[nodiscard]] const std::string &name(std::size_t event) const
    {
        return m_record.names.text(m_events.name[event]);
    }

    [[nodiscard]] bool isOperator(std::size_t event) const;
    void findModule(std::size_t event);
    void findHostLayer(std::size_t event);
    void findDeviceLayer(std::size_t event);
    void remember(std::size_t event);
    void addCosts();
    void addMemory();

    Profile &m_profile;
    const TraceRecord &m_record;
    ProfileEvents &m_events;
    std::vector<std::uint32_t> m_detail; ///< of the record, by event
    std::vector<std::uint32_t> m_module; ///< into m_modules, by event
    std::vector<std::uint32_t> m_causes; ///< the launching event, by event
    NameTable m_modules;
    std::unordered_map<std::uint32_t, std::uint32_t> m_moduleOfStack;
    LayerBook m_book;
    std::unordered_map<std::int64_t, std::uint32_t> m_launches; ///< events by correlation
    std::unordered_map<std::int64_t, std::uint32_t> m_operators; ///< events by external id
};

bool TorchLayers::isOperator(std::size_t event) const
{
    if (const TraceDetail *known = detail(event))
        return known->kind == TraceArguments::Operator;
    return m_profile.format == ProfileFormat::TorchLegacy
        && name(event).find("::") != std::string::npos;
}

void TorchLayers::findModule(std::size_t event)
{
    const std::uint32_t around = m_events.parent[event];
    const std::uint32_t inherited = around == kNoIndex ? 0 : m_module[around];
    m_module[event] = inherited;
    const TraceDetail *known = detail(event);
    if (known && known->callStack != 0) {
        const auto [place, isNew] = m_moduleOfStack.try_emplace(known->callStack, 0);
        if (isNew)
            place->second = m_modules.number(modulePath(m_record.texts.text(known->callStack)));
        if (place->second != 0)
            m_module[event] = place->second;
    } else if (!known && name(event).starts_with(kModule)) {
        std::string path = m_modules.text(inherited);
        path += (path.empty() ? "" : "/") + name(event).substr(kModule.size());
        m_module[event] = m_modules.number(path);
    }
}

void TorchLayers::findHostLayer(std::size_t event)
{
    const std::uint32_t around = m_events.parent[event];
    const bool isInside = around != kNoIndex && m_events.layer[around] != kNoIndex
        && m_module[around] == m_module[event];
    if (isInside) {
        m_events.layer[event] = m_events.layer[around];
        return;
    }
    if (!isOperator(event))
        return;
    const std::string &module = m_modules.text(m_module[event]);
    m_events.layer[event]
        = m_book.layer(layerName(module, name(event)), name(event), module, "CPU");
    ProfileLayer &layer = m_book.at(m_events.layer[event]);
    if (const TraceDetail *known = detail(event); known && layer.inputs.empty())
        layer.inputs = torchShapes(m_record.texts.text(known->inputDims),
                                   m_record.texts.text(known->inputTypes));
}

void TorchLayers::remember(std::size_t event)
{
    const TraceDetail *known = detail(event);
    if (!known)
        return;
    const auto index = static_cast<std::uint32_t>(event);
    if (known->kind == TraceArguments::Launch && known->correlation >= 0)
        m_launches.emplace(known->correlation, index);
    if (known->kind == TraceArguments::Operator && known->externalId >= 0)
        m_operators.emplace(known->externalId, index);
}

void TorchLayers::findDeviceLayer(std::size_t event)
{
    const TraceDetail &known = *detail(event);
    const auto launch = m_launches.find(known.correlation);
    auto cause = kNoIndex;
    if (launch != m_launches.end() && m_events.layer[launch->second] != kNoIndex)
        cause = launch->second;
    else if (const auto op = m_operators.find(known.externalId); op != m_operators.end())
        cause = op->second;
    else if (launch != m_launches.end())
        cause = launch->second;
    if (cause != kNoIndex)
        m_causes[event] = cause;
    const std::uint32_t host = cause == kNoIndex ? kNoIndex : m_events.layer[cause];
    if (host == kNoIndex) {
        m_events.layer[event] = m_book.layer(name(event), name(event), {}, known.device);
        return;
    }
    const ProfileLayer launching = m_book.at(host);
    const std::uint32_t layer
        = m_book.layer(launching.name, launching.op, launching.module, known.device);
    m_events.layer[event] = layer;
    if (!launching.inputs.empty()) {
        m_book.at(layer).inputs = launching.inputs;
        m_book.at(host).inputs.clear(); // the device does the work
    }
}

void TorchLayers::fill()
{
    std::vector<std::uint32_t> onDevice;
    for (std::uint32_t i = 0; i < m_events.size(); ++i) {
        const TraceDetail *known = detail(i);
        if (known && known->kind == TraceArguments::DeviceWork) {
            onDevice.push_back(i);
            continue;
        }
        findModule(i);
        findHostLayer(i);
        remember(i);
    }
    for (const std::uint32_t event : onDevice)
        findDeviceLayer(event);
    m_profile.layers = m_book.layers();
    addLayerTimes(m_profile, selfTimes(m_events), m_causes);
    addCosts();
    addMemory();
}

/// FLOPs and memory that the events themselves say, in a run on average.
void TorchLayers::addCosts()
{
    const auto warmUps = std::ranges::count(m_profile.runs, true, &ProfileRun::isWarmUp);
    const double measured = static_cast<double>(std::ssize(m_profile.runs) - warmUps);
    RunFinder finder(m_profile.runs);
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        const TraceDetail *known = detail(i);
        if (!known || known->kind != TraceArguments::Operator || m_events.layer[i] == kNoIndex)
            continue;
        const auto run = finder.at(m_events.start[i]);
        if (!run || m_profile.runs[*run].isWarmUp)
            continue;
        ProfileLayer &layer = m_profile.layers[m_events.layer[i]];
        const auto add = [measured](double &sum, double more) {
            if (!std::isnan(more))
                sum = (std::isnan(sum) ? 0 : sum) + more / measured;
        };
        add(layer.cost.flops, known->flops);
        const std::uint32_t around = m_events.parent[i];
        const bool isInner = around != kNoIndex && m_events.layer[around] == m_events.layer[i];
        if (!isInner) // an operator's memory holds that of those inside
            add(layer.memoryAllocated, known->memory);
    }
}

void TorchLayers::addMemory()
{
    std::unordered_map<std::string, std::size_t> courses;
    std::unordered_map<std::string, double> inUse;
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        const TraceDetail *known = detail(i);
        if (!known || known->kind != TraceArguments::Memory)
            continue;
        const auto [place, isNew] = courses.try_emplace(known->device, m_profile.memory.size());
        if (isNew)
            m_profile.memory.push_back({known->device, {}});
        double &running = inUse[known->device];
        running += std::isnan(known->memory) ? 0 : known->memory;
        MemoryPoint point = known->point;
        if (!std::isnan(point.inUse))
            running = point.inUse;
        point.time = m_events.start[i];
        point.inUse = running;
        point.layer = m_events.layer[i];
        m_profile.memory[place->second].points.push_back(point);
        if (point.layer == kNoIndex)
            continue;
        ProfileLayer &layer = m_profile.layers[point.layer];
        layer.memoryPeak = std::fmax(layer.memoryPeak, running);
        layer.memoryInUse = running;
    }
}

} // namespace

std::string modulePath(std::string_view callStack)
{
    std::string path;
    while (!callStack.empty()) { // the outermost frame stands last
        const std::size_t cut = callStack.rfind(';');
        const std::string_view frame
            = cut == std::string_view::npos ? callStack : callStack.substr(cut + 1);
        callStack = cut == std::string_view::npos ? std::string_view() : callStack.substr(0, cut);
        const std::size_t at = frame.find(kModule);
        if (at == std::string_view::npos)
            continue;
        path += (path.empty() ? "" : "/") + std::string(frame.substr(at + kModule.size()));
    }
    return path;
}

void addTorchLayers(Profile &profile, const TraceRecord &record)
{
    TorchLayers(profile, record).fill();
}

} // namespace perfdeck
