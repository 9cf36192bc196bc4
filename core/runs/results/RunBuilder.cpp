// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/results/RunBuilder.h"

#include "core/base/Fingerprint.h"
#include "core/collect/parse/TimeText.h"
#include "core/runs/plan/MeasuredValues.h"
#include "core/runs/plan/Preflight.h"
#include "core/stats/Laws.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace perfdeck {

namespace {

/// Lower case letters, digits and single dashes.
std::string slug(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (isUpper || isPlain)
            result += isUpper ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!result.empty() && result.back() != '-')
            result += '-';
    }
    while (result.ends_with('-'))
        result.pop_back();
    return result;
}

std::string hexadecimal(std::int64_t number)
{
    std::array<char, 17> digits{};
    const auto [end, error]
        = std::to_chars(digits.begin(), digits.end(), static_cast<std::uint64_t>(number), 16);
    const std::string text(digits.begin(), end);
    return std::string(16 - text.size(), '0') + text;
}

/// Of 32 digits: two halves, since the hash has 64 bits.
std::string idOf(std::string_view tool, std::string_view bytes)
{
    Fingerprint first;
    first.add(tool);
    first.add(bytes);
    Fingerprint second;
    second.add(first.value());
    second.add(bytes);
    return hexadecimal(first.value()) + hexadecimal(second.value());
}

template<class Number>
bool readWhole(std::string_view text, Number &into)
{
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value <= 0)
        return false;
    into = value;
    return true;
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

double orNan(const std::optional<double> &value)
{
    return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

} // namespace

MeasuredValues reportedValues(BenchmarkMeasure measure, const ReportedSummary &reported)
{
    MeasuredValues values;
    values.measure = measure;
    values.mean.value = orNan(reported.mean);
    values.mean.count = reported.count;
    values.median.value = orNan(reported.median);
    values.median.count = reported.count;
    values.min = orNan(reported.min);
    values.max = orNan(reported.max);
    values.deviation = orNan(reported.medianDeviation);
    for (const auto &[quantile, value] : reported.quantiles) {
        values.quantiles[quantile].value = value;
        values.quantiles[quantile].count = reported.count;
    }
    if (reported.mean && reported.standardDeviation && reported.count > 1) {
        const auto count = static_cast<double>(reported.count);
        const double half = studentQuantile((1 + kEstimateConfidence) / 2, count - 1)
            * *reported.standardDeviation / std::sqrt(count);
        values.mean.low = *reported.mean - half;
        values.mean.high = *reported.mean + half;
    }
    return values;
}

Estimate plainEstimate(double value)
{
    Estimate estimate;
    estimate.value = value;
    return estimate;
}

bool setKnownParameter(CellKey &key, std::string_view name, std::string_view value)
{
    const std::string word = slug(name);
    if (isOneOf(word, {"batch", "batch-size", "batchsize", "bs"}))
        return readWhole(value, key.batchSize);
    if (isOneOf(word, {"seq", "seq-len", "seq-length", "sequence-length", "seqlen"}))
        return readWhole(value, key.sequenceLength);
    if (isOneOf(word, {"threads", "num-threads", "n-threads"}))
        return readWhole(value, key.threads);
    if (isOneOf(word, {"concurrency", "users", "clients"}))
        return readWhole(value, key.concurrency);
    std::string *text = isOneOf(word, {"model", "model-name"}) ? &key.model
        : isOneOf(word, {"device", "hardware"})                ? &key.device
        : isOneOf(word, {"precision", "dtype"})                ? &key.precision
                                                               : nullptr;
    if (text == nullptr || value.empty())
        return false;
    *text = value;
    return true;
}

void setParameter(CellKey &key, std::string_view name, std::string_view value)
{
    if (setKnownParameter(key, name, value))
        return;
    key.variant += key.variant.empty() ? "" : ", ";
    key.variant.append(name).append("=").append(value);
}

RunBuilder::RunBuilder(std::string tool,
                       std::string_view subject,
                       BenchmarkKind kind,
                       const ResultText &file)
    : m_tool(std::move(tool))
    , m_bytes(file.text)
{
    m_run.state = RunState::Imported;
    m_run.source = m_tool;
    m_run.queued = m_run.start = m_run.end = file.written;
    m_run.progress.ratio = 1;
    BenchmarkDefinition &definition = m_run.definition;
    const std::string name = slug(subject);
    definition.id = name.empty() ? slug(m_tool) : slug(m_tool) + '-' + name;
    definition.title = subject.empty() ? m_tool : m_tool + ": " + std::string(subject);
    definition.kind = kind;
    definition.origin = file.path;
}

