// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/SelectionBar.h"

#include "widgets/style/Format.h"
#include "widgets/style/Icons.h"
#include "widgets/style/Style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace perfdeck {

SelectionBar::SelectionBar(const TimeScope &scope, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_style(style)
    , m_words(new QLabel)
{
    setObjectName(QStringLiteral("selectionBar"));
    setAccessibleName(tr("Selected range"));
    m_words->setObjectName(QStringLiteral("selectionWords"));
    m_words->setFont(style.numberFont());
    auto *clear = new QToolButton;
    clear->setObjectName(QStringLiteral("selectionClear"));
    clear->setText(QStringLiteral("✕"));
    clear->setAccessibleName(tr("End the selection"));
    clear->setToolTip(tr("End the selection (Esc)"));
    clear->setProperty("flat", true);
    connect(clear, &QToolButton::clicked, this, &SelectionBar::clearWanted);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(3 * Style::kGrid, Style::kGrid, 3 * Style::kGrid, Style::kGrid + 1);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_words);
    layout->addSpacing(2 * Style::kGrid);
    layout->addWidget(
        makeButton("selectionZoom", tr("Zoom"), tr("Show this range"), &SelectionBar::zoomWanted));
    layout->addWidget(makeButton("selectionCompare",
                                 tr("Compare with before"),
                                 tr("Show this range against the one just before, as long"),
                                 &SelectionBar::compareWanted));
    layout->addWidget(makeButton("selectionRelated",
                                 tr("What else changed?"),
                                 tr("Which series changed in this range, likely causes first "
                                    "(Ctrl+Shift+R)"),
                                 &SelectionBar::relatedWanted));
    layout->addWidget(makeButton("selectionNote",
                                 tr("Note"),
                                 tr("Write a note about this range (N)"),
                                 &SelectionBar::noteWanted));
    layout->addWidget(makeButton("selectionExport",
                                 tr("Export"),
                                 tr("Save every sample of this range of the series in the chart"),
                                 &SelectionBar::exportWanted));
    layout->addStretch(1);
    layout->addWidget(clear);
    connect(&scope, &TimeScope::zoneChanged, this, &SelectionBar::showRange);
    connect(&style, &Style::changed, this, [this] {
        m_words->setFont(m_style.numberFont());
        update();
    });
    hide();
}

QToolButton *
SelectionBar::makeButton(const char *name, const QString &words, const QString &hint, Wish wish)
{
    auto *button = new QToolButton;
    button->setObjectName(QString::fromLatin1(name));
    button->setText(words);
    button->setToolTip(hint);
    connect(button, &QToolButton::clicked, this, [this, wish] {
        if (m_range)
            Q_EMIT(this->*wish)(*m_range);
    });
    return button;
}

void SelectionBar::setRange(std::optional<TimeRange> range)
{
    m_range = range;
    setVisible(range.has_value());
    showRange();
}

void SelectionBar::showRange()
{
    if (!m_range)
        return;
    m_words->setText(tr("Selected %1, %2")
                         .arg(formatRange(*m_range, m_scope.now(), m_scope.zone()),
                              formatText(std::chrono::duration<double>(m_range->length()).count(),
                                         Unit::Second)));
    setAccessibleDescription(m_words->text());
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.theme().hover);
    painter.fillRect(0, height() - 1, width(), 1, m_style.theme().line);
}

} // namespace perfdeck
