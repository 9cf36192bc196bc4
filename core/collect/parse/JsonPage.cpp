// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/JsonPage.h"

#include "core/collect/parse/JsonShapes.h"
#include "core/collect/parse/NumberText.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>

namespace perfdeck {

namespace {

namespace dom = simdjson::dom;

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxNameBytes = 200;

struct SeedKey
{
    std::string_view key;
    std::string_view metric;
    double scale;
    bool reported; ///< gets the label statistic="reported"
};

constexpr std::array kSeedKeys{
    SeedKey{"inference_latency_ms", "inference_latency_seconds", 1e-3, true},
    SeedKey{"throughput_samples_per_sec", "throughput_samples_per_second", 1, false},
    SeedKey{"memory_usage_mb", "memory_used_bytes", 1'048'576, false},
    SeedKey{"error_count", "error_count", 1, false},
    SeedKey{"request_count", "request_count", 1, false},
};

constexpr std::array<std::string_view, 8> kServeGroups{
    "auth",
    "model_management",
    "gpu_scheduler",
    "batching",
    "caching",
    "message_queue",
    "async_jobs",
    "streaming",
};

constexpr std::array<std::string_view, 4> kModelNameKeys{"model_name", "model", "name", "id"};

const SeedKey *seedKey(std::string_view key)
{
    const auto at = std::find_if(kSeedKeys.begin(), kSeedKeys.end(), [key](const SeedKey &known) {
        return known.key == key;
    });
    return at == kSeedKeys.end() ? nullptr : &*at;
}

/// A JSON number, or a string that is nothing but a number.
std::optional<double> numberOf(const dom::element &element)
{
    double value = 0;
    if (!element.get(value))
        return value;
    std::string_view text;
    if (element.get(text) || text.empty())
        return std::nullopt;
    const char *end = text.data() + text.size();
    return readNumber(text.data(), end, value) == end ? std::optional(value) : std::nullopt;
}

std::string textOf(const dom::object &object, std::string_view key)
{
    std::string_view text;
    return object[key].get(text) ? std::string() : std::string(text);
}

std::string joinedName(const std::string &path, std::string_view key)
{
    std::string name = path + '_';
    for (const char c : key) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || detail::isDigit(c);
        name += plain ? c : '_';
    }
    return name;
}

/// Python servers print NaN and Infinity, which JSON does not know: outside strings they become
/// null.
std::string withoutBareNumbersWords(std::string_view body)
{
    std::string text;
    bool inString = false;
    for (std::size_t at = 0; at < body.size(); ++at) {
        if (inString && body[at] == '\\' && at + 1 < body.size()) {
            text += body.substr(at++, 2);
            continue;
        }
        inString ^= body[at] == '"';
        if (!inString && body.substr(at).starts_with("NaN")) {
            text += "null";
            at += 2;
        } else if (!inString && body.substr(at).starts_with("Infinity")) {
            if (!text.empty() && text.back() == '-')
                text.pop_back();
            text += "null";
            at += 7;
        } else {
            text += body[at];
        }
    }
    return text;
}

Error refusal(std::string_view body, simdjson::error_code code)
{
    const auto last = body.find_last_not_of(" \t\r\n");
    const bool closed = last != std::string_view::npos && (body[last] == '}' || body[last] == ']');
    if (closed)
        return {ErrorKind::InvalidInput,
                "The answer is not a page of metrics",
                std::string("it begins like JSON but is not: ") + simdjson::error_message(code),
                "Check the address and the server."};
    return {ErrorKind::Corrupt,
            "The answer broke off in the middle and was refused whole",
            "the JSON does not end",
            "The server may have been restarted or cut the connection; the next poll tries again."};
}

} // namespace

class JsonPage::Private
{
public:
    Private(SeriesLayout &layout, SourceFrame frame)
        : m_layout(layout)
        , m_frame(std::move(frame))
    {
    }

    Result<Summary> read(std::string_view body, PageValues &out)
    {
        m_out = &out;
        m_summary = {};
        m_isKnownShape = false;
        m_layoutBefore = m_layout.size();
        out.values.assign(m_layout.size(), absentValue());
        dom::element root;
        m_text = simdjson::padded_string(body);
        if (m_parser.parse(m_text).get(root)) {
            m_text = simdjson::padded_string(withoutBareNumbersWords(body));
            if (const auto error = m_parser.parse(m_text).get(root))
                return failure(refusal(body, error));
        }
        readRoot(root);
        if (out.samples > 0 || m_isKnownShape)
            return m_summary;
        return failure(ErrorKind::InvalidInput,
                       "The answer is not a page of metrics",
                       "the JSON holds no number",
                       "Check the path; metrics usually are under /metrics.");
    }

