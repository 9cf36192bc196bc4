// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/channels/ChannelForm.h"

#include "widgets/pages/alerts/editor/ConditionForm.h"
#include "widgets/panels/CheckedField.h"
#include "widgets/panels/SecretField.h"
#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace perfdeck {

namespace {

using K = ChannelKind;

/// A kind of channel in words, and what its address is; null: it has none.
struct KindWords
{
    const char *name;
    const char *address;
    const char *example;
};

constexpr std::array kKinds{
    KindWords{QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "E-mail"),
              QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Mail server"),
              "smtp.example.org:587"},
    KindWords{QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Webhook (JSON)"),
              QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Address"),
              "https://example.org/hooks/perfdeck"},
    KindWords{QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Slack"),
              QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Address"),
              "https://hooks.slack.com/services/{token}"},
    KindWords{QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Microsoft Teams"),
              QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Address"),
              "https://…/workflows/…?sig={token}"},
    KindWords{QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Discord"),
              QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Address"),
              "https://discord.com/api/webhooks/{token}"},
    KindWords{QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "PagerDuty"),
              QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Address"),
              "https://events.pagerduty.com/v2/enqueue"},
    KindWords{QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Phone (ntfy)"),
              QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Server"),
              "https://ntfy.sh"},
    KindWords{QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "This desktop"), nullptr, ""},
    KindWords{QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Log"),
              QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "File"),
              "alerts.log"},
    KindWords{QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Program"),
              QT_TRANSLATE_NOOP("perfdeck::ChannelForm", "Program"),
              "/usr/local/bin/page"},
};
static_assert(kKinds.size() == std::size_t(K::Command) + 1);

const KindWords &wordsOf(ChannelKind kind)
{
    return kKinds[std::size_t(kind)];
}

bool isOne(ChannelKind kind, std::initializer_list<ChannelKind> kinds)
{
    return std::ranges::find(kinds, kind) != kinds.end();
}

QLineEdit *makeLine(const char *objectName, const QString &hint = {})
{
    auto *made = new QLineEdit;
    made->setObjectName(QString::fromLatin1(objectName));
    made->setPlaceholderText(hint);
    return made;
}

/// How "tells of the end too" is chosen.
enum ResolvedIndex
{
    ByKind,
    Yes,
    No
};

} // namespace

QString channelKindText(ChannelKind kind)
{
    return ChannelForm::tr(wordsOf(kind).name);
}

ChannelForm::ChannelForm(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setVerticalSpacing(Style::kGrid);
    makeFields(style);
    layFields();
    announceEdits();
    offerFields();
}

