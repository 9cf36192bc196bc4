// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/BenchmarkDesk.h"
#include "widgets/pages/benchmarks/BenchmarkFocus.h"
#include "widgets/pages/FilteredView.h"

#include <utility>

namespace perfdeck {

/// What a view of benchmarks works with; all of it outlives the view.
struct BenchmarkTools
{
    BenchmarkDesk &desk;
    BenchmarkFocus &focus;
};

/// One way to look at benchmarks: a tab of the BenchmarksPage. GUI thread.
class BenchmarkView : public FilteredView
{
    Q_OBJECT

public:
    BenchmarkView(PageContext context, BenchmarkTools tools, QWidget *parent = nullptr)
        : FilteredView(std::move(context), parent)
        , m_tools(tools)
    {
    }

    /// What its parts still tell the desk does not come back to it.
    ~BenchmarkView() override { disconnect(&m_tools.desk, nullptr, this, nullptr); }

Q_SIGNALS:
    /// Somebody wants to see this run as a whole.
    void runWanted(const std::string &run);
    /// Somebody wants to run this again, or something like it.
    void formWanted(const perfdeck::BenchmarkDefinition &definition);

protected:
    [[nodiscard]] BenchmarkDesk &desk() const { return m_tools.desk; }

    [[nodiscard]] BenchmarkFocus &focus() const { return m_tools.focus; }

private:
    BenchmarkTools m_tools;
};

/// The run of this id, null: there is none.
[[nodiscard]] inline BenchmarkRunPtr runOf(const BenchmarkDesk &desk, const std::string &id)
{
    for (const BenchmarkRunPtr &run : *desk.runs())
        if (run->id == id)
            return run;
    return nullptr;
}

} // namespace perfdeck
