// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/ChunkReader.h"
#include "core/store/FileSeries.h"
#include "core/store/HistoryStore.h"
#include "core/store/JournalReader.h"
#include "core/store/RollupReader.h"
#include "core/store/SampleRuns.h"

#include <memory>
#include <string>

namespace perfdeck {

/// Reads one history file over a connection of its own. One thread at a time.
class HistoryFileReader final : public HistoryReader
{
public:
    /// `series` is shared by all who use the file; its catalog outlives the reader.
    [[nodiscard]] static Result<std::unique_ptr<HistoryFileReader>>
    open(const std::string &path, std::shared_ptr<FileSeries> series);
    /// Series keep the numbers they have in the file.
    [[nodiscard]] static Result<std::unique_ptr<HistoryFileReader>> open(const std::string &path);

    [[nodiscard]] Status read(SeriesId series,
                              TimeRange range,
                              std::vector<Timestamp> &times,
                              std::vector<double> &values) override;
    [[nodiscard]] Status readRollup(SeriesId series,
                                    RollupTier tier,
                                    TimeRange range,
                                    std::vector<RollupPoint> &points) override;
    [[nodiscard]] std::optional<Timestamp> rolledUpTo(SeriesId series) override;
    [[nodiscard]] Result<QuantileSketch> readSketch(SeriesId series, TimeRange range) override;
    [[nodiscard]] Result<std::vector<SeriesRecord>> series() override;
    [[nodiscard]] std::optional<TimeRange> extent() override;
    [[nodiscard]] std::optional<TimeRange> extent(SeriesId series) override;
    [[nodiscard]] Result<std::vector<Event>> events(TimeRange range, std::size_t limit) override;
    [[nodiscard]] Result<Notes> notes() override;
    [[nodiscard]] Result<ClusterHistory> cluster(const ClusterQuery &query) override;
    [[nodiscard]] Result<Findings> findings() override;
    [[nodiscard]] Result<AlertHistory> alertHistory(const AlertQuery &query) override;
    [[nodiscard]] Result<StoredAlerts> alertStates() override;
    [[nodiscard]] Result<Deliveries> deliveries(std::size_t limit) override;
    [[nodiscard]] Result<RunDocuments> benchmarks() override;
    [[nodiscard]] Result<RunDocument> benchmark(const std::string &id) override;

    /// Where a part of the range of about `chunks` chunks ends; at most range.to.
    [[nodiscard]] Timestamp windowEnd(SeriesId series, TimeRange range, std::size_t chunks);

    /// How many chunks were decoded since the reader was opened; tells what a query really cost.
    [[nodiscard]] std::uint64_t chunksDecoded() const { return m_runs.chunksDecoded(); }

    [[nodiscard]] Database &database() { return m_database; }

private:
    HistoryFileReader(const std::string &path,
                      bool isImmutable,
                      std::shared_ptr<FileSeries> series);

    /// Runs `work` on the number that the series has in the file, in one snapshot; `none` where the
    /// file does not know it.
    template<class Value, class Work>
    [[nodiscard]] Result<Value> withSeries(SeriesId series, const Work &work);
    [[nodiscard]] Status readRaw(FileSeries::FileId id,
                                 TimeRange range,
                                 std::vector<Timestamp> &times,
                                 std::vector<double> &values);
    [[nodiscard]] Status addRaw(FileSeries::FileId id, TimeRange range, QuantileSketch &sketch);

    /// Tables appear when they are first needed; from then on they are there.
    [[nodiscard]] bool hasHead();
    [[nodiscard]] bool hasArchive();

    std::string m_path;
    Database m_database;
    std::unique_ptr<SeriesCatalog> m_ownCatalog;
    std::shared_ptr<FileSeries> m_series;
    std::unique_ptr<ChunkReader> m_chunks;
    std::unique_ptr<RollupReader> m_rollups;
    std::unique_ptr<JournalReader> m_journal;
    SampleRuns m_runs;
};

} // namespace perfdeck
