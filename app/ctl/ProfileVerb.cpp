// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/InputFiles.h"
#include "app/ctl/ProfileReport.h"
#include "app/ctl/SuiteCommands.h"
#include "app/ctl/Verb.h"
#include "core/profile/judge/LayerCosts.h"
#include "core/profile/judge/MergedProfile.h"
#include "core/profile/judge/PeaksFile.h"
#include "core/profile/read/ReadProfile.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <map>

namespace perfdeck {

namespace {

const std::map<std::string, LayerGrouping> kGroupings{{"layer", LayerGrouping::Layer},
                                                      {"op", LayerGrouping::Op},
                                                      {"module", LayerGrouping::Module},
                                                      {"provider", LayerGrouping::Provider}};

/// For people; everything in files.
constexpr std::size_t kUsualRows = 20;

/// "batch=8"
bool readBinding(const std::string &text, std::map<std::string, std::int64_t> &dimensions)
{
    const std::size_t sign = text.find('=');
    if (sign == 0 || sign == std::string::npos)
        return false;
    std::int64_t value = 0;
    const char *end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + sign + 1, end, value);
    dimensions[text.substr(0, sign)] = value;
    return error == std::errc() && rest == end && value > 0;
}

class ProfileVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb = app.add_subcommand(
            "profile", "Show a profile or an ONNX model: layers, memory, FLOPs, advice");
        verb->add_option("files",
                         m_files,
                         "Profiles (ONNX Runtime, PyTorch, Chrome trace, TensorRT, oneDNN log) or "
                         "a .onnx model; several of one model become mean and interval")
            ->type_name("FILE");
        verb->add_option("--builtin",
                         m_builtin,
                         "Run a builtin benchmark layer by layer instead of reading files")
            ->type_name("ID");
        verb->add_option("--set",
                         m_settings,
                         "With --builtin, an entry for this run: batch_sizes=8, "
                         "precisions=bfloat16, threads=1, count=50")
            ->allow_extra_args(false)
            ->type_name("KEY=VALUE");
        verb->add_option("--model", m_model, "The .onnx model that an ONNX Runtime profile is of")
            ->type_name("FILE");
        verb->add_option("--against", m_against, "Another profile, to compare FILE with it")
            ->type_name("FILE");
        verb->add_option("--by", m_by, "layer, op, module or provider (layer)")
            ->check(CLI::IsMember({"layer", "op", "module", "provider"}))
            ->type_name("WHAT");
        verb->add_option("--bind",
                         m_bindings,
                         "What a symbolic dimension of a model stands for, as name=value")
            ->type_name("NAME=VALUE");
        m_top = verb->add_option("--top",
                                 m_view.top,
                                 "Only so many rows, those that cost most first; 0: all as they "
                                 "run (20 as a table, else 0)")
                    ->type_name("N");
        verb->add_option("--peaks", m_peaks, "What the machine can do at best, as JSON")
            ->type_name("FILE");
        verb->add_option(
                "--format", m_view.format, "table, json or csv (table on a terminal, else csv)")
            ->check(CLI::IsMember({"table", "json", "csv"}))
            ->type_name("FORMAT");
        return verb;
    }

    ExitCode run() override
    {
        if (m_files.empty() == m_builtin.empty()) {
            tell("Give either files or --builtin with the name of a benchmark.");
            return kWrongUsage;
        }
        for (const std::string &binding : m_bindings)
            if (!readBinding(binding, m_options.dimensions)) {
                tell("--bind takes a name and a whole number above 0, as in batch=8.");
                return kWrongUsage;
            }
        if (!m_by.empty())
            m_view.by = kGroupings.at(m_by);
        if (m_top->empty() && outputFormat(m_view.format) == TableFormat::Text)
            m_view.top = kUsualRows;
        const Status done = show();
        return done ? m_code : fail(done.error());
    }

private:
    [[nodiscard]] Status show()
    {
        ComputePeaksPtr peaks;
        if (const Status read = readMachine(peaks); !read)
            return read;
        ProfilePtr model;
        if (const Status read = readModel(model); !read)
            return read;
        const auto profile = m_builtin.empty() ? readMerged(m_files, model.get())
                                               : profileBuiltin(m_builtin, m_settings);
        if (!profile)
            return failure(profile.error());
        const ProfileReport report = reportOf(*profile, peaks.get(), m_view);
        if (m_against.empty()) {
            m_code = printReport(report, m_view);
            return {};
        }
        const auto other = readMerged({m_against}, model.get());
        if (!other)
            return failure(other.error());
        m_code = printDifference(reportOf(*other, peaks.get(), m_view), report, m_view);
        return {};
    }

    [[nodiscard]] Status readMachine(ComputePeaksPtr &peaks) const
    {
        if (m_peaks.empty())
            return {};
        const auto text = readInput(m_peaks);
        if (!text)
            return failure(text.error());
        auto read = readPeaks(*text, m_peaks);
        if (!read)
            return failure(read.error());
        peaks = std::make_shared<const ComputePeaks>(std::move(*read));
        return {};
    }

    [[nodiscard]] Status readModel(ProfilePtr &model) const
    {
        if (m_model.empty())
            return {};
        const auto read = readOne(m_model);
        if (!read)
            return failure(read.error());
        if ((*read)->format != ProfileFormat::OnnxModel)
            return failure(ErrorKind::InvalidInput,
                           m_model + " is no ONNX model",
                           {},
                           "Give profiles as FILE.");
        model = *read;
        return {};
    }

    [[nodiscard]] Result<ProfilePtr> readOne(const std::string &path) const
    {
        ProgressBar bar("profile");
        return readProfile(path, m_options, {}, [&bar](const ReadProgress &progress) {
            bar.show(static_cast<double>(progress.bytesDone)
                     / static_cast<double>(std::max<std::uint64_t>(progress.bytes, 1)));
        });
    }

    [[nodiscard]] Result<ProfilePtr> readMerged(const std::vector<std::string> &paths,
                                                const Profile *model) const
    {
        std::vector<ProfilePtr> profiles;
        for (const std::string &path : paths) {
            const auto read = readOne(path);
            if (!read)
                return read;
            if (paths.size() > 1 && (*read)->format == ProfileFormat::OnnxModel)
                return failure(ErrorKind::InvalidInput,
                               path + " is a model and not a run of it",
                               {},
                               "Give it as --model.");
            profiles.push_back(std::make_shared<const Profile>(withCosts(**read, model)));
        }
        return mergedProfiles(profiles);
    }

    std::vector<std::string> m_files;
    std::string m_builtin;
    std::vector<std::string> m_settings;
    std::string m_model;
    std::string m_against;
    std::string m_by;
    std::vector<std::string> m_bindings;
    std::string m_peaks;
    ReadOptions m_options;
    ProfileView m_view;
    CLI::Option *m_top = nullptr;
    ExitCode m_code = kFinished;
};

} // namespace

std::unique_ptr<Verb> makeProfileVerb()
{
    return std::make_unique<ProfileVerb>();
}

} // namespace perfdeck
