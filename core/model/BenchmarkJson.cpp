// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/BenchmarkJson.h"

#include "core/model/BenchmarkWords.h"
#include "core/model/TimeRange.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace perfdeck {

namespace {

using Json = nlohmann::ordered_json;

constexpr auto kFormat = "perfdeck-benchmark-run";
constexpr int kVersion = 1;

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put(Json &json, const char *name, double value)
{
    if (!std::isnan(value))
        json[name] = value;
}

void put(Json &json, const char *name, const std::string &text)
{
    if (!text.empty())
        json[name] = text;
}

void put(Json &json, const char *name, Timestamp time)
{
    if (time != Timestamp{})
        json[name] = toIso8601(time);
}

Json jsonOf(const Estimate &estimate)
{
    Json json = Json::object();
    put(json, "value", estimate.value);
    put(json, "low", estimate.low);
    put(json, "high", estimate.high);
    if (estimate.count != 0)
        json["count"] = estimate.count;
    return json;
}

Json jsonOf(const MeasuredValues &values, bool withSamples)
{
    Json json;
    json["measure"] = benchmarkMeasureName(values.measure);
    json["mean"] = jsonOf(values.mean);
    json["median"] = jsonOf(values.median);
    json["quantiles"] = Json::object();
    for (const auto &[quantile, estimate] : values.quantiles)
        json["quantiles"][Json(quantile).dump()] = jsonOf(estimate);
    put(json, "min", values.min);
    put(json, "max", values.max);
    put(json, "deviation", values.deviation);
    if (withSamples)
        json["samples"] = values.samples;
    return json;
}

Json jsonOf(const std::vector<VerdictReason> &reasons)
{
    Json json = Json::array();
    for (const VerdictReason &reason : reasons)
        json.push_back({{"code", reason.code}, {"text", reason.text}, {"fatal", reason.isFatal}});
    return json;
}

Json jsonOf(const CellKey &key)
{
    Json json = Json::object();
    put(json, "model", key.model);
    put(json, "device", key.device);
    put(json, "precision", key.precision);
    for (const auto &[name, value] : {std::pair("batch_size", key.batchSize),
                                      std::pair("sequence_length", key.sequenceLength),
                                      std::pair("concurrency", key.concurrency),
                                      std::pair("threads", static_cast<std::int64_t>(key.threads))})
        if (value != 0)
            json[name] = value;
    if (key.rate != 0)
        json["rate"] = key.rate;
    put(json, "variant", key.variant);
    return json;
}

Json jsonOf(const BenchmarkCell &cell, bool withSamples)
{
    Json json;
    json["key"] = jsonOf(cell.key);
    json["state"] = runStateName(cell.state);
    put(json, "error", cell.error);
    json["verdict"] = runVerdictName(cell.verdict);
    json["reasons"] = jsonOf(cell.reasons);
    if (cell.isSkipped)
        json["skipped"] = cell.skippedFor;
    put(json, "start", cell.start);
    put(json, "end", cell.end);
    json["numbers"] = Json::object();
    for (const auto &[name, estimate] : cell.numbers)
        json["numbers"][name] = jsonOf(estimate);
    if (!cell.errors.empty())
        json["errors"] = cell.errors;
    json["values"] = Json::array();
    for (const MeasuredValues &values : cell.values)
        json["values"].push_back(jsonOf(values, withSamples));
    return json;
}

/// Reads members; what is missing or of another type is as by default.
class Members final
{
public:
    explicit Members(const Json &json)
        : m_json(json)
    {
    }

    [[nodiscard]] const Json &get(const char *name) const
    {
        static const Json kNothing;
        const auto at = m_json.is_object() ? m_json.find(name) : m_json.end();
        return m_json.is_object() && at != m_json.end() ? *at : kNothing;
    }

    [[nodiscard]] std::string text(const char *name) const
    {
        const Json &json = get(name);
        return json.is_string() ? json.get<std::string>() : std::string();
    }

    [[nodiscard]] double real(const char *name) const
    {
        const Json &json = get(name);
        return json.is_number() ? json.get<double>() : std::numeric_limits<double>::quiet_NaN();
    }

    [[nodiscard]] std::int64_t whole(const char *name) const
    {
        const Json &json = get(name);
        return json.is_number_integer() ? json.get<std::int64_t>() : 0;
    }

    [[nodiscard]] bool flag(const char *name) const
    {
        const Json &json = get(name);
        return json.is_boolean() && json.get<bool>();
    }

