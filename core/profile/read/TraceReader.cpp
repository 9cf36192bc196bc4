// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/Readers.h"
#include "core/profile/read/TraceCollector.h"
#include "core/profile/read/TraceLayers.h"

#include <utility>

namespace perfdeck {

namespace {

bool saysKineto(const std::string &text)
{
    return text.find("\"schemaVersion\"") != std::string::npos
        || text.find("\"deviceProperties\"") != std::string::npos;
}

} // namespace

Result<Profile> readTrace(ByteSource &source, ReadTask &task)
{
    EventWindows windows(source, task.path());
    if (const auto found = windows.begin(); !found)
        return failure(found.error());
    TraceCollector collector(task.options().maxEvents);
    const auto soFar
        = [&] { return traceProfile(collector.record(), task.path(), saysKineto(windows.head())); };
    simdjson::ondemand::parser parser;
    TraceEvent event;
    while (true) {
        const auto more = windows.next();
        if (!more)
            return failure(more.error());
        if (!*more)
            break;
        const auto read
            = forEachElement(parser, windows, task.path(), [&](simdjson::ondemand::object object) {
                  const auto error = readTraceEvent(object, event);
                  if (error == simdjson::SUCCESS)
                      collector.take(event);
                  return error;
              });
        if (!read)
            return failure(read.error());
        if (const auto on = task.goOn(source, collector.events(), soFar); !on)
            return failure(on.error());
    }
    const bool isKineto = saysKineto(windows.head()) || saysKineto(windows.tail());
    Profile profile = traceProfile(std::move(collector).record(), task.path(), isKineto);
    if (windows.isTruncated())
        markTruncated(profile, windows.truncatedAt());
    profile.bytes = source.given();
    return profile;
}

} // namespace perfdeck
