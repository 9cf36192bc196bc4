// SPDX-License-Identifier: GPL-3.0-or-later
// A stand-in for libnvidia-ml.so.1: the real names, numbers and layouts of nvml.h, over a machine
// that a text file describes. The file named by PERFDECK_NVML_SCRIPT is read again when it changes:
//
//   driver 550.54.15          version of the driver
//   fail FUNCTION CODE        this function answers CODE; after a gpu line: for that GPU only
//   gpu NAME                  begins a GPU; mig NAME begins an instance of it
//   bus 0000:17:00.0, uuid TEXT, total, used, reserved (bytes), busy, membusy (percent),
//   power, limit (milliwatts), temp (°C), sm, graphics, mem (MHz), reasons (bits), rx, tx (KB/s),
//   gi, ci (numbers)          what is not given is not supported
//   compute-process PID BYTES [GI], graphics-process PID BYTES [GI]: BYTES may be na
//   lost CODE                 every call about the GPU answers CODE (15: GPU is lost)
//   slow MILLISECONDS         every call about the GPU takes that long
//
// With PERFDECK_NVML_OLD it has the functions of a driver of 2016 only.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <vector>

// NOLINTBEGIN
extern "C" {
typedef enum nvmlReturn_enum
{
    NVML_SUCCESS = 0,
    NVML_ERROR_UNINITIALIZED = 1,
    NVML_ERROR_INVALID_ARGUMENT = 2,
    NVML_ERROR_NOT_SUPPORTED = 3,
    NVML_ERROR_NOT_FOUND = 6,
    NVML_ERROR_INSUFFICIENT_SIZE = 7,
    NVML_ERROR_GPU_IS_LOST = 15,
    NVML_ERROR_UNKNOWN = 999
} nvmlReturn_t;

typedef struct nvmlDevice_st *nvmlDevice_t;

typedef struct nvmlUtilization_st
{
    unsigned int gpu;
    unsigned int memory;
} nvmlUtilization_t;

typedef struct nvmlMemory_st
{
    unsigned long long total;
    unsigned long long free;
    unsigned long long used;
} nvmlMemory_t;

typedef struct nvmlMemory_v2_st
{
    unsigned int version;
    unsigned long long total;
    unsigned long long reserved;
    unsigned long long free;
    unsigned long long used;
} nvmlMemory_v2_t;

typedef struct nvmlPciInfo_st
{
    char busIdLegacy[16];
    unsigned int domain;
    unsigned int bus;
    unsigned int device;
    unsigned int pciDeviceId;
    unsigned int pciSubSystemId;
    char busId[32];
} nvmlPciInfo_t;

typedef struct nvmlProcessInfo_v1_st
{
    unsigned int pid;
    unsigned long long usedGpuMemory;
} nvmlProcessInfo_v1_t;

typedef struct nvmlProcessInfo_st
{
    unsigned int pid;
    unsigned long long usedGpuMemory;
    unsigned int gpuInstanceId;
    unsigned int computeInstanceId;
} nvmlProcessInfo_t;

typedef enum nvmlTemperatureSensors_enum
{
    NVML_TEMPERATURE_GPU = 0
} nvmlTemperatureSensors_t;

typedef enum nvmlClockType_enum
{
    NVML_CLOCK_GRAPHICS = 0,
    NVML_CLOCK_SM = 1,
    NVML_CLOCK_MEM = 2
} nvmlClockType_t;

typedef enum nvmlPcieUtilCounter_enum
{
    NVML_PCIE_UTIL_TX_BYTES = 0,
    NVML_PCIE_UTIL_RX_BYTES = 1
} nvmlPcieUtilCounter_t;
}

#define NVML_VERSION_OF(type, version) ((unsigned int)(sizeof(type) | ((version) << 24U)))

struct Process
{
    unsigned int pid;
    unsigned long long bytes;
    unsigned int instance;
};

struct nvmlDevice_st
{
    std::string name;
    std::map<std::string, std::string> values;
    std::map<std::string, int> failures;
    std::vector<Process> compute;
    std::vector<Process> graphics;
    std::deque<nvmlDevice_st> instances;
    bool isThere = true;
};

