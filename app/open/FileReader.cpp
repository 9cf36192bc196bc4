// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open/FileReader.h"

#include "app/open/FileKind.h"
#include "core/engine/import/ImportFile.h"
#include "core/store/SqliteHistory.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr qint64 kHead = 4096;
constexpr double kStep = 0.005; ///< progress is told in steps of this size

QString words(const Error &error)
{
    return QString::fromStdString(error.message());
}

} // namespace

/// Lives on the reading thread; tells the reader by queued calls.
class FileReader::Run final
{
public:
    Run(FileReader &reader, std::stop_token stop)
        : m_reader(reader)
        , m_stop(std::move(stop))
    {
    }

    void read(const QStringList &paths)
    {
        QStringList samples;
        for (const QString &path : paths) {
            if (m_stop.stop_requested())
                break;
            QFile file(path);
            if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly)) {
                tell(NotOpened{FileReader::tr("%1 was not opened: %2").arg(path, reasonOf(file))});
                continue;
            }
            const QByteArray head = file.read(kHead);
            const FileKind kind
                = fileKind({head.constData(), std::size_t(head.size())}, path.toStdString());
            if (kind == FileKind::Samples)
                samples.append(path);
            else
                openOne(kind, file);
        }
        if (!samples.isEmpty())
            import(samples);
        post([](FileReader &reader) { Q_EMIT reader.finished(); });
    }

private:
    static QString reasonOf(const QFile &file)
    {
        return QFileInfo(file).isDir() ? FileReader::tr("it is a folder") : file.errorString();
    }

    template<class Call>
    void post(Call call)
    {
        // The reader joins this thread before it goes; calls queued by then die with it.
        QMetaObject::invokeMethod(
            &m_reader, [&reader = m_reader, call] { call(reader); }, Qt::QueuedConnection);
    }

    void tell(const Opened &what)
    {
        post([what](FileReader &reader) { Q_EMIT reader.opened(what); });
    }

    void openOne(FileKind kind, QFile &file)
    {
        const QString path = file.fileName();
        if (kind == FileKind::Database) {
            const auto reader = openSqliteReader(path.toStdString());
            if (reader)
                tell(OpenedHistory{QFileInfo(path).fileName(), path.toStdString(), {}, {}});
            else
                tell(NotOpened{words(reader.error())});
        } else if (kind == FileKind::Session) {
            openSession(file);
        } else if (kind == FileKind::Profile) {
            tell(FoundProfile{path});
        } else {
            tell(NotOpened{refusal(kind, path)});
        }
    }

    void openSession(QFile &file)
    {
        file.seek(0);
        const std::string text = file.read(kLargestSession).toStdString();
        const Result<SessionFile> session = readSession(text, file.fileName().toStdString());
        if (session)
            tell(OpenedSession{file.fileName(), *session});
        else
            tell(NotOpened{words(session.error())});
    }

    void import(const QStringList &paths)
    {
        const auto folder = std::make_shared<QTemporaryDir>();
        SqliteHistoryOptions options;
        options.path = folder->filePath(QStringLiteral("imported.db")).toStdString();
        const auto history = makeSqliteHistory(options);
        SeriesCatalog catalog;
        if (!folder->isValid() || !history->open(catalog)) {
            tell(NotOpened{FileReader::tr("Nothing was imported: there is no room for it in %1.")
                               .arg(folder->path())});
            return;
        }
        std::optional<TimeRange> range;
        for (qsizetype at = 0; at < paths.size() && !m_stop.stop_requested(); ++at)
            importOne(paths, at, *history, catalog, range);
        history->close();
        if (range && !m_stop.stop_requested())
            tell(OpenedHistory{titleOf(paths), options.path, range, folder});
    }

    void importOne(const QStringList &paths,
                   qsizetype at,
                   HistoryStore &history,
                   SeriesCatalog &catalog,
                   std::optional<TimeRange> &range)
    {
        const auto progress = [this, at, count = double(paths.size())](double done) {
            tellProgress((double(at) + done) / count);
        };
        const Result<ImportReport> report
            = importFile(paths[at].toStdString(), history, catalog, progress, m_stop);
        if (!report) {
            if (report.error().kind != ErrorKind::Cancelled)
                tell(NotOpened{words(report.error())});
            return;
        }
        if (!report->range) {
            tell(NotOpened{FileReader::tr("%1 has no samples.").arg(paths[at])});
            return;
        }
        if (!range)
            range = report->range;
        range->from = std::min(range->from, report->range->from);
        range->to = std::max(range->to, report->range->to);
    }

    void tellProgress(double done)
    {
        if (done < m_told + kStep)
            return;
        m_told = done;
        post([done](FileReader &reader) { Q_EMIT reader.progressed(done); });
    }

    static QString titleOf(const QStringList &paths)
    {
        const QString first = QFileInfo(paths.front()).fileName();
        return paths.size() == 1
            ? first
            : FileReader::tr("%1 and %n more", nullptr, int(paths.size()) - 1).arg(first);
    }

    FileReader &m_reader;
    std::stop_token m_stop;
    double m_told = 0;
};

FileReader::FileReader(QStringList paths, QObject *parent)
    : QObject(parent)
    , m_paths(std::move(paths))
{
}

FileReader::~FileReader() = default;

void FileReader::start()
{
    m_thread
        = std::jthread([this](std::stop_token stop) { Run(*this, std::move(stop)).read(m_paths); });
}

void FileReader::cancel()
{
    m_thread.request_stop();
}

} // namespace perfdeck
