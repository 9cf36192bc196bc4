// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Result.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

TEST(Error, MessageJoinsItsParts)
{
    EXPECT_EQ((Error{ErrorKind::Full, "cannot write a.db", "no space left", "Free some space."}
                   .message()),
              "cannot write a.db: no space left. Free some space.");
    EXPECT_EQ((Error{ErrorKind::Full, "cannot write a.db", {}, {}}.message()), "cannot write a.db");
    EXPECT_EQ((Error{ErrorKind::Full, "cannot write a.db", "why.", "Do this."}.message()),
              "cannot write a.db: why. Do this.");
    EXPECT_EQ((Error{ErrorKind::Full, "cannot write a.db", {}, "Do this."}.message()),
              "cannot write a.db. Do this.");
}

TEST(Error, MissingPartsLeaveNoLooseSigns)
{
    EXPECT_EQ((Error{ErrorKind::Internal, {}, {}, {}}.message()), "");
    EXPECT_EQ((Error{ErrorKind::Internal, {}, "the cause", {}}.message()), "the cause");
    EXPECT_EQ((Error{ErrorKind::Internal, {}, {}, "Do this."}.message()), "Do this.");
}

TEST(Error, WithinAddsTheOuterViewAndKeepsTheRest)
{
    const Error inner{ErrorKind::Corrupt, "page 3", "bad checksum", "Restore a copy."};
    const Error outer = inner.within("cannot open a.db");
    EXPECT_EQ(outer.kind, ErrorKind::Corrupt);
    EXPECT_EQ(outer.message(), "cannot open a.db: page 3: bad checksum. Restore a copy.");
    EXPECT_EQ(Error{}.within("cannot open a.db").message(), "cannot open a.db");
}

TEST(Result, FailureCarriesTheError)
{
    const Result<int> bad = failure(ErrorKind::NotFound, "no file a", "ENOENT");
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().kind, ErrorKind::NotFound);
    const Status passed = failure(bad.error().within("import"));
    EXPECT_EQ(passed.error().message(), "import: no file a: ENOENT");
    EXPECT_TRUE(Status());
}

} // namespace
} // namespace perfdeck
