// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleOption>

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

/// The desktop says "dark" by giving windows a dark palette. Once a program has set a palette of
/// its own, the application's says no more what the desktop wants, so the first answer is kept with
/// the application.
bool systemIsDark()
{
    constexpr const char *kKept = "perfdeckSystemIsDark";
    QCoreApplication *application = QCoreApplication::instance();
    if (application != nullptr && application->property(kKept).isValid())
        return application->property(kKept).toBool();
    const QPalette palette = QGuiApplication::palette();
    const bool dark = palette.color(QPalette::Window).lightness()
        < palette.color(QPalette::WindowText).lightness();
    if (application != nullptr)
        application->setProperty(kKept, dark);
    return dark;
}

QString themeName(Style::Mode mode, bool darkSystem)
{
    const bool dark = mode == Style::Mode::Dark || (mode == Style::Mode::System && darkSystem);
    return dark ? QStringLiteral("dark") : QStringLiteral("light");
}

bool hasTabularDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal width = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - width) > 0.01)
            return false;
    }
    return true;
}

/// Qt 6.4 cannot switch on a font's "tnum" feature, so the digits come from a family that has them
/// by default.
QString tabularFamily(const QFont &base)
{
    if (hasTabularDigits(base))
        return {};
    static const QStringList candidates{QStringLiteral("Noto Sans"),
                                        QStringLiteral("DejaVu Sans"),
                                        QStringLiteral("Liberation Sans")};
    const QStringList installed = QFontDatabase::families();
    for (const QString &family : candidates) {
        QFont font(base);
        font.setFamilies({family});
        if (installed.contains(family) && hasTabularDigits(font))
            return family;
    }
    return QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette(theme.raised, theme.surface);
    palette.setColor(QPalette::Window, theme.surface);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.raised);
    palette.setColor(QPalette::AlternateBase, theme.surface);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.dim);
    palette.setColor(QPalette::Button, theme.raised);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.accentText);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::BrightText, theme.critical);
    palette.setColor(QPalette::Mid, theme.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.dim);
    return palette;
}

} // namespace

/// Fusion, whose own animations (progress bars, scroll bars) rest while motion is reduced, whose
/// icons grow with the text and whose focus is a plain frame.
class CalmStyle final : public QProxyStyle
{
public:
    explicit CalmStyle(std::shared_ptr<const Style::Comfort> comfort)
        : QProxyStyle(QStringLiteral("Fusion"))
        , m_comfort(std::move(comfort))
    {
    }

    int styleHint(StyleHint hint,
                  const QStyleOption *option,
                  const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        if (hint == SH_Widget_Animation_Duration && m_comfort->reducedMotion)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }

    int pixelMetric(PixelMetric metric,
                    const QStyleOption *option,
                    const QWidget *widget) const override
    {
        const int pixels = QProxyStyle::pixelMetric(metric, option, widget);
        const bool grows = metric == PM_ButtonIconSize || metric == PM_SmallIconSize
            || metric == PM_IndicatorWidth || metric == PM_IndicatorHeight
            || metric == PM_TreeViewIndentation;
        return grows ? pixels * m_comfort->textPercent / 100 : pixels;
    }

    void drawPrimitive(PrimitiveElement element,
                       const QStyleOption *option,
                       QPainter *painter,
                       const QWidget *widget) const override
    {
        if (element != PE_FrameFocusRect)
            return QProxyStyle::drawPrimitive(element, option, painter, widget);
        // Buttons and fields show it by the colour of their border.
        if (qobject_cast<const QAbstractItemView *>(widget) == nullptr)
            return;
        painter->setPen(option->palette.color(QPalette::Highlight));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    }

private:
    std::shared_ptr<const Style::Comfort> m_comfort;
};

Style::Style(Mode mode, QObject *parent)
    : QObject(parent)
    , m_mode(mode)
    , m_comfort(std::make_shared<Comfort>())
    , m_systemIsDark(systemIsDark())
    , m_theme(loadTheme(themeName(mode, m_systemIsDark)))
    , m_paper(loadTheme(QStringLiteral("light")))
    , m_baseFont(QFontDatabase::systemFont(QFontDatabase::GeneralFont))
    , m_numberFamily(tabularFamily(m_baseFont))
{
}

void Style::setMode(Mode mode)
{
    m_mode = mode;
    const QString name = themeName(mode, m_systemIsDark);
    if (name == m_theme.name)
        return;
    m_theme = loadTheme(name);
    apply();
    Q_EMIT changed();
}

void Style::setTextPercent(int percent)
{
    percent = std::clamp(percent, kSmallestText, kLargestText);
    if (std::exchange(m_comfort->textPercent, percent) == percent)
        return;
    apply();
    Q_EMIT changed();
}

void Style::setReducedMotion(bool reduced)
{
    if (std::exchange(m_comfort->reducedMotion, reduced) != reduced)
        apply();
}

QColor Style::seriesColor(const SeriesKey &key)
{
    return SeriesColors::color(m_theme, m_colors.slotOf(key));
}

QColor Style::seriesColor(std::string_view entity)
{
    return SeriesColors::color(m_theme, m_colors.slotOf(entity));
}

QColor Style::severityColor(Severity severity) const
{
    return m_theme.severityColor(severity);
}

QFont Style::font(TextSize size, TextWeight weight) const
{
    QFont font(m_baseFont);
    const qreal own = size == TextSize::Small ? 0.88 : size == TextSize::Large ? 1.75 : 1.0;
    const qreal factor = own * m_comfort->textPercent / 100;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * factor)));
    font.setWeight(weight == TextWeight::Strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

QFont Style::numberFont(TextSize size, TextWeight weight) const
{
    QFont number = font(size, weight);
    if (!m_numberFamily.isEmpty())
        number.setFamilies({m_numberFamily});
    return number;
}

void Style::applyTo(QApplication &application)
{
    m_application = &application;
    auto *fusion = new CalmStyle(m_comfort);
    QApplication::setStyle(fusion); // the application owns it
    apply();
}

void Style::apply()
{
    if (m_application == nullptr)
        return;
    for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu,
                                      Qt::UI_FadeMenu,
                                      Qt::UI_AnimateCombo,
                                      Qt::UI_AnimateTooltip,
                                      Qt::UI_FadeTooltip})
        QApplication::setEffectEnabled(effect, !m_comfort->reducedMotion);
    // Qt 6.4 takes four times as long to put one sheet in place of another: it polishes every
    // widget once for each of its ancestors.
    m_application->setStyleSheet(QString());
    // In between: what a sheet has touched would keep the font it had.
    QApplication::setPalette(paletteOf(m_theme));
    QApplication::setFont(font());
    m_application->setStyleSheet(styleSheet(m_theme, m_comfort->textPercent));
}

} // namespace perfdeck
