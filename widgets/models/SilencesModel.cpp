// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/SilencesModel.h"

#include <QTimeZone>

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

using C = Column<SilenceRow>;

template<QString SilenceRow::*Member>
constexpr C plain(const char *title, const char *help, int characters)
{
    C column{title, help, characters};
    column.text = [](const SilenceRow &row) { return row.*Member; };
    return column;
}

template<QString SilenceRow::*Text, double SilenceRow::*Seconds>
constexpr C moment(const char *title, const char *help)
{
    C column = plain<Text>(title, help, 20);
    column.number = [](const SilenceRow &row) { return std::optional(row.*Seconds); };
    column.isLeft = true;
    column.isTime = true;
    return column;
}

constexpr C stateColumn()
{
    C column = plain<&SilenceRow::stateText>(
        QT_TRANSLATE_NOOP("SilencesModel", "State"),
        QT_TRANSLATE_NOOP("SilencesModel", "Whether it holds now, is to come, or is over"),
        12);
    column.state = [](const SilenceRow &row) { return row.state; };
    return column;
}

constexpr C mutesColumn()
{
    C column{QT_TRANSLATE_NOOP("SilencesModel", "Mutes now"),
             QT_TRANSLATE_NOOP("SilencesModel", "How many of the present alerts it is about"),
             8,
             Unit::Count};
    column.number = [](const SilenceRow &row) { return row.mutes; };
    return column;
}

constexpr std::array kColumns{
    stateColumn(),
    plain<&SilenceRow::matchers>(
        QT_TRANSLATE_NOOP("SilencesModel", "Alerts"),
        QT_TRANSLATE_NOOP("SilencesModel", "The labels of the alerts that are not told"),
        30),
    mutesColumn(),
    moment<&SilenceRow::from, &SilenceRow::fromSeconds>(
        QT_TRANSLATE_NOOP("SilencesModel", "From"),
        QT_TRANSLATE_NOOP("SilencesModel", "When it begins")),
    moment<&SilenceRow::to, &SilenceRow::toSeconds>(
        QT_TRANSLATE_NOOP("SilencesModel", "To"),
        QT_TRANSLATE_NOOP("SilencesModel", "When it ends")),
    plain<&SilenceRow::who>(QT_TRANSLATE_NOOP("SilencesModel", "By"),
                            QT_TRANSLATE_NOOP("SilencesModel", "Who made it"),
                            10),
    plain<&SilenceRow::comment>(QT_TRANSLATE_NOOP("SilencesModel", "Comment"),
                                QT_TRANSLATE_NOOP("SilencesModel", "Why it was made"),
                                24)};

QString words(const char *text)
{
    return QCoreApplication::translate("SilencesModel", text);
}

double secondsOf(Timestamp time)
{
    return std::chrono::duration<double>(time.time_since_epoch()).count();
}

enum class Phase
{
    Active,
    Pending,
    Over
};

Phase phaseOf(const Silence &silence, Timestamp now)
{
    return silence.range.to <= now    ? Phase::Over
        : silence.range.contains(now) ? Phase::Active
                                      : Phase::Pending;
}

SilenceRow rowOf(const Silence &silence, const Alerts &alerts, Timestamp now, const QTimeZone &zone)
{
    SilenceRow row;
    row.id = QString::number(silence.id.value());
    const Phase phase = phaseOf(silence, now);
    row.isStale = phase == Phase::Over;
    row.state = phase == Phase::Active ? CellState::Good
        : phase == Phase::Pending      ? CellState::Waiting
                                       : CellState::None;
    row.stateText = phase == Phase::Active ? words(QT_TRANSLATE_NOOP("SilencesModel", "active"))
        : phase == Phase::Pending          ? words(QT_TRANSLATE_NOOP("SilencesModel", "to come"))
                                           : words(QT_TRANSLATE_NOOP("SilencesModel", "over"));
    row.matchers = shownName(QString::fromStdString(matchersText(silence.matchers)));
    if (phase != Phase::Over)
        row.mutes = double(std::ranges::count_if(
            alerts, [&](const AlertPtr &alert) { return matches(silence.matchers, *alert); }));
    row.from = formatColumnMoment(silence.range.from, now, zone);
    row.fromSeconds = secondsOf(silence.range.from);
    row.to = formatColumnMoment(silence.range.to, now, zone);
    row.toSeconds = secondsOf(silence.range.to);
    row.who = shownName(QString::fromStdString(silence.who));
    row.comment = shownName(QString::fromStdString(silence.comment));
    return row;
}

} // namespace

std::vector<SilenceRow>
silenceRows(const Silences &silences, const Alerts &alerts, Timestamp now, const QTimeZone &zone)
{
    std::vector<SilenceRow> rows;
    for (const Phase phase : {Phase::Active, Phase::Pending, Phase::Over})
        for (const Silence &silence : silences)
            if (phaseOf(silence, now) == phase)
                rows.push_back(rowOf(silence, alerts, now, zone));
    return rows;
}

SilencesModel::SilencesModel(QObject *parent)
    : RowModel(kColumns, "SilencesModel", parent)
{
}

} // namespace perfdeck
