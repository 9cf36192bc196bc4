// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SeriesSearch.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

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

/// Whether words occur in what is said about a metric; each metric and word is looked at once.
class HelpSearch final
{
public:
    explicit HelpSearch(const MetricHelp &help)
        : m_help(help)
    {
    }

    bool has(const std::string &metric, const Word &word)
    {
        if (m_help.empty())
            return false;
        const auto [known, isNew] = m_known.try_emplace({metric, word.part}, false);
        if (isNew)
            known->second = contains(helpOf(m_help, metric), word.part);
        return known->second;
    }

private:
    const MetricHelp &m_help;
    std::map<std::pair<std::string, std::string>, bool> m_known;
};

bool fits(const SeriesKey &key, const Word &word, HelpSearch &help)
{
    if (!word.label.empty())
        return key.labels.has(word.label) && contains(key.labels.get(word.label), word.part);
    return contains(key.metric, word.part)
        || std::ranges::any_of(
               key.labels,
               [&word](const Labels::Pair &label) { return contains(label.second, word.part); })
        || help.has(key.metric, word);
}

} // namespace

FoundSeries
searchSeries(std::vector<SeriesRecord> series, std::string_view words, const MetricHelp &help)
{
    FoundSeries answer;
    answer.searched = series.size();
    const std::vector<Word> wanted = split(words);
    HelpSearch said(help);
    std::erase_if(series, [&wanted, &said](const SeriesRecord &record) {
        return !std::ranges::all_of(
            wanted, [&](const Word &word) { return fits(*record.key, word, said); });
    });
    answer.found = series.size();
    std::ranges::sort(
        series, {}, [](const SeriesRecord &record) -> const SeriesKey & { return *record.key; });
    for (SeriesRecord &record : series) {
        const std::string &metric = record.key->metric;
        if (answer.metrics.empty() || answer.metrics.back().info.name != metric)
            answer.metrics.push_back({metricInfo(metric), {}, std::string(helpOf(help, metric))});
        answer.metrics.back().series.push_back(std::move(record));
    }
    return answer;
}

} // namespace perfdeck
