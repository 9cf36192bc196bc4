// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/StatusBoard.h"

#include "core/engine/Session.h"
#include "widgets/panels/Banner.h"
#include "widgets/panels/StatusStrip.h"
#include "widgets/style/CoreWords.h"

namespace perfdeck {

StatusBoard::StatusBoard(Session &session, StatusStrip &strip, Banner &banner, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_strip(strip)
    , m_banner(banner)
{
    connect(&session, &Session::sourcesChanged, this, &StatusBoard::showSources);
    connect(&session, &Session::storageChanged, this, &StatusBoard::showStorage);
    connect(&session, &Session::clusterChanged, this, &StatusBoard::lookForSimulation);
    showSources();
    showStorage();
    lookForSimulation();
}

void StatusBoard::showSources()
{
    m_strip.setSources(m_session.sources());
}

void StatusBoard::showStorage()
{
    m_strip.setStorage(m_session.storage(), m_session.config().readOnlyHistory);
    showBanner();
}

void StatusBoard::lookForSimulation()
{
    const ClusterPtr cluster = m_session.cluster();
    const bool isNow = cluster && perfdeck::isSimulated(*cluster);
    if (isNow == m_isSimulated)
        return;
    m_isSimulated = isNow;
    m_strip.setSimulated(isNow);
    Q_EMIT simulationSeen();
}

void StatusBoard::warn(const QString &words)
{
    m_warning = words;
    showBanner();
}

void StatusBoard::showBanner()
{
    const StorageStatus storage = m_session.storage();
    const bool trouble = !m_session.config().readOnlyHistory
        && (storage.state == StorageStatus::State::Failing
            || storage.state == StorageStatus::State::Refused);
    if (trouble)
        m_banner.say(CellState::Critical, coreText(storage.problem));
    else
        m_banner.say(CellState::Warning, m_warning);
}

} // namespace perfdeck
