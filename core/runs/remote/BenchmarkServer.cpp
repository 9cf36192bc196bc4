// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/remote/BenchmarkServer.h"

#include "core/collect/parse/JsonFields.h"
#include "core/collect/parse/JsonReply.h"

#include <array>

namespace perfdeck {

namespace {

constexpr std::uint16_t kUsualPort = 8000;
constexpr const char *kBase = "/api/benchmark";

/// Everything but letters, digits and what never needs it, as %XX.
std::string escaped(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    constexpr std::string_view kPlain = "-._~";
    std::string result;
    for (const char c : text) {
        const bool isPlain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
            || (c >= 'A' && c <= 'Z') || kPlain.find(c) != kPlain.npos;
        const auto byte = static_cast<unsigned char>(c);
        if (isPlain)
            result += c;
        else
            result.append({'%', kDigits[byte >> 4U], kDigits[byte & 15U]});
    }
    return result;
}

bool namesPort(std::string_view address)
{
    const std::size_t scheme = address.find("://");
    if (scheme != address.npos)
        address.remove_prefix(scheme + 3);
    address = address.substr(0, address.find_first_of("/?"));
    const std::size_t bracket = address.rfind(']');
    return address.find(':', bracket == address.npos ? 0 : bracket) != address.npos;
}

/// The body through a reader; its error says whose answer it was.
template<class Reader>
auto readFrom(const Result<std::string> &body, const std::string &whose, const Reader &reader)
    -> decltype(reader(std::string_view()))
{
    if (!body)
        return failure(body.error());
    auto read = reader(*body);
    if (!read)
        return failure(read.error().within("The answer of " + whose));
    return read;
}

} // namespace

Result<BenchmarkServer> BenchmarkServer::at(const std::string &address)
{
    if (address.empty())
        return failure(ErrorKind::InvalidInput,
                       "The benchmark names no server",
                       {},
                       "Write its address as server = \"http://HOST:8000\".");
    auto parsed = servingAddress(address);
    if (!parsed)
        return failure(parsed.error());
    if (parsed->isTls)
        return failure(ErrorKind::Unsupported,
                       "The address \"" + address + "\" cannot be used",
                       "benchmark servers do not speak https",
                       "Write http://HOST:8000.");
    if (!namesPort(address))
        parsed->port = kUsualPort;
    return BenchmarkServer(HttpTalk(*std::move(parsed)));
}

std::string BenchmarkServer::socketTarget(const std::string &run) const
{
    return std::string(kBase) + "/ws/" + escaped(run);
}

Error BenchmarkServer::refusal(const std::string &path, const HttpAnswer &answer) const
{
    const std::string said = refusalText(answer.body);
    const auto kind = answer.status == 404 ? ErrorKind::NotFound : ErrorKind::Refused;
    // FastAPI's own answer to a path that it does not have.
    const bool isForeign = answer.status == 404 && (said.empty() || said == "Not Found");
    return {kind,
            m_talk.origin() + path + " answered " + std::to_string(answer.status),
            said,
            isForeign ? "Check that a benchmark server listens at this address." : ""};
}

Result<std::string> BenchmarkServer::fetch(const std::string &path,
                                           const std::stop_token &stop) const
{
    auto answer = m_talk.get(kBase + path, stop);
    if (!answer)
        return failure(answer.error());
    if (answer->status != 200)
        return failure(refusal(kBase + path, *answer));
    return std::move(answer->body);
}

Result<std::string> BenchmarkServer::start(const std::string &request,
                                           const std::stop_token &stop) const
{
    const std::string path = std::string(kBase) + "/run";
    const auto answer = m_talk.post(path, request, stop);
    if (!answer)
        return failure(answer.error());
    if (answer->status != 200)
        return failure(refusal(path, *answer));
    return readFrom<decltype(&readRunId)>(answer->body, m_talk.origin(), &readRunId);
}

Result<RemoteStatus> BenchmarkServer::status(const std::string &run,
                                             const std::stop_token &stop) const
{
    return readFrom(fetch("/status/" + escaped(run), stop), m_talk.origin(), &readRemoteStatus);
}

Result<RemoteResults> BenchmarkServer::results(const std::string &run,
                                               const std::stop_token &stop) const
{
    return readFrom(fetch("/results/" + escaped(run), stop), m_talk.origin(), &readRemoteResults);
}

Result<std::vector<RemoteRow>> BenchmarkServer::query(const RemoteQuery &query,
                                                      const std::stop_token &stop) const
{
    std::string path = "/query?limit=" + std::to_string(query.limit);
    if (!query.model.empty())
        path += "&model=" + escaped(query.model);
    if (!query.hardware.empty())
        path += "&hardware=" + escaped(query.hardware);
    if (query.batchSize > 0)
        path += "&batch_size=" + std::to_string(query.batchSize);
    return readFrom(fetch(path, stop), m_talk.origin(), &readRemoteRows);
}

Result<std::vector<RemoteModel>> BenchmarkServer::models(const std::stop_token &stop) const
{
    return readFrom(fetch("/models", stop), m_talk.origin(), &readRemoteModels);
}

Result<std::vector<RemoteHardware>> BenchmarkServer::hardware(const std::stop_token &stop) const
{
    return readFrom(fetch("/hardware", stop), m_talk.origin(), &readRemoteHardware);
}

Result<std::vector<RemoteReports>> BenchmarkServer::reports(const std::stop_token &stop) const
{
    return readFrom(fetch("/reports", stop), m_talk.origin(), &readRemoteReports);
}

std::string BenchmarkServer::title(const std::stop_token &stop) const
{
    const auto answer = m_talk.get("/openapi.json", stop);
    if (!answer || answer->status != 200)
        return {};
    JsonReply reply;
    const auto root = reply.readObject(answer->body);
    const auto info = root ? objectOf(*root, "info") : std::nullopt;
    if (!info)
        return {};
    const std::string_view version = textOf(*info, "version");
    return std::string(textOf(*info, "title")) + (version.empty() ? "" : " ")
        + std::string(version);
}

Result<BenchmarkServerFacts> askServer(const std::string &address, const std::stop_token &stop)
{
    const auto server = BenchmarkServer::at(address);
    if (!server)
        return failure(server.error());
    // The one list that a server always has something in: whoever cannot give it is none.
    const auto hardware = server->hardware(stop);
    if (!hardware)
        return failure(hardware.error());
    BenchmarkServerFacts facts;
    facts.address = server->talk().origin();
    facts.title = server->title(stop);
    for (const RemoteHardware &one : *hardware)
        facts.hardware.push_back(one.name);
    if (const auto models = server->models(stop))
        for (const RemoteModel &model : *models) {
            facts.models.push_back(model.name);
            facts.families.push_back(model.family);
        }
    if (const auto reports = server->reports(stop))
        for (const RemoteReports &one : *reports)
            for (const std::string &file : one.files)
                facts.reports.push_back(one.run + '/' + file
                                        + (one.state.empty() ? "" : " (" + one.state + ')'));
    return facts;
}

} // namespace perfdeck
