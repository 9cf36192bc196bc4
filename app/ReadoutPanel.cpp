// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ReadoutPanel.h"

#include "core/engine/Session.h"
#include "widgets/charts/ChartReadout.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/panels/TableSheet.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace perfdeck {

namespace {

/// Of the charts of a window that can be seen, in the order they were made in.
std::vector<ReadingRow> readingsOf(const QWidget &window, QString &time)
{
    std::vector<ReadingRow> rows;
    for (const TimeSeriesChart *chart : window.findChildren<TimeSeriesChart *>()) {
        const ReadoutContent *readout = chart->isVisible() ? chart->readout() : nullptr;
        if (readout == nullptr)
            continue;
        time = readout->time;
        for (std::size_t line = 0; line < readout->rows.size(); ++line) {
            const ReadoutContent::Row &read = readout->rows[line];
            rows.push_back(
                {QStringLiteral("%1/%2/%3").arg(chart->objectName()).arg(line).arg(read.name),
                 chart->title(),
                 read.name,
                 read.value,
                 read.note,
                 read.sampled});
        }
    }
    return rows;
}

} // namespace

ReadoutPanel::ReadoutPanel(const PageContext &context, QWidget *parent)
    : SidePanel(context.style, tr("Values at the cursor"), parent)
    , m_crosshair(context.crosshair)
    , m_time(new QLabel)
    , m_sheet(new TableSheet(context.style, m_rows, "readoutTable", tr("Values at the cursor")))
    , m_table(&m_sheet->table())
    , m_copy(new QPushButton(tr("&Copy all")))
{
    setObjectName(QStringLiteral("readoutPanel"));
    m_time->setObjectName(QStringLiteral("readoutTime"));
    m_time->setTextFormat(Qt::PlainText);
    m_time->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_time->setFont(context.style.numberFont());
    using R = ReadingsModel;
    m_table->showColumns({R::Line, R::Value, R::Chart, R::Note, R::Sampled}, R::Line);
    m_table->setYielding({R::Sampled, R::Note});
    m_sheet->setEmptyText(tr("No cursor on a chart"),
                          tr("Move the pointer over a chart, or step with the arrow keys in one."));
    m_copy->setObjectName(QStringLiteral("readoutCopy"));
    m_copy->setEnabled(false);
    content()->addWidget(m_time);
    content()->addWidget(m_sheet, 1);
    content()->addWidget(m_copy);
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &ReadoutPanel::read);
    connect(&m_crosshair, &Crosshair::moved, this, &ReadoutPanel::readSoon);
    connect(&context.session, &Session::advanced, this, &ReadoutPanel::readSoon);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        m_table->clearSelection();
        m_table->copyRows();
    });
    connect(&context.style, &Style::changed, m_time, [this, &style = context.style] {
        m_time->setFont(style.numberFont());
    });
}

void ReadoutPanel::showEvent(QShowEvent *event)
{
    SidePanel::showEvent(event);
    readSoon();
}

void ReadoutPanel::readSoon()
{
    if (isVisible())
        m_turn.start(0);
}

void ReadoutPanel::read()
{
    if (!m_crosshair.time())
        return fade();
    QString time;
    std::vector<ReadingRow> rows = readingsOf(*window(), time);
    if (rows.empty())
        return fade();
    m_time->setText(time);
    m_rows.setRows(std::move(rows));
    m_copy->setEnabled(true);
}

void ReadoutPanel::fade()
{
    std::vector<ReadingRow> rows = m_rows.rows();
    for (ReadingRow &row : rows)
        row.isStale = true;
    m_rows.setRows(std::move(rows));
}

} // namespace perfdeck
