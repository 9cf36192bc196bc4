// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/EndpointReader.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace perfdeck::test {

/// Where the third-party data lie that are not part of the sources; the environment may say
/// otherwise.
inline std::string sharedPath(const std::string &below)
{
    const char *elsewhere = std::getenv("PERFDECK_SHARED_DIR");
    return std::string(elsewhere ? elsewhere : PERFDECK_SHARED) + '/' + below;
}

inline std::string fileText(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The values that are there, by the notation of their series without the labels source and
/// instance.
inline std::map<std::string, double> presentValues(const Observation &observation)
{
    std::map<std::string, double> found;
    for (std::size_t i = 0; i < observation.values.size(); ++i) {
        if (isAbsent(observation.values[i]))
            continue;
        SeriesKey key = *observation.series->keys[i];
        key.labels.set("source", {});
        key.labels.set("instance", {});
        found[key.toString()] = observation.values[i];
    }
    return found;
}

} // namespace perfdeck::test
