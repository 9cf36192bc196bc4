// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/CommandBox.h"

#include "core/base/CredentialFile.h"

#include <algorithm>
#include <filesystem>
#include <thread>
#include <unistd.h>
#include <vector>

namespace perfdeck {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAtOnce = 100;
constexpr std::chrono::milliseconds kLookEvery{50};
constexpr auto kCommand = ".json";
constexpr auto kRefused = ".error";

/// The names are times, so their order is that of writing.
std::vector<fs::path> waiting(const std::string &folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == kCommand)
            files.push_back(it->path());
    std::ranges::sort(files);
    if (files.size() > kAtOnce)
        files.resize(kAtOnce);
    return files;
}

/// Unlike that of any other process and command; sorts by time.
std::string freshName()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::to_string(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()) + '-'
        + std::to_string(::getpid());
}

} // namespace

CommandBox::CommandBox(const std::string &databasePath)
    : m_folder(databasePath + "-commands")
{
}

void CommandBox::takeIn(const Carry &carry) const
{
    for (const fs::path &file : waiting(m_folder)) {
        const auto text = readSmallFile(file.string(), FileSecrecy::Public);
        if (!text && text.error().kind == ErrorKind::NotFound)
            continue; // withdrawn meanwhile
        const auto command
            = text ? parseAlertCommand(*text) : Result<AlertCommand>(failure(text.error()));
        const Status carried = command ? carry(*command) : Status(failure(command.error()));
        if (!carried) {
            fs::path reason = file;
            reason.replace_extension(kRefused);
            // Whoever waits for the answer looks for this first. Where it cannot be written, the
            // command seems to be carried out: nothing better can be done on such a disk.
            (void)writeCredentialFile(reason.string(), carried.error().message());
        }
        std::error_code ignored;
        fs::remove(file, ignored);
    }
}

Status CommandBox::send(const AlertCommand &command, std::chrono::milliseconds patience) const
{
    const fs::path base = fs::path(m_folder) / freshName();
    const std::string file = base.string() + kCommand;
    const std::string refused = base.string() + kRefused;
    if (Status put = writeCredentialFile(file, alertCommandText(command)); !put)
        return put;
    const auto deadline = std::chrono::steady_clock::now() + patience;
    std::error_code error;
    while (fs::exists(file, error) && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(kLookEvery);
    // Whoever removes it has decided: this is the withdrawal, unless it was taken just now.
    if (fs::remove(file, error))
        return failure(ErrorKind::Unavailable,
                       "The command is not carried out",
                       "the PerfDeck that writes the history did not take it in",
                       "It may run with --no-alerts; end it, then try again");
    const auto reason = readSmallFile(refused, FileSecrecy::Public);
    if (!reason)
        return {};
    fs::remove(refused, error);
    return failure(ErrorKind::Refused, "The command is not carried out", *reason);
}

} // namespace perfdeck
