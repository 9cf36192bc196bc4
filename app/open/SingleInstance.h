// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

#include <string>

namespace perfdeck {

/// One program for each history file and user: a second one hands over what it was asked to open
/// and ends. GUI thread.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const std::string &databasePath, QObject *parent = nullptr);

    /// True when another program has this history open and took the wishes over. Waits for it,
    /// half a second at most; call before there is a window.
    [[nodiscard]] bool handOver(const QStringList &wishes) const;
    /// From now on wanted() tells what others hand over.
    void listen();

Q_SIGNALS:
    /// Files and links, perhaps none: then only the window is wanted.
    void wanted(const QStringList &wishes);

private:
    void take();

    QString m_name;
    QLocalServer m_server;
};

} // namespace perfdeck
