// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/gpu/NvmlReader.h"

#include "core/collect/system/SizeText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace perfdeck {

namespace {

// Divisors rather than factors: 41 / 100 is the decimal number 0.41, 41 * 0.01 is not.
constexpr double kPercentOfOne = 100;
constexpr double kMilliwattsOfWatt = 1e3;
constexpr double kMegahertz = 1e6;
constexpr double kKilobyte = 1e3;

constexpr std::size_t kFirstProcesses = 64;
constexpr std::size_t kMostProcesses = 4096;

struct Reason
{
    unsigned long long bit;
    GpuThrottle throttle;
};

constexpr std::array kReasons{
    Reason{nvml::kSwPowerCap, GpuThrottle::PowerCap},
    Reason{nvml::kSwThermalSlowdown, GpuThrottle::SoftwareThermal},
    Reason{nvml::kHwThermalSlowdown, GpuThrottle::HardwareThermal},
    Reason{nvml::kHwPowerBrakeSlowdown, GpuThrottle::PowerBrake},
    Reason{nvml::kHwSlowdown, GpuThrottle::HardwareSlowdown},
    Reason{nvml::kSyncBoost, GpuThrottle::SyncBoost},
};

GpuThrottles throttlesOf(unsigned long long reasons)
{
    GpuThrottles throttles;
    for (const Reason &reason : kReasons)
        throttles.set(static_cast<std::size_t>(reason.throttle), (reasons & reason.bit) != 0);
    // The general bit stands beside the particular ones.
    if (throttles.test(static_cast<std::size_t>(GpuThrottle::HardwareThermal))
        || throttles.test(static_cast<std::size_t>(GpuThrottle::PowerBrake)))
        throttles.reset(static_cast<std::size_t>(GpuThrottle::HardwareSlowdown));
    return throttles;
}

bool isLoss(nvml::Return outcome)
{
    constexpr std::array kLosses{nvml::kGpuIsLost,
                                 nvml::kResetRequired,
                                 nvml::kGpuNotFound,
                                 nvml::kUninitialized,
                                 nvml::kDriverNotLoaded,
                                 nvml::kVersionMismatch};
    return std::find(kLosses.begin(), kLosses.end(), outcome) != kLosses.end();
}

/// "0000:17:00.0", as in /sys; NVML itself writes eight digits of the domain, in capitals.
std::string busIdOf(const nvml::PciInfo &info)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04x:%02x:%02x.0", info.domain, info.bus, info.device);
    return text.data();
}

template<std::size_t size>
std::string textOf(nvml::Return outcome, std::array<char, size> &text)
{
    text.back() = '\0';
    return outcome == nvml::kSuccess ? std::string(text.data()) : std::string();
}

template<class Info>
using ListFunction = nvml::Return (*)(nvml::Device, unsigned int *, Info *);

template<class Info>
std::vector<Info> listProcesses(ListFunction<Info> function, nvml::Device handle)
{
    std::vector<Info> found(kFirstProcesses);
    while (true) {
        auto count = static_cast<unsigned int>(found.size());
        const nvml::Return outcome = NvmlLibrary::call(function, handle, &count, found.data());
        if (outcome == nvml::kInsufficientSize && found.size() < kMostProcesses) {
            // More may start before the next call.
            found.resize(std::clamp<std::size_t>(count, 2 * found.size(), kMostProcesses));
            continue;
        }
        found.resize(outcome == nvml::kSuccess ? std::min<std::size_t>(count, found.size()) : 0);
        return found;
    }
}

/// A process that computes and draws is in both lists, with the same memory.
using ProcessMap = std::map<std::uint32_t, GpuProcess>;

void addProcess(ProcessMap &processes, unsigned int pid, unsigned long long memory)
{
    GpuProcess &process = processes[pid];
    process.pid = pid;
    if (memory != nvml::kNotAvailable)
        process.memoryBytes = std::fmax(process.memoryBytes, static_cast<double>(memory));
}

