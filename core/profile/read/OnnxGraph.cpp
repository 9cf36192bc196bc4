// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OnnxGraph.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/wire_format_lite.h>
#include <limits>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

using google::protobuf::internal::WireFormatLite;
using Stream = google::protobuf::io::CodedInputStream;

constexpr int kDeepest = 32; // graphs within graphs
constexpr std::uint32_t kMostText = 1 << 20;

/// Bytes for protobuf; remembers why there are no more.
class SourceStream final : public google::protobuf::io::CopyingInputStream
{
public:
    explicit SourceStream(ByteSource &source)
        : m_source(source)
    {
    }

    int Read(void *buffer, int size) override
    {
        const auto got = m_source.read(static_cast<char *>(buffer), static_cast<std::size_t>(size));
        if (!got)
            m_error = got.error();
        return got ? static_cast<int>(*got) : -1;
    }

    int Skip(int count) override
    {
        const auto skipped = m_source.skip(static_cast<std::uint64_t>(count));
        if (!skipped)
            m_error = skipped.error();
        return skipped ? static_cast<int>(*skipped) : 0;
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    ByteSource &m_source;
    std::optional<Error> m_error;
};

/// Reads messages by the numbers of their fields. Each function gives false where the bytes are no
/// such message.
class OnnxWire final
{
public:
    explicit OnnxWire(Stream &stream)
        : m_stream(stream)
    {
    }

    bool read(OnnxModel &model);

private:
    /// Calls `take(field, tag)` for the fields up to the limit; it gives false of damage.
    template<class Take>
    bool eachField(Take &&take)
    {
        while (const std::uint32_t tag = m_stream.ReadTag())
            if (!take(WireFormatLite::GetTagFieldNumber(tag), tag))
                return false;
        return m_stream.ConsumedEntireMessage();
    }

    /// The same for the message that stands here, its length before it.
    template<class Take>
    bool eachFieldWithin(std::uint32_t tag, Take &&take)
    {
        std::uint32_t length = 0;
        if (!isBytes(tag) || !m_stream.ReadVarint32(&length)
            || length > static_cast<std::uint32_t>(std::numeric_limits<int>::max()))
            return false;
        const auto limit = m_stream.PushLimit(static_cast<int>(length));
        // A message that says it is longer than the one around it is damaged.
        const bool isWithin = m_stream.BytesUntilLimit() == static_cast<int>(length);
        const bool isRead = isWithin && eachField(take);
        m_stream.PopLimit(limit);
        return isRead;
    }

    static bool isBytes(std::uint32_t tag)
    {
        return WireFormatLite::GetTagWireType(tag) == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
    }

    bool skip(std::uint32_t tag) { return WireFormatLite::SkipField(&m_stream, tag); }

    bool text(std::uint32_t tag, std::string &into);
    bool number(std::uint32_t tag, std::int64_t &into);
    bool numbers(std::uint32_t tag, std::vector<std::int64_t> &into, std::size_t most);
    bool rawValues(std::uint32_t tag, OnnxTensor &tensor);
    bool floatValues(std::uint32_t tag, std::vector<double> &into);
    bool tensor(std::uint32_t tag, OnnxTensor &tensor);
    bool dimension(std::uint32_t tag, OnnxDimension &dimension);
    bool type(std::uint32_t tag, OnnxValueInfo &info);
    bool valueInfo(std::uint32_t tag, std::vector<OnnxValueInfo> &into);
    bool attribute(std::uint32_t tag, OnnxNode &node);
    bool node(std::uint32_t tag, OnnxGraph &graph);
    bool graph(std::uint32_t tag, OnnxGraph &graph);

