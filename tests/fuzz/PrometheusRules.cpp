// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/PrometheusRules.h"

#include "core/alerts/rules/RuleSet.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Every rule that is taken over is in force once written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    const ImportedRules imported
        = importPrometheusRules({reinterpret_cast<const char *>(data), size}, "x");
    for (const RuleProblem &problem : imported.refused)
        if (problem.sentence.empty())
            std::abort();
    const RuleSet set = joinedRules(readRules(importedText(imported, "x"), "y"), {});
    if (!set.problems.empty() || set.rules.size() != imported.rules.size())
        std::abort();
    return 0;
}
