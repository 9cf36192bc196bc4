// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/editor/ConditionForm.h"

#include "widgets/pages/alerts/editor/ConditionWords.h"
#include "widgets/pages/alerts/editor/SeriesField.h"
#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>

#include <algorithm>
#include <initializer_list>

namespace perfdeck {

namespace {

using std::chrono::days;
using std::chrono::seconds;

constexpr DurationField::Bounds kWindow{seconds(10), days(30)};
constexpr DurationField::Bounds kAgo{seconds(10), days(366)};
constexpr DurationField::Bounds kPast{std::chrono::minutes(1), days(90)};

QDoubleSpinBox *makePercent(const char *objectName)
{
    auto *box = new QDoubleSpinBox;
    box->setObjectName(QString::fromLatin1(objectName));
    box->setRange(0, 100);
    box->setDecimals(2);
    box->setSuffix(QStringLiteral(" %"));
    return box;
}

template<class Value>
void fill(QComboBox &box, std::initializer_list<std::pair<QString, Value>> choices)
{
    for (const auto &[words, value] : choices)
        box.addItem(words, int(value));
    box.view()->setAccessibleName(box.accessibleName());
}

template<class Value>
void choose(QComboBox &box, Value value)
{
    box.setCurrentIndex(std::max(0, box.findData(int(value))));
}

template<class Value>
Value chosen(const QComboBox &box)
{
    return static_cast<Value>(box.currentData().toInt());
}

template<class Condition>
Condition given(const AlertCondition &condition)
{
    const auto *known = std::get_if<Condition>(&condition);
    return known != nullptr ? *known : Condition();
}

} // namespace

std::vector<std::string> readNames(const QString &text)
{
    std::vector<std::string> names;
    for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (const QString name = part.trimmed(); !name.isEmpty())
            names.push_back(name.toStdString());
    return names;
}

QString namesText(const std::vector<std::string> &names)
{
    QStringList parts;
    for (const std::string &name : names)
        parts.append(QString::fromStdString(name));
    return parts.join(QStringLiteral(", "));
}

ConditionForm::ConditionForm(Session &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(Style::kGrid);
    makeFields(session, style);
    fillChoices();
    layFields();
    announceEdits();
    offerFields();
}

void ConditionForm::makeFields(Session &session, const Style &style)
{
    const auto line = [](const char *objectName, const QString &hint) {
        auto *made = new QLineEdit;
        made->setObjectName(QString::fromLatin1(objectName));
        made->setPlaceholderText(hint);
        return made;
    };
    const auto box = [](const char *objectName) {
        auto *made = new QComboBox;
        made->setObjectName(QString::fromLatin1(objectName));
        return made;
    };
    m_kind = box("ruleKind");
    m_series = new SeriesField(session, style, "ruleSeries", tr("Series"));
    m_reducer = box("ruleReducer");
    m_quantile = makePercent("ruleQuantile");
    m_window = new DurationField(style, "ruleWindow", tr("Window"), kWindow);
    m_change = box("ruleChange");
    m_ago = new DurationField(style, "ruleAgo", tr("Compared with"), kAgo);
    m_confidence = makePercent("ruleConfidence");
    m_direction = box("ruleDirection");
    m_limit = new ValueField(style, "ruleLimit", tr("Limit"));
    m_past = new DurationField(style, "rulePast", tr("From the last"), kPast);
    m_earliest = new QCheckBox(tr("The earliest it may be (80 % interval)"));
    m_earliest->setObjectName(QStringLiteral("ruleEarliest"));
    m_source = line("ruleSource", tr("all; * stands for anything"));
    m_sourceKind = box("ruleSourceKind");
    m_all = new CheckedField(style, "ruleAll", tr("All of"), [this](const QString &) {
        return composite().all.empty() && composite().any.empty()
            ? tr("Name at least one rule that has to fire")
            : QString();
    });
    m_all->edit().setPlaceholderText(tr("ids of rules, with commas between"));
    m_any = line("ruleAny", {});
    m_none = line("ruleNone", {});
    m_on = line("ruleOn", tr("labels, such as model, worker"));
}

void ConditionForm::fillChoices()
{
    for (std::size_t kind = 0; kind < std::variant_size_v<AlertCondition>; ++kind)
        m_kind->addItem(conditionKindText(kind));
    for (int reducer = 0; reducer <= int(Reducer::Increase); ++reducer)
        m_reducer->addItem(reducerText(static_cast<Reducer>(reducer)), reducer);
    fill<ChangeKind>(*m_change,
                     {{tr("as a share of it"), ChangeKind::Relative},
                      {tr("in its own unit"), ChangeKind::Absolute}});
    fill<bool>(*m_direction, {{tr("rises to"), false}, {tr("falls to"), true}});
    for (const auto &[words, kind] : {std::pair(tr("all kinds"), ""),
                                      std::pair(tr("this machine"), "machine"),
                                      std::pair(tr("model endpoints"), "endpoint"),
                                      std::pair(tr("test clusters"), "coordinator"),
                                      std::pair(tr("plug-ins"), "plugin"),
                                      std::pair(tr("lists of endpoints"), "discovery")})
        m_sourceKind->addItem(words, QString::fromLatin1(kind));
}

void ConditionForm::layFields()
{
    const auto add = [this](const QString &words, QWidget *field) {
        if (field->accessibleName().isEmpty())
            field->setAccessibleName(words);
        if (auto *box = qobject_cast<QComboBox *>(field))
            box->view()->setAccessibleName(words);
        m_form->addRow(words, field);
    };
    add(tr("Condition"), m_kind);
    add(tr("Series"), m_series);
    add(tr("Taken together as"), m_reducer);
    add(tr("Quantile"), m_quantile);
    add(tr("Window"), m_window);
    add(tr("Change"), m_change);
    add(tr("Compared with"), m_ago);
    add(tr("Confidence at least"), m_confidence);
    add(tr("It"), m_direction);
    add(tr("Limit"), m_limit);
    add(tr("From the last"), m_past);
    m_form->addRow(QString(), m_earliest);
    add(tr("Source"), m_source);
    add(tr("Kind of source"), m_sourceKind);
    add(tr("All of"), m_all);
    add(tr("One of"), m_any);
    add(tr("None of"), m_none);
    add(tr("Where these agree"), m_on);
}

void ConditionForm::announceEdits()
{
    const auto changed = [this] {
        offerFields();
        Q_EMIT edited();
    };
    for (QComboBox *box : {m_kind, m_reducer, m_change, m_direction, m_sourceKind})
        connect(box, &QComboBox::currentIndexChanged, this, changed);
    for (CheckedField *field :
         std::initializer_list<CheckedField *>{m_series, m_window, m_ago, m_limit, m_past, m_all})
        connect(field, &CheckedField::edited, this, changed);
    for (QLineEdit *edit : {m_source, m_any, m_none, m_on})
        connect(edit, &QLineEdit::textChanged, this, changed);
    for (QDoubleSpinBox *box : {m_quantile, m_confidence})
        connect(box, &QDoubleSpinBox::valueChanged, this, changed);
    connect(m_earliest, &QCheckBox::toggled, this, changed);
    connect(m_any, &QLineEdit::textChanged, m_all, &CheckedField::check);
}

void ConditionForm::offerFields()
{
    const auto kind = static_cast<std::size_t>(m_kind->currentIndex());
    const auto has = [kind](std::initializer_list<std::size_t> kinds) {
        return std::ranges::find(kinds, kind) != kinds.end();
    };
    constexpr auto threshold = conditionIndex<ThresholdCondition>();
    constexpr auto change = conditionIndex<ChangeCondition>();
    constexpr auto regression = conditionIndex<RegressionCondition>();
    constexpr auto forecast = conditionIndex<ForecastCondition>();
    const bool isSource = has({conditionIndex<SourceCondition>()});
    const bool isComposite = has({conditionIndex<CompositeCondition>()});
    const bool isReduced = has({threshold, change});
    m_form->setRowVisible(m_series, !isSource && !isComposite);
    m_form->setRowVisible(m_reducer, isReduced);
    m_form->setRowVisible(m_quantile,
                          isReduced && chosen<Reducer>(*m_reducer) == Reducer::Quantile);
    m_form->setRowVisible(m_window, isReduced);
    for (QWidget *field : std::initializer_list<QWidget *>{m_change, m_ago})
        m_form->setRowVisible(field, has({change}));
    m_form->setRowVisible(m_confidence, has({regression}));
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_direction, m_limit, m_past, m_earliest})
        m_form->setRowVisible(field, has({forecast}));
    for (QWidget *field : std::initializer_list<QWidget *>{m_source, m_sourceKind})
        m_form->setRowVisible(field, isSource);
    for (QWidget *field : std::initializer_list<QWidget *>{m_all, m_any, m_none, m_on})
        m_form->setRowVisible(field, isComposite);
    using Accepts = SeriesField::Accepts;
    m_series->setAccepts(isReduced || has({forecast}) ? Accepts::SelectorsAndExpressions
                             : has({regression})      ? Accepts::SelectorsOrNothing
                                                      : Accepts::Selectors);
    ThresholdCondition measured; // the limit is in the unit of the series
    measured.series = m_series->text().toStdString();
    m_limit->setUnit(valueUnit(measured));
}

