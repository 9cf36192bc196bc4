// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/FailuresModel.h"

#include "widgets/models/ClusterText.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTimeZone>

#include <array>

namespace perfdeck {

namespace {

using C = Column<FailureRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("FailuresModel", "Failure"),
      QT_TRANSLATE_NOOP("FailuresModel",
                        "What the error texts have in common; # stands for numbers and ids"),
      40,
      Unit::None,
      nullptr,
      [](const FailureRow &row) { return row.text; },
      nullptr,
      false,
      [](const FailureRow &row) { return row.example; }},
    C{QT_TRANSLATE_NOOP("FailuresModel", "Tasks"),
      QT_TRANSLATE_NOOP("FailuresModel", "That failed so in this range"),
      8,
      Unit::Count,
      [](const FailureRow &row) { return std::optional(row.count); }},
    C{QT_TRANSLATE_NOOP("FailuresModel", "Share"),
      QT_TRANSLATE_NOOP("FailuresModel", "Of all failures in this range"),
      8,
      Unit::Ratio,
      [](const FailureRow &row) { return std::optional(row.share); }},
    C{QT_TRANSLATE_NOOP("FailuresModel", "Workers"),
      QT_TRANSLATE_NOOP("FailuresModel", "On which it happened"),
      11,
      Unit::Count,
      [](const FailureRow &row) { return std::optional(row.workers); },
      nullptr,
      nullptr,
      false,
      [](const FailureRow &row) { return row.workerNames; }},
    C{QT_TRANSLATE_NOOP("FailuresModel", "Types"),
      QT_TRANSLATE_NOOP("FailuresModel", "Of the tasks"),
      16,
      Unit::None,
      nullptr,
      [](const FailureRow &row) { return row.types; }},
    C{QT_TRANSLATE_NOOP("FailuresModel", "First"),
      QT_TRANSLATE_NOOP("FailuresModel", "On this machine's clock"),
      19,
      Unit::None,
      [](const FailureRow &row) { return row.first; },
      [](const FailureRow &row) { return row.firstText; },
      nullptr,
      true,
      nullptr,
      true},
    C{QT_TRANSLATE_NOOP("FailuresModel", "Last"),
      QT_TRANSLATE_NOOP("FailuresModel", "On this machine's clock"),
      19,
      Unit::None,
      [](const FailureRow &row) { return row.last; },
      [](const FailureRow &row) { return row.lastText; },
      nullptr,
      true,
      nullptr,
      true},
};

/// No more than can be read in a tool tip.
QString listText(const std::vector<std::string> &names)
{
    constexpr std::size_t kMost = 12;
    QStringList shown;
    for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i)
        shown.append(shownName(QString::fromStdString(names[i])));
    if (names.size() > kMost)
        shown.append(QStringLiteral("…"));
    return shown.join(QStringLiteral(", "));
}

void setMoment(std::optional<Timestamp> moment,
               Timestamp now,
               const QTimeZone &zone,
               QString &text,
               std::optional<double> &seconds)
{
    if (!moment)
        return;
    text = formatColumnMoment(*moment, now, zone);
    seconds = std::chrono::duration<double>(moment->time_since_epoch()).count();
}

} // namespace

std::vector<FailureRow>
failureRows(std::span<const FailureGroup> groups, Timestamp now, const QTimeZone &zone)
{
    std::vector<FailureRow> rows;
    for (const FailureGroup &group : groups) {
        FailureRow row;
        row.id = QString::fromStdString(group.pattern);
        row.text = group.pattern.empty()
            ? QCoreApplication::translate("FailuresModel", "Without an error text")
            : shownName(row.id);
        row.example = QString::fromStdString(group.example);
        row.count = double(group.count());
        row.share = group.share;
        row.types = listText(group.types);
        row.workers = double(group.workers.size());
        row.workerNames = listText(group.workers);
        setMoment(group.first, now, zone, row.firstText, row.first);
        setMoment(group.last, now, zone, row.lastText, row.last);
        rows.push_back(std::move(row));
    }
    return rows;
}

QString failureFilter(std::string_view pattern)
{
    // What stands for numbers, paths and addresses, and what a filter would take for its own signs.
    static const QRegularExpression seams(QStringLiteral("<path>|<url>|[#\":<>=!]"));
    constexpr int kLeastWord = 3;
    constexpr int kMostWords = 6;
    QStringList words;
    const QString text = QString::fromUtf8(pattern.data(), qsizetype(pattern.size()));
    for (QString part : text.split(seams, Qt::SkipEmptyParts)) {
        part = part.trimmed();
        while (part.startsWith(QChar(u'-')))
            part = part.mid(1).trimmed();
        if (part.size() >= kLeastWord && words.size() < kMostWords)
            words.append(QChar(u'"') + part + QChar(u'"'));
    }
    return words.join(QChar(u' '));
}

FailuresModel::FailuresModel(QObject *parent)
    : RowModel(kColumns, "FailuresModel", parent)
{
}

} // namespace perfdeck
