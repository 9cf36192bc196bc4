// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/AlertWords.h"

#include "widgets/style/CoreWords.h"
#include "widgets/style/Format.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QTimeZone>

#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("AlertWords", text);
}

QString words(const char *text, int count)
{
    return QCoreApplication::translate("AlertWords", text, nullptr, count);
}

QString textOf(std::string_view text)
{
    return shownName(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

struct UnitOf
{
    const SeriesKey *series;

    Unit operator()(const ThresholdCondition &condition) const
    {
        if (series == nullptr)
            return Unit::None;
        switch (condition.reducer) {
        case Reducer::Count:
            return Unit::Count;
        case Reducer::Rate:
            return Unit::PerSecond;
        default:
            return metricInfo(series->metric).unit;
        }
    }

    Unit operator()(const ChangeCondition &condition) const
    {
        return condition.kind == ChangeKind::Relative ? Unit::Ratio : (*this)(condition.measured);
    }

    Unit operator()(const AbsenceCondition &) const { return Unit::Second; }

    Unit operator()(const AnomalyCondition &) const { return Unit::None; }

    Unit operator()(const RegressionCondition &) const { return Unit::Ratio; }

    Unit operator()(const ForecastCondition &) const { return Unit::Second; }

    Unit operator()(const SourceCondition &) const { return Unit::Second; }

    Unit operator()(const CompositeCondition &) const { return Unit::None; }
};

/// "above 500 ms"; empty where there is no level to name.
QString beyondText(double level, const AlertRule *rule, const SeriesKey *series)
{
    if (rule == nullptr || std::holds_alternative<CompositeCondition>(rule->condition))
        return {};
    const QString value = formatText(level, alertUnit(rule->condition, series));
    switch (rule->ladder.comparator) {
    case Comparator::Above:
    case Comparator::AtLeast:
        return words(QT_TRANSLATE_NOOP("AlertWords", "above %1")).arg(value);
    case Comparator::Below:
    case Comparator::AtMost:
        return words(QT_TRANSLATE_NOOP("AlertWords", "below %1")).arg(value);
    case Comparator::Equal:
        return words(QT_TRANSLATE_NOOP("AlertWords", "equal to %1")).arg(value);
    case Comparator::NotEqual:
        break;
    }
    return words(QT_TRANSLATE_NOOP("AlertWords", "other than %1")).arg(value);
}

QString valueWords(double value, double level, const AlertRule *rule, const SeriesKey *series)
{
    const Unit unit = rule == nullptr ? Unit::None : alertUnit(rule->condition, series);
    const QString beyond = beyondText(level, rule, series);
    if (beyond.isEmpty())
        return {};
    return std::isnan(value) ? beyond : formatText(value, unit) + QStringLiteral(", ") + beyond;
}

QString acknowledgementText(const Acknowledgement &made, Timestamp now, const QTimeZone &zone)
{
    const QString who = textOf(made.who);
    if (made.isSnooze && made.until)
        return words(QT_TRANSLATE_NOOP("AlertWords", "snoozed by %1 until %2"))
            .arg(who, formatMoment(*made.until, now, zone));
    return words(QT_TRANSLATE_NOOP("AlertWords", "acknowledged by %1")).arg(who);
}

bool isLookedAfter(const Alert &alert, Timestamp now)
{
    return alert.isActive() && !alert.isOpen(now);
}

QString isoTime(Timestamp time)
{
    return QString::fromStdString(toIso8601(time));
}

} // namespace

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return words(QT_TRANSLATE_NOOP("AlertWords", "Critical"));
    case Severity::Warning:
        return words(QT_TRANSLATE_NOOP("AlertWords", "Warning"));
    case Severity::Info:
        break;
    }
    return words(QT_TRANSLATE_NOOP("AlertWords", "Info"));
}

CellState severityState(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return CellState::Critical;
    case Severity::Warning:
        return CellState::Warning;
    case Severity::Info:
        break;
    }
    return CellState::Waiting;
}

QString alertStateText(AlertState state)
{
    switch (state) {
    case AlertState::Normal:
        return words(QT_TRANSLATE_NOOP("AlertWords", "normal"));
    case AlertState::Pending:
        return words(QT_TRANSLATE_NOOP("AlertWords", "pending"));
    case AlertState::Firing:
        return words(QT_TRANSLATE_NOOP("AlertWords", "firing"));
    case AlertState::Recovering:
        return words(QT_TRANSLATE_NOOP("AlertWords", "recovering"));
    case AlertState::NoData:
        return words(QT_TRANSLATE_NOOP("AlertWords", "no data"));
    case AlertState::Error:
        break;
    }
    return words(QT_TRANSLATE_NOOP("AlertWords", "cannot be judged"));
}

