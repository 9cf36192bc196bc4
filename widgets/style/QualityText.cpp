// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/QualityText.h"

#include "widgets/style/Format.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace perfdeck {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("QualityText", text);
}

} // namespace

QString qualityMark(Quality quality)
{
    if (quality.has(QualityFlag::Censored))
        return QStringLiteral("≥ ");
    if (quality.has(QualityFlag::AtMost))
        return QStringLiteral("≤ ");
    return quality.isGood() ? QString() : QStringLiteral("~");
}

double shownNumber(const RatedNumber &number)
{
    return number.quality.has(QualityFlag::AtMost) && std::isfinite(number.limit) ? number.limit
                                                                                  : number.value;
}

QString formatRated(const RatedNumber &number, Unit unit)
{
    return qualityMark(number.quality) + formatText(shownNumber(number), unit);
}

QString qualityWords(Quality quality)
{
    QStringList sentences;
    if (quality.has(QualityFlag::Censored))
        sentences << say(QT_TRANSLATE_NOOP(
            "QualityText", "At least this: it lies above the highest bucket of the server."));
    if (quality.has(QualityFlag::AtMost))
        sentences << say(QT_TRANSLATE_NOOP(
            "QualityText", "At most this: the lowest bucket of the server cannot tell more."));
    if (quality.has(QualityFlag::Coarse))
        sentences << say(QT_TRANSLATE_NOOP(
            "QualityText", "About this: the buckets of the server are coarse here."));
    if (quality.has(QualityFlag::Approximate))
        sentences << say(QT_TRANSLATE_NOOP(
            "QualityText",
            "About this: the server does not report it, a near quantity stands in."));
    return sentences.join(QChar(u' '));
}

} // namespace perfdeck
