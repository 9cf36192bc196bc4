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

} // namespace perfdeck