    Stream &m_stream;
    int m_depth = 0;
};

bool OnnxWire::text(std::uint32_t tag, std::string &into)
{
    std::uint32_t length = 0;
    return isBytes(tag) && m_stream.ReadVarint32(&length) && length <= kMostText
        && m_stream.ReadString(&into, static_cast<int>(length));
}

bool OnnxWire::number(std::uint32_t tag, std::int64_t &into)
{
    std::uint64_t value = 0;
    if (WireFormatLite::GetTagWireType(tag) != WireFormatLite::WIRETYPE_VARINT
        || !m_stream.ReadVarint64(&value))
        return false;
    into = static_cast<std::int64_t>(value);
    return true;
}

/// Packed or one by one; those beyond `most` are passed over.
bool OnnxWire::numbers(std::uint32_t tag, std::vector<std::int64_t> &into, std::size_t most)
{
    std::int64_t one = 0;
    if (!isBytes(tag)) {
        if (!number(tag, one))
            return false;
        if (into.size() < most)
            into.push_back(one);
        return true;
    }
    std::uint32_t length = 0;
    if (!m_stream.ReadVarint32(&length)
        || length > static_cast<std::uint32_t>(std::numeric_limits<int>::max()))
        return false;
    const auto limit = m_stream.PushLimit(static_cast<int>(length));
    while (m_stream.BytesUntilLimit() > 0 && into.size() < most) {
        std::uint64_t value = 0;
        if (!m_stream.ReadVarint64(&value))
            return false;
        into.push_back(static_cast<std::int64_t>(value));
    }
    const int rest = m_stream.BytesUntilLimit();
    const bool isSkipped = rest <= 0 || m_stream.Skip(rest);
    m_stream.PopLimit(limit);
    return isSkipped;
}

bool OnnxWire::floatValues(std::uint32_t tag, std::vector<double> &into)
{
    constexpr std::uint32_t kFloatBytes = sizeof(float);
    std::uint32_t length = kFloatBytes;
    if (isBytes(tag) && !m_stream.ReadVarint32(&length))
        return false;
    if (length > kMostOnnxValues * sizeof(float))
        return length <= static_cast<std::uint32_t>(std::numeric_limits<int>::max())
            && m_stream.Skip(static_cast<int>(length));
    for (; length >= kFloatBytes; length -= kFloatBytes) {
        std::uint32_t bits = 0;
        if (!m_stream.ReadLittleEndian32(&bits))
            return false;
        into.push_back(static_cast<double>(std::bit_cast<float>(bits)));
    }
    return m_stream.Skip(static_cast<int>(length));
}

constexpr std::int32_t kFloat = 1;
constexpr std::int32_t kInt32 = 6;
constexpr std::int32_t kInt64 = 7;
constexpr std::int32_t kBool = 9;

/// Bytes as they lie in the memory of a little-endian machine.
std::vector<double> valuesOf(const std::string &raw, std::int32_t type)
{
    std::vector<double> values;
    const auto add = [&]<class T>(T) {
        for (std::size_t at = 0; at + sizeof(T) <= raw.size(); at += sizeof(T)) {
            T value{};
            std::memcpy(&value, raw.data() + at, sizeof(T));
            values.push_back(static_cast<double>(value));
        }
    };
    switch (type) {
    case kFloat:
        add(float{});
        break;
    case kInt32:
        add(std::int32_t{});
        break;
    case kInt64:
        add(std::int64_t{});
        break;
    case kBool:
        add(std::uint8_t{});
        break;
    default:
        break;
    }
    return values;
}

bool OnnxWire::rawValues(std::uint32_t tag, OnnxTensor &tensor)
{
    std::uint32_t length = 0;
    if (!isBytes(tag) || !m_stream.ReadVarint32(&length)
        || length > static_cast<std::uint32_t>(std::numeric_limits<int>::max()))
        return false;
    if (length > kMostOnnxValues * sizeof(std::int64_t)
        || (m_stream.BytesUntilLimit() >= 0
            && static_cast<int>(length) > m_stream.BytesUntilLimit()))
        return m_stream.Skip(static_cast<int>(length));
    std::string raw;
    if (!m_stream.ReadString(&raw, static_cast<int>(length)))
        return false;
    tensor.values = valuesOf(raw, tensor.type); // the type stands before the data
    return true;
}

bool OnnxWire::tensor(std::uint32_t tag, OnnxTensor &tensor)
{
    std::vector<std::int64_t> integers;
    const bool isRead = eachFieldWithin(tag, [&](int field, std::uint32_t own) {
        std::int64_t value = 0;
        switch (field) {
        case 1:
            return numbers(own, tensor.dims, kMostOnnxValues);
        case 2:
            if (!number(own, value))
                return false;
            tensor.type = static_cast<std::int32_t>(value);
            return true;
        case 4:
            return floatValues(own, tensor.values);
        case 5:
        case 7:
            return numbers(own, integers, kMostOnnxValues + 1);
        case 8:
            return text(own, tensor.name);
        case 9:
            return rawValues(own, tensor);
        default:
            return skip(own);
        }
    });
    for (const std::int64_t value : integers)
        tensor.values.push_back(static_cast<double>(value));
    if (tensor.values.size() > kMostOnnxValues)
        tensor.values.clear();
    return isRead;
}

bool OnnxWire::dimension(std::uint32_t tag, OnnxDimension &dimension)
{
    return eachFieldWithin(tag, [&](int field, std::uint32_t own) {
        return field == 1 ? number(own, dimension.size)
            : field == 2  ? text(own, dimension.symbol)
                          : skip(own);
    });
}

/// TypeProto: only tensors have a shape.
bool OnnxWire::type(std::uint32_t tag, OnnxValueInfo &info)
{
    const auto shape = [&](int field, std::uint32_t own) {
        if (field != 1)
            return skip(own);
        info.dims.emplace_back();
        return dimension(own, info.dims.back());
    };
    const auto tensorType = [&](int field, std::uint32_t own) {
        std::int64_t value = 0;
        if (field == 1) {
            const bool isRead = number(own, value);
            info.type = static_cast<std::int32_t>(value);
            return isRead;
        }
        if (field != 2)
            return skip(own);
        info.hasShape = true;
        return eachFieldWithin(own, shape);
    };
    return eachFieldWithin(tag, [&](int field, std::uint32_t own) {
        return field == 1 ? eachFieldWithin(own, tensorType) : skip(own);
    });
}

bool OnnxWire::valueInfo(std::uint32_t tag, std::vector<OnnxValueInfo> &into)
{
    OnnxValueInfo &info = into.emplace_back();
    return eachFieldWithin(tag, [&](int field, std::uint32_t own) {
        return field == 1 ? text(own, info.name) : field == 2 ? type(own, info) : skip(own);
    });
}

bool OnnxWire::attribute(std::uint32_t tag, OnnxNode &node)
{
    OnnxAttribute &into = node.attributes.emplace_back();
    return eachFieldWithin(tag, [&](int field, std::uint32_t own) {
        std::vector<double> number32;
        switch (field) {
        case 1:
            return text(own, into.name);
        case 2:
            if (!floatValues(own, number32) || number32.empty())
                return false;
            into.number = number32.front();
            return true;
        case 3:
            return number(own, into.integer);
        case 4: {
            std::uint32_t length = 0; // may be long
            if (!isBytes(own) || !m_stream.ReadVarint32(&length) || length > kMostText)
                return false;
            return m_stream.ReadString(&into.text, static_cast<int>(length));
        }
        case 5:
            return tensor(own, into.tensors.emplace_back());
        case 6:
            return graph(own, into.graphs.emplace_back());
        case 8:
            return numbers(own, into.integers, kMostText);
        default:
            return skip(own);
        }
    });
}

bool OnnxWire::node(std::uint32_t tag, OnnxGraph &graph)
{
    OnnxNode &node = graph.nodes.emplace_back();
    return eachFieldWithin(tag, [&](int field, std::uint32_t own) {
        switch (field) {
        case 1:
            return text(own, node.inputs.emplace_back());
        case 2:
            return text(own, node.outputs.emplace_back());
        case 3:
            return text(own, node.name);
        case 4:
            return text(own, node.op);
        case 5:
            return attribute(own, node);
        default:
            return skip(own);
        }
    });
}

bool OnnxWire::graph(std::uint32_t tag, OnnxGraph &graph)
{
    if (m_depth == kDeepest)
        return false;
    ++m_depth;
    const bool isRead = eachFieldWithin(tag, [&](int field, std::uint32_t own) {
        switch (field) {
        case 1:
            return node(own, graph);
        case 2:
            return text(own, graph.name);
        case 5:
            return tensor(own, graph.constants.emplace_back());
        case 11:
            return valueInfo(own, graph.inputs);
        case 12:
            return valueInfo(own, graph.outputs);
        case 13:
            return valueInfo(own, graph.between);
        default:
            return skip(own);
        }
    });
    --m_depth;
    return isRead;
}

bool OnnxWire::read(OnnxModel &model)
{
    return eachField([&](int field, std::uint32_t own) {
        switch (field) {
        case 2:
            return text(own, model.producer);
        case 3:
            return text(own, model.version);
        case 7:
            return graph(own, model.graph);
        default:
            return skip(own);
        }
    });
}

} // namespace

