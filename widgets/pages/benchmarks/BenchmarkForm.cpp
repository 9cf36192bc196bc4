// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/BenchmarkForm.h"

#include "widgets/models/BenchmarkInput.h"
#include "widgets/models/BenchmarkWords.h"
#include "widgets/panels/CheckedField.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kCommandLines = 4;
constexpr std::array kProtocols{"openai-chat",
                                "openai-completions",
                                "tgi",
                                "kserve-v2",
                                "torchserve",
                                "tensorflow-serving",
                                "trustformers",
                                "llama-cpp",
                                "custom"};
/// Those that have fields: what people promise.
constexpr std::array kObjectives{ServiceObjective{BenchmarkMeasure::Latency, 0.99, 0},
                                 ServiceObjective{BenchmarkMeasure::TimeToFirstToken, 0.99, 0},
                                 ServiceObjective{BenchmarkMeasure::TimePerOutputToken, 0.99, 0}};

void select(QComboBox &choice, int value)
{
    choice.setCurrentIndex(std::max(0, choice.findData(value)));
}

bool isSame(const ServiceObjective &a, const ServiceObjective &b)
{
    return a.measure == b.measure && a.quantile == b.quantile;
}

} // namespace

BenchmarkForm::BenchmarkForm(const Style &style, BenchmarkDesk &desk, QWidget *parent)
    : Panel(style, tr("Run"), parent)
    , m_style(style)
    , m_desk(desk)
{
    setObjectName(QStringLiteral("benchmarkForm"));
    setContent(makeFields());
    edit({});
}

QWidget *BenchmarkForm::makeFields()
{
    auto *fields = new QWidget;
    m_form = new QFormLayout(fields);
    m_form->setContentsMargins(kGap, 0, kGap, kGap);
    m_form->setSpacing(Style::kGrid);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    makeHead(*m_form);
    makeSubject(*m_form);
    makeMatrix(*m_form);
    makeEffort(*m_form);
    makeObjectives(*m_form);
    makeModes(*m_form);
    return fields;
}

QLineEdit *BenchmarkForm::addText(QFormLayout &form,
                                  const char *name,
                                  const QString &words,
                                  const QString &hint)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(QString::fromLatin1(name));
    edit->setAccessibleName(words);
    edit->setPlaceholderText(hint);
    form.addRow(words, edit);
    connect(edit, &QLineEdit::textChanged, this, &BenchmarkForm::edited);
    return edit;
}

CheckedField *BenchmarkForm::addList(
    QFormLayout &form, const char *name, const QString &words, const QString &hint, bool isWhole)
{
    const auto check = [isWhole](const QString &text) {
        if (isWhole ? readCounts(text).has_value() : readRates(text).has_value())
            return QString();
        return isWhole ? tr("Whole numbers above 0, divided by commas: 1, 8, 64")
                       : tr("Numbers above 0, divided by commas: 0.5, 10");
    };
    auto *field = new CheckedField(m_style, name, words, check);
    field->edit().setPlaceholderText(hint);
    form.addRow(words, field);
    connect(field, &CheckedField::edited, this, &BenchmarkForm::edited);
    return field;
}

void BenchmarkForm::makeHead(QFormLayout &form)
{
    m_title = addText(form, "formTitle", tr("Title"), tr("What it is called"));
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("formKind"));
    m_kind->setAccessibleName(tr("Kind"));
    for (int kind = 0; kind <= int(BenchmarkKind::Remote); ++kind)
        m_kind->addItem(benchmarkKindText(BenchmarkKind(kind)), kind);
    form.addRow(tr("Kind"), m_kind);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showKind();
        Q_EMIT edited();
    });
}