void RunBuilder::setVersion(std::string_view version)
{
    if (!version.empty())
        m_run.source = m_tool + ' ' + std::string(version);
}

void RunBuilder::setTime(std::optional<Timestamp> start, std::optional<Timestamp> end)
{
    if (start)
        m_run.queued = m_run.start = m_run.end = *start;
    if (end && *end >= m_run.start)
        m_run.end = *end;
}

void RunBuilder::setTimeText(std::string_view start, std::string_view end)
{
    setTime(readTimeText(start), readTimeText(end));
}

void RunBuilder::fact(const std::string &name, std::string_view value)
{
    if (!value.empty())
        m_run.environment.facts[name] = value;
}

void RunBuilder::tag(std::string_view name, std::string_view value)
{
    if (!value.empty())
        m_run.tags.push_back(std::string(name) + ':' + std::string(value));
}

void RunBuilder::note(std::string text)
{
    m_run.note += m_run.note.empty() ? "" : "\n";
    m_run.note += text;
}

void RunBuilder::warn(std::string code, std::string text)
{
    m_run.preflight.push_back({std::move(code), std::move(text), false});
}

void RunBuilder::identify(std::string_view bytes)
{
    m_bytes += bytes;
}

BenchmarkCell &RunBuilder::cell(const CellKey &key)
{
    const auto [place, isNew] = m_places.try_emplace(key, m_run.cells.size());
    if (isNew) {
        m_run.cells.emplace_back().key = key;
        m_run.cells.back().state = RunState::Imported;
    }
    return m_run.cells[place->second];
}

BenchmarkRun RunBuilder::finish() &&
{
    m_run.id = idOf(m_tool, m_bytes);
    m_run.environment.key = fingerprintKey(m_run.environment.facts);
    m_run.progress.cells = m_run.progress.cellsDone = m_run.cells.size();
    std::vector<std::string> &models = m_run.definition.matrix.models;
    for (BenchmarkCell &cell : m_run.cells) {
        cell.start = m_run.start;
        cell.end = m_run.end;
        models.push_back(cell.key.model);
    }
    std::ranges::sort(models);
    models.erase(std::ranges::unique(models).begin(), models.end());
    m_run.progress.models = m_run.progress.modelsDone = models.size();
    return std::move(m_run);
}

void putValues(BenchmarkCell &cell, MeasuredValues values)
{
    for (MeasuredValues &one : cell.values)
        if (one.measure == values.measure) {
            one = std::move(values);
            return;
        }
    cell.values.push_back(std::move(values));
}

std::string scalarText(const JsonElement &element)
{
    std::string_view text;
    bool flag = false;
    double number = 0;
    if (!element.get(text))
        return std::string(text);
    if (!element.get(flag))
        return flag ? "true" : "false";
    if (element.get(number))
        return {};
    std::array<char, 32> digits{};
    const auto [end, error] = std::to_chars(digits.begin(), digits.end(), number);
    return {digits.begin(), end};
}

std::vector<double> numbersOf(const JsonArray &array)
{
    std::vector<double> numbers;
    for (const JsonElement &element : array) {
        double number = 0;
        if (!element.get(number) && std::isfinite(number))
            numbers.push_back(number);
    }
    return numbers;
}

std::vector<double> numbersOf(const JsonObject &object, std::string_view key, double factor)
{
    const auto array = arrayOf(object, key);
    std::vector<double> numbers = array ? numbersOf(*array) : std::vector<double>();
    for (double &number : numbers)
        number *= factor;
    return numbers;
}

std::optional<double> secondsIn(std::string_view unit)
{
    if (isOneOf(unit, {"ns", "nanosecond", "nanoseconds"}))
        return 1e-9;
    if (isOneOf(unit, {"us", "usec", "µs", "microsecond", "microseconds"}))
        return 1e-6;
    if (isOneOf(unit, {"ms", "msec", "millisecond", "milliseconds"}))
        return 1e-3;
    if (isOneOf(unit, {"s", "sec", "second", "seconds"}))
        return 1.0;
    return std::nullopt;
}

} // namespace perfdeck
