// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/collect/system/gpu/NvmlAbi.h"

#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// NVIDIA's management library (libnvidia-ml.so.1, part of the driver), loaded and initialised at
/// run time; shut down and unloaded by the destructor. The members are its functions; those that a
/// driver is too old for are null, and call() then answers kFunctionNotFound. Any call may take
/// milliseconds, on a failing GPU seconds. One thread at a time.
class NvmlLibrary final
{
public:
    /// `path` as dlopen() takes it. Fails where there is no library, no driver or no permission.
    [[nodiscard]] static Result<std::unique_ptr<NvmlLibrary>> open(const std::string &path);

    NvmlLibrary(const NvmlLibrary &) = delete;
    NvmlLibrary &operator=(const NvmlLibrary &) = delete;
    ~NvmlLibrary();

    template<class... Parameters, class... Arguments>
    [[nodiscard]] static nvml::Return call(nvml::Return (*function)(Parameters...),
                                           Arguments... arguments)
    {
        return function != nullptr ? function(arguments...) : nvml::kFunctionNotFound;
    }

    /// What the library calls this outcome: "GPU is lost".
    [[nodiscard]] std::string describe(nvml::Return outcome) const;

    using Text = nvml::Return (*)(nvml::Device, char *, unsigned int);
    using Number = nvml::Return (*)(nvml::Device, unsigned int *);
    using Choice = nvml::Return (*)(nvml::Device, int, unsigned int *);
    using Reasons = nvml::Return (*)(nvml::Device, unsigned long long *);
    using ByIndex = nvml::Return (*)(nvml::Device, unsigned int, nvml::Device *);
    using Processes = nvml::Return (*)(nvml::Device, unsigned int *, nvml::ProcessInfo *);
    using ProcessesV1 = nvml::Return (*)(nvml::Device, unsigned int *, nvml::ProcessInfoV1 *);

    nvml::Return (*driverVersion)(char *, unsigned int) = nullptr;
    nvml::Return (*count)(unsigned int *) = nullptr;
    nvml::Return (*byIndex)(unsigned int, nvml::Device *) = nullptr;
    Text name = nullptr;
    Text uuid = nullptr;
    nvml::Return (*pciInfo)(nvml::Device, nvml::PciInfo *) = nullptr;
    nvml::Return (*utilization)(nvml::Device, nvml::Utilization *) = nullptr;
    nvml::Return (*memory)(nvml::Device, nvml::Memory *) = nullptr;
    nvml::Return (*memoryV2)(nvml::Device, nvml::MemoryV2 *) = nullptr;
    Number power = nullptr; ///< milliwatts
    Number powerLimit = nullptr; ///< milliwatts
    Choice clock = nullptr; ///< MHz
    Choice temperature = nullptr; ///< degrees Celsius
    Choice pcie = nullptr; ///< KB/s over 20 ms, for which the call waits
    Reasons throttleReasons = nullptr;
    nvml::Return (*migMode)(nvml::Device, unsigned int *, unsigned int *) = nullptr;
    Number maxMigDevices = nullptr;
    ByIndex migDevice = nullptr;
    Number gpuInstance = nullptr;
    Number computeInstance = nullptr;
    Processes computeProcesses = nullptr;
    Processes graphicsProcesses = nullptr;
    ProcessesV1 computeProcessesV1 = nullptr; ///< only where the one above is null
    ProcessesV1 graphicsProcessesV1 = nullptr;

private:
    explicit NvmlLibrary(void *handle);

    void findFunctions();
    /// Sets `function` to the first of `names` that the library has.
    template<class Function>
    void find(Function &function, std::initializer_list<const char *> names);

    void *m_handle; ///< of dlopen()
    nvml::Return (*m_init)() = nullptr;
    nvml::Return (*m_shutdown)() = nullptr;
    const char *(*m_errorString)(nvml::Return) = nullptr;
    bool m_isInitialised = false;
};

} // namespace perfdeck
