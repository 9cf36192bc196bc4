// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/export/DataTable.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <thread>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace perfdeck {

/// Asks the user where to save; calls back with the path, or never. Tests answer at once.
using SavePathChooser = std::function<void(QWidget *parent,
                                           const QString &suggestedName,
                                           const QString &filter,
                                           std::function<void(const QString &path)> chosen)>;

/// Asks with a file dialog beside the event loop.
[[nodiscard]] SavePathChooser savePathDialog();

/// A file name from a title: "CPU · all cores" → "CPU-all-cores.png". `suffix` without the dot.
[[nodiscard]] QString suggestedFileName(const QString &title, const QString &suffix);

/// Saves what a widget shows: asks for a path, writes the file whole or not at all. Large tables
/// are written on a thread of their own; one at a time. GUI thread.
class FileSaver final : public QObject
{
    Q_OBJECT

public:
    /// `owner` is the widget the dialog belongs to, and the parent.
    explicit FileSaver(QWidget *owner);
    ~FileSaver() override;

    void setPathChooser(SavePathChooser chooser);

    /// `content` is made when the path is known.
    void saveBytes(const QString &suggestedName,
                   const QString &filter,
                   std::function<QByteArray()> content);
    void saveTable(const QString &suggestedName, DataTablePtr table);
    /// A large table that has still to be made, on the thread that writes it.
    void saveTable(const QString &suggestedName, std::function<DataTable()> make);
    /// Ends the writing of a large table; its file is not made.
    void cancel();

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const QString &message); ///< what happened, to which file, what to do
    void progressed(const QString &path, double done); ///< of a large table, 0…1
    void cancelled(const QString &path);

private:
    void ask(const QString &suggestedName,
             const QString &filter,
             std::function<void(const QString &)> chosen);
    void writeTableTo(const QString &path, const DataTablePtr &table);
    void writeInBackground(const QString &path, std::function<DataTablePtr()> make);
    void finish(const QString &path, const QString &problem, bool stopped);

    QWidget *m_owner;
    SavePathChooser m_choosePath;
    bool m_busy = false;
    std::jthread m_writer; ///< last: joined before the rest goes
};

} // namespace perfdeck
