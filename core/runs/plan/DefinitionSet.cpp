// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/DefinitionSet.h"

#include "core/runs/plan/BundledBenchmarkFiles.h"
#include "core/runs/plan/DefinitionFile.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>
#include <tuple>
#include <utility>

namespace perfdeck {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> tomlFiles(const fs::path &folder, std::vector<Error> &refused)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".toml")
            files.push_back(at->path());
    if (error && error != std::errc::no_such_file_or_directory)
        refused.push_back({ErrorKind::Unavailable,
                           folder.string() + " is not read",
                           error.message(),
                           "Look at its permissions"});
    std::ranges::sort(files);
    return files;
}

} // namespace

const BenchmarkDefinition *DefinitionSet::find(std::string_view id) const
{
    const auto at = std::ranges::find(definitions, id, &BenchmarkDefinition::id);
    return at == definitions.end() ? nullptr : &*at;
}

fs::path definitionFolder()
{
    const char *config = std::getenv("XDG_CONFIG_HOME");
    const char *home = std::getenv("HOME");
    const bool isSet = config != nullptr && fs::path(config).is_absolute();
    const fs::path base
        = isSet ? fs::path(config) : fs::path(home == nullptr ? "/tmp" : home) / ".config";
    return base / "perfdeck" / "benchmarks";
}

Result<BenchmarkDefinition> readDefinitionFile(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    if (!stream.is_open() || stream.bad())
        return failure(ErrorKind::NotFound,
                       file.string() + " cannot be read",
                       {},
                       "Look at its name and its permissions");
    auto definition = readDefinition(text, file.stem().string(), file.string());
    if (definition)
        definition->origin = file.string();
    return definition;
}

DefinitionSet readDefinitions(const fs::path &folder)
{
    DefinitionSet set;
    std::map<std::string, BenchmarkDefinition> known;
    for (const BundledBenchmarkFile &file : bundledBenchmarkFiles()) {
        auto definition = readDefinition(file.text, std::string(file.id), "built in");
        if (definition)
            known[definition->id] = std::move(*definition);
        else
            set.refused.push_back(definition.error());
    }
    for (const fs::path &file :
         folder.empty() ? std::vector<fs::path>() : tomlFiles(folder, set.refused)) {
        auto definition = readDefinitionFile(file);
        if (definition)
            known[definition->id] = std::move(*definition);
        else
            set.refused.push_back(definition.error());
    }
    for (auto &[id, definition] : known)
        set.definitions.push_back(std::move(definition));
    std::ranges::stable_sort(set.definitions, {}, &BenchmarkDefinition::title);
    return set;
}

Status putDefinition(const fs::path &folder, const BenchmarkDefinition &definition)
{
    if (!isDefinitionId(definition.id))
        return failure(ErrorKind::InvalidInput,
                       '"' + definition.id + "\" is not saved as a benchmark",
                       "it is no name for one",
                       "Use lower-case letters, digits and -");
    const std::string text = definitionText(definition);
    // What is written must be readable again: a window may hold values that no file may.
    if (const auto read = readDefinition(text, definition.id, definition.id); !read)
        return failure(read.error());
    std::error_code error;
    fs::create_directories(folder, error);
    const fs::path file = folder / (definition.id + ".toml");
    const fs::path fresh = folder / (definition.id + ".toml.new");
    std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    if (stream)
        fs::rename(fresh, file, error);
    if (!stream || error)
        return failure(ErrorKind::Unavailable,
                       file.string() + " is not written",
                       error ? error.message() : std::string(),
                       "Look at the space and the permissions of the folder");
    return {};
}

} // namespace perfdeck
