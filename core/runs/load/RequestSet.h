// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/BenchmarkRun.h"
#include "core/runs/load/ServingAddress.h"
#include "core/runs/load/ServingProtocol.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// The requests of one cell as bytes: a set of different inputs made from a seed, from which they
/// are drawn with replacement, so that no cache of the server answers. Address and body may hold
///   ${batch} ${sequence} ${model} ${output_tokens}  of the cell
///   ${prompt}  as many English words as the sequence is long (about a token each)
///   ${prompts} as many such prompts as the batch is large, as JSON strings
///   ${tokens}  batch × sequence numbers, ${rows}: the same, a JSON list per input
///   ${limit}   what the protocol says for a number of output tokens
///   ${i}       the number of the request, from 0
/// Never changed after it was made; any thread.
class RequestSet final
{
public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    /// `secret` headers come besides those of the template and are kept nowhere else. Refuses
    /// unknown placeholders and header lines that would break the request.
    [[nodiscard]] static Result<RequestSet> make(const RequestTemplate &request,
                                                 const CellKey &key,
                                                 std::uint64_t seed,
                                                 const Headers &secret = {});

    [[nodiscard]] const ServingAddress &address() const { return m_address; }

    [[nodiscard]] const ServingProtocol &protocol() const { return *m_protocol; }

    [[nodiscard]] std::size_t size() const { return m_variants.size(); }

    /// The bytes of request `i` with the input `variant`. Written into `spare` where the number is
    /// in them, else they belong to this object.
    [[nodiscard]] std::string_view
    bytes(std::uint64_t i, std::size_t variant, std::string &spare) const;

    static constexpr std::size_t kMostVariants = 1024;
    static constexpr std::size_t kMostBytes = std::size_t{64} << 20U; ///< of all variants
    static constexpr std::size_t kMostRequestBytes = std::size_t{64} << 20U;

private:
    RequestSet() = default;

    /// Texts between the places where the number of the request stands.
    struct Variant
    {
        std::vector<std::string> target;
        std::vector<std::string> body;
        std::string ready; ///< the whole request, where it holds no number
    };

    void write(const Variant &variant, std::string_view number, std::string &out) const;

    const ServingProtocol *m_protocol = nullptr;
    ServingAddress m_address;
    std::string m_method;
    std::string m_headers; ///< all but Content-Length, each with its CR LF
    std::vector<Variant> m_variants;
};

} // namespace perfdeck
