// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/collect/parse/EndpointReader.h"

#include <string_view>

namespace perfdeck {

/// A page whose format is known and which looks whole.
struct SniffedPage
{
    PageFormat format = PageFormat::PrometheusText;
    /// Text formats: whole lines only, the last byte is a line feed. JSON: the document.
    std::string_view body;
};

/// Decides the format by content and Content-Type, never by address, and refuses what is no metrics
/// page (a web page, protobuf, binary) and what broke off in the middle. A refusal has the kind
/// Corrupt for a truncated page and InvalidInput for a foreign one.
[[nodiscard]] Result<SniffedPage> sniffPage(std::string_view contentType, std::string_view body);

} // namespace perfdeck
