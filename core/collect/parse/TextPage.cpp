// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/TextPage.h"

#include "core/base/Text.h"
#include "core/collect/parse/NumberText.h"

#include <cstring>
#include <utility>

namespace perfdeck {

namespace {

const char *endOfLine(const char *at, const char *end)
{
    const void *feed = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    return feed ? static_cast<const char *>(feed) : end;
}

std::string_view between(const char *from, const char *to)
{
    return {from, static_cast<std::size_t>(to - from)};
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            plain += text[at];
            continue;
        }
        ++at;
        plain += text[at] == 'n' ? '\n' : text[at];
    }
    return plain;
}

} // namespace

TextPage::TextPage(SeriesLayout &layout, SourceFrame frame, IsKnownFamily isKnownFamily)
    : m_layout(layout)
    , m_frame(std::move(frame))
    , m_isKnownFamily(std::move(isKnownFamily))
{
}

void TextPage::read(std::string_view body, StampUnit unit, PageValues &out)
{
    m_unit = unit;
    m_layoutBefore = m_layout.size();
    m_limited = false;
    m_overflow = false;
    const PageValues empty = out;
    m_lines.beginPage();
    readLines(body, out);
    if (!m_overflow)
        return;
    rollback();
    out = empty;
    m_limited = true;
    admitKnownFamilies(body);
    m_lines.beginPage();
    readLines(body, out);
}

void TextPage::commit(const PageValues &out)
{
    m_lines.commitPage();
    m_layout.describe(std::exchange(m_help, {}));
    if (out.leftOut > 0) {
        // Left-out lines become welcome again once others have gone.
        if (out.series < m_frame.maxSeries)
            m_lines.forgetLeftOut();
    }
}

void TextPage::rollback()
{
    m_lines.rollbackPage(m_layoutBefore);
    m_help.clear();
    m_layout.rollback(m_layoutBefore);
}

void TextPage::readLines(std::string_view body, PageValues &out)
{
    m_lineNumber = 0;
    out.values.assign(m_layout.size(), absentValue());
    const char *at = body.data();
    const char *const end = at + body.size();
    while (at < end && (m_limited || !m_overflow)) {
        ++m_lineNumber;
        if (const char *next = m_limited ? nullptr : readExpectedLine(at, end, out)) {
            at = next;
            continue;
        }
        const char *feed = endOfLine(at, end);
        readLine(between(at, feed == end ? end : feed + 1), out);
        at = feed + 1;
    }
}

const char *TextPage::readExpectedLine(const char *at, const char *end, PageValues &out)
{
    const LineIndex::Entry *entry = m_lines.matchNext(at, end);
    if (!entry)
        return nullptr;
    const char *value = at + entry->length;
    if (entry->slot == kCommentLine) {
        m_lines.accept();
        ++out.comments;
        return value;
    }
    if (value == end || *value != ' ' || entry->slot == kLeftOutLine)
        return nullptr;
    ++value;
    double number = 0;
    const char *stop = readNumber(value, end, number);
    if (!stop || stop == end)
        return nullptr;
    const Slot slot = entry->slot;
    if (*stop != '\n') {
        // A timestamp, an exemplar or a carriage return: the series is known, the tail is not
        // plain.
        const char *feed = endOfLine(stop, end);
        const std::string_view line = trimmed(between(at, feed));
        m_lines.accept();
        SampleTail tail;
        if (const char *problem = readTail(value, line.data() + line.size(), m_unit, tail))
            malformed(line, problem, out);
        else
            storeSample(slot, tail, out);
        return feed == end ? end : feed + 1;
    }
    if (!hasRoom(slot, out)) {
        m_overflow = true;
        return nullptr;
    }
    m_lines.accept();
    ++out.samples;
    out.store(slot, number);
    return stop + 1;
}

void TextPage::readLine(std::string_view line, PageValues &out)
{
    const std::string_view text = trimmed(line.substr(0, line.find('\n')));
    if (text.empty())
        return;
    if (text.front() == '#') {
        ++out.comments;
        if (line.size() <= kMaxLineBytes && line.back() == '\n' && !m_lines.lookUp(line)) {
            m_lines.add(line, kCommentLine);
            noteHelp(text);
        }
        return;
    }
    if (text.size() > kMaxLineBytes)
        return malformed(text.substr(0, 60), "the line is longer than 64 KiB", out);
    const char *end = text.data() + text.size();
    const char *seriesEnd = findSeriesEnd(text.data(), end);
    if (!seriesEnd)
        return malformed(text, "the labels do not end", out);
    readSample(text, between(text.data(), seriesEnd), out);
}

/// "# HELP name text", in which \\ and \n are escaped (both text formats).
void TextPage::noteHelp(std::string_view comment)
{
    constexpr std::string_view kHead = "# HELP ";
    if (!comment.starts_with(kHead) || m_help.size() >= kMostHelped)
        return;
    comment.remove_prefix(kHead.size());
    const std::string_view name = comment.substr(0, comment.find(' '));
    const std::string_view said = trimmed(comment.substr(name.size())).substr(0, kMaxHelpBytes);
    if (!name.empty() && !said.empty())
        m_help.insert_or_assign(std::string(name), unescaped(said));
}

