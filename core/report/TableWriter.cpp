// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/TableWriter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <type_traits>
#include <vector>

namespace perfdeck {

namespace {

std::string plainText(const Cell &cell)
{
    return std::visit(
        [](const auto &value) -> std::string {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::monostate>)
                return {};
            else if constexpr (std::is_same_v<T, std::int64_t>)
                return std::to_string(value);
            else if constexpr (std::is_same_v<T, double>)
                return numberText(value);
            else
                return value;
        },
        cell);
}

std::string jsonText(std::string_view text)
{
    using Json = nlohmann::json;
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string jsonCell(const Cell &cell)
{
    if (std::holds_alternative<std::monostate>(cell))
        return "null";
    if (const auto *text = std::get_if<std::string>(&cell))
        return jsonText(*text);
    const auto *number = std::get_if<double>(&cell);
    return number != nullptr && !std::isfinite(*number) ? jsonText(numberText(*number))
                                                        : plainText(cell);
}

bool looksLikeFormula(std::string_view text)
{
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != text.npos;
}

/// CSV and TSV: one line per row, texts made harmless by `quote`.
class SeparatedWriter final : public TableWriter
{
public:
    using Quote = std::string (*)(std::string_view text);

    SeparatedWriter(char separator, Quote quote, TextSink sink)
        : m_sink(std::move(sink))
        , m_quote(quote)
        , m_separator(separator)
    {
    }

    bool begin(std::span<const std::string> columns) override
    {
        m_line.clear();
        for (const std::string &column : columns)
            append(m_quote(column));
        return endLine();
    }

    bool row(std::span<const Cell> cells) override
    {
        m_line.clear();
        for (const Cell &cell : cells) {
            const auto *text = std::get_if<std::string>(&cell);
            append(text != nullptr ? m_quote(*text) : plainText(cell));
        }
        return endLine();
    }

    bool end() override { return true; }

private:
    void append(const std::string &cell)
    {
        if (!m_first)
            m_line += m_separator;
        m_line += cell;
        m_first = false;
    }

    bool endLine()
    {
        m_line += '\n';
        m_first = true;
        return m_sink(m_line);
    }

    TextSink m_sink;
    Quote m_quote;
    char m_separator;
    std::string m_line;
    bool m_first = true;
};

class JsonWriter final : public TableWriter
{
public:
    explicit JsonWriter(TextSink sink)
        : m_sink(std::move(sink))
    {
    }

    bool begin(std::span<const std::string> columns) override
    {
        for (const std::string &column : columns)
            m_names.push_back(jsonText(column));
        return m_sink("[");
    }

    bool row(std::span<const Cell> cells) override
    {
        std::string line = m_empty ? "\n{" : ",\n{";
        m_empty = false;
        for (std::size_t i = 0; i < cells.size() && i < m_names.size(); ++i)
            line += (i == 0 ? "" : ", ") + m_names[i] + ": " + jsonCell(cells[i]);
        return m_sink(line + '}');
    }

    bool end() override { return m_sink(m_empty ? "]\n" : "\n]\n"); }

private:
    TextSink m_sink;
    std::vector<std::string> m_names;
    bool m_empty = true;
};

/// Columns as UTF-8 characters, which is right for all but wide scripts.
std::size_t displayWidth(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

class TextWriter final : public TableWriter
{
public:
    explicit TextWriter(TextSink sink)
        : m_sink(std::move(sink))
    {
    }

    bool begin(std::span<const std::string> columns) override
    {
        m_widths.assign(columns.size(), 0);
        m_isText.assign(columns.size(), false);
        m_waiting.emplace_back(columns.begin(), columns.end());
        return true;
    }

    bool row(std::span<const Cell> cells) override
    {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            std::string text = plainText(cells[i]);
            // Control characters from outside must not reach the terminal.
            std::replace_if(
                text.begin(),
                text.end(),
                [](char c) { return (c >= 0 && c < ' ') || c == 127; },
                ' ');
            texts.push_back(std::move(text));
            m_isText[i] = m_isText[i] || std::holds_alternative<std::string>(cells[i]);
        }
        if (m_measured)
            return print(texts);
        m_waiting.push_back(std::move(texts));
        return m_waiting.size() <= kMeasuredRows || flush();
    }

    bool end() override { return m_measured || flush(); }

private:
    static constexpr std::size_t kMeasuredRows = 1000;

    bool flush()
    {
        m_measured = true;
        for (const auto &texts : m_waiting)
            for (std::size_t i = 0; i < texts.size(); ++i)
                m_widths[i] = std::max(m_widths[i], displayWidth(texts[i]));
        const auto rows = std::exchange(m_waiting, {});
        return std::all_of(
            rows.begin(), rows.end(), [this](const auto &texts) { return print(texts); });
    }

    bool print(const std::vector<std::string> &texts)
    {
        std::string line;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::size_t width = displayWidth(texts[i]);
            const std::string blanks(m_widths[i] > width ? m_widths[i] - width : 0, ' ');
            line += i == 0 ? "" : "  ";
            line += m_isText[i] ? texts[i] + blanks : blanks + texts[i];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        return m_sink(line + '\n');
    }

    TextSink m_sink;
    std::vector<std::vector<std::string>> m_waiting;
    std::vector<std::size_t> m_widths;
    std::vector<bool> m_isText;
    bool m_measured = false;
};

} // namespace

std::string numberText(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    std::array<char, 32> text{};
    const auto result = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), result.ptr};
}

std::string csvText(std::string_view text)
{
    const bool formula = looksLikeFormula(text);
    const bool quoted = formula || text.find_first_of(",\"\r\n") != std::string_view::npos
        || (!text.empty() && (text.front() == ' ' || text.back() == ' '));
    std::string cell = formula ? "'" : "";
    cell += text;
    if (!quoted)
        return cell;
    std::string result = "\"";
    for (const char c : cell)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + '"';
}

std::string tsvText(std::string_view text)
{
    std::string cell = looksLikeFormula(text) ? "'" : "";
    cell += text;
    std::replace_if(
        cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return cell;
}

std::unique_ptr<TableWriter> makeTsvWriter(TextSink sink)
{
    return std::make_unique<SeparatedWriter>('\t', tsvText, std::move(sink));
}

std::unique_ptr<TableWriter> makeTableWriter(TableFormat format, TextSink sink)
{
    switch (format) {
    case TableFormat::Csv:
        return std::make_unique<SeparatedWriter>(',', csvText, std::move(sink));
    case TableFormat::Json:
        return std::make_unique<JsonWriter>(std::move(sink));
    case TableFormat::Text:
        break;
    }
    return std::make_unique<TextWriter>(std::move(sink));
}

} // namespace perfdeck
