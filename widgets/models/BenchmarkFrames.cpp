// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/BenchmarkFrames.h"

#include "core/stats/Distribution.h"
#include "widgets/models/BenchmarkWords.h"
#include "widgets/style/CoreWords.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace perfdeck {

namespace {

constexpr std::size_t kMaxBins = 60;
constexpr std::size_t kCurvePoints = 400;

QString words(const char *text)
{
    return QCoreApplication::translate("BenchmarkFrames", text);
}

std::string intervalTitle()
{
    return words(QT_TRANSLATE_NOOP("BenchmarkFrames", "95 % interval")).toStdString();
}

MetricInfo infoOf(CellNumber number)
{
    MetricInfo info;
    info.title = cellNumberText(number).toStdString();
    info.unit = unitOf(number.measure);
    info.better = betterOf(number.measure);
    return info;
}

MetricInfo axisInfo(ScalingAxis axis)
{
    MetricInfo info;
    info.title = scalingAxisText(axis).toStdString();
    info.unit = axis == ScalingAxis::Rate ? Unit::RequestPerSecond : Unit::Count;
    return info;
}

std::optional<std::pair<double, double>> intervalOf(const Estimate &estimate)
{
    if (std::isnan(estimate.low) || std::isnan(estimate.high))
        return {};
    return std::pair(estimate.low, estimate.high);
}

/// The part of a key that all have is set to nothing.
template<class T>
void dropCommon(std::vector<CellKey> &keys, T CellKey::*member)
{
    const bool isCommon = std::ranges::all_of(
        keys, [&](const CellKey &key) { return key.*member == keys.front().*member; });
    for (CellKey &key : keys)
        if (isCommon)
            key.*member = T();
}

std::string pointNote(const ScalingCurve &curve, std::size_t at)
{
    QStringList notes;
    if (curve.knee && curve.knee->point == at && !curve.knee->isBeyond)
        notes.append(words(QT_TRANSLATE_NOOP("BenchmarkFrames", "knee")));
    if (curve.lastKeeping == at)
        notes.append(words(QT_TRANSLATE_NOOP("BenchmarkFrames", "last that keeps its objectives")));
    return notes.join(QStringLiteral(", ")).toStdString();
}

std::string shortKey(const std::string &environment)
{
    constexpr std::size_t kDigits = 8;
    return environment.empty()
        ? words(QT_TRANSLATE_NOOP("BenchmarkFrames", "unknown machine")).toStdString()
        : environment.substr(0, kDigits);
}

QString placeText(const ScalingPoint &point, ScalingAxis axis)
{
    return formatText(point.place, axisInfo(axis).unit);
}

QString rankText(const RankedResult &result)
{
    return result.bestRank == result.worstRank
        ? QString::number(result.bestRank)
        : QStringLiteral("%1–%2").arg(result.bestRank).arg(result.worstRank);
}

MatrixState stateOf(Compatibility state)
{
    using T = MatrixState::Tone;
    switch (state) {
    case Compatibility::Untried:
        return {words(QT_TRANSLATE_NOOP("BenchmarkFrames", "never tried")).toStdString(), T::Quiet};
    case Compatibility::Skipped:
        return {words(QT_TRANSLATE_NOOP("BenchmarkFrames", "left out")).toStdString(), T::Quiet};
    case Compatibility::Failed:
        return {words(QT_TRANSLATE_NOOP("BenchmarkFrames", "fails")).toStdString(), T::Critical};
    case Compatibility::Doubtful:
        return {words(QT_TRANSLATE_NOOP("BenchmarkFrames", "runs, INVALID")).toStdString(),
                T::Warning};
    case Compatibility::Works:
        return {words(QT_TRANSLATE_NOOP("BenchmarkFrames", "works")).toStdString(), T::Good};
    }
    return {};
}

std::string columnName(const CompatibilityColumn &column)
{
    CellKey key;
    key.device = column.device;
    key.precision = column.precision;
    return cellKeyText(key).toStdString();
}

double microseconds(Timestamp time, Timestamp from)
{
    return double((time - from).count());
}

MetricInfo timeInfo()
{
    MetricInfo info;
    info.title = words(QT_TRANSLATE_NOOP("BenchmarkFrames", "Time")).toStdString();
    return info;
}

} // namespace

