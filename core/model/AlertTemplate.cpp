// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/AlertTemplate.h"

#include "core/base/Text.h"
#include "core/model/ValueText.h"

#include <algorithm>
#include <array>
#include <optional>

namespace perfdeck {

namespace {

constexpr std::string_view kLabelField = "labels.";
constexpr std::array<std::string_view, 6> kFields{
    "value", "level", "duration", "severity", "rule", "series"};

/// A stretch of a template: words as they are, or a field.
struct Piece
{
    bool isField = false;
    std::string_view text; ///< of a field: its name
    std::size_t next = 0; ///< where the following piece begins
    const char *problem = nullptr;
};

/// The piece that begins at `at`.
Piece pieceAt(std::string_view pattern, std::size_t at)
{
    const std::size_t brace = pattern.find_first_of("{}", at);
    if (brace != at) {
        const std::size_t end = std::min(brace, pattern.size());
        return {false, pattern.substr(at, end - at), end};
    }
    if (at + 1 < pattern.size() && pattern[at + 1] == pattern[at])
        return {false, pattern.substr(at, 1), at + 2};
    if (pattern[at] == '}')
        return {false, pattern.substr(at, 1), at + 1, "this } has no {; a brace itself is }}"};
    const std::size_t end = pattern.find_first_of("{}", at + 1);
    if (end == std::string_view::npos || pattern[end] == '{')
        return {false, pattern.substr(at, 1), at + 1, "this { has no }; a brace itself is {{"};
    return {true, trimmed(pattern.substr(at + 1, end - at - 1)), end + 1};
}

bool isLabelName(std::string_view name)
{
    const auto isByte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '_';
    };
    return !name.empty() && std::ranges::all_of(name, isByte);
}

bool isField(std::string_view name)
{
    return std::ranges::find(kFields, name) != kFields.end()
        || (name.starts_with(kLabelField) && isLabelName(name.substr(kLabelField.size())));
}

Duration age(const Alert &alert, Timestamp now)
{
    const Timestamp from = alert.isActive() ? alert.firedAt : alert.raisedAt;
    return from == Timestamp() || from > now ? Duration(0) : now - from;
}

std::optional<std::string>
fieldText(std::string_view name, const Alert &alert, Unit unit, Timestamp now)
{
    if (name == "value")
        return valueText(alert.value, unit);
    if (name == "level")
        return valueText(alert.level, unit);
    if (name == "duration")
        return durationText(age(alert, now));
    if (name == "severity")
        return std::string(severityName(alert.severity));
    if (name == "rule")
        return alert.rule;
    if (name == "series")
        return alert.series ? alert.series->toString() : std::string();
    if (isField(name))
        return std::string(alert.labels.get(name.substr(kLabelField.size())));
    return std::nullopt;
}

/// Never through the middle of a character of UTF-8.
std::string shortened(std::string text)
{
    if (text.size() <= kLongestFilled)
        return text;
    std::size_t end = kLongestFilled - std::string_view("…").size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
        --end;
    return text.substr(0, end) + "…";
}

} // namespace

Status checkTemplate(std::string_view pattern)
{
    const auto refuse = [](std::size_t at, const std::string &reason) {
        return failure(ErrorKind::InvalidInput,
                       "The template cannot be filled",
                       "column " + std::to_string(at + 1) + ": " + reason);
    };
    if (pattern.size() > kLongestTemplate)
        return refuse(kLongestTemplate,
                      "it has more than " + std::to_string(kLongestTemplate) + " bytes");
    for (std::size_t at = 0; at < pattern.size();) {
        const Piece piece = pieceAt(pattern, at);
        if (piece.problem != nullptr)
            return refuse(at, piece.problem);
        if (piece.isField && !isField(piece.text))
            return refuse(at,
                          "there is no field {" + std::string(piece.text)
                              + "}; known are labels.NAME, value, level, duration, severity, rule "
                                "and series");
        at = piece.next;
    }
    return {};
}

std::string fillTemplate(std::string_view pattern, const Alert &alert, Unit unit, Timestamp now)
{
    std::string filled;
    for (std::size_t at = 0; at < pattern.size() && filled.size() <= kLongestFilled;) {
        const Piece piece = pieceAt(pattern, at);
        const auto known = piece.isField ? fieldText(piece.text, alert, unit, now) : std::nullopt;
        if (known)
            filled += *known;
        else if (piece.isField)
            filled += pattern.substr(at, piece.next - at);
        else
            filled += piece.text;
        at = piece.next;
    }
    return shortened(std::move(filled));
}

} // namespace perfdeck