QString alertReasonText(AlertReason reason)
{
    static constexpr std::array kTexts{
        QT_TRANSLATE_NOOP("AlertWords", "the condition held"),
        QT_TRANSLATE_NOOP("AlertWords", "escalated"),
        QT_TRANSLATE_NOOP("AlertWords", "eased"),
        QT_TRANSLATE_NOOP("AlertWords", "ended by itself"),
        QT_TRANSLATE_NOOP("AlertWords", "the condition held again"),
        QT_TRANSLATE_NOOP("AlertWords", "no more samples"),
        QT_TRANSLATE_NOOP("AlertWords", "samples came again"),
        QT_TRANSLATE_NOOP("AlertWords", "the rule could not be evaluated"),
        QT_TRANSLATE_NOOP("AlertWords", "the rule could be evaluated again"),
        QT_TRANSLATE_NOOP("AlertWords", "its series went away"),
        QT_TRANSLATE_NOOP("AlertWords", "resolved by hand"),
        QT_TRANSLATE_NOOP("AlertWords", "the rule was changed"),
        QT_TRANSLATE_NOOP("AlertWords", "the rule was removed")};
    return words(kTexts.at(std::size_t(reason)));
}

QString alertActionText(AlertAction::Kind kind)
{
    using Kind = AlertAction::Kind;
    switch (kind) {
    case Kind::Acknowledge:
        return words(QT_TRANSLATE_NOOP("AlertWords", "acknowledged it"));
    case Kind::Snooze:
        return words(QT_TRANSLATE_NOOP("AlertWords", "snoozed it"));
    case Kind::Resolve:
        return words(QT_TRANSLATE_NOOP("AlertWords", "resolved it"));
    case Kind::Comment:
        return words(QT_TRANSLATE_NOOP("AlertWords", "wrote"));
    case Kind::Undo:
        break;
    }
    return words(QT_TRANSLATE_NOOP("AlertWords", "took it back"));
}

QString comparatorSign(Comparator comparator)
{
    static constexpr std::array<char16_t, 6> kSigns{u'>', u'≥', u'<', u'≤', u'=', u'≠'};
    return QChar(kSigns.at(std::size_t(comparator)));
}

QString alertPlace(const Labels &labels, bool named)
{
    QStringList places;
    for (const auto &[name, value] : labels)
        places.append(named ? textOf(name) + QChar(u' ') + textOf(value) : textOf(value));
    return places.join(QStringLiteral(", "));
}

Unit alertUnit(const AlertCondition &condition, const SeriesKey *series)
{
    return std::visit(UnitOf{series}, condition);
}

QString alertMarks(const Alert &alert, Timestamp now, const QTimeZone &zone)
{
    QStringList marks;
    if (alert.state != AlertState::Firing)
        marks.append(alertStateText(alert.state));
    if (isLookedAfter(alert, now))
        marks.append(acknowledgementText(*alert.acknowledgement, now, zone));
    if (alert.silence.isValid())
        marks.append(words(QT_TRANSLATE_NOOP("AlertWords", "silenced")));
    if (alert.isInhibited)
        marks.append(words(QT_TRANSLATE_NOOP("AlertWords", "inhibited")));
    if (alert.isFlapping)
        marks.append(words(QT_TRANSLATE_NOOP("AlertWords", "flapping")));
    return marks.isEmpty() ? alertStateText(alert.state) : marks.join(QStringLiteral(", "));
}

QString
alertSentence(const Alert &alert, const AlertRule *rule, Timestamp now, const QTimeZone &zone)
{
    const QString value = valueWords(alert.value, alert.level, rule, alert.series.get());
    const bool isPending = alert.state == AlertState::Pending;
    const Timestamp since = isPending ? alert.raisedAt : alert.firedAt;
    const QString first = value.isEmpty()
        ? severityText(alert.severity)
        : severityText(alert.severity) + QStringLiteral(": ") + value;
    const QString text = isPending
        ? words(QT_TRANSLATE_NOOP("AlertWords", "%1. Pending since %2, for %3; %4."))
        : words(QT_TRANSLATE_NOOP("AlertWords", "%1. Active since %2, for %3; %4."));
    return text.arg(first,
                    formatMoment(since, now, zone),
                    formatDuration(now - since),
                    alertMarks(alert, now, zone));
}

QString episodeSentence(const AlertEpisode &episode,
                        const AlertRule *rule,
                        Timestamp now,
                        const QTimeZone &zone)
{
    const QString peak = valueWords(episode.peak, episode.level, rule, episode.series.get());
    const QString first = peak.isEmpty() ? severityText(episode.severity)
                                         : words(QT_TRANSLATE_NOOP("AlertWords", "%1, at worst %2"))
                                               .arg(severityText(episode.severity), peak);
    const QString from = formatMoment(episode.firedAt, now, zone);
    if (!episode.endedAt)
        return words(QT_TRANSLATE_NOOP("AlertWords", "%1. Since %2; not over yet."))
            .arg(first, from);
    return words(QT_TRANSLATE_NOOP("AlertWords", "%1. From %2 to %3 (%4): %5."))
        .arg(first,
             from,
             formatMoment(*episode.endedAt, now, zone),
             formatDuration(*episode.endedAt - episode.firedAt),
             alertReasonText(episode.end));
}

