// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Notice.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace perfdeck {

class CheckedField;
class DurationField;
class SecretField;
class Style;

/// Where notices go: the kind of a channel, and the fields of that kind. GUI thread.
class ChannelForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ChannelForm(const Style &style, QWidget *parent = nullptr);

    void edit(const NoticeChannel &channel);
    /// What it has no field for stays as edit() gave it.
    [[nodiscard]] NoticeChannel channel() const;
    [[nodiscard]] bool isFine() const;

Q_SIGNALS:
    void edited();

private:
    void makeFields(const Style &style);
    void layFields();
    void announceEdits();
    void kindChosen();
    /// Only what this kind of channel has.
    void offerFields();
    [[nodiscard]] ChannelKind kind() const;

    NoticeChannel m_given;
    QFormLayout *m_form;
    CheckedField *m_name;
    QComboBox *m_kind;
    CheckedField *m_address;
    QLineEdit *m_arguments;
    QComboBox *m_encryption;
    QLineEdit *m_user;
    SecretField *m_password;
    SecretField *m_token;
    SecretField *m_signingKey;
    QLineEdit *m_from;
    CheckedField *m_to;
    QLineEdit *m_caFile;
    QComboBox *m_resolved;
    DurationField *m_atMostEvery;
    QLineEdit *m_titleTemplate;
    QPlainTextEdit *m_textTemplate;
    QCheckBox *m_enabled;
};

[[nodiscard]] QString channelKindText(ChannelKind kind);

} // namespace perfdeck
