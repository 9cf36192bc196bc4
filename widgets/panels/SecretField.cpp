// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/SecretField.h"

#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace perfdeck {

namespace {

/// Where a secret comes from, in the order of the choice.
enum PlaceIndex
{
    Typed,
    FromFile,
};

PlaceIndex placeOf(const Secret &secret)
{
    return secret.place == Secret::Place::File ? FromFile : Typed;
}

} // namespace

SecretField::SecretField(const QString &objectName,
                         const QString &name,
                         const QString &hint,
                         QWidget *parent)
    : QWidget(parent)
    , m_hint(hint)
    , m_edit(new QLineEdit)
    , m_place(new QComboBox)
{
    m_edit->setObjectName(objectName);
    m_edit->setAccessibleName(name);
    m_place->setObjectName(objectName + QLatin1String("Place"));
    m_place->setAccessibleName(tr("Where to read: %1").arg(name));
    m_place->view()->setAccessibleName(m_place->accessibleName());
    m_place->addItems({tr("typed"), tr("file")});
    setFocusProxy(m_edit);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_place);
    connect(m_place, &QComboBox::currentIndexChanged, this, &SecretField::showPlace);
    connect(m_edit, &QLineEdit::textChanged, this, &SecretField::edited);
    showPlace();
}

void SecretField::showPlace()
{
    const bool typed = m_place->currentIndex() == Typed;
    const bool kept = typed && !m_known.empty() && placeOf(m_known) == Typed;
    m_edit->clear();
    m_edit->setEchoMode(typed ? QLineEdit::Password : QLineEdit::Normal);
    m_edit->setPlaceholderText(kept        ? tr("kept; type to replace it")
                                   : typed ? m_hint
                                           : tr("path of a file, mode 0600"));
    Q_EMIT edited();
}

void SecretField::setSecret(const Secret &secret)
{
    m_known = secret;
    m_place->setCurrentIndex(placeOf(secret));
    showPlace();
    // The path of a file; never a secret.
    m_edit->setText(placeOf(secret) == FromFile ? QString::fromStdString(secret.text) : QString());
}

Secret SecretField::secret() const
{
    const auto place = PlaceIndex(m_place->currentIndex());
    const QString typed = m_edit->text().trimmed();
    if (!typed.isEmpty())
        return {place == FromFile ? Secret::Place::File : Secret::Place::Value,
                typed.toStdString()};
    return placeOf(m_known) != place || place == FromFile ? Secret() : m_known;
}

} // namespace perfdeck
