// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Event.h"
#include "core/model/Series.h"
#include "widgets/style/SeriesColors.h"
#include "widgets/style/Theme.h"

#include <QColor>
#include <QFont>
#include <QObject>

#include <memory>
#include <string_view>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace perfdeck {

/// The three sizes of text.
enum class TextSize
{
    Small,
    Normal,
    Large
};
enum class TextWeight
{
    Regular,
    Strong
};

/// Colours, type and spacing of everything on screen. Made once by the program, handed to widgets
/// by reference, outlives them. GUI thread.
class Style final : public QObject
{
    Q_OBJECT

public:
    /// System follows the palette that the desktop gave the program at its start.
    enum class Mode
    {
        Light,
        Dark,
        System
    };

    static constexpr int kGrid = 4; ///< every distance is a multiple of this many pixels

    explicit Style(Mode mode, QObject *parent = nullptr);

    [[nodiscard]] Mode mode() const { return m_mode; }

    void setMode(Mode mode);

    /// Text in percent of the system's size.
    void setTextPercent(int percent);
    /// Nothing moves by itself but data.
    void setReducedMotion(bool reduced);

    /// A width that holds text, given for text of the system's size.
    [[nodiscard]] int scaled(int pixels) const { return pixels * m_comfort->textPercent / 100; }

    static constexpr int kSmallestText = 80;
    static constexpr int kLargestText = 200;

    [[nodiscard]] const Theme &theme() const { return m_theme; }

    /// The theme of reports and exported pictures, whatever the mode.
    [[nodiscard]] const Theme &paperTheme() const { return m_paper; }

    /// An entity keeps its colour on every page for the session.
    [[nodiscard]] QColor seriesColor(const SeriesKey &key);
    [[nodiscard]] QColor seriesColor(std::string_view entity);

    [[nodiscard]] SeriesColors &seriesColors() { return m_colors; }

    [[nodiscard]] QColor severityColor(Severity severity) const;

    /// The system's font. Its size is the system's too, so text scaling works.
    [[nodiscard]] QFont font(TextSize size = TextSize::Normal,
                             TextWeight weight = TextWeight::Regular) const;
    /// For numbers: all digits have one width, so that changing values do not dance.
    [[nodiscard]] QFont numberFont(TextSize size = TextSize::Normal,
                                   TextWeight weight = TextWeight::Regular) const;

    /// Sets Fusion, palette, font and the one style sheet, now and at every change of the mode.
    void applyTo(QApplication &application);

Q_SIGNALS:
    void changed();

private:
    void apply();

    /// What the application's style reads too.
    struct Comfort
    {
        int textPercent = 100;
        bool reducedMotion = false;
    };

    friend class CalmStyle;

    Mode m_mode;
    std::shared_ptr<Comfort> m_comfort;
    bool m_systemIsDark; ///< as found before our palette took the place of the system's
    Theme m_theme;
    Theme m_paper;
    SeriesColors m_colors;
    QFont m_baseFont;
    QString m_numberFamily; ///< empty: the base font's own digits are tabular
    QApplication *m_application = nullptr;
};

/// The style sheet for a theme and a size of text; placeholders filled from the tokens.
[[nodiscard]] QString styleSheet(const Theme &theme, int textPercent = 100);

} // namespace perfdeck