namespace {

struct Machine
{
    std::string driver;
    std::map<std::string, int> failures;
    std::deque<nvmlDevice_st> gpus;
};

Machine machine;
timespec readAt{};
bool isInitialised = false;

Process processFrom(std::istringstream &words)
{
    Process process{0, 0, ~0U};
    std::string bytes;
    words >> process.pid >> bytes;
    process.bytes = bytes == "na" ? ~0ULL : std::strtoull(bytes.c_str(), nullptr, 10);
    unsigned int instance = 0;
    if (words >> instance)
        process.instance = instance;
    return process;
}

void takeLine(Machine &into, const std::string &line)
{
    std::istringstream words(line);
    std::string key;
    std::string rest;
    words >> key >> std::ws;
    if (key.empty() || key.front() == '#')
        return;
    nvmlDevice_st *gpu = into.gpus.empty() ? nullptr : &into.gpus.back();
    nvmlDevice_st *device = gpu && !gpu->instances.empty() ? &gpu->instances.back() : gpu;
    if (key == "fail") {
        std::string function;
        int code = 0;
        words >> function >> code;
        (device ? device->failures : into.failures)[function] = code;
    } else if (key == "compute-process") {
        device->compute.push_back(processFrom(words));
    } else if (key == "graphics-process") {
        device->graphics.push_back(processFrom(words));
    } else if (std::getline(words, rest)) {
        if (key == "driver")
            into.driver = rest;
        else if (key == "gpu")
            into.gpus.emplace_back().name = rest;
        else if (key == "mig")
            gpu->instances.emplace_back().name = rest;
        else
            device->values[key] = rest;
    }
}

/// Devices keep their address, for callers hold it.
void update(std::deque<nvmlDevice_st> &kept, const std::deque<nvmlDevice_st> &fresh)
{
    for (std::size_t i = 0; i < std::max(kept.size(), fresh.size()); ++i) {
        if (i >= kept.size())
            kept.emplace_back();
        kept[i].isThere = i < fresh.size();
        if (!kept[i].isThere)
            continue;
        kept[i].name = fresh[i].name;
        kept[i].values = fresh[i].values;
        kept[i].failures = fresh[i].failures;
        kept[i].compute = fresh[i].compute;
        kept[i].graphics = fresh[i].graphics;
        update(kept[i].instances, fresh[i].instances);
    }
}

unsigned countOf(const std::deque<nvmlDevice_st> &devices)
{
    return unsigned(std::count_if(devices.begin(), devices.end(), [](const nvmlDevice_st &device) {
        return device.isThere;
    }));
}

void readScript(bool always)
{
    const char *path = std::getenv("PERFDECK_NVML_SCRIPT");
    struct stat status = {};
    if (path == nullptr || ::stat(path, &status) != 0)
        return;
    if (!always && status.st_mtim.tv_sec == readAt.tv_sec
        && status.st_mtim.tv_nsec == readAt.tv_nsec)
        return;
    readAt = status.st_mtim;
    Machine fresh;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        takeLine(fresh, line);
    machine.driver = fresh.driver;
    machine.failures = fresh.failures;
    update(machine.gpus, fresh.gpus);
}

nvmlReturn_t failureOf(const std::map<std::string, int> &failures, const char *function)
{
    const auto found = failures.find(function);
    return found == failures.end() ? NVML_SUCCESS : nvmlReturn_t(found->second);
}

nvmlReturn_t globally(const char *function)
{
    readScript(false);
    const nvmlReturn_t failed = failureOf(machine.failures, function);
    if (failed != NVML_SUCCESS)
        return failed;
    return isInitialised ? NVML_SUCCESS : NVML_ERROR_UNINITIALIZED;
}

std::optional<unsigned long long> numberOf(nvmlDevice_t device, const char *key)
{
    const auto found = device->values.find(key);
    if (found == device->values.end())
        return std::nullopt;
    return std::strtoull(found->second.c_str(), nullptr, 0);
}

nvmlReturn_t about(nvmlDevice_t device, const char *function)
{
    const nvmlReturn_t failed = globally(function);
    if (failed != NVML_SUCCESS)
        return failed;
    if (device == nullptr || !device->isThere)
        return NVML_ERROR_INVALID_ARGUMENT;
    if (const auto slow = numberOf(device, "slow"))
        std::this_thread::sleep_for(std::chrono::milliseconds(*slow));
    if (const auto lost = numberOf(device, "lost"))
        return nvmlReturn_t(*lost);
    return failureOf(device->failures, function);
}

template<class Number>
nvmlReturn_t give(nvmlDevice_t device, const char *function, const char *key, Number *into)
{
    const nvmlReturn_t failed = about(device, function);
    if (failed != NVML_SUCCESS)
        return failed;
    const auto value = numberOf(device, key);
    if (!value)
        return NVML_ERROR_NOT_SUPPORTED;
    *into = Number(*value);
    return NVML_SUCCESS;
}

nvmlReturn_t giveText(const std::string &text, char *into, unsigned int length)
{
    if (text.empty())
        return NVML_ERROR_NOT_SUPPORTED;
    if (text.size() >= length)
        return NVML_ERROR_INSUFFICIENT_SIZE;
    std::memcpy(into, text.c_str(), text.size() + 1);
    return NVML_SUCCESS;
}

void fill(nvmlProcessInfo_v1_t &info, const Process &process)
{
    info = {process.pid, process.bytes};
}

[[maybe_unused]] void fill(nvmlProcessInfo_t &info, const Process &process)
{
    info = {process.pid, process.bytes, process.instance, process.instance};
}

template<class Info>
nvmlReturn_t giveProcesses(nvmlDevice_t device,
                           const char *function,
                           std::vector<Process> nvmlDevice_st::*list,
                           unsigned int *count,
                           Info *into)
{
    const nvmlReturn_t failed = about(device, function);
    if (failed != NVML_SUCCESS)
        return failed;
    const std::vector<Process> &processes = device->*list;
    const unsigned int room = *count;
    *count = unsigned(processes.size());
    if (processes.size() > room)
        return NVML_ERROR_INSUFFICIENT_SIZE;
    for (std::size_t i = 0; i < processes.size(); ++i)
        fill(into[i], processes[i]);
    return NVML_SUCCESS;
}

} // namespace

