// SPDX-License-Identifier: GPL-3.0-or-later
// A plug-in that reads a file of readings, as shell scripts, lab devices and batch jobs leave them:
// one reading a line, `name value`, blank lines and lines that begin with # left out.
//
//     printf 'room_temperature_celsius 21.5\nqueue_jobs 7\n' > /run/user/1000/readings
//     perfdeckctl collect --plugin readings.so:file=/run/user/1000/readings
//
// Settings: file=PATH (needed); max_age=SECONDS: a file that was not written for so long cannot be
// read any more, so that a dead writer shows as a gap and not as a flat line.
#include <cerrno>
#include <charconv>
#include <cstring>
#include <ctime>
#include <fstream>
#include <limits>
#include <new>
#include <SourcePlugin.h>
#include <string>
#include <string_view>
#include <sys/stat.h>

namespace {

struct ReadingsFile
{
    std::string path;
    double maxAgeSeconds = std::numeric_limits<double>::infinity();
    std::string error;
};

bool readNumber(std::string_view text, double &value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

std::string_view trimmed(std::string_view text)
{
    const std::string_view blanks = " \t\r";
    const std::size_t from = text.find_first_not_of(blanks);
    return from == std::string_view::npos
        ? std::string_view()
        : text.substr(from, text.find_last_not_of(blanks) + 1 - from);
}

int fail(ReadingsFile &readings, std::string reason)
{
    readings.error = std::move(reason);
    return 1;
}

void *create()
{
    return new (std::nothrow) ReadingsFile;
}

void destroy(void *instance)
{
    delete static_cast<ReadingsFile *>(instance);
}

const char *lastError(void *instance)
{
    return static_cast<ReadingsFile *>(instance)->error.c_str();
}

int configure(void *instance, const char *key, const char *value)
{
    ReadingsFile &readings = *static_cast<ReadingsFile *>(instance);
    if (std::string_view(key) == "file") {
        readings.path = value;
        return 0;
    }
    if (std::string_view(key) == "max_age")
        return readNumber(value, readings.maxAgeSeconds) && readings.maxAgeSeconds > 0
            ? 0
            : fail(readings, "max_age is a number of seconds");
    return fail(readings, "the settings are file and max_age");
}

/// Gives one line to the sink; false when it is no reading.
bool readLine(std::string_view line, const perfdeck_sink &sink)
{
    const std::size_t blank = line.find_first_of(" \t");
    double value = 0;
    if (blank == std::string_view::npos || !readNumber(trimmed(line.substr(blank)), value))
        return false;
    const std::string name(line.substr(0, blank));
    sink.sample(sink.context, name.c_str(), nullptr, 0, value);
    return true;
}

int poll(void *instance, std::int64_t /*deadline_us*/, const perfdeck_sink *sink)
{
    ReadingsFile &readings = *static_cast<ReadingsFile *>(instance);
    if (readings.path.empty())
        return fail(readings, "it needs file=PATH");
    struct stat status = {};
    if (stat(readings.path.c_str(), &status) != 0)
        return fail(readings, readings.path + ": " + std::strerror(errno));
    const double age = std::difftime(std::time(nullptr), status.st_mtime);
    if (age > readings.maxAgeSeconds)
        return fail(readings,
                    readings.path + " was not written for "
                        + std::to_string(static_cast<long long>(age)) + " s");
    std::ifstream file(readings.path);
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        const std::string_view text = trimmed(line);
        if (!text.empty() && text.front() != '#' && !readLine(text, *sink))
            return fail(readings,
                        readings.path + " line " + std::to_string(number)
                            + " is not a name and a number");
    }
    return file.bad() ? fail(readings, readings.path + " cannot be read") : 0;
}

constexpr perfdeck_source_plugin kPlugin{PERFDECK_PLUGIN_ABI,
                                         sizeof(perfdeck_source_plugin),
                                         "readings file",
                                         create,
                                         configure,
                                         poll,
                                         lastError,
                                         destroy};

} // namespace

extern "C" __attribute__((visibility("default"))) const perfdeck_source_plugin *
perfdeck_source_plugin_v1(void)
{
    return &kPlugin;
}