QString paceText(const AlertPace &pace)
{
    QStringList parts;
    if (pace.toAcknowledge)
        parts.append(words(QT_TRANSLATE_N_NOOP("AlertWords", "looked after within %1 (median of %n)"),
                           int(pace.acknowledged))
                         .arg(formatDuration(*pace.toAcknowledge)));
    if (pace.toEnd)
        parts.append(words(QT_TRANSLATE_N_NOOP("AlertWords", "over after %1 (median of %n)"),
                           int(pace.episodes - pace.open))
                         .arg(formatDuration(*pace.toEnd)));
    if (pace.byHand > 0)
        parts.append(
            words(QT_TRANSLATE_N_NOOP("AlertWords", "%n resolved by hand"), int(pace.byHand)));
    return parts.join(QStringLiteral(", "));
}

AlertCounts countAlerts(const Alerts &alerts, Timestamp now)
{
    AlertCounts counts;
    for (const AlertPtr &alert : alerts) {
        if (!alert->isActive()) {
            counts.pending += alert->state == AlertState::Pending ? 1 : 0;
            continue;
        }
        ++counts.active.at(std::size_t(alert->severity));
        counts.acknowledged += isLookedAfter(*alert, now) ? 1 : 0;
        counts.silenced += alert->silence.isValid() ? 1 : 0;
        counts.inhibited += alert->isInhibited ? 1 : 0;
    }
    return counts;
}

QString countsText(const AlertCounts &counts)
{
    QStringList firing;
    const auto add = [](QStringList &list, const char *text, int count) {
        if (count > 0)
            list.append(words(text, count));
    };
    add(firing, QT_TRANSLATE_N_NOOP("AlertWords", "%n critical"), counts.active[2]);
    add(firing, QT_TRANSLATE_N_NOOP("AlertWords", "%n warnings"), counts.active[1]);
    add(firing, QT_TRANSLATE_N_NOOP("AlertWords", "%n infos"), counts.active[0]);
    if (firing.isEmpty())
        firing.append(words(QT_TRANSLATE_NOOP("AlertWords", "No alert is active")));
    QStringList parts{firing.join(QStringLiteral(", "))};
    add(parts, QT_TRANSLATE_N_NOOP("AlertWords", "%n looked after"), counts.acknowledged);
    add(parts, QT_TRANSLATE_N_NOOP("AlertWords", "%n silenced"), counts.silenced);
    add(parts, QT_TRANSLATE_N_NOOP("AlertWords", "%n inhibited"), counts.inhibited);
    add(parts, QT_TRANSLATE_N_NOOP("AlertWords", "%n pending"), counts.pending);
    return parts.join(QStringLiteral("; "));
}

CellState countsState(const AlertCounts &counts)
{
    for (const Severity severity : {Severity::Critical, Severity::Warning, Severity::Info})
        if (counts.active.at(std::size_t(severity)) > 0)
            return severityState(severity);
    return CellState::Good;
}

QString alertText(const Alert &alert, const AlertRule *rule, Timestamp now, const QTimeZone &zone)
{
    QStringList lines{textOf(alert.title), alertSentence(alert, rule, now, zone)};
    for (const std::string &more : {alert.text, alert.problem})
        if (!more.empty())
            lines.append(coreText(more));
    if (!alert.labels.empty())
        lines.append(alertPlace(alert.labels, true));
    if (alert.series)
        lines.append(QString::fromStdString(alert.series->toString()));
    lines.append(words(QT_TRANSLATE_NOOP("AlertWords", "Rule %1, number %2"))
                     .arg(textOf(alert.rule), QString::fromStdString(alertFingerprint(alert.id))));
    if (rule != nullptr && !rule->runbook.empty())
        lines.append(textOf(rule->runbook));
    return lines.join(QChar(u'\n'));
}

QString alertJson(const Alert &alert)
{
    QJsonObject object;
    const auto put = [&object](const char *name, const auto &value) {
        object.insert(QString::fromLatin1(name), value);
    };
    const auto number
        = [](double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(); };
    QJsonObject labels;
    for (const auto &[name, value] : alert.labels)
        labels.insert(QString::fromStdString(name), QString::fromStdString(value));
    put("id", QString::fromStdString(alertFingerprint(alert.id)));
    put("rule", QString::fromStdString(alert.rule));
    put("labels", labels);
    put("state", QString::fromUtf8(alertStateName(alert.state)));
    put("severity", QString::fromUtf8(severityName(alert.severity)));
    put("raised_at", isoTime(alert.raisedAt));
    if (alert.episode.isValid())
        put("fired_at", isoTime(alert.firedAt));
    put("value", number(alert.value));
    put("level", number(alert.level));
    put("peak", number(alert.peak));
    put("title", QString::fromStdString(alert.title));
    put("text", QString::fromStdString(alert.text));
    put("problem", QString::fromStdString(alert.problem));
    if (alert.series)
        put("series", QString::fromStdString(alert.series->toString()));
    put("flapping", alert.isFlapping);
    put("inhibited", alert.isInhibited);
    put("silenced", alert.silence.isValid());
    if (alert.acknowledgement)
        put("acknowledged_by", QString::fromStdString(alert.acknowledgement->who));
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

} // namespace perfdeck
