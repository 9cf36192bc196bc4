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
};

QTEST_MAIN(PlainTextTest)
#include "PlainTextTest.moc"
