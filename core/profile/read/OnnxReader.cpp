// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OnnxGraph.h"
#include "core/profile/read/OnnxShapes.h"
#include "core/profile/read/Readers.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>
#include <utility>

namespace perfdeck {

namespace {

/// What is known by name within a graph; a graph within a node sees what is around it.
class Scope final
{
public:
    explicit Scope(const Scope *around)
        : m_around(around)
    {
    }

    struct Known
    {
        OnnxValue value;
        std::uint32_t madeBy = kNoIndex; ///< layer
    };

    void put(const std::string &name, Known known) { m_known[name] = std::move(known); }

    [[nodiscard]] const Known *find(const std::string &name) const
    {
        const auto own = m_known.find(name);
        if (own != m_known.end())
            return &own->second;
        return m_around ? m_around->find(name) : nullptr;
    }

private:
    const Scope *m_around;
    std::unordered_map<std::string, Known> m_known;
};

TensorShape shapeOf(const OnnxValue &value)
{
    if (!value.dims)
        return {};
    return {value.dtype, *value.dims};
}

/// Bytes of a constant; 0 of types without a size.
double bytesOf(const OnnxValue &value)
{
    if (!value.dims)
        return 0;
    double bits = 8;
    if (value.dtype.ends_with("int4"))
        bits = 4;
    else if (value.dtype.ends_with("64") && value.dtype != "complex64")
        bits = 64;
    else if (value.dtype == "float32" || value.dtype.ends_with("int32"))
        bits = 32;
    else if (value.dtype.ends_with("16"))
        bits = 16;
    for (const std::int64_t dim : *value.dims)
        bits *= static_cast<double>(std::max<std::int64_t>(dim, 0));
    return bits / 8;
}

/// "encoder/layer.0" of "/encoder/layer.0/MatMul".
std::string moduleOf(std::string_view name)
{
    while (name.starts_with('/'))
        name.remove_prefix(1);
    const std::size_t slash = name.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(name.substr(0, slash));
}

class OnnxProfile final
{
public:
    OnnxProfile(ReadTask &task, const OnnxModel &model)
        : m_task(task)
        , m_profile(emptyProfile(task.path(), ProfileFormat::OnnxModel))
    {
        m_profile.producer = model.producer + (model.version.empty() ? "" : ' ' + model.version);
    }

    void add(const OnnxGraph &graph, const Scope *around);
    [[nodiscard]] Profile made() &&;

private:
    [[nodiscard]] OnnxValue valueOf(const OnnxValueInfo &info);
    void addConstants(const OnnxGraph &graph, Scope &scope);
    void addNode(const OnnxNode &node, const OnnxGraph &graph, Scope &scope);
    void addLayer(const OnnxNode &node, const Scope &scope);

