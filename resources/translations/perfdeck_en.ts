<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>AdviceModel</name>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdviceWords</name>
    <message numerus="yes">
        <source>%n layers wait for the memory, %1: they move %2 of the %3 there are. Move fewer bytes: fuse layers, or keep tensors in 16 bits.</source>
        <translation>
            <numerusform>%n layer wait for the memory, %1: they move %2 of the %3 there are. Move fewer bytes: fuse layers, or keep tensors in 16 bits.</numerusform>
            <numerusform>%n layers wait for the memory, %1: they move %2 of the %3 there are. Move fewer bytes: fuse layers, or keep tensors in 16 bits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers multiply matrices in float32, %1: a lower precision may be faster on this machine.</source>
        <translation>
            <numerusform>%n layer multiply matrices in float32, %1: a lower precision may be faster on this machine.</numerusform>
            <numerusform>%n layers multiply matrices in float32, %1: a lower precision may be faster on this machine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers multiply matrices in float32, %1: %2 is %3 times as fast on this machine.</source>
        <translation>
            <numerusform>%n layer multiply matrices in float32, %1: %2 is %3 times as fast on this machine.</numerusform>
            <numerusform>%n layers multiply matrices in float32, %1: %2 is %3 times as fast on this machine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n layers, %1, %2 of the bytes are weights: larger batches would share them.</source>
        <translation>
            <numerusform>In %n layer, %1, %2 of the bytes are weights: larger batches would share them.</numerusform>
            <numerusform>In %n layers, %1, %2 of the bytes are weights: larger batches would share them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers, %1, only work on what the layer before just wrote: fused with it, %2 a run need not be moved.</source>
        <translation>
            <numerusform>%n layer, %1, only work on what the layer before just wrote: fused with it, %2 a run need not be moved.</numerusform>
            <numerusform>%n layers, %1, only work on what the layer before just wrote: fused with it, %2 a run need not be moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers only bring tensors into another order, %1: keep one layout from layer to layer.</source>
        <translation>
            <numerusform>%n layer only bring tensors into another order, %1: keep one layout from layer to layer.</numerusform>
            <numerusform>%n layers only bring tensors into another order, %1: keep one layout from layer to layer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers run on %1 while others run on an accelerator, %2 and %3 of copies between them: replace operations that the accelerator lacks.</source>
        <translation>
            <numerusform>%n layer run on %1 while others run on an accelerator, %2 and %3 of copies between them: replace operations that the accelerator lacks.</numerusform>
            <numerusform>%n layers run on %1 while others run on an accelerator, %2 and %3 of copies between them: replace operations that the accelerator lacks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing runs for %1 in %n gaps, the longest of %2: see what the program does there.</source>
        <translation>
            <numerusform>Nothing runs for %1 in %n gap, the longest of %2: see what the program does there.</numerusform>
            <numerusform>Nothing runs for %1 in %n gaps, the longest of %2: see what the program does there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n tracks with the same work %1 is busy for %2 a run, the mean of them for %3: divide the work more evenly.</source>
        <translation>
            <numerusform>Of %n track with the same work %1 is busy for %2 a run, the mean of them for %3: divide the work more evenly.</numerusform>
            <numerusform>Of %n tracks with the same work %1 is busy for %2 a run, the mean of them for %3: divide the work more evenly.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pool of threads does next to nothing in %n layers that multiply matrices, %1: they are too small to be shared, or it has one thread.</source>
        <translation>
            <numerusform>The pool of threads does next to nothing in %n layer that multiply matrices, %1: they are too small to be shared, or it has one thread.</numerusform>
            <numerusform>The pool of threads does next to nothing in %n layers that multiply matrices, %1: they are too small to be shared, or it has one thread.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers of less than 10 µs take %1 together: fuse them, or let the runtime optimise the graph.</source>
        <translation>
            <numerusform>%n layer of less than 10 µs take %1 together: fuse them, or let the runtime optimise the graph.</numerusform>
            <numerusform>%n layers of less than 10 µs take %1 together: fuse them, or let the runtime optimise the graph.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A run takes %1 longer than its %n layers: the runtime itself costs that.</source>
        <translation>
            <numerusform>A run takes %1 longer than its %n layer: the runtime itself costs that.</numerusform>
            <numerusform>A run takes %1 longer than its %n layers: the runtime itself costs that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertRulesModel</name>
    <message numerus="yes">
        <source>%n more instances than it may have are left out</source>
        <translation>
            <numerusform>%n more instances than it may have is left out</numerusform>
            <numerusform>%n more instances than it may have are left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertWords</name>
    <message numerus="yes">
        <source>looked after within %1 (median of %n)</source>
        <translation>
            <numerusform>looked after within %1 (median of %n)</numerusform>
            <numerusform>looked after within %1 (median of %n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over after %1 (median of %n)</source>
        <translation>
            <numerusform>over after %1 (median of %n)</numerusform>
            <numerusform>over after %1 (median of %n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resolved by hand</source>
        <translation>
            <numerusform>%n resolved by hand</numerusform>
            <numerusform>%n resolved by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n critical</numerusform>
            <numerusform>%n critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n infos</source>
        <translation>
            <numerusform>%n info</numerusform>
            <numerusform>%n infos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n looked after</source>
        <translation>
            <numerusform>%n looked after</numerusform>
            <numerusform>%n looked after</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silenced</source>
        <translation>
            <numerusform>%n silenced</numerusform>
            <numerusform>%n silenced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inhibited</source>
        <translation>
            <numerusform>%n inhibited</numerusform>
            <numerusform>%n inhibited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BenchmarkFrames</name>
    <message numerus="yes">
        <source>%1: %n results</source>
        <translation>
            <numerusform>%1: %n result</numerusform>
            <numerusform>%1: %n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BenchmarkRunText</name>
    <message numerus="yes">
        <source>%1 (%n cells)</source>
        <translation>
            <numerusform>%1 (%n cell)</numerusform>
            <numerusform>%1 (%n cells)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BenchmarkWords</name>
    <message numerus="yes">
        <source>%n users</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClusterSentence</name>
    <message numerus="yes">
        <source>All %n workers up</source>
        <translation>
            <numerusform>The one worker is up</numerusform>
            <numerusform>All %n workers up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks running</source>
        <translation>
            <numerusform>%n task running</numerusform>
            <numerusform>%n tasks running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n circuit breakers open</source>
        <translation>
            <numerusform>%n circuit breaker open</numerusform>
            <numerusform>%n circuit breakers open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DashboardItems</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeliveriesModel</name>
    <message numerus="yes">
        <source>%n wait</source>
        <translation>
            <numerusform>%n wait</numerusform>
            <numerusform>%n wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n sent</numerusform>
            <numerusform>%n sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n dropped</numerusform>
            <numerusform>%n dropped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffModel</name>
    <message numerus="yes">
        <source>For certain %n layers are slower</source>
        <translation>
            <numerusform>For certain %n layer is slower</numerusform>
            <numerusform>For certain %n layers are slower</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n faster</source>
        <translation>
            <numerusform>, %n faster</numerusform>
            <numerusform>, %n faster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes in this series</source>
        <translation>
            <numerusform>%n change in this series</numerusform>
            <numerusform>%n change in this series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n appear</source>
        <translation>
            <numerusform>%n appears</numerusform>
            <numerusform>%n appear</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vanish</source>
        <translation>
            <numerusform>%n vanishes</numerusform>
            <numerusform>%n vanish</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message numerus="yes">
        <source>%n other series changed with it</source>
        <translation>
            <numerusform>%n other series changed with it</numerusform>
            <numerusform>%n other series changed with it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MetricLines</name>
    <message numerus="yes">
        <source>%1: %n series</source>
        <translation>
            <numerusform>%1: %n series</numerusform>
            <numerusform>%1: %n series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelRows</name>
    <message numerus="yes">
        <source>%n requests wait</source>
        <translation>
            <numerusform>%n request waits</numerusform>
            <numerusform>%n requests wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n sources down</source>
        <translation>
            <numerusform>%n source down</numerusform>
            <numerusform>%n sources down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message numerus="yes">
        <source>A model of %n layers with %1 of weights</source>
        <translation>
            <numerusform>A model of %n layer with %1 of weights</numerusform>
            <numerusform>A model of %n layers with %1 of weights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> %n of %1 layers take %2 of that.</source>
        <translation>
            <numerusform> %n of %1 layers take %2 of that.</numerusform>
            <numerusform> %n of %1 layers take %2 of that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measured</source>
        <translation>
            <numerusform>%n measured</numerusform>
            <numerusform>%n measured</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n left out as warm-up</source>
        <translation>
            <numerusform>, %n left out as warm-up</numerusform>
            <numerusform>, %n left out as warm-up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n to look at, at least one critical</source>
        <translation>
            <numerusform>%n to look at, critical</numerusform>
            <numerusform>%n to look at, at least one critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at, at worst a warning</source>
        <translation>
            <numerusform>%n to look at, a warning</numerusform>
            <numerusform>%n to look at, at worst a warning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelatedModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Situation</name>
    <message numerus="yes">
        <source>%n regressions to look at</source>
        <translation>
            <numerusform>%n regression to look at</numerusform>
            <numerusform>%n regression to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical alerts</source>
        <translation>
            <numerusform>%n critical alerts</numerusform>
            <numerusform>%n critical alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskFacts</name>
    <message numerus="yes">
        <source>longest critical path: %n tasks, %1, of it %2 waiting</source>
        <translation>
            <numerusform>longest critical path: %n task, %1, of it %2 waiting</numerusform>
            <numerusform>longest critical path: %n tasks, %1, of it %2 waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::AlertBoard</name>
    <message numerus="yes">
        <source>%n held back</source>
        <translation>
            <numerusform>%n held back</numerusform>
            <numerusform>%n held back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::AlertDetails</name>
    <message numerus="yes">
        <source>%n alerts are chosen: what is done is done to all of them.</source>
        <translation>
            <numerusform>%n alert is chosen: what is done is done to all of them.</numerusform>
            <numerusform>%n alerts are chosen: what is done is done to all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::AlertSurroundings</name>
    <message numerus="yes">
        <source>What else changed: nothing in %n other series.</source>
        <translation>
            <numerusform>What else changed: nothing in %n other series.</numerusform>
            <numerusform>What else changed: nothing in %n other series.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::BenchmarkCompatibilityView</name>
    <message numerus="yes">
        <source>%n cells tried</source>
        <translation>
            <numerusform>%n cell tried</numerusform>
            <numerusform>%n cells tried</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::BenchmarkForm</name>
    <message numerus="yes">
        <source>%n reports</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::BenchmarksPage</name>
    <message numerus="yes">
        <source>%n runs came in from %1</source>
        <translation>
            <numerusform>%n run came in from %1</numerusform>
            <numerusform>%n runs came in from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n benchmarks are running</source>
        <translation>
            <numerusform>%n benchmark is running</numerusform>
            <numerusform>%n benchmarks are running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs are waiting</source>
        <translation>
            <numerusform>%n run is waiting</numerusform>
            <numerusform>%n runs are waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs are kept</source>
        <translation>
            <numerusform>%n run is kept</numerusform>
            <numerusform>%n runs are kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::ClusterMap</name>
    <message numerus="yes">
        <source>%n workers, size by running tasks</source>
        <translation>
            <numerusform>%n worker, size by running tasks</numerusform>
            <numerusform>%n workers, size by running tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1. %n workers in groups:</source>
        <translation>
            <numerusform>%1. %n worker in groups:</numerusform>
            <numerusform>%1. %n workers in groups:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::CommandPalette</name>
    <message numerus="yes">
        <source>%n fit, the best are shown</source>
        <translation>
            <numerusform>%n fits, the best are shown</numerusform>
            <numerusform>%n fit, the best are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fit</source>
        <translation>
            <numerusform>%n fits</numerusform>
            <numerusform>%n fit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::CurveChart</name>
    <message numerus="yes">
        <source>%n points</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::FileReader</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::Finder</name>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::FindingButton</name>
    <message numerus="yes">
        <source>%n regressions …</source>
        <translation>
            <numerusform>%n regression …</numerusform>
            <numerusform>%n regression …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::FindingsPanel</name>
    <message numerus="yes">
        <source>No lasting change in %n series with enough samples to judge.</source>
        <translation>
            <numerusform>No lasting change in %n series with enough samples to judge.</numerusform>
            <numerusform>No lasting change in %n series with enough samples to judge.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lasting changes.</source>
        <translation>
            <numerusform>%n lasting change.</numerusform>
            <numerusform>%n lasting changes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::GraphMap</name>
    <message numerus="yes">
        <source>%n parts of the model</source>
        <translation>
            <numerusform>%n part of the model</numerusform>
            <numerusform>%n parts of the model</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::HeatMap</name>
    <message numerus="yes">
        <source>%n series left out</source>
        <translation>
            <numerusform>%n series left out</numerusform>
            <numerusform>%n series left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::HistoryView</name>
    <message numerus="yes">
        <source>%n episodes</source>
        <translation>
            <numerusform>%n episode</numerusform>
            <numerusform>%n episodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n episodes of this range</source>
        <translation>
            <numerusform>The newest %n episode of this range</numerusform>
            <numerusform>The newest %n episodes of this range</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not over yet</source>
        <translation>
            <numerusform>%n not over yet</numerusform>
            <numerusform>%n not over yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::MachineMap</name>
    <message numerus="yes">
        <source>%1. %n parts inside of each other.</source>
        <translation>
            <numerusform>%1. %n part inside of each other.</numerusform>
            <numerusform>%1. %n parts inside of each other.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::ModelsPage</name>
    <message numerus="yes">
        <source>%n models compared</source>
        <translation>
            <numerusform>%n model compared</numerusform>
            <numerusform>%n models compared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::NewBenchmarkView</name>
    <message numerus="yes">
        <source>%n cells</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::NoticeDesk</name>
    <message numerus="yes">
        <source>%n notices were held back</source>
        <translation>
            <numerusform>%n notice were held back</numerusform>
            <numerusform>%n notices were held back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::ProfileSummaryView</name>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::ProfilingPage</name>
    <message numerus="yes">
        <source>mean of %n profiles</source>
        <translation>
            <numerusform>mean of %n profile</numerusform>
            <numerusform>mean of %n profiles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::Program</name>
    <message numerus="yes">
        <source>Open %n files: %1</source>
        <translation>
            <numerusform>Open %n file: %1</numerusform>
            <numerusform>Open %n files: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::RelatedPanel</name>
    <message numerus="yes">
        <source>None of %n series that were looked at changed.</source>
        <translation>
            <numerusform>The one series that was looked at did not change.</numerusform>
            <numerusform>None of %n series that were looked at changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n series changed; before and after are told against %2.</source>
        <translation>
            <numerusform>%1 of %n series changed; before and after are told against %2.</numerusform>
            <numerusform>%1 of %n series changed; before and after are told against %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not looked at for lack of time.</source>
        <translation>
            <numerusform>%n was not looked at for lack of time.</numerusform>
            <numerusform>%n were not looked at for lack of time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::RooflineChart</name>
    <message numerus="yes">
        <source>%n layers of known cost</source>
        <translation>
            <numerusform>%n layer of known cost</numerusform>
            <numerusform>%n layers of known cost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::RulePreview</name>
    <message numerus="yes">
        <source>In the last %1 this would have fired %n times, in all %2.</source>
        <translation>
            <numerusform>In the last %1 this would have fired %n time, in all %2.</numerusform>
            <numerusform>In the last %1 this would have fired %n times, in all %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them met alerts that somebody acknowledged.</source>
        <translation>
            <numerusform>%n of them met alerts that somebody acknowledged.</numerusform>
            <numerusform>%n of them met alerts that somebody acknowledged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::RunRemovals</name>
    <message numerus="yes">
        <source>%n runs removed</source>
        <translation>
            <numerusform>%n run removed</numerusform>
            <numerusform>%n runs removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::SeriesBrowser</name>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n series</source>
        <translation>
            <numerusform>%1 of %n series</numerusform>
            <numerusform>%1 of %n series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::SeriesField</name>
    <message numerus="yes">
        <source>%n series now</source>
        <translation>
            <numerusform>%n series now</numerusform>
            <numerusform>%n series now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An expression with %n results now</source>
        <translation>
            <numerusform>An expression with %n result now</numerusform>
            <numerusform>An expression with %n results now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::SeriesPanel</name>
    <message numerus="yes">
        <source>%n series; the largest are shown</source>
        <translation>
            <numerusform>%n series; the largest are shown</numerusform>
            <numerusform>%n series; the largest are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::SeriesTreeModel</name>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::SilenceForm</name>
    <message numerus="yes">
        <source>Mutes %n alerts now:</source>
        <translation>
            <numerusform>Mutes %n alert now:</numerusform>
            <numerusform>Mutes %n alerts now:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::StatusStrip</name>
    <message numerus="yes">
        <source>%n silences active</source>
        <translation>
            <numerusform>%n silence active</numerusform>
            <numerusform>%n silences active</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::TotalsRow</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::Tray</name>
    <message numerus="yes">
        <source>%n alerts wait</source>
        <translation>
            <numerusform>%n alert wait</numerusform>
            <numerusform>%n alerts wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::WorkersComparison</name>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
</context>
</TS>
