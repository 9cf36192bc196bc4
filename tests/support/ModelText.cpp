// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ModelText.h"

#include <QFile>
#include <QStringList>
#include <QTextDocumentFragment>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kIndent = 4;

/// A tool tip without its markup.
QString tipText(const QString &tip)
{
    return Qt::mightBeRichText(tip) ? QTextDocumentFragment::fromHtml(tip).toPlainText() : tip;
}

QString inOneLine(QString text)
{
    return text.replace(QChar(u'\n'), QStringLiteral(" / "));
}

QString checkText(const QVariant &state)
{
    return state.toInt() == Qt::Checked ? QStringLiteral("[x] ") : QStringLiteral("[ ] ");
}

QString roleText(const QVariant &value)
{
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? QStringLiteral("yes") : QString();
    if (value.typeId() == QMetaType::Double)
        return QString::number(value.toDouble(), 'g', 12);
    if (value.canConvert<QVariantList>() && value.typeId() != QMetaType::QString) {
        QStringList parts;
        for (const QVariant &part : value.toList())
            parts.append(part.toString());
        return parts.join(QChar(u' '));
    }
    return value.toString();
}

class Writer final
{
public:
    Writer(const QAbstractItemModel &model, std::span<const NamedRole> roles)
        : m_model(model)
        , m_roles(roles)
    {
    }

    QString text()
    {
        headings();
        rows({}, 0);
        return m_lines.join(QChar(u'\n')) + QChar(u'\n');
    }

private:
    [[nodiscard]] QString heading(int column, int role = Qt::DisplayRole) const
    {
        const QVariant text = m_model.headerData(column, Qt::Horizontal, role);
        return text.typeId() == QMetaType::QString ? text.toString() : QString();
    }

    void headings()
    {
        for (int column = 0; column < m_model.columnCount(); ++column) {
            if (heading(column).isEmpty())
                continue;
            const QString help = inOneLine(tipText(heading(column, Qt::ToolTipRole)));
            line(0,
                 QStringLiteral("column %1").arg(heading(column))
                     + (help.isEmpty() ? QString() : QStringLiteral(": ") + help));
        }
    }

    void rows(const QModelIndex &parent, int depth)
    {
        for (int row = 0; row < m_model.rowCount(parent); ++row) {
            line(depth, QStringLiteral("row %1").arg(row));
            for (int column = 0; column < m_model.columnCount(parent); ++column)
                cell(m_model.index(row, column, parent), depth);
            rows(m_model.index(row, 0, parent), depth + 1);
        }
    }

    void cell(const QModelIndex &index, int depth)
    {
        const QVariant check = index.data(Qt::CheckStateRole);
        const QString shown = index.data(Qt::DisplayRole).toString();
        const QString name = heading(index.column());
        line(depth,
             QStringLiteral("  ") + (name.isEmpty() ? QString() : name + QStringLiteral(": "))
                 + (check.isValid() ? checkText(check) : QString()) + inOneLine(shown));
        also(index, Qt::AccessibleTextRole, "says", {shown}, depth);
        const QString described = index.data(Qt::AccessibleDescriptionRole).toString();
        also(index, Qt::AccessibleDescriptionRole, "described", {shown}, depth);
        also(index, Qt::ToolTipRole, "tip", {inOneLine(shown), inOneLine(described)}, depth);
        for (const NamedRole &role : m_roles)
            also(index, role.role, role.name, {shown}, depth);
    }

    void
    also(const QModelIndex &index, int role, const char *name, const QStringList &known, int depth)
    {
        const QVariant value = index.data(role);
        const QString said = roleText(value);
        const QString text = inOneLine(role == Qt::ToolTipRole ? tipText(said) : said);
        if (!text.isEmpty() && !known.contains(text))
            line(depth, QStringLiteral("    (%1) %2").arg(QString::fromLatin1(name), text));
    }

    void line(int depth, const QString &text)
    {
        QString whole = QString(depth * kIndent, QChar(u' ')) + text;
        while (whole.endsWith(QChar(u' ')))
            whole.chop(1);
        m_lines.append(whole);
    }

    const QAbstractItemModel &m_model;
    std::span<const NamedRole> m_roles;
    QStringList m_lines;
};

} // namespace

QString modelText(const QAbstractItemModel &model, std::span<const NamedRole> roles)
{
    return Writer(model, roles).text();
}

QString lineDifference(const QString &expected, const QString &found)
{
    if (expected == found)
        return {};
    const QStringList before = expected.split(QChar(u'\n'));
    const QStringList after = found.split(QChar(u'\n'));
    const qsizetype most = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < most && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < most - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    QStringList lines{QStringLiteral("line %1:").arg(head + 1)};
    for (const QString &line : before.mid(head, before.size() - head - tail))
        lines.append(QStringLiteral("- ") + line);
    for (const QString &line : after.mid(head, after.size() - head - tail))
        lines.append(QStringLiteral("+ ") + line);
    return lines.join(QChar(u'\n'));
}

QString goldenDifference(const QString &name, const QString &text)
{
    QFile file(QStringLiteral(PERFDECK_TEST_DATA "/golden/%1.txt").arg(name));
    if (qEnvironmentVariableIntValue("PERFDECK_APPROVE") != 0) {
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0;
        return isWritten ? QString() : file.fileName() + QStringLiteral(": cannot be written");
    }
    if (!file.open(QIODevice::ReadOnly))
        return file.fileName()
            + QStringLiteral(" is not there; run with PERFDECK_APPROVE=1, then read it");
    const QString difference = lineDifference(QString::fromUtf8(file.readAll()), text);
    return difference.isEmpty() ? QString() : file.fileName() + QStringLiteral(", ") + difference;
}

} // namespace perfdeck
