// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/channels/MuteForm.h"

#include "widgets/pages/alerts/channels/WeekField.h"
#include "widgets/panels/CheckedField.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFormLayout>
#include <QTimeZone>

#include <algorithm>

namespace perfdeck {

MuteForm::MuteForm(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_name(new CheckedField(style,
                              "muteName",
                              tr("Name"),
                              [](const QString &text) {
                                  return text.isEmpty() ? tr("Routes name it by this") : QString();
                              }))
    , m_zone(new QComboBox)
    , m_week(new WeekField(style))
    , m_words(new WrappedLabel)
{
    m_zone->setObjectName(QStringLiteral("muteZone"));
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->view()->setAccessibleName(tr("Time zone"));
    m_zone->addItem(tr("Of this machine"), QString());
    m_zone->addItem(QStringLiteral("UTC"), QStringLiteral("UTC"));
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') && !id.startsWith("Etc/"))
            m_zone->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    m_words->setObjectName(QStringLiteral("muteWords"));
    m_words->setFont(style.font(TextSize::Small));
    auto *form = new QFormLayout(this);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Time zone"), m_zone);
    form->addRow(tr("In these hours nothing is told"), m_week);
    form->addRow(m_words);
    connect(m_name, &CheckedField::edited, this, &MuteForm::edited);
    connect(m_zone, &QComboBox::currentIndexChanged, this, &MuteForm::edited);
    connect(m_week, &WeekField::edited, this, [this] {
        m_words->setText(weekText(m_week->spans()));
        Q_EMIT edited();
    });
}

void MuteForm::edit(const MuteTime &mute)
{
    m_name->setText(QString::fromStdString(mute.name));
    m_zone->setCurrentIndex(std::max(0, m_zone->findData(QString::fromStdString(mute.zone))));
    m_week->setSpans(mute.spans);
    m_words->setText(weekText(mute.spans));
}

MuteTime MuteForm::mute() const
{
    return {m_name->text().toStdString(),
            m_zone->currentData().toString().toStdString(),
            m_week->spans()};
}

bool MuteForm::isFine() const
{
    return m_name->isFine();
}

} // namespace perfdeck
