// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/SeriesFile.h"

#include "core/base/Text.h"

#include <simdjson.h>

#include <filesystem>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

namespace dom = simdjson::dom;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

Error refusedJson(const std::string &path, std::string reason)
{
    return {ErrorKind::InvalidInput,
            path + " cannot be read as a series",
            std::move(reason),
            R"(It has to be JSON like {"name":"x","series":[{"raw":[1,2,null]}]}.)"};
}

/// simdjson's document does not say where a text breaks; its other reader does, at the price of a
/// second pass that only a refused file pays.
std::string placeOfError(const simdjson::padded_string &text)
{
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    if (parser.iterate(text).get(document))
        return {};
    std::string_view whole;
    const char *place = nullptr;
    if (!document.raw_json().get(whole) || document.current_location().get(place))
        return {};
    return " near byte " + std::to_string(place - text.data());
}

Result<SeriesColumn>
readDimension(const dom::element &element, const std::string &place, const std::string &path)
{
    SeriesColumn column;
    std::string_view label;
    if (!element["label"].get(label))
        column.name = label;
    dom::array raw;
    if (element["raw"].get(raw))
        return failure(refusedJson(path, place + " has no array \"raw\""));
    column.values.reserve(raw.size());
    for (const dom::element value : raw) {
        double number = kMissing;
        if (!value.is_null() && value.get(number))
            return failure(refusedJson(path,
                                       place + ".raw[" + std::to_string(column.values.size())
                                           + "] is not a number"));
        column.values.push_back(number);
    }
    return column;
}

/// Times that are no texts or do not fit the rows are of no use and left out.
std::vector<std::string> readTimes(const dom::element &root, std::size_t rows)
{
    dom::array raw;
    std::vector<std::string> times;
    if (root["time"]["raw"].get(raw))
        return times;
    for (const dom::element value : raw) {
        std::string_view text;
        times.push_back(value.get(text) ? simdjson::minify(value) : std::string(text));
    }
    return times.size() == rows ? times : std::vector<std::string>();
}

Status readDimensions(const dom::element &root, const std::string &path, SeriesFile &file)
{
    dom::array dimensions;
    if (root["series"].get(dimensions) || dimensions.size() == 0)
        return failure(refusedJson(path, "it has no array \"series\" with anything in it"));
    for (const dom::element element : dimensions) {
        const std::string place = "series[" + std::to_string(file.columns.size()) + ']';
        auto column = readDimension(element, place, path);
        if (!column)
            return failure(column.error());
        file.columns.push_back(std::move(*column));
        if (file.columns.back().values.size() != file.rows())
            return failure(
                refusedJson(path,
                            place + " has " + std::to_string(file.columns.back().values.size())
                                + " values, series[0] has " + std::to_string(file.rows())));
    }
    std::uint64_t stated = 0;
    if (!root["n_obs"].get(stated) && stated != file.rows())
        return failure(refusedJson(path,
                                   "\"n_obs\" is " + std::to_string(stated) + ", but there are "
                                       + std::to_string(file.rows()) + " values"));
    return {};
}

} // namespace

Result<SeriesFile> readSeriesJson(std::string_view text, const std::string &path)
{
    const simdjson::padded_string padded(text);
    dom::parser parser;
    dom::element root;
    if (const auto error = parser.parse(padded).get(root))
        return failure(refusedJson(path, simdjson::error_message(error) + placeOfError(padded)));
    SeriesFile file;
    file.joint = true;
    std::string_view name;
    file.name
        = root["name"].get(name) ? std::filesystem::path(path).stem().string() : std::string(name);
    if (const Status read = readDimensions(root, path, file); !read)
        return failure(read.error());
    file.times = readTimes(root, file.rows());
    return file;
}

Result<SeriesFile> readSeriesFile(std::string_view text, const std::string &path)
{
    return trimmed(text.substr(0, 4096)).starts_with('{') ? readSeriesJson(text, path)
                                                          : readSeriesCsv(text, path);
}

} // namespace perfdeck
