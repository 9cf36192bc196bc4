// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace perfdeck::nvml {

// The part of NVIDIA's management library that PerfDeck calls, as the library is compiled: names,
// numbers and layouts of nvml.h (NVML API Reference, docs.nvidia.com/deploy/nvml-api; header of the
// CUDA toolkit, versions 11 to 13), declared here because the library is loaded at run time and its
// header is not in Debian. Only what is used.

/// nvmlReturn_t: an int, for newer drivers return values that no older header knows.
using Return = int;
inline constexpr Return kSuccess = 0;
inline constexpr Return kUninitialized = 1;
inline constexpr Return kNotSupported = 3;
inline constexpr Return kNotFound = 6;
inline constexpr Return kInsufficientSize = 7;
inline constexpr Return kDriverNotLoaded = 9;
inline constexpr Return kFunctionNotFound = 13;
inline constexpr Return kGpuIsLost = 15;
inline constexpr Return kResetRequired = 16;
inline constexpr Return kVersionMismatch = 18; ///< library and kernel module differ
inline constexpr Return kGpuNotFound = 28;

/// nvmlDevice_t: an opaque pointer.
using Device = struct DeviceTag *;

/// NVML_VALUE_NOT_AVAILABLE in a field of 64 bits.
inline constexpr unsigned long long kNotAvailable = ~0ULL;
/// No instance, in the instance fields of ProcessInfo.
inline constexpr unsigned int kNoInstance = ~0U;

inline constexpr unsigned int kNameBytes = 96; ///< NVML_DEVICE_NAME_V2_BUFFER_SIZE
inline constexpr unsigned int kUuidBytes = 96; ///< NVML_DEVICE_UUID_V2_BUFFER_SIZE
inline constexpr unsigned int kVersionBytes = 80; ///< NVML_SYSTEM_DRIVER_VERSION_BUFFER_SIZE

struct Utilization ///< nvmlUtilization_t
{
    unsigned int gpu; ///< percent of the time since the last sample in which a kernel ran
    unsigned int memory; ///< percent of that time in which memory was read or written
};

struct Memory ///< nvmlMemory_t
{
    unsigned long long total; ///< bytes
    unsigned long long free;
    unsigned long long used; ///< with what the driver keeps for itself
};

struct MemoryV2 ///< nvmlMemory_v2_t
{
    unsigned int version; ///< kMemoryV2 on entry
    unsigned long long total; ///< bytes
    unsigned long long reserved; ///< kept by driver and firmware
    unsigned long long free;
    unsigned long long used;
};

/// NVML_STRUCT_VERSION(Memory, 2)
inline constexpr unsigned int kMemoryV2 = sizeof(MemoryV2) | (2U << 24U);

struct PciInfo ///< nvmlPciInfo_t as of nvmlDeviceGetPciInfo_v3
{
    char busIdLegacy[16];
    unsigned int domain;
    unsigned int bus;
    unsigned int device;
    unsigned int pciDeviceId; ///< device in the high half, vendor in the low one
    unsigned int pciSubSystemId;
    char busId[32]; ///< "00000000:17:00.0"
};

struct ProcessInfoV1 ///< nvmlProcessInfo_v1_t, of the functions without a version
{
    unsigned int pid;
    unsigned long long usedGpuMemory;
};

struct ProcessInfo ///< nvmlProcessInfo_t, of the functions _v2 and _v3
{
    unsigned int pid;
    unsigned long long usedGpuMemory; ///< bytes, or kNotAvailable
    unsigned int gpuInstanceId;
    unsigned int computeInstanceId;
};

static_assert(sizeof(Utilization) == 8);
static_assert(sizeof(Memory) == 24);
static_assert(sizeof(MemoryV2) == 40 && offsetof(MemoryV2, total) == 8);
static_assert(sizeof(PciInfo) == 68 && offsetof(PciInfo, busId) == 36);
static_assert(sizeof(ProcessInfoV1) == 16);
static_assert(sizeof(ProcessInfo) == 24 && offsetof(ProcessInfo, gpuInstanceId) == 16);

enum ClockType : int ///< nvmlClockType_t
{
    kGraphicsClock = 0,
    kSmClock = 1,
    kMemoryClock = 2,
};

inline constexpr int kGpuSensor = 0; ///< NVML_TEMPERATURE_GPU

enum PcieCounter : int ///< nvmlPcieUtilCounter_t
{
    kPcieTransmit = 0,
    kPcieReceive = 1,
};

inline constexpr unsigned int kMigEnabled = 1; ///< NVML_DEVICE_MIG_ENABLE

// nvmlClocksEventReasons (before CUDA 12.2: nvmlClocksThrottleReasons). Idle, the user's own clock
// settings and the display are no slowing down and left out.
inline constexpr unsigned long long kSwPowerCap = 0x4;
inline constexpr unsigned long long kHwSlowdown = 0x8;
inline constexpr unsigned long long kSyncBoost = 0x10;
inline constexpr unsigned long long kSwThermalSlowdown = 0x20;
inline constexpr unsigned long long kHwThermalSlowdown = 0x40;
inline constexpr unsigned long long kHwPowerBrakeSlowdown = 0x80;

} // namespace perfdeck::nvml
