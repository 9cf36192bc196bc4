// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/SeriesLayout.h"

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What a remembered line means.
inline constexpr Slot kCommentLine = kNoSlot - 1; ///< text is the whole line with its line feed
inline constexpr Slot kLeftOutLine = kNoSlot - 2; ///< a series above the limit, skipped

/// Remembers the texts of a page's lines (series without value, or whole comments), their meaning
/// and their order. A page in the same order costs one memcmp a line; anything else one hash
/// look-up.
class LineIndex final
{
public:
    struct Entry
    {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
        Slot slot = kNoSlot;
        std::uint32_t position = 0; ///< in the order of the last page
    };

    /// Begins a page: reading goes along the order of the page before.
    void beginPage();

    /// The entry expected next if the text at `at` begins with its text, else null. Advances.
    const Entry *matchNext(const char *at, const char *end)
    {
        if (m_cursor >= m_order.size())
            return nullptr;
        const std::uint32_t id = m_order[m_cursor];
        const Entry &entry = m_entries[id];
        if (static_cast<std::size_t>(end - at) < entry.length
            || std::memcmp(at, m_texts.data() + entry.offset, entry.length) != 0)
            return nullptr;
        return &entry;
    }

    /// Takes the entry matchNext() gave.
    void accept()
    {
        if (m_recording)
            m_newOrder.push_back(m_order[m_cursor]);
        ++m_cursor;
    }

    /// Looks the text up; found or not, the page's order now differs from the remembered one.
    /// A found entry is taken as the next of this page.
    [[nodiscard]] const Entry *lookUp(std::string_view text);
    /// Remembers a text that lookUp() did not find and takes it as the next of this page.
    void add(std::string_view text, Slot slot);
    /// Changes what a remembered text means.
    void setSlot(std::string_view text, Slot slot);

    /// Makes the order of this page the remembered one.
    void commitPage();
    /// The page was refused: forgets what add() took in since beginPage(), and texts whose place is
    /// not below `layoutSize`.
    void rollbackPage(Slot layoutSize);
    /// Follows a compaction of the layout; texts of series that are gone are forgotten.
    void remap(const std::vector<Slot> &moved);
    /// Lines left out are met as new ones on the next page.
    void forgetLeftOut();

    [[nodiscard]] std::size_t bytes() const { return m_texts.capacity(); }

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    [[nodiscard]] std::string_view text(const Entry &entry) const
    {
        return {m_texts.data() + entry.offset, entry.length};
    }

    [[nodiscard]] std::size_t findPlace(std::string_view text) const;
    void startRecording();
    void growTable();
    /// Keeps the entries that `keep` accepts, in the remembered order, and forgets all others.
    template<class Keep>
    void rebuild(Keep keep);

    std::vector<Entry> m_entries;
    std::string m_texts;
    std::vector<std::uint32_t> m_table; ///< open addressing, entry number + 1, 0 is free
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_newOrder;
    std::size_t m_cursor = 0;
    std::size_t m_entriesBefore = 0;
    bool m_recording = false;
};

} // namespace perfdeck
