// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Notice.h"

#include <string>
#include <vector>

namespace perfdeck {

/// A notice and how far it got.
struct SpooledNotice
{
    NoticePtr notice;
    Delivery delivery;
};

/// The folder of notices: a file each, NUMBER.json, and board.json with what their maker must not
/// forget. Every file is written whole or not at all and readable by its owner only. One thread at
/// a time.
class NoticeSpool final
{
public:
    explicit NoticeSpool(std::string folder);

    struct Content
    {
        std::string memory;
        std::vector<SpooledNotice> waiting; ///< oldest first
        std::vector<Error> problems;
    };

    /// Also brings out what was decided but not yet written as files of its own.
    [[nodiscard]] Content read();

    /// Keeps new notices and the memory, both or neither, and forgets those that came to an end
    /// before.
    [[nodiscard]] Status add(const std::vector<SpooledNotice> &notices, const std::string &memory);

    /// Keeps how far one got. What came to an end stays until the next add(), so that an end is not
    /// taken for a beginning.
    [[nodiscard]] Status update(const SpooledNotice &notice);

private:
    [[nodiscard]] std::string fileOf(NoticeId notice) const;
    [[nodiscard]] std::string boardFile() const;

    std::string m_folder;
    std::vector<NoticeId> m_ended;
};

/// As it is queued.
[[nodiscard]] Delivery waitingDelivery(const Notice &notice);

[[nodiscard]] inline bool hasEnded(const Delivery &delivery)
{
    return delivery.state != Delivery::State::Waiting;
}

} // namespace perfdeck
