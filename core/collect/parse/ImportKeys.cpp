// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/ImportKeys.h"

#include <utility>

namespace perfdeck {

namespace {

/// A file with more series than this is read all the same; its keys are just made again.
constexpr std::size_t kMaxKeys = 1'000'000;

} // namespace

const SeriesKeyPtr *ImportKeys::find(std::string_view text)
{
    if (m_last && m_lastText == text)
        return m_last;
    const auto found = m_keys.find(text);
    if (found == m_keys.end())
        return nullptr;
    m_lastText = text;
    m_last = &found->second;
    return m_last;
}

const SeriesKeyPtr &ImportKeys::add(std::string_view text, SeriesKey key)
{
    if (m_keys.size() >= kMaxKeys) {
        m_keys.clear();
        m_last = nullptr;
    }
    const auto at = m_keys.emplace(text, std::make_shared<const SeriesKey>(std::move(key))).first;
    m_lastText = text;
    m_last = &at->second;
    return at->second;
}

} // namespace perfdeck