/// What is measured: an address, programs, a server; of the built-in ones the models.
void BenchmarkForm::makeSubject(QFormLayout &form)
{
    m_protocol = new QComboBox;
    m_protocol->setObjectName(QStringLiteral("formProtocol"));
    m_protocol->setAccessibleName(tr("Protocol"));
    for (const char *protocol : kProtocols)
        m_protocol->addItem(QString::fromLatin1(protocol));
    form.addRow(tr("Protocol"), m_protocol);
    m_url = addText(form, "formUrl", tr("Address"), QStringLiteral("http://127.0.0.1:8000/v1/…"));
    m_streams = new QCheckBox(tr("The answer comes as a stream"));
    m_streams->setObjectName(QStringLiteral("formStreams"));
    form.addRow(QString(), m_streams);
    m_arrivals = new QComboBox;
    m_arrivals->setObjectName(QStringLiteral("formArrivals"));
    m_arrivals->setAccessibleName(tr("When requests are sent"));
    for (int arrivals = 0; arrivals <= int(ArrivalProcess::Gamma); ++arrivals)
        m_arrivals->addItem(arrivalText(ArrivalProcess(arrivals)), arrivals);
    form.addRow(tr("Requests"), m_arrivals);
    m_commands = new QPlainTextEdit;
    m_commands->setObjectName(QStringLiteral("formCommands"));
    m_commands->setAccessibleName(tr("Programs"));
    m_commands->setTabChangesFocus(true);
    m_commands->setPlaceholderText(
        tr("A = ./old --input data\nB = ./new --input data\n(two are run in random order)"));
    m_commands->setFixedHeight(kCommandLines * m_commands->fontMetrics().lineSpacing() + kGap);
    form.addRow(tr("Programs"), m_commands);
    m_serverPart = makeServer();
    form.addRow(tr("Server"), m_serverPart);
    connect(m_commands, &QPlainTextEdit::textChanged, this, &BenchmarkForm::edited);
    connect(m_protocol, &QComboBox::currentIndexChanged, this, &BenchmarkForm::edited);
    connect(m_arrivals, &QComboBox::currentIndexChanged, this, [this] {
        showKind();
        Q_EMIT edited();
    });
    connect(m_streams, &QCheckBox::toggled, this, &BenchmarkForm::edited);
}

QWidget *BenchmarkForm::makeServer()
{
    auto *part = new QWidget;
    m_server = new QLineEdit;
    m_server->setObjectName(QStringLiteral("formServer"));
    m_server->setAccessibleName(tr("Server"));
    m_server->setPlaceholderText(QStringLiteral("http://127.0.0.1:8008"));
    m_ask = new QPushButton(tr("As&k it"));
    m_ask->setObjectName(QStringLiteral("askServer"));
    m_ask->setToolTip(tr("Which models and hardware it has"));
    m_facts = sentences("serverFacts");
    m_facts->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(Style::kGrid);
    row->addWidget(m_server, 1);
    row->addWidget(m_ask);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addLayout(row);
    layout->addWidget(m_facts);
    connect(m_server, &QLineEdit::textChanged, this, &BenchmarkForm::edited);
    connect(m_server, &QLineEdit::returnPressed, this, &BenchmarkForm::askServer);
    connect(m_ask, &QPushButton::clicked, this, &BenchmarkForm::askServer);
    return part;
}

void BenchmarkForm::makeMatrix(QFormLayout &form)
{
    const QString all = tr("as the model has it");
    m_models = addText(form, "formModels", tr("Models"), tr("bert-base, gpt2"));
    m_devices = addText(form, "formDevices", tr("Devices"), all);
    m_precisions = addText(form, "formPrecisions", tr("Precisions"), tr("float32, bfloat16, int8"));
    m_batches = addList(form, "formBatches", tr("Batch sizes"), tr("1, 8, 64"), true);
    m_sequences = addList(form, "formSequences", tr("Sequence lengths"), all, true);
    m_users = addList(form, "formUsers", tr("Users at once"), tr("1, 2, 4, 8"), true);
    m_rates = addList(form, "formRates", tr("Requests per second"), tr("10, 20, 40"), false);
    m_threads = addList(form, "formThreads", tr("Threads"), all, true);
}

