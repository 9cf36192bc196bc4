// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/NoticeSpool.h"

#include "core/alerts/notify/AlertJson.h"
#include "core/base/CredentialFile.h"
#include "core/model/WordTable.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <system_error>

namespace perfdeck {

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr int kFormat = 1;
constexpr std::string_view kBoard = "board.json";

using State = Delivery::State;
constexpr WordTable<State, 4> kStates{{{{State::Waiting, "waiting"},
                                        {State::Sent, "sent"},
                                        {State::Failed, "failed"},
                                        {State::Dropped, "dropped"}}}};

Json spooledJson(const SpooledNotice &spooled)
{
    const Delivery &delivery = spooled.delivery;
    return {{"format", kFormat},
            {"state", std::string(kStates.word(delivery.state))},
            {"attempts", delivery.attempts},
            {"queued", timeJson(delivery.queuedAt)},
            {"last", timeJson(delivery.lastAttempt)},
            {"next", timeJson(delivery.nextAttempt)},
            {"outcome", delivery.outcome},
            {"notice", noticeJson(*spooled.notice)}};
}

SpooledNotice spooledFromJson(const Json &json)
{
    if (json.at("format") != kFormat)
        throw std::invalid_argument("only format 1 is known");
    SpooledNotice spooled;
    spooled.notice = std::make_shared<const Notice>(noticeFromJson(json.at("notice")));
    Delivery &delivery = spooled.delivery;
    delivery = waitingDelivery(*spooled.notice);
    delivery.state = kStates.value(json.at("state").get<std::string>()).value();
    delivery.attempts = json.at("attempts");
    delivery.queuedAt = timeFromJson(json.at("queued")).value();
    delivery.lastAttempt = timeFromJson(json.at("last"));
    delivery.nextAttempt = timeFromJson(json.at("next"));
    delivery.outcome = json.at("outcome");
    return spooled;
}

/// A damaged file is never deleted: somebody may want to look at it.
void setAside(const fs::path &file, const Error &error, std::vector<Error> &problems)
{
    std::error_code ignored;
    fs::rename(file, fs::path(file).concat(".broken"), ignored);
    problems.push_back({error.kind,
                        file.string() + " was set aside as " + file.filename().string() + ".broken",
                        error.reason,
                        {}});
}

/// False where there is no such file or it was set aside.
template<class Read>
bool readJson(const fs::path &file, Read read, std::vector<Error> &problems)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error)
        return false;
    std::string text(size, '\0');
    std::FILE *stream = std::fopen(file.c_str(), "rbe");
    if (stream != nullptr) {
        text.resize(std::fread(text.data(), 1, text.size(), stream));
        std::fclose(stream);
    }
    const Status status = parseOwnJson(text, file.string(), read);
    if (!status)
        setAside(file, status.error(), problems);
    return status.has_value();
}

} // namespace

Delivery waitingDelivery(const Notice &notice)
{
    Delivery delivery;
    delivery.notice = notice.id;
    delivery.channel = notice.channel;
    delivery.queuedAt = notice.time;
    delivery.title = notice.title;
    delivery.severity = notice.severity;
    for (const NoticeItem &item : notice.items)
        delivery.episodes.push_back(item.alert->episode);
    return delivery;
}

NoticeSpool::NoticeSpool(std::string folder)
    : m_folder(std::move(folder))
{
}

std::string NoticeSpool::fileOf(NoticeId notice) const
{
    return m_folder + '/' + alertFingerprint(AlertId(notice.value())) + ".json";
}

std::string NoticeSpool::boardFile() const
{
    return m_folder + '/' + std::string(kBoard);
}

NoticeSpool::Content NoticeSpool::read()
{
    Content content;
    std::set<NoticeId> known;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(m_folder, error)) {
        const fs::path &path = entry.path();
        SpooledNotice spooled;
        const auto take = [&spooled](const Json &json) { spooled = spooledFromJson(json); };
        if (path.extension() != ".json" || path.filename() == kBoard
            || !readJson(path, take, content.problems))
            continue;
        known.insert(spooled.notice->id);
        if (hasEnded(spooled.delivery))
            m_ended.push_back(spooled.notice->id);
        else
            content.waiting.push_back(std::move(spooled));
    }
    const auto takeBoard = [&](const Json &json) {
        content.memory = json.at("memory");
        for (const Json &each : json.at("notices")) {
            const auto notice = std::make_shared<const Notice>(noticeFromJson(each));
            if (known.contains(notice->id))
                continue;
            const SpooledNotice spooled{notice, waitingDelivery(*notice)};
            // The next board will not name it any more.
            if (const Status status = update(spooled); !status)
                content.problems.push_back(status.error());
            content.waiting.push_back(spooled);
        }
    };
    readJson(boardFile(), takeBoard, content.problems);
    std::ranges::sort(content.waiting, [](const SpooledNotice &a, const SpooledNotice &b) {
        return std::tie(a.delivery.queuedAt, a.notice->id)
            < std::tie(b.delivery.queuedAt, b.notice->id);
    });
    return content;
}

Status NoticeSpool::add(const std::vector<SpooledNotice> &notices, const std::string &memory)
{
    Json list = Json::array();
    for (const SpooledNotice &spooled : notices)
        list.push_back(noticeJson(*spooled.notice));
    const std::string board
        = jsonText({{"format", kFormat}, {"memory", memory}, {"notices", list}});
    if (const Status status = writeCredentialFile(boardFile(), board); !status)
        return status;
    for (const NoticeId ended : std::exchange(m_ended, {})) {
        std::error_code ignored;
        fs::remove(fileOf(ended), ignored);
    }
    for (const SpooledNotice &spooled : notices)
        if (const Status status = update(spooled); !status)
            return status;
    return {};
}

Status NoticeSpool::update(const SpooledNotice &spooled)
{
    if (hasEnded(spooled.delivery))
        m_ended.push_back(spooled.notice->id);
    return writeCredentialFile(fileOf(spooled.notice->id), jsonText(spooledJson(spooled)));
}

} // namespace perfdeck
