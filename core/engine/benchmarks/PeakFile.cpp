// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/benchmarks/PeakFile.h"

#include "core/profile/judge/PeaksFile.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>

namespace perfdeck {

ComputePeaksPtr keptPeaks(const std::string &path)
{
    std::ifstream stream(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    auto peaks = readPeaks(text, path);
    return peaks ? std::make_shared<const ComputePeaks>(*std::move(peaks)) : nullptr;
}

Status keepPeaks(const std::string &path, const ComputePeaks &peaks)
{
    const std::string fresh = path + ".new";
    std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
    stream << peaksText(peaks);
    stream.close();
    if (!stream || std::rename(fresh.c_str(), path.c_str()) != 0)
        return failure(ErrorKind::Unavailable,
                       path + " is not written",
                       {},
                       "Look at the space and the permissions of its folder");
    return {};
}

} // namespace perfdeck