std::vector<std::string> curveNames(std::span<const ScalingCurve> curves)
{
    std::vector<CellKey> keys;
    std::set<std::string> definitions;
    std::set<std::string> environments;
    for (const ScalingCurve &curve : curves) {
        keys.push_back(curve.key);
        definitions.insert(curve.definition);
        environments.insert(curve.environment);
    }
    if (curves.size() > 1) {
        dropCommon(keys, &CellKey::model);
        dropCommon(keys, &CellKey::device);
        dropCommon(keys, &CellKey::precision);
        dropCommon(keys, &CellKey::batchSize);
        dropCommon(keys, &CellKey::sequenceLength);
        dropCommon(keys, &CellKey::concurrency);
        dropCommon(keys, &CellKey::rate);
        dropCommon(keys, &CellKey::threads);
        dropCommon(keys, &CellKey::variant);
    }
    std::vector<std::string> names;
    for (std::size_t at = 0; at < curves.size(); ++at) {
        QStringList parts;
        if (keys[at] != CellKey())
            parts.append(cellKeyText(keys[at]));
        if (definitions.size() > 1)
            parts.append(definitionTitle(curves[at].points.front().at.run->definition));
        if (environments.size() > 1)
            parts.append(QString::fromStdString(shortKey(curves[at].environment)));
        names.push_back(parts.join(QStringLiteral(" · ")).toStdString());
    }
    return names;
}

CurveFramePtr
scalingFrame(std::span<const ScalingCurve> curves, ScalingAxis axis, CellNumber number)
{
    auto frame = std::make_shared<CurveFrame>();
    frame->x = axisInfo(axis);
    frame->y = infoOf(number);
    frame->intervalTitle = intervalTitle();
    const std::vector<std::string> names = curveNames(curves);
    for (std::size_t at = 0; at < curves.size(); ++at) {
        Curve curve{names[at], {}};
        for (std::size_t point = 0; point < curves[at].points.size(); ++point) {
            const ScalingPoint &shown = curves[at].points[point];
            std::string note = pointNote(curves[at], point);
            const bool isMarked = !note.empty();
            curve.points.push_back({shown.place,
                                    shown.value.value,
                                    intervalOf(shown.value),
                                    std::move(note),
                                    isMarked});
        }
        frame->curves.push_back(std::move(curve));
    }
    return frame;
}

CurveFramePtr
loadCurveFrame(std::span<const ScalingCurve> curves, ScalingAxis axis, CellNumber number)
{
    auto frame = std::make_shared<CurveFrame>();
    frame->x = infoOf(headlineOf(BenchmarkMeasure::Throughput));
    frame->y = infoOf(number);
    frame->intervalTitle = intervalTitle();
    const std::vector<std::string> names = curveNames(curves);
    for (std::size_t at = 0; at < curves.size(); ++at) {
        Curve curve{names[at], {}};
        for (std::size_t point = 0; point < curves[at].points.size(); ++point) {
            const ScalingPoint &shown = curves[at].points[point];
            const QString load = scalingAxisText(axis) + QChar(u' ') + placeText(shown, axis);
            const QString special = QString::fromStdString(pointNote(curves[at], point));
            const QString note = special.isEmpty() ? load : special + QStringLiteral(": ") + load;
            curve.points.push_back({shown.throughput.value,
                                    shown.value.value,
                                    intervalOf(shown.value),
                                    note.toStdString(),
                                    !special.isEmpty()});
        }
        frame->curves.push_back(std::move(curve));
    }
    return frame;
}

BarFramePtr rankingFrame(const ResultRanking &ranking, RankedBy by, CellNumber number)
{
    auto frame = std::make_shared<BarFrame>();
    frame->info = infoOf(number);
    frame->categoryTitle
        = (by == RankedBy::Model ? words(QT_TRANSLATE_NOOP("BenchmarkFrames", "Model"))
                                 : words(QT_TRANSLATE_NOOP("BenchmarkFrames", "Device")))
              .toStdString();
    frame->intervalTitle = intervalTitle();
    frame->groups = {std::string()};
    for (const RankedResult &result : ranking.results) {
        BarValue bar;
        bar.value = result.value.value;
        bar.interval = intervalOf(result.value);
        frame->categories.push_back({rankText(result).toStdString() + "  " + result.name, {bar}});
    }
    return frame;
}

