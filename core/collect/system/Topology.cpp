// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/KeptFile.h"
#include "core/collect/system/MachineCollector.h"
#include "core/collect/system/PciClass.h"
#include "core/collect/system/SizeText.h"

#include <hwloc.h>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>

namespace perfdeck {

namespace {

struct TopologyDeleter
{
    void operator()(hwloc_topology *topology) const { hwloc_topology_destroy(topology); }
};

using Topology = std::unique_ptr<hwloc_topology, TopologyDeleter>;

Topology loadTopology()
{
    hwloc_topology_t raw = nullptr;
    if (hwloc_topology_init(&raw) != 0)
        return nullptr;
    Topology topology(raw);
    hwloc_topology_set_io_types_filter(raw, HWLOC_TYPE_FILTER_KEEP_ALL);
    if (hwloc_topology_load(raw) != 0)
        return nullptr;
    return topology;
}

[[gnu::format(printf, 1, 2)]] std::string formatted(const char *format, ...)
{
    std::array<char, 128> text{};
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(text.data(), text.size(), format, arguments);
    va_end(arguments);
    return text.data();
}

std::string_view infoOf(hwloc_obj_t object, const char *name)
{
    const char *value = hwloc_obj_get_info_by_name(object, name);
    return value != nullptr ? std::string_view(value) : std::string_view();
}

/// Writes the objects of hwloc into an EntityTree, parents first.
class TreeBuilder final
{
public:
    explicit TreeBuilder(hwloc_topology_t topology)
        : m_topology(topology)
    {
    }

    EntityTree build()
    {
        visit(hwloc_get_root_obj(m_topology), {});
        return std::move(m_tree);
    }

private:
    void visit(hwloc_obj_t object, const std::string &parent)
    {
        // Groups, bridges and i/o functions are no things one can point at; their children count.
        const std::string id = describe(object, parent) ? m_tree.back().id : parent;
        for (auto *child = object->memory_first_child; child != nullptr;
             child = child->next_sibling)
            visit(child, id);
        for (auto *child = object->first_child; child != nullptr; child = child->next_sibling)
            visit(child, id);
        for (auto *child = object->io_first_child; child != nullptr; child = child->next_sibling)
            visit(child, id);
    }

    bool describe(hwloc_obj_t object, const std::string &parent)
    {
        switch (object->type) {
        case HWLOC_OBJ_MACHINE:
            return add(machine(object), "machine", parent);
        case HWLOC_OBJ_PACKAGE:
            return add(package(object), numbered("package", object), parent);
        case HWLOC_OBJ_NUMANODE:
            return add(memory(object), numbered("numa", object), parent);
        case HWLOC_OBJ_CORE:
            return add(core(object), numbered("core", object), parent);
        case HWLOC_OBJ_PU:
            return add(thread(object), formatted("pu-%u", object->os_index), parent);
        case HWLOC_OBJ_PCI_DEVICE:
            return add(pci(object), "pci-" + address(object), parent);
        default:
            break;
        }
        if (hwloc_obj_type_is_cache(object->type) == 0)
            return false;
        return add(cache(object), numbered(cacheWord(object), object), parent);
    }

    /// Numbers of hwloc run over the whole machine, so an id stays unique wherever it hangs.
    static std::string numbered(const std::string &word, hwloc_obj_t object)
    {
        return formatted("%s-%u", word.c_str(), object->logical_index);
    }

    bool add(Entity entity, const std::string &step, const std::string &parent)
    {
        entity.id = parent.empty() ? step : parent + '/' + step;
        entity.parent = parent;
        std::erase_if(entity.attributes, [](const auto &pair) { return pair.second.empty(); });
        m_tree.push_back(std::move(entity));
        return true;
    }

    [[nodiscard]] std::string count(hwloc_obj_type_t type, hwloc_obj_t inside = nullptr) const
    {
        const int total = inside == nullptr
            ? hwloc_get_nbobjs_by_type(m_topology, type)
            : hwloc_get_nbobjs_inside_cpuset_by_type(m_topology, inside->cpuset, type);
        return total > 0 ? std::to_string(total) : std::string();
    }

    /// As /proc/meminfo has it; the sum of the nodes lags behind when memory is plugged in.
    static std::string installedMemory()
    {
        const long pages = ::sysconf(_SC_PHYS_PAGES);
        const long pageBytes = ::sysconf(_SC_PAGESIZE);
        if (pages <= 0 || pageBytes <= 0)
            return {};
        return binarySize(static_cast<std::uint64_t>(pages)
                          * static_cast<std::uint64_t>(pageBytes));
    }

    [[nodiscard]] Entity machine(hwloc_obj_t object) const
    {
        Entity entity;
        entity.kind = Entity::Kind::Machine;
        entity.name = infoOf(object, "HostName");
        if (entity.name.empty())
            entity.name = "This machine";
        const std::string product(infoOf(object, "DMIProductName"));
        entity.attributes = {
            {"Model",
             std::string(infoOf(object, "DMISysVendor")) + (product.empty() ? "" : " ") + product},
            {"Memory", installedMemory()},
            {"Packages", count(HWLOC_OBJ_PACKAGE)},
            {"NUMA nodes", count(HWLOC_OBJ_NUMANODE)},
            {"Cores", count(HWLOC_OBJ_CORE)},
            {"Threads", count(HWLOC_OBJ_PU)},
            {"Architecture", std::string(infoOf(object, "Architecture"))},
            {"System",
             std::string(infoOf(object, "OSName")) + ' '
                 + std::string(infoOf(object, "OSRelease"))}};
        return entity;
    }

