// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/DeliveryQueue.h"

#include "core/alerts/notify/DeliveryLine.h"
#include "core/alerts/notify/NoticeSpool.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::string_view kGone = "There is no such channel any more.";

} // namespace

class DeliveryQueue::Private
{
public:
    Private(std::string folder, Send sender, const Clock &time)
        : spool(std::move(folder))
        , send(std::move(sender))
        , clock(time)
    {
    }

    /// A channel with what waits for it.
    struct Way
    {
        DeliveryLine line;
        NoticeChannel channel;
        bool isBusy = false;
        std::uint64_t sent = 0;
        std::uint64_t failed = 0;
    };

    using Lines = std::map<std::string, Way>;

    /// Threads of attempts, by channel; `over` are to be joined without the mutex.
    struct Threads
    {
        std::map<std::string, std::jthread> running;
        std::vector<std::jthread> over;
    };

    [[nodiscard]] DeliveryLine::Moment moment() const { return {clock.now(), clock.steady()}; }

    [[nodiscard]] const NoticeChannel *channel(const std::string &name) const;
    void add(SpooledNotice spooled);
    void drop(SpooledNotice spooled, const std::string &why);
    void dropAll(Way &way);
    void bound();
    void note(const SpooledNotice &spooled);
    void noteAll(const std::vector<SpooledNotice> &changed, Way &way);
    void startDue(Threads &threads, const std::stop_token &stop);
    void attempt(const std::string &name, const std::stop_token &stop);
    void giveUp();
    [[nodiscard]] std::optional<SteadyTime> dueAt() const;
    void tell() const;

    mutable std::mutex mutex; ///< of everything below but what never changes
    std::condition_variable_any wake;
    bool isNudged = false;
    NoticeSpool spool;
    const Send send;
    const Clock &clock;
    std::function<void()> listener;
    NoticePlanPtr plan;
    Lines lines;
    std::vector<SpooledNotice> unplanned; ///< read before there was a plan
    std::map<NoticeId, Delivery> changes;
};

const NoticeChannel *DeliveryQueue::Private::channel(const std::string &name) const
{
    const auto found = std::ranges::find(plan->channels, name, &NoticeChannel::name);
    return found != plan->channels.end() && found->isEnabled ? &*found : nullptr;
}

/// Heartbeats that got through are not worth remembering.
void DeliveryQueue::Private::note(const SpooledNotice &spooled)
{
    const bool isBeat = spooled.notice->status == NoticeStatus::Heartbeat;
    if (!isBeat || spooled.delivery.state == Delivery::State::Failed)
        changes.insert_or_assign(spooled.notice->id, spooled.delivery);
}

void DeliveryQueue::Private::noteAll(const std::vector<SpooledNotice> &changed, Way &way)
{
    for (const SpooledNotice &spooled : changed) {
        way.sent += spooled.delivery.state == Delivery::State::Sent ? 1 : 0;
        way.failed += spooled.delivery.state == Delivery::State::Failed ? 1 : 0;
        // A disk that takes nothing must not keep what is in memory from being told.
        static_cast<void>(spool.update(spooled));
        note(spooled);
    }
}

void DeliveryQueue::Private::drop(SpooledNotice spooled, const std::string &why)
{
    spooled.delivery.state = Delivery::State::Dropped;
    spooled.delivery.nextAttempt.reset();
    spooled.delivery.outcome = why;
    static_cast<void>(spool.update(spooled));
    note(spooled);
}

/// All but the one whose attempt is under way.
void DeliveryQueue::Private::dropAll(Way &way)
{
    const std::size_t kept = way.isBusy ? 1 : 0;
    while (way.line.waiting().size() > kept)
        drop(*way.line.take(way.line.waiting().back().spooled.notice->id), std::string(kGone));
}

