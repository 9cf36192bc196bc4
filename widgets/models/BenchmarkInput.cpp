// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/BenchmarkInput.h"

#include <QStringList>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr double kMostRate = 1e9;
constexpr qsizetype kLongestId = 100;

QStringList partsOf(const QString &text, QChar divider)
{
    QStringList parts;
    for (const QString &part : text.split(divider, Qt::SkipEmptyParts))
        if (QString word = part.trimmed(); !word.isEmpty())
            parts.append(std::move(word));
    return parts;
}

template<class T, class Write>
QString joined(const std::vector<T> &values, const Write &write)
{
    QStringList parts;
    for (const T &value : values)
        parts.append(write(value));
    return parts.join(QStringLiteral(", "));
}

bool isName(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar each) {
        return each.isLetterOrNumber() || each == QChar(u'-') || each == QChar(u'_')
            || each == QChar(u'.');
    });
}

} // namespace

std::vector<std::string> readNameList(const QString &text)
{
    std::vector<std::string> names;
    for (const QString &part : partsOf(text, QChar(u',')))
        names.push_back(part.toStdString());
    return names;
}

QString nameListInput(const std::vector<std::string> &names)
{
    return joined(names, [](const std::string &name) { return QString::fromStdString(name); });
}

std::optional<std::vector<std::int64_t>> readCounts(const QString &text)
{
    std::vector<std::int64_t> counts;
    for (const QString &part : partsOf(text, QChar(u','))) {
        bool isNumber = false;
        counts.push_back(part.toInt(&isNumber)); // as far as int: no count is larger
        if (!isNumber || counts.back() <= 0)
            return {};
    }
    return counts;
}

QString countsInput(const std::vector<std::int64_t> &counts)
{
    return joined(counts, [](std::int64_t count) { return QString::number(count); });
}

std::optional<std::vector<double>> readRates(const QString &text)
{
    std::vector<double> rates;
    for (const QString &part : partsOf(text, QChar(u','))) {
        bool isNumber = false;
        rates.push_back(part.toDouble(&isNumber));
        if (!isNumber || !(rates.back() > 0) || rates.back() > kMostRate)
            return {};
    }
    return rates;
}

QString ratesInput(const std::vector<double> &rates)
{
    return joined(rates, [](double rate) { return QString::number(rate, 'g', 15); });
}

std::vector<CommandVariant> readCommands(const QString &text)
{
    std::vector<CommandVariant> commands;
    for (const QString &line : partsOf(text, QChar(u'\n'))) {
        CommandVariant variant;
        const qsizetype sign = line.indexOf(QStringLiteral(" = "));
        const QString name = line.left(sign).trimmed();
        if (sign > 0 && isName(name)) {
            variant.name = name.toStdString();
            variant.command = line.mid(sign + 3).trimmed().toStdString();
        } else {
            variant.name = std::string(1, char('A' + int(commands.size() % 26)));
            variant.command = line.toStdString();
        }
        commands.push_back(std::move(variant));
    }
    return commands;
}

QString commandsInput(const std::vector<CommandVariant> &commands)
{
    QStringList lines;
    for (const CommandVariant &variant : commands)
        lines.append(QString::fromStdString(variant.name + " = " + variant.command));
    return lines.join(QChar(u'\n'));
}

std::string definitionIdOf(const QString &title)
{
    std::string id;
    for (const QChar each : title.toLower()) {
        const bool stays = each.unicode() < 128 && each.isLetterOrNumber();
        if (stays)
            id += each.toLatin1();
        else if (!id.empty() && id.back() != '-')
            id += '-';
        if (qsizetype(id.size()) == kLongestId)
            break;
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return id.empty() ? "benchmark" : id;
}

} // namespace perfdeck
