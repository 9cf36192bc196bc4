// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/BodyReader.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace perfdeck {
namespace {

using State = BodyReader::State;
using Packing = BodyReader::Packing;

std::string gzip(const std::string &text)
{
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::string page(std::size_t lines)
{
    std::string text;
    for (std::size_t i = 0; i < lines; ++i)
        text += "metric_" + std::to_string(i * 7919) + " " + std::to_string(i) + '\n';
    return text;
}

/// Feeds in pieces and finishes; the first state that is not Ok counts.
State feedAll(BodyReader &reader, std::string_view bytes, std::size_t piece)
{
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const State state = reader.feed(bytes.substr(at, piece));
        if (state != State::Ok)
            return state;
    }
    return reader.finish();
}

TEST(BodyReaderTest, PlainBytesComeBackInAnyPieces)
{
    const std::string text = page(5'000);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{777}, text.size()}) {
        BodyReader reader(Packing::None, 1 << 20);
        ASSERT_EQ(feedAll(reader, text, piece), State::Ok);
        EXPECT_EQ(reader.takeBody(), text);
    }
}

TEST(BodyReaderTest, GzipComesBackInAnyPieces)
{
    const std::string text = page(20'000);
    const std::string packed = gzip(text);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{777}, packed.size()}) {
        BodyReader reader(Packing::Gzip, 1 << 20);
        ASSERT_EQ(feedAll(reader, packed, piece), State::Ok);
        EXPECT_EQ(reader.takeBody(), text);
        EXPECT_EQ(reader.wireBytes(), packed.size());
    }
}

TEST(BodyReaderTest, SeveralGzipMembersAreOneBody)
{
    BodyReader reader(Packing::Gzip, 1 << 20);
    ASSERT_EQ(feedAll(reader, gzip("a 1\n") + gzip("b 2\n"), 5), State::Ok);
    EXPECT_EQ(reader.takeBody(), "a 1\nb 2\n");
}

TEST(BodyReaderTest, ExactlyTheLimitIsAllowedAndOneMoreIsNot)
{
    const std::string text = page(1'000);
    for (const Packing packing : {Packing::None, Packing::Gzip}) {
        const std::string bytes = packing == Packing::Gzip ? gzip(text) : text;
        BodyReader fits(packing, text.size());
        EXPECT_EQ(feedAll(fits, bytes, 100), State::Ok);
        BodyReader tooSmall(packing, text.size() - 1);
        EXPECT_EQ(feedAll(tooSmall, bytes, 100), State::TooLarge);
    }
}

TEST(BodyReaderTest, ABombStopsAtTheLimit)
{
    const std::string member = gzip(std::string(1 << 20, '\0'));
    BodyReader reader(Packing::Gzip, 3 << 20);
    State state = State::Ok;
    int fed = 0;
    for (; fed < 1000 && state == State::Ok; ++fed)
        state = reader.feed(member);
    EXPECT_EQ(state, State::TooLarge);
    EXPECT_EQ(fed, 4);
    EXPECT_LE(reader.takeBody().size(), 3U << 20U);
}

TEST(BodyReaderTest, AStreamThatUnpacksToNothingEnds)
{
    const std::string empty = gzip("");
    BodyReader reader(Packing::Gzip, 1'000);
    State state = State::Ok;
    for (int i = 0; i < 1'000'000 && state == State::Ok; ++i)
        state = reader.feed(empty);
    EXPECT_EQ(state, State::TooLarge);
}

TEST(BodyReaderTest, EveryTruncationOfGzipIsNoticed)
{
    const std::string packed = gzip(page(50));
    for (std::size_t length = 1; length < packed.size(); ++length) {
        BodyReader reader(Packing::Gzip, 1 << 20);
        ASSERT_EQ(feedAll(reader, packed.substr(0, length), length), State::Truncated) << length;
    }
}

TEST(BodyReaderTest, DamagedGzipIsNeverTakenForTheText)
{
    const std::string text = page(50);
    const std::string packed = gzip(text);
    for (std::size_t at = 10; at < packed.size(); ++at) { // after the header, which has free fields
        std::string damaged = packed;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        BodyReader reader(Packing::Gzip, 1 << 20);
        const bool accepted = feedAll(reader, damaged, damaged.size()) == State::Ok;
        ASSERT_TRUE(!accepted || reader.takeBody() == text) << at; // some bits only pad to a byte
    }
    BodyReader reader(Packing::Gzip, 1 << 20);
    EXPECT_EQ(feedAll(reader, "metric 1\n", 3), State::Broken);
}

TEST(BodyReaderTest, AnEmptyBodyIsEmptyAndNotTruncated)
{
    BodyReader reader(Packing::Gzip, 10);
    EXPECT_EQ(reader.finish(), State::Ok);
    EXPECT_EQ(reader.takeBody(), "");
}

TEST(BodyReaderTest, AnAnnouncedSizeReservesNoMoreThanTheLimit)
{
    BodyReader reader(Packing::None, 1'000);
    reader.expect(1ULL << 60U);
    EXPECT_EQ(reader.feed("abc"), State::Ok);
    EXPECT_LT(reader.takeBody().capacity(), 2'000U);
}

} // namespace
} // namespace perfdeck
