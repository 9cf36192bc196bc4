// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/ImportFile.h"

#include "core/engine/import/SeriesBuffers.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <vector>

namespace perfdeck {

namespace {

constexpr std::size_t kPieceBytes = 1 << 20;

/// A file read piece by piece, with its share of the progress.
class FilePieces final
{
public:
    FilePieces(const std::string &path, const ImportProgress &progress, double begin, double end)
        : m_path(path)
        , m_progress(progress)
        , m_begin(begin)
        , m_end(end)
        , m_buffer(kPieceBytes)
    {
    }

    [[nodiscard]] Status open()
    {
        std::error_code error;
        m_size = std::filesystem::file_size(m_path, error);
        if (error)
            return fail(error);
        m_file.open(m_path, std::ios::binary);
        return m_file ? Status() : fail(std::error_code(errno, std::generic_category()));
    }

    /// Empty at the end.
    [[nodiscard]] Result<std::string_view> next()
    {
        m_file.read(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
        if (m_file.bad())
            return failure(fail(std::error_code(errno, std::generic_category())).error());
        const auto count = static_cast<std::size_t>(m_file.gcount());
        m_read += count;
        if (m_progress && m_size > 0)
            m_progress(m_begin
                       + (m_end - m_begin) * static_cast<double>(m_read)
                           / static_cast<double>(std::max(m_size, m_read)));
        return std::string_view(m_buffer.data(), count);
    }

private:
    [[nodiscard]] Status fail(const std::error_code &error) const
    {
        return failure(ErrorKind::NotFound, "Cannot read " + m_path, error.message());
    }

    const std::string &m_path;
    const ImportProgress &m_progress;
    double m_begin;
    double m_end;
    std::vector<char> m_buffer;
    std::ifstream m_file;
    std::uintmax_t m_size = 0;
    std::uintmax_t m_read = 0;
};

std::unique_ptr<ImportReader> makeReader(ImportFormat format, ImportSink sink)
{
    return format == ImportFormat::Csv ? makeCsvImport(std::move(sink))
                                       : makeTextImport(std::move(sink));
}

/// Reads all of a file once. `afterPiece` may end it.
Result<ImportReport>
readOnce(FilePieces &pieces, const ImportSink &sink, const std::function<Status()> &afterPiece)
{
    if (const Status opened = pieces.open(); !opened)
        return failure(opened.error());
    ImportReport report;
    std::unique_ptr<ImportReader> reader;
    while (true) {
        const auto piece = pieces.next();
        if (!piece)
            return failure(piece.error());
        if (!reader) {
            report.format = detectImportFormat(*piece);
            reader = makeReader(report.format, sink);
        }
        const bool atEnd = piece->empty();
        Status status = atEnd ? reader->finish() : reader->feed(*piece);
        if (status)
            status = afterPiece();
        if (!status)
            return failure(status.error());
        if (atEnd)
            break;
    }
    report.lines = reader->counts().lines;
    report.samples = reader->counts().samples;
    report.empty = reader->counts().empty;
    return report;
}

} // namespace

Result<ImportReport> importFile(const std::string &path,
                                HistoryStore &history,
                                SeriesCatalog &catalog,
                                const ImportProgress &progress,
                                std::stop_token stop)
{
    const auto unlessStopped = [&stop]() -> Status {
        return stop.stop_requested() ? failure(ErrorKind::Cancelled, "Import") : Status();
    };
    FilePieces trial(path, progress, 0, 0.5);
    const auto understood = readOnce(
        trial, [](const SeriesKeyPtr &, Timestamp, double) {}, unlessStopped);
    if (!understood)
        return failure(understood.error().within(path));

    SeriesBuffers buffers(history, catalog);
    FilePieces pieces(path, progress, 0.5, 1);
    auto report = readOnce(
        pieces,
        [&buffers](const SeriesKeyPtr &key, Timestamp time, double value) {
            buffers.add(key, time, value);
        },
        [&] {
            return buffers.isFull() ? buffers.store().and_then(unlessStopped) : unlessStopped();
        });
    if (!report)
        return failure(report.error().within(path));
    if (const Status stored = buffers.store(); !stored)
        return failure(stored.error().within(path));
    history.flush(SystemClock().now());
    report->range = buffers.range();
    report->series = buffers.series();
    return report;
}

} // namespace perfdeck
