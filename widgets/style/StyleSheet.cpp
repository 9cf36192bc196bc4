// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/Style.h"

#include <QFile>

#include <array>
#include <utility>

namespace perfdeck {

QString styleSheet(const Theme &theme)
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
    for (const auto &[name, color] : tokens)
        sheet.replace(name, color.name());
    return sheet;
}

} // namespace perfdeck
