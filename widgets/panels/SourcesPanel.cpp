// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/SourcesPanel.h"

#include "core/engine/Session.h"
#include "core/model/EndpointTest.h"
#include "widgets/panels/AccessForm.h"
#include "widgets/panels/MetricLines.h"
#include "widgets/panels/UndoBar.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"
#include "widgets/tables/StateGlyph.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace perfdeck {

namespace {

constexpr qsizetype kListed = 6;
constexpr int kLeastRows = 5; ///< of the list, its heading counted

QString listed(const std::vector<std::string> &texts)
{
    QStringList shown;
    for (const std::string &text : texts) {
        if (shown.size() == kListed) {
            shown.append(SourcesPanel::tr("%1 more").arg(qsizetype(texts.size()) - kListed));
            break;
        }
        shown.append(QString::fromStdString(text));
    }
    return shown.join(QStringLiteral(", "));
}

/// What canonical metrics are called on the tabs, each once.
QString titles(const std::vector<std::string> &metrics)
{
    std::vector<std::string> names;
    for (const std::string &metric : metrics) {
        const std::string title = metricInfo(metric).title;
        if (std::find(names.begin(), names.end(), title) == names.end())
            names.push_back(title);
    }
    return listed(names);
}

QLineEdit *lineEdit(const char *objectName, const QString &name, const QString &placeholder)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(QString::fromLatin1(objectName));
    edit->setAccessibleName(name);
    edit->setPlaceholderText(placeholder);
    return edit;
}

QPushButton *button(const char *objectName, const QString &words)
{
    auto *made = new QPushButton(words);
    made->setObjectName(QString::fromLatin1(objectName));
    made->setAutoDefault(false);
    return made;
}

} // namespace

SourcesPanel::SourcesPanel(Session &session,
                           AddressReader readAddress,
                           const Style &style,
                           QWidget *parent)
    : SidePanel(style, tr("Sources"), parent)
    , m_session(session)
    , m_readAddress(std::move(readAddress))
    , m_style(style)
    , m_list(new RowTable(m_rows, style))
    , m_pause(button("pauseSource", tr("Pause")))
    , m_edit(button("editSource", tr("Edit")))
    , m_remove(button("removeSource", tr("Remove")))
    , m_undo(new UndoBar)
    , m_kind(new QComboBox)
    , m_address(lineEdit("endpointUrl", tr("Address"), {}))
    , m_name(lineEdit("endpointName", tr("Name"), tr("host and port")))
    , m_interval(new QDoubleSpinBox)
    , m_headerName(lineEdit("headerName", tr("Header name"), tr("Authorization")))
    , m_headerValue(lineEdit("headerValue", tr("Header value"), tr("Bearer …")))
    , m_access(new AccessForm(style))
    , m_try(button("testEndpoint", tr("Test")))
    , m_add(button("addEndpoint", tr("Add")))
    , m_outcome(new QLabel)
{
    setObjectName(QStringLiteral("sourcesPanel"));
    content()->addWidget(makeList(), 1);
    content()->addWidget(new MetricLines(session));
    content()->addWidget(makeForm());
    connect(&session, &Session::sourcesChanged, this, &SourcesPanel::showSources);
    connect(m_list, &RowTable::currentIdChanged, this, &SourcesPanel::showSelection);
    showSources();
}

QWidget *SourcesPanel::makeList()
{
    m_list->setObjectName(QStringLiteral("sourceList"));
    m_list->setAccessibleName(tr("Sources"));
    m_list->showColumns({SourcesModel::Name, SourcesModel::State}, SourcesModel::State);
    const auto fit = [this] {
        m_list->setMinimumHeight(m_list->verticalHeader()->defaultSectionSize() * kLeastRows);
    };
    connect(&m_style, &Style::changed, m_list, fit);
    fit();
    auto *area = new QWidget;
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    const std::array buttons{m_pause, m_edit, m_remove};
    for (QPushButton *each : buttons)
        row->addWidget(each);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(m_undo);
    connect(m_pause, &QPushButton::clicked, this, &SourcesPanel::pauseCurrent);
    connect(m_edit, &QPushButton::clicked, this, &SourcesPanel::editCurrent);
    connect(m_remove, &QPushButton::clicked, this, &SourcesPanel::removeCurrent);
    return area;
}

