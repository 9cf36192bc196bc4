// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Finding.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

/// What somebody makes of a finding: state, owner and note. Enter in a field keeps it. GUI thread.
class TriageForm final : public QWidget
{
    Q_OBJECT

public:
    explicit TriageForm(QWidget *parent = nullptr);

    /// Begins with what is known; what is being written stays while it is about the same finding.
    void edit(FindingId finding, const Triage &triage);

Q_SIGNALS:
    void kept(perfdeck::FindingId finding, const perfdeck::Triage &triage);

private:
    void keep();
    void check();

    FindingId m_finding;
    Triage m_known;
    QComboBox *m_state;
    QLineEdit *m_owner;
    QLineEdit *m_note;
    QPushButton *m_keep;
};

} // namespace perfdeck
