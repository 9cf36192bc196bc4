// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/PciClass.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

struct Name
{
    std::uint16_t classId;
    std::string_view text;
};

constexpr std::array kSubclasses{
    Name{0x0106, "SATA"},
    Name{0x0107, "SAS"},
    Name{0x0108, "NVMe storage"},
    Name{0x0200, "Ethernet"},
    Name{0x0207, "InfiniBand"},
    Name{0x0300, "VGA"},
    Name{0x0302, "3D"},
    Name{0x0403, "Audio"},
    Name{0x0500, "Memory"},
    Name{0x0600, "Host bridge"},
    Name{0x0604, "PCI bridge"},
    Name{0x0C03, "USB"},
    Name{0x0C05, "SMBus"},
    Name{0x0280, "Network"},
};

/// By base class.
constexpr std::array<std::string_view, 0x14> kBaseClasses{
    "Other",     "Storage",    "Network",           "Display",     "Multimedia",
    "Memory",    "Bridge",     "Communication",     "System",      "Input",
    "Docking",   "Processor",  "Serial bus",        "Wireless",    "I/O",
    "Satellite", "Encryption", "Signal processing", "Accelerator", "Instrumentation"};

} // namespace

std::string_view pciClassName(std::uint16_t classId)
{
    const auto known
        = std::find_if(kSubclasses.begin(), kSubclasses.end(), [classId](const Name &name) {
              return name.classId == classId;
          });
    if (known != kSubclasses.end())
        return known->text;
    const std::size_t base = classId >> 8U;
    return base < kBaseClasses.size() ? kBaseClasses[base] : kBaseClasses.front();
}

bool isPciGpu(std::uint16_t classId)
{
    const unsigned base = classId >> 8U;
    return base == 0x03 || base == 0x12;
}

} // namespace perfdeck
