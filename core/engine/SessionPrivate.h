// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Announcer.h"
#include "core/engine/CollectorThread.h"
#include "core/engine/EngineAlertDesk.h"
#include "core/engine/EngineBenchmarkDesk.h"
#include "core/engine/EventRing.h"
#include "core/engine/ReaderPool.h"
#include "core/engine/Recorder.h"
#include "core/engine/Session.h"
#include "core/engine/SourceBoard.h"
#include "core/engine/SourceGroups.h"

#include <QPointer>

#include <mutex>
#include <thread>
#include <utility>

namespace perfdeck {

/// What a Session is made of. Its thread unless said otherwise; Session.cpp builds and ends it,
/// SessionSources.cpp and SessionQuestions.cpp hold its commands and questions.
class Session::Private
{
public:
    static constexpr std::size_t kEventsRemembered = 1000;

    Private(Session &owner, Config configuration, std::shared_ptr<const Clock> time);

    void start();
    void stop();
    [[nodiscard]] PollerSink pollerSink();
    void startMachine();
    SourceId add(SourceConfig source);
    /// Follows the list of a discovery.
    void follow(SourceId discovery, const std::vector<SourceConfig> &targets);
    void submit(std::function<void(QueryService &, std::stop_token)> run,
                std::function<void()> refuse);
    /// Calls `call` on the session's thread unless `receiver` died before.
    void deliver(const QPointer<QObject> &receiver, std::function<void()> call);

    /// Hands an answer to its asker, as deliver() does.
    template<class Answer>
    [[nodiscard]] auto answering(QObject *receiver, std::function<void(Answer)> answer)
    {
        return [this, receiver = QPointer(receiver), answer = std::move(answer)](Answer value) {
            deliver(receiver, [answer, value = std::move(value)] { answer(value); });
        };
    }

    Session &session;
    const Config config;
    const std::shared_ptr<const Clock> clock;
    const std::shared_ptr<SeriesCatalog> catalog = std::make_shared<SeriesCatalog>();
    const std::shared_ptr<LiveWindow> live;
    const std::shared_ptr<HistoryStore> history;
    const std::shared_ptr<EventRing> events = std::make_shared<EventRing>(kEventsRemembered);
    SourceBoard board;
    SourceGroups groups; ///< session's thread
    Announcer advancedNews;
    Announcer sourceNews;
    Announcer storageNews;
    Announcer noteNews;
    Announcer clusterNews;
    Announcer findingNews;
    NoteId::Value lastNote = 0; ///< session's thread
    mutable std::mutex machineMutex;
    EntityTreePtr machine; ///< both guarded by machineMutex
    ClusterPtr cluster;
    RequestId::Value lastRequest = 0;

    // The threads, in the order in which they start; they end in the opposite one.
    std::unique_ptr<Recorder> recorder;
    std::jthread recorderThread;
    std::unique_ptr<ReaderPool> readers;
    std::unique_ptr<RegressionWatch> watch;
    std::jthread watchThread;
    std::unique_ptr<NoticeOffice> notices;
    std::unique_ptr<AlertWatch> alertWatch;
    std::unique_ptr<EngineAlertDesk> desk;
    std::jthread noticeThread;
    std::jthread alertThread;
    std::unique_ptr<CollectorThread> collector;
    std::unique_ptr<EngineBenchmarkDesk> benchmarks;

private:
    [[nodiscard]] std::unique_ptr<Recorder> makeRecorder();
    [[nodiscard]] std::unique_ptr<RegressionWatch> makeWatch();
    [[nodiscard]] std::unique_ptr<NoticeOffice> makeNotices();
    [[nodiscard]] std::unique_ptr<AlertWatch> makeAlertWatch();
    [[nodiscard]] std::unique_ptr<EngineAlertDesk> makeDesk();
    [[nodiscard]] AlertWitnesses witnesses();
    [[nodiscard]] std::unique_ptr<EngineBenchmarkDesk> makeBenchmarks();
};

} // namespace perfdeck
