// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/results/ResultText.h"

#include "core/runs/results/ReadResults.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace perfdeck {

namespace {

/// Keeps nothing but the place where a text is no JSON any more. Stands in for the fast reader,
/// which does not tell it.
class FaultFinder final : public nlohmann::json_sax<nlohmann::json>
{
public:
    bool null() override { return true; }

    bool boolean(bool) override { return true; }

    bool number_integer(number_integer_t) override { return true; }

    bool number_unsigned(number_unsigned_t) override { return true; }

    bool number_float(number_float_t, const string_t &) override { return true; }

    bool string(string_t &) override { return true; }

    bool binary(binary_t &) override { return true; }

    bool start_object(std::size_t) override { return true; }

    bool key(string_t &) override { return true; }

    bool end_object() override { return true; }

    bool start_array(std::size_t) override { return true; }

    bool end_array() override { return true; }

    bool
    parse_error(std::size_t at, const std::string &, const nlohmann::json::exception &) override
    {
        m_offset = at;
        return false;
    }

    [[nodiscard]] std::size_t offset() const { return m_offset; }

private:
    std::size_t m_offset = 0;
};

tl::unexpected<Error> unreadable(const std::string &path, const std::error_code &error)
{
    return failure(ErrorKind::NotFound, "Cannot read " + path, error.message());
}

} // namespace

std::size_t lineAt(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

tl::unexpected<Error>
refused(const std::string &path, const std::string &reason, std::optional<std::size_t> line)
{
    return failure(ErrorKind::InvalidInput,
                   "Cannot import " + path,
                   line ? "line " + std::to_string(*line) + ": " + reason : reason,
                   "Nothing of it was taken.");
}

Result<ResultText> readResultText(const std::string &path)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error)
        return unreadable(path, error);
    if (size > kMostResultBytes)
        return failure(ErrorKind::TooLarge,
                       "Cannot import " + path,
                       "it has " + std::to_string(size) + " bytes, at most "
                           + std::to_string(kMostResultBytes) + " are read",
                       "Split it, or export without single values.");
    ResultText file;
    file.path = path;
    std::ifstream stream(path, std::ios::binary);
    file.text.assign(std::istreambuf_iterator<char>(stream), {});
    if (!stream || stream.bad())
        return unreadable(path, std::error_code(errno, std::generic_category()));
    const auto written = std::filesystem::last_write_time(path, error);
    if (!error)
        file.written
            = std::chrono::time_point_cast<Duration>(std::chrono::file_clock::to_sys(written));
    return file;
}

Result<JsonElement> readJson(const ResultText &file, JsonReply &reply)
{
    const auto root = reply.read(file.text);
    if (root)
        return root;
    FaultFinder finder;
    const std::string repaired = withoutBareNan(file.text);
    if (nlohmann::json::sax_parse(repaired, &finder))
        return refused(file.path, root.error().message()); // deeper or larger than is read
    return refused(file.path, "no JSON from here on", lineAt(repaired, finder.offset()));
}

} // namespace perfdeck
