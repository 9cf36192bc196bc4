// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/InputFiles.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace perfdeck {

namespace {

namespace fs = std::filesystem;

Result<std::vector<InputFile>> filesBelow(const std::string &folder,
                                          std::span<const std::string_view> suffixes)
{
    std::vector<InputFile> files;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const fs::path &path = entry->path();
        if (!entry->is_regular_file(error)
            || std::ranges::find(suffixes, path.extension().string()) == suffixes.end())
            continue;
        files.push_back({path.string(), path.lexically_relative(folder).replace_extension()});
    }
    if (error)
        return failure(ErrorKind::Unavailable, folder + " cannot be read", error.message());
    std::ranges::sort(files, {}, &InputFile::path);
    return files;
}

} // namespace

Result<std::vector<InputFile>> inputFiles(const std::vector<std::string> &arguments,
                                          std::span<const std::string_view> suffixes)
{
    std::vector<InputFile> files;
    for (const std::string &argument : arguments) {
        std::error_code error;
        const fs::file_status status = fs::status(argument, error);
        if (!fs::exists(status))
            return failure(ErrorKind::NotFound,
                           argument + " cannot be read",
                           error ? error.message() : "there is no such file");
        if (!fs::is_directory(status)) {
            files.push_back({argument, fs::path(argument).stem()});
            continue;
        }
        auto below = filesBelow(argument, suffixes);
        if (!below)
            return below;
        files.insert(files.end(), below->begin(), below->end());
    }
    return files;
}

Result<std::string> readInput(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (!file || file.bad())
        return failure(ErrorKind::Unavailable, path + " cannot be read", std::strerror(errno));
    return text;
}

Status writeResult(const std::filesystem::path &path, std::string_view text)
{
    std::error_code error;
    if (path.has_parent_path())
        fs::create_directories(path.parent_path(), error);
    errno = 0;
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.close();
    if (!file)
        return failure(ErrorKind::Unavailable,
                       path.string() + " cannot be written",
                       error ? error.message() : std::strerror(errno));
    return {};
}

} // namespace perfdeck
