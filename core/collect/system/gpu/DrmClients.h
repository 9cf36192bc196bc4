// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/gpu/DrmFdinfo.h"
#include "core/collect/system/gpu/GpuReader.h"
#include "core/collect/system/KeptFile.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// What the processes that this user may see do on the graphics devices of the kernel. Looking for
/// them costs a look at every open file, so kProcessesATurn processes are looked at in a turn and
/// their open devices read again, at most once in kEvery. One thread at a time.
class DrmClients final
{
public:
    static constexpr std::size_t kProcessesATurn = 100;
    static constexpr std::chrono::milliseconds kEvery{900};

    explicit DrmClients(std::string procRoot);

    void update(SteadyTime now);

    /// Of the device with this bus id, by rising pid. Memory is that of the card where it has some
    /// of its own.
    [[nodiscard]] std::vector<GpuProcess> processes(const std::string &busId) const;
    /// Share of time in which its busiest kind of engine worked for these processes; NaN until two
    /// readings are made.
    [[nodiscard]] double utilizationRatio(const std::string &busId) const;

private:
    struct File
    {
        std::uint32_t pid = 0;
        std::string number; ///< of the descriptor
    };

    /// One client, whichever descriptors it has.
    struct Client
    {
        std::uint32_t pid = 0;
        DrmClient last;
        SteadyTime readAt{};
        std::map<std::string, double> shares; ///< by engine, since the reading before
        bool isSeen = false;
    };

    void lookForFiles();
    void lookAt(std::uint32_t pid);
    void read(const File &file, SteadyTime now);
    static void compare(Client &client, const DrmClient &now, SteadyTime time);

    std::string m_procRoot;
    std::vector<std::uint32_t> m_waiting; ///< processes to be looked at
    std::vector<File> m_files;
    std::map<std::string, Client> m_clients; ///< by bus id and client number
    std::optional<SteadyTime> m_updatedAt;
    ReadBuffer m_buffer;
};

} // namespace perfdeck
