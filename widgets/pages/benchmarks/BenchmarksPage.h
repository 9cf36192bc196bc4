// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/benchmarks/BenchmarkFocus.h"
#include "widgets/pages/Page.h"

#include <memory>
#include <string>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

class BenchmarkDesk;
class NewBenchmarkView;
class StateLabel;
class ViewTabs;
struct BenchmarkDefinition;
struct BenchmarkViewEntry;

/// The tab of benchmarks: what runs in a sentence, ways to run and import more, and one of several
/// views. Result files of other tools may be dropped on it. GUI thread.
class BenchmarksPage final : public Page
{
    Q_OBJECT

public:
    explicit BenchmarksPage(PageContext context, QWidget *parent = nullptr);
    ~BenchmarksPage() override;

    void setAwake(bool awake) override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;
    bool focusFilter() override;

    /// Opens the form for a new run.
    void write();
    /// Shows this run as a whole.
    void choose(const std::string &run);
    /// Takes the results of these files in; says how it went.
    void importFiles(const QStringList &paths);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeHead();
    void makeViews();
    [[nodiscard]] std::unique_ptr<Page> makeView(const BenchmarkViewEntry &entry);
    [[nodiscard]] NewBenchmarkView &form();
    void write(const BenchmarkDefinition &definition);
    void showHead();
    void showDefinitions();
    void chooseFiles();
    void say(const QString &words);

    BenchmarkDesk *m_desk; ///< null: nothing can be measured or kept
    BenchmarkFocus m_focus;
    StateLabel *m_sentence = nullptr;
    QPushButton *m_new = nullptr;
    QPushButton *m_import = nullptr;
    QComboBox *m_definition = nullptr;
    QLabel *m_said = nullptr;
    ViewTabs *m_tabs = nullptr;
};

} // namespace perfdeck
