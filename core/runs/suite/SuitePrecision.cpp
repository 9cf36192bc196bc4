// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/SuitePrecision.h"

#include <algorithm>
#include <oneapi/dnnl/dnnl.hpp>

namespace perfdeck {

namespace {

using Isa = dnnl::cpu_isa;

/// Each contains those before it.
constexpr std::array<std::pair<Isa, std::string_view>, 8> kIsaNames{
    {{Isa::sse41, "sse41"},
     {Isa::avx, "avx"},
     {Isa::avx2, "avx2"},
     {Isa::avx2_vnni, "avx2_vnni"},
     {Isa::avx512_core, "avx512_core"},
     {Isa::avx512_core_vnni, "avx512_core_vnni"},
     {Isa::avx512_core_bf16, "avx512_core_bf16"},
     {Isa::avx512_core_amx, "avx512_core_amx"}}};

/// The values are sets of bits.
bool has(Isa all, Isa part)
{
    return (static_cast<unsigned>(all) & static_cast<unsigned>(part))
        == static_cast<unsigned>(part);
}

} // namespace

Result<Precision> precisionOf(std::string_view word)
{
    const auto *found
        = std::ranges::find(kPrecisionWords, word, &std::pair<std::string_view, Precision>::first);
    if (found == kPrecisionWords.end())
        return failure(ErrorKind::InvalidInput,
                       "The standard suite has no precision \"" + std::string(word) + "\"",
                       {},
                       "Choose float32, bfloat16 or int8");
    if (found->second == Precision::BFloat16
        && !has(dnnl::get_effective_cpu_isa(), Isa::avx512_core_bf16))
        return failure(ErrorKind::Unsupported,
                       "bfloat16 is not measured",
                       "this CPU has no instructions for it (AVX512_BF16), oneDNN would imitate it "
                       "in float32",
                       "Choose float32 or int8");
    return found->second;
}

std::string instructionSet()
{
    const Isa isa = dnnl::get_effective_cpu_isa();
    std::string name = "none";
    for (const auto &[one, word] : kIsaNames)
        if (has(isa, one))
            name = word;
    return name;
}

std::string oneDnnVersion()
{
    const dnnl_version_t *version = dnnl_version();
    return std::to_string(version->major) + '.' + std::to_string(version->minor) + '.'
        + std::to_string(version->patch);
}

} // namespace perfdeck
