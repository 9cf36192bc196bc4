// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/BenchHistory.h"

#include "app/SourceOptions.h"
#include "core/runs/plan/RunFile.h"
#include "core/store/SqliteHistory.h"

#include <filesystem>
#include <utility>

namespace perfdeck {

BenchHistory::BenchHistory(std::string path)
    : m_path(std::move(path))
{
}

BenchHistory::~BenchHistory()
{
    if (m_store)
        m_store->close();
}

Status BenchHistory::open()
{
    makeDatabaseFolder(m_path);
    auto store = makeSqliteHistory({m_path, false, {}});
    if (!store->open(m_catalog))
        return failure(ErrorKind::Locked,
                       "The run is not kept",
                       store->status().problem,
                       "Choose another file with --db-path");
    m_store = std::move(store);
    return {};
}

void BenchHistory::keep(const BenchmarkRun &run)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_store)
        return;
    m_store->apply(BenchmarkChanges{{documentOf(run)}, {}});
    m_store->flush(SystemClock().now());
}

Result<std::vector<BenchmarkRun>> BenchHistory::runs() const
{
    std::error_code error;
    if (!std::filesystem::exists(m_path, error))
        return std::vector<BenchmarkRun>();
    const auto reader = openSqliteReader(m_path);
    if (!reader)
        return failure(reader.error());
    auto documents = (*reader)->benchmarks();
    if (!documents)
        return failure(documents.error());
    std::vector<BenchmarkRun> runs;
    for (RunDocument &document : *documents)
        runs.push_back(runOf(std::move(document)));
    return runs;
}

Result<BenchmarkRun> BenchHistory::run(const std::string &beginning) const
{
    const auto all = runs();
    if (!all)
        return failure(all.error());
    std::vector<std::string> ids;
    for (const BenchmarkRun &each : *all)
        if (each.id.starts_with(beginning))
            ids.push_back(each.id);
    if (ids.size() != 1)
        return failure(ErrorKind::NotFound,
                       ids.empty() ? "There is no run " + beginning
                                   : std::to_string(ids.size()) + " runs begin with " + beginning,
                       {},
                       "See \"perfdeckctl bench show\" for those that are kept in " + m_path);
    const auto reader = openSqliteReader(m_path);
    if (!reader)
        return failure(reader.error());
    auto document = (*reader)->benchmark(ids.front());
    if (!document)
        return failure(document.error());
    return runOf(std::move(*document));
}

} // namespace perfdeck
