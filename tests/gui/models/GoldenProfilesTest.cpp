// SPDX-License-Identifier: GPL-3.0-or-later
// As GoldenTextTest, of the models of the Profiling tab.
#include "core/profile/judge/Advice.h"
#include "core/profile/judge/ProfileDiff.h"
#include "tests/gui/models/GoldenCheck.h"
#include "tests/support/ProfileSamples.h"
#include "widgets/pages/profiling/advice/AdviceModel.h"
#include "widgets/pages/profiling/diff/DiffModel.h"
#include "widgets/pages/profiling/layers/LayersModel.h"

using namespace perfdeck;

namespace {

/// Two blocks of a model, one layer of which takes `slow` seconds.
ProfilePtr sample(double slow)
{
    ProfileLayer product
        = timed(shapedLayer("MatMul", {{8, 128, 64}, {64, 256}}, {{8, 128, 256}}), {1e-3});
    product.name = "/block.0/fc1/MatMul";
    product.module = "block.0/fc1";
    product.provider = "CPU";
    product.cost = {33'554'432, 524'288, 1'048'576, 65'536, false};
    product.memoryAllocated = 1'048'576;
    ProfileLayer other = product;
    other.name = "/block.1/fc1/MatMul";
    other.module = "block.1/fc1";
    other = timed(other, {slow, slow * 1.01, slow * 1.02});
    ProfileLayer softmax = timedLayer("/block.0/Softmax", "Softmax", {2e-4, 2.5e-4, 2.2e-4});
    softmax.cost = {655'360, 524'288, 524'288, 0, true};
    return std::make_shared<const Profile>(
        profileOf({product, other, softmax, timedLayer("/Shape", "Shape", {1e-6})}));
}

} // namespace

class GoldenProfilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    static void layersAreListedInWords()
    {
        ComputePeaks peaks;
        peaks.compute = {{"float32", 1, 115e9}};
        LayersModel model;
        checkRows("LayersModel",
                  model,
                  shownLayers(*figuresOf(sample(4e-3)), ShownGrouping::None, &peaks));
    }

    static void adviceIsListedInWords()
    {
        const ProfilePtr profile = sample(40e-3);
        AdviceModel model;
        checkRows("AdviceModel", model, adviceRows(advise(*profile), *profile));
    }

    static void differencesAreListedInWords()
    {
        const ProfilePtr before = sample(1e-3);
        DiffModel model;
        checkRows("DiffModel", model, diffRows(diffProfiles(*before, *sample(4e-3)), *before));
    }
};

QTEST_MAIN(GoldenProfilesTest)
#include "GoldenProfilesTest.moc"
