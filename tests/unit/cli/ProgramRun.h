// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace perfdeck {

/// How perfdeckctl ended and what it said.
struct ProgramRun
{
    int exitCode = -1; ///< -2: it crashed
    QByteArray out;
    QByteArray err;
};

/// Runs the real program as a script would.
inline ProgramRun runProgram(const QStringList &arguments)
{
    QProcess process;
    process.start(QString::fromUtf8(PERFDECK_BIN) + QStringLiteral("/perfdeckctl"), arguments);
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            process.readAllStandardOutput(),
            process.readAllStandardError()};
}

/// Writes a file of a test; its path, empty when that failed.
inline QString writtenFile(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return path;
}

} // namespace perfdeck
