// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/PageSniffer.h"

#include "core/collect/parse/SampleText.h"

#include <algorithm>
#include <string>

namespace perfdeck {

namespace {

constexpr std::string_view kRefused = "The answer is not a page of metrics";
constexpr std::string_view kTruncated = "The answer broke off in the middle and was refused whole";

tl::unexpected<Error> foreign(std::string reason, std::string advice)
{
    return failure(
        ErrorKind::InvalidInput, std::string(kRefused), std::move(reason), std::move(advice));
}

tl::unexpected<Error> truncated(std::string reason)
{
    return failure(
        ErrorKind::Corrupt,
        std::string(kTruncated),
        std::move(reason),
        "The server may have been restarted or cut the connection; the next poll tries again.");
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return result;
}

std::string_view trimmedFront(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string_view() : text.substr(from);
}

std::string_view lastLine(std::string_view body)
{
    while (!body.empty() && (body.back() == '\n' || body.back() == '\r'))
        body.remove_suffix(1);
    const auto feed = body.rfind('\n');
    return feed == std::string_view::npos ? body : body.substr(feed + 1);
}

/// `{"name":` begins a JSON object, `{"name",` or `{"name"}` a Prometheus series with a quoted
/// name.
bool beginsQuotedSeries(std::string_view body)
{
    body = trimmedFront(body.substr(1));
    if (body.empty() || body.front() != '"')
        return false;
    std::size_t at = 1;
    while (at < body.size() && body[at] != '"')
        at += body[at] == '\\' ? std::size_t{2} : std::size_t{1};
    const std::string_view rest
        = at < body.size() ? trimmedFront(body.substr(at + 1)) : std::string_view();
    return !rest.empty() && (rest.front() == ',' || rest.front() == '}');
}

/// Control characters in the first two lines that are no comments; protobuf often has a line feed
/// as its second byte.
bool looksBinary(std::string_view body)
{
    for (int line = 0; line < 2 && !body.empty(); ++line) {
        const std::string_view text = body.substr(0, std::min(body.find('\n'), std::size_t{256}));
        const bool control = std::any_of(text.begin(), text.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 && c != '\r' && c != '\t';
        });
        if (control && text.front() != '#')
            return true;
        body.remove_prefix(std::min(text.size() + 1, body.size()));
    }
    return false;
}

/// The last sample line must be whole, or the page lost its end.
Status checkLastLine(std::string_view body)
{
    std::string_view line = lastLine(body);
    line = trimmedFront(line);
    if (line.empty() || line.front() == '#' || line.size() > kMaxLineBytes)
        return {};
    const char *end = line.data() + line.size();
    const char *seriesEnd = findSeriesEnd(line.data(), end);
    if (seriesEnd && seriesEnd != end)
        return {}; // what stands there may be malformed, but it does not just stop
    return truncated(seriesEnd ? "the last line has no value"
                               : "the last line ends inside its labels");
}

Result<SniffedPage> openMetricsPage(std::string_view body, bool hasEnd)
{
    if (!hasEnd)
        return truncated("it is OpenMetrics text without # EOF at its end");
    return SniffedPage{PageFormat::OpenMetrics, body.substr(0, body.rfind("# EOF"))};
}

Result<SniffedPage> textPage(std::string_view type, std::string_view body)
{
    const bool hasEnd = lastLine(body) == "# EOF";
    if (hasEnd || type.find("openmetrics") != std::string_view::npos)
        return openMetricsPage(body, hasEnd);
    if (body.empty() && type.find("version=") == std::string_view::npos)
        return truncated("the answer is empty");
    if (!body.empty() && body.back() != '\n')
        return truncated("the last line has no end");
    if (auto status = checkLastLine(body); !status)
        return failure(status.error());
    return SniffedPage{PageFormat::PrometheusText, body};
}

} // namespace

Result<SniffedPage> sniffPage(std::string_view contentType, std::string_view body)
{
    const std::string type = lowered(contentType);
    if (body.starts_with("\xEF\xBB\xBF"))
        body.remove_prefix(3);
    const std::string_view start = trimmedFront(body);
    if (type.find("protobuf") != std::string::npos)
        return foreign("it is Prometheus protobuf",
                       "Let the server answer with text: PerfDeck asks for it.");
    if (start.starts_with('<'))
        return foreign("it is a web page (HTML or XML)",
                       "Check the path; metrics usually are under /metrics.");
    if (looksBinary(body))
        return foreign("it is binary",
                       "Check the address; PerfDeck reads Prometheus text, OpenMetrics and JSON.");
    const bool saysJson = type.find("json") != std::string::npos;
    const bool saysText = type.find("openmetrics") != std::string::npos
        || type.find("version=") != std::string::npos;
    const bool opens = start.starts_with('{') || start.starts_with('[');
    if (opens && (saysJson || (!saysText && (start.front() == '[' || !beginsQuotedSeries(start)))))
        return SniffedPage{PageFormat::Json, start};
    if (saysJson && start.empty())
        return truncated("the answer is empty");
    return textPage(type, body);
}

} // namespace perfdeck