QWidget *SourcesPanel::makeForm()
{
    m_kind->setObjectName(QStringLiteral("sourceKind"));
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->view()->setAccessibleName(tr("Kind"));
    m_kind->addItem(tr("Model server"), int(SourceKind::Endpoint));
    m_kind->addItem(tr("Test cluster"), int(SourceKind::Coordinator));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SourcesPanel::showKind);
    showKind();
    m_interval->setObjectName(QStringLiteral("endpointInterval"));
    m_interval->setAccessibleName(tr("Interval in seconds"));
    m_interval->setRange(0.1, 3600);
    m_interval->setDecimals(1);
    m_interval->setValue(m_proposedInterval);
    m_interval->setSuffix(tr(" s"));
    m_interval->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_headerValue->setEchoMode(QLineEdit::Password);
    m_outcome->setObjectName(QStringLiteral("testOutcome"));
    m_outcome->setAccessibleName(tr("Result"));
    m_outcome->setWordWrap(true);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_outcome->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_outcome->setMinimumHeight(QFontMetrics(m_style.font()).height() * 3);
    auto *note = new WrappedLabel(tr("A header is used until PerfDeck ends; it is not saved."));
    note->setFont(m_style.font(TextSize::Small));
    note->setForegroundRole(QPalette::PlaceholderText);
    auto *header = new QHBoxLayout;
    header->setSpacing(Style::kGrid);
    header->addWidget(m_headerName);
    header->addWidget(m_headerValue);
    auto *area = new QWidget;
    auto *form = new QFormLayout(area);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(2 * Style::kGrid);
    form->addRow(tr("&Kind"), m_kind);
    form->addRow(tr("&Address"), m_address);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Interval"), m_interval);
    form->addRow(tr("Header"), header);
    form->addRow(note);
    form->addRow(m_access);
    form->addRow(makeButtons());
    form->addRow(m_outcome);
    connect(m_address, &QLineEdit::returnPressed, this, &SourcesPanel::addOrChange);
    connect(m_name, &QLineEdit::returnPressed, this, &SourcesPanel::addOrChange);
    return area;
}

QWidget *SourcesPanel::makeButtons()
{
    auto *area = new QWidget;
    auto *row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_try);
    row->addWidget(m_add);
    row->addStretch(1);
    connect(m_try, &QPushButton::clicked, this, &SourcesPanel::tryAddress);
    connect(m_add, &QPushButton::clicked, this, &SourcesPanel::addOrChange);
    return area;
}

void SourcesPanel::focusAddress()
{
    m_address->setFocus();
    m_address->selectAll();
}

void SourcesPanel::proposeInterval(Duration interval)
{
    m_proposedInterval = std::chrono::duration<double>(interval).count();
    if (!m_editing)
        m_interval->setValue(m_proposedInterval);
}

void SourcesPanel::showSource(const QString &id)
{
    m_list->selectId(id);
    m_list->setFocus();
}

void SourcesPanel::showSources()
{
    const Timestamp now = SystemClock().now();
    m_rows.setRows(sourceRows(m_session.sources(), now));
    showSelection();
}

void SourcesPanel::showSelection()
{
    const SourceRow *row = current();
    m_pause->setEnabled(row != nullptr);
    m_pause->setText(row != nullptr && row->isPaused ? tr("Resume") : tr("Pause"));
    m_edit->setEnabled(row != nullptr && row->isEditable);
    m_remove->setEnabled(row != nullptr && !row->isMachine);
}

const SourceRow *SourcesPanel::current() const
{
    return m_rows.rowAt(m_rows.rowOf(m_list->currentId()));
}

void SourcesPanel::showOutcome(CellState state, const QString &words)
{
    QPalette palette = m_outcome->palette();
    const bool bad = state == CellState::Critical || state == CellState::Warning;
    palette.setColor(QPalette::WindowText,
                     bad ? stateColor(state, m_style.theme()) : m_style.theme().text);
    m_outcome->setPalette(palette);
    m_outcome->setText(words);
}

std::optional<SourceConfig> SourcesPanel::typed()
{
    const Duration interval(std::llround(m_interval->value() * 1e6));
    const Result<SourceConfig> read = m_readAddress(m_address->text().toStdString(), interval);
    if (!read) {
        showOutcome(CellState::Critical, coreText(read.error().message()));
        m_address->setFocus();
        return std::nullopt;
    }
    SourceConfig config = m_base;
    config.kind = SourceKind(m_kind->currentData().toInt());
    config.url = read->url;
    config.interval = interval;
    const QString name = m_name->text().trimmed();
    config.name = name.isEmpty() ? read->name : name.toStdString();
    const QString header = m_headerName->text().trimmed();
    if (!header.isEmpty())
        config.headers = {{header.toStdString(), m_headerValue->text().toStdString()}};
    config.access = m_access->access();
    return config;
}

void SourcesPanel::tryAddress()
{
    const std::optional<SourceConfig> config = typed();
    if (!config)
        return;
    const unsigned test = ++m_tests;
    m_try->setEnabled(false);
    showOutcome(CellState::None, tr("Asking %1 …").arg(QString::fromStdString(config->url)));
    m_session.testEndpoint(*config, this, [this, test](const EndpointTest &found) {
        m_try->setEnabled(true);
        if (test == m_tests)
            showTest(found);
    });
}

void SourcesPanel::showTest(const EndpointTest &test)
{
    if (test.error)
        showOutcome(CellState::Critical, QString::fromStdString(test.error->message()));
    else
        showOutcome(CellState::Good, describeTest(test));
}

bool SourcesPanel::nameIsTaken(const SourceConfig &config) const
{
    const QString name = sourceLabel(config);
    for (const SourceStatus &source : m_session.sources())
        if (sourceLabel(source.config) == name && source.id != m_editing)
            return true;
    return false;
}

