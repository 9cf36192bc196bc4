// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/AlertOptions.h"
#include "app/ctl/AlertListing.h"
#include "app/ctl/AlertRuleCommands.h"
#include "app/ctl/AlertTargets.h"
#include "app/ctl/AlertTrials.h"
#include "app/ctl/Verb.h"
#include "app/SourceOptions.h"
#include "core/alerts/notify/NoticeFile.h"
#include "core/engine/alerts/CommandRoute.h"
#include "core/engine/alerts/RuleFolder.h"
#include "core/model/TimeRange.h"
#include "core/store/SqliteHistory.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

namespace perfdeck {

namespace {

using Kind = AlertAction::Kind;

/// How long the process that writes the history has to take a command in.
constexpr std::chrono::milliseconds kPatience{5000};

/// The book of alerts of a history file: looks at it, and says what people do about it.
class AlertsVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb = app.add_subcommand("alerts", "Look at alerts and act on them");
        verb->require_subcommand(1);
        declareLists(*verb);
        declareActions(*verb);
        declareSilences(*verb);
        m_ruleCommands.declare(*verb);
        return verb;
    }

    ExitCode run() override
    {
        for (const auto &[subcommand, work] : m_work)
            if (subcommand->parsed())
                return (this->*work)();
        return m_ruleCommands.run().value_or(kWrongUsage);
    }

private:
    using Work = ExitCode (AlertsVerb::*)();

    CLI::App *add(CLI::App &verb, const std::string &name, const std::string &what, Work work)
    {
        CLI::App *subcommand = verb.add_subcommand(name, what);
        m_work[subcommand] = work;
        return subcommand;
    }

    void addHistory(CLI::App &verb)
    {
        verb.add_option("--db-path", m_databasePath, "History file")->type_name("FILE");
    }

    void addFormat(CLI::App &verb)
    {
        verb.add_option("--format", m_format, "table, json or csv (table on a terminal, else csv)")
            ->check(CLI::IsMember({"table", "json", "csv"}))
            ->type_name("FORMAT");
    }

    void addMatch(CLI::App &verb, const std::string &what)
    {
        verb.add_option("--match", m_match, what)->type_name("LABEL=\"VALUE\",...");
    }

    void declareLists(CLI::App &verb)
    {
        CLI::App *list = add(verb, "list", "Alerts that are not over", &AlertsVerb::list);
        addMatch(*list, "Only those that match, also by rule and severity");
        CLI::App *history = add(verb, "history", "Past alerts, newest first", &AlertsVerb::history);
        addMatch(*history, "Only those that match, also by rule and severity");
        history->add_option("--from", m_from, "First moment: ISO 8601 or now-6h (now-30d)")
            ->type_name("T");
        history->add_option("--to", m_to, "Moment after the last one (now)")->type_name("T");
        CLI::App *rules
            = add(verb, "rules", "Rules in force and those refused", &AlertsVerb::rules);
        CLI::App *trial = add(verb,
                              "backtest",
                              "What a rule would have done in the past of a history",
                              &AlertsVerb::backtest);
        trial->add_option("rule", m_rule, "Its id, see rules")->type_name("RULE")->required();
        trial->add_option("--from", m_from, "First moment: ISO 8601 or now-6h (now-7d)")
            ->type_name("T");
        trial->add_option("--to", m_to, "Moment after the last one (now)")->type_name("T");
        CLI::App *test = add(
            verb, "test-notify", "Send a test through the channels of notices", &AlertsVerb::test);
        test->add_option("channel", m_channels, "Their names (all that are switched on)")
            ->type_name("NAME");
        test->add_option("--notices",
                         m_alerts.notices,
                         "File of the channels that alerts are told through, in place of your own")
            ->check(CLI::ExistingFile)
            ->type_name("FILE");
        addFormat(*test);
        for (CLI::App *each : {rules, trial})
            each->add_option("--alert-rules",
                             m_alerts.rules,
                             "Alert rules: a TOML file or a folder of them, in place of your own")
                ->check(CLI::ExistingPath)
                ->type_name("FILE|FOLDER");
        CLI::App *silences = add(verb, "silences", "Silences, newest first", &AlertsVerb::silences);
        for (CLI::App *each : {list, history, rules, silences, trial})
            addFormat(*each);
        for (CLI::App *each : {list, history, silences, trial})
            addHistory(*each);
    }

