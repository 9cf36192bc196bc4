// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/editor/WordsForm.h"

#include "core/model/Selector.h"
#include "widgets/panels/CheckedField.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr qsizetype kLongestId = 60;
constexpr int kTextLines = 3;

/// Labels are typed as in a selector.
Result<Selector> readLabels(const QString &text)
{
    return Selector::parse(QStringLiteral("{%1}").arg(text).toStdString());
}

QString labelsProblem(const QString &text)
{
    if (text.isEmpty())
        return {};
    const Result<Selector> read = readLabels(text);
    if (!read)
        return coreText(read.error().message());
    const bool isEqual = std::ranges::all_of(read->matchers, [](const Selector::Matcher &each) {
        return each.match == Selector::Match::Equal;
    });
    return isEqual ? QString() : WordsForm::tr("Write them as team=\"web\", tier=\"1\"");
}

QString labelsText(const Labels &labels)
{
    QStringList pairs;
    for (const auto &[name, value] : labels)
        pairs.append(QString::fromStdString(name + "=\"" + escapedLabelValue(value) + '"'));
    return pairs.join(QStringLiteral(", "));
}

} // namespace

QString idFrom(const QString &title)
{
    static const QRegularExpression kOthers(QStringLiteral("[^a-z0-9]+"));
    static const QRegularExpression kTemplate(QStringLiteral("\\{\\{.*?\\}\\}|\\{[^}]*\\}"));
    QString id = title.toLower().remove(kTemplate).normalized(QString::NormalizationForm_KD);
    id = id.replace(kOthers, QStringLiteral("-")).left(kLongestId);
    while (id.startsWith(QLatin1Char('-')))
        id.remove(0, 1);
    while (id.endsWith(QLatin1Char('-')))
        id.chop(1);
    return id;
}

WordsForm::WordsForm(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_title(new CheckedField(style,
                               "ruleTitle",
                               tr("Title"),
                               [](const QString &text) {
                                   return text.isEmpty() ? tr("What is it called when it fires?")
                                                         : QString();
                               }))
    , m_id(new CheckedField(style,
                            "ruleId",
                            tr("Id"),
                            [](const QString &text) {
                                return text.isEmpty() || idFrom(text) != text
                                    ? tr("Lower-case letters, digits and -, such as gpu-hot")
                                    : QString();
                            }))
    , m_text(new QPlainTextEdit)
    , m_runbook(new QLineEdit)
    , m_labels(new CheckedField(style, "ruleLabels", tr("Labels"), labelsProblem))
{
    m_text->setObjectName(QStringLiteral("ruleText"));
    m_text->setAccessibleName(tr("Text"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(QFontMetrics(style.font()).lineSpacing() * kTextLines
                           + 4 * Style::kGrid);
    m_text->setPlaceholderText(tr("What it means, and what to do"));
    m_runbook->setObjectName(QStringLiteral("ruleRunbook"));
    m_runbook->setAccessibleName(tr("Run book"));
    m_runbook->setPlaceholderText(tr("address of more about it"));
    m_labels->edit().setPlaceholderText(QStringLiteral("team=\"web\""));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(Style::kGrid);
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Id"), m_id);
    form->addRow(tr("Text"), m_text);
    form->addRow(tr("Run book"), m_runbook);
    form->addRow(tr("Labels"), m_labels);
    connect(m_title, &CheckedField::edited, this, [this] {
        proposeId();
        Q_EMIT edited();
    });
    connect(m_id, &CheckedField::edited, this, [this] {
        m_isIdProposed = false;
        Q_EMIT edited();
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, &WordsForm::edited);
    connect(m_runbook, &QLineEdit::textChanged, this, &WordsForm::edited);
    connect(m_labels, &CheckedField::edited, this, &WordsForm::edited);
}

void WordsForm::proposeId()
{
    if (m_isIdProposed)
        m_id->setText(idFrom(m_title->text()));
}

void WordsForm::edit(const AlertRule &rule, bool isNew)
{
    m_title->setText(QString::fromStdString(rule.title));
    m_id->setText(QString::fromStdString(rule.id));
    m_id->edit().setReadOnly(!isNew);
    m_text->setPlainText(QString::fromStdString(rule.text));
    m_runbook->setText(QString::fromStdString(rule.runbook));
    m_labels->setText(labelsText(rule.labels));
    m_isIdProposed = isNew;
    if (isNew && rule.id.empty())
        proposeId();
}

bool WordsForm::fill(AlertRule &rule) const
{
    if (!m_title->isFine() || !m_id->isFine() || !m_labels->isFine())
        return false;
    rule.title = m_title->text().toStdString();
    rule.id = m_id->text().toStdString();
    rule.text = m_text->toPlainText().trimmed().toStdString();
    rule.runbook = m_runbook->text().trimmed().toStdString();
    rule.labels = {};
    if (const Result<Selector> labels = readLabels(m_labels->text()))
        for (const Selector::Matcher &each : labels->matchers)
            rule.labels.set(each.label, each.value);
    return true;
}

void WordsForm::focusTitle()
{
    m_title->setFocus();
}

} // namespace perfdeck
