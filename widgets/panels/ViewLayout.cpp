// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/ViewLayout.h"

#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/Style.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kMinChartHeight = 180;
constexpr int kShareSize = 1000; // pixels a share is worth before the first layout

void setBare(QLayout &layout)
{
    layout.setContentsMargins(0, 0, 0, 0);
    layout.setSpacing(kGap);
}

} // namespace

QWidget *chartRow(const std::vector<LayoutPart> &charts)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    setBare(*layout);
    for (const LayoutPart &chart : charts) {
        chart.widget->setMinimumHeight(kMinChartHeight);
        layout->addWidget(chart.widget, chart.share);
    }
    return row;
}

QWidget *panelColumn(const std::vector<QWidget *> &panels)
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    setBare(*layout);
    for (QWidget *panel : panels)
        layout->addWidget(panel, panel == panels.back() ? 1 : 0);
    auto *scroll = new QScrollArea;
    scroll->setWidget(column);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    return scroll;
}

QLabel *sentences(const char *name)
{
    auto *label = new WrappedLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setContentsMargins(Style::kGrid, 0, Style::kGrid, Style::kGrid);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignTop);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

void layOutView(QWidget &view, QWidget *charts, LayoutPart left, LayoutPart right)
{
    auto *below = new QSplitter;
    below->setChildrenCollapsible(false);
    below->setHandleWidth(kGap);
    below->addWidget(left.widget);
    below->addWidget(right.widget);
    // By their shares at first too, not by how long their words are in a language.
    below->setSizes({kShareSize * left.share, kShareSize * right.share});
    below->setStretchFactor(0, left.share);
    below->setStretchFactor(1, right.share);
    auto *layout = new QVBoxLayout(&view);
    setBare(*layout);
    layout->addWidget(charts, 2);
    layout->addWidget(below, 3);
}

} // namespace perfdeck
