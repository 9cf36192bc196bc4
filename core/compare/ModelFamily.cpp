// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/ModelFamily.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace perfdeck {

namespace {

bool isLetter(char letter)
{
    return std::isalpha(static_cast<unsigned char>(letter)) != 0;
}

bool isSmaller(double a, double b, Better better)
{
    return better == Better::Higher ? a > b : a < b;
}

} // namespace

std::string modelFamily(std::string_view model)
{
    if (const std::size_t slash = model.rfind('/'); slash != std::string_view::npos)
        model.remove_prefix(slash + 1);
    std::string_view word = model.substr(0, model.find_first_of("-_ :.@"));
    if (word.empty())
        word = model;
    const auto end = std::ranges::find_if_not(word, isLetter);
    const auto letters = static_cast<std::size_t>(end - word.begin());
    std::string family(letters > 1 ? word.substr(0, letters) : word);
    std::ranges::transform(family, family.begin(), [](char letter) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    });
    return family;
}

std::string hardwareOf(const ComparableThing &thing)
{
    const std::size_t colon = thing.hardware.rfind(':');
    const bool isCounted = colon != std::string::npos
        && thing.hardware.find_first_not_of("0123456789", colon + 1) == std::string::npos;
    return isCounted ? thing.hardware.substr(0, colon) : thing.hardware;
}

FamilyTable familyTable(const std::vector<ComparableThing> &things,
                        const SideSamples &samples,
                        Criterion criterion)
{
    FamilyTable table;
    const MeasuredCriterion measured = mostlyMeasured(samples, criterion);
    table.info = measured.info;
    std::map<std::pair<std::string, std::string>, std::vector<double>> values;
    for (std::size_t side = 0; side < std::min(things.size(), measured.values.size()); ++side) {
        const double value = measured.values[side];
        if (things[side].kind != ComparableThing::Kind::Model)
            continue;
        if (std::isnan(value)) {
            ++table.notMeasured;
            continue;
        }
        const std::pair key(modelFamily(things[side].name), hardwareOf(things[side]));
        values[key].push_back(value);
        FamilyCell &cell = table.cells[key];
        if (cell.models++ == 0 || isSmaller(value, cell.bestValue, measured.info.better)) {
            cell.best = things[side].name;
            cell.bestValue = value;
        }
    }
    for (auto &[key, all] : values) {
        std::ranges::sort(all);
        table.cells[key].median = quantileOfSorted(all, 0.5);
    }
    return table;
}

} // namespace perfdeck
