// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/read/ReadProfile.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <string>

namespace perfdeck::test {

/// A file of recorded profiles and models.
inline std::string profilePath(const std::string &below)
{
    const char *elsewhere = std::getenv("PERFDECK_SHARED_DIR");
    return std::string(elsewhere ? elsewhere : PERFDECK_SHARED) + "/fixtures/profiles/" + below;
}

inline std::string profileText(const std::string &below)
{
    std::ifstream file(profilePath(below), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline ProfilePtr mustRead(const std::string &below, const ReadOptions &options = {})
{
    auto profile = readProfile(profilePath(below), options, {}, {});
    if (!profile)
        throw std::runtime_error(profile.error().message());
    return *profile;
}

inline ProfilePtr mustReadText(std::string_view text, const ReadOptions &options = {})
{
    auto profile = readProfileBytes(text, "text", options);
    if (!profile)
        throw std::runtime_error(profile.error().message());
    return *profile;
}

/// Why the text is refused; empty where it is not.
inline std::string refusal(std::string_view text)
{
    const auto profile = readProfileBytes(text, "text", {});
    return profile ? std::string() : profile.error().message();
}

/// The self times of all layers in one measured run, in whole microseconds.
inline long microsecondsOfRun(const Profile &profile, std::size_t run)
{
    double sum = 0;
    for (const ProfileLayer &layer : profile.layers)
        sum += layer.selfSeconds.at(run);
    return std::lround(sum * 1e6);
}

inline const ProfileLayer *layerNamed(const Profile &profile, std::string_view name)
{
    for (const ProfileLayer &layer : profile.layers)
        if (layer.name == name)
            return &layer;
    return nullptr;
}

} // namespace perfdeck::test
