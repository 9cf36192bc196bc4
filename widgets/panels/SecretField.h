// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/SourceAccess.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace perfdeck {

/// A secret that is typed, or read from a file. What was kept earlier is never shown, and stays
/// while nothing is typed for it. GUI thread.
class SecretField final : public QWidget
{
    Q_OBJECT

public:
    /// `hint` stands in it while nothing is typed.
    SecretField(const QString &objectName,
                const QString &name,
                const QString &hint,
                QWidget *parent = nullptr);

    void setSecret(const Secret &secret);
    [[nodiscard]] Secret secret() const;

    [[nodiscard]] QLineEdit &edit() const { return *m_edit; }

Q_SIGNALS:
    void edited();

private:
    void showPlace();

    QString m_hint;
    Secret m_known;
    QLineEdit *m_edit;
    QComboBox *m_place;
};

} // namespace perfdeck
