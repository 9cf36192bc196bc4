// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ProfileDesk.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace perfdeck {

/// A profile that is open or on its way in.
struct OpenedProfile
{
    int id = 0; ///< of this list; never used again
    int opening = 0; ///< of the desk; 0: it is read to its end
    QString path;
    QString title; ///< told apart from the others
    ProfilePtr profile; ///< null until there is something to show
    std::uint64_t bytesDone = 0;
    std::uint64_t bytes = 0; ///< 0: not known yet
};

/// The profiles of the page in the order they were opened, and those of before. GUI thread.
class OpenedProfiles final : public QObject
{
    Q_OBJECT

public:
    /// `desk` outlives this; null: nothing can be opened.
    explicit OpenedProfiles(ProfileDesk *desk, QObject *parent = nullptr);
    ~OpenedProfiles() override;

    /// Gives its id; of a file that is open already the id it has.
    int open(const QString &path);
    /// One that was made, not read.
    int add(ProfilePtr profile);
    void cancel(int id);
    void close(int id);

    [[nodiscard]] const std::vector<OpenedProfile> &all() const { return m_all; }

    /// Null: there is none of this id.
    [[nodiscard]] const OpenedProfile *find(int id) const;
    [[nodiscard]] bool isReading() const;

    /// Paths, the newest first.
    [[nodiscard]] const QStringList &recent() const { return m_recent; }

    void setRecent(const QStringList &paths);

Q_SIGNALS:
    void changed(); ///< one came, went or has other names
    void progressed(int id);
    /// It is read to its end.
    void opened(int id);
    /// It could not be read and is gone; `words` in one sentence.
    void failed(const QString &words);

private:
    [[nodiscard]] std::vector<OpenedProfile>::iterator place(int id);
    void take(int id, Result<ProfilePtr> read);
    void remember(const QString &path);
    void nameThem();

    ProfileDesk *m_desk;
    std::vector<OpenedProfile> m_all;
    QStringList m_recent;
    int m_last = 0;
};

} // namespace perfdeck