    void rollback() { m_layout.rollback(m_layoutBefore); }

private:
    /// The labels of the object being read.
    struct Row
    {
        std::string model;
        std::string device;
    };

    void readRoot(const dom::element &root)
    {
        dom::array rows;
        dom::object object;
        if (!root.get(rows))
            readRows(rows);
        else if (!root.get(object))
            readRootObject(object);
    }

    void readRootObject(const dom::object &object)
    {
        if (readKnownShape(object))
            return;
        const auto groups = std::count_if(kServeGroups.begin(),
                                          kServeGroups.end(),
                                          [&](auto group) { return object[group].is_object(); });
        if (groups >= 4)
            m_summary.recognised = "trustformers-serve";
        readRow(object, {textOf(object, "model_name"), {}});
    }

    /// A server of a known shape that serves nothing just now has no number to give.
    bool readKnownShape(const dom::object &object)
    {
        const auto take
            = [this](ScrapedSeries series, double value) { put(std::move(series), value); };
        m_summary.speaksAsText = readTritonStats(object, take);
        if (!m_summary.speaksAsText && readOllamaModels(object, take))
            m_summary.recognised = "Ollama";
        m_isKnownShape = m_summary.speaksAsText || !m_summary.recognised.empty();
        return m_isKnownShape;
    }

    void readRows(const dom::array &rows)
    {
        std::size_t number = 0;
        for (const dom::element &element : rows) {
            dom::object object;
            if (element.get(object))
                continue;
            Row row;
            for (const std::string_view key : kModelNameKeys)
                if (row.model.empty())
                    row.model = textOf(object, key);
            if (row.model.empty())
                row.model = std::to_string(number);
            ++number;
            readRow(object, row);
        }
    }

    void readRow(const dom::object &object, Row row)
    {
        const bool seed
            = std::any_of(kSeedKeys.begin(), kSeedKeys.end(), [&object](const SeedKey &known) {
                  return !object[known.key].error();
              });
        if (seed && m_summary.recognised.empty())
            m_summary.recognised = "trustformers JSON";
        row.device = textOf(object, "device");
        if (row.device.empty() && seed)
            row.device = "cpu";
        readObject(object, "custom", row, 0);
    }

    void readObject(const dom::object &object, const std::string &path, const Row &row, int depth)
    {
        for (const auto field : object) {
            dom::object inner;
            dom::array array;
            if (!field.value.get(inner)) {
                if (depth < kMaxDepth)
                    readObject(inner, joinedName(path, field.key), row, depth + 1);
            } else if (!field.value.get(array)) {
                if (depth == 0 && field.key == "models")
                    readRows(array);
            } else if (const auto value = numberOf(field.value)) {
                const SeedKey *known = depth == 0 ? seedKey(field.key) : nullptr;
                if (known)
                    store(std::string(known->metric), row, known->reported, *value * known->scale);
                else
                    store(joinedName(path, field.key), row, false, *value);
            }
        }
    }

    void store(std::string metric, const Row &row, bool reported, double value)
    {
        if (metric.size() > kMaxNameBytes)
            metric.resize(kMaxNameBytes);
        ScrapedSeries series;
        series.name = std::move(metric);
        series.labels.emplace_back("model", row.model);
        series.labels.emplace_back("device", row.device);
        if (reported)
            series.labels.emplace_back("statistic", "reported");
        put(std::move(series), value);
    }

    void put(ScrapedSeries series, double value)
    {
        if (m_out->series >= m_frame.maxSeries) {
            ++m_out->leftOut;
            return;
        }
        ++m_out->samples;
        m_out->store(m_layout.intern(storedKey(series, m_frame)), value);
    }

    SeriesLayout &m_layout;
    SourceFrame m_frame;
    dom::parser m_parser;
    simdjson::padded_string m_text;
    PageValues *m_out = nullptr;
    Summary m_summary;
    Slot m_layoutBefore = 0;
    bool m_isKnownShape = false;
};

JsonPage::JsonPage(SeriesLayout &layout, SourceFrame frame)
    : m_private(std::make_unique<Private>(layout, std::move(frame)))
{
}

JsonPage::~JsonPage() = default;

Result<JsonPage::Summary> JsonPage::read(std::string_view body, PageValues &out)
{
    return m_private->read(body, out);
}

void JsonPage::rollback()
{
    m_private->rollback();
}

} // namespace perfdeck