    [[nodiscard]] Entity package(hwloc_obj_t object) const
    {
        const std::string model(infoOf(object, "CPUModel"));
        Entity entity;
        entity.kind = Entity::Kind::Package;
        entity.name = model.empty() ? formatted("Package %u", object->os_index) : model;
        entity.attributes
            = {{"Package", std::to_string(object->os_index)},
               {"Vendor", std::string(infoOf(object, "CPUVendor"))},
               {"Cores", count(HWLOC_OBJ_CORE, object)},
               {"Threads", count(HWLOC_OBJ_PU, object)},
               {"Memory", object->total_memory > 0 ? binarySize(object->total_memory) : ""}};
        return entity;
    }

    static Entity memory(hwloc_obj_t object)
    {
        Entity entity;
        entity.kind = Entity::Kind::NumaNode;
        entity.name = formatted("NUMA node %u", object->os_index);
        entity.attributes = {{"Memory", binarySize(object->attr->numanode.local_memory)}};
        return entity;
    }

    static std::string cacheWord(hwloc_obj_t object)
    {
        const auto &cache = object->attr->cache;
        const char *kind = cache.type == HWLOC_OBJ_CACHE_DATA ? "d"
            : cache.type == HWLOC_OBJ_CACHE_INSTRUCTION       ? "i"
                                                              : "";
        return formatted("l%u%s", cache.depth, kind);
    }

    [[nodiscard]] Entity cache(hwloc_obj_t object) const
    {
        const auto &cache = object->attr->cache;
        std::string word = cacheWord(object);
        word.front() = 'L';
        Entity entity;
        entity.kind = Entity::Kind::Cache;
        entity.name = word + " cache";
        entity.attributes
            = {{"Size", binarySize(cache.size)},
               {"Line", cache.linesize > 0 ? formatted("%u B", cache.linesize) : ""},
               {"Ways", cache.associativity > 0 ? std::to_string(cache.associativity) : ""},
               {"Threads", count(HWLOC_OBJ_PU, object)}};
        return entity;
    }

    [[nodiscard]] Entity core(hwloc_obj_t object) const
    {
        Entity entity;
        entity.kind = Entity::Kind::Core;
        entity.name = formatted("Core %u", object->logical_index);
        entity.attributes = {{"Core id", std::to_string(object->os_index)},
                             {"Threads", count(HWLOC_OBJ_PU, object)}};
        return entity;
    }

    static Entity thread(hwloc_obj_t object)
    {
        const std::string limit = readText(
            formatted("/sys/devices/system/cpu/cpu%u/cpufreq/cpuinfo_max_freq", object->os_index));
        const bool isNumber = !limit.empty() && limit.find_first_not_of("0123456789") == limit.npos
            && limit.size() < 12;
        Entity entity;
        entity.kind = Entity::Kind::ProcessingUnit;
        entity.name = formatted("CPU %u", object->os_index); // the `core` label of the series
        if (isNumber)
            entity.attributes = {{"Fastest", formatted("%ld MHz", std::stol(limit) / 1000)}};
        return entity;
    }

    static std::string address(hwloc_obj_t object)
    {
        const auto &device = object->attr->pcidev;
        return formatted("%04x:%02x:%02x.%01x",
                         static_cast<unsigned>(device.domain),
                         static_cast<unsigned>(device.bus),
                         static_cast<unsigned>(device.dev),
                         static_cast<unsigned>(device.func));
    }

    /// What the system calls it: eth0, nvme0n1.
    static std::string systemNames(hwloc_obj_t object)
    {
        std::string names;
        for (auto *child = object->io_first_child; child != nullptr; child = child->next_sibling)
            if (child->type == HWLOC_OBJ_OS_DEVICE && child->name != nullptr)
                names += (names.empty() ? "" : ", ") + std::string(child->name);
        return names;
    }

    static Entity pci(hwloc_obj_t object)
    {
        const auto &device = object->attr->pcidev;
        const std::string className(pciClassName(device.class_id));
        const std::string vendor(infoOf(object, "PCIVendor"));
        const std::string model(infoOf(object, "PCIDevice"));
        Entity entity;
        entity.kind = isPciGpu(device.class_id) ? Entity::Kind::Gpu : Entity::Kind::PciDevice;
        entity.name = vendor + (vendor.empty() || model.empty() ? "" : " ") + model;
        if (entity.name.empty())
            entity.name = className + " device";
        entity.attributes
            = {{"Class", className},
               {"System name", systemNames(object)},
               {"Vendor:device",
                formatted("%04x:%04x",
                          static_cast<unsigned>(device.vendor_id),
                          static_cast<unsigned>(device.device_id))},
               {"Address", address(object)},
               {"Link",
                device.linkspeed > 0 ? formatted("%.1f GB/s", static_cast<double>(device.linkspeed))
                                     : ""}};
        return entity;
    }

    hwloc_topology_t m_topology;
    EntityTree m_tree;
};

} // namespace

EntityTreePtr readMachineTopology()
{
    EntityTree tree;
    if (const Topology topology = loadTopology())
        tree = TreeBuilder(topology.get()).build();
    return std::make_shared<const EntityTree>(std::move(tree));
}

} // namespace perfdeck
