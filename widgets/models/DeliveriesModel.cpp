// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/DeliveriesModel.h"

#include "widgets/models/AlertWords.h"
#include "widgets/style/CoreWords.h"

#include <QStringList>
#include <QTimeZone>

#include <array>

namespace perfdeck {

namespace {

using C = Column<DeliveryRow>;

template<QString DeliveryRow::*Member>
constexpr C plain(const char *title, const char *help, int characters)
{
    C column{title, help, characters};
    column.text = [](const DeliveryRow &row) { return row.*Member; };
    return column;
}

constexpr C timeColumn()
{
    C column = plain<&DeliveryRow::time>(
        QT_TRANSLATE_NOOP("DeliveriesModel", "Time"),
        QT_TRANSLATE_NOOP("DeliveriesModel", "When the notice was made"),
        16);
    column.number = [](const DeliveryRow &row) { return std::optional(row.seconds); };
    column.isLeft = true;
    column.isTime = true;
    return column;
}

constexpr C titleColumn()
{
    C column = plain<&DeliveryRow::title>(QT_TRANSLATE_NOOP("DeliveriesModel", "Notice"),
                                          QT_TRANSLATE_NOOP("DeliveriesModel", "What was told"),
                                          30);
    column.state = [](const DeliveryRow &row) { return row.severity; };
    return column;
}

constexpr C stateColumn()
{
    C column = plain<&DeliveryRow::stateText>(
        QT_TRANSLATE_NOOP("DeliveriesModel", "State"),
        QT_TRANSLATE_NOOP("DeliveriesModel", "Whether it got there"),
        12);
    column.state = [](const DeliveryRow &row) { return row.state; };
    return column;
}

template<double DeliveryRow::*Member>
constexpr C count(const char *title, const char *help)
{
    C column{title, help, 6, Unit::Count};
    column.number = [](const DeliveryRow &row) { return std::optional(row.*Member); };
    return column;
}

constexpr std::array kColumns{
    timeColumn(),
    plain<&DeliveryRow::channel>(QT_TRANSLATE_NOOP("DeliveriesModel", "Channel"),
                                 QT_TRANSLATE_NOOP("DeliveriesModel", "Whom it went to"),
                                 14),
    titleColumn(),
    count<&DeliveryRow::alerts>(QT_TRANSLATE_NOOP("DeliveriesModel", "Alerts"),
                                QT_TRANSLATE_NOOP("DeliveriesModel", "How many it tells of")),
    stateColumn(),
    count<&DeliveryRow::attempts>(QT_TRANSLATE_NOOP("DeliveriesModel", "Attempts"),
                                  QT_TRANSLATE_NOOP("DeliveriesModel", "How often it was tried")),
    plain<&DeliveryRow::outcome>(
        QT_TRANSLATE_NOOP("DeliveriesModel", "Outcome"),
        QT_TRANSLATE_NOOP("DeliveriesModel", "What came of the last attempt"),
        36),
    plain<&DeliveryRow::next>(QT_TRANSLATE_NOOP("DeliveriesModel", "Next attempt"),
                              QT_TRANSLATE_NOOP("DeliveriesModel", "When it is tried again"),
                              15)};

struct StateWords
{
    CellState cell;
    const char *words;
};

/// By Delivery::State.
constexpr std::array kStates{
    StateWords{CellState::Waiting, QT_TRANSLATE_NOOP("DeliveriesModel", "waits")},
    StateWords{CellState::Good, QT_TRANSLATE_NOOP("DeliveriesModel", "sent")},
    StateWords{CellState::Critical, QT_TRANSLATE_NOOP("DeliveriesModel", "failed")},
    StateWords{CellState::Warning, QT_TRANSLATE_NOOP("DeliveriesModel", "dropped")}};

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

} // namespace

std::vector<DeliveryRow>
deliveryRows(const Deliveries &deliveries, Timestamp now, const QTimeZone &zone)
{
    std::vector<DeliveryRow> rows;
    rows.reserve(deliveries.size());
    for (const Delivery &delivery : deliveries) {
        DeliveryRow &row = rows.emplace_back();
        row.id = QString::number(delivery.notice.value()) + QChar(0x1F)
            + QString::fromStdString(delivery.channel);
        row.time = formatColumnMoment(delivery.queuedAt, now, zone);
        row.seconds = std::chrono::duration<double>(delivery.queuedAt.time_since_epoch()).count();
        row.channel = textOf(delivery.channel);
        row.severity = severityState(delivery.severity);
        row.title = textOf(delivery.title);
        const StateWords &state = kStates.at(std::size_t(delivery.state));
        row.state = state.cell;
        row.stateText = QCoreApplication::translate("DeliveriesModel", state.words);
        row.attempts = double(delivery.attempts);
        row.outcome = coreText(delivery.outcome);
        if (delivery.nextAttempt)
            row.next = formatColumnMoment(*delivery.nextAttempt, now, zone);
        row.alerts = double(delivery.episodes.size());
    }
    return rows;
}

QString deliveriesText(const Deliveries &deliveries)
{
    std::array<int, kStates.size()> counts{};
    for (const Delivery &delivery : deliveries)
        ++counts.at(std::size_t(delivery.state));
    static constexpr std::array kTexts{QT_TRANSLATE_N_NOOP("DeliveriesModel", "%n wait"),
                                       QT_TRANSLATE_N_NOOP("DeliveriesModel", "%n sent"),
                                       QT_TRANSLATE_N_NOOP("DeliveriesModel", "%n failed"),
                                       QT_TRANSLATE_N_NOOP("DeliveriesModel", "%n dropped")};
    QStringList parts;
    for (const std::size_t at : {2U, 0U, 3U, 1U})
        if (counts.at(at) > 0)
            parts.append(QCoreApplication::translate(
                "DeliveriesModel", kTexts.at(at), nullptr, counts.at(at)));
    return parts.join(QStringLiteral(", "));
}

DeliveriesModel::DeliveriesModel(QObject *parent)
    : RowModel(kColumns, "DeliveriesModel", parent)
{
}

} // namespace perfdeck
