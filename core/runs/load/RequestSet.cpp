// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/RequestSet.h"

#include "core/runs/load/PromptSource.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace perfdeck {

namespace {

tl::unexpected<Error> refused(std::string reason, std::string advice = {})
{
    return failure(ErrorKind::InvalidInput,
                   "The request cannot be made",
                   std::move(reason),
                   std::move(advice));
}

std::string jsonEscaped(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string escaped;
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\')
            (escaped += '\\') += letter;
        else if (code < ' ')
            ((escaped += "\\u00") += kDigits[code >> 4U]) += kDigits[code & 15U];
        else
            escaped += letter;
    }
    return escaped;
}

std::string urlEscaped(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    constexpr std::string_view kPlain = "-._~";
    std::string escaped;
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if ((code < 0x80U && std::isalnum(code) != 0) || kPlain.find(letter) != kPlain.npos)
            escaped += letter;
        else
            ((escaped += '%') += kDigits[code >> 4U]) += kDigits[code & 15U];
    }
    return escaped;
}

/// Fills placeholders for one input.
class Filling
{
public:
    Filling(const RequestTemplate &request,
            const CellKey &key,
            const ServingProtocol &protocol,
            std::uint64_t seed)
        : m_request(request)
        , m_key(key)
        , m_protocol(protocol)
        , m_source(seed)
    {
    }

    /// The texts between the places of ${i}.
    [[nodiscard]] Result<std::vector<std::string>> fill(std::string_view text, bool isUrl)
    {
        std::vector<std::string> parts(1);
        while (!text.empty()) {
            const std::size_t begin = text.find("${");
            parts.back().append(text.substr(0, begin));
            if (begin == std::string_view::npos)
                break;
            const std::size_t end = text.find('}', begin);
            if (end == std::string_view::npos)
                return refused("\"${\" is not closed by \"}\"");
            const std::string_view name = text.substr(begin + 2, end - begin - 2);
            text.remove_prefix(end + 1);
            if (name == "i") {
                parts.emplace_back();
                continue;
            }
            const auto value = valueOf(name, isUrl);
            if (!value)
                return refused("there is no ${" + std::string(name) + "}",
                               "Known are batch, sequence, model, prompt, prompts, tokens, rows, "
                               "limit, output_tokens and i.");
            parts.back().append(*value);
        }
        return parts;
    }

private:
    [[nodiscard]] std::optional<std::string> valueOf(std::string_view name, bool isUrl)
    {
        if (name == "batch")
            return std::to_string(batch());
        if (name == "sequence")
            return std::to_string(sequence());
        if (name == "model")
            return isUrl ? urlEscaped(m_key.model) : jsonEscaped(m_key.model);
        if (name == "output_tokens")
            return std::to_string(m_request.outputTokens);
        if (name == "prompt")
            return isUrl ? urlEscaped(prompt()) : prompt();
        if (name == "prompts")
            return listed([this] { return '"' + prompt() + '"'; });
        if (name == "tokens")
            return m_source.tokens(batch() * sequence());
        if (name == "rows")
            return listed([this] { return '[' + m_source.tokens(sequence()) + ']'; });
        if (name == "limit")
            return limit();
        return std::nullopt;
    }

    [[nodiscard]] std::string limit()
    {
        if (m_request.outputTokens <= 0)
            return {};
        const auto text = fill(m_protocol.outputLimit, false);
        return text ? text->front() : std::string();
    }

    template<class Make>
    [[nodiscard]] std::string listed(Make make)
    {
        std::string text;
        for (std::int64_t one = 0; one < batch(); ++one)
            (text += one > 0 ? "," : "") += make();
        return text;
    }

    [[nodiscard]] std::string prompt() { return m_source.prompt(sequence()); }

    [[nodiscard]] std::int64_t batch() const { return std::max<std::int64_t>(1, m_key.batchSize); }

    [[nodiscard]] std::int64_t sequence() const
    {
        constexpr std::int64_t kUsual = 32;
        return m_key.sequenceLength > 0 ? m_key.sequenceLength : kUsual;
    }

    const RequestTemplate &m_request;
    const CellKey &m_key;
    const ServingProtocol &m_protocol;
    PromptSource m_source;
};

bool isToken(std::string_view text)
{
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~"; // RFC 9110, 5.6.2
    return !text.empty() && std::ranges::all_of(text, [&](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) != 0
            || kMarks.find(letter) != kMarks.npos;
    });
}

bool isHeaderValue(std::string_view text)
{
    return std::ranges::none_of(text, [](char letter) {
        return (static_cast<unsigned char>(letter) < ' ' && letter != '\t') || letter == '\x7F';
    });
}

bool sameName(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char left, char right) {
        return std::tolower(static_cast<unsigned char>(left))
            == std::tolower(static_cast<unsigned char>(right));
    });
}

