// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/NestedBoxes.h"
#include "widgets/charts/MapChart.h"

#include <map>
#include <string>

namespace perfdeck {

/// This machine as boxes in boxes: packages, memory, caches, cores, devices. CPUs and GPUs are
/// coloured by how busy they are, where that is measured. Items are the parts in the order of the
/// tree. GUI thread.
class MachineMap final : public MapChart
{
    Q_OBJECT

public:
    using MapChart::MapChart;

    /// Null for "not known".
    void setMachine(EntityTreePtr machine);
    /// 0…1, by the names of the parts ("CPU 3").
    void setBusy(std::map<std::string, double> busy);

    [[nodiscard]] QString description() const override;
    [[nodiscard]] DataTable table() const override;

protected:
    [[nodiscard]] Content content() const override;
    [[nodiscard]] QString subtitle() const override;
    void paintContent(QPainter &painter, const Theme &theme) const override;
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] int itemAt(QPointF position) const override;
    [[nodiscard]] Reading read(int item) const override;
    [[nodiscard]] QRectF planeBounds() const override;
    [[nodiscard]] QRectF boxOf(int item) const override;

private:
    [[nodiscard]] QString nameOf(const Entity &part) const;
    [[nodiscard]] QColor groundOf(const Theme &theme, const Entity &part) const;
    void paintPart(QPainter &painter, const Theme &theme, const NestedBox &nested) const;

    EntityTreePtr m_machine;
    std::vector<NestedBox> m_boxes;
    std::map<std::string, double> m_busy;
};

} // namespace perfdeck
