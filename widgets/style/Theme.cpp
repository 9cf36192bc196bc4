// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/Theme.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdlib>

// Q_INIT_RESOURCE must stand outside every namespace; a static library would drop its resources
// else.
static void initThemeResources()
{
    Q_INIT_RESOURCE(perfdeck_resources);
}

namespace perfdeck {

namespace {

QColor colorOf(const QJsonObject &tokens, QLatin1String name)
{
    const QColor color(tokens.value(name).toString());
    Q_ASSERT_X(color.isValid(), "loadTheme", name.data());
    return color;
}

} // namespace

Theme loadTheme(const QString &name)
{
    initThemeResources();
    QFile file(QStringLiteral(":/perfdeck/themes/%1.json").arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "loadTheme", "no such theme");
    const QJsonObject tokens
        = opened ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();

    Theme theme;
    theme.name = name;
    theme.isDark = tokens.value(QLatin1String("dark")).toBool();
    theme.surface = colorOf(tokens, QLatin1String("surface"));
    theme.raised = colorOf(tokens, QLatin1String("raised"));
    theme.hover = colorOf(tokens, QLatin1String("hover"));
    theme.text = colorOf(tokens, QLatin1String("text"));
    theme.dim = colorOf(tokens, QLatin1String("dim"));
    theme.line = colorOf(tokens, QLatin1String("line"));
    theme.grid = colorOf(tokens, QLatin1String("grid"));
    theme.accent = colorOf(tokens, QLatin1String("accent"));
    theme.accentText = colorOf(tokens, QLatin1String("accentText"));
    theme.ok = colorOf(tokens, QLatin1String("ok"));
    theme.warn = colorOf(tokens, QLatin1String("warn"));
    theme.critical = colorOf(tokens, QLatin1String("critical"));
    const QJsonArray series = tokens.value(QLatin1String("series")).toArray();
    Q_ASSERT(series.size() == static_cast<qsizetype>(kSeriesHues));
    for (std::size_t i = 0; i < kSeriesHues; ++i)
        theme.series[i] = QColor(series.at(static_cast<qsizetype>(i)).toString());
    const QJsonArray stops = tokens.value(QLatin1String("sequential")).toArray();
    Q_ASSERT(stops.size() == static_cast<qsizetype>(kSequentialStops));
    for (std::size_t i = 0; i < kSequentialStops; ++i)
        theme.sequential[i] = QColor(stops.at(static_cast<qsizetype>(i)).toString());
    return theme;
}

QColor Theme::amount(double share) const
{
    const double place = std::clamp(share, 0.0, 1.0) * (kSequentialStops - 1);
    const auto below = std::min(static_cast<std::size_t>(place), kSequentialStops - 2);
    return mixedColor(sequential[below], sequential[below + 1], place - static_cast<double>(below));
}

QColor Theme::severityColor(Severity severity) const
{
    switch (severity) {
    case Severity::Critical:
        return critical;
    case Severity::Warning:
        return warn;
    case Severity::Info:
        break;
    }
    return accent;
}

QColor Theme::textOn(const QColor &fill) const
{
    const auto away
        = [&fill](const QColor &color) { return std::abs(qGray(fill.rgb()) - qGray(color.rgb())); };
    return away(text) > away(raised) ? text : raised;
}

QColor mixedColor(const QColor &from, const QColor &to, double share)
{
    const auto part = static_cast<float>(share);
    const auto mix = [part](float a, float b) { return a + (b - a) * part; };
    return QColor::fromRgbF(mix(from.redF(), to.redF()),
                            mix(from.greenF(), to.greenF()),
                            mix(from.blueF(), to.blueF()));
}

} // namespace perfdeck
