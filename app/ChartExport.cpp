// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ChartExport.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileDialog>
#include <QPointer>
#include <QSaveFile>

#include <utility>

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

void saveData(TimeSeriesChart &chart, const SavePathChooser &choose)
{
    save(chart,
         choose,
         suggestedName(chart, ".csv"),
         say("CSV tables (*.csv)"),
         [](TimeSeriesChart &from) { return from.toCsv().toUtf8(); });
}

} // namespace perfdeck
