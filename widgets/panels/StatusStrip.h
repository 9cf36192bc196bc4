// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Source.h"
#include "core/model/StorageStatus.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace perfdeck {

class StateLabel;
class Style;

/// The line at the foot of the window: sources, samples per second, history file, zone of the
/// clock. GUI thread.
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    StatusStrip(const Style &style, const QString &zoneName, QWidget *parent = nullptr);

    void setSources(const std::vector<SourceStatus> &sources);
    void setStorage(const StorageStatus &storage, bool readOnly);
    /// Some of the numbers are invented: a mark that stays.
    void setSimulated(bool isSimulated);
    enum class Alerting
    {
        On,
        Waiting, ///< nothing is evaluated just now
        Past, ///< a history is only looked at
        Off,
    };

    /// `reason` says what it waits for; `silences` are in force.
    void setAlerting(Alerting alerting, const QString &reason, int silences);
    /// That the desktop is not to be disturbed, and until when; empty: it may be.
    void setQuiet(const QString &words);
    void setZone(const QString &zoneName);
    /// Something that just happened, for a few seconds ("Saved …").
    void announce(const QString &words);

Q_SIGNALS:
    void sourcesClicked();
    void alertingClicked();
    void quietClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    const Style &m_style;
    StateLabel *m_sources;
    StateLabel *m_rate;
    StateLabel *m_storage;
    StateLabel *m_simulated;
    StateLabel *m_alerting;
    StateLabel *m_quiet;
    StateLabel *m_news;
    StateLabel *m_zone;
};

/// "3 up, 1 down"
[[nodiscard]] QString sourcesText(const std::vector<SourceStatus> &sources);
/// "history.db 12.3 MiB, writing"
[[nodiscard]] QString storageText(const StorageStatus &storage, bool readOnly);

} // namespace perfdeck