void DeliveryQueue::Private::add(SpooledNotice spooled)
{
    const NoticeChannel *target = channel(spooled.notice->channel);
    if (target == nullptr)
        return drop(std::move(spooled), std::string(kGone));
    Way &way = lines[target->name];
    way.channel = *target;
    if (spooled.notice->status == NoticeStatus::Heartbeat) {
        const auto &waiting = way.line.waiting();
        const auto older = std::ranges::find_if(waiting, [](const DeliveryLine::Waiting &each) {
            return each.spooled.notice->status == NoticeStatus::Heartbeat;
        });
        // Its attempt may be under way.
        if (older != waiting.end() && !(way.isBusy && older == waiting.begin()))
            drop(*way.line.take(older->spooled.notice->id), "A newer one took its place.");
    }
    note(spooled);
    way.line.push(std::move(spooled), moment());
}

/// The least severe, then the oldest goes.
void DeliveryQueue::Private::bound()
{
    std::size_t count = 0;
    for (const auto &[name, way] : lines)
        count += way.line.waiting().size();
    for (; count > kMostWaiting; --count) {
        const SpooledNotice *least = nullptr;
        Way *holder = nullptr;
        for (auto &[name, way] : lines)
            for (const auto &each : way.line.waiting()) {
                const SpooledNotice &spooled = each.spooled;
                const bool isUnderWay = way.isBusy && &each == &way.line.waiting().front();
                if (!isUnderWay
                    && (least == nullptr
                        || std::tie(spooled.notice->severity, spooled.delivery.queuedAt)
                            < std::tie(least->notice->severity, least->delivery.queuedAt))) {
                    least = &spooled;
                    holder = &way;
                }
            }
        if (least == nullptr)
            return;
        SpooledNotice spooled = *holder->line.take(least->notice->id);
        spooled.delivery.state = Delivery::State::Failed;
        spooled.delivery.outcome
            = "Given up: more than " + std::to_string(kMostWaiting) + " notices wait.";
        noteAll({spooled}, *holder);
    }
}

void DeliveryQueue::Private::giveUp()
{
    for (auto &[name, way] : lines)
        if (!way.isBusy)
            noteAll(way.line.giveUp(moment()), way);
}

void DeliveryQueue::Private::startDue(Threads &threads, const std::stop_token &stop)
{
    const SteadyTime now = clock.steady();
    for (auto &[name, way] : lines) {
        if (way.isBusy || !way.line.mayTry(now))
            continue;
        way.isBusy = true;
        std::jthread &thread = threads.running[name];
        threads.over.push_back(std::move(thread));
        thread = std::jthread([this, name = name, stop] { attempt(name, stop); });
    }
}

void DeliveryQueue::Private::attempt(const std::string &name, const std::stop_token &stop)
{
    NoticeChannel target;
    NoticePtr notice;
    {
        const std::lock_guard lock(mutex);
        const Way &way = lines.at(name);
        target = way.channel;
        notice = way.line.waiting().front().spooled.notice;
    }
    const Attempt result = send(target, notice, stop);
    {
        const std::lock_guard lock(mutex);
        Way &way = lines.at(name);
        way.isBusy = false;
        // An attempt that was broken off by the end of the program says nothing about the channel.
        if (!stop.stop_requested() || result.result == Attempt::Result::Sent)
            noteAll(way.line.took(notice->id, result, target.atMostEvery, moment()), way);
        if (way.channel != target)
            way.line.resume();
        if (channel(name) == nullptr)
            dropAll(way);
        isNudged = true;
    }
    wake.notify_all();
    tell();
}

std::optional<SteadyTime> DeliveryQueue::Private::dueAt() const
{
    std::optional<SteadyTime> first;
    for (const auto &[name, way] : lines)
        if (const auto due = way.line.dueAt(); due && !way.isBusy)
            first = std::min(first.value_or(*due), *due);
    return first;
}

void DeliveryQueue::Private::tell() const
{
    if (listener)
        listener();
}

DeliveryQueue::DeliveryQueue(std::string folder, Send send, const Clock &clock)
    : m_private(std::make_unique<Private>(std::move(folder), std::move(send), clock))
{
}

DeliveryQueue::~DeliveryQueue() = default;

RestoredQueue DeliveryQueue::open()
{
    const std::lock_guard lock(m_private->mutex);
    auto content = m_private->spool.read();
    m_private->unplanned = std::move(content.waiting);
    return {std::move(content.memory), std::move(content.problems)};
}

