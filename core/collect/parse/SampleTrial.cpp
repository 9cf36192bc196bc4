// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/SampleTrial.h"

#include <simdjson.h>

#include <limits>

namespace perfdeck {

namespace {

namespace dom = simdjson::dom;

tl::unexpected<Error> refused(std::string reason)
{
    return failure(ErrorKind::InvalidInput,
                   "a trial cannot be read",
                   std::move(reason),
                   R"(It has to be JSON like {"id":"t1","suite":"s1","a":[1,2],"b":[3,4]}.)");
}

Result<std::vector<double>> readSamples(const dom::element &trial, const char *side)
{
    dom::array numbers;
    if (trial[side].get(numbers))
        return refused(std::string("it has no array \"") + side + '"');
    std::vector<double> samples;
    samples.reserve(numbers.size());
    for (const dom::element value : numbers) {
        double number = std::numeric_limits<double>::quiet_NaN();
        if (!value.is_null() && value.get(number))
            return refused(side + ('[' + std::to_string(samples.size())) + "] is not a number");
        samples.push_back(number);
    }
    return samples;
}

} // namespace

Result<SampleTrial> readSampleTrial(std::string_view line)
{
    dom::parser parser;
    dom::element root;
    if (const auto error = parser.parse(simdjson::padded_string(line)).get(root))
        return refused(simdjson::error_message(error));
    SampleTrial trial;
    std::string_view text;
    if (root["id"].get(text))
        return refused("it has no text \"id\"");
    trial.id = text;
    if (!root["suite"].get(text))
        trial.suite = text;
    auto a = readSamples(root, "a");
    if (!a)
        return failure(a.error());
    auto b = readSamples(root, "b");
    if (!b)
        return failure(b.error());
    trial.a = std::move(*a);
    trial.b = std::move(*b);
    return trial;
}

} // namespace perfdeck
