// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "widgets/export/DataTable.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <stop_token>
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

/// Gives the sink all that stands in a file, in pieces, with the share that is done (below 0: not
/// known). It ends early where the sink gives false. Runs on a thread of its own.
using FileContent = std::function<Status(const DataTableSink &sink)>;

/// Content that is made as a whole, on the thread that writes it.
[[nodiscard]] FileContent wholeContent(std::function<QByteArray()> make);
[[nodiscard]] FileContent tableContent(DataTablePtr table);

/// The one way in which a window saves files: asks for a path, writes the file whole or not at all
/// on a thread of its own, and tells how it goes. GUI thread.
class FileSaver final : public QObject
{
    Q_OBJECT

public:
    using SaveId = quint64;

    explicit FileSaver(QObject *parent);
    /// What is still being written is ended; its file is not made.
    ~FileSaver() override;

    /// The saver of the window that the widget is in; made when it has none yet.
    [[nodiscard]] static FileSaver &of(QWidget &widget);

    void setPathChooser(SavePathChooser chooser);

    /// `prepare` is called when the path is known, here and unless `owner` is gone by then: what is
    /// to be saved is what is shown at that moment.
    void save(QWidget &owner,
              const QString &suggestedName,
              const QString &filter,
              std::function<FileContent(const QString &path)> prepare);
    void saveTable(QWidget &owner, const QString &title, DataTablePtr table);
    /// A table that has still to be made, on the thread that writes it.
    void saveTable(QWidget &owner, const QString &title, std::function<DataTable()> make);
    /// Its file is not made.
    void cancel(SaveId id);

Q_SIGNALS:
    void began(perfdeck::FileSaver::SaveId id, const QString &path);
    void progressed(perfdeck::FileSaver::SaveId id, double done); ///< 0…1; below 0: not known
    /// However it went: saved, failed or cancelled follows.
    void ended(perfdeck::FileSaver::SaveId id);
    void saved(const QString &path);
    void failed(const QString &message); ///< what happened, to which file, what to do
    void cancelled(const QString &path);

private:
    /// How a writing ended.
    struct Outcome
    {
        QString problem; ///< empty: the file is there
        bool isCancelled = false;
    };

    void write(const QString &path, FileContent content);
    [[nodiscard]] Outcome
    writeFile(SaveId id, const QString &path, const FileContent &content, std::stop_token stop);
    void finish(SaveId id, const QString &path, const Outcome &outcome);

    SavePathChooser m_choosePath;
    SaveId m_last = 0;
    std::map<SaveId, std::jthread> m_writers; ///< last: joined before the rest goes
};

} // namespace perfdeck
