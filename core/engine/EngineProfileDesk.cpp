// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineProfileDesk.h"

#include "core/profile/judge/LayerCosts.h"
#include "core/profile/read/ReadProfile.h"

#include <QMetaObject>
#include <QPointer>

#include <optional>
#include <utility>

namespace perfdeck {

EngineProfileDesk::EngineProfileDesk(Reader reader, QObject *parent)
    : ProfileDesk(parent)
    , m_reader(std::move(reader))
{
}

EngineProfileDesk::~EngineProfileDesk()
{
    for (auto &[opening, thread] : m_threads)
        thread.request_stop(); // all at once, then each is waited for
}

/// Calls that are queued when the desk goes die with it.
void EngineProfileDesk::post(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

int EngineProfileDesk::open(std::string path,
                            QObject *receiver,
                            std::function<void(const ProfileProgress &)> progress,
                            std::function<void(Result<ProfilePtr>)> answer)
{
    const int opening = ++m_last;
    const QPointer<QObject> guard(receiver);
    // Only the thread of the desk looks at the guard.
    const auto tell = [this, guard, progress = std::move(progress)](const ProfileProgress &news) {
        post([guard, progress, news] {
            if (guard && progress)
                progress(news);
        });
    };
    const auto work
        = [this, opening, guard, path = std::move(path), tell, answer = std::move(answer)](
              const std::stop_token &stop) {
              std::optional<std::chrono::steady_clock::time_point> last;
              const auto nowAndThen = [&](const ProfileProgress &news) {
                  const auto now = std::chrono::steady_clock::now();
                  if (last && now - *last < kStep)
                      return;
                  last = now;
                  tell(news);
              };
              Result<ProfilePtr> read = m_reader(path, stop, nowAndThen);
              if (stop.stop_requested())
                  read = failure(ErrorKind::Cancelled, "Opening " + path, "it was cancelled");
              post([this, opening, guard, answer, read = std::move(read)] {
                  m_threads.erase(opening);
                  if (guard && answer)
                      answer(read);
              });
          };
    m_threads.emplace(opening, std::jthread(work));
    return opening;
}

void EngineProfileDesk::cancel(int opening)
{
    if (const auto thread = m_threads.find(opening); thread != m_threads.end())
        thread->second.request_stop();
}

EngineProfileDesk::Reader profileFileReader()
{
    return [](const std::string &path,
              const std::stop_token &stop,
              const EngineProfileDesk::Progress &progress) -> Result<ProfilePtr> {
        ProfilePtr soFar; // the reader tells it once
        const auto tell = [&](const ReadProgress &news) {
            if (news.soFar)
                soFar = news.soFar;
            progress({news.bytesDone, news.bytes, soFar});
        };
        Result<ProfilePtr> read = readProfile(path, {}, stop, tell);
        if (!read || stop.stop_requested())
            return read;
        return std::make_shared<const Profile>(withCosts(Profile(**read)));
    };
}

} // namespace perfdeck
