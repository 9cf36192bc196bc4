// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/regressions/TriageForm.h"

#include "widgets/models/FindingsModel.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace perfdeck {

namespace {

constexpr int kMostLetters = int(Triage::kMaxNote / 4); // of UTF-8 at most four bytes each

QLineEdit *field(const char *objectName, const QString &name)
{
    auto *made = new QLineEdit;
    made->setObjectName(QString::fromLatin1(objectName));
    made->setAccessibleName(name);
    made->setMaxLength(kMostLetters);
    return made;
}

} // namespace

TriageForm::TriageForm(QWidget *parent)
    : QWidget(parent)
    , m_state(new QComboBox)
    , m_owner(field("triageOwner", tr("Owner")))
    , m_note(field("triageNote", tr("Note")))
    , m_keep(new QPushButton(tr("&Keep")))
{
    m_state->setObjectName(QStringLiteral("triageState"));
    m_state->setAccessibleName(tr("State"));
    for (const TriageState state : {TriageState::New,
                                    TriageState::Acknowledged,
                                    TriageState::Expected,
                                    TriageState::Fixed,
                                    TriageState::NotABug})
        m_state->addItem(triageText(state), int(state));
    m_owner->setPlaceholderText(tr("you"));
    m_note->setPlaceholderText(tr("Why? For the next one who looks"));
    m_keep->setObjectName(QStringLiteral("triageKeep"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(new QLabel(tr("State")), 0, 0);
    layout->addWidget(m_state, 0, 1);
    layout->addWidget(new QLabel(tr("Owner")), 0, 2);
    layout->addWidget(m_owner, 0, 3);
    layout->addWidget(new QLabel(tr("Note")), 1, 0);
    layout->addWidget(m_note, 1, 1, 1, 2);
    layout->addWidget(m_keep, 1, 3);
    layout->setColumnStretch(1, 1);
    layout->setColumnStretch(3, 1);
    connect(m_state, &QComboBox::currentIndexChanged, this, &TriageForm::check);
    for (QLineEdit *edit : {m_owner, m_note}) {
        connect(edit, &QLineEdit::textChanged, this, &TriageForm::check);
        connect(edit, &QLineEdit::returnPressed, this, &TriageForm::keep);
    }
    connect(m_keep, &QPushButton::clicked, this, &TriageForm::keep);
    check();
}

void TriageForm::edit(FindingId finding, const Triage &triage)
{
    if (finding == m_finding && triage == m_known)
        return;
    m_finding = finding;
    m_known = triage;
    m_state->setCurrentIndex(m_state->findData(int(triage.state)));
    m_owner->setText(QString::fromStdString(triage.owner));
    m_note->setText(QString::fromStdString(triage.note));
    check();
}

void TriageForm::check()
{
    m_keep->setEnabled(m_finding.isValid()
                       && (m_state->currentData().toInt() != int(m_known.state)
                           || m_owner->text().trimmed().toStdString() != m_known.owner
                           || m_note->text().trimmed().toStdString() != m_known.note));
}

void TriageForm::keep()
{
    if (!m_keep->isEnabled())
        return;
    Triage triage;
    triage.state = static_cast<TriageState>(m_state->currentData().toInt());
    triage.owner = m_owner->text().trimmed().toStdString();
    triage.note = m_note->text().trimmed().toStdString();
    Q_EMIT kept(m_finding, triage);
}

} // namespace perfdeck
