// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/PlainText.h"

#include <QTest>
#include <QTextDocument>

using namespace perfdeck;

/// Names from outside are text, whatever they look like.
class PlainTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void controlCharactersAndTurnsAreShownAsSuch()
    {
        QCOMPARE(shownName(QStringLiteral("a\nb\x1b[31m\u202Egpj.exe")),
                 QStringLiteral("a\uFFFDb\uFFFD[31m\uFFFDgpj.exe"));
        QCOMPARE(shownName(QStringLiteral("Zürich 北京 <b>")), QStringLiteral("Zürich 北京 <b>"));
    }

    void markupIsNotObeyedByToolTips()
    {
        for (const char *name : {"<b>bold</b>", "<img src=x>", "a & b", "plain", "<i>a\nb</i>"}) {
            const QString tip = plainToolTip(QString::fromLatin1(name));
            QTextDocument shown;
            if (Qt::mightBeRichText(tip))
                shown.setHtml(tip);
            else
                shown.setPlainText(tip);
            QCOMPARE(shown.toPlainText(), QString::fromLatin1(name));
        }
        QVERIFY(plainToolTip({}).isEmpty());
        QCOMPARE(plainToolTip(QStringLiteral("CPU: 16\nx\u202Ey\n")),
                 QStringLiteral("CPU: 16\nx\uFFFDy"));
    }

    void namesAreOrderedAsPeopleCount()
    {
        const QStringList ordered{QString(),
                                  QStringLiteral("007"),
                                  QStringLiteral("7"),
                                  QStringLiteral("8a"),
                                  QStringLiteral("node"),
                                  QStringLiteral("node-1"),
                                  QStringLiteral("node-02"),
                                  QStringLiteral("node-2"),
                                  QStringLiteral("node-2b"),
                                  QStringLiteral("node-10"),
                                  QStringLiteral("node-10-rack-9"),
                                  QStringLiteral("node-10-rack-11"),
                                  QStringLiteral("node-123456789012345678901234567890"),
                                  QStringLiteral("node-223456789012345678901234567890"),
                                  QStringLiteral("zoo")};
        for (qsizetype a = 0; a < ordered.size(); ++a)
            for (qsizetype b = 0; b < ordered.size(); ++b)
                QVERIFY2(naturallyBefore(ordered[a], ordered[b]) == (a < b),
                         qPrintable(ordered[a] + QStringLiteral(" / ") + ordered[b]));
    }
};

QTEST_MAIN(PlainTextTest)
#include "PlainTextTest.moc"
