// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace perfdeck {

class Banner;
class Session;
class StatusStrip;

/// How the session fares, at the foot of the window, and the gravest trouble in the banner. GUI
/// thread.
class StatusBoard final : public QObject
{
    Q_OBJECT

public:
    StatusBoard(Session &session, StatusStrip &strip, Banner &banner, QObject *parent = nullptr);

    /// Told in the banner while nothing graver is; empty words end it.
    void warn(const QString &words);

    /// Numbers of the cluster are invented.
    [[nodiscard]] bool isSimulated() const { return m_isSimulated; }

Q_SIGNALS:
    /// isSimulated() is another now.
    void simulationSeen();

private:
    void showSources();
    void showStorage();
    void showBanner();
    void lookForSimulation();

    Session &m_session;
    StatusStrip &m_strip;
    Banner &m_banner;
    QString m_warning;
    bool m_isSimulated = false;
};

} // namespace perfdeck
