// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/RowFilter.h"

#include "widgets/models/RowModel.h"

#include <QAbstractItemModel>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

struct Suffix
{
    const char *name;
    double factor;
};

constexpr std::array kTimes{Suffix{"ns", 1e-9},
                            Suffix{"us", 1e-6},
                            Suffix{"µs", 1e-6},
                            Suffix{"ms", 1e-3},
                            Suffix{"s", 1},
                            Suffix{"min", 60},
                            Suffix{"h", 3600}};
constexpr std::array kBytes{Suffix{"b", 1},
                            Suffix{"kib", 1024},
                            Suffix{"mib", 1024.0 * 1024},
                            Suffix{"gib", 1024.0 * 1024 * 1024},
                            Suffix{"tib", 1024.0 * 1024 * 1024 * 1024},
                            Suffix{"kb", 1e3},
                            Suffix{"mb", 1e6},
                            Suffix{"gb", 1e9},
                            Suffix{"tb", 1e12}};
constexpr std::array kCounts{Suffix{"k", 1e3}, Suffix{"m", 1e6}, Suffix{"g", 1e9}};

template<std::size_t N>
std::optional<double> factorOf(const std::array<Suffix, N> &table, const QString &name)
{
    for (const Suffix &suffix : table) {
        if (name == QString::fromUtf8(suffix.name))
            return suffix.factor;
    }
    return std::nullopt;
}

std::optional<double> factorOf(const QString &suffix, Unit unit)
{
    if (suffix.isEmpty())
        return 1;
    if (suffix == QLatin1String("%"))
        return 0.01;
    if (unit == Unit::Second)
        return factorOf(kTimes, suffix);
    if (unit == Unit::Byte || unit == Unit::BytePerSecond)
        return factorOf(kBytes, suffix.endsWith(QLatin1String("/s")) ? suffix.chopped(2) : suffix);
    return factorOf(kCounts, suffix);
}

/// "200ms" in base units.
std::optional<double> numberOf(const QString &text, Unit unit)
{
    static const QRegularExpression shape(
        QStringLiteral("^([+-]?[0-9]*\\.?[0-9]+(?:e[+-]?[0-9]+)?)\\s*(\\S*)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto factor = factorOf(match.captured(2).toLower(), unit);
    return factor ? std::optional(QLocale::c().toDouble(match.captured(1)) * *factor)
                  : std::nullopt;
}

QString nameOf(const QString &heading)
{
    QString name;
    for (const QChar c : heading.toCaseFolded()) {
        if (c.isLetterOrNumber())
            name += c;
    }
    return name;
}

/// −1: none, or several that begin so.
int columnOf(const QString &typed, const QAbstractItemModel &headings)
{
    const QString name = nameOf(typed);
    int found = -1;
    int begins = 0;
    for (int column = 0; column < headings.columnCount() && !name.isEmpty(); ++column) {
        const QString heading = nameOf(headings.headerData(column, Qt::Horizontal).toString());
        if (heading == name)
            return column;
        if (heading.startsWith(name)) {
            found = column;
            ++begins;
        }
    }
    return begins == 1 ? found : -1;
}

/// Blanks part, but not within quotes, nor around a comparison.
QStringList partsOf(const QString &text)
{
    static const QRegularExpression comparison(QStringLiteral("\\s*(>=|<=|!=|=|>|<)\\s*"));
    static const QRegularExpression part(QStringLiteral("(?:\"[^\"]*\"?|[^\\s\"])+"));
    QString tight = text;
    if (!text.contains(QLatin1Char('"')))
        tight.replace(comparison, QStringLiteral("\\1"));
    QStringList parts;
    for (auto at = part.globalMatch(tight); at.hasNext();)
        parts << at.next().captured().remove(QLatin1Char('"'));
    return parts;
}

} // namespace

RowFilter RowFilter::parse(const QString &text, const QAbstractItemModel &headings)
{
    RowFilter filter;
    for (const QString &part : partsOf(text)) {
        if (!part.isEmpty())
            filter.m_terms.push_back(filter.termOf(part, headings));
    }
    return filter;
}

RowFilter::Term RowFilter::termOf(const QString &part, const QAbstractItemModel &headings)
{
    static const QRegularExpression shape(
        QStringLiteral("^(-?)([^:<>=!]+)(:|>=|<=|!=|=|>|<)(.+)$"));
    Term term;
    const QRegularExpressionMatch match = shape.match(part);
    term.column = match.hasMatch() ? columnOf(match.captured(2), headings) : -1;
    const QString sign = match.captured(3);
    if (term.column < 0) {
        if (match.hasMatch() && sign != QLatin1String(":"))
            m_problem = QCoreApplication::translate("RowFilter", "There is no column “%1”.")
                            .arg(match.captured(2));
        term.isNegated = part.size() > 1 && part.startsWith(QLatin1Char('-'));
        term.text = (term.isNegated ? part.mid(1) : part).toCaseFolded();
        return term;
    }
    static constexpr std::array kKinds{std::pair{":", Kind::Contains},
                                       std::pair{"=", Kind::Equal},
                                       std::pair{"!=", Kind::NotEqual},
                                       std::pair{"<", Kind::Less},
                                       std::pair{"<=", Kind::LessOrEqual},
                                       std::pair{">", Kind::Greater},
                                       std::pair{">=", Kind::GreaterOrEqual}};
    for (const auto &[name, kind] : kKinds) {
        if (sign == QLatin1String(name))
            term.kind = kind;
    }
    term.isNegated = !match.captured(1).isEmpty();
    term.text = match.captured(4).toCaseFolded();
    term.number
        = numberOf(match.captured(4),
                   Unit(headings.headerData(term.column, Qt::Horizontal, UnitRole).toInt()));
    const bool needsNumber
        = term.kind != Kind::Contains && term.kind != Kind::Equal && term.kind != Kind::NotEqual;
    if (needsNumber && !term.number)
        m_problem
            = QCoreApplication::translate("RowFilter", "“%1” is not a number with a unit of %2.")
                  .arg(match.captured(4),
                       headings.headerData(term.column, Qt::Horizontal).toString());
    return term;
}

bool RowFilter::compares(const Term &term, double number)
{
    switch (term.kind) {
    case Kind::Equal:
        return number == *term.number;
    case Kind::NotEqual:
        return number != *term.number;
    case Kind::Less:
        return number < *term.number;
    case Kind::LessOrEqual:
        return number <= *term.number;
    case Kind::Greater:
        return number > *term.number;
    case Kind::GreaterOrEqual:
        return number >= *term.number;
    case Kind::Word:
    case Kind::Contains:
        break;
    }
    return false;
}

bool RowFilter::holds(const Term &term, const RowSnapshot &rows, int row)
{
    if (term.kind == Kind::Word)
        return rows.words()[std::size_t(row)].contains(term.text);
    const auto text = [&] { return rows.text(row, term.column).toCaseFolded(); };
    if (term.kind == Kind::Contains)
        return text().contains(term.text);
    const QVariant value = rows.value(row, term.column);
    if (value.typeId() == QMetaType::Double)
        return term.number && compares(term, value.toDouble());
    if (!value.isValid())
        return false;
    const bool same = text() == term.text;
    return (term.kind == Kind::Equal && same) || (term.kind == Kind::NotEqual && !same);
}

bool RowFilter::accepts(const RowSnapshot &rows, int row) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) {
        return holds(term, rows, row) != term.isNegated;
    });
}

} // namespace perfdeck
