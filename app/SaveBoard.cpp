// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SaveBoard.h"

#include "widgets/export/FileSaver.h"
#include "widgets/panels/StatusStrip.h"
#include "widgets/panels/TaskStrip.h"

#include <QFileInfo>

#include <map>
#include <memory>

namespace perfdeck {

SaveBoard::SaveBoard(FileSaver &saver, TaskStrip &tasks, StatusStrip &status, QObject *parent)
    : QObject(parent)
{
    using SaveId = FileSaver::SaveId;
    const auto running = std::make_shared<std::map<SaveId, TaskStrip::TaskId>>();
    connect(
        &saver, &FileSaver::began, this, [running, &saver, &tasks](SaveId id, const QString &path) {
            running->emplace(id,
                             tasks.begin(tr("Saving %1").arg(QFileInfo(path).fileName()),
                                         [&saver, id] { saver.cancel(id); }));
        });
    connect(&saver, &FileSaver::progressed, this, [running, &tasks](SaveId id, double done) {
        tasks.setProgress(running->at(id), done);
    });
    connect(&saver, &FileSaver::ended, this, [running, &tasks](SaveId id) {
        tasks.end(running->at(id));
        running->erase(id);
    });
    connect(&saver, &FileSaver::saved, this, [&status](const QString &path) {
        status.announce(tr("Saved %1").arg(path));
    });
    connect(&saver, &FileSaver::failed, &status, &StatusStrip::announce);
    connect(&saver, &FileSaver::cancelled, this, [&status](const QString &path) {
        status.announce(tr("%1 was not saved: it was cancelled.").arg(path));
    });
}

} // namespace perfdeck
