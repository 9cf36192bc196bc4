// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/MetricsFile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace perfdeck {
namespace {

class MetricsFileTest : public testing::Test
{
protected:
    ~MetricsFileTest() override { std::filesystem::remove(path); }

    Result<std::vector<MetricDefinition>> read(const std::string &text)
    {
        std::ofstream(path) << text;
        return readMetricsFile(path);
    }

    std::string path = testing::TempDir() + "perfdeck-metrics-"
        + testing::UnitTest::GetInstance()->current_test_info()->name() + ".toml";
};

TEST_F(MetricsFileTest, ReadsDefinitionsAndLeavesOtherTablesAlone)
{
    const auto metrics
        = read("[window]\npage = \"overview\"\n\n[[metric]]\n"
               "name = \"a_ratio\"\nexpression = '''x{a=\"b\"}\n / y'''\n"
               "help = \"How much\"\n[[metric]]\nexpression = \"z\"\nname = \"b\"\n");
    ASSERT_TRUE(metrics) << metrics.error().message();
    EXPECT_EQ(*metrics,
              (std::vector<MetricDefinition>{{"a_ratio", "x{a=\"b\"}\n / y", "How much"},
                                             {"b", "z", ""}}));
    EXPECT_TRUE(read("")->empty());
}

TEST_F(MetricsFileTest, RefusalsNameFileAndLine)
{
    const std::pair<const char *, const char *> wrong[]{
        {"[[metric]]\nname = \"a\"\n", "line 1: the expression is missing"},
        {"[[metric]]\nexpression = \"a\"\n", "line 1: the name is missing"},
        {"[[metric]]\nname = \"a\"\nexpr = \"x\"\n", "line 3: there is no key 'expr'"},
        {"[[metric]]\nname = 3\nexpression = \"x\"\n", "line 2: name must be a text"},
        {"\n[metric]\nname = \"a\"\n", "line 2: write [[metric]]"},
        {"metric = 3\n", "line 1: write [[metric]]"},
        {"[[metric]]\nname = \"a\n", "line 2: "},
    };
    for (const auto &[text, reason] : wrong) {
        const auto metrics = read(text);
        ASSERT_FALSE(metrics) << text;
        const std::string message = metrics.error().message();
        EXPECT_NE(message.find(path + " were not read: " + reason), std::string::npos) << message;
    }
    EXPECT_FALSE(readMetricsFile("/nonexistent/metrics.toml"));
}

} // namespace
} // namespace perfdeck
