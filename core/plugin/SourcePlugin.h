// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* How a source of one's own is added to PerfDeck: a shared library that exports one function,
 * perfdeck_source_plugin_v1(). Everything that crosses the border is plain C, so that a plug-in may
 * be built by any compiler, in any language, for any later PerfDeck. README.md beside this file
 * tells how; example/ReadingsFile.cpp is one.
 *
 * PerfDeck calls each instance on one thread of its own. A poll that does not come back costs that
 * source only: it is reported as hanging and not polled again until it returns. A plug-in runs
 * inside PerfDeck: what makes it crash, crashes PerfDeck. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Rises only when something below changes in a way that old plug-ins cannot follow. */
#define PERFDECK_PLUGIN_ABI 1u

/** Prometheus' rules for names; the value is UTF-8. The label `source` is PerfDeck's own. */
struct perfdeck_label
{
    const char *name;
    const char *value;
};

enum perfdeck_severity
{
    PERFDECK_INFO = 0,
    PERFDECK_WARNING = 1,
    PERFDECK_CRITICAL = 2
};

/** Takes what a poll found. Valid, and to be called, only during that poll and on its thread. Texts
 *  are copied at once. What does not follow the rules is left out and counted. */
struct perfdeck_sink
{
    void *context; /**< pass it on unchanged */
    /** One sample. Base units in the name (_seconds, _bytes, _ratio); a counter ends in _total. NaN
     *  means measured, undefined. A series given twice in a poll is taken once. */
    void (*sample)(void *context,
                   const char *metric,
                   const struct perfdeck_label *labels,
                   size_t label_count,
                   double value);
    /** Something that happened, in one sentence for people, and a perfdeck_severity. At most 100 a
     *  poll. */
    void (*event)(void *context, int severity, const char *text);
};

/** What a plug-in can do. Lives as long as the library is loaded. Every function is needed, except
 *  where it says so. */
struct perfdeck_source_plugin
{
    uint32_t abi; /**< PERFDECK_PLUGIN_ABI */
    uint32_t size; /**< sizeof(struct perfdeck_source_plugin) */
    const char *name; /**< of what it reads, for people: "readings file" */

    /** A new instance, or NULL when there is no memory. Must not wait for anything. */
    void *(*create)(void);
    /** One setting, before the first poll. 0 when it was understood. */
    int (*configure)(void *instance, const char *key, const char *value);
    /** Reads the source once and gives what it found to the sink. Should be back within
     *  `deadline_us` microseconds. 0 when the source could be read. */
    int (*poll)(void *instance, int64_t deadline_us, const struct perfdeck_sink *sink);
    /** Why the last configure() or poll() was not 0: one sentence. May be NULL. Valid until the
     *  next call of this instance. */
    const char *(*last_error)(void *instance);
    void (*destroy)(void *instance);
};

/** The one function that a plug-in exports. */
const struct perfdeck_source_plugin *perfdeck_source_plugin_v1(void);

#ifdef __cplusplus
}
#endif
