// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ChartExport.h"

#include "widgets/export/DataTable.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileDialog>
#include <QPointer>
#include <QSaveFile>

#include <algorithm>
#include <utility>
#include <variant>

namespace perfdeck {

namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("ChartExport", words);
}

QString suggestedName(const TimeSeriesChart &chart, const char *suffix)
{
    QString name = chart.title().toLower();
    name.replace(QChar(u' '), QChar(u'-'));
    return (name.isEmpty() ? QStringLiteral("chart") : name) + QString::fromLatin1(suffix);
}

void write(TimeSeriesChart &chart, const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        Q_EMIT chart.saved(path);
    else
        Q_EMIT chart.saveFailed(say("%1 was not saved: %2").arg(path, file.errorString()));
}

template<class MakeBytes>
void save(TimeSeriesChart &chart,
          const SavePathChooser &choose,
          const QString &name,
          const QString &filter,
          MakeBytes bytes)
{
    choose(chart.window(), name, filter, [guarded = QPointer(&chart), bytes](const QString &path) {
        if (guarded && !path.isEmpty())
            write(*guarded, path, bytes(*guarded));
    });
}

QByteArray pngOf(TimeSeriesChart &chart)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    chart.toImage().save(&buffer, "PNG");
    return bytes;
}

/// The rows whose time lies in the range.
DataTable rowsWithin(const DataTable &table, TimeRange range)
{
    DataTable within{table.columns, {}};
    const auto time = std::find_if(
        table.columns.begin(), table.columns.end(), [](const auto &c) { return c.isTime; });
    const auto column = static_cast<std::size_t>(time - table.columns.begin());
    for (std::size_t row = 0; time != table.columns.end() && row < table.rowCount(); ++row) {
        const auto *micros = std::get_if<std::int64_t>(&table.at(row, column));
        if (micros == nullptr || !range.contains(Timestamp(Duration(*micros))))
            continue;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            within.cells.push_back(table.at(row, i));
    }
    return within;
}

} // namespace

SavePathChooser askSavePath()
{
    return [](QWidget *parent,
              const QString &name,
              const QString &filter,
              std::function<void(const QString &)> chosen) {
        auto *dialog = new QFileDialog(parent, say("Save"), {}, filter);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(name);
        QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(chosen));
        dialog->open();
    };
}

void savePicture(TimeSeriesChart &chart, const SavePathChooser &choose)
{
    save(chart, choose, suggestedName(chart, ".png"), say("PNG pictures (*.png)"), pngOf);
}

void saveRange(TimeSeriesChart &chart, TimeRange range, const SavePathChooser &choose)
{
    save(chart,
         choose,
         suggestedName(chart, ".csv"),
         say("CSV tables (*.csv)"),
         [range](TimeSeriesChart &from) {
             return tableText(rowsWithin(from.table(), range), TextFormat::Csv).toUtf8();
         });
}

void saveData(TimeSeriesChart &chart, const SavePathChooser &choose)
{
    save(chart,
         choose,
         suggestedName(chart, ".csv"),
         say("CSV tables (*.csv)"),
         [](TimeSeriesChart &from) { return from.toCsv().toUtf8(); });
}

} // namespace perfdeck
