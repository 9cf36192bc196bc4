// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/notify/ChannelSender.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/Notice.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

/// How a channel fares.
struct ChannelHealth
{
    std::string channel;
    std::string problem; ///< one sentence; empty while it takes notices
    bool isStopped
        = false; ///< nothing is tried until the channel is changed or tested with success
    std::size_t waiting = 0;
    std::uint64_t sent = 0; ///< since the start
    std::uint64_t failed = 0;

    friend bool operator==(const ChannelHealth &, const ChannelHealth &) = default;
};

/// What an earlier run left.
struct RestoredQueue
{
    std::string memory; ///< as given to put(); empty where there is none
    std::vector<Error> problems; ///< files that cannot be understood; set aside as *.broken
};

/// Notices on their way, kept in a folder of one file each until they are told or given up. A
/// channel is tried again 1 s after a failure, then after twice as long each time, up to 5 min;
/// what could not be told within an hour of trying is given up. A channel that refuses our
/// credentials is stopped. At most kMostWaiting wait; beyond that the least severe, then the oldest
/// is given up. The end of the program at any moment neither loses nor repeats a notice, except one
/// whose attempt was under way. All functions from any thread.
class DeliveryQueue final
{
public:
    using Send
        = std::function<Attempt(const NoticeChannel &, const NoticePtr &, const std::stop_token &)>;

    /// `folder` is made when the first notice comes. `clock` must outlive the queue.
    DeliveryQueue(std::string folder, Send send, const Clock &clock);
    ~DeliveryQueue();

    DeliveryQueue(const DeliveryQueue &) = delete;
    DeliveryQueue &operator=(const DeliveryQueue &) = delete;

    /// Takes in what an earlier run left. Once, before anything else.
    [[nodiscard]] RestoredQueue open();

    /// A changed channel is tried at once; what waits for one that is gone is dropped.
    void setPlan(NoticePlanPtr plan);

    /// Keeps the notices together with what their maker must not forget: after a crash both are
    /// there or neither. A failure: the disk did not take them; they are sent all the same.
    [[nodiscard]] Status put(const std::vector<NoticePtr> &notices, const std::string &memory);

    /// The body of a thread: sends until asked to stop, at most one notice a channel at a time.
    void run(const std::stop_token &stop);

    /// What became of notices since the last call, to be stored.
    [[nodiscard]] Deliveries takeChanges();
    [[nodiscard]] std::vector<ChannelHealth> health() const;
    /// Called on any thread after changes; must return at once. Before run().
    void setListener(std::function<void()> listener);

    /// Sends a notice of the kind Test now, past queue and limits; waits for the answer.
    [[nodiscard]] Status test(const NoticeChannel &channel, const std::stop_token &stop = {});

    static constexpr std::size_t kMostWaiting = 1000;

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace perfdeck
