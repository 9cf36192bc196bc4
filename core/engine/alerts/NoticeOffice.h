// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/notify/DeliveryQueue.h"
#include "core/alerts/notify/NoticeBoard.h"
#include "core/base/CredentialFile.h"
#include "core/model/AlertRule.h"
#include "core/model/Event.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

struct NoticeOptions
{
    std::string plan; ///< file of channels and routes; empty: ours
    std::string spool; ///< folder of notices on their way
};

struct NoticeParts
{
    std::shared_ptr<const Clock> clock;
    ZoneFinder zones;
    SenderTools tools;
};

/// Past facts; each must return at once.
struct NoticeSink
{
    std::function<void(Deliveries)> store; ///< thread of the watch
    std::function<void(Event)> post; ///< likewise
    std::function<void()> changed; ///< deliveries() or plan() is different; any thread
};

/// Whom alerts are told: follows the file of channels and routes, decides what is told when, and
/// has it sent. Any thread, unless said otherwise.
class NoticeOffice final
{
public:
    NoticeOffice(NoticeOptions options, NoticeParts parts, NoticeSink sink);

    // The thread of the watch.
    /// What an earlier run left, and what is stored of how telling went.
    void open(Deliveries stored);
    /// What is stored of how telling went, where another process tells.
    void show(const Deliveries &stored);
    /// Reads the file of the plan where it changed; true then.
    bool look();
    /// The alerts that a worse one explains, by the plan; sorted.
    [[nodiscard]] std::vector<AlertId> inhibited(const Alerts &alerts) const;
    /// What there is to tell. While nothing changed, only once a second does it look.
    void update(const NoticeRound &round, bool isChanged);
    /// How often they want to be repeated.
    void useRules(const AlertRuleStates &rules);

    /// Since the start, by rule.
    [[nodiscard]] const std::map<std::string, std::uint64_t> &noticesByRule() const
    {
        return m_noticesByRule;
    }

    /// The body of the sending thread.
    void run(const std::stop_token &stop) { m_queue.run(stop); }

    [[nodiscard]] NoticePlanPtr plan() const;
    [[nodiscard]] DeliveriesPtr deliveries() const;
    /// Writes the disk.
    [[nodiscard]] Status putPlan(const NoticePlan &plan);
    /// Sends a notice of the kind Test now; waits for the answer.
    [[nodiscard]] Status test(const NoticeChannel &channel, const std::stop_token &stop);

    static constexpr std::size_t kMostShown = 10'000; ///< deliveries
    static constexpr Duration kShownFor = std::chrono::days(30);

private:
    void takeDeliveries();
    void usePlan(NoticePlan plan);

    const NoticeOptions m_options;
    const NoticeParts m_parts;
    const NoticeSink m_sink;
    DeliveryQueue m_queue;

    // The thread of the watch only.
    NoticeBoard m_board;
    FileStamp m_stamp;
    bool m_isFirstLook = true;
    bool m_isPlanNew = true;
    bool m_isOpen = false;
    NoticeBoard::Repeats m_repeats;
    SteadyTime m_lastRound{};
    std::map<std::string, std::string> m_problems; ///< by channel, told
    std::map<std::string, std::uint64_t> m_noticesByRule;
    std::map<NoticeId, Delivery> m_known;

    mutable std::mutex m_mutex;
    NoticePlanPtr m_plan = std::make_shared<const NoticePlan>(); ///< both guarded by m_mutex
    DeliveriesPtr m_deliveries = std::make_shared<const Deliveries>();
};

} // namespace perfdeck