void addProcesses(ProcessMap &processes,
                  NvmlLibrary::Processes function,
                  NvmlLibrary::ProcessesV1 older,
                  nvml::Device handle,
                  bool withoutInstances)
{
    if (function == nullptr)
        for (const nvml::ProcessInfoV1 &info : listProcesses(older, handle))
            addProcess(processes, info.pid, info.usedGpuMemory);
    for (const nvml::ProcessInfo &info : listProcesses(function, handle))
        if (!withoutInstances || info.gpuInstanceId == nvml::kNoInstance)
            addProcess(processes, info.pid, info.usedGpuMemory);
}

} // namespace

/// Asks one device one thing after another and notices when it is lost on the way.
class NvmlReader::Asking final
{
public:
    Asking(const NvmlLibrary &library, nvml::Device handle)
        : m_library(library)
        , m_handle(handle)
    {
    }

    /// The answer, or nothing; a lost device is not asked again, for it may take seconds to say so.
    template<class Value, class... Parameters, class... Arguments>
    std::optional<Value> ask(nvml::Return (*function)(nvml::Device, Parameters...),
                             Arguments... arguments)
    {
        Value value{};
        return put(function, value, arguments...) ? std::optional(value) : std::nullopt;
    }

    /// NaN where there is no answer.
    template<class... Parameters, class... Arguments>
    double number(nvml::Return (*function)(nvml::Device, Parameters...), Arguments... arguments)
    {
        const auto value = ask<unsigned int>(function, arguments...);
        return value ? static_cast<double>(*value) : kNoGpuValue;
    }

    template<class Value, class... Parameters, class... Arguments>
    bool
    put(nvml::Return (*function)(nvml::Device, Parameters...), Value &value, Arguments... arguments)
    {
        if (isLoss(m_outcome))
            return false;
        m_outcome = NvmlLibrary::call(function, m_handle, arguments..., &value);
        return m_outcome == nvml::kSuccess;
    }

    [[nodiscard]] bool isLost() const { return isLoss(m_outcome); }

    [[nodiscard]] nvml::Return outcome() const { return m_outcome; }

    [[nodiscard]] const NvmlLibrary &library() const { return m_library; }

private:
    const NvmlLibrary &m_library;
    nvml::Device m_handle;
    nvml::Return m_outcome = nvml::kSuccess;
};

NvmlReader::NvmlReader(std::shared_ptr<GpuNumbers> numbers, std::string library)
    : m_numbers(std::move(numbers))
    , m_path(std::move(library))
{
}

bool NvmlReader::isAnyLost() const
{
    return std::any_of(m_devices.begin(), m_devices.end(), [](const Device &device) {
        return !device.problem.empty();
    });
}

std::vector<GpuDevice> NvmlReader::devices()
{
    if (isAnyLost())
        m_library.reset();
    if (!m_library) {
        auto opened = NvmlLibrary::open(m_path);
        if (opened)
            m_library = std::move(*opened);
        else
            for (Device &device : m_devices)
                device.problem = opened.error().message();
    }
    if (m_library)
        enumerate();
    std::vector<GpuDevice> things;
    for (const Device &device : m_devices)
        things.push_back(device.thing);
    return things;
}

void NvmlReader::enumerate()
{
    const std::vector<Device> before = std::exchange(m_devices, {});
    unsigned int count = 0;
    if (NvmlLibrary::call(m_library->count, &count) != nvml::kSuccess)
        return;
    for (unsigned int index = 0; index < count; ++index) {
        Device device;
        device.index = index;
        const nvml::Return outcome = NvmlLibrary::call(m_library->byIndex, index, &device.handle);
        if (outcome != nvml::kSuccess) {
            addLost(index, outcome, before);
            continue;
        }
        device.thing = describe(device.handle);
        device.thing.device = m_numbers->nameOf(
            device.thing.busId.empty() ? "nvml " + std::to_string(index) : device.thing.busId);
        const auto known = std::find_if(before.begin(), before.end(), [&device](const Device &old) {
            return old.thing.device == device.thing.device;
        });
        if (known != before.end()) {
            device.pcieReceiveBytesPerSecond = known->pcieReceiveBytesPerSecond;
            device.pcieTransmitBytesPerSecond = known->pcieTransmitBytesPerSecond;
        }
        unsigned int mode = 0;
        unsigned int pending = 0;
        device.hasInstances = NvmlLibrary::call(m_library->migMode, device.handle, &mode, &pending)
                == nvml::kSuccess
            && mode == nvml::kMigEnabled;
        m_devices.push_back(device);
        if (device.hasInstances)
            addInstances(device);
    }
}

