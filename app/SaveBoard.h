// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace perfdeck {

class FileSaver;
class StatusStrip;
class TaskStrip;

/// Shows what a window saves: as a task that can be ended while it lasts, then in words how it
/// went. GUI thread.
class SaveBoard final : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive this.
    SaveBoard(FileSaver &saver, TaskStrip &tasks, StatusStrip &status, QObject *parent = nullptr);
};

} // namespace perfdeck
