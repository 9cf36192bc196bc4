// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/SourceAccess.h"

#include <QWidget>

#include <array>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class SecretField;
class Style;

/// How a server is asked that does not answer everyone, folded away until it is wanted. Secrets are
/// typed, or read from a file; what was kept earlier is never shown. GUI thread.
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

    /// A line of the form.
    struct Row
    {
        QLineEdit *edit = nullptr;
        SecretField *secret = nullptr; ///< in place of it
    };

    SourceAccess m_shown;
    QToolButton *m_toggle;
    std::array<Row, 10> m_rows{}; ///< in the order of the fields
};

} // namespace perfdeck
