// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/BenchmarkWords.h"
#include "core/runs/plan/DefinitionFile.h"
#include "core/runs/plan/DefinitionTable.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace perfdeck {

namespace {

enum class Form
{
    Text,
    Value, ///< a number, true or false, else a text
    Texts, ///< divided by commas
    Numbers
};

struct SettingKey
{
    std::string_view name;
    std::string_view section; ///< empty: top of the file
    Form form;
};

constexpr std::array kSettingKeys{
    SettingKey{"title", "", Form::Text},
    SettingKey{"description", "", Form::Text},
    SettingKey{"task", "", Form::Text},
    SettingKey{"priority", "", Form::Text},
    SettingKey{"progressive", "", Form::Value},
    SettingKey{"incremental", "", Form::Value},
    SettingKey{"search", "", Form::Value},
    SettingKey{"reads_json", "", Form::Value},
    SettingKey{"server", "", Form::Text},
    SettingKey{"models", "matrix", Form::Texts},
    SettingKey{"devices", "matrix", Form::Texts},
    SettingKey{"precisions", "matrix", Form::Texts},
    SettingKey{"batch_sizes", "matrix", Form::Numbers},
    SettingKey{"sequence_lengths", "matrix", Form::Numbers},
    SettingKey{"concurrencies", "matrix", Form::Numbers},
    SettingKey{"rates", "matrix", Form::Numbers},
    SettingKey{"threads", "matrix", Form::Numbers},
    SettingKey{"arrivals", "load", Form::Text},
    SettingKey{"burstiness", "load", Form::Value},
    SettingKey{"trace_file", "load", Form::Text},
    SettingKey{"seed", "load", Form::Value},
    SettingKey{"warm_up", "effort", Form::Text},
    SettingKey{"duration", "effort", Form::Text},
    SettingKey{"count", "effort", Form::Value},
    SettingKey{"limit", "effort", Form::Text},
    SettingKey{"stable_within", "effort", Form::Value},
    SettingKey{"windows", "effort", Form::Value},
    SettingKey{"protocol", "request", Form::Text},
    SettingKey{"url", "request", Form::Text},
    SettingKey{"method", "request", Form::Text},
    SettingKey{"body", "request", Form::Text},
    SettingKey{"stream", "request", Form::Value},
    SettingKey{"output_tokens", "request", Form::Value},
    SettingKey{"timeout", "request", Form::Text},
};

std::optional<SettingKey> settingKey(std::string_view name)
{
    if (parseObjectiveName(name))
        return SettingKey{name, "objectives", Form::Value};
    const auto at = std::ranges::find(kSettingKeys, name, &SettingKey::name);
    return at == kSettingKeys.end() ? std::nullopt : std::optional(*at);
}

template<class Number>
std::optional<Number> numberOf(std::string_view word)
{
    Number number{};
    const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc() && stop == word.data() + word.size() ? std::optional(number)
                                                                     : std::nullopt;
}

/// Hands the word to `put` as what it looks like.
template<class Put>
void putValue(std::string_view word, Put put)
{
    if (word == "true" || word == "false")
        put(word == "true");
    else if (const auto whole = numberOf<std::int64_t>(word))
        put(*whole);
    else if (const auto number = numberOf<double>(word))
        put(*number);
    else
        put(std::string(word));
}

toml::array listOf(std::string_view text, Form form)
{
    toml::array list;
    for (std::size_t from = 0; from <= text.size() && !text.empty();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const std::string_view word = text.substr(from, comma - from);
        if (form == Form::Texts)
            list.push_back(std::string(word));
        else
            putValue(word, [&](auto value) { list.push_back(std::move(value)); });
        from = comma + 1;
    }
    return list;
}

void assign(toml::table &root, const SettingKey &key, std::string_view text)
{
    if (!key.section.empty() && !root.contains(key.section))
        root.insert(key.section, toml::table());
    toml::table &table = key.section.empty() ? root : *root.get_as<toml::table>(key.section);
    if (key.form == Form::Texts || key.form == Form::Numbers)
        table.insert_or_assign(key.name, listOf(text, key.form));
    else if (key.form == Form::Text)
        table.insert_or_assign(key.name, std::string(text));
    else
        putValue(text, [&](auto value) { table.insert_or_assign(key.name, std::move(value)); });
}

/// The first command takes the place of those that are there, each further one is a variant more.
void putCommand(BenchmarkDefinition &definition, std::string_view command, bool isFirst)
{
    if (isFirst)
        definition.commands.clear();
    const auto letter = static_cast<char>('A' + definition.commands.size() % 26);
    definition.commands.push_back({std::string(1, letter), std::string(command), {}, {}});
}

tl::unexpected<Error> wrong(const std::string &setting, std::string reason)
{
    return failure(
        ErrorKind::InvalidInput, "--set " + setting + " is not taken", std::move(reason));
}

} // namespace

Result<BenchmarkDefinition> withSettings(const BenchmarkDefinition &definition,
                                         const std::vector<std::string> &settings)
{
    BenchmarkDefinition changed = definition;
    std::vector<std::pair<SettingKey, std::string_view>> entries;
    bool hasCommand = false;
    for (const std::string &setting : settings) {
        const std::size_t equals = setting.find('=');
        const std::string_view name = std::string_view(setting).substr(0, equals);
        if (equals == std::string::npos)
            return wrong(setting, "it is not KEY=VALUE");
        const std::string_view text = std::string_view(setting).substr(equals + 1);
        const auto key = settingKey(name);
        if (name == "command")
            putCommand(changed, text, !std::exchange(hasCommand, true));
        else if (key)
            entries.emplace_back(*key, text);
        else
            return wrong(setting,
                         "no entry of a benchmark is called so; batch_sizes, concurrencies, rates, "
                         "duration, count, url and others are");
    }
    toml::table root = toml::parse(definitionText(changed));
    for (const auto &[key, text] : entries)
        assign(root, key, text);
    auto read = readDefinition(root, definition.id, "--set");
    if (read)
        read->origin = definition.origin;
    return read;
}

} // namespace perfdeck
