// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/ServingProtocol.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

/// Equal work for all requests: an end-of-text token does not shorten the answer. vLLM, SGLang and
/// llama.cpp know the word; for servers that refuse it the definition gives its own body.
constexpr std::string_view kOpenAiLimit = R"(,"max_tokens":${output_tokens},"ignore_eos":true)";

// Shapes: the OpenAI API reference (chat, completions); Hugging Face text-generation-inference
// (/generate, /generate_stream); KServe open inference protocol v2, as Triton has it; TorchServe
// and TensorFlow Serving REST; trustformers-serve; the server of llama.cpp (/completion).
constexpr std::array<ServingProtocol, 9> kProtocols{{
    {"openai-chat",
     "/v1/chat/completions",
     "/v1/chat/completions",
     R"({"model":"${model}","messages":[{"role":"user","content":"${prompt}"}]${limit}})",
     R"({"model":"${model}","messages":[{"role":"user","content":"${prompt}"}]${limit},)"
     R"("stream":true,"stream_options":{"include_usage":true}})",
     kOpenAiLimit,
     AnswerShape::OpenAiChat},
    {"openai-completions",
     "/v1/completions",
     "/v1/completions",
     R"({"model":"${model}","prompt":"${prompt}"${limit}})",
     R"({"model":"${model}","prompt":"${prompt}"${limit},)"
     R"("stream":true,"stream_options":{"include_usage":true}})",
     kOpenAiLimit,
     AnswerShape::OpenAiCompletion},
    {"tgi",
     "/generate",
     "/generate_stream",
     R"({"inputs":"${prompt}","parameters":{"details":true${limit}}})",
     R"({"inputs":"${prompt}","parameters":{"details":true${limit}}})",
     R"(,"max_new_tokens":${output_tokens})",
     AnswerShape::Tgi},
    {"kserve-v2",
     "/v2/models/${model}/infer",
     "",
     R"({"id":"${i}","inputs":[{"name":"input_ids","shape":[${batch},${sequence}],)"
     R"("datatype":"INT64","data":[${tokens}]}]})",
     "",
     "",
     AnswerShape::Opaque},
    {"torchserve",
     "/predictions/${model}",
     "",
     R"({"data":"${prompt}"})",
     "",
     "",
     AnswerShape::Opaque},
    {"tensorflow-serving",
     "/v1/models/${model}:predict",
     "",
     R"({"instances":[${rows}]})",
     "",
     "",
     AnswerShape::Opaque},
    {"trustformers",
     "/v1/inference",
     "",
     R"({"text":"${prompt}"${limit}})",
     "",
     R"(,"max_length":${output_tokens})",
     AnswerShape::Opaque},
    {"llama-cpp",
     "/completion",
     "/completion",
     R"({"prompt":"${prompt}"${limit},"cache_prompt":false})",
     R"({"prompt":"${prompt}"${limit},"cache_prompt":false,"stream":true})",
     R"(,"n_predict":${output_tokens},"ignore_eos":true)",
     AnswerShape::LlamaCpp},
    {"custom", "/", "/", "", "", "", AnswerShape::Opaque},
}};

} // namespace

std::span<const ServingProtocol> servingProtocols()
{
    return kProtocols;
}

const ServingProtocol *findProtocol(std::string_view name)
{
    if (name.empty())
        return &kProtocols.back();
    const auto found = std::ranges::find(kProtocols, name, &ServingProtocol::name);
    return found == kProtocols.end() ? nullptr : &*found;
}

} // namespace perfdeck
