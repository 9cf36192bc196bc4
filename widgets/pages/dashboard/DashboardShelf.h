// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/Dashboard.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <vector>

namespace perfdeck {

/// A dashboard and the file it is kept in.
struct ShelvedDashboard
{
    QString file; ///< its name in the folder
    Dashboard dashboard;
};

/// The dashboards of a user: one readable file each in one folder. Reads and writes on a thread of
/// its own, one after the other; answers come as signals. GUI thread.
class DashboardShelf final : public QObject
{
    Q_OBJECT

public:
    /// The folder is made when something is first kept in it.
    explicit DashboardShelf(QString folder, QObject *parent = nullptr);
    /// Waits for what is still to be written.
    ~DashboardShelf() override;

    [[nodiscard]] const QString &folder() const { return m_folder; }

    void load();
    void save(const ShelvedDashboard &kept);
    /// Puts the file aside under another name: restore() brings it back.
    void remove(const QString &file);
    void restore(const QString &file);
    /// Reads a file from elsewhere; imported() when it is a dashboard.
    void import(const QString &path);

    /// "Night shift" becomes "night-shift.toml", numbered when `taken` has it.
    [[nodiscard]] static QString fileNameFor(const QString &title, const QStringList &taken);

Q_SIGNALS:
    /// All that can be read, by file name.
    void loaded(const std::vector<perfdeck::ShelvedDashboard> &dashboards);
    void imported(const QString &path, const perfdeck::Dashboard &dashboard);
    void failed(const QString &reason); ///< one sentence with the file

private:
    QString m_folder;
    QThreadPool m_worker;
};

} // namespace perfdeck
