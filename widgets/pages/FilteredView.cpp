// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/FilteredView.h"

#include "widgets/panels/TablePanel.h"
#include "widgets/tables/RowTable.h"

#include <QLineEdit>

namespace perfdeck {

namespace {

constexpr int kFilterWidth = 180;
constexpr auto kFilterKey = "filter";

} // namespace

void FilteredView::addFilter(TablePanel &panel, const char *name, const QString &accessibleName)
{
    RowTable &table = panel.table();
    m_filter = new QLineEdit;
    m_filter->setObjectName(QString::fromLatin1(name));
    m_filter->setAccessibleName(accessibleName);
    m_filter->setPlaceholderText(tr("Filter (Ctrl+F)"));
    m_filter->setToolTip(RowTable::filterHelp());
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(kFilterWidth);
    panel.addControl(m_filter);
    connect(m_filter, &QLineEdit::textChanged, &table, &RowTable::setFilter);
    connect(m_filter, &QLineEdit::returnPressed, &table, qOverload<>(&QWidget::setFocus));
}

ViewState FilteredView::view() const
{
    ViewState state;
    if (m_filter != nullptr && !m_filter->text().isEmpty())
        state[kFilterKey] = m_filter->text().toStdString();
    return state;
}

void FilteredView::setView(const ViewState &state)
{
    if (const auto filter = state.find(kFilterKey); m_filter != nullptr && filter != state.end())
        m_filter->setText(QString::fromStdString(filter->second));
}

bool FilteredView::focusFilter()
{
    if (m_filter == nullptr)
        return false;
    m_filter->setFocus();
    m_filter->selectAll();
    return true;
}

} // namespace perfdeck
