// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/AccessForm.h"

#include "widgets/style/Style.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace perfdeck {

namespace {

/// A line of the form: a text of the access, or a secret that is read from a file.
struct Field
{
    const char *objectName;
    const char *label;
    const char *hint;
    std::string SourceAccess::*text;
    Secret SourceAccess::*secret;
};

constexpr std::array kFields{
    Field{"bearerTokenFile",
          QT_TRANSLATE_NOOP("AccessForm", "&Bearer token"),
          QT_TRANSLATE_NOOP("AccessForm", "file, mode 0600"),
          nullptr,
          &SourceAccess::bearerToken},
    Field{"basicUser",
          QT_TRANSLATE_NOOP("AccessForm", "&User"),
          QT_TRANSLATE_NOOP("AccessForm", "of basic authentication"),
          &SourceAccess::basicUser,
          nullptr},
    Field{"basicPasswordFile",
          QT_TRANSLATE_NOOP("AccessForm", "&Password"),
          QT_TRANSLATE_NOOP("AccessForm", "file, mode 0600"),
          nullptr,
          &SourceAccess::basicPassword},
    Field{"caFile",
          QT_TRANSLATE_NOOP("AccessForm", "A&uthority"),
          QT_TRANSLATE_NOOP("AccessForm", "PEM file; else those of the system"),
          &SourceAccess::caFile,
          nullptr},
    Field{"certificateFile",
          QT_TRANSLATE_NOOP("AccessForm", "&Certificate"),
          QT_TRANSLATE_NOOP("AccessForm", "PEM file of the client"),
          &SourceAccess::certificateFile,
          nullptr},
    Field{"keyFile",
          QT_TRANSLATE_NOOP("AccessForm", "Its &key"),
          QT_TRANSLATE_NOOP("AccessForm", "PEM file, mode 0600"),
          &SourceAccess::keyFile,
          nullptr},
    Field{"serverName",
          QT_TRANSLATE_NOOP("AccessForm", "&Server name"),
          QT_TRANSLATE_NOOP("AccessForm", "in its certificate; else its host"),
          &SourceAccess::serverName,
          nullptr},
    Field{"proxyUrl",
          QT_TRANSLATE_NOOP("AccessForm", "Pro&xy"),
          QT_TRANSLATE_NOOP("AccessForm", "http://, socks5:// or none"),
          &SourceAccess::proxy,
          nullptr},
};

QString shownText(const Field &field, const SourceAccess &access)
{
    if (field.text != nullptr)
        return QString::fromStdString(access.*field.text);
    const Secret &secret = access.*field.secret;
    return secret.place == Secret::Place::File ? QString::fromStdString(secret.text) : QString();
}

/// A secret of another place stays while the field is empty.
void take(const Field &field, const QString &typed, SourceAccess &access)
{
    if (field.text != nullptr) {
        access.*field.text = typed.toStdString();
        return;
    }
    Secret &secret = access.*field.secret;
    if (!typed.isEmpty())
        secret = {Secret::Place::File, typed.toStdString()};
    else if (secret.place == Secret::Place::File)
        secret = {};
}

} // namespace

AccessForm::AccessForm(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_toggle(new QToolButton)
{
    static_assert(kFields.size() == std::tuple_size_v<decltype(m_edits)>);
    setObjectName(QStringLiteral("accessForm"));
    m_toggle->setObjectName(QStringLiteral("showAccess"));
    m_toggle->setText(tr("Access"));
    m_toggle->setAccessibleName(tr("Show access: tokens, certificates, proxy"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setArrowType(Qt::RightArrow);
    m_toggle->setFocusPolicy(Qt::TabFocus);
    QWidget *fields = makeFields(style);
    fields->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_toggle, 0, Qt::AlignLeft);
    layout->addWidget(fields);
    connect(m_toggle, &QToolButton::toggled, fields, [this, fields](bool open) {
        m_toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        fields->setVisible(open);
    });
}

QWidget *AccessForm::makeFields(const Style &style)
{
    auto *area = new QWidget;
    auto *form = new QFormLayout(area);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(Style::kGrid);
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        auto *edit = new QLineEdit;
        edit->setObjectName(QString::fromLatin1(kFields[i].objectName));
        const QString label = tr(kFields[i].label);
        edit->setAccessibleName(QString(label).remove(QLatin1Char('&')));
        edit->setPlaceholderText(tr(kFields[i].hint));
        form->addRow(label, edit);
        m_edits[i] = edit;
    }
    auto *note = new QLabel(
        tr("Files are read again when they change. Only their names are saved."));
    note->setWordWrap(true);
    note->setFont(style.font(TextSize::Small));
    note->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(note);
    return area;
}

SourceAccess AccessForm::access() const
{
    SourceAccess access = m_shown;
    for (std::size_t i = 0; i < kFields.size(); ++i)
        take(kFields[i], m_edits[i]->text().trimmed(), access);
    return access;
}

void AccessForm::fill(const SourceAccess &access)
{
    m_shown = access;
    for (std::size_t i = 0; i < kFields.size(); ++i)
        m_edits[i]->setText(shownText(kFields[i], access));
    m_toggle->setChecked(access != SourceAccess());
}

void AccessForm::clear()
{
    fill({});
}

} // namespace perfdeck
