// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/SeriesLine.h"

#include <simdjson.h>

#include <limits>
#include <utility>

namespace perfdeck {

namespace {

namespace dom = simdjson::dom;

Result<SeriesLine> readRoot(const dom::element &root)
{
    const auto refused
        = [](std::string reason) { return failure(ErrorKind::InvalidInput, std::move(reason)); };
    SeriesLine series;
    std::string_view id;
    if (root["id"].get(id))
        return refused("it has no text \"id\"");
    series.id = id;
    std::uint64_t horizon = 0;
    if (root["horizon"].get(horizon) || horizon == 0 || horizon > kMostHorizon)
        return refused("\"horizon\" is not a whole number from 1 to "
                       + std::to_string(kMostHorizon));
    series.horizon = horizon;
    std::uint64_t period = 0;
    dom::element stated;
    if (!root["period"].get(stated) && stated.get(period))
        return refused("\"period\" is not a whole number");
    series.season = period;
    dom::array values;
    if (root["train"].get(values))
        return refused("it has no array \"train\"");
    series.values.reserve(values.size());
    for (const dom::element value : values) {
        double number = std::numeric_limits<double>::quiet_NaN();
        if (!value.is_null() && value.get(number))
            return refused("train[" + std::to_string(series.values.size()) + "] is not a number");
        series.values.push_back(number);
    }
    return series;
}

} // namespace

Result<SeriesLine> readSeriesLine(std::string_view text, const std::string &path, std::size_t line)
{
    dom::parser parser;
    dom::element root;
    const auto refused = [&](std::string reason) {
        return failure(ErrorKind::InvalidInput,
                       "line " + std::to_string(line) + " of " + path
                           + " cannot be read as a series",
                       std::move(reason),
                       R"(It has to be JSON like {"id":"x","horizon":12,"train":[1,2,null]}.)");
    };
    if (const auto error = parser.parse(simdjson::padded_string(text)).get(root))
        return refused(simdjson::error_message(error));
    auto series = readRoot(root);
    if (!series)
        return refused(series.error().what);
    return series;
}

} // namespace perfdeck
