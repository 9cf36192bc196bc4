// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/gpu/NvmlLibrary.h"

#include <dlfcn.h>

namespace perfdeck {

Result<std::unique_ptr<NvmlLibrary>> NvmlLibrary::open(const std::string &path)
{
    void *handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) {
        const char *reason = ::dlerror(); // NOLINT(concurrency-mt-unsafe)
        return failure(ErrorKind::NotFound,
                       "The library of the NVIDIA driver was not loaded",
                       reason != nullptr ? reason : path);
    }
    std::unique_ptr<NvmlLibrary> library(new NvmlLibrary(handle)); // the constructor is private
    const nvml::Return outcome = call(library->m_init);
    if (outcome != nvml::kSuccess)
        return failure(ErrorKind::Unavailable,
                       "The NVIDIA driver did not start through " + path,
                       library->describe(outcome),
                       "Look whether nvidia-smi works.");
    library->m_isInitialised = true;
    return library;
}

NvmlLibrary::NvmlLibrary(void *handle)
    : m_handle(handle)
{
    findFunctions();
}

NvmlLibrary::~NvmlLibrary()
{
    if (m_isInitialised)
        (void)call(m_shutdown);
    ::dlclose(m_handle);
}

std::string NvmlLibrary::describe(nvml::Return outcome) const
{
    const char *text = m_errorString != nullptr ? m_errorString(outcome) : nullptr;
    return text != nullptr ? text : "NVML error " + std::to_string(outcome);
}

template<class Function>
void NvmlLibrary::find(Function &function, std::initializer_list<const char *> names)
{
    for (const char *symbol : names) {
        function = reinterpret_cast<Function>(::dlsym(m_handle, symbol)); // NOLINT
        if (function != nullptr)
            return;
    }
}

void NvmlLibrary::findFunctions()
{
    find(m_init, {"nvmlInit_v2"});
    find(m_shutdown, {"nvmlShutdown"});
    find(m_errorString, {"nvmlErrorString"});
    find(driverVersion, {"nvmlSystemGetDriverVersion"});
    find(count, {"nvmlDeviceGetCount_v2"});
    find(byIndex, {"nvmlDeviceGetHandleByIndex_v2"});
    find(name, {"nvmlDeviceGetName"});
    find(uuid, {"nvmlDeviceGetUUID"});
    find(pciInfo, {"nvmlDeviceGetPciInfo_v3"});
    find(utilization, {"nvmlDeviceGetUtilizationRates"});
    find(memory, {"nvmlDeviceGetMemoryInfo"});
    find(memoryV2, {"nvmlDeviceGetMemoryInfo_v2"});
    find(power, {"nvmlDeviceGetPowerUsage"});
    find(powerLimit, {"nvmlDeviceGetEnforcedPowerLimit", "nvmlDeviceGetPowerManagementLimit"});
    find(clock, {"nvmlDeviceGetClockInfo"});
    find(temperature, {"nvmlDeviceGetTemperature"});
    find(pcie, {"nvmlDeviceGetPcieThroughput"});
    find(throttleReasons,
         {"nvmlDeviceGetCurrentClocksEventReasons", "nvmlDeviceGetCurrentClocksThrottleReasons"});
    find(migMode, {"nvmlDeviceGetMigMode"});
    find(maxMigDevices, {"nvmlDeviceGetMaxMigDeviceCount"});
    find(migDevice, {"nvmlDeviceGetMigDeviceHandleByIndex"});
    find(gpuInstance, {"nvmlDeviceGetGpuInstanceId"});
    find(computeInstance, {"nvmlDeviceGetComputeInstanceId"});
    // The functions _v2 and _v3 fill the same structure; without a version it was a shorter one.
    find(computeProcesses,
         {"nvmlDeviceGetComputeRunningProcesses_v3", "nvmlDeviceGetComputeRunningProcesses_v2"});
    find(graphicsProcesses,
         {"nvmlDeviceGetGraphicsRunningProcesses_v3", "nvmlDeviceGetGraphicsRunningProcesses_v2"});
    find(computeProcessesV1, {"nvmlDeviceGetComputeRunningProcesses"});
    find(graphicsProcessesV1, {"nvmlDeviceGetGraphicsRunningProcesses"});
}

} // namespace perfdeck
