// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SeriesSearch.h"

#include <algorithm>
#include <string>

namespace perfdeck {

namespace {

struct Word
{
    std::string label; ///< empty: the name and all values
    std::string part;
};

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::vector<Word> split(std::string_view text)
{
    std::vector<Word> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        std::string word(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = word.find('=');
        Word &made = words.emplace_back();
        if (equals != std::string::npos && equals > 0) {
            made.label = word.substr(0, equals);
            word.erase(0, equals + 1);
            std::erase(word, '"');
        }
        std::ranges::transform(word, word.begin(), lower);
        made.part = std::move(word);
        if (made.label.empty() && made.part.empty())
            words.pop_back();
    }
    return words;
}

bool contains(std::string_view text, std::string_view part)
{
    return !std::ranges::search(text, part, {}, lower).empty() || part.empty();
}

bool fits(const SeriesKey &key, const Word &word)
{
    if (!word.label.empty())
        return key.labels.has(word.label) && contains(key.labels.get(word.label), word.part);
    return contains(key.metric, word.part)
        || std::ranges::any_of(key.labels, [&word](const Labels::Pair &label) {
               return contains(label.second, word.part);
           });
}

} // namespace

FoundSeries searchSeries(std::vector<SeriesRecord> series, std::string_view words)
{
    FoundSeries answer;
    answer.searched = series.size();
    const std::vector<Word> wanted = split(words);
    std::erase_if(series, [&wanted](const SeriesRecord &record) {
        return !std::ranges::all_of(
            wanted, [&record](const Word &word) { return fits(*record.key, word); });
    });
    answer.found = series.size();
    std::ranges::sort(
        series, {}, [](const SeriesRecord &record) -> const SeriesKey & { return *record.key; });
    for (SeriesRecord &record : series) {
        const std::string &metric = record.key->metric;
        if (answer.metrics.empty() || answer.metrics.back().info.name != metric)
            answer.metrics.push_back({metricInfo(metric), {}});
        answer.metrics.back().series.push_back(std::move(record));
    }
    return answer;
}

} // namespace perfdeck
