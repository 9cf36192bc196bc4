// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/RunSummary.h"

#include "core/engine/BenchmarkDesk.h"
#include "widgets/models/BenchmarkRunText.h"
#include "widgets/models/BenchmarkWords.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kMostNote = 2000;
constexpr int kButtonsBeside = 3;

std::vector<std::string> tagsOf(const QString &text)
{
    std::vector<std::string> tags;
    for (const QString &part : text.split(QChar(u','), Qt::SkipEmptyParts))
        if (const QString tag = part.trimmed(); !tag.isEmpty())
            tags.push_back(tag.toStdString());
    return tags;
}

QString tagsText(const std::vector<std::string> &tags)
{
    QStringList parts;
    for (const std::string &tag : tags)
        parts.append(shownName(QString::fromStdString(tag)));
    return parts.join(QStringLiteral(", "));
}

} // namespace

RunSummary::RunSummary(PageContext context, BenchmarkDesk &desk, QWidget *parent)
    : Panel(context.style, tr("Chosen run"), parent)
    , m_context(std::move(context))
    , m_desk(desk)
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("runSummary"));
    m_stack->addWidget(new EmptyState(
        m_context.style,
        tr("No run is chosen"),
        tr("Choose one in the table: whether it can be trusted, what was run on what, and what "
           "differs from the run before are shown here.")));
    m_stack->addWidget(makeContent());
    setContent(m_stack);
}

QWidget *RunSummary::makeContent()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(kGap, 0, kGap, kGap);
    layout->setSpacing(Style::kGrid);
    m_title = sentences("runTitle");
    m_title->setFont(m_context.style.font(TextSize::Normal, TextWeight::Strong));
    m_sentence = sentences("runSentence");
    m_buttons = new QWidget;
    auto *grid = new QGridLayout(m_buttons);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Style::kGrid);
    grid->setColumnStretch(kButtonsBeside, 1);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addWidget(m_buttons);
    m_reasons = addPart(*layout, "runReasons", tr("What stands against it"));
    m_change = addPart(*layout, "runChange", tr("Against the run before"));
    layout->addWidget(makeFields());
    m_definition = addPart(*layout, "runDefinition", tr("What was run"));
    m_preflight = addPart(*layout, "runPreflight", tr("Before it was measured"));
    m_environment = addPart(*layout, "runEnvironment", tr("What it ran on"));
    layout->addStretch();
    return content;
}

QLabel *RunSummary::addPart(QLayout &layout, const char *name, const QString &heading)
{
    auto *title = new QLabel(heading);
    title->setFont(m_context.style.font(TextSize::Small, TextWeight::Strong));
    title->setContentsMargins(Style::kGrid, Style::kGrid, Style::kGrid, 0);
    QLabel *words = sentences(name);
    words->setAccessibleName(heading);
    layout.addWidget(title);
    layout.addWidget(words);
    return words;
}

QWidget *RunSummary::makeFields()
{
    const auto field = [this](const char *name, const QString &words, const QString &hint) {
        auto *edit = new QLineEdit;
        edit->setObjectName(QString::fromLatin1(name));
        edit->setAccessibleName(words);
        edit->setPlaceholderText(hint);
        edit->setMaxLength(kMostNote);
        connect(edit, &QLineEdit::editingFinished, this, &RunSummary::keepNote);
        return edit;
    };
    m_note = field("runNote", tr("Note"), tr("Note (C); Enter keeps it"));
    m_tags = field("runTags", tr("Tags"), tr("Tags, divided by commas"));
    auto *fields = new QWidget;
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_note);
    layout->addWidget(m_tags);
    return fields;
}

void RunSummary::setActions(const std::vector<QAction *> &actions)
{
    auto *grid = static_cast<QGridLayout *>(m_buttons->layout());
    int place = 0;
    for (QAction *action : actions) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::StrongFocus);
        grid->addWidget(button, place / kButtonsBeside, place % kButtonsBeside);
        ++place;
    }
}

void RunSummary::editNote()
{
    m_note->setFocus();
    m_note->selectAll();
}

void RunSummary::keepNote()
{
    if (!m_run)
        return;
    const std::string note = m_note->text().trimmed().toStdString();
    std::vector<std::string> tags = tagsOf(m_tags->text());
    if (note != m_run->note || tags != m_run->tags)
        m_desk.setNote(m_run->id, note, std::move(tags));
}

void RunSummary::show(const BenchmarkRunPtr &run)
{
    const bool isOther = !run || !m_run || run->id != m_run->id;
    m_run = run;
    m_stack->setCurrentIndex(run ? 1 : 0);
    if (!run)
        return;
    m_title->setText(definitionTitle(run->definition));
    m_sentence->setText(runSentence(*run, m_context.clock->now(), m_context.scope.zone()));
    const QString reasons = verdictReasonsText(*run);
    m_reasons->setText(reasons.isEmpty() ? tr("Nothing.") : reasons);
    m_change->setText(environmentChange(*run, *m_desk.runs()));
    m_definition->setText(definitionFacts(run->definition));
    m_preflight->setText(preflightText(run->preflight));
    m_environment->setText(environmentFacts(run->environment));
    if (isOther || !m_note->hasFocus())
        m_note->setText(QString::fromStdString(run->note));
    if (isOther || !m_tags->hasFocus())
        m_tags->setText(tagsText(run->tags));
}

} // namespace perfdeck