extern "C" {

nvmlReturn_t nvmlInit_v2()
{
    readScript(true);
    const nvmlReturn_t failed = failureOf(machine.failures, "nvmlInit_v2");
    isInitialised = failed == NVML_SUCCESS;
    return failed;
}

nvmlReturn_t nvmlShutdown()
{
    isInitialised = false;
    return NVML_SUCCESS;
}

const char *nvmlErrorString(nvmlReturn_t result)
{
    switch (int(result)) {
    case 0:
        return "The operation was successful";
    case 9:
        return "Driver Not Loaded";
    case 15:
        return "GPU is lost";
    case 16:
        return "GPU requires restart";
    case 18:
        return "Driver/library version mismatch";
    default:
        return "Unknown Error";
    }
}

nvmlReturn_t nvmlSystemGetDriverVersion(char *version, unsigned int length)
{
    const nvmlReturn_t failed = globally("nvmlSystemGetDriverVersion");
    return failed != NVML_SUCCESS ? failed : giveText(machine.driver, version, length);
}

nvmlReturn_t nvmlDeviceGetCount_v2(unsigned int *count)
{
    const nvmlReturn_t failed = globally("nvmlDeviceGetCount_v2");
    *count = countOf(machine.gpus);
    return failed;
}

nvmlReturn_t nvmlDeviceGetHandleByIndex_v2(unsigned int index, nvmlDevice_t *device)
{
    const nvmlReturn_t failed = globally("nvmlDeviceGetHandleByIndex_v2");
    if (failed != NVML_SUCCESS)
        return failed;
    if (index >= countOf(machine.gpus))
        return NVML_ERROR_INVALID_ARGUMENT;
    *device = &machine.gpus[index];
    return about(*device, "nvmlDeviceGetHandleByIndex_v2");
}

nvmlReturn_t nvmlDeviceGetName(nvmlDevice_t device, char *name, unsigned int length)
{
    const nvmlReturn_t failed = about(device, "nvmlDeviceGetName");
    return failed != NVML_SUCCESS ? failed : giveText(device->name, name, length);
}

nvmlReturn_t nvmlDeviceGetUUID(nvmlDevice_t device, char *uuid, unsigned int length)
{
    const nvmlReturn_t failed = about(device, "nvmlDeviceGetUUID");
    return failed != NVML_SUCCESS ? failed : giveText(device->values["uuid"], uuid, length);
}

nvmlReturn_t nvmlDeviceGetPciInfo_v3(nvmlDevice_t device, nvmlPciInfo_t *pci)
{
    const nvmlReturn_t failed = about(device, "nvmlDeviceGetPciInfo_v3");
    if (failed != NVML_SUCCESS)
        return failed;
    std::memset(pci, 0, sizeof(*pci));
    unsigned int function = 0;
    if (std::sscanf(device->values["bus"].c_str(),
                    "%x:%x:%x.%x",
                    &pci->domain,
                    &pci->bus,
                    &pci->device,
                    &function)
        != 4)
        return NVML_ERROR_NOT_SUPPORTED;
    std::snprintf(
        pci->busId, sizeof(pci->busId), "%08X:%02X:%02X.0", pci->domain, pci->bus, pci->device);
    return NVML_SUCCESS;
}

nvmlReturn_t nvmlDeviceGetUtilizationRates(nvmlDevice_t device, nvmlUtilization_t *utilization)
{
    const nvmlReturn_t failed
        = give(device, "nvmlDeviceGetUtilizationRates", "busy", &utilization->gpu);
    utilization->memory
        = unsigned(failed == NVML_SUCCESS ? numberOf(device, "membusy").value_or(0) : 0);
    return failed;
}

nvmlReturn_t nvmlDeviceGetMemoryInfo(nvmlDevice_t device, nvmlMemory_t *memory)
{
    const nvmlReturn_t failed = give(device, "nvmlDeviceGetMemoryInfo", "total", &memory->total);
    if (failed != NVML_SUCCESS)
        return failed;
    memory->used = numberOf(device, "used").value_or(0) + numberOf(device, "reserved").value_or(0);
    memory->free = memory->total - memory->used;
    return NVML_SUCCESS;
}

nvmlReturn_t nvmlDeviceGetPowerUsage(nvmlDevice_t device, unsigned int *power)
{
    return give(device, "nvmlDeviceGetPowerUsage", "power", power);
}

nvmlReturn_t nvmlDeviceGetEnforcedPowerLimit(nvmlDevice_t device, unsigned int *limit)
{
    return give(device, "nvmlDeviceGetEnforcedPowerLimit", "limit", limit);
}

nvmlReturn_t nvmlDeviceGetClockInfo(nvmlDevice_t device, nvmlClockType_t type, unsigned int *clock)
{
    const char *key = type == NVML_CLOCK_GRAPHICS ? "graphics"
        : type == NVML_CLOCK_SM                   ? "sm"
                                                  : "mem";
    return give(device, "nvmlDeviceGetClockInfo", key, clock);
}

nvmlReturn_t nvmlDeviceGetTemperature(nvmlDevice_t device,
                                      nvmlTemperatureSensors_t sensor,
                                      unsigned int *temperature)
{
    if (sensor != NVML_TEMPERATURE_GPU)
        return NVML_ERROR_INVALID_ARGUMENT;
    return give(device, "nvmlDeviceGetTemperature", "temp", temperature);
}

nvmlReturn_t
nvmlDeviceGetPcieThroughput(nvmlDevice_t device, nvmlPcieUtilCounter_t counter, unsigned int *value)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(20)); // as the real one
    return give(device,
                "nvmlDeviceGetPcieThroughput",
                counter == NVML_PCIE_UTIL_TX_BYTES ? "tx" : "rx",
                value);
}

