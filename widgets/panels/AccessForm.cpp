// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/AccessForm.h"

#include "core/model/ApiKey.h"
#include "widgets/panels/SecretField.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/Style.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

/// A line of the form: a text of the access, or a secret that is read from a file.
struct Field
{
    const char *objectName;
    const char *label;
    const char *hint; ///< of a secret: while it is typed
    std::string SourceAccess::*text;
    Secret (*secret)(const SourceAccess &access); ///< null: `text` is what it is about
    void (*setSecret)(SourceAccess &access, Secret secret);
};

template<Secret SourceAccess::*member>
Secret secretOf(const SourceAccess &access)
{
    return access.*member;
}

template<Secret SourceAccess::*member>
void setSecretOf(SourceAccess &access, Secret secret)
{
    access.*member = std::move(secret);
}

constexpr std::array kFields{
    Field{"apiKey",
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "API &key"),
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "of a test cluster"),
          nullptr,
          apiKey,
          setApiKey},
    Field{"bearerToken",
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "&Bearer token"),
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "type or paste it"),
          nullptr,
          secretOf<&SourceAccess::bearerToken>,
          setSecretOf<&SourceAccess::bearerToken>},
    Field{"basicUser",
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "&User"),
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "of basic authentication"),
          &SourceAccess::basicUser,
          nullptr,
          nullptr},
    Field{"basicPassword",
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "&Password"),
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "of that user"),
          nullptr,
          secretOf<&SourceAccess::basicPassword>,
          setSecretOf<&SourceAccess::basicPassword>},
    Field{"caFile",
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "A&uthority"),
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "PEM file; else those of the system"),
          &SourceAccess::caFile,
          nullptr,
          nullptr},
    Field{"certificateFile",
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "&Certificate"),
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "PEM file of the client"),
          &SourceAccess::certificateFile,
          nullptr,
          nullptr},
    Field{"keyFile",
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "I&ts key"),
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "PEM file, mode 0600"),
          &SourceAccess::keyFile,
          nullptr,
          nullptr},
    Field{"serverName",
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "&Server name"),
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "in its certificate; else its host"),
          &SourceAccess::serverName,
          nullptr,
          nullptr},
    Field{"proxyUrl",
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "Pro&xy"),
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "http://, socks5:// or none"),
          &SourceAccess::proxy,
          nullptr,
          nullptr},
    Field{"proxyPassword",
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "Proxy pass&word"),
          QT_TRANSLATE_NOOP("perfdeck::AccessForm", "where it asks for one"),
          nullptr,
          secretOf<&SourceAccess::proxyPassword>,
          setSecretOf<&SourceAccess::proxyPassword>},
};

} // namespace

AccessForm::AccessForm(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_toggle(new QToolButton)
{
    static_assert(kFields.size() == std::tuple_size_v<decltype(m_rows)>);
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
        const QString label = tr(kFields[i].label);
        const QString name = QString(label).remove(QLatin1Char('&'));
        const QString objectName = QString::fromLatin1(kFields[i].objectName);
        if (kFields[i].secret != nullptr) {
            m_rows[i].secret = new SecretField(objectName, name, tr(kFields[i].hint));
            form->addRow(label, m_rows[i].secret);
            continue;
        }
        auto *edit = new QLineEdit;
        edit->setObjectName(objectName);
        edit->setAccessibleName(name);
        edit->setPlaceholderText(tr(kFields[i].hint));
        m_rows[i].edit = edit;
        form->addRow(label, edit);
    }
    auto *note = new WrappedLabel(
        tr("What is typed is kept in the desktop's secret service, or else in a file that only "
           "you can read. Other files are read again when they change."));
    note->setFont(style.font(TextSize::Small));
    note->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(note);
    return area;
}

SourceAccess AccessForm::access() const
{
    SourceAccess access = m_shown;
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        const Field &field = kFields[i];
        if (field.text != nullptr)
            access.*field.text = m_rows[i].edit->text().trimmed().toStdString();
        else
            field.setSecret(access, m_rows[i].secret->secret());
    }
    return access;
}

void AccessForm::fill(const SourceAccess &access)
{
    m_shown = access;
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        const Field &field = kFields[i];
        if (field.text != nullptr)
            m_rows[i].edit->setText(QString::fromStdString(access.*field.text));
        else
            m_rows[i].secret->setSecret(field.secret(access));
    }
    m_toggle->setChecked(access != SourceAccess());
}

void AccessForm::clear()
{
    fill({});
}

} // namespace perfdeck
