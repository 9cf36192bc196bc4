// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/JudgedPage.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace perfdeck {

class TablePanel;

/// A view with a table whose rows a field may filter; what is typed there is remembered. GUI
/// thread.
class FilteredView : public JudgedPage
{
    Q_OBJECT

public:
    using JudgedPage::JudgedPage;

    // Of the filter field.
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;
    bool focusFilter() override;

protected:
    /// A field that filters the rows of this table.
    void addFilter(TablePanel &panel, const char *name, const QString &accessibleName);

    [[nodiscard]] QLineEdit *filterField() const { return m_filter; }

private:
    QLineEdit *m_filter = nullptr; ///< null: the view has none
};

} // namespace perfdeck