MatrixFramePtr compatibilityFrame(const CompatibilityMatrix &matrix)
{
    auto frame = std::make_shared<MatrixFrame>();
    frame->info.title = words(QT_TRANSLATE_NOOP("BenchmarkFrames", "Compatibility")).toStdString();
    frame->scale = MatrixFrame::Scale::States;
    frame->rowTitle = words(QT_TRANSLATE_NOOP("BenchmarkFrames", "Model")).toStdString();
    frame->columnTitle
        = words(QT_TRANSLATE_NOOP("BenchmarkFrames", "Device and precision")).toStdString();
    frame->rows = matrix.models;
    for (const CompatibilityColumn &column : matrix.columns)
        frame->columns.push_back(columnName(column));
    for (int state = 0; state <= int(Compatibility::Works); ++state)
        frame->states.push_back(stateOf(Compatibility(state)));
    for (const CompatibilityCell &cell : matrix.cells) {
        MatrixCell shown;
        shown.value = cell.state == Compatibility::Untried ? std::nan("") : double(cell.state);
        shown.note = coreText(cell.reason).toStdString();
        frame->cells.push_back(std::move(shown));
    }
    return frame;
}

CurveFramePtr historyFrame(std::span<const CellHistoryLine> lines, CellNumber number)
{
    auto frame = std::make_shared<CurveFrame>();
    frame->x = timeInfo();
    frame->y = infoOf(number);
    frame->intervalTitle = intervalTitle();
    if (lines.empty())
        return frame;
    TimeRange range{lines.front().points.front().time, lines.front().points.front().time};
    for (const CellHistoryLine &line : lines) {
        range.from = std::min(range.from, line.points.front().time);
        range.to = std::max(range.to, line.points.back().time);
    }
    const Duration room = std::max<Duration>(range.length() / 30, std::chrono::seconds(1));
    range = {range.from - room, range.to + room};
    frame->time = range;
    for (const CellHistoryLine &line : lines) {
        Curve curve{lines.size() > 1 ? shortKey(line.environment) : std::string(), {}};
        for (const CellHistoryPoint &point : line.points)
            curve.points.push_back({microseconds(point.time, range.from),
                                    point.value.value,
                                    intervalOf(point.value),
                                    {},
                                    false});
        for (const ChangePoint &change : line.changes) {
            CurvePoint &marked = curve.points[change.index];
            marked.isMarked = true;
            const std::string sign = change.effect > 0 ? "+" : "";
            marked.note = sign + formatText(change.effect, Unit::Ratio).toStdString();
        }
        frame->curves.push_back(std::move(curve));
    }
    return frame;
}

DistributionFramePtr sampleDistribution(const MeasuredValues &values)
{
    auto frame = std::make_shared<DistributionFrame>();
    std::vector<double> sorted = values.samples;
    std::erase_if(sorted, [](double value) { return !std::isfinite(value); });
    std::ranges::sort(sorted);
    if (sorted.empty())
        return frame;
    DistributionSeries series;
    SeriesKey key;
    key.metric = measureText(values.measure).toStdString();
    series.key = std::make_shared<const SeriesKey>(std::move(key));
    series.info.title = measureText(values.measure).toStdString();
    series.info.unit = unitOf(values.measure);
    series.info.better = betterOf(values.measure);
    summarize(series, sorted, kCurvePoints);
    frame->series.push_back(std::move(series));
    binTogether(*frame, {std::move(sorted)}, kMaxBins, false);
    return frame;
}

CurveFramePtr sampleCourse(const MeasuredValues &values)
{
    auto frame = std::make_shared<CurveFrame>();
    frame->x.title
        = words(QT_TRANSLATE_NOOP("BenchmarkFrames", "Value, in the order measured")).toStdString();
    frame->x.unit = Unit::Count;
    frame->y = infoOf({values.measure, std::nan("")});
    frame->y.title = measureText(values.measure).toStdString();
    Curve curve;
    for (std::size_t at = 0; at < values.samples.size(); ++at)
        curve.points.push_back({double(at + 1), values.samples[at], {}, {}, false});
    if (!curve.points.empty())
        frame->curves.push_back(std::move(curve));
    return frame;
}

std::vector<std::string> liveNames(std::span<const RunSample> samples)
{
    std::set<std::string> names;
    for (const RunSample &sample : samples)
        names.insert(sample.name);
    return {names.begin(), names.end()};
}

CurveFramePtr liveFrame(std::span<const RunSample> samples, const std::string &name)
{
    auto frame = std::make_shared<CurveFrame>();
    frame->x = timeInfo();
    frame->y.title = liveNameText(name).toStdString();
    frame->y.unit = name.starts_with("latency") ? Unit::Second
        : name == "power_watts"                 ? Unit::Watt
        : name == "throughput"                  ? Unit::PerSecond
                                                : metricInfo(name).unit;
    Curve curve;
    std::optional<TimeRange> range;
    for (const RunSample &sample : samples) {
        if (sample.name != name)
            continue;
        if (!range)
            range = TimeRange{sample.time, sample.time};
        range->to = std::max(sample.time, range->from + std::chrono::seconds(1));
        curve.points.push_back(
            {microseconds(sample.time, range->from), sample.value, {}, {}, false});
    }
    frame->time = range;
    if (range)
        frame->curves.push_back(std::move(curve));
    return frame;
}

