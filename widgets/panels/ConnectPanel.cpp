// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/ConnectPanel.h"

#include "core/engine/Session.h"
#include "core/model/ApiKey.h"
#include "core/model/EndpointTest.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr Duration kInterval = std::chrono::seconds(5);

struct Words
{
    const char *title;
    const char *intro;
    const char *example; ///< of an address
    const char *address;
    const char *key;
};

constexpr Words kModelWords{
    QT_TRANSLATE_NOOP("perfdeck::ConnectPanel", "Connect a model server"),
    QT_TRANSLATE_NOOP("perfdeck::ConnectPanel",
                      "This machine is live already. A model server joins it in three steps; this "
                      "can wait, and is in the menu File."),
    "http://localhost:8000/metrics",
    QT_TRANSLATE_NOOP("perfdeck::ConnectPanel", "Of its page of metrics."),
    QT_TRANSLATE_NOOP("perfdeck::ConnectPanel", "Only where it asks for a bearer token.")};

constexpr Words kClusterWords{
    QT_TRANSLATE_NOOP("perfdeck::ConnectPanel", "Connect a test cluster"),
    QT_TRANSLATE_NOOP("perfdeck::ConnectPanel",
                      "Its coordinator, a dashboard or its Prometheus exporter; several of them "
                      "are joined to one cluster. PerfDeck only reads: nothing is ever changed on "
                      "the cluster."),
    "http://localhost:8080",
    QT_TRANSLATE_NOOP("perfdeck::ConnectPanel",
                      "Of the server, with its path prefix where it has one. What it is finds out "
                      "the test."),
    QT_TRANSLATE_NOOP("perfdeck::ConnectPanel", "The API key, where the server asks for one.")};

const Words &wordsOf(SourceKind kind)
{
    return kind == SourceKind::Coordinator ? kClusterWords : kModelWords;
}

} // namespace

ConnectPanel::ConnectPanel(SourceKind kind,
                           Session &session,
                           AddressReader readAddress,
                           const Style &style,
                           QWidget *parent)
    : SidePanel(style, tr(wordsOf(kind).title), parent)
    , m_kind(kind)
    , m_session(session)
    , m_readAddress(std::move(readAddress))
    , m_style(style)
    , m_address(new QLineEdit)
    , m_key(new QLineEdit)
    , m_try(new QPushButton(tr("Test")))
    , m_add(new QPushButton(tr("Add")))
    , m_outcome(new QLabel)
{
    const Words &words = wordsOf(kind);
    setObjectName(kind == SourceKind::Coordinator ? QStringLiteral("connectCluster")
                                                  : QStringLiteral("connectPanel"));
    m_address->setObjectName(QStringLiteral("connectAddress"));
    m_address->setPlaceholderText(QString::fromLatin1(words.example));
    m_key->setObjectName(QStringLiteral("connectKey"));
    m_key->setEchoMode(QLineEdit::Password);
    m_try->setObjectName(QStringLiteral("connectTest"));
    m_add->setObjectName(QStringLiteral("connectAdd"));
    m_outcome->setObjectName(QStringLiteral("connectOutcome"));
    m_outcome->setWordWrap(true);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *intro = new WrappedLabel(tr(words.intro));
    content()->addWidget(intro);
    addStep(tr("1. Address"), m_address, tr(words.address));
    addStep(tr("2. Key"),
            m_key,
            tr(words.key) + QChar(u' ')
                + tr("It is kept by the desktop's secret service, or in a file that only you can "
                     "read."));
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_try);
    row->addWidget(m_add);
    row->addStretch(1);
    addStep(tr("3. Test and add"), buttons, {});
    content()->addWidget(m_outcome);
    content()->addStretch(1);
    connect(m_address, &QLineEdit::returnPressed, this, &ConnectPanel::tryAddress);
    connect(m_key, &QLineEdit::returnPressed, this, &ConnectPanel::tryAddress);
    connect(m_try, &QPushButton::clicked, this, &ConnectPanel::tryAddress);
    connect(m_add, &QPushButton::clicked, this, &ConnectPanel::add);
}

void ConnectPanel::addStep(const QString &title, QWidget *field, const QString &hint)
{
    auto *heading = new QLabel(title);
    heading->setFont(m_style.font(TextSize::Normal, TextWeight::Strong));
    field->setAccessibleName(title);
    heading->setBuddy(field);
    content()->addWidget(heading);
    content()->addWidget(field);
    if (hint.isEmpty())
        return;
    auto *note = new WrappedLabel(hint);
    note->setFont(m_style.font(TextSize::Small));
    note->setForegroundRole(QPalette::PlaceholderText);
    content()->addWidget(note);
}

void ConnectPanel::focusAddress()
{
    m_address->setFocus();
}

std::optional<SourceConfig> ConnectPanel::typed()
{
    Result<SourceConfig> read = m_readAddress(m_address->text().toStdString(), kInterval);
    if (!read) {
        m_outcome->setText(coreText(read.error().message()));
        m_address->setFocus();
        return std::nullopt;
    }
    read->kind = m_kind;
    const Secret key{Secret::Place::Value, m_key->text().toStdString()};
    if (key.text.empty())
        return *read;
    if (m_kind == SourceKind::Coordinator)
        setApiKey(read->access, key);
    else
        read->access.bearerToken = key;
    return *read;
}

void ConnectPanel::tryAddress()
{
    const std::optional<SourceConfig> config = typed();
    if (!config)
        return;
    const unsigned test = ++m_tests;
    m_outcome->setText(tr("Asking %1 …").arg(QString::fromStdString(config->url)));
    m_session.testEndpoint(*config, this, [this, test](const EndpointTest &found) {
        if (test != m_tests)
            return;
        m_outcome->setText(found.error ? QString::fromStdString(found.error->message())
                                       : describeTest(found));
        if (!found.error)
            m_add->setFocus();
    });
}

void ConnectPanel::add()
{
    const std::optional<SourceConfig> config = typed();
    if (!config)
        return;
    const QString name = sourceLabel(*config);
    const std::vector<SourceStatus> sources = m_session.sources();
    const bool isTaken = std::ranges::any_of(sources, [&name](const SourceStatus &source) {
        return sourceLabel(source.config) == name;
    });
    if (isTaken) {
        m_outcome->setText(tr("%1 is being collected already.").arg(name));
        return;
    }
    ++m_tests;
    m_session.addSource(*config);
    m_address->clear();
    m_key->clear();
    m_outcome->setText(tr("%1 is being collected.").arg(name));
    Q_EMIT connected();
}

} // namespace perfdeck
