// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/FuzzyMatch.h"

#include <QTest>

#include <random>

using namespace perfdeck;

namespace {

int scoreOf(const char *pattern, const char *text)
{
    const auto hit = fuzzyMatch(QString::fromUtf8(pattern), QString::fromUtf8(text));
    return hit ? hit->score : -1;
}

std::vector<int> positionsOf(const char *pattern, const char *text)
{
    const auto hit = fuzzyMatch(QString::fromUtf8(pattern), QString::fromUtf8(text));
    return hit ? hit->positions : std::vector<int>();
}

/// Whether every letter of `word` follows in `text`, found the plain way.
bool isSubsequence(const QString &word, const QString &text)
{
    qsizetype at = 0;
    for (const QChar letter : word) {
        at = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

} // namespace

class FuzzyMatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void lettersMustFollowOneAnother()
    {
        QVERIFY(fuzzyMatch(u"gml", u"go to models"));
        QVERIFY(!fuzzyMatch(u"lmg", u"go to models"));
        QVERIFY(!fuzzyMatch(u"modelss", u"Models"));
        QVERIFY(!fuzzyMatch(u"x", u""));
        QCOMPARE(fuzzyMatch(u"", u"anything")->score, 0);
        QCOMPARE(fuzzyMatch(u"  ", u"anything")->score, 0);
    }

    void positionsAreThoseOfTheBestFit()
    {
        QCOMPARE(positionsOf("mem", "some memory"), (std::vector<int>{5, 6, 7}));
        QCOMPARE(positionsOf("gm", "gpu_big_memory"), (std::vector<int>{0, 8}));
        QCOMPARE(positionsOf("FS", "full screen"), (std::vector<int>{0, 5}));
        QCOMPARE(positionsOf("screen full", "Full screen"),
                 (std::vector<int>{0, 1, 2, 3, 5, 6, 7, 8, 9, 10}));
    }

    void startsAndRunsCountMore()
    {
        QVERIFY(scoreOf("mod", "Models") > scoreOf("mod", "commodity"));
        QVERIFY(scoreOf("mod", "Models") > scoreOf("mod", "my old dog"));
        QVERIFY(scoreOf("kv", "kv_cache_usage_ratio") > scoreOf("kv", "bookview"));
        QVERIFY(scoreOf("models", "Models") > scoreOf("models", "Models of yesterday and before"));
        QVERIFY(scoreOf("gm", "gpuMemory") > scoreOf("gm", "gumption"));
    }

    void hugeAndOddTextIsBounded()
    {
        const QString text(100'000, QChar(u'a'));
        QVERIFY(fuzzyMatch(QString(1000, QChar(u'a')), text));
        QVERIFY(fuzzyMatch(u"ä", u"Ärger"));
        QVERIFY(!fuzzyMatch(u"b", text));
        QVERIFY(fuzzyMatch(u"\u0000", QString(3, QChar(u'\0'))));
    }

    void agreesWithThePlainSearch()
    {
        std::mt19937 random(7);
        const auto letters = [&random](int length) {
            QString text;
            for (int at = 0; at < length; ++at)
                text += QChar(u'a' + char16_t(random() % 4));
            return text;
        };
        for (int round = 0; round < 2000; ++round) {
            const QString word = letters(1 + int(random() % 5));
            const QString text = letters(int(random() % 14));
            const auto hit = fuzzyMatch(word, text);
            QCOMPARE(hit.has_value(), isSubsequence(word, text));
            if (!hit)
                continue;
            QCOMPARE(qsizetype(hit->positions.size()), word.size());
            for (qsizetype at = 0; at < word.size(); ++at)
                QCOMPARE(text[hit->positions[std::size_t(at)]], word[at]);
        }
    }
};

QTEST_MAIN(FuzzyMatchTest)
#include "FuzzyMatchTest.moc"