void NvmlReader::addLost(unsigned int index,
                         nvml::Return outcome,
                         const std::vector<Device> &before)
{
    const auto known = std::find_if(before.begin(), before.end(), [index](const Device &device) {
        return device.index == index && !device.isInstance;
    });
    Device device;
    device.index = index;
    if (known != before.end())
        device.thing = known->thing;
    else
        device.thing
            = {m_numbers->nameOf("nvml " + std::to_string(index)), {}, {}, "NVIDIA GPU", {}};
    device.problem = m_library->describe(outcome);
    m_devices.push_back(std::move(device));
}

void NvmlReader::addInstances(const Device &gpu)
{
    const std::string parent = gpu.thing.device;
    const unsigned int index = gpu.index;
    const nvml::Device handle = gpu.handle;
    unsigned int most = 0;
    if (NvmlLibrary::call(m_library->maxMigDevices, handle, &most) != nvml::kSuccess)
        return;
    for (unsigned int at = 0; at < most; ++at) {
        Device instance;
        instance.index = index;
        instance.isInstance = true;
        if (NvmlLibrary::call(m_library->migDevice, handle, at, &instance.handle) != nvml::kSuccess)
            continue; // their numbers may have gaps
        instance.thing = describe(instance.handle);
        instance.thing.device = parent + ":mig" + std::to_string(at);
        instance.thing.parent = parent;
        instance.thing.busId.clear();
        unsigned int number = 0;
        if (NvmlLibrary::call(m_library->gpuInstance, instance.handle, &number) == nvml::kSuccess)
            instance.thing.attributes.emplace_back("GPU instance", std::to_string(number));
        if (NvmlLibrary::call(m_library->computeInstance, instance.handle, &number)
            == nvml::kSuccess)
            instance.thing.attributes.emplace_back("Compute instance", std::to_string(number));
        m_devices.push_back(std::move(instance));
    }
}

GpuDevice NvmlReader::describe(nvml::Device handle) const
{
    const NvmlLibrary &library = *m_library;
    GpuDevice thing;
    std::array<char, nvml::kNameBytes> name{};
    thing.name
        = textOf(NvmlLibrary::call(library.name, handle, name.data(), nvml::kNameBytes), name);
    if (thing.name.empty())
        thing.name = "NVIDIA GPU";
    nvml::PciInfo pci{};
    if (NvmlLibrary::call(library.pciInfo, handle, &pci) == nvml::kSuccess)
        thing.busId = busIdOf(pci);
    nvml::Memory memory{};
    if (NvmlLibrary::call(library.memory, handle, &memory) == nvml::kSuccess && memory.total > 0)
        thing.attributes.emplace_back("GPU memory", binarySize(memory.total));
    std::array<char, nvml::kVersionBytes> version{};
    const std::string driver = textOf(
        NvmlLibrary::call(library.driverVersion, version.data(), nvml::kVersionBytes), version);
    if (!driver.empty())
        thing.attributes.emplace_back("Driver", "NVIDIA " + driver);
    std::array<char, nvml::kUuidBytes> uuid{};
    const std::string unique
        = textOf(NvmlLibrary::call(library.uuid, handle, uuid.data(), nvml::kUuidBytes), uuid);
    if (!unique.empty())
        thing.attributes.emplace_back("UUID", unique);
    return thing;
}