void DeliveryQueue::setPlan(NoticePlanPtr plan)
{
    Private &d = *m_private;
    {
        const std::lock_guard lock(d.mutex);
        d.plan = std::move(plan);
        for (SpooledNotice &spooled : std::exchange(d.unplanned, {}))
            d.add(std::move(spooled));
        for (auto &[name, way] : d.lines) {
            const NoticeChannel *channel = d.channel(name);
            if (channel == nullptr) {
                d.dropAll(way);
            } else if (*channel != way.channel) {
                way.channel = *channel;
                way.line.resume();
            }
        }
        d.isNudged = true;
    }
    d.wake.notify_all();
    d.tell();
}

Status DeliveryQueue::put(const std::vector<NoticePtr> &notices, const std::string &memory)
{
    Private &d = *m_private;
    Status status;
    {
        const std::lock_guard lock(d.mutex);
        std::vector<SpooledNotice> fresh;
        for (const NoticePtr &notice : notices)
            fresh.push_back({notice, waitingDelivery(*notice)});
        status = d.spool.add(fresh, memory);
        for (SpooledNotice &spooled : fresh)
            if (d.plan)
                d.add(std::move(spooled));
            else
                d.unplanned.push_back(std::move(spooled));
        d.bound();
        d.isNudged = true;
    }
    d.wake.notify_all();
    d.tell();
    return status;
}

void DeliveryQueue::run(const std::stop_token &stop)
{
    // A steady clock may stand still while the machine sleeps: look again from time to time.
    constexpr Duration kLongestNap = std::chrono::minutes(1);
    Private &d = *m_private;
    Private::Threads threads; // joined before this returns
    std::unique_lock lock(d.mutex);
    while (!stop.stop_requested()) {
        d.isNudged = false;
        d.giveUp();
        d.startDue(threads, stop);
        lock.unlock();
        threads.over.clear();
        lock.lock();
        const auto due = d.dueAt();
        const auto nap = due ? std::chrono::duration_cast<Duration>(std::max(*due, d.clock.steady())
                                                                    - d.clock.steady())
                             : kLongestNap;
        d.wake.wait_for(lock, stop, std::min(nap, kLongestNap), [&d] { return d.isNudged; });
    }
    lock.unlock();
}

Deliveries DeliveryQueue::takeChanges()
{
    const std::lock_guard lock(m_private->mutex);
    Deliveries deliveries;
    for (auto &[id, delivery] : std::exchange(m_private->changes, {}))
        deliveries.push_back(std::move(delivery));
    std::ranges::sort(deliveries, [](const Delivery &a, const Delivery &b) {
        return std::tie(b.queuedAt, b.notice) < std::tie(a.queuedAt, a.notice);
    });
    return deliveries;
}

std::vector<ChannelHealth> DeliveryQueue::health() const
{
    const std::lock_guard lock(m_private->mutex);
    std::vector<ChannelHealth> list;
    for (const auto &[name, way] : m_private->lines)
        list.push_back({name,
                        way.line.problem(),
                        way.line.isStopped(),
                        way.line.waiting().size(),
                        way.sent,
                        way.failed});
    return list;
}

void DeliveryQueue::setListener(std::function<void()> listener)
{
    m_private->listener = std::move(listener);
}

Status DeliveryQueue::test(const NoticeChannel &channel, const std::stop_token &stop)
{
    Private &d = *m_private;
    const Attempt attempt = d.send(channel, testNotice(channel, d.clock.now()), stop);
    if (attempt.result != Attempt::Result::Sent)
        return failure(ErrorKind::Unavailable,
                       "The channel \"" + channel.name + "\" did not take the test",
                       attempt.outcome);
    {
        const std::lock_guard lock(d.mutex);
        const auto found = d.lines.find(channel.name);
        if (found != d.lines.end() && found->second.channel == channel)
            found->second.line.resume();
        d.isNudged = true;
    }
    d.wake.notify_all();
    d.tell();
    return {};
}

} // namespace perfdeck
