// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/model/Catalog.h"

#include <algorithm>
#include <array>

namespace perfdeck::simulation {

namespace {

using Words = std::string_view;

constexpr std::array kCpu{Words("cpu")};
constexpr std::array kCuda{Words("cpu"), Words("cuda")};
constexpr std::array kRocm{Words("cpu"), Words("rocm")};
constexpr std::array kOpenVino{Words("cpu"), Words("openvino")};
constexpr std::array kWebGpu{Words("cpu"), Words("webgpu"), Words("webnn")};

constexpr Words kLinux = "Linux-6.1-x86_64";

constexpr std::array kHardware{
    HardwareType{.prefix = "a100",
                 .platform = kLinux,
                 .tags = kCuda,
                 .cpu = "AMD EPYC 7763",
                 .threads = 128,
                 .frequencyMhz = 2450,
                 .gpu = "NVIDIA A100-SXM4-80GB",
                 .gpus = 2,
                 .gpuMemoryGb = 80,
                 .cudaCompute = 8.0,
                 .all = {64, 524'288, 163'840},
                 .share = 0.22,
                 .lossesPerHour = 0.02,
                 .speed = 1.0},
    HardwareType{.prefix = "l4",
                 .platform = kLinux,
                 .tags = kCuda,
                 .cpu = "Intel Xeon Gold 6438Y+",
                 .threads = 64,
                 .frequencyMhz = 2000,
                 .gpu = "NVIDIA L4",
                 .gpus = 1,
                 .gpuMemoryGb = 24,
                 .cudaCompute = 8.9,
                 .all = {32, 131'072, 24'576},
                 .share = 0.28,
                 .lossesPerHour = 0.05,
                 .speed = 0.45},
    HardwareType{.prefix = "mi210",
                 .platform = kLinux,
                 .tags = kRocm,
                 .cpu = "AMD EPYC 7543",
                 .threads = 64,
                 .frequencyMhz = 2800,
                 .gpu = "AMD Instinct MI210",
                 .gpus = 1,
                 .gpuMemoryGb = 64,
                 .cudaCompute = 0,
                 .all = {32, 262'144, 65'536},
                 .share = 0.12,
                 .lossesPerHour = 0.16,
                 .speed = 0.7},
    HardwareType{.prefix = "arc",
                 .platform = kLinux,
                 .tags = kOpenVino,
                 .cpu = "Intel Core i7-13700",
                 .threads = 24,
                 .frequencyMhz = 2100,
                 .gpu = "Intel Arc A770",
                 .gpus = 1,
                 .gpuMemoryGb = 16,
                 .cudaCompute = 0,
                 .all = {16, 65'536, 16'384},
                 .share = 0.10,
                 .lossesPerHour = 0.08,
                 .speed = 0.5},
    HardwareType{.prefix = "web",
                 .platform = "Windows-10-AMD64",
                 .tags = kWebGpu,
                 .cpu = "AMD Ryzen 9 7900X",
                 .threads = 24,
                 .frequencyMhz = 4700,
                 .gpu = "NVIDIA GeForce RTX 4070",
                 .gpus = 1,
                 .gpuMemoryGb = 12,
                 .cudaCompute = 0,
                 .all = {12, 65'536, 12'288},
                 .share = 0.10,
                 .lossesPerHour = 0.22,
                 .speed = 0.4},
    HardwareType{.prefix = "cpu",
                 .platform = kLinux,
                 .tags = kCpu,
                 .cpu = "Intel Xeon Platinum 8480+",
                 .threads = 112,
                 .frequencyMhz = 2000,
                 .gpu = "",
                 .gpus = 0,
                 .gpuMemoryGb = 0,
                 .cudaCompute = 0,
                 .all = {56, 262'144, 0},
                 .share = 0.18,
                 .lossesPerHour = 0.02,
                 .speed = 1.0},
};

constexpr std::array kLargeModels{
    Words("llama-3-8b"), Words("mistral-7b"), Words("whisper-large-v3")};
constexpr std::array kModels{Words("bert-base-uncased"),
                             Words("vit-base-patch16-224"),
                             Words("t5-small"),
                             Words("clip-vit-large-patch14")};
constexpr std::array kTests{Words("tests/test_tokenizer.py"),
                            Words("tests/test_export_onnx.py"),
                            Words("tests/test_attention.py"),
                            Words("tests/test_quantization.py")};
constexpr std::array kJobs{Words("prepare-dataset"), Words("convert-weights"), Words("report")};

// Means are on the fastest hardware with the tag; a worker reserves what its tasks take.
constexpr std::array kTasks{
    TaskType{.name = "benchmark",
             .tag = "cuda",
             .subjects = kModels,
             .meanSeconds = 70,
             .spread = 0.35,
             .need = {8, 32'768, 12'288},
             .weight = 0.30,
             .failureRatio = 0.02},
    TaskType{.name = "large-benchmark",
             .tag = "cuda",
             .subjects = kLargeModels,
             .meanSeconds = 260,
             .spread = 0.30,
             .need = {16, 98'304, 22'528},
             .weight = 0.10,
             .failureRatio = 0.05},
    TaskType{.name = "rocm-benchmark",
             .tag = "rocm",
             .subjects = kModels,
             .meanSeconds = 90,
             .spread = 0.35,
             .need = {8, 49'152, 16'384},
             .weight = 0.09,
             .failureRatio = 0.06},
    TaskType{.name = "openvino-benchmark",
             .tag = "openvino",
             .subjects = kModels,
             .meanSeconds = 80,
             .spread = 0.30,
             .need = {4, 12'288, 4'096},
             .weight = 0.09,
             .failureRatio = 0.03},
    TaskType{.name = "web-benchmark",
             .tag = "webgpu",
             .subjects = kModels,
             .meanSeconds = 50,
             .spread = 0.45,
             .need = {3, 12'288, 3'072},
             .weight = 0.12,
             .failureRatio = 0.08},
    TaskType{.name = "test",
             .tag = "cpu",
             .subjects = kTests,
             .meanSeconds = 45,
             .spread = 0.60,
             .need = {4, 8'192, 0},
             .weight = 0.22,
             .failureRatio = 0.03},
    TaskType{.name = "custom",
             .tag = "cpu",
             .subjects = kJobs,
             .meanSeconds = 120,
             .spread = 0.50,
             .need = {12, 49'152, 0},
             .weight = 0.08,
             .failureRatio = 0.01},
};

constexpr std::array kCauses{
    FailureCause{
        "cuda", "RuntimeError: CUDA out of memory. Tried to allocate 2.50 GiB on device 0", 3},
    FailureCause{"cuda", "RuntimeError: CUDA error: device-side assert triggered", 1},
    FailureCause{"rocm", "RuntimeError: HIP error: invalid device function", 4},
    FailureCause{"openvino", "RuntimeError: OpenVINO: operation GridSample-9 is not supported", 3},
    FailureCause{
        "webgpu", "GPUDeviceLostInfo: device lost while compiling the compute pipeline", 4},
    FailureCause{"webgpu", "TimeoutError: the browser did not answer within 30 s", 2},
    FailureCause{"", "AssertionError: results differ by 0.031, 0.010 is allowed", 2},
    FailureCause{"", "OSError: the download of the weights ended early", 1},
};

} // namespace

Resources &Resources::operator+=(const Resources &other)
{
    cores += other.cores;
    memoryMb += other.memoryMb;
    gpuMemoryMb += other.gpuMemoryMb;
    return *this;
}

Resources &Resources::operator-=(const Resources &other)
{
    cores -= other.cores;
    memoryMb -= other.memoryMb;
    gpuMemoryMb -= other.gpuMemoryMb;
    return *this;
}

bool HardwareType::has(std::string_view tag) const
{
    return std::ranges::find(tags, tag) != tags.end();
}

std::span<const HardwareType> hardwareTypes()
{
    return kHardware;
}

std::span<const TaskType> taskTypes()
{
    return kTasks;
}

std::span<const FailureCause> failureCauses()
{
    return kCauses;
}

} // namespace perfdeck::simulation
