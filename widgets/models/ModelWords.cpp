// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ModelWords.h"

#include <array>

namespace perfdeck {

namespace {

constexpr const char *kContext = "ModelRows";
constexpr double kFull = 0.9; ///< of a KV cache: the next long request will not fit
constexpr double kBusy = 0.95; ///< of a GPU

QString say(const char *words)
{
    return QCoreApplication::translate(kContext, words);
}

QString sayWaiting(double requests)
{
    const int count = int(std::min(requests, 1e9));
    return count == 1
        ? say(QT_TRANSLATE_NOOP("ModelRows", "1 request waits"))
        : QCoreApplication::translate("ModelRows", "%n requests wait", nullptr, count);
}

QString percent(double ratio)
{
    return formatText(ratio, Unit::Ratio);
}

} // namespace

ModelLimit modelLimit(const ModelRow &row)
{
    const bool isFull = row.kvCache && *row.kvCache >= kFull;
    const bool isWaiting = row.queue && *row.queue >= 1;
    if (row.preemptions && *row.preemptions > 0)
        return {CellState::Warning,
                say(QT_TRANSLATE_NOOP("ModelRows",
                                      "KV cache too small: %1 requests are thrown out of execution "
                                      "and begin again"))
                    .arg(formatText(*row.preemptions, Unit::PerSecond))};
    if (isFull && isWaiting)
        return {CellState::Warning,
                say(QT_TRANSLATE_NOOP("ModelRows", "KV cache %1 full: %2"))
                    .arg(percent(*row.kvCache), sayWaiting(*row.queue))};
    if (isWaiting && row.gpu && *row.gpu >= kBusy)
        return {CellState::Warning,
                say(QT_TRANSLATE_NOOP("ModelRows", "GPU %1 busy: %2"))
                    .arg(percent(*row.gpu), sayWaiting(*row.queue))};
    if (isWaiting && row.kvCache)
        return {CellState::Waiting,
                say(QT_TRANSLATE_NOOP("ModelRows", "%1; the KV cache, %2 full, is not the reason"))
                    .arg(sayWaiting(*row.queue), percent(*row.kvCache))};
    if (isWaiting)
        return {CellState::Waiting, sayWaiting(*row.queue)};
    if (isFull)
        return {CellState::Waiting,
                say(QT_TRANSLATE_NOOP("ModelRows", "KV cache %1 full; no request waits yet"))
                    .arg(percent(*row.kvCache))};
    if (row.queue)
        return {CellState::Good, say(QT_TRANSLATE_NOOP("ModelRows", "No request waits"))};
    return {};
}

namespace {

struct Hint
{
    const char *stack; ///< begins with this
    bool (*applies)(const ModelRow &row);
    const char *text;
};

constexpr std::array kHints{
    Hint{"NVIDIA Triton",
         [](const ModelRow &row) { return !row.p95; },
         QT_TRANSLATE_NOOP("ModelRows",
                           "Triton gives percentiles only when it is started with "
                           "--metrics-config summary_latencies=true.")},
    Hint{"TorchServe",
         [](const ModelRow &row) { return !row.p95; },
         QT_TRANSLATE_NOOP("ModelRows", "TorchServe counts only sums: the mean is all there is.")},
    Hint{"Hugging Face TGI",
         [](const ModelRow &row) { return row.firstToken.has_value(); },
         QT_TRANSLATE_NOOP("ModelRows",
                           "TGI does not report the time to the first token: its prefill time "
                           "stands in (~).")},
    Hint{"llama.cpp",
         [](const ModelRow &row) { return !row.p95; },
         QT_TRANSLATE_NOOP("ModelRows",
                           "llama.cpp has no latency, request counter or KV-cache usage on this "
                           "page.")},
    Hint{"Ollama",
         [](const ModelRow &) { return true; },
         QT_TRANSLATE_NOOP("ModelRows",
                           "Ollama says only what is in memory; the speed of its requests stands "
                           "in their own answers.")},
};

struct Quantity
{
    const char *name;
    bool (*has)(const ModelRow &row);
};

constexpr std::array kQuantities{
    Quantity{QT_TRANSLATE_NOOP("ModelRows", "latency"),
             [](const ModelRow &row) { return row.p50 || row.p95 || row.p99 || row.mean; }},
    Quantity{QT_TRANSLATE_NOOP("ModelRows", "throughput"),
             [](const ModelRow &row) { return row.throughput.has_value(); }},
    Quantity{QT_TRANSLATE_NOOP("ModelRows", "queue"),
             [](const ModelRow &row) { return row.queue.has_value(); }},
    Quantity{QT_TRANSLATE_NOOP("ModelRows", "errors"),
             [](const ModelRow &row) { return row.errors.has_value(); }},
    Quantity{QT_TRANSLATE_NOOP("ModelRows", "memory"),
             [](const ModelRow &row) { return row.memory.has_value(); }},
};

} // namespace

QString missingWords(const ModelRow &row)
{
    QStringList missing;
    for (const Quantity &quantity : kQuantities)
        if (!quantity.has(row))
            missing << QCoreApplication::translate(kContext, quantity.name);
    QStringList sentences;
    if (!missing.isEmpty())
        sentences << QCoreApplication::translate("ModelRows", "Not reported: %1.")
                         .arg(missing.join(QStringLiteral(", ")));
    for (const Hint &hint : kHints)
        if (row.stack.startsWith(QLatin1String(hint.stack)) && hint.applies(row))
            sentences << QCoreApplication::translate(kContext, hint.text);
    return sentences.join(QChar(u' '));
}

} // namespace perfdeck