std::string onnxType(std::int32_t type)
{
    constexpr std::array<const char *, 24> kTypes{"",
                                                  "float32",
                                                  "uint8",
                                                  "int8",
                                                  "uint16",
                                                  "int16",
                                                  "int32",
                                                  "int64",
                                                  "string",
                                                  "bool",
                                                  "float16",
                                                  "float64",
                                                  "uint32",
                                                  "uint64",
                                                  "complex64",
                                                  "complex128",
                                                  "bfloat16",
                                                  "float8_e4m3fn",
                                                  "float8_e4m3fnuz",
                                                  "float8_e5m2",
                                                  "float8_e5m2fnuz",
                                                  "uint4",
                                                  "int4",
                                                  "float4_e2m1"};
    return type > 0 && type < static_cast<std::int32_t>(kTypes.size())
        ? kTypes[static_cast<std::size_t>(type)]
        : "";
}

Result<OnnxModel> readOnnxModel(ByteSource &source, const std::string &path)
{
    SourceStream bytes(source);
    google::protobuf::io::CopyingInputStreamAdaptor adaptor(&bytes);
    Stream stream(&adaptor);
    OnnxModel model;
    OnnxWire wire(stream);
    const bool isRead = wire.read(model);
    if (bytes.error())
        return failure(*bytes.error());
    if (!isRead)
        return failure(ErrorKind::InvalidInput,
                       path + " is damaged at byte " + std::to_string(stream.CurrentPosition()),
                       "this is no ONNX model, or it ends early");
    if (model.graph.nodes.empty())
        return failure(ErrorKind::InvalidInput, path + " is no ONNX model: it has no nodes");
    return model;
}

} // namespace perfdeck
