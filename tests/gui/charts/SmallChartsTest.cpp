// SPDX-License-Identifier: GPL-3.0-or-later
// Sparkline and BarList: what they draw at one and two pixels per unit, and what screen readers
// get.
#include "tests/support/FrameBuilder.h"
#include "widgets/charts/BarList.h"
#include "widgets/charts/Sparkline.h"

#include <QDir>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

const TimeRange kRange{Timestamp(1'700'000'000s), Timestamp(1'700'000'100s)};

QImage drawn(QWidget &widget, qreal ratio, const QString &name)
{
    QImage image(widget.size() * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    widget.render(&image);
    const QString folder = qEnvironmentVariable("PERFDECK_PICTURES");
    if (!folder.isEmpty())
        image.save(QDir(folder).filePath(QStringLiteral("%1@%2.png").arg(name).arg(ratio)));
    return image;
}

/// Logical column and row of the pixels of about this colour.
QRectF inked(const QImage &image, const QColor &color)
{
    QRect found;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int distance = std::abs(pixel.red() - color.red())
                + std::abs(pixel.green() - color.green()) + std::abs(pixel.blue() - color.blue());
            if (distance < 24)
                found |= QRect(x, y, 1, 1);
        }
    }
    const qreal ratio = image.devicePixelRatio();
    return {found.x() / ratio, found.y() / ratio, found.width() / ratio, found.height() / ratio};
}

FramePtr rising()
{
    return FrameBuilder(kRange, 96)
        .addEvery({"requests_per_second", {{"model", "m"}}},
                  1s,
                  [](std::size_t i) { return 1.0 * double(i); })
        .build();
}

} // namespace

class SmallChartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sparklineRunsFromLowerLeftToUpperRight()
    {
        Style style(Style::Mode::Light);
        Sparkline line(style);
        line.resize(96, 24);
        line.setColor(QColor(0, 0, 200));
        line.setValueRange(std::pair{0.0, 100.0});
        line.setFrame(rising());
        for (const qreal ratio : {1.0, 2.0}) {
            const QImage image = drawn(line, ratio, QStringLiteral("sparkline"));
            const QRectF ink = inked(image, QColor(0, 0, 200));
            QVERIFY2(ink.left() < 3 && ink.right() > 90 && ink.right() < 96,
                     "across, with room for the dot");
            QVERIFY2(ink.top() < 6 && ink.bottom() > 18, "from bottom to top");
            const QRectF leftHalf
                = inked(image.copy(0, 0, image.width() / 2, image.height()), QColor(0, 0, 200));
            QVERIFY(leftHalf.top() > 8);
        }
    }

    void sparklineSaysItsNumbers()
    {
        Style style(Style::Mode::Light);
        Sparkline line(style);
        line.setFrame(nullptr);
        QCOMPARE(line.accessibleDescription(), QStringLiteral("No data"));
        line.setFrame(rising());
        QCOMPARE(line.accessibleDescription().replace(QChar(0x00A0), QLatin1Char(' ')),
                 QStringLiteral("Last 99 req/s, minimum 0 req/s, maximum 99 req/s"));
    }

    void nothingMeasuredIsNotALineOfZeros()
    {
        Style style(Style::Mode::Light);
        Sparkline line(style);
        line.resize(96, 24);
        line.setColor(QColor(0, 0, 200));
        line.setFrame(FrameBuilder(kRange, 96).build());
        QVERIFY(
            inked(drawn(line, 1, QStringLiteral("sparkline-empty")), QColor(0, 0, 200)).isEmpty());
    }

    void barsAreAsLongAsTheirValues()
    {
        Style style(Style::Mode::Light);
        BarList list(style);
        list.setUnit(Unit::Ratio);
        list.setFullScale(1.0);
        list.resize(300, 160);
        for (const qreal ratio : {1.0, 2.0}) {
            list.setBars({{QStringLiteral("half"), {}, 0.5, {}}});
            const double half
                = inked(drawn(list, ratio, QStringLiteral("bars-half")), style.theme().series[0])
                      .width();
            list.setBars({{QStringLiteral("more than all"), {}, 1.7, {}}});
            const double full
                = inked(drawn(list, ratio, QStringLiteral("bars-full")), style.theme().series[0])
                      .width();
            QVERIFY2(std::abs(full - 276) <= 1, qPrintable(QString::number(full)));
            QVERIFY2(std::abs(half * 2 - full) <= 2, qPrintable(QString::number(half)));
        }
    }

    void barsSayNameDetailAndValues()
    {
        Style style(Style::Mode::Dark);
        BarList list(style);
        list.setTitle(QStringLiteral("Hottest processes"));
        list.setEmptyText(QStringLiteral("No processes"));
        QCOMPARE(list.accessibleName(), QStringLiteral("Hottest processes"));
        list.setBars({});
        QCOMPARE(list.accessibleDescription(), QStringLiteral("No processes"));
        list.setUnit(Unit::Ratio, Unit::Byte);
        list.setBars(
            {{QStringLiteral("postgres"), QStringLiteral("812"), 0.78, 1288490189.0},
             {QStringLiteral("a process with a name much longer than the list is wide, really"),
              {},
              0.1,
              {}}});
        list.resize(300, 160);
        drawn(list, 1, QStringLiteral("bars-dark"));
        drawn(list, 2, QStringLiteral("bars-dark"));
        QCOMPARE(list.accessibleDescription()
                     .section(QLatin1Char('\n'), 0, 0)
                     .replace(QChar(0x00A0), QLatin1Char(' ')),
                 QStringLiteral("postgres 812: 78 %, 1.2 GiB"));
    }

    void keysChooseAndEnterActivates()
    {
        Style style(Style::Mode::Light);
        BarList list(style);
        list.resize(300, 160);
        list.setBars({{QStringLiteral("a"), {}, 2, {}}, {QStringLiteral("b"), {}, 1, {}}});
        list.show();
        QSignalSpy spy(&list, &BarList::activated);
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy[0][0].toInt(), 1);
    }
};

QTEST_MAIN(SmallChartsTest)
#include "SmallChartsTest.moc"