void TextPage::readSample(std::string_view line, std::string_view seriesText, PageValues &out)
{
    const char *tailAt = seriesText.data() + seriesText.size();
    // The tail is checked first, so that a line without a value leaves no series behind.
    SampleTail tail;
    if (const char *problem = readTail(tailAt, line.data() + line.size(), m_unit, tail))
        return malformed(line, problem, out);
    const Slot slot = slotOf(seriesText, line, out);
    if (slot != kNoSlot)
        storeSample(slot, tail, out);
}

Slot TextPage::slotOf(std::string_view seriesText, std::string_view line, PageValues &out)
{
    const LineIndex::Entry *entry = m_lines.lookUp(seriesText);
    if (!entry || (m_limited && entry->slot == kLeftOutLine))
        return newSeries(seriesText, entry != nullptr, line, out);
    if (entry->slot == kLeftOutLine) {
        ++out.leftOut;
        return kNoSlot;
    }
    const Slot slot = entry->slot;
    if (m_limited && !takeRoom(slot, out)) {
        m_lines.setSlot(seriesText, kLeftOutLine);
        ++out.leftOut;
        return kNoSlot;
    }
    return slot;
}

Slot TextPage::newSeries(std::string_view seriesText,
                         bool remembered,
                         std::string_view line,
                         PageValues &out)
{
    if (const char *problem = readSeries(seriesText, m_scratch)) {
        malformed(line, problem, out);
        return kNoSlot;
    }
    if (m_scratch.colonPairs)
        out.warn(
            "line " + std::to_string(m_lineNumber)
            + R"(: a label is written "name":"value" instead of name="value"; it was read all the same)");
    const Slot slot = placeFor(storedKey(m_scratch, m_frame), out);
    const Slot meaning = slot == kNoSlot ? kLeftOutLine : slot;
    if (remembered)
        m_lines.setSlot(seriesText, meaning);
    else
        m_lines.add(seriesText, meaning);
    out.leftOut += slot == kNoSlot ? 1U : 0U;
    return slot;
}

/// kNoSlot when the limit leaves no room for it.
Slot TextPage::placeFor(SeriesKey key, const PageValues &out)
{
    if (!m_limited)
        return m_layout.intern(std::move(key));
    const Slot known = m_layout.find(key);
    if (known != kNoSlot)
        return takeRoom(known, out) ? known : kNoSlot;
    if (m_roomLeft == 0)
        return kNoSlot;
    const Slot slot = m_layout.intern(std::move(key));
    takeRoom(slot, out);
    return slot;
}

void TextPage::storeSample(Slot slot, const SampleTail &tail, PageValues &out)
{
    if (!hasRoom(slot, out)) {
        m_overflow = true;
        return;
    }
    ++out.samples;
    out.exemplars += tail.hasExemplar ? 1U : 0U;
    out.store(slot, tail.value);
    if (tail.hasTime)
        out.storeTime(slot, Timestamp(std::chrono::microseconds(tail.time)));
    else if (tail.timeOutOfRange)
        out.warn("line " + std::to_string(m_lineNumber)
                 + ": the timestamp is out of range; the time of the poll counts");
}

/// True when this series already stands on the page or one more is allowed.
bool TextPage::hasRoom(Slot slot, const PageValues &out) const
{
    return out.series < m_frame.maxSeries
        || (slot < out.values.size() && !isAbsent(out.values[slot]));
}

/// In the second reading: keeps one of the places that are left for series of unknown families.
bool TextPage::takeRoom(Slot slot, const PageValues &out)
{
    const bool onPage = slot < out.values.size() && !isAbsent(out.values[slot]);
    if (onPage || (slot < m_admitted.size() && m_admitted[slot]))
        return true;
    if (m_roomLeft == 0)
        return false;
    --m_roomLeft;
    return true;
}

/// Gives the series of known families their places before anybody else.
void TextPage::admitKnownFamilies(std::string_view body)
{
    m_admitted.clear();
    m_roomLeft = m_frame.maxSeries;
    const char *at = body.data();
    const char *const end = at + body.size();
    while (at < end && m_roomLeft > 0) {
        const char *feed = endOfLine(at, end);
        const std::string_view line = trimmed(between(at, feed));
        at = feed + 1;
        const std::string_view name = line.substr(0, line.find_first_of("{ \t"));
        if (line.empty() || line.front() == '#' || line.size() > kMaxLineBytes
            || !m_isKnownFamily(name))
            continue;
        const char *lineEnd = line.data() + line.size();
        const char *seriesEnd = findSeriesEnd(line.data(), lineEnd);
        SampleTail tail;
        if (!seriesEnd || readTail(seriesEnd, lineEnd, m_unit, tail)
            || readSeries(between(line.data(), seriesEnd), m_scratch))
            continue;
        const Slot slot = m_layout.intern(storedKey(m_scratch, m_frame));
        if (slot >= m_admitted.size())
            m_admitted.resize(slot + 1, false);
        m_roomLeft -= m_admitted[slot] ? 0U : 1U;
        m_admitted[slot] = true;
    }
}

void TextPage::malformed(std::string_view line, const char *problem, PageValues &out) const
{
    ++out.malformed;
    out.faults.add(Fault::MalformedLine);
    if (out.warnings.size() < PageValues::kMaxWarnings)
        out.warn("line " + std::to_string(m_lineNumber) + ": " + problem + ": "
                 + std::string(line.substr(0, 80)));
}

} // namespace perfdeck