nvmlReturn_t nvmlDeviceGetCurrentClocksThrottleReasons(nvmlDevice_t device,
                                                       unsigned long long *reasons)
{
    return give(device, "nvmlDeviceGetCurrentClocksThrottleReasons", "reasons", reasons);
}

nvmlReturn_t nvmlDeviceGetComputeRunningProcesses(nvmlDevice_t device,
                                                  unsigned int *count,
                                                  nvmlProcessInfo_v1_t *infos)
{
    return giveProcesses(
        device, "nvmlDeviceGetComputeRunningProcesses", &nvmlDevice_st::compute, count, infos);
}

nvmlReturn_t nvmlDeviceGetGraphicsRunningProcesses(nvmlDevice_t device,
                                                   unsigned int *count,
                                                   nvmlProcessInfo_v1_t *infos)
{
    return giveProcesses(
        device, "nvmlDeviceGetGraphicsRunningProcesses", &nvmlDevice_st::graphics, count, infos);
}

#ifndef PERFDECK_NVML_OLD
nvmlReturn_t nvmlDeviceGetMemoryInfo_v2(nvmlDevice_t device, nvmlMemory_v2_t *memory)
{
    if (memory->version != NVML_VERSION_OF(nvmlMemory_v2_t, 2U))
        return nvmlReturn_t(25); // NVML_ERROR_ARGUMENT_VERSION_MISMATCH
    const nvmlReturn_t failed = give(device, "nvmlDeviceGetMemoryInfo_v2", "total", &memory->total);
    if (failed != NVML_SUCCESS)
        return failed;
    memory->used = numberOf(device, "used").value_or(0);
    memory->reserved = numberOf(device, "reserved").value_or(0);
    memory->free = memory->total - memory->used - memory->reserved;
    return NVML_SUCCESS;
}

