// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/ValueInput.h"

#include "widgets/style/Format.h"

#include <QLocale>

#include <cmath>

namespace perfdeck {

namespace {

constexpr double kSmallest = 1e-9; ///< a nanosecond
constexpr double kLargest = 1e18;

/// The prefix of this name, as numbers are shown with it; nullopt: none is called so.
std::optional<double> factorOf(const QString &name, Unit unit)
{
    const QString wanted = name == QLatin1StringView("us") ? QStringLiteral("µs") : name;
    for (double magnitude = kSmallest; magnitude < kLargest; magnitude *= 4) {
        const ScaledUnit scale = scaledUnit(magnitude, unit);
        if (scale.name.trimmed().compare(wanted, Qt::CaseInsensitive) == 0)
            return scale.factor;
    }
    return std::nullopt;
}

/// Where the digits end and the unit begins.
qsizetype endOfNumber(const QString &text)
{
    qsizetype at = 0;
    while (at < text.size() && (text[at].isDigit() || QStringLiteral("+-.,eE−").contains(text[at]))
           && !(text[at].toLower() == QLatin1Char('e') && at + 1 < text.size()
                && text[at + 1].isLetter()))
        ++at;
    return at;
}

} // namespace

std::optional<double> readValue(const QString &text, Unit unit)
{
    const QString trimmed = text.trimmed();
    const qsizetype end = endOfNumber(trimmed);
    QString digits = trimmed.left(end).replace(QChar(0x2212), QLatin1Char('-'));
    digits.replace(QLocale().decimalPoint(), QStringLiteral("."));
    const QString name = trimmed.mid(end).trimmed();
    bool isNumber = false;
    const double number = QLocale::c().toDouble(digits, &isNumber);
    const std::optional<double> factor = name.isEmpty() ? 1.0 : factorOf(name, unit);
    if (!isNumber || !factor || !std::isfinite(number))
        return std::nullopt;
    return number * *factor;
}

QString valueInput(double value, Unit unit)
{
    const ScaledUnit scale = scaledUnit(std::abs(value), unit);
    QString digits
        = QLocale::c().toString(value / scale.factor, 'g', QLocale::FloatingPointShortest);
    digits.remove(QLatin1Char(',')).replace(QLatin1Char('.'), QLocale().decimalPoint());
    const QString name = scale.name.trimmed();
    return name.isEmpty() ? digits : digits + QLatin1Char(' ') + name;
}

} // namespace perfdeck
