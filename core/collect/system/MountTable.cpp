// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/MountTable.h"

#include "core/collect/system/TextScanner.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

/// The kernel writes blanks and backslashes of names as \040 and so on.
std::string unescaped(std::string_view word)
{
    std::string text;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const auto isOctal = [&word](std::size_t i) { return word[i] >= '0' && word[i] <= '7'; };
        if (word[at] == '\\' && at + 3 < word.size() && isOctal(at + 1) && isOctal(at + 2)
            && isOctal(at + 3)) {
            text += static_cast<char>((word[at + 1] - '0') * 64 + (word[at + 2] - '0') * 8
                                      + (word[at + 3] - '0'));
            at += 3;
        } else {
            text += word[at];
        }
    }
    return text;
}

bool isWritable(std::string_view options)
{
    return options == "rw" || options.starts_with("rw,");
}

bool isLocal(std::string_view device, std::string_view path, std::string_view type)
{
    return device.starts_with("/dev/") || type == "zfs" || type == "bcachefs" || path == "/";
}

} // namespace

void parseMounts(std::string_view text, std::vector<Mount> &mounts)
{
    mounts.clear();
    TextScanner scanner(text);
    while (!scanner.atEnd()) {
        TextScanner line(scanner.line());
        const std::string_view device = line.word();
        const std::string_view path = line.word();
        const std::string_view type = line.word();
        const std::string_view options = line.word();
        if (!isLocal(device, path, type) || !isWritable(options))
            continue;
        Mount mount{unescaped(device), unescaped(path)};
        if (std::ranges::find(mounts, mount.device, &Mount::device) == mounts.end())
            mounts.push_back(std::move(mount));
    }
}

} // namespace perfdeck
