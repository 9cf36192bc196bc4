// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SideFile.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

Result<std::string> readText(const std::string &path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file)
        return failure(ErrorKind::NotFound, path + " cannot be opened");
    const auto size = static_cast<std::size_t>(std::max<std::streamoff>(0, file.tellg()));
    if (size > kMostSideFileBytes)
        return failure(ErrorKind::InvalidInput,
                       path + " is larger than 64 MiB",
                       {},
                       "import it into a database and compare its series");
    std::string text(size, '\0');
    file.seekg(0);
    if (!file.read(text.data(), static_cast<std::streamsize>(size)))
        return failure(ErrorKind::Unavailable, path + " cannot be read");
    return text;
}

/// None where one of them cannot be read or does not ascend.
std::optional<std::vector<Timestamp>> timesOf(const std::vector<std::string> &texts)
{
    std::vector<Timestamp> times;
    for (const std::string &text : texts) {
        const auto time = parseTime(text, Timestamp());
        if (!time || (!times.empty() && *time <= times.back()))
            return std::nullopt;
        times.push_back(*time);
    }
    return times;
}

} // namespace

Result<SideFile> readSideFile(const std::string &path)
{
    const auto text = readText(path);
    if (!text)
        return failure(text.error());
    auto file = readSeriesFile(*text, path);
    if (!file)
        return failure(file.error());
    if (file->rows() == 0)
        return failure(ErrorKind::InvalidInput, path + " has no rows of numbers");
    SideFile side;
    if (file->times.size() == file->rows())
        side.times = timesOf(file->times).value_or(std::vector<Timestamp>());
    for (std::size_t row = side.times.size(); row < file->rows(); ++row)
        side.times.emplace_back(std::chrono::seconds(row));
    side.range = {side.times.front(), side.times.back() + Duration(1)};
    side.columns = std::move(file->columns);
    for (SeriesColumn &column : side.columns)
        if (column.name.empty())
            column.name = "value";
    return side;
}

} // namespace perfdeck
