// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/NoticeOffice.h"

#include "core/alerts/notify/Inhibited.h"
#include "core/alerts/notify/NoticeFile.h"

#include <algorithm>
#include <set>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::chrono::seconds kRoundEvery{1};

Event noticeEvent(Timestamp time, Severity severity, std::string text)
{
    Event event;
    event.time = time;
    event.kind = "notice";
    event.severity = severity;
    event.text = std::move(text);
    return event;
}

NoticeBoard::Repeats repeatsOf(const AlertRuleStates &rules)
{
    NoticeBoard::Repeats repeats;
    for (const AlertRuleStatus &status : rules)
        if (status.rule.repeat)
            repeats.emplace(status.rule.id, *status.rule.repeat);
    return repeats;
}

} // namespace

NoticeOffice::NoticeOffice(NoticeOptions options, NoticeParts parts, NoticeSink sink)
    : m_options(std::move(options))
    , m_parts(std::move(parts))
    , m_sink(std::move(sink))
    , m_queue(
          m_options.spool,
          [tools = m_parts.tools](
              const NoticeChannel &channel, const NoticePtr &notice, const std::stop_token &stop) {
              return sendNotice(channel, notice, tools, stop);
          },
          *m_parts.clock)
    , m_board(m_parts.zones)
{
}

void NoticeOffice::open(Deliveries stored)
{
    const RestoredQueue left = m_queue.open();
    const Timestamp now = m_parts.clock->now();
    for (const Error &problem : left.problems)
        m_sink.post(noticeEvent(now, Severity::Warning, problem.message() + '.'));
    auto memory = left.memory.empty() ? Result<NoticeMemory>(NoticeMemory())
                                      : parseNoticeMemory(left.memory);
    if (!memory)
        m_sink.post(noticeEvent(now, Severity::Warning, memory.error().message() + '.'));
    m_board = NoticeBoard(m_parts.zones, memory ? std::move(*memory) : NoticeMemory());
    m_isOpen = true;
    if (!look())
        m_queue.setPlan(plan());
    show(stored);
    takeDeliveries();
}

bool NoticeOffice::look()
{
    const FileStamp stamp = m_options.plan.empty() ? FileStamp() : fileStamp(m_options.plan);
    if (!std::exchange(m_isFirstLook, false) && stamp == m_stamp)
        return false;
    m_stamp = stamp;
    const Timestamp now = m_parts.clock->now();
    NoticeFile file = defaultNotices();
    if (stamp != FileStamp()) {
        auto written = readNoticeFile(m_options.plan);
        if (written)
            file = std::move(*written);
        else
            file.problems.push_back(written.error());
    }
    for (const Error &problem : file.problems)
        m_sink.post(noticeEvent(now, Severity::Warning, problem.message() + '.'));
    usePlan(std::move(file.plan));
    return true;
}

void NoticeOffice::usePlan(NoticePlan plan)
{
    const auto shared = std::make_shared<const NoticePlan>(std::move(plan));
    {
        const std::lock_guard lock(m_mutex);
        m_plan = shared;
    }
    if (m_isOpen) // before that the queue belongs to whoever writes the history
        m_queue.setPlan(shared);
    m_isPlanNew = true;
    m_sink.changed();
}

std::vector<AlertId> NoticeOffice::inhibited(const Alerts &alerts) const
{
    const NoticePlanPtr current = plan();
    return current->inhibitions.empty() ? std::vector<AlertId>()
                                        : inhibitedAlerts(current->inhibitions, alerts);
}

void NoticeOffice::update(const NoticeRound &round, bool isChanged)
{
    takeDeliveries();
    if (std::exchange(m_isPlanNew, false)) {
        m_board.setPlan(plan(), m_repeats);
        isChanged = true;
    }
    // Groups become due by time too; a clock that was set must not stop them.
    const SteadyTime now = m_parts.clock->steady();
    if (!isChanged && now - m_lastRound < kRoundEvery)
        return;
    m_lastRound = now;
    const NoticeNews news = m_board.update(round);
    if (news.notices.empty() && !news.isMemoryChanged)
        return;
    for (const NoticePtr &notice : news.notices) {
        std::set<std::string> rulesOfIt;
        for (const NoticeItem &item : notice->items)
            rulesOfIt.insert(item.alert->rule);
        for (const std::string &rule : rulesOfIt)
            ++m_noticesByRule[rule];
    }
    if (const Status put = m_queue.put(news.notices, noticeMemoryText(m_board.memory())); !put)
        m_sink.post(noticeEvent(round.now, Severity::Warning, put.error().message() + '.'));
    takeDeliveries();
}

void NoticeOffice::useRules(const AlertRuleStates &rules)
{
    NoticeBoard::Repeats repeats = repeatsOf(rules);
    m_isPlanNew = m_isPlanNew || repeats != m_repeats;
    m_repeats = std::move(repeats);
}

void NoticeOffice::takeDeliveries()
{
    Deliveries news = m_queue.takeChanges();
    if (news.empty())
        return;
    show(news);
    m_sink.store(std::move(news));
    for (const ChannelHealth &channel : m_queue.health()) {
        std::string &told = m_problems[channel.channel];
        if (channel.isStopped && channel.problem != told)
            m_sink.post(noticeEvent(m_parts.clock->now(),
                                    Severity::Critical,
                                    "Nothing is told through " + channel.channel
                                        + " any more: " + channel.problem));
        told = channel.isStopped ? channel.problem : std::string();
    }
}

void NoticeOffice::show(const Deliveries &news)
{
    if (news.empty())
        return;
    const Timestamp oldest = m_parts.clock->now() - kShownFor;
    for (const Delivery &delivery : news)
        m_known.insert_or_assign(delivery.notice, delivery);
    std::erase_if(m_known, [oldest](const auto &it) { return it.second.queuedAt < oldest; });
    auto all = std::make_shared<Deliveries>();
    for (const auto &[id, delivery] : m_known)
        all->push_back(delivery);
    std::ranges::sort(*all, [](const Delivery &a, const Delivery &b) {
        return a.queuedAt != b.queuedAt ? a.queuedAt > b.queuedAt : a.notice > b.notice;
    });
    while (all->size() > kMostShown) {
        m_known.erase(all->back().notice);
        all->pop_back();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_deliveries = std::move(all);
    }
    m_sink.changed();
}

NoticePlanPtr NoticeOffice::plan() const
{
    const std::lock_guard lock(m_mutex);
    return m_plan;
}

DeliveriesPtr NoticeOffice::deliveries() const
{
    const std::lock_guard lock(m_mutex);
    return m_deliveries;
}

Status NoticeOffice::putPlan(const NoticePlan &plan)
{
    if (m_options.plan.empty())
        return failure(ErrorKind::ReadOnly,
                       "The channels are not kept",
                       "there is no file for them",
                       "Name one with --notices");
    return writeNoticeFile(m_options.plan, plan);
}

Status NoticeOffice::test(const NoticeChannel &channel, const std::stop_token &stop)
{
    return m_queue.test(channel, stop);
}

} // namespace perfdeck