void BenchmarkForm::makeEffort(QFormLayout &form)
{
    m_duration = new DurationField(m_style,
                                   "formDuration",
                                   tr("Measured for"),
                                   {std::chrono::milliseconds(0), std::chrono::hours(24), false});
    form.addRow(tr("Measured for"), m_duration);
    m_warmUp = new DurationField(m_style,
                                 "formWarmUp",
                                 tr("Warm-up"),
                                 {std::chrono::milliseconds(0), std::chrono::hours(1), false});
    form.addRow(tr("Warm-up"), m_warmUp);
    for (DurationField *field : {m_duration, m_warmUp})
        connect(field, &CheckedField::edited, this, &BenchmarkForm::edited);
    m_count = addList(form, "formCount", tr("At least, times"), tr("as long as it lasts"), true);
}

ValueField *
BenchmarkForm::addObjective(QFormLayout &form, const char *name, const ServiceObjective &objective)
{
    const QString words
        = tr("%1 at most").arg(cellNumberText({objective.measure, objective.quantile}));
    auto *field = new ValueField(m_style, name, words);
    field->setUnit(unitOf(objective.measure));
    form.addRow(words, field);
    connect(field, &CheckedField::edited, this, &BenchmarkForm::edited);
    return field;
}

void BenchmarkForm::makeObjectives(QFormLayout &form)
{
    constexpr std::array kNames{"formLatency", "formFirstToken", "formTokenTime"};
    for (std::size_t at = 0; at < kObjectives.size(); ++at)
        m_objectives.push_back({kObjectives[at], addObjective(form, kNames[at], kObjectives[at])});
    m_searches = new QCheckBox(tr("Search the largest load that keeps these"));
    m_searches->setObjectName(QStringLiteral("formSearches"));
    form.addRow(QString(), m_searches);
    connect(m_searches, &QCheckBox::toggled, this, &BenchmarkForm::edited);
}

void BenchmarkForm::makeModes(QFormLayout &form)
{
    m_priority = new QComboBox;
    m_priority->setObjectName(QStringLiteral("formPriority"));
    m_priority->setAccessibleName(tr("Priority"));
    for (int priority = 0; priority <= int(BenchmarkPriority::Critical); ++priority)
        m_priority->addItem(benchmarkPriorityText(BenchmarkPriority(priority)), priority);
    form.addRow(tr("Priority"), m_priority);
    m_progressive = new QCheckBox(tr("Simple cells first; leave out what lies behind a miss"));
    m_progressive->setObjectName(QStringLiteral("formProgressive"));
    m_incremental = new QCheckBox(tr("Leave out what was measured on this very machine"));
    m_incremental->setObjectName(QStringLiteral("formIncremental"));
    form.addRow(QString(), m_progressive);
    form.addRow(QString(), m_incremental);
    for (QCheckBox *box : {m_progressive, m_incremental})
        connect(box, &QCheckBox::toggled, this, &BenchmarkForm::edited);
}

BenchmarkKind BenchmarkForm::kind() const
{
    return BenchmarkKind(m_kind->currentData().toInt());
}

void BenchmarkForm::showKind()
{
    const bool isHttp = kind() == BenchmarkKind::Http;
    const bool isCommand = kind() == BenchmarkKind::Command;
    const bool isRemote = kind() == BenchmarkKind::Remote;
    const bool isClosed = m_arrivals->currentData().toInt() == int(ArrivalProcess::Closed);
    const auto show = [this](QWidget *field, bool on) { m_form->setRowVisible(field, on); };
    for (QWidget *field : {static_cast<QWidget *>(m_protocol),
                           static_cast<QWidget *>(m_url),
                           static_cast<QWidget *>(m_streams),
                           static_cast<QWidget *>(m_arrivals),
                           static_cast<QWidget *>(m_searches)})
        show(field, isHttp);
    show(m_commands, isCommand);
    show(m_serverPart, isRemote);
    show(m_users, isHttp && isClosed);
    show(m_rates, isHttp && !isClosed);
    show(m_devices, !isHttp && !isCommand);
    show(m_precisions, !isHttp && !isCommand);
    show(m_models, !isCommand);
    show(m_sequences, !isCommand && !isRemote);
    show(m_threads, !isHttp && !isRemote);
    for (QWidget *field : {static_cast<QWidget *>(m_duration),
                           static_cast<QWidget *>(m_warmUp),
                           static_cast<QWidget *>(m_count)})
        show(field, !isRemote);
    for (const ObjectiveField &objective : m_objectives)
        show(objective.field, isHttp || objective.objective.measure == BenchmarkMeasure::Latency);
}

