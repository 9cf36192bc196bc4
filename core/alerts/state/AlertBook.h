// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/Instance.h"
#include "core/alerts/state/LatestById.h"
#include "core/alerts/state/Measurement.h"
#include "core/alerts/state/SilenceList.h"
#include "core/base/Result.h"
#include "core/model/Alert.h"
#include "core/model/AlertRule.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace perfdeck {

struct AlertEntry;
struct RuleShelf;

/// Fills title and text of an alert from the templates of its rule.
using AlertWording = std::function<void(const AlertRule &rule, Alert &alert)>;

/// How many instances a rule has.
struct InstanceCounts
{
    std::size_t instances = 0; ///< met at the last evaluation
    std::size_t extra = 0; ///< beyond maxInstances, not made
    std::array<std::size_t, 3> firing{}; ///< by Severity
};

/// All instances of all rules, what people did about them, and silences. The only writer of
/// alerts: what is to be stored comes out of takeChanges(). The same calls with the same times give
/// the same alerts, transitions and episodes. One thread.
class AlertBook final
{
public:
    /// Without a wording, titles and texts are the templates as they stand.
    explicit AlertBook(AlertWording wording = {});
    ~AlertBook();
    AlertBook(const AlertBook &) = delete;
    AlertBook &operator=(const AlertBook &) = delete;

    /// Goes on where an earlier book ended; before the first setRules().
    void load(StoredAlerts stored);
    /// From now on. Instances of a rule that is gone or switched off end as RuleGone; those of a
    /// changed rule go on where its series are the same, the others end as RuleChanged.
    void setRules(AlertRulesPtr rules, Timestamp now);

    [[nodiscard]] const AlertRules &rules() const { return *m_rules; }

    /// What the rule of this place in rules() came to.
    void take(std::size_t rule, const Measurement &measurement, Timestamp now);
    /// Nothing was evaluated for a time: what has to hold without a break begins anew.
    void hold(Timestamp now);
    /// Lets acknowledgements, silences and flapping end whose time is over.
    void expire(Timestamp now);

    [[nodiscard]] Status act(const AlertAction &action, Timestamp now);
    [[nodiscard]] Result<SilenceId> putSilence(Silence silence, Timestamp now);
    void endSilence(SilenceId silence, Timestamp now);
    /// Whether a rule of inhibition keeps it from being told.
    void mark(AlertId alert, bool isInhibited);

    /// Since the last call: whole values to be kept, facts to be added.
    [[nodiscard]] AlertChanges takeChanges();
    /// Every instance that is not Normal; the same object while nothing changed.
    [[nodiscard]] AlertsPtr alerts();

    [[nodiscard]] SilencesPtr silences() const { return m_silences.list(); }

    [[nodiscard]] InstanceCounts counts(std::size_t rule) const;
    /// Calls `visit` with the labels of every instance of the rule with this id that fires.
    void visitFiring(std::string_view rule, const std::function<void(const Labels &)> &visit) const;

private:
    // Rules: AlertBookRules.cpp
    void adopt(RuleShelf &shelf, const std::vector<AlertPtr> &alerts);
    void endAll(RuleShelf &shelf, AlertReason reason, Timestamp now);
    // Evaluations: AlertBook.cpp
    void bind(RuleShelf &shelf, const Measurement &measurement);
    AlertEntry &entryOf(RuleShelf &shelf, const InstanceKeyPtr &key);
    void judgeMissing(RuleShelf &shelf, const Reading &reading, bool isChanged, Timestamp now);
    void judgeWhole(RuleShelf &shelf,
                    std::span<AlertEntry *const> instances,
                    const Reading &reading,
                    Timestamp now);
    void judge(RuleShelf &shelf, AlertEntry &entry, const Reading &reading, Timestamp now);
    void record(RuleShelf &shelf,
                AlertEntry &entry,
                const Step &step,
                const Instance &before,
                Timestamp now);
    void updateEpisode(
        const RuleShelf &shelf, AlertEntry &entry, const Step &step, bool wasActive, Timestamp now);
    // What is told others: AlertBookOutput.cpp
    [[nodiscard]] static AlertPtr build(const RuleShelf &shelf, const AlertEntry &entry);
    void reword(const RuleShelf &shelf, AlertEntry &entry, Timestamp now);
    void keep(const RuleShelf &shelf, AlertEntry &entry);
    void keepEpisode(const AlertEpisode &episode);
    // People: AlertBookPeople.cpp
    [[nodiscard]] std::pair<RuleShelf *, AlertEntry *> find(AlertId alert);
    [[nodiscard]] Status undo(RuleShelf &shelf, AlertEntry &entry, const AlertAction &action);
    void applySilences(Timestamp now);

    AlertWording m_wording;
    AlertRulesPtr m_rules = std::make_shared<const AlertRules>();
    std::vector<std::unique_ptr<RuleShelf>> m_shelves; ///< parallel to the rules
    SilenceList m_silences;
    StoredAlerts m_stored; ///< what no rule was found for yet
    std::unordered_map<AlertId, std::vector<Timestamp>> m_pastChanges; ///< from before the start

    LatestById<AlertPtr, AlertId> m_keptAlerts;
    LatestById<AlertEpisode, EpisodeId> m_keptEpisodes;
    AlertChanges m_changes;
    AlertsPtr m_published = std::make_shared<const Alerts>();
    bool m_isPublished = true; ///< m_published is as things are
};

} // namespace perfdeck