nvmlReturn_t nvmlDeviceGetCurrentClocksEventReasons(nvmlDevice_t device,
                                                    unsigned long long *reasons)
{
    return give(device, "nvmlDeviceGetCurrentClocksEventReasons", "reasons", reasons);
}

nvmlReturn_t nvmlDeviceGetComputeRunningProcesses_v3(nvmlDevice_t device,
                                                     unsigned int *count,
                                                     nvmlProcessInfo_t *infos)
{
    return giveProcesses(
        device, "nvmlDeviceGetComputeRunningProcesses_v3", &nvmlDevice_st::compute, count, infos);
}

nvmlReturn_t nvmlDeviceGetGraphicsRunningProcesses_v3(nvmlDevice_t device,
                                                      unsigned int *count,
                                                      nvmlProcessInfo_t *infos)
{
    return giveProcesses(
        device, "nvmlDeviceGetGraphicsRunningProcesses_v3", &nvmlDevice_st::graphics, count, infos);
}

nvmlReturn_t nvmlDeviceGetMigMode(nvmlDevice_t device, unsigned int *current, unsigned int *pending)
{
    const nvmlReturn_t failed = about(device, "nvmlDeviceGetMigMode");
    *current = *pending = countOf(device->instances) == 0 ? 0 : 1;
    return failed;
}

nvmlReturn_t nvmlDeviceGetMaxMigDeviceCount(nvmlDevice_t device, unsigned int *count)
{
    *count = 7;
    return about(device, "nvmlDeviceGetMaxMigDeviceCount");
}

nvmlReturn_t
nvmlDeviceGetMigDeviceHandleByIndex(nvmlDevice_t device, unsigned int index, nvmlDevice_t *instance)
{
    const nvmlReturn_t failed = about(device, "nvmlDeviceGetMigDeviceHandleByIndex");
    if (failed != NVML_SUCCESS)
        return failed;
    if (index >= countOf(device->instances))
        return NVML_ERROR_NOT_FOUND;
    *instance = &device->instances[index];
    return NVML_SUCCESS;
}

nvmlReturn_t nvmlDeviceGetGpuInstanceId(nvmlDevice_t device, unsigned int *id)
{
    return give(device, "nvmlDeviceGetGpuInstanceId", "gi", id);
}

nvmlReturn_t nvmlDeviceGetComputeInstanceId(nvmlDevice_t device, unsigned int *id)
{
    return give(device, "nvmlDeviceGetComputeInstanceId", "ci", id);
}
#endif
}
// NOLINTEND
