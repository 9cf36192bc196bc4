// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/Evaluator.h"
#include "core/model/Sample.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever can be read must be computable too, and read again as the same metrics.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    const auto expression = Expression::parse({reinterpret_cast<const char *>(data), size});
    if (!expression)
        return expression.error().reason.starts_with("column ") ? 0 : (std::abort(), 0);
    const auto again = Expression::parse(expression->text());
    if (!again || again->metrics() != expression->metrics())
        std::abort();
    Evaluator evaluator(*expression);
    Timestamp now{std::chrono::seconds(1'800'000'000)};
    for (int round = 0; round < 3; ++round) {
        for (const std::string &metric : expression->metrics())
            for (const char *value : {"a", "b"})
                for (const auto input : evaluator.follow({metric, {{"a", value}}}))
                    evaluator.take(input, now, round == 1 ? absentValue() : 1.5 * round);
        evaluator.evaluate();
        if (evaluator.values().size() != evaluator.labels().size())
            std::abort();
        now += std::chrono::seconds(5);
    }
    evaluator.forgetIdle();
    evaluator.evaluate();
    return 0;
}