    void declareActions(CLI::App &verb)
    {
        CLI::App *acknowledge
            = add(verb, "ack", "Say that you look after alerts", &AlertsVerb::acknowledge);
        acknowledge->add_option("--for", m_for, "Ends by itself after so long (24h)")
            ->type_name("DURATION");
        CLI::App *snooze
            = add(verb, "snooze", "Acknowledge alerts for a time", &AlertsVerb::snooze);
        snooze->add_option("--for", m_for, "How long, at first (1h)")->type_name("DURATION");
        CLI::App *resolve = add(verb, "resolve", "Say that alerts are over", &AlertsVerb::resolve);
        CLI::App *comment = add(verb, "comment", "Add a note to alerts", &AlertsVerb::comment);
        CLI::App *undo
            = add(verb, "undo", "Take back the last ack, snooze or resolve", &AlertsVerb::undo);
        for (CLI::App *each : {acknowledge, snooze, resolve, comment, undo}) {
            each->add_option("alert", m_ids, "Fingerprints of alerts; their beginning is enough")
                ->type_name("ID");
            addMatch(*each, "All alerts that match, in place of fingerprints");
            addHistory(*each);
        }
        for (CLI::App *each : {acknowledge, snooze, resolve})
            each->add_option("--note", m_note, "A word about it")->type_name("TEXT");
        comment->add_option("--note", m_note, "What is to be said")->type_name("TEXT")->required();
    }

    void declareSilences(CLI::App &verb)
    {
        CLI::App *silence = add(
            verb, "silence", "Tell nobody of matching alerts for a time", &AlertsVerb::silence);
        silence->add_option("--match", m_match, "Which alerts, also by rule and severity")
            ->type_name("LABEL=\"VALUE\",...")
            ->required();
        silence->add_option("--for", m_for, "How long, at most 30d (2h)")->type_name("DURATION");
        silence->add_option("--from", m_from, "Begins then (now)")->type_name("T");
        silence->add_option("--comment", m_note, "Why")->type_name("TEXT");
        CLI::App *end = add(verb, "unsilence", "End a silence now", &AlertsVerb::unsilence);
        end->add_option("silence", m_silence, "Its number, see silences")
            ->type_name("NUMBER")
            ->required();
        for (CLI::App *each : {silence, end})
            addHistory(*each);
    }

    static ExitCode usage(const Error &error)
    {
        fail(error);
        return kWrongUsage;
    }

    [[nodiscard]] std::string databasePath() const
    {
        return m_databasePath.empty() ? defaultDatabasePath() : m_databasePath;
    }

    [[nodiscard]] Result<std::vector<LabelMatcher>> matchers() const
    {
        return m_match.empty() ? std::vector<LabelMatcher>() : parseMatchers(m_match);
    }

    [[nodiscard]] Result<Timestamp> moment(const std::string &text, const std::string &none) const
    {
        return parseTime(text.empty() ? none : text, m_now);
    }

    [[nodiscard]] Result<Duration> duration(const std::string &none) const
    {
        return parseDuration(m_for.empty() ? none : m_for);
    }

    ExitCode list()
    {
        const auto wanted = matchers();
        if (!wanted)
            return usage(wanted.error());
        const auto stored = readBook(databasePath());
        return stored ? listAlerts(stored->alerts, *wanted, m_format) : fail(stored.error());
    }

    ExitCode history()
    {
        const auto wanted = matchers();
        const auto from = moment(m_from, "now-30d");
        const auto to = moment(m_to, "now");
        for (const Error *error : {wanted ? nullptr : &wanted.error(),
                                   from ? nullptr : &from.error(),
                                   to ? nullptr : &to.error()})
            if (error != nullptr)
                return usage(*error);
        const auto reader = openSqliteReader(databasePath());
        if (!reader)
            return fail(reader.error());
        const auto past = (*reader)->alertHistory({{*from, *to}, {}, {}, kMostListed});
        if (!past)
            return fail(past.error());
        if (past->isCut)
            tell("only the newest " + std::to_string(kMostListed) + " were looked at");
        return listEpisodes(past->episodes, *wanted, m_format);
    }

    ExitCode rules()
    {
        RuleFolder folder(alertConfig(m_alerts).rules);
        folder.look();
        return listRules(folder.rules(), folder.refused(), m_format);
    }

    ExitCode backtest()
    {
        const auto from = moment(m_from, "now-7d");
        const auto to = moment(m_to, "now");
        for (const Error *error : {from ? nullptr : &from.error(), to ? nullptr : &to.error()})
            if (error != nullptr)
                return usage(*error);
        RuleFolder folder(alertConfig(m_alerts).rules);
        folder.look();
        for (const AlertRuleStates *all : {&folder.rules(), &folder.refused()})
            for (const AlertRuleStatus &it : *all)
                if (it.rule.id == m_rule && !it.problem.empty())
                    return fail({ErrorKind::InvalidInput,
                                 "The rule " + m_rule + " cannot be tried",
                                 it.origin + ": " + it.problem,
                                 {}});
                else if (it.rule.id == m_rule)
                    return backtestRule(
                        it.rule, folder.rules(), databasePath(), {*from, *to}, m_format);
        return fail({ErrorKind::NotFound,
                     "The rule " + m_rule + " cannot be tried",
                     "there is none",
                     "See them with: perfdeckctl alerts rules"});
    }