QString kneeText(std::span<const ScalingCurve> curves, ScalingAxis axis)
{
    const std::vector<std::string> names = curveNames(curves);
    QStringList lines;
    for (std::size_t at = 0; at < curves.size(); ++at) {
        const ScalingCurve &curve = curves[at];
        QStringList parts;
        const auto place = [&](std::size_t point) { return placeText(curve.points[point], axis); };
        if (!curve.knee)
            parts.append(words(
                QT_TRANSLATE_NOOP("BenchmarkFrames", "too few points to say where its knee is")));
        else if (curve.knee->isBeyond)
            parts.append(
                words(QT_TRANSLATE_NOOP("BenchmarkFrames", "its knee lies at %1 or beyond"))
                    .arg(place(curve.knee->point)));
        else if (curve.knee->first == curve.knee->last)
            parts.append(words(QT_TRANSLATE_NOOP("BenchmarkFrames", "its knee is at %1"))
                             .arg(place(curve.knee->point)));
        else
            parts.append(
                words(QT_TRANSLATE_NOOP("BenchmarkFrames",
                                        "its knee is at %1, by the intervals between %2 and %3"))
                    .arg(place(curve.knee->point),
                         place(curve.knee->first),
                         place(curve.knee->last)));
        if (curve.lastKeeping)
            parts.append(
                words(QT_TRANSLATE_NOOP("BenchmarkFrames", "it keeps its objectives up to %1"))
                    .arg(place(*curve.lastKeeping)));
        const QString name = shownName(QString::fromStdString(names[at]));
        lines.append((name.isEmpty() ? QString() : name + QStringLiteral(": "))
                     + parts.join(QStringLiteral("; ")));
    }
    return lines.join(QChar(u'\n'));
}

QString rankingText(const ResultRanking &ranking)
{
    QStringList lines;
    const auto &results = ranking.results;
    QStringList tied;
    for (const RankedResult &result : results)
        if (result.bestRank == 1)
            tied.append(shownName(QString::fromStdString(result.name)));
    if (tied.size() == 1)
        lines.append(
            words(QT_TRANSLATE_NOOP("BenchmarkFrames", "%1 is the best, for certain (95 %)."))
                .arg(tied.front()));
    else
        lines.append(words(QT_TRANSLATE_NOOP("BenchmarkFrames",
                                             "These tie for the first place, their intervals do "
                                             "not tell them apart: %1."))
                         .arg(tied.join(QStringLiteral(", "))));
    if (!ranking.differences.empty())
        lines.append(
            words(QT_TRANSLATE_NOOP("BenchmarkFrames",
                                    "They were not measured under the same conditions: %1."))
                .arg(differencesText(ranking.differences)));
    return lines.join(QChar(u'\n'));
}

QString
historyText(std::span<const CellHistoryLine> lines, CellNumber number, const QTimeZone &zone)
{
    QStringList texts;
    for (const CellHistoryLine &line : lines) {
        const QString name = QString::fromStdString(shortKey(line.environment));
        QString text = QCoreApplication::translate(
                           "BenchmarkFrames", "%1: %n results", nullptr, int(line.points.size()))
                           .arg(name);
        if (!line.differences.empty())
            text += QStringLiteral("; ")
                + words(QT_TRANSLATE_NOOP("BenchmarkFrames", "not as before: %1"))
                      .arg(differencesText(line.differences));
        for (const ChangePoint &change : line.changes)
            text += QStringLiteral("; ")
                + words(QT_TRANSLATE_NOOP("BenchmarkFrames", "%1 → %2 since %3"))
                      .arg(formatText(change.before, unitOf(number.measure)),
                           formatText(change.after, unitOf(number.measure)),
                           formatDateTime(line.points[change.index].time, zone));
        if (line.changes.empty() && line.points.size() >= kFewestForChanges)
            text += QStringLiteral("; ") + words(QT_TRANSLATE_NOOP("BenchmarkFrames", "no change"));
        texts.append(text);
    }
    if (lines.size() > 1)
        texts.prepend(words(QT_TRANSLATE_NOOP(
            "BenchmarkFrames",
            "Different machines or settings are separate lines and are not compared.")));
    return texts.join(QChar(u'\n'));
}

} // namespace perfdeck
