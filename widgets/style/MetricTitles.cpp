// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/MetricTitles.h"

#include <QCoreApplication>

#include <array>

namespace perfdeck {

namespace {

/// The titles that core gives, for the translators; a lint test compares them.
[[maybe_unused]] constexpr std::array kTitles{
    QT_TRANSLATE_NOOP("MetricTitles", "Active requests"),
    QT_TRANSLATE_NOOP("MetricTitles", "Allocation time"),
    QT_TRANSLATE_NOOP("MetricTitles", "Batch size"),
    QT_TRANSLATE_NOOP("MetricTitles", "CPU"),
    QT_TRANSLATE_NOOP("MetricTitles", "CPU frequency"),
    QT_TRANSLATE_NOOP("MetricTitles", "CPU power"),
    QT_TRANSLATE_NOOP("MetricTitles", "CPU reserved"),
    QT_TRANSLATE_NOOP("MetricTitles", "Completed tasks"),
    QT_TRANSLATE_NOOP("MetricTitles", "Compute time"),
    QT_TRANSLATE_NOOP("MetricTitles", "Context switches"),
    QT_TRANSLATE_NOOP("MetricTitles", "Disk busy"),
    QT_TRANSLATE_NOOP("MetricTitles", "Disk read"),
    QT_TRANSLATE_NOOP("MetricTitles", "Disk reads"),
    QT_TRANSLATE_NOOP("MetricTitles", "Disk space"),
    QT_TRANSLATE_NOOP("MetricTitles", "Disk space used"),
    QT_TRANSLATE_NOOP("MetricTitles", "Disk write"),
    QT_TRANSLATE_NOOP("MetricTitles", "Disk writes"),
    QT_TRANSLATE_NOOP("MetricTitles", "Drops in"),
    QT_TRANSLATE_NOOP("MetricTitles", "Drops out"),
    QT_TRANSLATE_NOOP("MetricTitles", "Ended tasks"),
    QT_TRANSLATE_NOOP("MetricTitles", "Errors"),
    QT_TRANSLATE_NOOP("MetricTitles", "Errors in"),
    QT_TRANSLATE_NOOP("MetricTitles", "Errors out"),
    QT_TRANSLATE_NOOP("MetricTitles", "Failed tasks"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU clock"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU in"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU memory"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU memory busy"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU memory installed"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU out"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU power"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU power limit"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU reserved"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU slowed down"),
    QT_TRANSLATE_NOOP("MetricTitles", "GPU temperature"),
    QT_TRANSLATE_NOOP("MetricTitles", "Generation"),
    QT_TRANSLATE_NOOP("MetricTitles", "Health score"),
    QT_TRANSLATE_NOOP("MetricTitles", "Inter-token latency"),
    QT_TRANSLATE_NOOP("MetricTitles", "KV cache"),
    QT_TRANSLATE_NOOP("MetricTitles", "Latency"),
    QT_TRANSLATE_NOOP("MetricTitles", "Load"),
    QT_TRANSLATE_NOOP("MetricTitles", "Mean execution"),
    QT_TRANSLATE_NOOP("MetricTitles", "Mean latency"),
    QT_TRANSLATE_NOOP("MetricTitles", "Memory"),
    QT_TRANSLATE_NOOP("MetricTitles", "Memory available"),
    QT_TRANSLATE_NOOP("MetricTitles", "Memory cached"),
    QT_TRANSLATE_NOOP("MetricTitles", "Memory installed"),
    QT_TRANSLATE_NOOP("MetricTitles", "Memory reserved"),
    QT_TRANSLATE_NOOP("MetricTitles", "Network in"),
    QT_TRANSLATE_NOOP("MetricTitles", "Network out"),
    QT_TRANSLATE_NOOP("MetricTitles", "Poll time"),
    QT_TRANSLATE_NOOP("MetricTitles", "Preemptions"),
    QT_TRANSLATE_NOOP("MetricTitles", "Prefill"),
    QT_TRANSLATE_NOOP("MetricTitles", "Prefix cache hits"),
    QT_TRANSLATE_NOOP("MetricTitles", "Pressure"),
    QT_TRANSLATE_NOOP("MetricTitles", "Process CPU"),
    QT_TRANSLATE_NOOP("MetricTitles", "Process GPU"),
    QT_TRANSLATE_NOOP("MetricTitles", "Process GPU memory"),
    QT_TRANSLATE_NOOP("MetricTitles", "Process memory"),
    QT_TRANSLATE_NOOP("MetricTitles", "Queue"),
    QT_TRANSLATE_NOOP("MetricTitles", "Queue time"),
    QT_TRANSLATE_NOOP("MetricTitles", "Requests"),
    QT_TRANSLATE_NOOP("MetricTitles", "Requests in window"),
    QT_TRANSLATE_NOOP("MetricTitles", "Resource efficiency"),
    QT_TRANSLATE_NOOP("MetricTitles", "Running tasks"),
    QT_TRANSLATE_NOOP("MetricTitles", "Samples a poll"),
    QT_TRANSLATE_NOOP("MetricTitles", "Share on GPUs"),
    QT_TRANSLATE_NOOP("MetricTitles", "Started"),
    QT_TRANSLATE_NOOP("MetricTitles", "Swap"),
    QT_TRANSLATE_NOOP("MetricTitles", "Swap installed"),
    QT_TRANSLATE_NOOP("MetricTitles", "Tasks"),
    QT_TRANSLATE_NOOP("MetricTitles", "Temperature"),
    QT_TRANSLATE_NOOP("MetricTitles", "Threads running"),
    QT_TRANSLATE_NOOP("MetricTitles", "Throughput"),
    QT_TRANSLATE_NOOP("MetricTitles", "Time per token"),
    QT_TRANSLATE_NOOP("MetricTitles", "Time to first token"),
    QT_TRANSLATE_NOOP("MetricTitles", "Up"),
    QT_TRANSLATE_NOOP("MetricTitles", "Workers"),
};

} // namespace

QString metricTitle(const MetricInfo &info)
{
    return info.title.empty() ? QString::fromStdString(info.name)
                              : QCoreApplication::translate("MetricTitles", info.title.c_str());
}

} // namespace perfdeck
