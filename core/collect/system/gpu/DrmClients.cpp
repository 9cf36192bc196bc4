// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/gpu/DrmClients.h"

#include "core/collect/system/TextScanner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <unistd.h>
#include <utility>

namespace perfdeck {

namespace {

bool isGraphicsDevice(const std::string &link)
{
    std::array<char, 64> target{};
    const ssize_t length = ::readlink(link.c_str(), target.data(), target.size());
    return length > 0
        && std::string_view(target.data(), static_cast<std::size_t>(length))
               .starts_with("/dev/dri/");
}

/// The share of `part` that `whole` grew by since the reading before. A driver may count back for a
/// while; until it has caught up, nothing happened.
double shareOf(std::uint64_t before, std::uint64_t now, double whole, std::uint64_t capacity)
{
    const double grown = now > before ? static_cast<double>(now - before) : 0;
    return whole > 0 ? grown / whole / static_cast<double>(capacity) : kNoGpuValue;
}

/// Busy share of one engine between two readings; NaN where the driver does not tell.
double engineShare(const DrmEngine &before, const DrmEngine &now, double seconds)
{
    if (before.busyNanoseconds && now.busyNanoseconds)
        return shareOf(*before.busyNanoseconds, *now.busyNanoseconds, seconds * 1e9, now.capacity);
    if (before.cycles && now.cycles && before.totalCycles && now.totalCycles
        && *now.totalCycles > *before.totalCycles)
        return shareOf(*before.cycles,
                       *now.cycles,
                       static_cast<double>(*now.totalCycles - *before.totalCycles),
                       now.capacity);
    return kNoGpuValue;
}

} // namespace

DrmClients::DrmClients(std::string procRoot)
    : m_procRoot(std::move(procRoot))
{
}

void DrmClients::update(SteadyTime now)
{
    if (m_updatedAt && now - *m_updatedAt < kEvery)
        return;
    m_updatedAt = now;
    lookForFiles();
    for (auto &[key, client] : m_clients)
        client.isSeen = false;
    for (const File &file : m_files)
        read(file, now);
    std::erase_if(m_clients, [](const auto &entry) { return !entry.second.isSeen; });
}

void DrmClients::lookForFiles()
{
    if (m_waiting.empty()) {
        std::set<std::uint32_t> running;
        for (const std::string &name : listDirectory(m_procRoot))
            if (const auto pid = TextScanner(name).number(); pid && *pid <= ~std::uint32_t{0})
                running.insert(static_cast<std::uint32_t>(*pid));
        m_waiting.assign(running.rbegin(), running.rend()); // taken from the end, lowest first
        std::erase_if(m_files,
                      [&running](const File &file) { return !running.contains(file.pid); });
    }
    for (std::size_t i = 0; i < kProcessesATurn && !m_waiting.empty(); ++i) {
        lookAt(m_waiting.back());
        m_waiting.pop_back();
    }
}

void DrmClients::lookAt(std::uint32_t pid)
{
    std::erase_if(m_files, [pid](const File &file) { return file.pid == pid; });
    const std::string directory = m_procRoot + '/' + std::to_string(pid) + "/fd";
    for (std::string &number : listDirectory(directory))
        if (isGraphicsDevice(directory + '/' + number))
            m_files.push_back({pid, std::move(number)});
}

void DrmClients::read(const File &file, SteadyTime now)
{
    KeptFile info(m_procRoot + '/' + std::to_string(file.pid) + "/fdinfo/" + file.number);
    const auto text = info.read(m_buffer);
    const auto fresh = text ? parseDrmFdinfo(*text) : std::nullopt;
    if (!fresh)
        return;
    // Kernels before 5.19 give no number: then every descriptor counts by itself.
    const std::string key = fresh->busId + ' '
        + (fresh->id ? std::to_string(*fresh->id) : std::to_string(file.pid) + ' ' + file.number);
    Client &client = m_clients[key];
    if (client.isSeen)
        return; // another descriptor of the same client
    client.isSeen = true;
    client.pid = file.pid;
    compare(client, *fresh, now);
}

void DrmClients::compare(Client &client, const DrmClient &now, SteadyTime time)
{
    const double seconds = std::chrono::duration<double>(time - client.readAt).count();
    const std::vector<DrmEngine> before = std::exchange(client.last, now).engines;
    client.readAt = time;
    client.shares.clear();
    for (DrmEngine &engine : client.last.engines) {
        const auto old
            = std::find_if(before.begin(), before.end(), [&engine](const DrmEngine &known) {
                  return known.name == engine.name;
              });
        if (old == before.end())
            continue;
        const double share = engineShare(*old, engine, seconds);
        if (!std::isnan(share))
            client.shares[engine.name] = share;
        if (engine.busyNanoseconds < old->busyNanoseconds || engine.cycles < old->cycles)
            engine = *old; // until the driver has caught up
    }
}

std::vector<GpuProcess> DrmClients::processes(const std::string &busId) const
{
    std::map<std::uint32_t, GpuProcess> found;
    for (const auto &[key, client] : m_clients) {
        if (client.last.busId != busId)
            continue;
        GpuProcess &process = found[client.pid];
        process.pid = client.pid;
        const auto bytes = client.last.deviceMemoryBytes ? client.last.deviceMemoryBytes
                                                         : client.last.systemMemoryBytes;
        const auto add
            = [](double &sum, double value) { sum = std::isnan(sum) ? value : sum + value; };
        if (bytes)
            add(process.memoryBytes, static_cast<double>(*bytes));
        for (const auto &[engine, share] : client.shares)
            add(process.utilizationRatio, share);
    }
    std::vector<GpuProcess> processes;
    for (const auto &[pid, process] : found)
        processes.push_back(process);
    return processes;
}

double DrmClients::utilizationRatio(const std::string &busId) const
{
    std::map<std::string, double> engines;
    for (const auto &[key, client] : m_clients)
        if (client.last.busId == busId)
            for (const auto &[engine, share] : client.shares)
                engines[engine] += share;
    double busiest = kNoGpuValue;
    for (const auto &[engine, share] : engines)
        busiest = std::fmax(busiest, share);
    return std::isnan(busiest) ? busiest : std::min(busiest, 1.0);
}

} // namespace perfdeck
