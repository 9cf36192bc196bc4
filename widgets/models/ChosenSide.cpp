// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ChosenSide.h"

#include "widgets/models/TimeScope.h"
#include "widgets/style/Format.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace perfdeck {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ChosenSide", text);
}

/// How much earlier than the window; 0: not meant so, or not readable.
Duration earlierOf(const QString &period)
{
    if (!period.startsWith(QChar(u'-')))
        return Duration(0);
    const auto length = parseDuration(period.mid(1).trimmed().toStdString());
    return length ? *length : Duration(0);
}

} // namespace

QString kindName(ComparableThing::Kind kind)
{
    switch (kind) {
    case ComparableThing::Kind::Model:
        return words(QT_TRANSLATE_NOOP("ChosenSide", "Model"));
    case ComparableThing::Kind::Device:
        return words(QT_TRANSLATE_NOOP("ChosenSide", "Device"));
    case ComparableThing::Kind::Worker:
        return words(QT_TRANSLATE_NOOP("ChosenSide", "Worker"));
    case ComparableThing::Kind::Source:
        break;
    }
    return words(QT_TRANSLATE_NOOP("ChosenSide", "Source"));
}

QString thingName(const ComparableThing &thing)
{
    QString name = QString::fromStdString(thing.name);
    if (!thing.source.empty() && thing.source != thing.name)
        name += QStringLiteral(" · ") + QString::fromStdString(thing.source);
    if (!thing.device.empty())
        name += QStringLiteral(" · ") + QString::fromStdString(thing.device);
    return name;
}

ChosenSide sideOf(const ComparableThing &thing)
{
    return {thingName(thing), thing.matchers, {}};
}

ChosenSide sideOfFile(const QString &path)
{
    return {QFileInfo(path).fileName(), {}, {}, path};
}

tl::expected<TimeRange, RangeProblem> periodRange(const QString &period, const TimeScope &scope)
{
    const TimeRange shown = scope.range();
    if (period.isEmpty())
        return shown;
    if (const Duration earlier = earlierOf(period); earlier.count() > 0)
        return TimeRange{shown.from - earlier, shown.to - earlier};
    const auto wish = parseRange(period.toStdString(), scope.now(), zoneRules(scope.zone()));
    if (!wish)
        return tl::make_unexpected(wish.error());
    return wish->range;
}

QString periodName(const QString &period)
{
    if (period.isEmpty())
        return words(QT_TRANSLATE_NOOP("ChosenSide", "as shown"));
    if (const Duration earlier = earlierOf(period); earlier.count() > 0)
        return words(QT_TRANSLATE_NOOP("ChosenSide", "%1 earlier")).arg(formatSpan(earlier));
    return period;
}

QStringList sideNames(const std::vector<ChosenSide> &sides)
{
    QStringList names;
    for (const ChosenSide &side : sides) {
        QString name = side.thing;
        if (!side.period.isEmpty())
            name += QStringLiteral(", ") + periodName(side.period);
        const QString first = name;
        for (int number = 2; names.contains(name); ++number)
            name = first + QStringLiteral(" (%1)").arg(number);
        names.append(name);
    }
    return names;
}

std::vector<ComparedSide> comparedSides(const std::vector<ChosenSide> &sides,
                                        const TimeScope &scope)
{
    const QStringList names = sideNames(sides);
    std::vector<ComparedSide> compared;
    for (std::size_t at = 0; at < sides.size(); ++at)
        compared.push_back({names[qsizetype(at)].toStdString(),
                            sides[at].matchers,
                            periodRange(sides[at].period, scope).value_or(scope.range()),
                            sides[at].file.toStdString()});
    return compared;
}

std::vector<ChosenSide> suggestedSides(const std::vector<ComparableThing> &things, Duration shown)
{
    if (things.empty())
        return {};
    std::vector<ChosenSide> sides{sideOf(things[0]), sideOf(things[0])};
    if (things.size() > 1 && things[1].kind == ComparableThing::Kind::Model)
        sides[1] = sideOf(things[1]);
    else
        sides[0].period = QChar(u'-') + QString::fromStdString(durationExpression(shown));
    return sides;
}

std::string sidesAsText(const std::vector<ChosenSide> &sides)
{
    QJsonArray all;
    for (const ChosenSide &side : sides)
        all.append(QJsonObject{
            {QStringLiteral("thing"), side.thing},
            {QStringLiteral("series"),
             QString::fromStdString(Selector{{}, side.matchers}.toString())},
            {QStringLiteral("period"), side.period},
            {QStringLiteral("file"), side.file},
        });
    return QJsonDocument(all).toJson(QJsonDocument::Compact).toStdString();
}

std::vector<ChosenSide> sidesOfText(const std::string &text)
{
    std::vector<ChosenSide> sides;
    const QJsonArray all = QJsonDocument::fromJson(QByteArray::fromStdString(text)).array();
    for (const QJsonValue &each : all) {
        if (const QString file = each[QLatin1StringView("file")].toString(); !file.isEmpty()) {
            sides.push_back(sideOfFile(file));
            continue;
        }
        const auto series
            = Selector::parse(each[QLatin1StringView("series")].toString().toStdString());
        if (series)
            sides.push_back({each[QLatin1StringView("thing")].toString(),
                             series->matchers,
                             each[QLatin1StringView("period")].toString(),
                             {}});
    }
    return sides;
}

} // namespace perfdeck
