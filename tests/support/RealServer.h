// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QProcess>
#include <QTcpServer>

#include <csignal>
#include <sys/prctl.h>

namespace perfdeck {

/// A port of 127.0.0.1 that nobody listens at right now.
[[nodiscard]] inline quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

/// A program that runs as long as this object, or the test, lives.
class RealServer final
{
public:
    RealServer(const QString &program, const QStringList &arguments, const QString &folder = {})
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        if (!folder.isEmpty())
            m_process.setWorkingDirectory(folder);
        m_process.start(program, arguments);
        m_process.waitForStarted(10'000);
    }

    ~RealServer() { stop(); }

    RealServer(const RealServer &) = delete;
    RealServer &operator=(const RealServer &) = delete;

    void stop()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }

    [[nodiscard]] QByteArray output() { return m_process.readAll(); }

private:
    QProcess m_process;
};

} // namespace perfdeck
