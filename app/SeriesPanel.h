// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/LiveChart.h"
#include "widgets/pages/PageContext.h"
#include "widgets/panels/SidePanel.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

/// The series that a selector finds, as a live chart beside the page. It asks only while it can be
/// seen. GUI thread.
class SeriesPanel final : public SidePanel
{
    Q_OBJECT

public:
    explicit SeriesPanel(PageContext context, QWidget *parent = nullptr);

    void showSeries(const Selector &selector);

    [[nodiscard]] Selector selector() const;

    [[nodiscard]] TimeSeriesChart *chart() const { return m_live.chart(); }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void describe(const FramePtr &frame);

    PageContext m_context;
    LiveChart m_live;
    QLabel *m_selector;
    QLabel *m_found;
};

} // namespace perfdeck
