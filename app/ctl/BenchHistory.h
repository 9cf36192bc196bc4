// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/BenchmarkRun.h"
#include "core/store/HistoryStore.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace perfdeck {

/// Runs of benchmarks in a history file. Any thread.
class BenchHistory final
{
public:
    explicit BenchHistory(std::string path);
    ~BenchHistory();
    BenchHistory(const BenchHistory &) = delete;
    BenchHistory &operator=(const BenchHistory &) = delete;

    /// Opens for writing; fails while another program writes the file.
    [[nodiscard]] Status open();
    /// Durable when it returns; nothing while it is not open.
    void keep(const BenchmarkRun &run);

    /// Newest first, without single values; none of a file that is not there.
    [[nodiscard]] Result<std::vector<BenchmarkRun>> runs() const;
    /// The one whose id begins so, with its single values.
    [[nodiscard]] Result<BenchmarkRun> run(const std::string &beginning) const;

private:
    std::string m_path;
    std::mutex m_mutex;
    SeriesCatalog m_catalog;
    std::unique_ptr<HistoryStore> m_store;
};

} // namespace perfdeck
