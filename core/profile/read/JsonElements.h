// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/read/EventWindows.h"

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace perfdeck {

// For the sources of readers only: simdjson is heavy.

/// A number as profilers write it: as such, or in quotes. None of anything else.
[[nodiscard]] inline std::optional<double> looseNumber(simdjson::ondemand::value value)
{
    simdjson::ondemand::json_type type{};
    double number = 0;
    if (value.type().get(type) != simdjson::SUCCESS)
        return std::nullopt;
    const bool isRead = type == simdjson::ondemand::json_type::string
        ? value.get_double_in_string().get(number) == simdjson::SUCCESS
        : type == simdjson::ondemand::json_type::number
            && value.get_double().get(number) == simdjson::SUCCESS;
    return isRead ? std::optional(number) : std::nullopt;
}

/// Text; a number as it is written. Empty of anything else. Until the next document of the parser.
[[nodiscard]] inline std::string_view looseText(simdjson::ondemand::value value)
{
    std::string_view text;
    simdjson::ondemand::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS)
        return {};
    if (type == simdjson::ondemand::json_type::string)
        return value.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
    if (type != simdjson::ondemand::json_type::number)
        return {};
    text = value.raw_json_token();
    return text.substr(0, text.find_first_of(" \t\r\n"));
}

/// Calls `take(key, value)`, which gives an error code of simdjson, for all members.
template<class Take>
[[nodiscard]] simdjson::error_code forEachMember(simdjson::ondemand::object object, Take &&take)
{
    for (auto member : object) {
        simdjson::ondemand::field field;
        std::string_view key;
        if (const auto error = std::move(member).get(field))
            return error;
        if (const auto error = field.unescaped_key().get(key))
            return error;
        if (const simdjson::error_code error = take(key, field.value()))
            return error;
    }
    return simdjson::SUCCESS;
}

/// The same of a value, where it is an object; nothing otherwise.
template<class Take>
[[nodiscard]] simdjson::error_code forEachMemberOf(simdjson::ondemand::value value, Take &&take)
{
    simdjson::ondemand::json_type type{};
    simdjson::ondemand::object object;
    if (value.type().get(type) != simdjson::SUCCESS
        || type != simdjson::ondemand::json_type::object)
        return simdjson::SUCCESS;
    if (const auto error = value.get_object().get(object))
        return error;
    return forEachMember(object, take);
}

/// Calls `take(value)` for all elements of a value that is an array; nothing otherwise.
template<class Take>
[[nodiscard]] simdjson::error_code forEachElementOf(simdjson::ondemand::value value, Take &&take)
{
    simdjson::ondemand::json_type type{};
    simdjson::ondemand::array array;
    if (value.type().get(type) != simdjson::SUCCESS || type != simdjson::ondemand::json_type::array)
        return simdjson::SUCCESS;
    if (const auto error = value.get_array().get(array))
        return error;
    for (auto element : array) {
        simdjson::ondemand::value part;
        if (const auto error = std::move(element).get(part))
            return error;
        if (const simdjson::error_code error = take(part))
            return error;
    }
    return simdjson::SUCCESS;
}

/// Hands each object among the elements of the window to `take(object)`, which gives an error code
/// of simdjson. Elements that are no objects are passed over. An error names the byte of the file.
template<class Take>
[[nodiscard]] Status forEachElement(simdjson::ondemand::parser &parser,
                                    const EventWindows &windows,
                                    const std::string &path,
                                    Take &&take)
{
    const std::string_view text = windows.text();
    simdjson::ondemand::document document;
    simdjson::ondemand::array array;
    simdjson::error_code error
        = parser.iterate(text.data(), text.size(), text.size() + EventWindows::kPadding)
              .get(document);
    if (error == simdjson::SUCCESS)
        error = document.get_array().get(array);
    std::uint64_t at = windows.offset();
    if (error == simdjson::SUCCESS) {
        for (auto element : array) {
            simdjson::ondemand::value value;
            if ((error = std::move(element).get(value)) != simdjson::SUCCESS)
                break;
            simdjson::ondemand::json_type type{};
            if ((error = value.type().get(type)) != simdjson::SUCCESS)
                break;
            if (type != simdjson::ondemand::json_type::object)
                continue;
            simdjson::ondemand::object object;
            if ((error = value.get_object().get(object)) != simdjson::SUCCESS
                || (error = take(object)) != simdjson::SUCCESS)
                break;
        }
        const char *place = nullptr;
        if (error != simdjson::SUCCESS
            && document.current_location().get(place) == simdjson::SUCCESS && place > text.data())
            at += static_cast<std::uint64_t>(place - text.data() - 1);
    }
    if (error == simdjson::SUCCESS)
        return {};
    return failure(ErrorKind::InvalidInput,
                   path + " is damaged at byte " + std::to_string(at),
                   simdjson::error_message(error));
}

} // namespace perfdeck
