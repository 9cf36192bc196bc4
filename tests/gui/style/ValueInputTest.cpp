// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/ValueInput.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace perfdeck;

class ValueInputTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void numbersAreReadWithTheirUnits()
    {
        const auto is = [](const char *text, Unit unit, double expected) {
            const auto read = readValue(QString::fromUtf8(text), unit);
            return read && std::abs(*read - expected) <= 1e-12 * std::abs(expected);
        };
        QVERIFY(is("90 %", Unit::Ratio, 0.9));
        QVERIFY(is("90%", Unit::Ratio, 0.9));
        QVERIFY(is("0.9", Unit::Ratio, 0.9));
        QVERIFY(is("250 ms", Unit::Second, 0.25));
        QVERIFY(is("250 us", Unit::Second, 250e-6));
        QVERIFY(is("4 h", Unit::Second, 14'400));
        QVERIFY(is("1.5 GiB", Unit::Byte, 1.5 * 0x1p30));
        QVERIFY(is("1e3", Unit::Count, 1000));
        QVERIFY(is("-5 °C", Unit::Celsius, -5));
        for (const char *wrong : {"", "ms", "250 apples", "1,2,3", "nan", "inf", "9 %%"})
            QVERIFY2(!readValue(QString::fromUtf8(wrong), Unit::Second), wrong);
    }

    void whatIsShownIsReadBack()
    {
        for (const Unit unit : {Unit::None,
                                Unit::Second,
                                Unit::Byte,
                                Unit::BytePerSecond,
                                Unit::Ratio,
                                Unit::Hertz,
                                Unit::Celsius,
                                Unit::Watt,
                                Unit::RequestPerSecond,
                                Unit::TokenPerSecond})
            for (const double value :
                 {0.0, 0.0123456789, 0.5, 1.0, 59.0, 12'345.678, 9.87e9, -3.25}) {
                const QString text = valueInput(value, unit);
                const auto read = readValue(text, unit);
                QVERIFY2(read, qPrintable(text));
                QVERIFY2(std::abs(*read - value) <= 1e-14 * std::abs(value), qPrintable(text));
            }
    }

    void theDecimalSignIsThatOfTheLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(valueInput(0.0025, Unit::Second), QStringLiteral("2,5 ms"));
        QCOMPARE(readValue(QStringLiteral("2,5 ms"), Unit::Second), std::optional(0.0025));
        QCOMPARE(readValue(QStringLiteral("2.5 ms"), Unit::Second), std::optional(0.0025));
        QLocale::setDefault(QLocale::c());
    }
};

QTEST_MAIN(ValueInputTest)
#include "ValueInputTest.moc"