void BenchmarkForm::askServer()
{
    const QString address = m_server->text().trimmed();
    if (address.isEmpty())
        return;
    m_facts->setText(tr("Asking %1 …").arg(address));
    m_facts->show();
    m_desk.askServer(
        address.toStdString(), this, [this](const Result<BenchmarkServerFactsPtr> &facts) {
            if (facts)
                showServer(**facts);
            else
                m_facts->setText(coreText(facts.error().message()));
        });
}

void BenchmarkForm::showServer(const BenchmarkServerFacts &facts)
{
    QStringList lines;
    const auto add = [&lines](const QString &words) { lines.append(words); };
    if (!facts.title.empty())
        add(shownName(QString::fromStdString(facts.title)));
    add(tr("Models: %1").arg(shownName(nameListInput(facts.models))));
    add(tr("Hardware: %1").arg(shownName(nameListInput(facts.hardware))));
    if (!facts.reports.empty())
        add(tr("%n reports", nullptr, int(facts.reports.size())));
    m_facts->setText(lines.join(QChar(u'\n')));
    if (m_devices->text().isEmpty())
        m_devices->setText(nameListInput(facts.hardware));
    if (m_models->text().isEmpty())
        m_models->setText(nameListInput(facts.models));
}

void BenchmarkForm::edit(BenchmarkDefinition definition)
{
    m_definition = std::move(definition);
    const BenchmarkDefinition &d = m_definition;
    m_title->setText(QString::fromStdString(d.title.empty() ? d.id : d.title));
    select(*m_kind, int(d.kind));
    select(*m_priority, int(d.priority));
    m_protocol->setCurrentIndex(
        std::max(0, m_protocol->findText(QString::fromStdString(d.request.protocol))));
    m_url->setText(QString::fromStdString(d.request.url));
    m_streams->setChecked(d.request.streams);
    select(*m_arrivals, int(d.load.arrivals));
    m_commands->setPlainText(commandsInput(d.commands));
    m_server->setText(QString::fromStdString(d.server));
    m_facts->hide();
    m_models->setText(nameListInput(d.matrix.models));
    m_devices->setText(nameListInput(d.matrix.devices));
    m_precisions->setText(nameListInput(d.matrix.precisions));
    m_batches->setText(countsInput(d.matrix.batchSizes));
    m_sequences->setText(countsInput(d.matrix.sequenceLengths));
    m_users->setText(countsInput(d.matrix.concurrencies));
    m_rates->setText(ratesInput(d.matrix.rates));
    m_threads->setText(countsInput({d.matrix.threads.begin(), d.matrix.threads.end()}));
    m_duration->setValue(d.effort.duration);
    m_warmUp->setValue(d.effort.warmUp);
    m_count->setText(d.effort.count > 0 ? QString::number(d.effort.count) : QString());
    for (const ObjectiveField &field : m_objectives) {
        const auto found
            = std::ranges::find_if(d.objectives, [&field](const ServiceObjective &objective) {
                  return isSame(objective, field.objective);
              });
        field.field->setValue(found == d.objectives.end() ? std::nullopt
                                                          : std::optional(found->limit));
    }
    m_searches->setChecked(d.searchesObjective);
    m_progressive->setChecked(d.isProgressive);
    m_incremental->setChecked(d.isIncremental);
    showKind();
    Q_EMIT edited();
}

