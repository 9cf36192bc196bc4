// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/StatusStrip.h"

#include "widgets/panels/StateLabel.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>

#include <array>

namespace perfdeck {

namespace {

constexpr auto kNewsFor = std::chrono::seconds(8);

struct Tally
{
    int up = 0;
    int down = 0;
    int paused = 0;
    int starting = 0;
    double rate = 0;
};

Tally tally(const std::vector<SourceStatus> &sources)
{
    Tally result;
    for (const SourceStatus &source : sources) {
        const SourceState state = source.health.state;
        result.up += state == SourceState::Up ? 1 : 0;
        result.down += state == SourceState::BackingOff ? 1 : 0;
        result.paused += state == SourceState::Paused ? 1 : 0;
        result.starting += state == SourceState::Starting ? 1 : 0;
        if (state == SourceState::Up)
            result.rate += source.health.samplesPerSecond;
    }
    return result;
}

CellState stateOf(const StorageStatus &storage)
{
    switch (storage.state) {
    case StorageStatus::State::Writing:
        return CellState::Good;
    case StorageStatus::State::Failing:
    case StorageStatus::State::Refused:
        return CellState::Critical;
    case StorageStatus::State::None:
    case StorageStatus::State::Opening:
        break;
    }
    return CellState::Waiting;
}

} // namespace

StatusStrip::StatusStrip(const Style &style, const QString &zoneName, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_sources(new StateLabel(style, TextSize::Small))
    , m_rate(new StateLabel(style, TextSize::Small))
    , m_storage(new StateLabel(style, TextSize::Small))
    , m_simulated(new StateLabel(style, TextSize::Small))
    , m_alerting(new StateLabel(style, TextSize::Small))
    , m_quiet(new StateLabel(style, TextSize::Small))
    , m_news(new StateLabel(style, TextSize::Small))
    , m_zone(new StateLabel(style, TextSize::Small))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(3 * Style::kGrid, Style::kGrid, 3 * Style::kGrid, Style::kGrid);
    layout->setSpacing(5 * Style::kGrid);
    const std::array fixed{m_sources, m_rate, m_storage, m_simulated, m_alerting, m_quiet};
    for (StateLabel *label : fixed)
        layout->addWidget(label);
    layout->addWidget(m_news, 1);
    layout->addWidget(m_zone);
    m_sources->setObjectName(QStringLiteral("statusSources"));
    m_rate->setObjectName(QStringLiteral("statusRate"));
    m_storage->setObjectName(QStringLiteral("statusStorage"));
    m_simulated->setObjectName(QStringLiteral("statusSimulated"));
    m_simulated->hide();
    m_alerting->setObjectName(QStringLiteral("statusAlerting"));
    m_alerting->setCursor(Qt::PointingHandCursor);
    m_alerting->hide();
    m_quiet->setObjectName(QStringLiteral("statusQuiet"));
    m_quiet->setCursor(Qt::PointingHandCursor);
    m_quiet->hide();
    m_news->setObjectName(QStringLiteral("statusNews"));
    m_zone->setObjectName(QStringLiteral("statusZone"));
    setZone(zoneName);
    m_sources->setCursor(Qt::PointingHandCursor);
    setSources({});
    connect(&style, &Style::changed, this, qOverload<>(&QWidget::update));
}

void StatusStrip::setSources(const std::vector<SourceStatus> &sources)
{
    const Tally counts = tally(sources);
    const CellState state = counts.down > 0 ? CellState::Critical
        : counts.up > 0                     ? CellState::Good
                                            : CellState::Waiting;
    m_sources->setState(state, sourcesText(sources));
    m_rate->setState(CellState::None, tr("%1 samples/s").arg(formatNumber(counts.rate)));
}

void StatusStrip::setStorage(const StorageStatus &storage, bool readOnly)
{
    m_storage->setState(readOnly ? CellState::Waiting : stateOf(storage),
                        storageText(storage, readOnly));
    m_storage->setToolTip(plainToolTip(QString::fromStdString(storage.path)));
}

void StatusStrip::setSimulated(bool isSimulated)
{
    m_simulated->setState(CellState::Warning, tr("Simulated cluster"));
    m_simulated->setVisible(isSimulated);
}

/// Nothing is said while all is as usual.
void StatusStrip::setAlerting(Alerting alerting, const QString &reason, int silences)
{
    QStringList words;
    if (alerting == Alerting::Off)
        words.append(tr("alerts off"));
    if (alerting == Alerting::Waiting)
        words.append(tr("alerts wait"));
    if (silences > 0)
        words.append(tr("%n silences active", nullptr, silences));
    m_alerting->setState(CellState::Warning, words.join(QStringLiteral(", ")));
    if (!reason.isEmpty())
        m_alerting->setToolTip(plainToolTip(reason));
    m_alerting->setHidden(words.isEmpty());
}

void StatusStrip::setQuiet(const QString &words)
{
    m_quiet->setState(CellState::Waiting, words);
    m_quiet->setHidden(words.isEmpty());
}

void StatusStrip::setZone(const QString &zoneName)
{
    m_zone->setState(CellState::None, zoneName);
}

void StatusStrip::announce(const QString &words)
{
    m_news->setState(CellState::None, words);
    QTimer::singleShot(kNewsFor, m_news, [this, words] {
        if (m_news->text() == words)
            m_news->setState(CellState::None, {});
    });
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.theme().surface);
    painter.fillRect(0, 0, width(), 1, m_style.theme().line);
}

void StatusStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_sources->geometry().contains(event->pos()))
        Q_EMIT sourcesClicked();
    if (!m_alerting->isHidden() && m_alerting->geometry().contains(event->pos()))
        Q_EMIT alertingClicked();
    if (!m_quiet->isHidden() && m_quiet->geometry().contains(event->pos()))
        Q_EMIT quietClicked();
}

QString sourcesText(const std::vector<SourceStatus> &sources)
{
    if (sources.empty())
        return StatusStrip::tr("no sources");
    const Tally counts = tally(sources);
    QStringList parts;
    parts.append(StatusStrip::tr("%1 up").arg(counts.up));
    if (counts.down > 0)
        parts.append(StatusStrip::tr("%1 down").arg(counts.down));
    if (counts.paused > 0)
        parts.append(StatusStrip::tr("%1 paused").arg(counts.paused));
    if (counts.starting > 0)
        parts.append(StatusStrip::tr("%1 starting").arg(counts.starting));
    return parts.join(QStringLiteral(", "));
}

QString storageText(const StorageStatus &storage, bool readOnly)
{
    const QString name = QFileInfo(QString::fromStdString(storage.path)).fileName();
    const auto bytes = readOnly ? double(QFileInfo(QString::fromStdString(storage.path)).size())
                                : double(storage.fileBytes);
    const QString size = formatText(bytes, Unit::Byte);
    if (readOnly)
        return StatusStrip::tr("%1 %2, only read").arg(name, size);
    switch (storage.state) {
    case StorageStatus::State::None:
        return StatusStrip::tr("no history");
    case StorageStatus::State::Opening:
        return StatusStrip::tr("opening %1").arg(name);
    case StorageStatus::State::Writing:
        return StatusStrip::tr("%1 %2, writing").arg(name, size);
    case StorageStatus::State::Failing:
        return StatusStrip::tr("%1 not writing, trying again").arg(name);
    case StorageStatus::State::Refused:
        break;
    }
    return StatusStrip::tr("%1 not writing").arg(name);
}

} // namespace perfdeck
