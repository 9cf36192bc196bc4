// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/FindingTables.h"

#include "core/store/RowColumns.h"
#include "core/store/TimeMath.h"

#include <algorithm>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

/// What a person judged last stands in `findings` too, so that one SELECT tells how things are.
constexpr auto kTables = R"(
CREATE TABLE IF NOT EXISTS findings(
  id INTEGER PRIMARY KEY, metric TEXT NOT NULL, labels TEXT NOT NULL, time INTEGER NOT NULL,
  before REAL NOT NULL, after REAL NOT NULL, effect REAL NOT NULL, effect_low REAL NOT NULL,
  effect_high REAL NOT NULL, verdict TEXT NOT NULL, p REAL NOT NULL, q REAL NOT NULL,
  confidence REAL NOT NULL, detection REAL NOT NULL, effect_to_noise REAL NOT NULL,
  held REAL NOT NULL, alike INTEGER NOT NULL, triage_odds REAL NOT NULL,
  same_environment INTEGER NOT NULL, method TEXT NOT NULL, window_start INTEGER NOT NULL,
  window_end INTEGER NOT NULL, block INTEGER NOT NULL, blocks_before INTEGER NOT NULL,
  blocks_after INTEGER NOT NULL, blocks_missing INTEGER NOT NULL, floor REAL NOT NULL,
  group_id INTEGER NOT NULL, gone INTEGER NOT NULL, found_at INTEGER NOT NULL,
  state TEXT NOT NULL, owner TEXT NOT NULL, note TEXT NOT NULL, triaged_at INTEGER);
CREATE INDEX IF NOT EXISTS findings_time ON findings(time);
CREATE TABLE IF NOT EXISTS finding_triage(
  id INTEGER PRIMARY KEY, finding INTEGER NOT NULL, time INTEGER NOT NULL, state TEXT NOT NULL,
  owner TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS finding_triage_finding ON finding_triage(finding);
)";

constexpr auto kColumns = "id, metric, labels, time, before, after, effect, effect_low, "
                          "effect_high, verdict, p, q, confidence, detection, effect_to_noise, "
                          "held, alike, triage_odds, same_environment, method, window_start, "
                          "window_end, block, blocks_before, blocks_after, blocks_missing, floor, "
                          "group_id, gone, found_at, state, owner, note, triaged_at";

void put(Statement &statement, const Finding &it)
{
    const std::string labels = it.series->labels.toJson();
    statement.run(it.id.value(),
                  std::string_view(it.series->metric),
                  std::string_view(labels),
                  toMicros(it.time),
                  it.before,
                  it.after,
                  it.effect,
                  it.effectLow,
                  it.effectHigh,
                  verdictName(it.verdict),
                  it.p,
                  it.q,
                  it.confidence,
                  it.parts.detection,
                  it.parts.effectToNoise,
                  it.parts.heldRatio,
                  it.parts.alike,
                  it.parts.triageOdds,
                  it.parts.sameEnvironment,
                  std::string_view(it.method.name),
                  toMicros(it.method.window.from),
                  toMicros(it.method.window.to),
                  it.method.block.count(),
                  it.method.blocksBefore,
                  it.method.blocksAfter,
                  it.method.blocksMissing,
                  it.method.floor,
                  it.group.value(),
                  it.isGone,
                  toMicros(it.foundAt),
                  triageName(it.triage.state),
                  std::string_view(it.triage.owner),
                  std::string_view(it.triage.note),
                  it.triage.time == Timestamp{} ? std::nullopt
                                                : std::optional(toMicros(it.triage.time)));
}

Finding findingOf(const Statement &row)
{
    RowColumns next(row);
    Finding it;
    it.id = FindingId(next.number());
    auto key = std::make_shared<SeriesKey>();
    key->metric = next.text();
    key->labels = Labels::fromJson(next.text()).value_or(Labels());
    it.series = std::move(key);
    it.time = next.time();
    for (double *value : {&it.before, &it.after, &it.effect, &it.effectLow, &it.effectHigh})
        *value = next.real();
    it.verdict = findingVerdict(next.text());
    for (double *value : {&it.p,
                          &it.q,
                          &it.confidence,
                          &it.parts.detection,
                          &it.parts.effectToNoise,
                          &it.parts.heldRatio})
        *value = next.real();
    it.parts.alike = next.count();
    it.parts.triageOdds = next.real();
    it.parts.sameEnvironment = next.number() != 0;
    it.method.name = next.text();
    it.method.window.from = next.time();
    it.method.window.to = next.time();
    it.method.block = Duration(next.number());
    it.method.blocksBefore = next.count();
    it.method.blocksAfter = next.count();
    it.method.blocksMissing = next.count();
    it.method.floor = next.real();
    it.group = FindingId(next.number());
    it.isGone = next.number() != 0;
    it.foundAt = next.time();
    it.triage.state = triageState(next.text());
    it.triage.owner = next.text();
    it.triage.note = next.text();
    it.triage.time = next.time(); // NULL reads as 0, the epoch
    return it;
}

} // namespace

void writeFindings(Database &database, const FindingChanges &changes)
{
    if (changes.empty())
        return;
    database.run(kTables);
    Statement replace(database,
                      std::string("INSERT OR REPLACE INTO findings(") + kColumns
                          + ") VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
                            "?,?,?,?)");
    for (const Finding &finding : changes.findings)
        put(replace, finding);
    Statement add(
        database,
        "INSERT INTO finding_triage(finding, time, state, owner, note) VALUES(?,?,?,?,?)");
    for (const TriageChange &change : changes.triage)
        add.run(change.finding.value(),
                toMicros(change.triage.time),
                triageName(change.triage.state),
                std::string_view(change.triage.owner),
                std::string_view(change.triage.note));
}

Findings readFindings(Database &database, std::size_t limit)
{
    Findings findings;
    if (!database.hasTable("findings"))
        return findings;
    Statement rows(database,
                   std::string("SELECT ") + kColumns
                       + " FROM findings ORDER BY time DESC, id DESC LIMIT ?");
    rows.start(limit);
    while (rows.step())
        findings.push_back(findingOf(rows));
    std::ranges::reverse(findings);
    return findings;
}

void standInForFindings(Database &database)
{
    if (database.hasTable("findings"))
        return;
    makeTemporary(database, kTables);
}

} // namespace perfdeck
