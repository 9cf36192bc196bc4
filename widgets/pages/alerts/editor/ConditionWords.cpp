// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/editor/ConditionWords.h"

#include "widgets/style/Format.h"

#include <QCoreApplication>

#include <array>

namespace perfdeck {

namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("ConditionWords", words);
}

constexpr std::array kKinds{
    QT_TRANSLATE_NOOP("ConditionWords", "A value passes a level"),
    QT_TRANSLATE_NOOP("ConditionWords", "A value moves"),
    QT_TRANSLATE_NOOP("ConditionWords", "No samples come"),
    QT_TRANSLATE_NOOP("ConditionWords", "A value is strange"),
    QT_TRANSLATE_NOOP("ConditionWords", "Something got worse for good"),
    QT_TRANSLATE_NOOP("ConditionWords", "A limit will be reached"),
    QT_TRANSLATE_NOOP("ConditionWords", "A source does not answer"),
    QT_TRANSLATE_NOOP("ConditionWords", "Other rules fire together"),
};
static_assert(kKinds.size() == std::variant_size_v<AlertCondition>);

constexpr std::array kReducers{
    QT_TRANSLATE_NOOP("ConditionWords", "average"),
    QT_TRANSLATE_NOOP("ConditionWords", "smallest (above: every sample)"),
    QT_TRANSLATE_NOOP("ConditionWords", "largest (above: any sample)"),
    QT_TRANSLATE_NOOP("ConditionWords", "sum"),
    QT_TRANSLATE_NOOP("ConditionWords", "newest"),
    QT_TRANSLATE_NOOP("ConditionWords", "quantile"),
    QT_TRANSLATE_NOOP("ConditionWords", "count of samples"),
    QT_TRANSLATE_NOOP("ConditionWords", "increase per second"),
    QT_TRANSLATE_NOOP("ConditionWords", "increase"),
};
static_assert(kReducers.size() == std::size_t(Reducer::Increase) + 1);

QString reducedText(const ThresholdCondition &condition)
{
    return say(QT_TRANSLATE_NOOP("ConditionWords", "Judged: %1 over %2"))
        .arg(reducerText(condition.reducer), formatSpan(condition.window));
}

struct Judged
{
    QString operator()(const ThresholdCondition &c) const { return reducedText(c); }

    QString operator()(const ChangeCondition &c) const
    {
        return say(QT_TRANSLATE_NOOP("ConditionWords", "%1, less what it was %2 earlier"))
            .arg(reducedText(c.measured), formatSpan(c.ago));
    }

    QString operator()(const AbsenceCondition &) const
    {
        return say(QT_TRANSLATE_NOOP("ConditionWords", "Judged: age of the newest sample"));
    }

    QString operator()(const AnomalyCondition &) const
    {
        return say(QT_TRANSLATE_NOOP("ConditionWords",
                                     "Judged: how strange the newest sample is, from 0 to 1"));
    }

    QString operator()(const RegressionCondition &) const
    {
        return say(
            QT_TRANSLATE_NOOP("ConditionWords", "Judged: by how much it got worse, as a share"));
    }

    QString operator()(const ForecastCondition &) const
    {
        return say(QT_TRANSLATE_NOOP("ConditionWords", "Judged: time until the limit is reached"));
    }

    QString operator()(const SourceCondition &) const
    {
        return say(QT_TRANSLATE_NOOP("ConditionWords", "Judged: how long it has not answered"));
    }

    QString operator()(const CompositeCondition &) const
    {
        return say(QT_TRANSLATE_NOOP("ConditionWords", "Judged: 1 where they do, else 0"));
    }
};

} // namespace

QString conditionKindText(std::size_t kind)
{
    return say(kKinds[kind]);
}

QString reducerText(Reducer reducer)
{
    return say(kReducers[std::size_t(reducer)]);
}

QString judgedText(const AlertCondition &condition)
{
    return std::visit(Judged(), condition);
}

bool isDrawable(const AlertCondition &condition)
{
    const auto *threshold = std::get_if<ThresholdCondition>(&condition);
    return threshold != nullptr && threshold->reducer != Reducer::Sum
        && threshold->reducer != Reducer::Count && threshold->reducer != Reducer::Increase;
}

} // namespace perfdeck
