// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/SmallFile.h"

#include "core/base/Text.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace perfdeck {

std::string smallText(const std::string &path)
{
    constexpr std::streamsize kMost = 64 << 10;
    std::ifstream stream(path, std::ios::binary);
    std::string text(kMost, '\0');
    stream.read(text.data(), kMost);
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return std::string(trimmed(text));
}

std::optional<double> smallNumber(const std::string &path)
{
    const std::string text = smallText(path);
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

std::vector<std::string> folderEntries(const std::string &path)
{
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator at(path, error), end; !error && at != end;
         at.increment(error))
        names.push_back(at->path().filename().string());
    std::ranges::sort(names);
    return names;
}

} // namespace perfdeck
