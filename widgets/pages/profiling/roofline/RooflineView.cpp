// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/roofline/RooflineView.h"

#include "core/engine/BenchmarkDesk.h"
#include "widgets/pages/profiling/roofline/RooflineChart.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"
#include "widgets/style/Style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace perfdeck {

RooflineView::RooflineView(PageContext context, ProfileFocus &focus, QWidget *parent)
    : ProfileView(std::move(context), focus, parent)
    , m_roof(new QLabel)
    , m_measure(new QPushButton(tr("Measure this machine")))
    , m_chart(new RooflineChart(this->context().style))
{
    m_roof->setObjectName(QStringLiteral("rooflineRoof"));
    m_roof->setTextFormat(Qt::PlainText);
    m_roof->setWordWrap(true);
    m_measure->setObjectName(QStringLiteral("measurePeaks"));
    m_measure->setToolTip(tr("Measures what this machine computes and reads at best, in about a "
                             "minute, while it should do nothing else"));
    m_chart->setObjectName(QStringLiteral("profileRoofline"));
    m_chart->setTitle(tr("Roofline"));
    m_chart->setEmptyText(tr("No layer has a time, FLOPs and bytes"),
                          tr("FLOPs follow from the shapes of a profile; hold it against its ONNX "
                             "model where it has none"));
    auto *head = new QHBoxLayout;
    head->setSpacing(2 * Style::kGrid);
    head->addWidget(m_roof, 1);
    head->addWidget(m_measure);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_chart, 1);
    connect(m_chart, &RooflineChart::layerChosen, &focus, &ProfileFocus::setLayer);
    connect(&focus, &ProfileFocus::layerChanged, m_chart, &RooflineChart::setLayer);
    connect(&focus, &ProfileFocus::peaksChanged, this, [this] {
        showRoof();
        judge();
    });
    connect(m_measure, &QPushButton::clicked, this, [this] {
        m_measure->setEnabled(false);
        m_roof->setText(tr("This machine is being measured …"));
        this->context().benchmarks->measurePeaks();
    });
    m_chart->setLayer(focus.layer());
    showRoof();
}

void RooflineView::showRoof()
{
    const ComputePeaksPtr &peaks = focus().peaks();
    m_measure->setVisible(context().benchmarks != nullptr);
    m_measure->setEnabled(true);
    m_measure->setText(peaks ? tr("Measure again") : tr("Measure this machine"));
    if (!peaks)
        m_roof->setText(context().benchmarks != nullptr
                            ? tr("What this machine can do at best was not measured, so there is "
                                 "no roof.")
                            : tr("There is no roof: this window cannot measure the machine."));
    else
        m_roof->setText((peaks->isMeasured ? tr("Roof: %1, measured %2") : tr("Roof: %1, as of %2"))
                            .arg(shownName(QString::fromStdString(peaks->device)),
                                 formatDateTime(peaks->time, context().scope.zone())));
}

void RooflineView::showFigures(const ProfileFiguresPtr &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    judge();
}

void RooflineView::judge()
{
    if (!m_figures)
        return;
    judgeBeside(
        [figures = m_figures, peaks = focus().peaks()] { return rooflineScene(figures, peaks); },
        [this](RooflineScenePtr scene) { m_chart->setScene(std::move(scene)); });
}

} // namespace perfdeck