bool ConditionForm::isShown(const QWidget *field) const
{
    return !field->isHidden();
}

ThresholdCondition ConditionForm::threshold() const
{
    const ThresholdCondition known = std::holds_alternative<ChangeCondition>(m_given)
        ? given<ChangeCondition>(m_given).measured
        : given<ThresholdCondition>(m_given);
    return {m_series->text().toStdString(),
            chosen<Reducer>(*m_reducer),
            m_quantile->value() / 100,
            m_window->value().value_or(known.window)};
}

CompositeCondition ConditionForm::composite() const
{
    return {readNames(m_all->text()),
            readNames(m_any->text()),
            readNames(m_none->text()),
            readNames(m_on->text())};
}

AlertCondition ConditionForm::draft() const
{
    const std::string series = m_series->text().toStdString();
    switch (static_cast<std::size_t>(m_kind->currentIndex())) {
    case conditionIndex<ThresholdCondition>():
        return threshold();
    case conditionIndex<ChangeCondition>():
        return ChangeCondition{threshold(),
                               chosen<ChangeKind>(*m_change),
                               m_ago->value().value_or(given<ChangeCondition>(m_given).ago)};
    case conditionIndex<AbsenceCondition>():
        return AbsenceCondition{series};
    case conditionIndex<AnomalyCondition>():
        return AnomalyCondition{series};
    case conditionIndex<RegressionCondition>():
        return RegressionCondition{series, m_confidence->value() / 100};
    case conditionIndex<ForecastCondition>(): {
        const auto known = given<ForecastCondition>(m_given);
        return ForecastCondition{series,
                                 m_limit->value().value_or(known.limit),
                                 chosen<bool>(*m_direction),
                                 m_past->value().value_or(known.past),
                                 m_earliest->isChecked()};
    }
    case conditionIndex<SourceCondition>():
        return SourceCondition{m_source->text().trimmed().toStdString(),
                               m_sourceKind->currentData().toString().toStdString()};
    default:
        return composite();
    }
}