Result<std::string> headerLines(const RequestTemplate &request,
                                const RequestSet::Headers &secret,
                                std::string_view host,
                                bool hasBody)
{
    RequestSet::Headers headers(request.headers.begin(), request.headers.end());
    headers.insert(headers.end(), secret.begin(), secret.end());
    const auto has = [&](std::string_view name) {
        return std::ranges::any_of(headers,
                                   [&](const auto &one) { return sameName(one.first, name); });
    };
    for (const auto &[name, value] : headers)
        if (!isToken(name) || !isHeaderValue(value) || sameName(name, "content-length")
            || sameName(name, "transfer-encoding"))
            return refused("the header \"" + name + "\" cannot be sent");
    if (!has("host"))
        headers.emplace_back("Host", host);
    if (!has("user-agent"))
        headers.emplace_back("User-Agent", "perfdeck/" PERFDECK_VERSION);
    if (!has("accept"))
        headers.emplace_back("Accept", request.streams ? "text/event-stream" : "*/*");
    if (!has("accept-encoding")) // what is measured is the model, not a compressor
        headers.emplace_back("Accept-Encoding", "identity");
    if (hasBody && !has("content-type"))
        headers.emplace_back("Content-Type", "application/json");
    std::string lines;
    for (const auto &[name, value] : headers)
        lines.append(name).append(": ").append(value).append("\r\n");
    return lines;
}

std::size_t sizeOf(const std::vector<std::string> &parts, std::size_t digits)
{
    std::size_t bytes = (parts.size() - 1) * digits;
    for (const std::string &part : parts)
        bytes += part.size();
    return bytes;
}

void append(std::string &out, const std::vector<std::string> &parts, std::string_view number)
{
    for (std::size_t index = 0; index < parts.size(); ++index)
        out.append(index > 0 ? number : std::string_view()).append(parts[index]);
}

} // namespace

Result<RequestSet> RequestSet::make(const RequestTemplate &request,
                                    const CellKey &key,
                                    std::uint64_t seed,
                                    const Headers &secret)
{
    RequestSet made;
    made.m_protocol = findProtocol(request.protocol);
    if (made.m_protocol == nullptr)
        return refused("there is no protocol \"" + request.protocol + '"');
    const auto address = servingAddress(request.url);
    if (!address)
        return failure(address.error());
    made.m_address = *address;
    if (request.streams && made.m_protocol->streamBody.empty() && request.body.empty())
        return refused("the protocol \"" + request.protocol + "\" has no stream of its own",
                       "Give a body, or leave out streams.");
    const std::string_view body = !request.body.empty() ? std::string_view(request.body)
        : request.streams                               ? made.m_protocol->streamBody
                                                        : made.m_protocol->body;
    if (made.m_address.target == "/")
        made.m_address.target
            = request.streams ? made.m_protocol->streamPath : made.m_protocol->path;
    if (!isToken(request.method))
        return refused("the method \"" + request.method + "\" cannot be sent");
    made.m_method = request.method;
    auto lines = headerLines(request, secret, made.m_address.hostHeader(), !body.empty());
    if (!lines)
        return failure(lines.error());
    made.m_headers = std::move(*lines);

    Filling filling(request, key, *made.m_protocol, seed);
    std::size_t bytes = 0;
    while (made.m_variants.size() < kMostVariants && bytes < kMostBytes) {
        auto target = filling.fill(made.m_address.target, true);
        auto text = filling.fill(body, false);
        if (!target || !text)
            return failure(target ? text.error() : target.error());
        Variant variant{std::move(*target), std::move(*text), {}};
        if (variant.target.size() == 1 && variant.body.size() == 1)
            made.write(variant, {}, variant.ready);
        const std::size_t size
            = sizeOf(variant.target, 0) + sizeOf(variant.body, 0) + made.m_headers.size();
        if (size > kMostRequestBytes)
            return refused("it would be larger than 64 MiB", "Choose a smaller batch.");
        bytes += size;
        made.m_variants.push_back(std::move(variant));
    }
    return made;
}

std::string_view RequestSet::bytes(std::uint64_t i, std::size_t variant, std::string &spare) const
{
    const Variant &one = m_variants[variant % m_variants.size()];
    if (!one.ready.empty())
        return one.ready;
    write(one, std::to_string(i), spare);
    return spare;
}

void RequestSet::write(const Variant &variant, std::string_view number, std::string &out) const
{
    const std::size_t body = sizeOf(variant.body, number.size());
    out.clear();
    out.append(m_method).append(" ");
    append(out, variant.target, number);
    out.append(" HTTP/1.1\r\n").append(m_headers);
    if (body > 0 || m_method != "GET")
        out.append("Content-Length: ").append(std::to_string(body)).append("\r\n");
    out.append("\r\n");
    append(out, variant.body, number);
}

} // namespace perfdeck
