// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/rules/PromQuery.h"

#include <string>
#include <vector>

namespace perfdeck {

/// What cannot be said in our expressions, thrown and caught within this folder.
struct NotExpressible
{
    std::string reason;
};

/// Queries of Prometheus as expressions of core/derive.
class PromText final
{
public:
    /// A selector. Throws NotExpressible, as all of these do.
    [[nodiscard]] std::string selector(const PromNode &series);
    /// Anything that gives numbers.
    [[nodiscard]] std::string value(const PromNode &node);
    /// Anything that holds or does not: 1 or 0.
    [[nodiscard]] std::string truth(const PromNode &node);

    /// In what the result differs from the query; each once.
    [[nodiscard]] const std::vector<std::string> &notes() const { return m_notes; }

private:
    std::string call(const PromNode &node);
    std::string aggregate(const PromNode &node);
    std::string binary(const PromNode &node);
    void note(std::string text);

    std::vector<std::string> m_notes;
};

[[nodiscard]] bool isComparison(const PromNode &node);
/// In shortest form.
[[nodiscard]] std::string promNumber(double value);

} // namespace perfdeck
