// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Workspace.h"
#include "core/model/TimeRange.h"

#include <QObject>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <thread>
#include <variant>

namespace perfdeck {

/// A history to be looked at; never written.
struct OpenedHistory
{
    QString title;
    std::string databasePath;
    std::optional<TimeRange> range; ///< of what was imported; none: the end of what is stored
    std::shared_ptr<QTemporaryDir> folder; ///< of an imported one; gone with the last who holds it
};

struct OpenedSession
{
    QString path;
    SessionFile session;
};

/// A profile or a model: it is read by the Profiling tab.
struct FoundProfile
{
    QString path;
};

/// Why a file was not opened, in one sentence.
struct NotOpened
{
    QString words;
};

using Opened = std::variant<OpenedHistory, OpenedSession, FoundProfile, NotOpened>;

/// Reads files on a thread of its own: says what each is, and imports samples (all of them into one
/// temporary history). One run; deleting it ends the run. GUI thread.
class FileReader final : public QObject
{
    Q_OBJECT

public:
    explicit FileReader(QStringList paths, QObject *parent = nullptr);
    ~FileReader() override;

    void start();
    /// What was read so far is still told; an import that is not complete is thrown away.
    void cancel();

Q_SIGNALS:
    void progressed(double done);
    void opened(const perfdeck::Opened &what);
    void finished();

private:
    class Run;

    QStringList m_paths;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace perfdeck
