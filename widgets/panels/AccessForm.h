// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/SourceAccess.h"

#include <QWidget>

#include <array>

QT_BEGIN_NAMESPACE
class QFormLayout;
class QLineEdit;
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// How a server is asked that does not answer everyone, folded away until it is wanted. Takes places
/// of secrets (files), never secrets. GUI thread.
class AccessForm final : public QWidget
{
    Q_OBJECT

public:
    explicit AccessForm(const Style &style, QWidget *parent = nullptr);

    /// What the form says; what it has no field for stays as fill() gave it.
    [[nodiscard]] SourceAccess access() const;
    /// Fills the form, and opens it where there is something to see.
    void fill(const SourceAccess &access);
    void clear();

private:
    [[nodiscard]] QWidget *makeFields(const Style &style);

    SourceAccess m_shown;
    QToolButton *m_toggle;
    std::array<QLineEdit *, 8> m_edits{}; ///< in the order of the fields
};

} // namespace perfdeck