    ReadTask &m_task;
    Profile m_profile;
    std::set<std::string> m_symbols;
    std::vector<OnnxValue> m_lastOutputs; ///< of the graph that was added last
    std::size_t m_withoutRule = 0;
    bool m_hasBranches = false;
};

OnnxValue OnnxProfile::valueOf(const OnnxValueInfo &info)
{
    OnnxValue value;
    value.dtype = onnxType(info.type);
    if (!info.hasShape)
        return value;
    value.dims.emplace();
    for (const OnnxDimension &dim : info.dims) {
        const auto bound = m_task.options().dimensions.find(dim.symbol);
        if (!dim.symbol.empty())
            m_symbols.insert(dim.symbol);
        const bool isBound = !dim.symbol.empty() && bound != m_task.options().dimensions.end();
        // Some exporters write 0 for what depends on the input.
        value.dims->push_back(isBound ? bound->second : dim.size > 0 ? dim.size : -1);
    }
    return value;
}

void OnnxProfile::addConstants(const OnnxGraph &graph, Scope &scope)
{
    for (const OnnxValueInfo &input : graph.inputs)
        scope.put(input.name, {valueOf(input), kNoIndex});
    for (const OnnxTensor &tensor : graph.constants) {
        OnnxValue value;
        value.dtype = onnxType(tensor.type);
        value.dims = tensor.dims;
        for (std::int64_t &dim : *value.dims)
            dim = std::max<std::int64_t>(dim, -1);
        if (!tensor.values.empty())
            value.values = tensor.values;
        value.isConstant = true;
        scope.put(tensor.name, {std::move(value), kNoIndex});
    }
}

void OnnxProfile::addNode(const OnnxNode &node, const OnnxGraph &graph, Scope &scope)
{
    std::vector<OnnxValue> inputs;
    for (const std::string &name : node.inputs) {
        const Scope::Known *known = name.empty() ? nullptr : scope.find(name);
        inputs.push_back(known ? known->value : OnnxValue());
    }
    std::vector<OnnxValue> outputs = onnxOutputs(node, inputs);
    const bool isConstant = node.op == "Constant";
    const auto layer = static_cast<std::uint32_t>(m_profile.layers.size());
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        outputs[i].isConstant = outputs[i].isConstant || isConstant;
        if (outputs[i].dims)
            continue;
        const auto said = std::ranges::find(graph.between, node.outputs[i], &OnnxValueInfo::name);
        if (said != graph.between.end())
            outputs[i] = valueOf(*said);
    }
    if (!isConstant)
        addLayer(node, scope);
    for (const OnnxAttribute &attribute : node.attributes)
        for (const OnnxGraph &body : attribute.graphs) {
            m_hasBranches = m_hasBranches || node.op == "If";
            add(body, &scope);
            // What an If gives is what its branches give; their shapes are the same as a rule.
            for (std::size_t i = 0; node.op == "If" && i < outputs.size(); ++i)
                if (!outputs[i].dims && i < m_lastOutputs.size())
                    outputs[i] = m_lastOutputs[i];
        }
    for (std::size_t i = 0; i < outputs.size(); ++i)
        if (!node.outputs[i].empty())
            scope.put(node.outputs[i], {outputs[i], isConstant ? kNoIndex : layer});
    if (!isConstant) {
        auto &shapes = m_profile.layers[layer].outputs;
        shapes.clear();
        for (const OnnxValue &output : outputs)
            shapes.push_back(shapeOf(output));
        if (!outputs.empty() && !outputs[0].dims)
            ++m_withoutRule;
    }
}

void OnnxProfile::addLayer(const OnnxNode &node, const Scope &scope)
{
    const auto number = static_cast<std::uint32_t>(m_profile.layers.size());
    ProfileLayer layer;
    layer.name = node.name;
    if (layer.name.empty() && !node.outputs.empty())
        layer.name = node.outputs.front();
    layer.op = node.op;
    layer.module = moduleOf(layer.name);
    layer.calls = 1;
    layer.cost.parameterBytes = 0;
    for (const std::string &name : node.inputs) {
        const Scope::Known *known = name.empty() ? nullptr : scope.find(name);
        layer.inputs.push_back(known ? shapeOf(known->value) : TensorShape());
        if (known && known->value.isConstant)
            layer.cost.parameterBytes += bytesOf(known->value);
        if (known && known->madeBy != kNoIndex)
            m_profile.edges.push_back({known->madeBy, number, name});
    }
    m_profile.layers.push_back(std::move(layer));
}

void OnnxProfile::add(const OnnxGraph &graph, const Scope *around)
{
    Scope scope(around);
    addConstants(graph, scope);
    for (const OnnxNode &node : graph.nodes)
        addNode(node, graph, scope);
    m_lastOutputs.clear();
    for (const OnnxValueInfo &output : graph.outputs) {
        const Scope::Known *known = scope.find(output.name);
        m_lastOutputs.push_back(known && known->value.dims ? known->value : valueOf(output));
    }
}

Profile OnnxProfile::made() &&
{
    std::string list;
    for (const std::string &symbol : m_symbols)
        list += (list.empty() ? "" : ", ") + symbol;
    bool hasOpen = false;
    for (const std::string &symbol : m_symbols)
        hasOpen = hasOpen || !m_task.options().dimensions.contains(symbol);
    if (hasOpen)
        m_profile.warnings.push_back(
            "Sizes depend on the input: say what these stand for to know all costs: " + list + '.');
    for (const auto &[name, size] : m_task.options().dimensions)
        if (!m_symbols.contains(name))
            m_profile.warnings.push_back("The model has no dimension that is called " + name + '.');
    if (m_hasBranches)
        m_profile.warnings.emplace_back(
            "The model has alternatives (If): the nodes of all branches are listed.");
    if (m_withoutRule > 0)
        m_profile.warnings.push_back("The shapes of the outputs of " + std::to_string(m_withoutRule)
                                     + " nodes are not known.");
    return std::move(m_profile);
}

} // namespace

Result<Profile> readOnnx(ByteSource &source, ReadTask &task)
{
    const auto model = readOnnxModel(source, task.path());
    if (!model)
        return failure(model.error());
    if (const auto on = task.goOn(source, 0, {}); !on)
        return failure(on.error());
    OnnxProfile profile(task, *model);
    profile.add(model->graph, nullptr);
    Profile made = std::move(profile).made();
    made.bytes = source.given();
    return made;
}

} // namespace perfdeck
