// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/FindingsModel.h"

#include "widgets/style/MetricTitles.h"

#include <QLocale>
#include <QTimeZone>

#include <array>
#include <cmath>
#include <map>

namespace perfdeck {

namespace {

using C = Column<FindingRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("FindingsModel", "Since"),
      QT_TRANSLATE_NOOP("FindingsModel", "When the new level began"),
      13,
      Unit::None,
      [](const FindingRow &row) { return std::optional(row.seconds); },
      [](const FindingRow &row) { return row.time; },
      nullptr,
      true,
      nullptr,
      true},
    C{QT_TRANSLATE_NOOP("FindingsModel", "Series"),
      QT_TRANSLATE_NOOP("FindingsModel", "What changed its level for good"),
      24,
      Unit::None,
      nullptr,
      [](const FindingRow &row) { return row.series; },
      nullptr,
      false,
      [](const FindingRow &row) { return row.others; }},
    C{QT_TRANSLATE_NOOP("FindingsModel", "Size"),
      QT_TRANSLATE_NOOP("FindingsModel", "New level against the old one"),
      8,
      Unit::None,
      [](const FindingRow &row) { return std::optional(row.effect); },
      [](const FindingRow &row) { return row.size; },
      [](const FindingRow &row) { return row.state; },
      false,
      [](const FindingRow &row) { return row.interval; }},
    C{QT_TRANSLATE_NOOP("FindingsModel", "Sure"),
      QT_TRANSLATE_NOOP("FindingsModel", "How probable it is that the change is real"),
      6,
      Unit::Ratio,
      [](const FindingRow &row) { return std::optional(row.confidence); }},
    C{QT_TRANSLATE_NOOP("FindingsModel", "State"),
      QT_TRANSLATE_NOOP("FindingsModel", "What somebody made of it"),
      10,
      Unit::None,
      nullptr,
      [](const FindingRow &row) { return row.judgement; }},
};

QString words(const char *text)
{
    return QCoreApplication::translate("FindingsModel", text);
}

CellState stateOf(const Finding &finding)
{
    switch (finding.verdict) {
    case FindingVerdict::Regressed:
        return finding.size() >= SizeClass::Large ? CellState::Critical : CellState::Warning;
    case FindingVerdict::Improved:
        return CellState::Good;
    case FindingVerdict::Changed:
    case FindingVerdict::Environment:
        break;
    }
    return CellState::None;
}

bool passes(const Finding &finding, FindingFilter filter)
{
    switch (filter) {
    case FindingFilter::Open:
        return finding.verdict == FindingVerdict::Regressed && !finding.isGone
            && finding.triage.state == TriageState::New;
    case FindingFilter::Regressions:
        return finding.verdict == FindingVerdict::Regressed
            || finding.verdict == FindingVerdict::Improved;
    case FindingFilter::All:
        break;
    }
    return true;
}

FindingRow rowOf(const Finding &finding, std::size_t others, Timestamp now, const QTimeZone &zone)
{
    FindingRow row;
    row.id = QString::number(finding.id.value());
    row.time = formatMoment(finding.time, now, zone);
    row.seconds = std::chrono::duration<double>(finding.time.time_since_epoch()).count();
    row.series = seriesText(*finding.series);
    if (others > 0)
        row.others = QCoreApplication::translate(
            "FindingsModel", "%n other series changed with it", nullptr, int(others));
    row.effect = finding.effect;
    row.size = effectWords(finding.effect);
    row.interval = words(QT_TRANSLATE_NOOP("FindingsModel", "%1; 95 % interval %2"))
                       .arg(verdictText(finding.verdict), intervalWords(finding));
    row.confidence = finding.confidence;
    row.state = stateOf(finding);
    row.judgement = finding.isGone ? words(QT_TRANSLATE_NOOP("FindingsModel", "Gone"))
                                   : triageText(finding.triage.state);
    row.isStale = finding.isGone
        || (finding.triage.state != TriageState::New
            && finding.triage.state != TriageState::Acknowledged);
    return row;
}

} // namespace

