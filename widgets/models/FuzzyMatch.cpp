// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/FuzzyMatch.h"

#include <QList>

#include <algorithm>
#include <limits>

namespace perfdeck {

namespace {

constexpr qsizetype kLongestText = 256;
constexpr qsizetype kLongestPattern = 64;

constexpr int kLetter = 16;
constexpr int kStart = 12; ///< the letter begins a word
constexpr int kTogether = 10; ///< it follows the letter before it at once
constexpr int kGap = -1; ///< each letter left out between two
constexpr int kNever = std::numeric_limits<int>::min() / 2;

bool beginsWord(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    const QChar here = text[at];
    return (!before.isLetterOrNumber() && here.isLetterOrNumber())
        || (before.isLower() && here.isUpper()) || (!before.isDigit() && here.isDigit());
}

/// One word as the best subsequence: best[i][j] is the score with letter i of the word on j.
class WordMatch
{
public:
    WordMatch(QStringView word, QStringView text)
        : m_word(word)
        , m_text(text)
        , m_scores(std::size_t(word.size() * text.size()), kNever)
        , m_cameFrom(m_scores.size(), -1)
    {
        for (qsizetype letter = 0; letter < word.size(); ++letter)
            fillRow(letter);
    }

    [[nodiscard]] std::optional<FuzzyHit> best() const
    {
        const qsizetype last = m_word.size() - 1;
        qsizetype at = -1;
        for (qsizetype column = 0; column < m_text.size(); ++column)
            if (score(last, column) > kNever && (at < 0 || score(last, column) > score(last, at)))
                at = column;
        if (at < 0)
            return std::nullopt;
        FuzzyHit hit{score(last, at), {}};
        for (qsizetype letter = last; letter >= 0; --letter) {
            hit.positions.push_back(int(at));
            at = m_cameFrom[cell(letter, at)];
        }
        std::ranges::reverse(hit.positions);
        return hit;
    }

private:
    [[nodiscard]] std::size_t cell(qsizetype letter, qsizetype column) const
    {
        return std::size_t(letter * m_text.size() + column);
    }

    [[nodiscard]] int score(qsizetype letter, qsizetype column) const
    {
        return m_scores[cell(letter, column)];
    }

    void fillRow(qsizetype letter)
    {
        int reach = kNever; ///< best of the row above, less its gap up to here
        qsizetype reachedFrom = -1;
        for (qsizetype column = 0; column < m_text.size(); ++column) {
            if (m_word[letter].toCaseFolded() == m_text[column].toCaseFolded())
                place(letter, column, reach, reachedFrom);
            if (letter == 0)
                continue;
            reach += reach > kNever ? kGap : 0;
            if (const int above = score(letter - 1, column); above > kNever && above > reach) {
                reach = above;
                reachedFrom = column;
            }
        }
    }

    void place(qsizetype letter, qsizetype column, int reach, qsizetype reachedFrom)
    {
        const int own = kLetter + (beginsWord(m_text, column) ? kStart : 0);
        int &best = m_scores[cell(letter, column)];
        qsizetype &from = m_cameFrom[cell(letter, column)];
        if (letter == 0) {
            best = own;
            return;
        }
        if (reach > kNever) {
            best = own + reach;
            from = reachedFrom;
        }
        if (column == 0)
            return;
        const int beside = score(letter - 1, column - 1);
        if (beside > kNever && own + beside + kTogether > best) {
            best = own + beside + kTogether;
            from = column - 1;
        }
    }

    QStringView m_word;
    QStringView m_text;
    std::vector<int> m_scores;
    std::vector<qsizetype> m_cameFrom;
};

} // namespace

std::optional<FuzzyHit> fuzzyMatch(QStringView pattern, QStringView text)
{
    text = text.left(kLongestText);
    FuzzyHit hit;
    for (const QStringView word :
         pattern.left(kLongestPattern).split(QChar(u' '), Qt::SkipEmptyParts)) {
        const std::optional<FuzzyHit> one = WordMatch(word, text).best();
        if (!one)
            return std::nullopt;
        hit.score += one->score;
        hit.positions.insert(hit.positions.end(), one->positions.begin(), one->positions.end());
    }
    std::ranges::sort(hit.positions);
    const auto twice = std::ranges::unique(hit.positions);
    hit.positions.erase(twice.begin(), twice.end());
    if (!hit.positions.empty())
        hit.score = hit.score * 4 - int(text.size()) / 8;
    return hit;
}

} // namespace perfdeck
