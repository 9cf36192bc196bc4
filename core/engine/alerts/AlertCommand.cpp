// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/AlertCommand.h"

#include "core/model/TimeRange.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace perfdeck {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;
constexpr std::size_t kFingerprintDigits = 16;

struct ToJson
{
    Json json = {{"version", kVersion}};

    void operator()(const AlertAction &action)
    {
        json["do"] = actionName(action.kind);
        json["alert"] = alertFingerprint(action.alert);
        if (action.episode.isValid())
            json["episode"] = action.episode.value();
        json["who"] = action.who;
        json["time"] = toIso8601(action.time);
        if (!action.note.empty())
            json["note"] = action.note;
        if (action.until)
            json["until"] = toIso8601(*action.until);
    }

    void operator()(const Silence &silence)
    {
        json["do"] = "silence";
        json["id"] = silence.id.value();
        json["matchers"] = matchersText(silence.matchers);
        json["from"] = toIso8601(silence.range.from);
        json["until"] = toIso8601(silence.range.to);
        json["who"] = silence.who;
        json["time"] = toIso8601(silence.madeAt);
        json["comment"] = silence.comment;
    }

    void operator()(const EndSilence &end)
    {
        json["do"] = "unsilence";
        json["id"] = end.silence.value();
    }
};

/// Takes members of an object; the first that is wrong is remembered.
class Members final
{
public:
    explicit Members(const Json &json)
        : m_json(json)
    {
    }

    [[nodiscard]] const std::string &problem() const { return m_problem; }

    bool has(const char *name) const { return m_json.contains(name); }

    std::string text(const char *name, std::size_t limit = AlertAction::kMaxNote)
    {
        const auto found = m_json.find(name);
        if (found == m_json.end() || !found->is_string())
            return refuse(std::string("'") + name + "' is missing or no text");
        auto value = found->get<std::string>();
        if (value.size() > limit)
            return refuse(std::string("'") + name + "' is longer than " + std::to_string(limit)
                          + " bytes");
        return value;
    }

    std::string textOrNone(const char *name) { return has(name) ? text(name) : std::string(); }

    std::int64_t number(const char *name)
    {
        const auto found = m_json.find(name);
        if (found != m_json.end() && found->is_number_integer())
            return found->get<std::int64_t>();
        refuse(std::string("'") + name + "' is missing or no whole number");
        return 0;
    }

    Timestamp time(const char *name)
    {
        const std::string written = text(name);
        if (!m_problem.empty())
            return {};
        // Relative times would mean something else to each who reads them.
        const auto parsed = written.starts_with("now") ? tl::make_unexpected(Error())
                                                       : parseTime(written, Timestamp());
        if (parsed)
            return *parsed;
        refuse(std::string("'") + name + "' is no time");
        return {};
    }

    std::string refuse(std::string problem)
    {
        if (m_problem.empty())
            m_problem = std::move(problem);
        return {};
    }

private:
    const Json &m_json;
    std::string m_problem;
};

AlertCommand actionOf(AlertAction::Kind kind, Members &from)
{
    AlertAction action;
    action.kind = kind;
    const std::string fingerprint = from.text("alert", kFingerprintDigits);
    if (const auto alert = alertOfFingerprint(fingerprint))
        action.alert = *alert;
    else
        from.refuse("'alert' is no fingerprint");
    if (from.has("episode"))
        action.episode = EpisodeId(from.number("episode"));
    action.who = from.text("who");
    action.time = from.time("time");
    action.note = from.textOrNone("note");
    if (from.has("until"))
        action.until = from.time("until");
    return action;
}

AlertCommand silenceOf(Members &from)
{
    Silence silence;
    silence.id = SilenceId(from.number("id"));
    if (auto matchers = parseMatchers(from.text("matchers")))
        silence.matchers = std::move(*matchers);
    else
        from.refuse("'matchers': " + matchers.error().reason);
    silence.range.from = from.time("from");
    silence.range.to = from.time("until");
    silence.who = from.text("who");
    silence.madeAt = from.time("time");
    silence.comment = from.textOrNone("comment");
    return silence;
}

} // namespace

std::string alertCommandText(const AlertCommand &command)
{
    ToJson writer;
    std::visit(writer, command);
    return writer.json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<AlertCommand> parseAlertCommand(std::string_view text)
{
    const auto refused = [](std::string reason) {
        return failure(
            ErrorKind::InvalidInput, "The command is not carried out", std::move(reason));
    };
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return refused("it is no JSON object");
    Members members(json);
    if (members.number("version") > kVersion)
        return refused("it was written by a newer PerfDeck");
    const std::string what = members.text("do");
    AlertCommand command;
    if (what == "silence")
        command = silenceOf(members);
    else if (what == "unsilence")
        command = EndSilence{SilenceId(members.number("id"))};
    else if (const auto kind = actionKind(what))
        command = actionOf(*kind, members);
    else
        members.refuse("'do' is none of acknowledge, snooze, resolve, comment, undo, silence, "
                       "unsilence");
    if (!members.problem().empty())
        return refused(members.problem());
    return command;
}

bool isLateComment(const AlertCommand &command, const Status &refusal)
{
    const auto *action = std::get_if<AlertAction>(&command);
    return action != nullptr && action->kind == AlertAction::Kind::Comment && !refusal
        && refusal.error().kind == ErrorKind::NotFound;
}

Result<AlertEpisode> commented(AlertHistory past, const AlertAction &comment)
{
    const auto episode = comment.episode.isValid()
        ? std::ranges::find(past.episodes, comment.episode, &AlertEpisode::id)
        : past.episodes.begin();
    if (episode == past.episodes.end())
        return failure(ErrorKind::NotFound, "The comment is not kept", "the alert never fired");
    episode->actions.push_back(comment);
    return std::move(*episode);
}

std::optional<AlertId> alertOfFingerprint(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
    if (error != std::errc() || end != text.data() + text.size()
        || text.size() != kFingerprintDigits)
        return std::nullopt;
    return AlertId(static_cast<std::int64_t>(number));
}

} // namespace perfdeck
