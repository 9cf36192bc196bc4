// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/ProfileSniffer.h"

#include "core/profile/read/ElementScanner.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// The text of the key, quotes included, and what stands behind its colon.
bool hasMember(std::string_view object, std::string_view key, std::string_view value)
{
    for (std::size_t at = object.find(key); at != std::string_view::npos;
         at = object.find(key, at + 1)) {
        std::size_t behind = object.find_first_not_of(kBlanks, at + key.size());
        if (behind == std::string_view::npos || object[behind] != ':')
            continue;
        behind = object.find_first_not_of(kBlanks, behind + 1);
        if (behind != std::string_view::npos && object.substr(behind).starts_with(value))
            return true;
    }
    return false;
}

std::optional<ProfileSyntax> syntaxOfArray(std::string_view elements)
{
    ElementScanner scanner;
    std::size_t length = 0;
    constexpr std::size_t kStep = 64;
    for (std::size_t at = 0; at < elements.size() && length == 0 && !scanner.isClosed();
         at += kStep)
        if (const std::size_t end = scanner.scan(elements.substr(at, kStep)); end > 0)
            length = at + end;
    // Where the first event is longer than what is looked at, its beginning must do.
    const std::string_view first = length > 0 ? elements.substr(0, length) : elements;
    constexpr std::array<std::string_view, 4> kTensorRt{
        R"("timeMs")", R"("averageMs")", R"("startEnqMs")", R"("latencyMs")"};
    const bool isEvent = hasMember(first, R"("ph")", "\"");
    if (isEvent
        && (hasMember(first, R"("cat")", R"("Session")")
            || (hasMember(first, R"("cat")", R"("Node")")
                && hasMember(first, R"("op_name")", "\""))))
        return ProfileSyntax::OnnxRuntime;
    if (isEvent)
        return ProfileSyntax::Trace;
    if (hasMember(first, R"("count")", "")
        || std::ranges::any_of(kTensorRt,
                               [&](std::string_view key) { return hasMember(first, key, ""); }))
        return ProfileSyntax::TensorRt;
    // An array without events is a trace of nothing.
    if (scanner.isClosed() && length == 0)
        return ProfileSyntax::Trace;
    return std::nullopt;
}

bool hasVerboseLine(std::string_view text)
{
    constexpr std::array<std::string_view, 3> kMarkers{
        "onednn_verbose,", "dnnl_verbose,", "mkldnn_verbose,"};
    return std::ranges::any_of(kMarkers, [&](std::string_view marker) {
        return text.find(marker) != std::string_view::npos;
    });
}

/// A ModelProto begins with the field ir_version (1, a number), or with the graph (7) or the
/// import of an operator set (8), which are of known length.
bool mayBeModel(std::string_view bytes)
{
    return bytes.size() > 2
        && (bytes[0] == '\x08' || bytes[0] == '\x3a' || bytes[0] == '\x42' || bytes[0] == '\x12')
        && bytes.substr(0, 64).find_first_of(std::string_view("\x08\x12\x3a\x42", 4))
        != std::string_view::npos;
}

} // namespace

std::optional<ProfileSyntax> sniffProfile(std::string_view beginning)
{
    if (beginning.starts_with("\xef\xbb\xbf"))
        beginning.remove_prefix(3);
    const std::size_t first = beginning.find_first_not_of(kBlanks);
    if (hasVerboseLine(beginning))
        return ProfileSyntax::OneDnn;
    if (first != std::string_view::npos && beginning[first] == '[')
        return syntaxOfArray(beginning.substr(first + 1));
    if (first != std::string_view::npos && beginning[first] == '{')
        return ProfileSyntax::Trace;
    if (mayBeModel(beginning))
        return ProfileSyntax::OnnxModel;
    return std::nullopt;
}

} // namespace perfdeck
