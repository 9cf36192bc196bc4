// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/SampleText.h"

#include <simdjson.h>

#include <functional>

namespace perfdeck {

/// Takes one number that a page gave.
using JsonSink = std::function<void(ScrapedSeries series, double value)>;

/// The statistics of NVIDIA Triton (GET /v2/models[/NAME[/versions/VERSION]]/stats), recognised by
/// their keys: counts and sums of nanoseconds become the counters of Triton's text page, under its
/// names and in its microseconds, so that the rules for these apply. Memory becomes
/// gpu_memory_used_bytes and memory_used_bytes of the model. False for any other object.
[[nodiscard]] bool readTritonStats(const simdjson::dom::object &root, const JsonSink &sink);

/// The models that Ollama holds in memory (GET /api/ps), recognised by their keys: what is on GPUs
/// is gpu_memory_used_bytes, the rest memory_used_bytes, and the share on GPUs
/// model_gpu_share_ratio. True for an empty list too, without any number. False for any other
/// object.
[[nodiscard]] bool readOllamaModels(const simdjson::dom::object &root, const JsonSink &sink);

} // namespace perfdeck