std::optional<AlertCondition> ConditionForm::condition() const
{
    for (const CheckedField *field : std::initializer_list<const CheckedField *>{
             m_series, m_window, m_ago, m_limit, m_past, m_all})
        if (isShown(field) && !field->isFine())
            return std::nullopt;
    return draft();
}

void ConditionForm::edit(const AlertCondition &condition)
{
    m_given = condition;
    const auto measured = std::holds_alternative<ChangeCondition>(condition)
        ? given<ChangeCondition>(condition).measured
        : given<ThresholdCondition>(condition);
    const auto change = given<ChangeCondition>(condition);
    const auto forecast = given<ForecastCondition>(condition);
    const auto source = given<SourceCondition>(condition);
    const auto composite = given<CompositeCondition>(condition);
    m_kind->setCurrentIndex(int(condition.index()));
    const std::string_view series = seriesOf(condition);
    m_series->setText(QString::fromUtf8(series.data(), qsizetype(series.size())));
    choose(*m_reducer, measured.reducer);
    m_quantile->setValue(measured.quantile * 100);
    m_window->setValue(measured.window);
    choose(*m_change, change.kind);
    m_ago->setValue(change.ago);
    m_confidence->setValue(given<RegressionCondition>(condition).confidence * 100);
    offerFields(); // the limit is read in the unit of the series
    choose(*m_direction, forecast.isFloor);
    m_limit->setValue(forecast.limit);
    m_past->setValue(forecast.past);
    m_earliest->setChecked(forecast.isEarliest);
    m_source->setText(QString::fromStdString(source.source));
    m_sourceKind->setCurrentIndex(
        std::max(0, m_sourceKind->findData(QString::fromStdString(source.kind))));
    m_all->setText(namesText(composite.all));
    m_any->setText(namesText(composite.any));
    m_none->setText(namesText(composite.none));
    m_on->setText(namesText(composite.on));
    m_all->check();
    m_series->refresh();
}

void ConditionForm::focusSeries()
{
    m_series->setFocus();
}

} // namespace perfdeck
