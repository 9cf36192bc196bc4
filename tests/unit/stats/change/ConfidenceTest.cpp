// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/Confidence.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {

TEST(Confidence, MoreEvidenceIsNeverLessConfidence)
{
    for (const ChangePreset preset : {ChangePreset::Regression, ChangePreset::Structural}) {
        double before = 0;
        for (double evidence = -5; evidence < 20; evidence += 0.25) {
            const double confidence = confidenceOf(preset, evidence);
            EXPECT_GE(confidence, before);
            EXPECT_GT(confidence, 0);
            EXPECT_LT(confidence, 1) << "nothing is certain";
            before = confidence;
        }
        EXPECT_GE(before, 0.95);
        EXPECT_EQ(confidenceOf(preset, confidenceSteps(preset)[1].evidence),
                  confidenceSteps(preset)[1].confidence);
    }
}

TEST(Confidence, EvidenceHasTwoParts)
{
    EXPECT_NEAR(levelEvidence(1e-5, 100, 0.5), 3, 1e-12);
    EXPECT_NEAR(levelEvidence(1e-5, 100, 0.9), 3 + std::log(9), 1e-12);
    EXPECT_NEAR(levelEvidence(0.5, 100, 0.5), 0, 1e-12);
    EXPECT_EQ(levelEvidence(0, 100, 1), levelEvidence(1e-30, 100, 0.9999));
}

} // namespace perfdeck
