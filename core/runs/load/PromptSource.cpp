// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/PromptSource.h"

#include "core/base/SplitMix.h"

#include <array>
#include <string_view>

namespace perfdeck {

namespace {

constexpr std::array<std::string_view, 64> kWords{
    "time",    "year",     "people", "way",    "day",     "man",    "thing",    "woman",
    "life",    "child",    "world",  "school", "state",   "family", "student",  "group",
    "country", "hand",     "part",   "place",  "case",    "week",   "company",  "system",
    "program", "question", "work",   "number", "night",   "point",  "home",     "water",
    "room",    "mother",   "area",   "money",  "story",   "fact",   "month",    "lot",
    "right",   "study",    "book",   "eye",    "job",     "word",   "business", "issue",
    "side",    "kind",     "head",   "house",  "service", "friend", "father",   "power",
    "hour",    "game",     "line",   "end",    "law",     "car",    "city",     "name"};

/// Small enough for the vocabulary of any model, without the special tokens at its begin.
constexpr std::uint64_t kFirstToken = 100;
constexpr std::uint64_t kTokens = 400;

} // namespace

std::string PromptSource::prompt(std::int64_t words)
{
    std::string text;
    for (std::int64_t word = 0; word < words; ++word) {
        if (word > 0)
            text += ' ';
        text += kWords[splitMix64(m_state) % kWords.size()];
    }
    return text;
}

std::string PromptSource::tokens(std::int64_t count)
{
    std::string text;
    for (std::int64_t one = 0; one < count; ++one) {
        if (one > 0)
            text += ',';
        text += std::to_string(kFirstToken + splitMix64(m_state) % kTokens);
    }
    return text;
}

} // namespace perfdeck
