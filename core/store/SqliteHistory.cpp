// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SqliteHistory.h"

#include "core/store/FileIdentity.h"
#include "core/store/GroupBook.h"
#include "core/store/HistoryFileReader.h"
#include "core/store/HistoryWriter.h"
#include "core/store/SortedSamples.h"
#include "core/store/WriterLock.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <utility>

namespace perfdeck {
namespace {

constexpr Duration kFirstRetry = std::chrono::seconds(1);
constexpr Duration kLastRetry = std::chrono::seconds(30);
/// Samples that wait for the file may take this much memory; then the oldest go.
constexpr std::uint64_t kMaxWaitingBytes = 64ULL << 20;
constexpr std::size_t kMaxWaitingRows = 10'000;

bool isCorrupt(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

std::uint64_t presentSamples(std::span<const double> values)
{
    return static_cast<std::uint64_t>(
        std::count_if(values.begin(), values.end(), [](double value) { return !isAbsent(value); }));
}

class SqliteHistory final : public HistoryStore
{
public:
    explicit SqliteHistory(SqliteHistoryOptions options)
        : m_options(std::move(options))
        , m_book(m_options.samplesPerChunk)
    {
        m_status.path = m_options.path;
        m_status.state = StorageStatus::State::Opening;
    }

    ~SqliteHistory() override { close(); }

    bool open(SeriesCatalog &catalog) override;
    void append(const TickRow &row) override;
    void append(std::span<const Event> events) override;
    void apply(std::span<const NoteChange> changes) override;
    void append(ClusterUpdatePtr update) override;
    void apply(FindingChanges changes) override;
    void apply(AlertChanges changes) override;
    void apply(Deliveries deliveries) override;
    void apply(BenchmarkChanges changes) override;
    [[nodiscard]] Status import(SeriesId series,
                                std::span<const Timestamp> times,
                                std::span<const double> values) override;
    void flush(Timestamp now) override;
    void maintain(Timestamp now) override;
    void close() override;
    [[nodiscard]] StorageStatus status() const override;
    [[nodiscard]] Result<std::unique_ptr<HistoryReader>> newReader() const override;

private:
    [[nodiscard]] bool begin();
    [[nodiscard]] bool beginWriting();
    void readSeriesOnly();
    void setAside(const std::string &reason);
    [[nodiscard]] bool wasReplaced();
    void beginAgain();
    void fail(const Error &error);
    void fail(const SqliteFailure &problem);
    void succeed(Timestamp now);
    void noteOldest();
    void trim();
    template<class Change>
    void change(const Change &apply);

    const SqliteHistoryOptions m_options;
    std::shared_ptr<FileSeries> m_series; ///< guarded by m_mutex where other threads read it
    WriterLock m_lock;
    std::unique_ptr<HistoryWriter> m_writer;
    FileIdentity m_identity;
    GroupBook m_book;
    PlainRows m_rows;
    std::uint64_t m_unwritten = 0; ///< samples appended since the last good flush
    std::string m_notice; ///< what the user must know although writing goes on
    Duration m_retry{0};
    Timestamp m_retryAt = Timestamp::min();
    bool m_isFinal = false; ///< trying again cannot help
    bool m_othersWrite = false; ///< another process has the lock
    mutable std::mutex m_mutex;
    StorageStatus m_status;
};

template<class Change>
void SqliteHistory::change(const Change &apply)
{
    const std::lock_guard lock(m_mutex);
    apply(m_status);
}

bool SqliteHistory::open(SeriesCatalog &catalog)
{
    {
        const std::lock_guard lock(m_mutex);
        m_series = std::make_shared<FileSeries>(catalog);
    }
    return begin();
}

bool SqliteHistory::begin()
{
    if (m_options.readOnly) {
        m_isFinal = true;
        change([](StorageStatus &status) { status.state = StorageStatus::State::Refused; });
        readSeriesOnly();
        return newReader().has_value();
    }
    if (Status locked = m_lock.acquire(m_options.path); !locked) {
        readSeriesOnly();
        fail(locked.error());
        m_othersWrite = locked.error().kind == ErrorKind::Locked;
        return false;
    }
    m_othersWrite = false;
    try {
        return beginWriting();
    } catch (const SqliteFailure &problem) {
        m_writer.reset();
        if (!isCorrupt(problem.code())) {
            fail(problem);
            return false;
        }
        setAside(problem.what());
        m_series->forget();
        m_book.forgetFile();
    }
    try {
        return beginWriting();
    } catch (const SqliteFailure &problem) {
        m_writer.reset();
        fail(problem);
        return false;
    }
}

bool SqliteHistory::beginWriting()
{
    Result<std::unique_ptr<HistoryWriter>> writer
        = HistoryWriter::open(m_options.path, m_options.retention);
    if (!writer) {
        m_isFinal = true;
        fail(writer.error());
        return false;
    }
    (*writer)->recover(*m_series, m_book);
    m_writer = std::move(*writer);
    m_identity = FileIdentity::of(m_options.path);
    m_retry = Duration(0);
    noteOldest();
    change([&](StorageStatus &status) {
        status.state = StorageStatus::State::Writing;
        status.problem = m_notice;
        status.series = m_series->size();
        status.fileBytes = m_identity.bytes;
    });
    return true;
}

void SqliteHistory::readSeriesOnly()
{
    auto reader = HistoryFileReader::open(m_options.path, m_series);
    if (!reader)
        return;
    if (auto series = (*reader)->series())
        change([&](StorageStatus &status) { status.series = series->size(); });
}

void SqliteHistory::append(const TickRow &row)
{
    // What another PerfDeck writes would stand in the file twice.
    if (m_isFinal || m_othersWrite)
        return;
    m_book.append(row);
    m_unwritten += presentSamples(row.values);
}

void SqliteHistory::append(std::span<const Event> events)
{
    if (m_isFinal || m_othersWrite)
        return;
    m_rows.events.insert(m_rows.events.end(), events.begin(), events.end());
}

void SqliteHistory::apply(std::span<const NoteChange> changes)
{
    if (m_isFinal || m_othersWrite)
        return;
    m_rows.notes.insert(m_rows.notes.end(), changes.begin(), changes.end());
}

void SqliteHistory::append(ClusterUpdatePtr update)
{
    if (m_isFinal || m_othersWrite)
        return;
    m_rows.clusters.push_back(std::move(update));
}

void SqliteHistory::apply(FindingChanges changes)
{
    if (m_isFinal || m_othersWrite || changes.empty())
        return;
    m_rows.findings.push_back(std::move(changes));
}

void SqliteHistory::apply(AlertChanges changes)
{
    if (m_isFinal || m_othersWrite || changes.empty())
        return;
    m_rows.alerts.push_back(std::move(changes));
}

void SqliteHistory::apply(Deliveries deliveries)
{
    if (m_isFinal || m_othersWrite)
        return;
    std::ranges::move(deliveries, std::back_inserter(m_rows.deliveries));
}

void SqliteHistory::apply(BenchmarkChanges changes)
{
    if (m_isFinal || m_othersWrite || changes.empty())
        return;
    m_rows.benchmarks.push_back(std::move(changes));
}

Status SqliteHistory::import(SeriesId series,
                             std::span<const Timestamp> times,
                             std::span<const double> values)
{
    if (!m_writer)
        return failure(ErrorKind::Unavailable, "Nothing was imported", status().problem);
    const SortedSamples sorted(times, values);
    if (sorted.times.empty())
        return {};
    try {
        m_writer->import(*m_series, m_book, series, sorted.times, sorted.values);
    } catch (const SqliteFailure &problem) {
        return failure(storageError(problem, "Nothing was imported into " + m_options.path));
    }
    change([&](StorageStatus &status) { status.samplesWritten += sorted.times.size(); });
    return {};
}

void SqliteHistory::flush(Timestamp now)
{
    if (m_isFinal || !m_series)
        return;
    if (m_retry > Duration(0)) {
        // A clock that was set back must not stop the retries.
        m_retryAt = std::min(m_retryAt, later(now, m_retry));
        if (now < m_retryAt) {
            trim();
            return;
        }
        m_retryAt = later(now, m_retry);
    }
    if (m_writer && wasReplaced())
        beginAgain();
    if (!m_writer && !begin()) {
        m_retryAt = later(now, m_retry);
        trim();
        return;
    }
    try {
        if (m_book.hasUnwritten() || !m_rows.empty())
            m_writer->flush(*m_series, m_book, m_rows);
        succeed(now);
    } catch (const SqliteFailure &problem) {
        if (isCorrupt(problem.code())) {
            setAside(problem.what());
            beginAgain();
        }
        fail(problem);
        m_retryAt = later(now, m_retry);
        trim();
    }
}

void SqliteHistory::maintain(Timestamp now)
{
    if (!m_writer || m_retry > Duration(0))
        return;
    m_book.closeIdle(now);
    try {
        m_writer->maintain(*m_series, m_book, now);
        noteOldest();
    } catch (const SqliteFailure &problem) {
        fail(problem);
        m_retryAt = later(now, m_retry);
    }
    m_book.maintained();
}

void SqliteHistory::noteOldest()
{
    const std::optional<Timestamp> oldest = m_writer->oldest();
    change([&](StorageStatus &status) { status.oldest = oldest; });
}

void SqliteHistory::close()
{
    if (!m_series)
        return;
    m_retry = Duration(0);
    if (m_writer && !m_isFinal)
        flush(m_status.lastFlush.value_or(Timestamp()));
    m_writer.reset();
    m_lock.release();
    m_isFinal = true;
}

StorageStatus SqliteHistory::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

Result<std::unique_ptr<HistoryReader>> SqliteHistory::newReader() const
{
    std::shared_ptr<FileSeries> series;
    {
        const std::lock_guard lock(m_mutex);
        series = m_series;
    }
    if (!series)
        return failure(ErrorKind::Unavailable,
                       "The history " + m_options.path + " is not open yet");
    Result<std::unique_ptr<HistoryFileReader>> reader
        = HistoryFileReader::open(m_options.path, series);
    if (!reader)
        return failure(std::move(reader).error());
    return std::move(*reader);
}

void SqliteHistory::setAside(const std::string &reason)
{
    m_writer.reset();
    const std::string aside = freeName(m_options.path + ".corrupt");
    std::error_code error;
    std::filesystem::rename(m_options.path, aside, error);
    if (error)
        return;
    for (const char *suffix : {"-wal", "-shm"}) {
        std::error_code ignored;
        std::filesystem::rename(m_options.path + suffix, aside + suffix, ignored);
    }
    m_notice = "The history file was damaged (" + reason + "). It is kept as " + aside
        + "; a new one was begun.";
}

bool SqliteHistory::wasReplaced()
{
    return !m_identity.isSameFile(FileIdentity::of(m_options.path));
}

void SqliteHistory::beginAgain()
{
    m_writer.reset();
    m_lock.release(); // its file may be gone as well
    m_series->forget();
    m_book.forgetFile();
    if (m_notice.empty())
        m_notice = "The history file " + m_options.path
            + " was removed while PerfDeck wrote it; a new one was begun.";
}

void SqliteHistory::fail(const SqliteFailure &problem)
{
    fail(storageError(problem, "The history " + m_options.path + " cannot be written"));
}

void SqliteHistory::fail(const Error &error)
{
    // Looking whether the other writer is gone costs next to nothing.
    const bool isLocked = error.kind == ErrorKind::Locked && !m_lock.isHeld();
    m_retry = isLocked ? kFirstRetry : std::clamp(m_retry * 2, kFirstRetry, kLastRetry);
    const bool isRefused = m_isFinal || isLocked;
    change([&](StorageStatus &status) {
        status.state = isRefused ? StorageStatus::State::Refused : StorageStatus::State::Failing;
        status.problem = error.message();
    });
}

void SqliteHistory::succeed(Timestamp now)
{
    m_retry = Duration(0);
    m_rows = {};
    const std::uint64_t bytes = FileIdentity::of(m_options.path).bytes;
    change([&](StorageStatus &status) {
        status.state = StorageStatus::State::Writing;
        status.problem = m_notice;
        status.samplesWritten += std::exchange(m_unwritten, 0);
        status.lastFlush = now;
        status.fileBytes = bytes;
        status.series = m_series->size();
    });
}

void SqliteHistory::trim()
{
    const std::uint64_t lost = m_book.dropUnwritten(kMaxWaitingBytes);
    m_unwritten -= std::min(m_unwritten, lost);
    m_rows.trim(kMaxWaitingRows);
    if (lost > 0)
        change([&](StorageStatus &status) { status.samplesLost += lost; });
}

} // namespace

std::unique_ptr<HistoryStore> makeSqliteHistory(SqliteHistoryOptions options)
{
    return std::make_unique<SqliteHistory>(std::move(options));
}

Result<std::unique_ptr<HistoryReader>> openSqliteReader(const std::string &path)
{
    Result<std::unique_ptr<HistoryFileReader>> reader = HistoryFileReader::open(path);
    if (!reader)
        return failure(std::move(reader).error());
    return std::move(*reader);
}

} // namespace perfdeck