    [[nodiscard]] Timestamp time(const char *name) const
    {
        return parseTime(text(name), {}).value_or(Timestamp{});
    }

private:
    const Json &m_json;
};

Estimate estimateOf(const Json &json)
{
    const Members members(json);
    Estimate estimate;
    estimate.value = members.real("value");
    estimate.low = members.real("low");
    estimate.high = members.real("high");
    estimate.count = static_cast<std::uint64_t>(std::max<std::int64_t>(members.whole("count"), 0));
    return estimate;
}

std::optional<MeasuredValues> valuesOf(const Json &json)
{
    const Members members(json);
    const auto measure = benchmarkMeasure(members.text("measure"));
    if (!measure)
        return std::nullopt;
    MeasuredValues values;
    values.measure = *measure;
    values.mean = estimateOf(members.get("mean"));
    values.median = estimateOf(members.get("median"));
    for (const auto &[name, estimate] : members.get("quantiles").items()) {
        double quantile = 0;
        std::from_chars(name.data(), name.data() + name.size(), quantile);
        values.quantiles[quantile] = estimateOf(estimate);
    }
    values.min = members.real("min");
    values.max = members.real("max");
    values.deviation = members.real("deviation");
    for (const Json &sample : members.get("samples"))
        if (sample.is_number() && values.samples.size() < MeasuredValues::kMostSamples)
            values.samples.push_back(sample.get<double>());
    return values;
}

std::vector<VerdictReason> reasonsOf(const Json &json)
{
    std::vector<VerdictReason> reasons;
    for (const Json &each : json) {
        const Members members(each);
        reasons.push_back({members.text("code"), members.text("text"), members.flag("fatal")});
    }
    return reasons;
}

CellKey keyOf(const Json &json)
{
    const Members members(json);
    CellKey key;
    key.model = members.text("model");
    key.device = members.text("device");
    key.precision = members.text("precision");
    key.batchSize = members.whole("batch_size");
    key.sequenceLength = members.whole("sequence_length");
    key.concurrency = members.whole("concurrency");
    key.threads = static_cast<int>(members.whole("threads"));
    key.rate = std::isnan(members.real("rate")) ? 0 : members.real("rate");
    key.variant = members.text("variant");
    return key;
}

BenchmarkCell cellOf(const Json &json)
{
    const Members members(json);
    BenchmarkCell cell;
    cell.key = keyOf(members.get("key"));
    cell.state = runState(members.text("state")).value_or(RunState::Failed);
    cell.error = members.text("error");
    cell.verdict = runVerdict(members.text("verdict")).value_or(RunVerdict::Unknown);
    cell.reasons = reasonsOf(members.get("reasons"));
    cell.isSkipped = members.get("skipped").is_string();
    cell.skippedFor = members.text("skipped");
    cell.start = members.time("start");
    cell.end = members.time("end");
    for (const auto &[name, estimate] : members.get("numbers").items())
        cell.numbers[name] = estimateOf(estimate);
    for (const auto &[text, count] : members.get("errors").items())
        if (count.is_number_unsigned())
            cell.errors[text] = count.get<std::uint64_t>();
    for (const Json &each : members.get("values"))
        if (auto values = valuesOf(each))
            cell.values.push_back(std::move(*values));
    return cell;
}

tl::unexpected<Error> refused(std::string reason)
{
    return failure(ErrorKind::InvalidInput,
                   "The text is no run of a benchmark",
                   std::move(reason),
                   "Take what \"perfdeckctl bench show RUN --format json\" prints");
}

/// An object, or why it is none: with the place where reading stopped.
Result<Json> parsed(std::string_view text)
{
    try {
        Json json = Json::parse(text);
        if (json.is_object())
            return json;
    } catch (const Json::parse_error &error) {
        return refused("it is no JSON from byte " + std::to_string(error.byte) + " on");
    }
    return refused("it is no JSON object");
}

BenchmarkRun headOf(const Members &members)
{
    BenchmarkRun run;
    run.id = members.text("id");
    run.state = runState(members.text("state")).value_or(RunState::Failed);
    run.error = members.text("error");
    run.source = members.text("source");
    run.note = members.text("note");
    for (const Json &tag : members.get("tags"))
        if (tag.is_string())
            run.tags.push_back(tag.get<std::string>());
    run.queued = members.time("queued");
    run.start = members.time("start");
    run.end = members.time("end");
    const Members environment(members.get("environment"));
    run.environment.key = environment.text("key");
    for (const auto &[name, value] : environment.get("facts").items())
        if (value.is_string())
            run.environment.facts[name] = value.get<std::string>();
    run.preflight = reasonsOf(members.get("preflight"));
    return run;
}

} // namespace

std::string cellJson(const BenchmarkCell &cell, bool withSamples)
{
    return dumped(jsonOf(cell, withSamples));
}

Result<BenchmarkCell> parseCellJson(std::string_view text)
{
    const auto json = parsed(text);
    if (!json)
        return failure(json.error());
    return cellOf(*json);
}

std::string runJson(const RunDocument &document, RunDetail detail)
{
    const BenchmarkRun &run = document.run;
    Json json;
    json["format"] = kFormat;
    json["version"] = kVersion;
    json["id"] = run.id;
    json["state"] = runStateName(run.state);
    put(json, "error", run.error);
    put(json, "source", run.source);
    put(json, "note", run.note);
    if (!run.tags.empty())
        json["tags"] = run.tags;
    put(json, "queued", run.queued);
    put(json, "start", run.start);
    put(json, "end", run.end);
    json["definition"] = {{"id", run.definition.id}, {"text", document.definition}};
    json["environment"] = {{"key", run.environment.key}, {"facts", run.environment.facts}};
    json["preflight"] = jsonOf(run.preflight);
    if (detail == RunDetail::Head)
        return dumped(json);
    json["cells"] = Json::array();
    for (const BenchmarkCell &cell : run.cells)
        json["cells"].push_back(jsonOf(cell, detail == RunDetail::All));
    return dumped(json);
}

Result<RunDocument> parseRunJson(std::string_view text)
{
    const auto json = parsed(text);
    if (!json)
        return failure(json.error());
    const Members members(*json);
    if (members.text("format") != kFormat)
        return refused(std::string("its format is not ") + kFormat);
    if (members.whole("version") > kVersion)
        return failure(ErrorKind::Newer,
                       "The run is not read",
                       "it was written by a newer PerfDeck",
                       "Update PerfDeck");
    RunDocument document;
    document.run = headOf(members);
    const Members definition(members.get("definition"));
    document.run.definition.id = definition.text("id");
    document.definition = definition.text("text");
    for (const Json &cell : members.get("cells"))
        document.run.cells.push_back(cellOf(cell));
    return document;
}

} // namespace perfdeck
