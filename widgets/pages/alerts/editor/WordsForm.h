// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace perfdeck {

class CheckedField;
class Style;

/// How a rule is called and what its alerts say. GUI thread.
class WordsForm final : public QWidget
{
    Q_OBJECT

public:
    explicit WordsForm(const Style &style, QWidget *parent = nullptr);

    /// The id of a rule that is known stays: it names the rule for ever.
    void edit(const AlertRule &rule, bool isNew);
    /// Puts what stands here into the rule; false while a field says what is wrong with it.
    [[nodiscard]] bool fill(AlertRule &rule) const;
    void focusTitle();

Q_SIGNALS:
    void edited();

private:
    void proposeId();

    CheckedField *m_title;
    CheckedField *m_id;
    QPlainTextEdit *m_text;
    QLineEdit *m_runbook;
    CheckedField *m_labels;
    bool m_isIdProposed = false; ///< made from the title, nobody typed another
};

/// A title as an id: lower-case letters, digits and -, at most 60 of them.
[[nodiscard]] QString idFrom(const QString &title);

} // namespace perfdeck
