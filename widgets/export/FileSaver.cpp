// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/export/FileSaver.h"

#include <QFileDialog>
#include <QPointer>
#include <QSaveFile>
#include <QWidget>

#include <chrono>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

/// People see no more steps than this of a progress bar.
constexpr auto kNewsPause = std::chrono::milliseconds(50);

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

FileContent wholeContent(std::function<QByteArray()> make)
{
    return [make = std::move(make)](const DataTableSink &sink) -> Status {
        const QByteArray bytes = make();
        sink({bytes.constData(), static_cast<std::size_t>(bytes.size())}, 1);
        return {};
    };
}

FileContent tableContent(DataTablePtr table)
{
    return [table = std::move(table)](const DataTableSink &sink) -> Status {
        writeTable(*table, TextFormat::Csv, sink);
        return {};
    };
}

FileSaver::FileSaver(QObject *parent)
    : QObject(parent)
    , m_choosePath(savePathDialog())
{
}

FileSaver::~FileSaver()
{
    for (auto &[id, writer] : m_writers)
        writer.request_stop(); // all at once; each is joined after that
}

FileSaver &FileSaver::of(QWidget &widget)
{
    QWidget *top = &widget;
    while (top->parentWidget() != nullptr)
        top = top->parentWidget();
    if (auto *present = top->findChild<FileSaver *>({}, Qt::FindDirectChildrenOnly))
        return *present;
    return *new FileSaver(top);
}

void FileSaver::setPathChooser(SavePathChooser chooser)
{
    m_choosePath = chooser ? std::move(chooser) : savePathDialog();
}

void FileSaver::save(QWidget &owner,
                     const QString &suggestedName,
                     const QString &filter,
                     std::function<FileContent(const QString &)> prepare)
{
    m_choosePath(&owner,
                 suggestedName,
                 filter,
                 [self = QPointer(this), guard = QPointer(&owner), prepare = std::move(prepare)](
                     const QString &path) {
                     if (self && guard && !path.isEmpty())
                         self->write(path, prepare(path));
                 });
}

void FileSaver::saveTable(QWidget &owner, const QString &title, DataTablePtr table)
{
    save(owner,
         suggestedFileName(title, QStringLiteral("csv")),
         tr("Tables (*.csv)"),
         [table = std::move(table)](const QString &) { return tableContent(table); });
}

void FileSaver::saveTable(QWidget &owner, const QString &title, std::function<DataTable()> make)
{
    save(owner,
         suggestedFileName(title, QStringLiteral("csv")),
         tr("Tables (*.csv)"),
         [make = std::move(make)](const QString &) -> FileContent {
             return [make](const DataTableSink &sink) {
                 return tableContent(std::make_shared<const DataTable>(make()))(sink);
             };
         });
}

void FileSaver::write(const QString &path, FileContent content)
{
    const SaveId id = ++m_last;
    Q_EMIT began(id, path);
    // The writer is joined before this object goes, so `this` outlives every call below.
    m_writers.emplace(id,
                      [this, id, path, content = std::move(content)](const std::stop_token &stop) {
                          const Outcome outcome = writeFile(id, path, content, stop);
                          QMetaObject::invokeMethod(
                              this,
                              [this, id, path, outcome] { finish(id, path, outcome); },
                              Qt::QueuedConnection);
                      });
}

FileSaver::Outcome FileSaver::writeFile(SaveId id,
                                        const QString &path,
                                        const FileContent &content,
                                        std::stop_token stop)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {file.errorString()};
    bool isWhole = true;
    std::optional<std::chrono::steady_clock::time_point> told;
    const Status status = content([&](std::string_view text, double done) {
        const auto now = std::chrono::steady_clock::now();
        if (!told || done >= 1 || now - *told >= kNewsPause) {
            told = now;
            QMetaObject::invokeMethod(
                this, [this, id, done] { Q_EMIT progressed(id, done); }, Qt::QueuedConnection);
        }
        isWhole = isWhole && !stop.stop_requested() && writePiece(file, text);
        return isWhole;
    });
    if (stop.stop_requested())
        return {{}, true};
    if (!status)
        return {QString::fromStdString(status.error().message())};
    return {isWhole && file.commit() ? QString() : file.errorString()};
}

void FileSaver::cancel(SaveId id)
{
    if (const auto writer = m_writers.find(id); writer != m_writers.end())
        writer->second.request_stop();
}

void FileSaver::finish(SaveId id, const QString &path, const Outcome &outcome)
{
    m_writers.erase(id); // it has nothing left to do
    Q_EMIT ended(id);
    if (outcome.isCancelled)
        Q_EMIT cancelled(path);
    else if (outcome.problem.isEmpty())
        Q_EMIT saved(path);
    else
        Q_EMIT failed(tr("%1 could not be written: %2. Choose another folder or name.")
                          .arg(path, outcome.problem));
}

} // namespace perfdeck
