// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/QualityText.h"

#include <QTest>

using namespace perfdeck;

class QualityTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void marksWhatHasToBeSaid()
    {
        QCOMPARE(formatRated({0.0235}, Unit::Second), QStringLiteral("23.5\u00A0ms"));
        QCOMPARE(formatRated({7.68, Quality(QualityFlag::Censored)}, Unit::Second),
                 QStringLiteral("≥ 7.68\u00A0s"));
        QCOMPARE(formatRated({0.0025, Quality(QualityFlag::AtMost), 0.005}, Unit::Second),
                 QStringLiteral("≤ 5\u00A0ms"));
        QCOMPARE(formatRated({0.15, Quality(QualityFlag::Coarse)}, Unit::Second),
                 QStringLiteral("~150\u00A0ms"));
        QCOMPARE(formatRated({0.15, Quality(QualityFlag::Approximate)}, Unit::Second),
                 QStringLiteral("~150\u00A0ms"));
    }

    void aLostLimitIsNoNumber()
    {
        QCOMPARE(formatRated({0.0025, Quality(QualityFlag::AtMost)}, Unit::Second),
                 QStringLiteral("≤ 2.5\u00A0ms"));
    }

    void saysWhy()
    {
        QVERIFY(qualityWords({}).isEmpty());
        Quality both(QualityFlag::Censored);
        both.add(QualityFlag::Approximate);
        QVERIFY(qualityWords(both).contains(QStringLiteral("highest bucket")));
        QVERIFY(qualityWords(both).contains(QStringLiteral("stands in")));
    }
};

QTEST_GUILESS_MAIN(QualityTextTest)
#include "QualityTextTest.moc"
