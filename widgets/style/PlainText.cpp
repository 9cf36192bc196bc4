// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/PlainText.h"

#include <QTextDocument>

namespace perfdeck {

namespace {

bool isHarmless(QChar character)
{
    // Marks of Unicode's bidirectional algorithm (UAX 9) can make a name read as another one.
    const char16_t code = character.unicode();
    const bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return character.category() != QChar::Other_Control && !turns;
}

bool isDigit(QChar character)
{
    return character >= QChar(u'0') && character <= QChar(u'9');
}

/// The digits from `at` on, without zeros before them; `at` is behind them then.
QStringView numberAt(QStringView text, qsizetype &at)
{
    while (at < text.size() && text[at] == QChar(u'0'))
        ++at;
    const qsizetype begin = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return text.sliced(begin, at - begin);
}

} // namespace

QString shownName(QString name)
{
    for (QChar &character : name)
        if (!isHarmless(character))
            character = QChar(QChar::ReplacementCharacter);
    return name;
}

QString plainToolTip(const QString &text)
{
    QStringList lines = text.trimmed().split(QChar(u'\n'));
    for (QString &line : lines)
        line = shownName(std::move(line));
    const QString shown = lines.join(QChar(u'\n'));
    if (!Qt::mightBeRichText(shown))
        return shown;
    return QStringLiteral("<span style=\"white-space:pre-wrap\">") + shown.toHtmlEscaped()
        + QStringLiteral("</span>");
}

bool naturallyBefore(QStringView a, QStringView b)
{
    qsizetype inA = 0;
    qsizetype inB = 0;
    while (inA < a.size() && inB < b.size()) {
        if (isDigit(a[inA]) && isDigit(b[inB])) {
            const QStringView numberOfA = numberAt(a, inA);
            const QStringView numberOfB = numberAt(b, inB);
            if (numberOfA.size() != numberOfB.size())
                return numberOfA.size() < numberOfB.size();
            if (const int order = numberOfA.compare(numberOfB); order != 0)
                return order < 0;
            continue;
        }
        if (a[inA] != b[inB])
            return a[inA] < b[inB];
        ++inA;
        ++inB;
    }
    const qsizetype restOfA = a.size() - inA;
    const qsizetype restOfB = b.size() - inB;
    return restOfA != restOfB ? restOfA < restOfB : a < b; // 007 and 7 count alike
}

} // namespace perfdeck