void ChannelForm::makeFields(const Style &style)
{
    m_name = new CheckedField(style, "channelName", tr("Name"), [](const QString &text) {
        return text.isEmpty() ? tr("Routes name it by this") : QString();
    });
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("channelKind"));
    for (int kind = 0; kind < int(kKinds.size()); ++kind)
        m_kind->addItem(channelKindText(static_cast<ChannelKind>(kind)), kind);
    m_address
        = new CheckedField(style, "channelAddress", tr("Address"), [this](const QString &text) {
              const bool isNeeded = !isOne(kind(), {K::Desktop, K::Log, K::PagerDuty, K::Ntfy});
              return text.isEmpty() && isNeeded ? tr("Where to?") : QString();
          });
    m_arguments = makeLine("channelArguments", tr("with commas between"));
    m_encryption = new QComboBox;
    m_encryption->setObjectName(QStringLiteral("channelEncryption"));
    m_encryption->addItems({tr("STARTTLS"), tr("TLS"), tr("none")});
    m_user = makeLine("channelUser");
    m_password = new SecretField(QStringLiteral("channelPassword"), tr("Password"), {});
    m_token = new SecretField(QStringLiteral("channelToken"),
                              tr("Token"),
                              tr("in place of {token}, or sent as a bearer"));
    m_signingKey = new SecretField(
        QStringLiteral("channelSigningKey"), tr("Signing key"), tr("HMAC-SHA256 of time and body"));
    m_from = makeLine("channelFrom", QStringLiteral("perfdeck@example.org"));
    m_to = new CheckedField(style, "channelTo", tr("To"), [this](const QString &text) {
        return text.isEmpty() && isOne(kind(), {K::Email, K::Ntfy}) ? tr("To whom?") : QString();
    });
    m_caFile = makeLine("channelCaFile", tr("PEM file; else those of the system"));
    m_resolved = new QComboBox;
    m_resolved->setObjectName(QStringLiteral("channelResolved"));
    m_resolved->addItems({tr("as usual for the kind"), tr("yes"), tr("no")});
    m_atMostEvery = new DurationField(
        style, "channelAtMostEvery", tr("At most one every"), {Duration(0), std::chrono::days(1)});
    m_titleTemplate = makeLine("channelTitle", tr("as PerfDeck words it"));
    m_textTemplate = new QPlainTextEdit;
    m_textTemplate->setObjectName(QStringLiteral("channelText"));
    m_textTemplate->setTabChangesFocus(true);
    m_textTemplate->setPlaceholderText(tr("as PerfDeck words it"));
    m_textTemplate->setFixedHeight(QFontMetrics(style.font()).lineSpacing() * 3 + 4 * Style::kGrid);
    m_enabled = new QCheckBox(tr("In use"));
    m_enabled->setObjectName(QStringLiteral("channelEnabled"));
}

void ChannelForm::layFields()
{
    const auto add = [this](const QString &words, QWidget *field) {
        if (field->accessibleName().isEmpty())
            field->setAccessibleName(words);
        if (auto *box = qobject_cast<QComboBox *>(field))
            box->view()->setAccessibleName(words);
        m_form->addRow(words, field);
    };
    add(tr("Name"), m_name);
    add(tr("Kind"), m_kind);
    add(tr("Address"), m_address);
    add(tr("Arguments"), m_arguments);
    add(tr("Encryption"), m_encryption);
    add(tr("User"), m_user);
    add(tr("Password"), m_password);
    add(tr("Token"), m_token);
    add(tr("Signing key"), m_signingKey);
    add(tr("From"), m_from);
    add(tr("To"), m_to);
    add(tr("Authority"), m_caFile);
    add(tr("Tells of the end too"), m_resolved);
    add(tr("At most one every"), m_atMostEvery);
    add(tr("Title"), m_titleTemplate);
    add(tr("Text"), m_textTemplate);
    m_form->addRow(QString(), m_enabled);
}

void ChannelForm::announceEdits()
{
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ChannelForm::kindChosen);
    for (QComboBox *box : {m_encryption, m_resolved})
        connect(box, &QComboBox::currentIndexChanged, this, &ChannelForm::edited);
    for (CheckedField *field :
         std::initializer_list<CheckedField *>{m_name, m_address, m_to, m_atMostEvery})
        connect(field, &CheckedField::edited, this, &ChannelForm::edited);
    for (QLineEdit *line : {m_arguments, m_user, m_from, m_caFile, m_titleTemplate})
        connect(line, &QLineEdit::textChanged, this, &ChannelForm::edited);
    for (SecretField *field : {m_password, m_token, m_signingKey})
        connect(field, &SecretField::edited, this, &ChannelForm::edited);
    connect(m_textTemplate, &QPlainTextEdit::textChanged, this, &ChannelForm::edited);
    connect(m_enabled, &QCheckBox::toggled, this, &ChannelForm::edited);
}

ChannelKind ChannelForm::kind() const
{
    return static_cast<ChannelKind>(m_kind->currentIndex());
}

void ChannelForm::kindChosen()
{
    offerFields();
    Q_EMIT edited();
}

