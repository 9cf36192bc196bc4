// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/Banner.h"

#include "widgets/style/Style.h"
#include "widgets/tables/StateGlyph.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace perfdeck {

namespace {

constexpr int kGlyph = 10;
constexpr int kMargin = 3 * Style::kGrid;

} // namespace

Banner::Banner(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_words(new QLabel)
{
    setObjectName(QStringLiteral("banner"));
    m_words->setWordWrap(true);
    m_words->setAccessibleName(tr("Notice"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kMargin + kGlyph, 2 * Style::kGrid, kMargin, 2 * Style::kGrid);
    layout->addWidget(m_words);
    connect(&style, &Style::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void Banner::say(CellState level, const QString &words)
{
    m_saidLevel = level;
    m_said = words;
    if (m_answers == nullptr)
        show(level, words);
}

void Banner::ask(const QString &words, std::vector<BannerAnswer> answers)
{
    endQuestion();
    m_answers = new QWidget;
    auto *row = new QHBoxLayout(m_answers);
    row->setContentsMargins(0, 0, 0, 0);
    for (BannerAnswer &answer : answers) {
        auto *button = new QPushButton(answer.words);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, run = std::move(answer.run)] {
            endQuestion();
            if (run)
                run();
        });
    }
    layout()->addWidget(m_answers);
    show(CellState::Waiting, words);
    if (auto *first = m_answers->findChild<QPushButton *>())
        first->setFocus();
}

void Banner::endQuestion()
{
    if (m_answers == nullptr)
        return;
    m_answers->hide();
    m_answers->deleteLater(); // it is the one clicked
    m_answers = nullptr;
    show(m_saidLevel, m_said);
}

void Banner::show(CellState level, const QString &words)
{
    m_level = level;
    m_words->setText(words);
    setAccessibleName(words);
    setVisible(!words.isEmpty());
    update();
}

QString Banner::words() const
{
    return m_words->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.theme().raised);
    painter.fillRect(0, 0, Style::kGrid, height(), stateColor(m_level, m_style.theme()));
    painter.fillRect(0, height() - 1, width(), 1, m_style.theme().line);
    paintState(painter, QRectF(kMargin + 2, 0, kGlyph, height()), m_level, m_style.theme());
}

} // namespace perfdeck
