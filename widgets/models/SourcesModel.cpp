// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/SourcesModel.h"

#include "widgets/style/CoreWords.h"

#include <QUrl>

#include <array>

namespace perfdeck {

namespace {

constexpr const char *kContext = "SourcesModel";

QString say(const char *text)
{
    return QCoreApplication::translate(kContext, text);
}

using C = Column<SourceRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("SourcesModel", "Source"),
      QT_TRANSLATE_NOOP("SourcesModel", "Name of the source"),
      16,
      Unit::None,
      nullptr,
      [](const SourceRow &row) { return row.name; }},
    C{QT_TRANSLATE_NOOP("SourcesModel", "State"),
      QT_TRANSLATE_NOOP("SourcesModel", "Whether it answers"),
      18,
      Unit::None,
      nullptr,
      [](const SourceRow &row) { return row.stateText; },
      [](const SourceRow &row) { return row.state; }},
    C{QT_TRANSLATE_NOOP("SourcesModel", "What"),
      QT_TRANSLATE_NOOP("SourcesModel", "What answers there"),
      14,
      Unit::None,
      nullptr,
      [](const SourceRow &row) { return row.recognised; }},
    C{QT_TRANSLATE_NOOP("SourcesModel", "Poll"),
      QT_TRANSLATE_NOOP("SourcesModel", "How long the last poll took, request to parsed"),
      9,
      Unit::Second,
      [](const SourceRow &row) { return row.latency; }},
    C{QT_TRANSLATE_NOOP("SourcesModel", "Samples"),
      QT_TRANSLATE_NOOP("SourcesModel", "Samples per second, recent average"),
      9,
      Unit::PerSecond,
      [](const SourceRow &row) { return row.samplesPerSecond; }},
    C{QT_TRANSLATE_NOOP("SourcesModel", "Series"),
      QT_TRANSLATE_NOOP("SourcesModel", "Series on the last good page"),
      7,
      Unit::Count,
      [](const SourceRow &row) { return row.series; }},
    C{QT_TRANSLATE_NOOP("SourcesModel", "Faults"),
      QT_TRANSLATE_NOOP("SourcesModel", "Everything that was wrong with its data since the start"),
      7,
      Unit::Count,
      [](const SourceRow &row) { return row.faults; }},
    C{QT_TRANSLATE_NOOP("SourcesModel", "Problem"),
      QT_TRANSLATE_NOOP("SourcesModel", "Last error in words"),
      30,
      Unit::None,
      nullptr,
      [](const SourceRow &row) { return row.error; }},
};

QString downText(const SourceHealth &health, Timestamp now)
{
    QString text = health.lastSuccess ? say(QT_TRANSLATE_NOOP("SourcesModel", "down for %1"))
                                            .arg(formatDuration(now - *health.lastSuccess))
                                      : say(QT_TRANSLATE_NOOP("SourcesModel", "never answered"));
    if (health.nextAttempt && *health.nextAttempt > now)
        text += say(QT_TRANSLATE_NOOP("SourcesModel", ", again in %1"))
                    .arg(formatDuration(*health.nextAttempt - now));
    return text;
}

void describeState(SourceRow &row, const SourceHealth &health, Timestamp now)
{
    switch (health.state) {
    case SourceState::Starting:
        row.state = CellState::Waiting;
        row.stateText = say(QT_TRANSLATE_NOOP("SourcesModel", "starting"));
        return;
    case SourceState::Paused:
        row.state = CellState::Waiting;
        row.stateText = say(QT_TRANSLATE_NOOP("SourcesModel", "paused"));
        row.isStale = row.isPaused = true;
        return;
    case SourceState::BackingOff:
        row.state = CellState::Critical;
        row.stateText = downText(health, now);
        row.error = coreText(health.lastError);
        row.isStale = true;
        return;
    case SourceState::Up:
        row.state = CellState::Good;
        row.stateText = say(QT_TRANSLATE_NOOP("SourcesModel", "up"));
        return;
    }
}

SourceRow describe(const SourceStatus &status, Timestamp now)
{
    SourceRow row;
    row.id = QString::number(status.id.value());
    row.source = status.id;
    row.name = sourceLabel(status.config);
    row.isMachine = status.config.kind == SourceKind::Machine;
    row.isEditable = isAddedByHand(status.config);
    row.url = row.isMachine ? say(QT_TRANSLATE_NOOP("SourcesModel", "this machine"))
                            : QString::fromStdString(status.config.url);
    row.recognised = row.isMachine ? say(QT_TRANSLATE_NOOP("SourcesModel", "this machine"))
                                   : QString::fromStdString(status.health.recognised);
    if (status.health.lastSuccess) {
        row.latency = std::chrono::duration<double>(status.health.latency).count();
        row.samplesPerSecond = status.health.samplesPerSecond;
        row.series = status.health.series;
    }
    row.faults = double(status.health.faults.total());
    describeState(row, status.health, now);
    return row;
}

} // namespace

bool isAddedByHand(const SourceConfig &config)
{
    return (config.kind == SourceKind::Endpoint || config.kind == SourceKind::Coordinator)
        && config.origin.empty();
}

QString sourceLabel(const SourceConfig &config)
{
    if (!config.name.empty())
        return QString::fromStdString(config.name);
    if (config.kind == SourceKind::Machine)
        return QStringLiteral("machine");
    return QUrl(QString::fromStdString(config.url)).authority();
}

std::vector<SourceRow> sourceRows(const std::vector<SourceStatus> &sources, Timestamp now)
{
    std::vector<SourceRow> rows;
    for (const SourceStatus &status : sources)
        rows.push_back(describe(status, now));
    std::stable_partition(
        rows.begin(), rows.end(), [](const SourceRow &row) { return row.isMachine; });
    return rows;
}

SourcesModel::SourcesModel(QObject *parent)
    : RowModel(kColumns, kContext, parent)
{
}

} // namespace perfdeck
