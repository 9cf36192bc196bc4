// SPDX-License-Identifier: GPL-3.0-or-later
// Contrast by WCAG 2.1; colour vision deficiencies simulated with the matrices of Machado, Oliveira
// and Fernandes (2009) at full severity; distances in CIE L*a*b*.
#include "widgets/style/Icons.h"
#include "widgets/style/SeriesColors.h"
#include "widgets/style/Style.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <cmath>
#include <set>

using namespace perfdeck;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr std::array<Matrix, 4> kEyes{{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
}};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Triple linear(const QColor &color)
{
    return {linear(double(color.redF())),
            linear(double(color.greenF())),
            linear(double(color.blueF()))};
}

double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &color) {
        const Triple l = linear(color);
        return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
    };
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

Triple seenBy(const Matrix &eye, const QColor &color)
{
    const Triple in = linear(color);
    Triple out{};
    for (std::size_t r = 0; r < 3; ++r)
        out[r] = std::clamp(eye[r][0] * in[0] + eye[r][1] * in[1] + eye[r][2] * in[2], 0.0, 1.0);
    return out;
}

Triple lab(const Triple &l)
{
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * l[0] + 0.3576 * l[1] + 0.1805 * l[2]) / 0.95047);
    const double y = f(0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2]);
    const double z = f((0.0193 * l[0] + 0.1192 * l[1] + 0.9505 * l[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

std::array<double, 3> okLab(const QColor &color)
{
    const auto linear
        = [](double x) { return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4); };
    const double r = linear(color.redF());
    const double g = linear(color.greenF());
    const double b = linear(color.blueF());
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

} // namespace

class ThemeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// Distances in OKLab (Ottosson, 2020), made so that equal ones look equal.
    void amountsRiseInEvenSteps()
    {
        for (const char *name : {"light", "dark"}) {
            const Theme theme = loadTheme(QString::fromLatin1(name));
            std::vector<std::array<double, 3>> labs;
            for (const QColor &color : theme.sequential)
                labs.push_back(okLab(color));
            std::vector<double> steps;
            for (std::size_t i = 1; i < labs.size(); ++i) {
                steps.push_back(std::hypot(labs[i][0] - labs[i - 1][0],
                                           labs[i][1] - labs[i - 1][1],
                                           labs[i][2] - labs[i - 1][2]));
                const bool rises = labs[i][0] > labs[i - 1][0];
                QVERIFY2(rises == theme.isDark, "lightness goes one way: it reads in grey too");
            }
            const auto [least, most] = std::minmax_element(steps.begin(), steps.end());
            QVERIFY2(*most / *least < 1.2, qPrintable(QString::number(*most / *least)));
            QCOMPARE(theme.amount(0), theme.sequential.front());
            QCOMPARE(theme.amount(2), theme.sequential.back());
            QCOMPARE(theme.amount(0.5), theme.sequential[4]);
        }
    }

    void contrasts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("light") << QStringLiteral("light");
        QTest::newRow("dark") << QStringLiteral("dark");
    }

    void contrasts()
    {
        QFETCH(QString, name);
        const Theme theme = loadTheme(name);
        for (const QColor &ground : {theme.surface, theme.raised}) {
            for (const QColor &text :
                 {theme.text, theme.dim, theme.accent, theme.ok, theme.warn, theme.critical})
                QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name()));
            for (std::size_t slot = 0; slot < SeriesColors::kSlots; ++slot) {
                const QColor mark = SeriesColors::color(theme, slot);
                QVERIFY2(contrast(mark, ground) >= 3,
                         qPrintable(QStringLiteral("%1 %2").arg(slot).arg(mark.name())));
            }
        }
        QVERIFY(contrast(theme.text, theme.hover) >= 4.5);
        QVERIFY(contrast(theme.accentText, theme.accent) >= 4.5);
    }

    void seriesAreToldApartByAllEyes_data() { contrasts_data(); }

    void seriesAreToldApartByAllEyes()
    {
        QFETCH(QString, name);
        const Theme theme = loadTheme(name);
        double least = 1e9;
        for (const Matrix &eye : kEyes) {
            for (std::size_t i = 0; i < kSeriesHues; ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    const Triple a = lab(seenBy(eye, theme.series[i]));
                    const Triple b = lab(seenBy(eye, theme.series[j]));
                    least = std::min(least, std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
                }
            }
        }
        QVERIFY2(least >= 15, qPrintable(QString::number(least)));
    }

    void entitiesKeepTheirColour()
    {
        SeriesColors colors;
        const SeriesKey first{"cpu_utilization_ratio", {{"core", "3"}}};
        const std::size_t slot = colors.slotOf(first);
        QCOMPARE(colors.slotOf(SeriesKey{"cpu_frequency_hertz", {{"core", "3"}}}), slot);
        std::set<std::size_t> taken;
        for (int core = 0; core < 24; ++core)
            taken.insert(colors.slotOf(SeriesKey{"x", {{"core", std::to_string(core)}}}));
        QCOMPARE(taken.size(), std::size_t(24));
        QCOMPARE(colors.slotOf(first), slot);
        SeriesColors other; // another session, the same answer
        QCOMPARE(other.slotOf(first), slot);
        QVERIFY(other.slotOf("model-a") < kSeriesHues);
    }

    void linesOfOneChartAreToldApartByAllEyes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<std::vector<SeriesKey>>("keys");
        std::vector<SeriesKey> quantiles;
        std::vector<SeriesKey> traffic;
        std::vector<SeriesKey> models;
        for (const char *quantile : {"0.5", "0.9", "0.95", "0.99"}) {
            quantiles.push_back(
                {"inference_latency_seconds", {{"model", "m"}, {"quantile", quantile}}});
            for (const char *model : {"llama", "resnet"})
                models.push_back(
                    {"inference_latency_seconds", {{"model", model}, {"quantile", quantile}}});
        }
        for (const char *name : {"eth0", "lo", "docker0", "wlan0"}) {
            traffic.push_back({"network_receive_bytes_per_second", {{"interface", name}}});
            traffic.push_back({"network_transmit_bytes_per_second", {{"interface", name}}});
        }
        for (const char *theme : {"light", "dark"}) {
            QTest::addRow("quantiles, %s", theme) << QString::fromLatin1(theme) << quantiles;
            QTest::addRow("two models, %s", theme) << QString::fromLatin1(theme) << models;
            QTest::addRow("in and out, %s", theme) << QString::fromLatin1(theme) << traffic;
        }
    }

    void linesOfOneChartAreToldApartByAllEyes()
    {
        QFETCH(QString, name);
        QFETCH(std::vector<SeriesKey>, keys);
        const Theme theme = loadTheme(name);
        SeriesColors colors;
        std::vector<const SeriesKey *> pointers;
        for (const SeriesKey &key : keys)
            pointers.push_back(&key);
        const std::vector<std::size_t> slots = colors.slotsOf(pointers);
        for (const Matrix &eye : kEyes) {
            for (std::size_t i = 0; i < slots.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    const Triple a = lab(seenBy(eye, SeriesColors::color(theme, slots[i])));
                    const Triple b = lab(seenBy(eye, SeriesColors::color(theme, slots[j])));
                    const double distance = std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
                    QVERIFY2(
                        distance >= 15,
                        qPrintable(QStringLiteral("%1 and %2: %3").arg(i).arg(j).arg(distance)));
                }
            }
        }
    }

    void entitiesKeepTheirColourBesideOthers()
    {
        SeriesColors colors;
        const SeriesKey inOfEth{"network_receive_bytes_per_second", {{"interface", "eth0"}}};
        const SeriesKey outOfEth{"network_transmit_bytes_per_second", {{"interface", "eth0"}}};
        const SeriesKey inOfLo{"network_receive_bytes_per_second", {{"interface", "lo"}}};
        const auto slots = colors.slotsOf({&inOfEth, &outOfEth, &inOfLo});
        QCOMPARE(slots[0], colors.slotOf(inOfEth));
        QCOMPARE(slots[2], colors.slotOf(inOfLo));
        QCOMPARE(colors.slotsOf({&inOfEth, &outOfEth}), std::vector<std::size_t>({0, 1}));
        QCOMPARE(colors.slotsOf({&inOfLo}), std::vector<std::size_t>({slots[2]}));
    }

    void systemModeIsTheDesktopsNotOurOwn()
    {
        const QString desktop = Style(Style::Mode::System).theme().name;
        const bool wasDark = desktop == QLatin1String("dark");
        Style style(wasDark ? Style::Mode::Light : Style::Mode::Dark);
        style.applyTo(*qApp);
        QVERIFY(style.theme().name != desktop);
        style.setMode(Style::Mode::System);
        QCOMPARE(style.theme().name, desktop);
        Style another(wasDark ? Style::Mode::Light : Style::Mode::Dark);
        another.applyTo(*qApp);
        QCOMPARE(Style(Style::Mode::System).theme().name, desktop);
    }

    void themeSwitchReachesTheApplication()
    {
        Style style(Style::Mode::Light);
        style.applyTo(*qApp);
        QSignalSpy spy(&style, &Style::changed);
        style.setMode(Style::Mode::Dark);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(QApplication::palette().color(QPalette::Window), style.theme().surface);
        QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));
        style.setMode(Style::Mode::Dark);
        QCOMPARE(spy.count(), 1);
    }

    void digitsOfNumbersHaveOneWidth()
    {
        const Style style(Style::Mode::Light);
        const QFontMetricsF metrics(style.numberFont());
        for (char digit = '1'; digit <= '9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)),
                     metrics.horizontalAdvance(QLatin1Char('0')));
    }

    void everyIconDraws()
    {
        const Style style(Style::Mode::Dark);
        const QDir folder(QStringLiteral(":/perfdeck/icons"));
        QVERIFY(folder.entryList().size() > 20);
        for (const QString &file : folder.entryList()) {
            if (file.startsWith(QStringLiteral("org.")))
                continue;
            const QImage image
                = icon(file.section(QLatin1Char('.'), 0, 0), style).pixmap(24, 24).toImage();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    inked += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
            }
            QVERIFY2(inked > 10, qPrintable(file));
        }
        QVERIFY(!applicationIcon().pixmap(64, 64).isNull());
    }
};

QTEST_MAIN(ThemeTest)
#include "ThemeTest.moc"
