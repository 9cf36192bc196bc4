// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/system/FakeRoot.h"

#include <stdlib.h>
#include <string>

namespace perfdeck {

/// The text that the stand-in of NVML follows; its form is described there. Each write() is noticed
/// by the next call into the library.
class NvmlScript final
{
public:
    explicit NvmlScript(const std::string &text = {})
    {
        write(text);
        ::setenv("PERFDECK_NVML_SCRIPT", m_root.path("script").c_str(), 1);
    }

    ~NvmlScript() { ::unsetenv("PERFDECK_NVML_SCRIPT"); }

    NvmlScript(const NvmlScript &) = delete;
    NvmlScript &operator=(const NvmlScript &) = delete;

    void write(const std::string &text)
    {
        m_root.write("script", text);
        // The time stamps of a file system may be coarser than the time between two writes.
        const auto at = std::filesystem::file_time_type::clock::now() + m_shift;
        m_shift += std::chrono::seconds(1);
        std::filesystem::last_write_time(m_root.path("script"), at);
    }

private:
    FakeRoot m_root;
    std::chrono::seconds m_shift{0};
};

} // namespace perfdeck
