// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/TraceEvent.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace perfdeck {

namespace {

using simdjson::error_code;
using simdjson::SUCCESS;
namespace json = simdjson::ondemand;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
// Microseconds; differences and sums of a few of them fit into 64 bits as nanoseconds.
constexpr double kLatest = 4e15; // since 1970: the year 2096
constexpr double kLongest = 1e14; // three years

TraceArguments kindOfCategory(std::string_view category)
{
    constexpr std::array<std::pair<std::string_view, TraceArguments>, 6> kKinds{{
        {"cpu_op", TraceArguments::Operator},
        {"cuda_runtime", TraceArguments::Launch},
        {"cuda_driver", TraceArguments::Launch},
        {"kernel", TraceArguments::DeviceWork},
        {"gpu_memcpy", TraceArguments::DeviceWork},
        {"gpu_memset", TraceArguments::DeviceWork},
    }};
    for (const auto &[name, kind] : kKinds)
        if (name == category)
            return kind;
    return TraceArguments::None;
}

TraceArguments kindOf(const TraceEvent &event)
{
    switch (event.phase) {
    case 'X':
    case 'B':
        return kindOfCategory(event.category);
    case 'M':
        return TraceArguments::Metadata;
    case 'C':
        return TraceArguments::Counter;
    case 'i':
    case 'I':
        return event.name == "[memory]" ? TraceArguments::Memory : TraceArguments::None;
    default:
        return TraceArguments::None;
    }
}

std::int64_t wholeNumber(json::value value)
{
    const double number = looseNumber(value).value_or(-1);
    return std::abs(number) < 9e15 ? static_cast<std::int64_t>(number) : -1;
}

error_code textOf(json::value value, std::string_view &text)
{
    return simdjson::to_json_string(value).get(text);
}

error_code readArgument(std::string_view key, json::value value, TraceEvent &event)
{
    if (event.kind == TraceArguments::Counter) {
        if (const auto number = looseNumber(value))
            event.series.emplace_back(key, *number);
    } else if (key == "name" || key == "labels")
        event.label = looseText(value);
    else if (key == "External id" || key == "external id")
        event.externalId = wholeNumber(value);
    else if (key == "correlation")
        event.correlation = wholeNumber(value);
    else if (key == "Call stack")
        event.callStack = looseText(value);
    else if (key == "Input Dims")
        return textOf(value, event.inputDims);
    else if (key == "Input type")
        return textOf(value, event.inputTypes);
    else if (key == "flops")
        event.flops = looseNumber(value).value_or(kUnknown);
    else if (key == "CPU Mem")
        event.memory = looseNumber(value).value_or(kUnknown);
    else if (key == "Bytes")
        event.bytes = looseNumber(value).value_or(kUnknown);
    else if (key == "Total Allocated")
        event.allocated = looseNumber(value).value_or(kUnknown);
    else if (key == "Total Reserved")
        event.reserved = looseNumber(value).value_or(kUnknown);
    else if (key == "Device Type")
        event.deviceType = wholeNumber(value);
    else if (key == "Device Id" || key == "device")
        event.deviceId = wholeNumber(value);
    return SUCCESS;
}

error_code readArguments(json::value value, TraceEvent &event)
{
    return forEachMemberOf(value, [&](std::string_view key, json::value part) {
        return readArgument(key, part, event);
    });
}

/// Without the blanks that a token carries behind it.
std::string_view tokenOf(json::value &value)
{
    std::string_view token = value.raw_json_token();
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ')
        token.remove_suffix(1);
    return token;
}

/// Which member of an event a key is. Keys are told by their first letters: this is asked a hundred
/// million times for a large file.
enum class Member
{
    Other,
    Name,
    Category,
    Phase,
    Start,
    Duration,
    Pid,
    Tid,
    Id,
    Arguments
};

Member memberOf(const char *key)
{
    const auto is = [key](const char *name, std::size_t size) {
        return std::memcmp(key, name, size) == 0; // there is padding behind all text
    };
    switch (key[0]) {
    case 'n':
        return is("name\"", 5) ? Member::Name : Member::Other;
    case 'c':
        return is("cat\"", 4) ? Member::Category : Member::Other;
    case 'p':
        return is("ph\"", 3) ? Member::Phase : is("pid\"", 4) ? Member::Pid : Member::Other;
    case 't':
        return is("ts\"", 3) ? Member::Start : is("tid\"", 4) ? Member::Tid : Member::Other;
    case 'd':
        return is("dur\"", 4) ? Member::Duration : Member::Other;
    case 'i':
        return is("id\"", 3) || is("id2\"", 4) ? Member::Id : Member::Other;
    case 'a':
        return is("args\"", 5) ? Member::Arguments : Member::Other;
    default:
        return Member::Other;
    }
}

/// Microseconds between −kLongest and `most`.
bool readTime(json::value value, double most, std::int64_t &nanoseconds)
{
    if (!readMicroseconds(tokenOf(value), nanoseconds)) { // with an exponent, which is rare
        const auto number = looseNumber(value);
        if (!number || !(std::abs(*number) <= most))
            return false;
        nanoseconds = std::llround(*number * 1000);
    }
    return static_cast<double>(nanoseconds) <= most * 1000
        && static_cast<double>(nanoseconds) >= -kLongest * 1000;
}

error_code readText(json::value value, std::string_view &text)
{
    const std::string_view token = tokenOf(value);
    if (token.size() < 2 || token.front() != '"') {
        text = token.starts_with('{') || token.starts_with('[') ? std::string_view() : token;
        return SUCCESS;
    }
    // Most texts hold nothing to be resolved.
    if (std::memchr(token.data(), '\\', token.size()) == nullptr) {
        text = token.substr(1, token.size() - 2);
        return SUCCESS;
    }
    return value.get_string().get(text);
}

} // namespace

