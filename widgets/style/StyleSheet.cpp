// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/Style.h"

#include <QFile>
#include <QRegularExpression>

#include <array>
#include <utility>

namespace perfdeck {

namespace {

/// "@12px" as large as 12 pixels are beside text of this size.
void scaleLengths(QString &sheet, int textPercent)
{
    static const QRegularExpression length(QStringLiteral("@(\\d+)px"));
    for (QRegularExpressionMatch match = length.match(sheet); match.hasMatch();
         match = length.match(sheet))
        sheet.replace(match.capturedStart(),
                      match.capturedLength(),
                      QStringLiteral("%1px").arg(match.captured(1).toInt() * textPercent / 100));
}

} // namespace

QString styleSheet(const Theme &theme, int textPercent)
{
    QFile file(QStringLiteral(":/perfdeck/themes/perfdeck.qss"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "styleSheet", "resource is missing");
    QString sheet = opened ? QString::fromUtf8(file.readAll()) : QString();
    const std::array<std::pair<QLatin1String, QColor>, 12> tokens{{
        {QLatin1String("@surface"), theme.surface},
        {QLatin1String("@raised"), theme.raised},
        {QLatin1String("@hover"), theme.hover},
        {QLatin1String("@text"), theme.text},
        {QLatin1String("@dim"), theme.dim},
        {QLatin1String("@line"), theme.line},
        {QLatin1String("@grid"), theme.grid},
        {QLatin1String("@accentText"), theme.accentText},
        {QLatin1String("@accent"), theme.accent},
        {QLatin1String("@ok"), theme.ok},
        {QLatin1String("@warn"), theme.warn},
        {QLatin1String("@critical"), theme.critical},
    }};
    // Pictures of a style sheet cannot be tinted: there is one of each for dark and for light.
    const QString suffix = QChar(u'-') + theme.name + QStringLiteral(".svg");
    for (const char *name : {"chevron-down", "chevron-up", "check"})
        sheet.replace(QChar(u'@') + QLatin1String(name),
                      QStringLiteral(":/perfdeck/icons/") + QLatin1String(name) + suffix);
    scaleLengths(sheet, textPercent);
    for (const auto &[name, color] : tokens)
        sheet.replace(name, color.name());
    return sheet;
}

} // namespace perfdeck