void ChannelForm::offerFields()
{
    const KindWords &words = wordsOf(kind());
    m_form->setRowVisible(m_address, words.address != nullptr);
    if (words.address != nullptr) {
        m_address->edit().setPlaceholderText(QString::fromUtf8(words.example));
        m_address->edit().setAccessibleName(tr(words.address));
    }
    const bool isMail = kind() == K::Email;
    const bool isWeb
        = isOne(kind(), {K::Webhook, K::Slack, K::Teams, K::Discord, K::PagerDuty, K::Ntfy});
    m_form->setRowVisible(m_arguments, kind() == K::Command);
    m_form->setRowVisible(m_encryption, isMail);
    m_form->setRowVisible(m_from, isMail);
    m_form->setRowVisible(m_to, isMail || kind() == K::Ntfy);
    m_form->setRowVisible(m_user, isOne(kind(), {K::Email, K::Webhook, K::Ntfy}));
    m_form->setRowVisible(m_password, isOne(kind(), {K::Email, K::Webhook, K::Ntfy}));
    m_form->setRowVisible(m_token, isWeb);
    m_form->setRowVisible(m_signingKey, kind() == K::Webhook);
    m_form->setRowVisible(m_caFile, isMail || isWeb);
    m_to->edit().setPlaceholderText(isMail ? QStringLiteral("ann@example.org, bob@example.org")
                                           : tr("topic"));
    m_address->check();
    m_to->check();
}

void ChannelForm::edit(const NoticeChannel &channel)
{
    m_given = channel;
    m_name->setText(QString::fromStdString(channel.name));
    m_kind->setCurrentIndex(int(channel.kind));
    m_address->setText(QString::fromStdString(channel.address));
    m_arguments->setText(namesText(channel.arguments));
    m_encryption->setCurrentIndex(int(channel.encryption));
    m_user->setText(QString::fromStdString(channel.user));
    m_password->setSecret(channel.password);
    m_token->setSecret(channel.token);
    m_signingKey->setSecret(channel.signingKey);
    m_from->setText(QString::fromStdString(channel.from));
    m_to->setText(namesText(channel.to));
    m_caFile->setText(QString::fromStdString(channel.caFile));
    m_resolved->setCurrentIndex(!channel.tellsResolved       ? ByKind
                                    : *channel.tellsResolved ? Yes
                                                             : No);
    m_atMostEvery->setValue(channel.atMostEvery);
    m_titleTemplate->setText(QString::fromStdString(channel.titleTemplate));
    m_textTemplate->setPlainText(QString::fromStdString(channel.textTemplate));
    m_enabled->setChecked(channel.isEnabled);
    offerFields();
}

NoticeChannel ChannelForm::channel() const
{
    const auto textOf = [](const QLineEdit *line) { return line->text().trimmed().toStdString(); };
    NoticeChannel channel = m_given;
    channel.name = m_name->text().toStdString();
    channel.kind = kind();
    channel.address = m_address->text().toStdString();
    channel.arguments = readNames(m_arguments->text());
    channel.encryption = static_cast<NoticeChannel::Encryption>(m_encryption->currentIndex());
    channel.user = textOf(m_user);
    channel.password = m_password->secret();
    channel.token = m_token->secret();
    channel.signingKey = m_signingKey->secret();
    channel.from = textOf(m_from);
    channel.to = readNames(m_to->text());
    channel.caFile = textOf(m_caFile);
    channel.tellsResolved = m_resolved->currentIndex() == ByKind
        ? std::nullopt
        : std::optional(m_resolved->currentIndex() == Yes);
    channel.atMostEvery = m_atMostEvery->value().value_or(m_given.atMostEvery);
    channel.titleTemplate = textOf(m_titleTemplate);
    channel.textTemplate = m_textTemplate->toPlainText().trimmed().toStdString();
    channel.isEnabled = m_enabled->isChecked();
    return channel;
}

bool ChannelForm::isFine() const
{
    return m_name->isFine() && m_address->isFine() && m_to->isFine() && m_atMostEvery->isFine();
}

} // namespace perfdeck
