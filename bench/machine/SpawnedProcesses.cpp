// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/machine/SpawnedProcesses.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace perfdeck {

SpawnedProcesses::SpawnedProcesses(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            // Dies with its parent, also when that is killed.
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            while (true)
                ::pause();
        }
        if (child > 0)
            m_children.push_back(child);
    }
}

SpawnedProcesses::~SpawnedProcesses()
{
    for (const pid_t child : m_children)
        ::kill(child, SIGKILL);
    for (const pid_t child : m_children)
        ::waitpid(child, nullptr, 0);
}

} // namespace perfdeck
