// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the times of the standard suite can be believed: the peaks beside what the processor
// could do by its clock, the times of layers beside those that oneDNN itself prints in the same
// process, and a layer of BERT-base beside PyTorch's in turns. Usage: bench_suite [--no-peer]
#include "core/runs/suite/GraphExecutor.h"
#include "core/runs/suite/LayerCosts.h"
#include "core/runs/suite/PeakMeter.h"
#include "core/runs/suite/SuiteCell.h"
#include "core/runs/suite/SuitePrecision.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <oneapi/dnnl/dnnl.hpp>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace perfdeck {
namespace {

int allThreads()
{
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

CellKey keyOf(const char *model, std::string_view precision, std::int64_t batch, int threads)
{
    CellKey key;
    key.model = model;
    key.precision = precision;
    key.batchSize = batch;
    key.sequenceLength = std::string_view(model).starts_with("bert") ? 128 : 0;
    key.threads = threads;
    return key;
}

std::unique_ptr<GraphExecutor> executorOf(const CellKey &key)
{
    auto graph = suiteGraph(key);
    auto made = graph ? GraphExecutor::make(std::move(*graph), key.threads)
                      : Result<std::unique_ptr<GraphExecutor>>(failure(graph.error()));
    if (!made) {
        std::fprintf(stderr, "%s\n", made.error().message().c_str());
        std::exit(EXIT_FAILURE);
    }
    return std::move(*made);
}

double secondsBetween(SteadyTime from, SteadyTime to)
{
    return std::chrono::duration<double>(to - from).count();
}

void printPeaks()
{
    const SteadyTime begin = std::chrono::steady_clock::now();
    const auto peaks = measurePeaks({}, {});
    const double spent = secondsBetween(begin, std::chrono::steady_clock::now());
    if (!peaks) {
        std::fprintf(stderr, "%s\n", peaks.error().message().c_str());
        return;
    }
    std::printf("peaks of %s, %s\n", peaks->device.c_str(), instructionSet().c_str());
    for (const ComputeRate &one : peaks->compute)
        std::printf("  %-9s %3d threads %9.1f GFLOP/s  %6.1f a ns and thread\n",
                    one.precision.c_str(),
                    one.threads,
                    one.perSecond / 1e9,
                    one.perSecond / one.threads / 1e9);
    for (const MemoryRate &one : peaks->memory)
        std::printf("  %-9s %3d threads %9.1f GB/s     %6.1f a ns and thread\n",
                    one.level.c_str(),
                    one.threads,
                    one.perSecond / 1e9,
                    one.perSecond / one.threads / 1e9);
    std::printf("  measured in %.1f s  budget 15  %s\n", spent, spent <= 15 ? "kept" : "MISSED");
}

/// What is written to the standard output while it lives, taken away from there.
class CapturedOutput final
{
public:
    CapturedOutput()
        : m_file(std::tmpfile())
    {
        std::fflush(stdout);
        m_kept = dup(STDOUT_FILENO);
        dup2(fileno(m_file), STDOUT_FILENO);
    }

    ~CapturedOutput() { std::fclose(m_file); }

    CapturedOutput(const CapturedOutput &) = delete;
    CapturedOutput &operator=(const CapturedOutput &) = delete;

    /// Gives the standard output back.
    std::string take()
    {
        std::fflush(stdout);
        dup2(m_kept, STDOUT_FILENO);
        close(m_kept);
        std::rewind(m_file);
        std::string text;
        char part[4096];
        while (const std::size_t count = std::fread(part, 1, sizeof part, m_file))
            text.append(part, count);
        return text;
    }

private:
    std::FILE *m_file;
    int m_kept = -1;
};

/// Seconds of every primitive that oneDNN says it executed; the time is the last column, in ms.
std::vector<double> executedSeconds(const std::string &verbose)
{
    std::vector<double> seconds;
    std::istringstream lines(verbose);
    for (std::string line; std::getline(lines, line);)
        if (line.find(",exec,cpu,") != std::string::npos)
            seconds.push_back(std::strtod(line.c_str() + line.rfind(',') + 1, nullptr) / 1e3);
    return seconds;
}

void compareWithVerbose(const char *model, std::string_view precision)
{
    constexpr std::size_t kPasses = 20;
    const auto executor = executorOf(keyOf(model, precision, 1, 1));
    const std::size_t layers = executor->graph().layers.size();
    std::vector<std::vector<SteadyTime>> marks(kPasses, std::vector<SteadyTime>(layers + 1));
    for (int i = 0; i < 3; ++i)
        (void)executor->run();
    CapturedOutput captured;
    dnnl::set_verbose(1);
    for (auto &pass : marks)
        (void)executor->run(pass);
    dnnl::set_verbose(0);
    const std::vector<double> theirs = executedSeconds(captured.take());
    if (theirs.size() != kPasses * layers) {
        std::printf(
            "%s: oneDNN told of %zu layers, not %zu\n", model, theirs.size(), kPasses * layers);
        return;
    }
    double ourSum = 0;
    double theirSum = 0;
    std::vector<double> extra;
    for (std::size_t i = 0; i < theirs.size(); ++i) {
        const auto &pass = marks[i / layers];
        const double ours = secondsBetween(pass[i % layers], pass[i % layers + 1]);
        ourSum += ours;
        theirSum += theirs[i];
        extra.push_back((ours - theirs[i]) * 1e6);
    }
    std::ranges::sort(extra);
    std::printf("%-13s %-9s %zu layers: %8.2f ms a pass, oneDNN says %8.2f, ratio %.4f; a layer "
                "%.1f us more (median; 90 %% below %.1f)\n",
                model,
                std::string(precision).c_str(),
                layers,
                ourSum / kPasses * 1e3,
                theirSum / kPasses * 1e3,
                ourSum / theirSum,
                quantileOfSorted(extra, 0.5),
                quantileOfSorted(extra, 0.9));
}

/// Seconds of one layer of the encoder, median of the passes.
double layerSeconds(GraphExecutor &executor, int passes)
{
    std::vector<double> seconds;
    for (int i = 0; i < passes + 3; ++i) {
        const SteadyTime begin = std::chrono::steady_clock::now();
        (void)executor.run();
        if (i >= 3)
            seconds.push_back(secondsBetween(begin, std::chrono::steady_clock::now()));
    }
    return medianOf(seconds) / 12;
}

double torchSeconds(std::int64_t batch, int threads, int passes)
{
    const std::string command = "/usr/bin/python3 " PERFDECK_TORCH_PEER " " + std::to_string(batch)
        + " 128 " + std::to_string(threads) + " " + std::to_string(passes);
    std::FILE *pipe = popen(command.c_str(), "r");
    double seconds = 0;
    const bool isRead = pipe != nullptr && std::fscanf(pipe, "%lf", &seconds) == 1;
    if (pipe != nullptr)
        pclose(pipe);
    return isRead ? seconds : 0;
}

void compareWithTorch(std::int64_t batch, int threads)
{
    constexpr int kRounds = 3;
    constexpr int kPasses = 8;
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < kRounds; ++round) {
        const auto executor = executorOf(keyOf("bert-base", "bfloat16", batch, threads));
        ours.push_back(layerSeconds(*executor, kPasses));
        theirs.push_back(torchSeconds(batch, threads, kPasses));
    }
    const double least = std::ranges::min(ours);
    const double peer = std::ranges::min(theirs);
    std::printf(
        "BERT-base layer, bfloat16, batch %ld x 128, %d threads: %7.2f ms, PyTorch %7.2f ms, "
        "ratio %.2f\n",
        batch,
        threads,
        least * 1e3,
        peer * 1e3,
        least / peer);
}

} // namespace
} // namespace perfdeck

int main(int count, char **arguments)
{
    using namespace perfdeck;
    printPeaks();
    for (const char *model : {"resnet50", "bert-base"})
        for (const auto &[word, precision] : kPrecisionWords)
            if (precisionOf(word))
                compareWithVerbose(model, word);
    if (count > 1 && std::strcmp(arguments[1], "--no-peer") == 0)
        return EXIT_SUCCESS;
    if (!precisionOf("bfloat16"))
        return EXIT_SUCCESS;
    for (const std::int64_t batch : {1, 4})
        for (const int threads : {1, allThreads()})
            compareWithTorch(batch, threads);
    return EXIT_SUCCESS;
}