    ExitCode test()
    {
        const std::string file = alertConfig(m_alerts).notices;
        auto notices = readNoticeFile(file);
        if (!notices && notices.error().kind == ErrorKind::NotFound)
            notices = defaultNotices();
        if (!notices)
            return fail(notices.error());
        for (const Error &problem : notices->problems)
            fail(problem);
        return testChannels(notices->plan, m_channels, m_format);
    }

    ExitCode silences()
    {
        const auto stored = readBook(databasePath());
        return stored ? listSilences(stored->silences, m_now, m_format) : fail(stored.error());
    }

    ExitCode acknowledge() { return act(Kind::Acknowledge, "24h"); }

    ExitCode snooze() { return act(Kind::Snooze, "1h"); }

    ExitCode resolve() { return act(Kind::Resolve); }

    ExitCode comment() { return act(Kind::Comment); }

    ExitCode undo() { return act(Kind::Undo); }

    ExitCode act(Kind kind, const std::string &usual = {})
    {
        const auto wanted = matchers();
        if (!wanted)
            return usage(wanted.error());
        if (m_ids.empty() == wanted->empty())
            return usage({ErrorKind::InvalidInput,
                          "nothing was done",
                          "either fingerprints or --match say which alerts are meant",
                          "See them with: perfdeckctl alerts list"});
        AlertAction action;
        action.kind = kind;
        action.who = userName();
        action.note = m_note;
        action.time = m_now;
        if (!usual.empty()) {
            const auto length = duration(usual);
            if (!length)
                return usage(length.error());
            action.until = m_now + *length;
        }
        // Of what is over a comment is taken as well, and a resolution can be taken back.
        const bool isPastMeant = kind == Kind::Comment || kind == Kind::Undo;
        const auto targets = isPastMeant ? pastTargets(databasePath(), m_ids, *wanted)
                                         : activeTargets(databasePath(), m_ids, *wanted);
        if (!targets)
            return fail(targets.error());
        std::vector<AlertCommand> commands;
        for (const AlertId alert : *targets) {
            action.alert = alert;
            commands.emplace_back(action);
        }
        return carryOut(commands,
                        std::to_string(commands.size())
                            + (commands.size() == 1 ? " alert" : " alerts"));
    }

    ExitCode silence()
    {
        const auto wanted = matchers();
        const auto from = moment(m_from, "now");
        const auto length = duration("2h");
        for (const Error *error : {wanted ? nullptr : &wanted.error(),
                                   from ? nullptr : &from.error(),
                                   length ? nullptr : &length.error()})
            if (error != nullptr)
                return usage(*error);
        Silence silence;
        silence.id = SilenceId(m_now.time_since_epoch().count());
        silence.matchers = *wanted;
        silence.range = {*from, *from + *length};
        silence.who = userName();
        silence.comment = m_note;
        silence.madeAt = m_now;
        const auto stored = readBook(databasePath());
        if (!stored)
            return fail(stored.error());
        const auto muted = std::ranges::count_if(stored->alerts, [&wanted](const AlertPtr &alert) {
            return alert->isActive() && matches(*wanted, *alert);
        });
        return carryOut({silence},
                        "silence " + std::to_string(silence.id.value()) + ", which mutes "
                            + std::to_string(muted) + (muted == 1 ? " alert" : " alerts")
                            + " now, until " + toIso8601(silence.range.to));
    }

    ExitCode unsilence()
    {
        return carryOut({EndSilence{SilenceId(m_silence)}}, "silence " + std::to_string(m_silence));
    }

    [[nodiscard]] ExitCode carryOut(const std::vector<AlertCommand> &commands,
                                    const std::string &what) const
    {
        const auto done = carryOutAt(databasePath(), commands, m_now, kPatience);
        if (!done)
            return fail(done.error());
        tell("done: " + what
             + (*done == CommandWay::Holder ? "; the PerfDeck that writes the history took it in"
                                            : ""));
        return kFinished;
    }

    static std::string userName()
    {
        for (const char *variable : {"USER", "LOGNAME"})
            if (const char *name = std::getenv(variable); name != nullptr)
                return name;
        return {};
    }

    static constexpr std::size_t kMostListed = 100'000;

    const Timestamp m_now = SystemClock().now();
    std::map<CLI::App *, Work> m_work;
    AlertRuleCommands m_ruleCommands;
    AlertOptions m_alerts;
    std::string m_databasePath;
    std::string m_format;
    std::string m_match;
    std::string m_rule;
    std::string m_from;
    std::string m_to;
    std::string m_for;
    std::string m_note;
    std::vector<std::string> m_ids;
    std::vector<std::string> m_channels;
    SilenceId::Value m_silence = 0;
};

} // namespace

std::unique_ptr<Verb> makeAlertsVerb()
{
    return std::make_unique<AlertsVerb>();
}

} // namespace perfdeck