std::vector<FindingRow>
findingRows(const Findings &findings, FindingFilter filter, Timestamp now, const QTimeZone &zone)
{
    struct Group
    {
        const Finding *leader = nullptr;
        std::size_t size = 0;
    };

    std::map<FindingId, Group> groups;
    for (const Finding &finding : findings) {
        if (!passes(finding, filter))
            continue;
        Group &group = groups[finding.group];
        ++group.size;
        if (group.leader == nullptr || finding.id == finding.group)
            group.leader = &finding;
    }
    std::vector<FindingRow> rows;
    for (auto finding = findings.rbegin(); finding != findings.rend(); ++finding) {
        const auto group = groups.find(finding->group);
        if (group != groups.end() && group->second.leader == &*finding)
            rows.push_back(rowOf(*finding, group->second.size - 1, now, zone));
    }
    return rows;
}

FindingsModel::FindingsModel(QObject *parent)
    : RowModel(kColumns, "FindingsModel", parent)
{
}

QString triageText(TriageState state)
{
    switch (state) {
    case TriageState::New:
        return words(QT_TRANSLATE_NOOP("FindingsModel", "New"));
    case TriageState::Acknowledged:
        return words(QT_TRANSLATE_NOOP("FindingsModel", "Acknowledged"));
    case TriageState::Expected:
        return words(QT_TRANSLATE_NOOP("FindingsModel", "Expected"));
    case TriageState::Fixed:
        return words(QT_TRANSLATE_NOOP("FindingsModel", "Fixed"));
    case TriageState::NotABug:
        break;
    }
    return words(QT_TRANSLATE_NOOP("FindingsModel", "Not a bug"));
}

QString verdictText(FindingVerdict verdict)
{
    switch (verdict) {
    case FindingVerdict::Regressed:
        return words(QT_TRANSLATE_NOOP("FindingsModel", "Regressed"));
    case FindingVerdict::Improved:
        return words(QT_TRANSLATE_NOOP("FindingsModel", "Improved"));
    case FindingVerdict::Changed:
        return words(QT_TRANSLATE_NOOP("FindingsModel", "Changed"));
    case FindingVerdict::Environment:
        break;
    }
    return words(QT_TRANSLATE_NOOP("FindingsModel", "Other environment"));
}

QString seriesText(const SeriesKey &series)
{
    QString text = metricTitle(metricInfo(series.metric));
    QStringList places;
    for (const auto &[name, value] : series.labels) {
        const QString shown = QString::fromStdString(value);
        if (name == "quantile")
            text += QStringLiteral(" p") + QString::number(shown.toDouble() * 100, 'g', 4);
        else if (name != "source" || series.labels.size() == 1)
            places.append(shown);
    }
    if (places.isEmpty() && series.labels.has("source"))
        places.append(QString::fromStdString(std::string(series.labels.get("source"))));
    return places.isEmpty() ? text
                            : words(QT_TRANSLATE_NOOP("FindingsModel", "%1 of %2"))
                                  .arg(text, places.join(QStringLiteral(", ")));
}

QString effectWords(double effect)
{
    if (!std::isfinite(effect))
        return words(QT_TRANSLATE_NOOP("FindingsModel", "from 0"));
    const double percent = effect * 100;
    const QString digits
        = QLocale().toString(std::abs(percent), 'f', std::abs(percent) < 99.95 ? 1 : 0);
    const QChar sign = percent < 0 ? QChar(0x2212) : QChar(u'+');
    return sign + digits + QChar(0x202F) + QChar(u'%');
}

QString intervalWords(const Finding &finding)
{
    return words(QT_TRANSLATE_NOOP("FindingsModel", "%1 to %2"))
        .arg(effectWords(finding.effectLow), effectWords(finding.effectHigh));
}

} // namespace perfdeck
