// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OneDnnLine.h"

#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace perfdeck {

namespace {

constexpr std::string_view kMarker = "dnn_verbose,"; // of onednn_verbose and mkldnn_verbose
constexpr std::string_view kOldMarker = "dnnl_verbose,";
constexpr std::string_view kTemplate = "template:";

std::vector<std::string_view> fieldsOf(std::string_view text)
{
    std::vector<std::string_view> fields;
    while (true) {
        const std::size_t comma = text.find(',');
        fields.push_back(text.substr(0, comma));
        if (comma == std::string_view::npos)
            return fields;
        text.remove_prefix(comma + 1);
    }
}

std::optional<double> numberOf(std::string_view text)
{
    text = trimmed(text);
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

OneDnnLineKind kindOf(std::string_view operation)
{
    if (operation == "exec" || operation == "exec:check")
        return OneDnnLineKind::Execution;
    constexpr std::array<std::string_view, 4> kTimed{
        "create", "create:cache_hit", "create:cache_miss", "create:persistent_cache_hit"};
    return std::ranges::find(kTimed, operation) != kTimed.end() ? OneDnnLineKind::Creation
                                                                : OneDnnLineKind::Other;
}

/// Attributes may hold commas: columns are counted from the front up to the descriptors, from the
/// end down to the problem.
struct Columns
{
    const std::vector<std::string_view> &fields;
    std::size_t first; ///< behind the operation
    const OneDnnColumns &names;

    [[nodiscard]] std::string_view operator[](std::string_view name) const
    {
        const auto found = std::ranges::find(names, name);
        if (found == names.end())
            return {};
        const auto place = static_cast<std::size_t>(found - names.begin());
        const bool isBehind = std::ranges::find(names, "attributes") < found;
        const std::size_t fromEnd = names.size() - place;
        return isBehind ? fields[fields.size() - fromEnd] : fields[first + place];
    }
};

OneDnnLine infoLine(std::string_view text)
{
    OneDnnLine line;
    const std::size_t at = text.find(kTemplate);
    const bool isOfPrimitives
        = at != std::string_view::npos && text.find("graph,") == std::string_view::npos;
    if (isOfPrimitives) {
        line.kind = OneDnnLineKind::Template;
        line.text = text.substr(at + kTemplate.size());
    } else if (const std::size_t name = text.find("oneDNN v"); name != std::string_view::npos) {
        line.kind = OneDnnLineKind::Version;
        line.text = text.substr(name, text.find(" (", name) - name);
    }
    return line;
}

} // namespace

OneDnnColumns usualOneDnnColumns()
{
    return {"engine",
            "primitive",
            "implementation",
            "prop_kind",
            "memory_descriptors",
            "attributes",
            "auxiliary",
            "problem_desc",
            "exec_time"};
}

OneDnnColumns oneDnnColumns(std::string_view templateText)
{
    const auto fields = fieldsOf(trimmed(templateText));
    const auto operation = std::ranges::find(fields, "operation");
    const auto has
        = [&](std::string_view name) { return std::ranges::find(fields, name) != fields.end(); };
    if (operation == fields.end() || !has("problem_desc") || !has("exec_time"))
        return usualOneDnnColumns();
    return {operation + 1, fields.end()};
}

OneDnnLine readOneDnnLine(std::string_view text, const OneDnnColumns &columns)
{
    std::size_t marker = text.find(kMarker);
    std::size_t length = kMarker.size();
    if (marker == std::string_view::npos) {
        marker = text.find(kOldMarker);
        length = kOldMarker.size();
    }
    OneDnnLine line;
    if (marker == std::string_view::npos)
        return line;
    text.remove_prefix(marker + length);
    while (text.ends_with('\r'))
        text.remove_suffix(1);
    const auto fields = fieldsOf(text);
    // Before the operation may stand the version of the log, a time, and what part of the library
    // it is of; graphs are made of primitives, which say for themselves what they take.
    std::size_t at = 0;
    for (; at < fields.size() && at < 4; ++at) {
        if (fields[at] == "info")
            return infoLine(text);
        if (fields[at] == "graph")
            return line;
        if (kindOf(fields[at]) != OneDnnLineKind::Other)
            break;
        if (const auto time = numberOf(fields[at]))
            line.timestamp = time;
    }
    if (at == fields.size() || at == 4)
        return line;
    line.operation = fields[at];
    line.kind = OneDnnLineKind::Damaged;
    const Columns column{fields, at + 1, columns};
    if (fields.size() < at + 1 + columns.size())
        return line;
    const auto time = numberOf(column["exec_time"]);
    if (!time || *time < 0)
        return line;
    line.kind = kindOf(line.operation);
    line.milliseconds = *time;
    line.engine = column["engine"];
    line.primitive = column["primitive"];
    line.implementation = column["implementation"];
    line.propagation = column["prop_kind"];
    line.descriptors = column["memory_descriptors"];
    line.problem = column["problem_desc"];
    return line;
}

} // namespace perfdeck
