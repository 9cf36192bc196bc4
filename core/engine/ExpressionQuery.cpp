// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ExpressionQuery.h"

#include "core/derive/Evaluator.h"
#include "core/model/Sample.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace perfdeck {

namespace {

constexpr std::size_t kMostInputs = 2000; ///< series
constexpr int kMostColumns = 16384;

void collectReads(const ExpressionNode &node, std::vector<Selector> &selectors, Duration &window)
{
    if (node.kind == ExpressionNode::Kind::Read) {
        selectors.push_back(node.selector);
        if (node.function != WindowFunction::None)
            window = std::max(window, std::max(node.window, kDefaultWindow * 3));
    }
    for (const ExpressionNode &operand : node.operands)
        collectReads(operand, selectors, window);
}

/// One series that goes in, column by column.
struct InputSeries
{
    const FrameSeries *series;
    std::vector<Evaluator::Input> inputs;
    std::size_t next = 0; ///< of its columns
    Duration patience{0}; ///< after its last sample
    bool isPresent = false;
};

/// Three times the usual step between columns.
Duration patienceOf(const FrameSeries &series, Duration column)
{
    std::vector<std::int64_t> steps;
    for (std::size_t at = 1; at < series.columns.size(); ++at)
        steps.push_back(series.columns[at].lastTime - series.columns[at - 1].lastTime);
    if (steps.empty())
        return 3 * column;
    const auto middle = steps.begin() + std::ssize(steps) / 2;
    std::ranges::nth_element(steps, middle);
    return std::max(Duration(3 * *middle), 3 * column);
}

class Computation final
{
public:
    Computation(Expression expression, const ExpressionQuery &query, const Frame &frame)
        : m_query(query)
        , m_evaluator(std::move(expression))
    {
        const Duration column(
            std::max<std::int64_t>(1, query.range.length().count() / query.columns));
        for (const FrameSeries &series : frame.series) {
            if (series.columns.empty())
                continue;
            m_inputs.push_back(
                {&series, m_evaluator.follow(*series.key), 0, patienceOf(series, column), false});
            for (const FrameColumn &each : series.columns)
                m_times.push_back(each.lastTime);
        }
        std::ranges::sort(m_times);
        const auto repeated = std::ranges::unique(m_times);
        m_times.erase(repeated.begin(), repeated.end());
        m_column = column.count();
    }

    /// False when it was stopped.
    bool run(const std::stop_token &stop)
    {
        for (std::size_t at = 0; at < m_times.size(); ++at) {
            if (at % 64 == 0 && stop.stop_requested())
                return false;
            takeUpTo(m_times[at]);
            // Sources of their own clocks meet in one pixel column.
            const bool isLastOfColumn
                = at + 1 == m_times.size() || m_times[at + 1] / m_column != m_times[at] / m_column;
            if (!isLastOfColumn)
                continue;
            m_evaluator.evaluate();
            collect(m_times[at]);
        }
        return true;
    }

    [[nodiscard]] std::vector<FrameSeries> results();

private:
    void takeUpTo(std::int64_t time);
    void collect(std::int64_t time);

    const ExpressionQuery &m_query;
    Evaluator m_evaluator;
    std::vector<InputSeries> m_inputs;
    std::vector<std::int64_t> m_times;
    std::int64_t m_column = 1;
    std::vector<FrameSeries> m_results; ///< parallel to the labels of the evaluator
    std::vector<std::int64_t> m_lastEvaluated; ///< time of the evaluation before, per result
    std::int64_t m_evaluation = 0;
};

void Computation::takeUpTo(std::int64_t time)
{
    for (InputSeries &input : m_inputs) {
        const std::vector<FrameColumn> &columns = input.series->columns;
        bool isNew = false;
        while (input.next < columns.size() && columns[input.next].lastTime <= time) {
            const FrameColumn &column = columns[input.next++];
            for (const Evaluator::Input &place : input.inputs)
                m_evaluator.take(place, Timestamp(Duration(column.lastTime)), column.last);
            isNew = true;
        }
        input.isPresent = input.isPresent || isNew;
        if (!input.isPresent || isNew || input.next == 0)
            continue;
        if (time - columns[input.next - 1].lastTime > input.patience.count()) {
            for (const Evaluator::Input &place : input.inputs)
                m_evaluator.take(place, Timestamp(Duration(time)), absentValue());
            input.isPresent = false;
        }
    }
}

void Computation::collect(std::int64_t time)
{
    ++m_evaluation;
    const std::span<const double> values = m_evaluator.values();
    m_results.resize(values.size());
    m_lastEvaluated.resize(values.size(), 0);
    if (time < m_query.range.from.time_since_epoch().count())
        return;
    for (std::size_t at = 0; at < values.size(); ++at) {
        const double value = values[at];
        if (isAbsent(value))
            continue;
        std::vector<FrameColumn> &columns = m_results[at].columns;
        const bool isBroken = !columns.empty() && m_lastEvaluated[at] != m_evaluation - 1;
        columns.push_back({time, time, value, value, value, value, 1, isBroken});
        m_lastEvaluated[at] = m_evaluation;
    }
}

void summarize(FrameSeries &series)
{
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    series.min = series.max = series.mean = kNone;
    double sum = 0;
    std::size_t finite = 0;
    for (const FrameColumn &column : series.columns) {
        if (!std::isfinite(column.last))
            continue;
        series.min = std::fmin(series.min, column.last);
        series.max = std::fmax(series.max, column.last);
        sum += column.last;
        ++finite;
    }
    if (finite > 0)
        series.mean = sum / static_cast<double>(finite);
    series.count = series.columns.size();
    series.last = series.columns.back().last;
    series.lastTime = series.columns.back().lastTime;
}

std::vector<FrameSeries> Computation::results()
{
    std::vector<FrameSeries> kept;
    const std::vector<Labels> &labels = m_evaluator.labels();
    for (std::size_t at = 0; at < m_results.size(); ++at) {
        FrameSeries &series = m_results[at];
        if (series.columns.empty())
            continue;
        series.key = std::make_shared<const SeriesKey>(SeriesKey{m_query.name, labels[at]});
        series.info = metricInfo(m_query.name);
        summarize(series);
        kept.push_back(std::move(series));
    }
    return kept;
}

} // namespace

Result<FramePtr>
runExpression(QueryService &service, const ExpressionQuery &query, const std::stop_token &stop)
{
    Result<Expression> expression = Expression::parse(query.expression);
    if (!expression)
        return failure(expression.error());
    RangeQuery read;
    Duration window{0};
    collectReads(expression->root(), read.selectors, window);
    read.range = {query.range.from - window, query.range.to};
    const double stretch = double(read.range.length().count())
        / double(std::max<std::int64_t>(1, query.range.length().count()));
    read.columns = static_cast<int>(std::clamp(query.columns * stretch, 1.0, double(kMostColumns)));
    read.maxSeries = kMostInputs;
    const Result<FramePtr> inputs = service.run(read, stop);
    if (!inputs)
        return failure(inputs.error());
    Computation computation(std::move(*expression), query, **inputs);
    if (!computation.run(stop))
        return failure(ErrorKind::Cancelled, "Expression");
    auto frame = std::make_shared<Frame>();
    frame->id = query.id;
    frame->revision = (*inputs)->revision;
    frame->range = query.range;
    frame->columns = query.columns;
    frame->tier = (*inputs)->tier;
    frame->series = computation.results();
    if (frame->series.size() > query.maxSeries) {
        frame->seriesLeftOut = frame->series.size() - query.maxSeries;
        frame->series.resize(query.maxSeries);
    }
    return frame;
}

} // namespace perfdeck
