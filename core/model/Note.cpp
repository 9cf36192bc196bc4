// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Note.h"

#include <algorithm>

namespace perfdeck {

std::vector<std::string> splitTags(std::string_view text)
{
    constexpr std::string_view kBetween = " ,;#\t\r\n";
    std::vector<std::string> tags;
    while (true) {
        const auto from = text.find_first_not_of(kBetween);
        if (from == std::string_view::npos)
            return tags;
        text.remove_prefix(from);
        std::string tag(text.substr(0, text.find_first_of(kBetween)));
        text.remove_prefix(tag.size());
        if (std::find(tags.begin(), tags.end(), tag) == tags.end())
            tags.push_back(std::move(tag));
    }
}

std::string joinedTags(const std::vector<std::string> &tags)
{
    std::string text;
    for (const std::string &tag : tags)
        text += text.empty() ? tag : ' ' + tag;
    return text;
}

} // namespace perfdeck
