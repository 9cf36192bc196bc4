// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AlertListing.h"

#include "app/ctl/AlertTargets.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <string_view>

namespace perfdeck {

namespace {

Cell cell(std::string_view text)
{
    return std::string(text);
}

Cell cell(const std::optional<Timestamp> &time)
{
    return time ? Cell(toIso8601(*time)) : Cell();
}

Cell yes(bool is)
{
    return std::string(is ? "yes" : "no");
}

double seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

/// One table, begun with its columns.
class Table final
{
public:
    Table(const std::string &format, std::initializer_list<std::string> columns)
        : m_writer(makeTableWriter(outputFormat(format), standardOutput()))
    {
        const std::vector<std::string> names(columns);
        m_writer->begin(names);
    }

    void row(std::initializer_list<Cell> cells)
    {
        const std::vector<Cell> all(cells);
        m_writer->row(all);
    }

    ExitCode end()
    {
        m_writer->end();
        return std::fflush(stdout) == 0 ? kFinished : kFailed;
    }

private:
    std::unique_ptr<TableWriter> m_writer;
};

std::string_view silenceState(const Silence &silence, Timestamp now)
{
    if (now < silence.range.from)
        return "pending";
    return silence.range.contains(now) ? "active" : "over";
}

} // namespace

ExitCode
listAlerts(Alerts alerts, const std::vector<LabelMatcher> &matchers, const std::string &format)
{
    std::erase_if(alerts, [&matchers](const AlertPtr &it) { return !matches(matchers, *it); });
    std::ranges::sort(alerts, [](const AlertPtr &a, const AlertPtr &b) {
        return a->severity != b->severity ? a->severity > b->severity : a->firedAt < b->firedAt;
    });
    Table table(format,
                {"alert",
                 "state",
                 "severity",
                 "rule",
                 "title",
                 "since",
                 "fired",
                 "value",
                 "level",
                 "labels",
                 "acknowledged_by",
                 "acknowledged_until",
                 "silenced",
                 "flapping"});
    for (const AlertPtr &each : alerts) {
        const Alert &it = *each;
        const auto &known = it.acknowledgement;
        table.row({cell(alertFingerprint(it.id)),
                   cell(alertStateName(it.state)),
                   cell(severityName(it.severity)),
                   cell(it.rule),
                   cell(it.title),
                   cell(it.since),
                   it.isActive() ? cell(it.firedAt) : Cell(),
                   it.value,
                   it.level,
                   cell(it.labels.toJson()),
                   known ? cell(known->who) : Cell(),
                   known ? cell(known->until) : Cell(),
                   yes(it.silence.isValid()),
                   yes(it.isFlapping)});
    }
    return table.end();
}

ExitCode listEpisodes(const std::vector<AlertEpisode> &episodes,
                      const std::vector<LabelMatcher> &matchers,
                      const std::string &format)
{
    Table table(format,
                {"alert",
                 "severity",
                 "rule",
                 "title",
                 "fired",
                 "acknowledged",
                 "ended",
                 "seconds",
                 "end",
                 "peak",
                 "level",
                 "labels",
                 "comments"});
    for (const AlertEpisode &it : episodes) {
        if (!matches(matchers, asAlert(it)))
            continue;
        std::string comments;
        for (const AlertAction &action : it.actions)
            if (!action.note.empty())
                comments += (comments.empty() ? "" : "; ") + action.who + ": " + action.note;
        table.row({cell(alertFingerprint(it.alert)),
                   cell(severityName(it.severity)),
                   cell(it.rule),
                   cell(it.title),
                   cell(it.firedAt),
                   cell(it.acknowledgedAt),
                   cell(it.endedAt),
                   it.endedAt ? Cell(seconds(*it.endedAt - it.firedAt)) : Cell(),
                   it.endedAt ? cell(alertReasonName(it.end)) : Cell(),
                   it.peak,
                   it.level,
                   cell(it.labels.toJson()),
                   cell(comments)});
    }
    return table.end();
}

ExitCode
listRules(const AlertRuleStates &rules, const AlertRuleStates &refused, const std::string &format)
{
    Table table(format, {"rule", "enabled", "kind", "series", "origin", "problem"});
    for (const AlertRuleStatus &it : rules)
        table.row({cell(it.rule.id),
                   yes(it.rule.isEnabled),
                   cell(conditionName(it.rule.condition)),
                   cell(seriesOf(it.rule.condition)),
                   cell(it.origin),
                   cell(it.problem)});
    for (const AlertRuleStatus &it : refused)
        table.row(
            {cell(it.rule.id), yes(false), Cell(), Cell(), cell(it.origin), cell(it.problem)});
    return table.end();
}

ExitCode listSilences(const Silences &silences, Timestamp now, const std::string &format)
{
    Table table(format, {"silence", "state", "from", "until", "matchers", "who", "comment"});
    for (const Silence &it : silences)
        table.row({it.id.value(),
                   cell(silenceState(it, now)),
                   cell(it.range.from),
                   cell(it.range.to),
                   cell(matchersText(it.matchers)),
                   cell(it.who),
                   cell(it.comment)});
    return table.end();
}

} // namespace perfdeck
