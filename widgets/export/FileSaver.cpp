// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/export/FileSaver.h"

#include <QFileDialog>
#include <QPointer>
#include <QSaveFile>
#include <QWidget>

#include <utility>

namespace perfdeck {

namespace {

/// Below this a table is written within a few milliseconds.
constexpr std::size_t kSmallCells = 20'000;

/// Empty when the file is there; else what went wrong.
template<class Write>
QString writeFile(const QString &path, Write write)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && write(file) && file.commit())
        return {};
    return file.errorString();
}

bool writePiece(QSaveFile &file, std::string_view text)
{
    const auto size = static_cast<qint64>(text.size());
    return file.write(text.data(), size) == size;
}

} // namespace

SavePathChooser savePathDialog()
{
    return [](QWidget *parent,
              const QString &suggestedName,
              const QString &filter,
              std::function<void(const QString &)> chosen) {
        auto *dialog = new QFileDialog(parent, FileSaver::tr("Save"), QString(), filter);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setFileMode(QFileDialog::AnyFile);
        dialog->selectFile(suggestedName);
        QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(chosen));
        dialog->open();
    };
}

QString suggestedFileName(const QString &title, const QString &suffix)
{
    QString stem;
    for (const QChar c : title) {
        if (c.isLetterOrNumber())
            stem += c;
        else if (!stem.isEmpty() && !stem.endsWith(QLatin1Char('-')))
            stem += QLatin1Char('-');
    }
    while (stem.endsWith(QLatin1Char('-')))
        stem.chop(1);
    if (stem.isEmpty())
        stem = QStringLiteral("perfdeck");
    return stem + QLatin1Char('.') + suffix;
}

FileSaver::FileSaver(QWidget *owner)
    : QObject(owner)
    , m_owner(owner)
    , m_choosePath(savePathDialog())
{
}

FileSaver::~FileSaver() = default;

void FileSaver::setPathChooser(SavePathChooser chooser)
{
    m_choosePath = chooser ? std::move(chooser) : savePathDialog();
}

void FileSaver::ask(const QString &suggestedName,
                    const QString &filter,
                    std::function<void(const QString &)> chosen)
{
    const auto guarded = [self = QPointer(this), chosen = std::move(chosen)](const QString &path) {
        if (self && !path.isEmpty())
            chosen(path);
    };
    m_choosePath(m_owner, suggestedName, filter, guarded);
}

void FileSaver::saveBytes(const QString &suggestedName,
                          const QString &filter,
                          std::function<QByteArray()> content)
{
    ask(suggestedName, filter, [this, content = std::move(content)](const QString &path) {
        const QByteArray bytes = content();
        finish(path,
               writeFile(path,
                         [&bytes](QSaveFile &file) { return file.write(bytes) == bytes.size(); }),
               false);
    });
}

void FileSaver::saveTable(const QString &suggestedName, DataTablePtr table)
{
    ask(suggestedName, tr("Tables (*.csv)"), [this, table = std::move(table)](const QString &path) {
        writeTableTo(path, table);
    });
}

void FileSaver::saveTable(const QString &suggestedName, std::function<DataTable()> make)
{
    ask(suggestedName, tr("Tables (*.csv)"), [this, make = std::move(make)](const QString &path) {
        writeInBackground(path, [make] { return std::make_shared<const DataTable>(make()); });
    });
}

void FileSaver::writeTableTo(const QString &path, const DataTablePtr &table)
{
    if (table->cells.size() > kSmallCells)
        return writeInBackground(path, [table] { return table; });
    const QString problem = writeFile(path, [&table](QSaveFile &file) {
        return writeTable(*table, TextFormat::Csv, [&file](std::string_view text, double) {
            return writePiece(file, text);
        });
    });
    finish(path, problem, false);
}

void FileSaver::writeInBackground(const QString &path, std::function<DataTablePtr()> make)
{
    if (std::exchange(m_busy, true)) {
        Q_EMIT failed(tr("%1 was not saved: another table is still being written. Try again "
                         "when it is done.")
                          .arg(path));
        return;
    }
    // The writer is joined before this object goes, so `this` outlives every call below.
    m_writer = std::jthread([this, path, make = std::move(make)](const std::stop_token &stop) {
        const auto tell = [this](auto news) {
            QMetaObject::invokeMethod(this, std::move(news), Qt::QueuedConnection);
        };
        tell([this, path] { Q_EMIT progressed(path, 0); });
        const DataTablePtr table = make();
        const QString problem = writeFile(path, [&](QSaveFile &file) {
            return writeTable(*table, TextFormat::Csv, [&](std::string_view text, double done) {
                tell([this, path, done] { Q_EMIT progressed(path, done); });
                return !stop.stop_requested() && writePiece(file, text);
            });
        });
        const bool stopped = !problem.isEmpty() && stop.stop_requested();
        tell([this, path, problem, stopped] {
            m_busy = false;
            finish(path, problem, stopped);
        });
    });
}

void FileSaver::cancel()
{
    m_writer.request_stop();
}

void FileSaver::finish(const QString &path, const QString &problem, bool stopped)
{
    if (stopped)
        Q_EMIT cancelled(path);
    else if (problem.isEmpty())
        Q_EMIT saved(path);
    else
        Q_EMIT failed(
            tr("%1 could not be written: %2. Choose another folder or name.").arg(path, problem));
}

} // namespace perfdeck