void BenchmarkForm::readSubject(BenchmarkDefinition &made) const
{
    if (made.kind == BenchmarkKind::Http) {
        made.request.protocol = m_protocol->currentText().toStdString();
        made.request.url = m_url->text().trimmed().toStdString();
        made.request.streams = m_streams->isChecked();
        made.load.arrivals = ArrivalProcess(m_arrivals->currentData().toInt());
    }
    if (made.kind == BenchmarkKind::Command) {
        std::vector<CommandVariant> typed = readCommands(m_commands->toPlainText());
        for (CommandVariant &variant : typed) // environment and preparation have no field
            if (const auto known
                = std::ranges::find(m_definition.commands, variant.name, &CommandVariant::name);
                known != m_definition.commands.end()) {
                variant.environment = known->environment;
                variant.prepare = known->prepare;
            }
        made.commands = std::move(typed);
    }
    if (made.kind == BenchmarkKind::Remote)
        made.server = m_server->text().trimmed().toStdString();
}

void BenchmarkForm::readMatrix(BenchmarkMatrix &matrix) const
{
    const auto counts = [](const CheckedField *field) {
        return readCounts(field->text()).value_or(std::vector<std::int64_t>());
    };
    matrix.models = readNameList(m_models->text());
    matrix.devices = readNameList(m_devices->text());
    matrix.precisions = readNameList(m_precisions->text());
    matrix.batchSizes = counts(m_batches);
    matrix.sequenceLengths = counts(m_sequences);
    matrix.concurrencies = counts(m_users);
    matrix.rates = readRates(m_rates->text()).value_or(std::vector<double>());
    matrix.threads.clear();
    for (const std::int64_t threads : counts(m_threads))
        matrix.threads.push_back(int(threads));
}

/// Those without a field stay.
void BenchmarkForm::readObjectives(std::vector<ServiceObjective> &objectives) const
{
    for (const ObjectiveField &field : m_objectives) {
        std::erase_if(objectives, [&field](const ServiceObjective &objective) {
            return isSame(objective, field.objective);
        });
        ServiceObjective objective = field.objective;
        if (const std::optional<double> limit = field.field->value()) {
            objective.limit = *limit;
            objectives.push_back(objective);
        }
    }
}

BenchmarkDefinition BenchmarkForm::definition() const
{
    BenchmarkDefinition made = m_definition;
    made.title = m_title->text().trimmed().toStdString();
    made.kind = kind();
    made.priority = BenchmarkPriority(m_priority->currentData().toInt());
    readSubject(made);
    readMatrix(made.matrix);
    made.effort.duration = m_duration->value().value_or(Duration(0));
    made.effort.warmUp = m_warmUp->value().value_or(Duration(0));
    const auto count = readCounts(m_count->text());
    made.effort.count = count && !count->empty() ? std::uint64_t(count->front()) : 0;
    readObjectives(made.objectives);
    made.searchesObjective = m_searches->isChecked();
    made.isProgressive = m_progressive->isChecked();
    made.isIncremental = m_incremental->isChecked();
    if (made.id.empty())
        made.id = definitionIdOf(m_title->text());
    return made;
}

QString BenchmarkForm::problem() const
{
    for (const CheckedField *field : findChildren<CheckedField *>())
        if (field->isVisibleTo(this) && !field->isFine())
            return tr("Correct what stands below a field first.");
    if (m_title->text().trimmed().isEmpty())
        return tr("Give it a title.");
    if (kind() == BenchmarkKind::Builtin && readNameList(m_models->text()).empty())
        return tr("Name at least one model.");
    if (kind() == BenchmarkKind::Http && m_url->text().trimmed().isEmpty())
        return tr("Give the address that requests are sent to.");
    if (kind() == BenchmarkKind::Command && readCommands(m_commands->toPlainText()).empty())
        return tr("Give at least one program.");
    if (kind() == BenchmarkKind::Remote && m_server->text().trimmed().isEmpty())
        return tr("Give the address of the benchmark server.");
    return {};
}

void BenchmarkForm::begin()
{
    m_title->setFocus();
    m_title->selectAll();
}

} // namespace perfdeck