bool readMicroseconds(std::string_view token, std::int64_t &nanoseconds)
{
    if (token.size() >= 2 && token.front() == '"')
        token = token.substr(1, token.size() - 2);
    const bool isNegative = token.starts_with('-');
    std::size_t at = isNegative ? 1 : 0;
    const auto digit
        = [&](std::size_t i) { return i < token.size() && token[i] >= '0' && token[i] <= '9'; };
    if (!digit(at))
        return false;
    std::int64_t number = 0;
    const std::size_t first = at;
    for (; digit(at); ++at) {
        if (at - first > 15)
            return false;
        number = number * 10 + (token[at] - '0');
    }
    if (at < token.size() && (token[at] == 'e' || token[at] == 'E'))
        return false;
    number *= 1000;
    if (at < token.size() && token[at] == '.') {
        ++at;
        for (const int scale : {100, 10, 1}) {
            if (!digit(at))
                break;
            number += (token[at++] - '0') * scale;
        }
        if (digit(at) && token[at] >= '5')
            ++number;
        while (digit(at))
            ++at;
    }
    nanoseconds = isNegative ? -number : number;
    return at == token.size();
}

error_code readTraceEvent(json::object object, TraceEvent &event)
{
    event.series.clear();
    auto series = std::move(event.series);
    event = {};
    event.series = std::move(series);
    bool isLate = false; // the arguments came before it was known what to read of them
    for (auto member : object) {
        json::field field;
        if (const auto error = std::move(member).get(field))
            return error;
        json::value value = field.value();
        std::string_view phase;
        error_code error = SUCCESS;
        switch (memberOf(field.key().raw())) {
        case Member::Name:
            error = readText(value, event.name);
            break;
        case Member::Category:
            error = readText(value, event.category);
            break;
        case Member::Phase:
            error = readText(value, phase);
            event.phase = phase.empty() ? '\0' : phase.front();
            break;
        case Member::Start:
            event.hasStart = readTime(value, kLatest, event.start);
            break;
        case Member::Duration:
            if (!readTime(value, kLongest, event.duration))
                event.duration = 0;
            break;
        case Member::Pid:
            event.pid = tokenOf(value);
            break;
        case Member::Tid:
            event.tid = tokenOf(value);
            break;
        case Member::Id:
            event.id = tokenOf(value);
            break;
        case Member::Arguments:
            event.kind = kindOf(event);
            isLate = event.kind == TraceArguments::None;
            if (!isLate)
                error = readArguments(value, event);
            break;
        case Member::Other:
            break;
        }
        if (error)
            return error;
    }
    if (!isLate || kindOf(event) == TraceArguments::None)
        return SUCCESS;
    event.kind = kindOf(event);
    bool isEmpty = false;
    json::value value;
    if (const auto error = object.reset().get(isEmpty))
        return error;
    if (const auto error = object.find_field_unordered("args").get(value))
        return error;
    return readArguments(value, event);
}

} // namespace perfdeck