void NvmlReader::read(SteadyTime now, std::vector<GpuSample> &samples, FaultCounts &faults)
{
    (void)now;
    for (Device &device : m_devices) {
        GpuSample sample;
        if (device.problem.empty()) {
            Asking asking(*m_library, device.handle);
            sample = measure(device, asking);
            if (asking.isLost()) {
                device.problem = m_library->describe(asking.outcome());
                faults.add(Fault::NotReadable);
            }
        }
        if (!device.problem.empty()) {
            sample = {};
            sample.problem = device.problem;
        }
        sample.device = device.thing.device;
        sample.name = device.thing.name;
        samples.push_back(std::move(sample));
    }
}

GpuSample NvmlReader::measure(const Device &device, Asking &asking) const
{
    const NvmlLibrary &library = *m_library;
    GpuSample sample;
    if (const auto busy = asking.ask<nvml::Utilization>(library.utilization)) {
        sample.utilizationRatio = busy->gpu / kPercentOfOne;
        sample.memoryUtilizationRatio = busy->memory / kPercentOfOne;
    }
    // The newer function leaves out what the driver keeps for itself, as nvidia-smi does.
    nvml::MemoryV2 memory{};
    memory.version = nvml::kMemoryV2;
    if (asking.put(library.memoryV2, memory)) {
        sample.memoryUsedBytes = static_cast<double>(memory.used);
        sample.memoryTotalBytes = static_cast<double>(memory.total);
    } else if (const auto older = asking.ask<nvml::Memory>(library.memory)) {
        sample.memoryUsedBytes = static_cast<double>(older->used);
        sample.memoryTotalBytes = static_cast<double>(older->total);
    }
    if (!device.isInstance)
        measureWhole(sample, device, asking);
    if (asking.isLost())
        return sample;
    ProcessMap processes;
    addProcesses(processes,
                 library.computeProcesses,
                 library.computeProcessesV1,
                 device.handle,
                 device.hasInstances);
    addProcesses(processes,
                 library.graphicsProcesses,
                 library.graphicsProcessesV1,
                 device.handle,
                 device.hasInstances);
    for (const auto &[pid, process] : processes)
        sample.processes.push_back(process);
    return sample;
}

/// What an instance shares with the rest of its GPU and therefore is not reported of it.
void NvmlReader::measureWhole(GpuSample &sample, const Device &device, Asking &asking)
{
    const NvmlLibrary &library = asking.library();
    sample.powerWatts = asking.number(library.power) / kMilliwattsOfWatt;
    sample.powerLimitWatts = asking.number(library.powerLimit) / kMilliwattsOfWatt;
    sample.temperatureCelsius = asking.number(library.temperature, nvml::kGpuSensor);
    sample.clockHertz = asking.number(library.clock, int{nvml::kSmClock}) * kMegahertz;
    if (std::isnan(sample.clockHertz))
        sample.clockHertz = asking.number(library.clock, int{nvml::kGraphicsClock}) * kMegahertz;
    sample.memoryClockHertz = asking.number(library.clock, int{nvml::kMemoryClock}) * kMegahertz;
    if (const auto reasons = asking.ask<unsigned long long>(library.throttleReasons))
        sample.throttles = throttlesOf(*reasons);
    sample.pcieReceiveBytesPerSecond = device.pcieReceiveBytesPerSecond;
    sample.pcieTransmitBytesPerSecond = device.pcieTransmitBytesPerSecond;
}

void NvmlReader::readSlow(SteadyTime until)
{
    for (std::size_t step = 0; step < m_devices.size(); ++step) {
        Device &device = m_devices[m_nextSlow++ % m_devices.size()];
        if (device.isInstance || !device.hasPcie || !device.problem.empty())
            continue;
        if (std::chrono::steady_clock::now() >= until) {
            --m_nextSlow; // it is the first of the next turn
            return;
        }
        Asking asking(*m_library, device.handle);
        device.pcieReceiveBytesPerSecond
            = asking.number(m_library->pcie, int{nvml::kPcieReceive}) * kKilobyte;
        device.hasPcie = asking.outcome() != nvml::kNotSupported
            && asking.outcome() != nvml::kFunctionNotFound;
        if (device.hasPcie)
            device.pcieTransmitBytesPerSecond
                = asking.number(m_library->pcie, int{nvml::kPcieTransmit}) * kKilobyte;
    }
}

} // namespace perfdeck