void SourcesPanel::addOrChange()
{
    const std::optional<SourceConfig> config = typed();
    if (!config)
        return;
    if (nameIsTaken(*config)) {
        showOutcome(CellState::Critical,
                    tr("Another source is called %1 already. Give this one a name of its own.")
                        .arg(sourceLabel(*config)));
        m_name->setFocus();
        return;
    }
    ++m_tests;
    if (m_editing)
        m_session.changeSource(*m_editing, *config);
    else
        m_session.addSource(*config);
    const QString words = m_editing ? tr("%1 was changed.") : tr("%1 is being collected.");
    clearForm();
    showOutcome(CellState::Good, words.arg(sourceLabel(*config)));
    Q_EMIT edited();
}

void SourcesPanel::showKind()
{
    const bool isCluster = SourceKind(m_kind->currentData().toInt()) == SourceKind::Coordinator;
    m_address->setPlaceholderText(isCluster ? QStringLiteral("http://localhost:8080")
                                            : QStringLiteral("http://localhost:8000/metrics"));
}

void SourcesPanel::clearForm()
{
    if (m_editing) // what is added next need not be of the kind that was changed
        m_kind->setCurrentIndex(0);
    m_editing.reset();
    m_base = {};
    m_access->clear();
    const std::array edits{m_address, m_name, m_headerName, m_headerValue};
    for (QLineEdit *edit : edits)
        edit->clear();
    m_add->setText(tr("Add"));
}

void SourcesPanel::editCurrent()
{
    const SourceRow *row = current();
    for (const SourceStatus &source : m_session.sources()) {
        if (row == nullptr || source.id != row->source)
            continue;
        m_editing = source.id;
        m_base = source.config;
        m_kind->setCurrentIndex(m_kind->findData(int(source.config.kind)));
        m_access->fill(source.config.access);
        m_address->setText(QString::fromStdString(source.config.url));
        m_name->setText(sourceLabel(source.config));
        m_interval->setValue(std::chrono::duration<double>(source.config.interval).count());
        m_add->setText(tr("Save changes"));
        focusAddress();
        return;
    }
}

void SourcesPanel::pauseCurrent()
{
    if (const SourceRow *row = current())
        m_session.setPaused(row->source, !row->isPaused);
}

void SourcesPanel::removeCurrent()
{
    const SourceRow *row = current();
    if (row == nullptr)
        return;
    if (m_editing == row->source)
        clearForm();
    const std::vector<SourceStatus> all = m_session.sources();
    const auto source = std::ranges::find(all, row->source, &SourceStatus::id);
    if (source == all.end())
        return;
    const QString name = row->name;
    const bool wasPaused = row->isPaused;
    m_session.removeSource(row->source);
    m_undo->offer([this, config = source->config, wasPaused] { bringBack(config, wasPaused); },
                  [name](int count) {
                      return count == 1
                          ? tr("%1 is not collected any more; what was stored stays.").arg(name)
                          : tr("%1 sources are not collected any more.").arg(count);
                  });
    Q_EMIT edited();
}

void SourcesPanel::bringBack(const SourceConfig &config, bool wasPaused)
{
    const SourceId id = m_session.addSource(config);
    if (wasPaused)
        m_session.setPaused(id, true);
    Q_EMIT edited();
}

namespace {

QString describeServer(const EndpointTest &test)
{
    QStringList lines{
        SourcesPanel::tr("%1, in %2")
            .arg(QString::fromStdString(test.recognised),
                 formatText(std::chrono::duration<double>(test.latency).count(), Unit::Second))};
    if (test.workers)
        lines.append(SourcesPanel::tr("Workers: %1").arg(*test.workers));
    if (test.tasks)
        lines.append(SourcesPanel::tr("Tasks: %1").arg(*test.tasks));
    lines.append(QString::fromStdString(test.abilities));
    for (const std::string &warning : test.warnings)
        lines.append(SourcesPanel::tr("Note: %1").arg(QString::fromStdString(warning)));
    return lines.join(QChar(u'\n'));
}

} // namespace

QString describeTest(const EndpointTest &test)
{
    if (!test.abilities.empty())
        return describeServer(test);
    QStringList lines;
    const QString what = test.recognised.empty() ? SourcesPanel::tr("It answers")
                                                 : QString::fromStdString(test.recognised);
    lines.append(
        SourcesPanel::tr("%1: %2, %3 series, %4, in %5")
            .arg(what, QString::fromStdString(test.format))
            .arg(test.series)
            .arg(formatText(double(test.bytes), Unit::Byte),
                 formatText(std::chrono::duration<double>(test.latency).count(), Unit::Second)));
    if (!test.models.empty())
        lines.append(SourcesPanel::tr("Models: %1").arg(listed(test.models)));
    lines.append(
        test.canonicalMetrics.empty()
            ? SourcesPanel::tr("Its series are stored, but none of them is one that the tabs show.")
            : SourcesPanel::tr("Can be shown: %1").arg(titles(test.canonicalMetrics)));
    for (const std::string &warning : test.warnings)
        lines.append(SourcesPanel::tr("Note: %1").arg(QString::fromStdString(warning)));
    return lines.join(QChar(u'\n'));
}

} // namespace perfdeck
