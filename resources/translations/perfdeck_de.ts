<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>AbsenceText</name>
    <message>
        <source>%1: down since %2</source>
        <translation>%1: ausgefallen seit %2</translation>
    </message>
    <message>
        <source>%1: never answered</source>
        <translation>%1: hat nie geantwortet</translation>
    </message>
    <message>
        <source>tried again in %1</source>
        <translation>neuer Versuch in %1</translation>
    </message>
    <message>
        <source>No model in this range</source>
        <translation>Kein Modell in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Nothing that serves a model was stored shortly before its end.</source>
        <translation>Kurz vor seinem Ende wurde nichts gespeichert, das ein Modell bedient.</translation>
    </message>
    <message>
        <source>Go to the nearest data</source>
        <translation>Zu den nächsten Daten</translation>
    </message>
    <message>
        <source>The endpoint does not answer</source>
        <translation>Der Endpunkt antwortet nicht</translation>
    </message>
    <message>
        <source>Sources …</source>
        <translation>Quellen …</translation>
    </message>
    <message>
        <source>No model seen yet</source>
        <translation>Noch kein Modell gesehen</translation>
    </message>
    <message>
        <source>The endpoints report nothing about served models so far. All they report is stored; latency needs two polls.</source>
        <translation>Die Endpunkte melden bisher nichts über Modelle. Was sie melden, wird gespeichert; Latenz braucht zwei Abfragen.</translation>
    </message>
    <message>
        <source>The filter hides all models</source>
        <translation>Der Filter verbirgt alle Modelle</translation>
    </message>
    <message>
        <source>None has all the words that were typed.</source>
        <translation>Keines enthält alle eingegebenen Wörter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No model endpoint yet</source>
        <translation>Noch kein Modell-Endpunkt</translation>
    </message>
    <message>
        <source>PerfDeck reads the /metrics page of vLLM, SGLang, TGI, Triton, TorchServe, llama.cpp and others, and of any program that speaks Prometheus or simple JSON.

Add an address here, or start with
perfdeck --endpoint http://localhost:8000/metrics</source>
        <translation>PerfDeck liest die Seite /metrics von vLLM, SGLang, TGI, Triton, TorchServe, llama.cpp und anderen, und die jedes Programms, das Prometheus oder einfaches JSON spricht.

Fügen Sie hier eine Adresse hinzu, oder starten Sie mit
perfdeck --endpoint http://localhost:8000/metrics</translation>
    </message>
    <message>
        <source>Add model endpoint …</source>
        <translation>Modell-Endpunkt hinzufügen …</translation>
    </message>
    <message>
        <source>No model in this history</source>
        <translation>Kein Modell in diesem Verlauf</translation>
    </message>
    <message>
        <source>Nothing that serves a model was ever stored in it.</source>
        <translation>Darin wurde nie etwas gespeichert, das ein Modell bedient.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Save session &amp;as …</source>
        <translation>Sitzung &amp;speichern unter …</translation>
    </message>
    <message>
        <source>Copy &amp;link to this view</source>
        <translation>&amp;Link zu dieser Ansicht kopieren</translation>
    </message>
    <message>
        <source>&amp;Add model endpoint …</source>
        <translation>&amp;Modell-Endpunkt hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Export chart as picture …</source>
        <translation>Diagramm als &amp;Bild speichern …</translation>
    </message>
    <message>
        <source>Export chart &amp;data …</source>
        <translation>&amp;Daten des Diagramms speichern …</translation>
    </message>
    <message>
        <source>&amp;Settings …</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Find a &amp;command …</source>
        <translation>&amp;Befehl suchen …</translation>
    </message>
    <message>
        <source>&amp;Go to anything …</source>
        <translation>&amp;Gehe zu …</translation>
    </message>
    <message>
        <source>&amp;Pause or go live</source>
        <translation>&amp;Anhalten oder live</translation>
    </message>
    <message>
        <source>&amp;Back to live</source>
        <translation>&amp;Zurück zu live</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Shorter range</source>
        <translation>&amp;Kürzerer Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Longer range</source>
        <translation>&amp;Längerer Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Type a range …</source>
        <translation>Zeitraum &amp;eingeben …</translation>
    </message>
    <message>
        <source>&amp;Calendar and recent ranges …</source>
        <translation>&amp;Kalender und letzte Zeiträume …</translation>
    </message>
    <message>
        <source>C&amp;opy the range</source>
        <translation>Zeitraum k&amp;opieren</translation>
    </message>
    <message>
        <source>P&amp;aste a range</source>
        <translation>Zeitraum e&amp;infügen</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Earlier</source>
        <translation>&amp;Früher</translation>
    </message>
    <message>
        <source>Lat&amp;er</source>
        <translation>S&amp;päter</translation>
    </message>
    <message>
        <source>Next e&amp;vent</source>
        <translation>Nächstes E&amp;reignis</translation>
    </message>
    <message>
        <source>Previ&amp;ous event</source>
        <translation>Vori&amp;ges Ereignis</translation>
    </message>
    <message>
        <source>Zoom to the se&amp;lection</source>
        <translation>Auf die &amp;Auswahl vergrößern</translation>
    </message>
    <message>
        <source>Compare the selection with be&amp;fore</source>
        <translation>Auswahl mit &amp;davor vergleichen</translation>
    </message>
    <message>
        <source>&amp;Write a note …</source>
        <translation>&amp;Notiz schreiben …</translation>
    </message>
    <message>
        <source>All &amp;notes</source>
        <translation>Alle N&amp;otizen</translation>
    </message>
    <message>
        <source>Compare with a &amp;day earlier</source>
        <translation>Mit dem &amp;Vortag vergleichen</translation>
    </message>
    <message>
        <source>Compare with the range &amp;before</source>
        <translation>Mit dem Zeitraum da&amp;vor vergleichen</translation>
    </message>
    <message>
        <source>E&amp;nd the comparison</source>
        <translation>Vergleich &amp;beenden</translation>
    </message>
    <message>
        <source>UTC or local &amp;time</source>
        <translation>&amp;UTC oder Ortszeit</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Find in view</source>
        <translation>In der Ansicht &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>&amp;Nächster Reiter</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>&amp;Voriger Reiter</translation>
    </message>
    <message>
        <source>Parts of this &amp;machine</source>
        <translation>Teile dieses &amp;Rechners</translation>
    </message>
    <message>
        <source>&amp;Switch light and dark</source>
        <translation>&amp;Hell und dunkel tauschen</translation>
    </message>
    <message>
        <source>Full s&amp;creen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Close panel, lea&amp;ve full screen</source>
        <translation>Seitenleiste schließen, Voll&amp;bild verlassen</translation>
    </message>
    <message>
        <source>&amp;Keys and gestures</source>
        <translation>&amp;Tasten und Gesten</translation>
    </message>
    <message>
        <source>&amp;About PerfDeck</source>
        <translation>Ü&amp;ber PerfDeck</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>&amp;Helles Farbschema</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>&amp;Dunkles Farbschema</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>Farbschema des &amp;Systems</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Zeit</translation>
    </message>
    <message>
        <source>Events on cha&amp;rts</source>
        <translation>Ereignisse in &amp;Diagrammen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Co&amp;nnect a model server …</source>
        <translation>Modellserver &amp;verbinden …</translation>
    </message>
    <message>
        <source>&amp;Browse all series</source>
        <translation>Alle Reihen &amp;durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Dashboards one by one</source>
        <translation>&amp;Dashboards einzeln</translation>
    </message>
    <message>
        <source>Connect a &amp;test cluster …</source>
        <translation>&amp;Testcluster verbinden …</translation>
    </message>
    <message>
        <source>&amp;Regressions</source>
        <translation>&amp;Verschlechterungen</translation>
    </message>
    <message>
        <source>&amp;Values at the cursor</source>
        <translation>Werte am &amp;Zeiger</translation>
    </message>
    <message>
        <source>W&amp;hat else changed</source>
        <translation>&amp;Was sich noch änderte</translation>
    </message>
    <message>
        <source>New &amp;benchmark run …</source>
        <translation>Neuer &amp;Benchmark-Lauf …</translation>
    </message>
</context>
<context>
    <name>AdviceModel</name>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>Was auffällt</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Layer, or what else it is about</source>
        <translation>Schicht, oder was es sonst betrifft</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Of a run, estimated</source>
        <translation>Je Lauf, geschätzt</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>The gain as a share of a run</source>
        <translation>Der Gewinn als Anteil eines Laufs</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>How the gain was estimated</source>
        <translation>Wie der Gewinn geschätzt wurde</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>What was seen, and what could be done about it</source>
        <translation>Was zu sehen war und was sich tun ließe</translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n Schicht</numerusform>
            <numerusform>%n Schichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdviceWords</name>
    <message>
        <source>%1 (%2 of a run)</source>
        <translation>%1 (%2 eines Laufs)</translation>
    </message>
    <message>
        <source>%1 takes %2, %3 times as long as the mean layer: begin here.</source>
        <translation>%1 braucht %2, %3-mal so lange wie die mittlere Schicht: Beginnen Sie hier.</translation>
    </message>
    <message>
        <source>%1 asks for %2, %3 times as much as the mean layer that asks for memory.</source>
        <translation>%1 fordert %2 an, %3-mal so viel wie die mittlere Schicht, die Speicher anfordert.</translation>
    </message>
    <message numerus="yes">
        <source>%n layers wait for the memory, %1: they move %2 of the %3 there are. Move fewer bytes: fuse layers, or keep tensors in 16 bits.</source>
        <translation>
            <numerusform>%n Schicht wartet auf den Speicher, %1: Sie bewegt %2 von möglichen %3. Bewegen Sie weniger Bytes: Schichten verschmelzen oder Tensoren in 16 Bit halten.</numerusform>
            <numerusform>%n Schichten warten auf den Speicher, %1: Sie bewegen %2 von möglichen %3. Bewegen Sie weniger Bytes: Schichten verschmelzen oder Tensoren in 16 Bit halten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers multiply matrices in float32, %1: a lower precision may be faster on this machine.</source>
        <translation>
            <numerusform>%n Schicht multipliziert Matrizen in float32, %1: Eine geringere Genauigkeit ist auf diesem Rechner vielleicht schneller.</numerusform>
            <numerusform>%n Schichten multiplizieren Matrizen in float32, %1: Eine geringere Genauigkeit ist auf diesem Rechner vielleicht schneller.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers multiply matrices in float32, %1: %2 is %3 times as fast on this machine.</source>
        <translation>
            <numerusform>%n Schicht multipliziert Matrizen in float32, %1: %2 ist auf diesem Rechner %3-mal so schnell.</numerusform>
            <numerusform>%n Schichten multiplizieren Matrizen in float32, %1: %2 ist auf diesem Rechner %3-mal so schnell.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n layers, %1, %2 of the bytes are weights: larger batches would share them.</source>
        <translation>
            <numerusform>In %n Schicht, %1, sind %2 der Bytes Gewichte: Größere Batches würden sie teilen.</numerusform>
            <numerusform>In %n Schichten, %1, sind %2 der Bytes Gewichte: Größere Batches würden sie teilen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers, %1, only work on what the layer before just wrote: fused with it, %2 a run need not be moved.</source>
        <translation>
            <numerusform>%n Schicht, %1, bearbeitet nur, was die Schicht davor gerade schrieb: Mit ihr verschmolzen müssten %2 je Lauf nicht bewegt werden.</numerusform>
            <numerusform>%n Schichten, %1, bearbeiten nur, was die Schicht davor gerade schrieb: Mit ihr verschmolzen müssten %2 je Lauf nicht bewegt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers only bring tensors into another order, %1: keep one layout from layer to layer.</source>
        <translation>
            <numerusform>%n Schicht bringt Tensoren nur in eine andere Ordnung, %1: Behalten Sie von Schicht zu Schicht dieselbe bei.</numerusform>
            <numerusform>%n Schichten bringen Tensoren nur in eine andere Ordnung, %1: Behalten Sie von Schicht zu Schicht dieselbe bei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers run on %1 while others run on an accelerator, %2 and %3 of copies between them: replace operations that the accelerator lacks.</source>
        <translation>
            <numerusform>%n Schicht läuft auf %1, während andere auf einem Beschleuniger laufen, %2 und %3 an Kopien dazwischen: Ersetzen Sie Operationen, die dem Beschleuniger fehlen.</numerusform>
            <numerusform>%n Schichten laufen auf %1, während andere auf einem Beschleuniger laufen, %2 und %3 an Kopien dazwischen: Ersetzen Sie Operationen, die dem Beschleuniger fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The device waits %1 between short kernels, half of which take less than %2: launch them together, fuse them, or use larger batches.</source>
        <translation>Das Gerät wartet %1 zwischen kurzen Kerneln, von denen die Hälfte weniger als %2 braucht: Starten Sie sie gemeinsam, verschmelzen Sie sie oder nehmen Sie größere Batches.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing runs for %1 in %n gaps, the longest of %2: see what the program does there.</source>
        <translation>
            <numerusform>%1 lang läuft nichts, in %n Lücke von %2: Sehen Sie nach, was das Programm dort tut.</numerusform>
            <numerusform>%1 lang läuft nichts, in %n Lücken, die längste von %2: Sehen Sie nach, was das Programm dort tut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n tracks with the same work %1 is busy for %2 a run, the mean of them for %3: divide the work more evenly.</source>
        <translation>
            <numerusform>Von %n Spur mit gleicher Arbeit ist %1 je Lauf %2 beschäftigt, im Mittel sind es %3: Verteilen Sie die Arbeit gleichmäßiger.</numerusform>
            <numerusform>Von %n Spuren mit gleicher Arbeit ist %1 je Lauf %2 beschäftigt, im Mittel sind es %3: Verteilen Sie die Arbeit gleichmäßiger.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pool of threads does next to nothing in %n layers that multiply matrices, %1: they are too small to be shared, or it has one thread.</source>
        <translation>
            <numerusform>Der Thread-Pool tut in %n Schicht, die Matrizen multipliziert, fast nichts, %1: Sie ist zu klein zum Teilen, oder er hat nur einen Thread.</numerusform>
            <numerusform>Der Thread-Pool tut in %n Schichten, die Matrizen multiplizieren, fast nichts, %1: Sie sind zu klein zum Teilen, oder er hat nur einen Thread.</numerusform>
        </translation>
    </message>
    <message>
        <source>Threads of the pool wait for each other, %1: try fewer threads.</source>
        <translation>Threads des Pools warten aufeinander, %1: Versuchen Sie weniger Threads.</translation>
    </message>
    <message numerus="yes">
        <source>%n layers of less than 10 µs take %1 together: fuse them, or let the runtime optimise the graph.</source>
        <translation>
            <numerusform>%n Schicht unter 10 µs braucht %1: Verschmelzen Sie sie oder lassen Sie die Laufzeit den Graphen optimieren.</numerusform>
            <numerusform>%n Schichten unter 10 µs brauchen zusammen %1: Verschmelzen Sie sie oder lassen Sie die Laufzeit den Graphen optimieren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A run takes %1 longer than its %n layers: the runtime itself costs that.</source>
        <translation>
            <numerusform>Ein Lauf dauert %1 länger als seine %n Schicht: Das kostet die Laufzeit selbst.</numerusform>
            <numerusform>Ein Lauf dauert %1 länger als seine %n Schichten: Das kostet die Laufzeit selbst.</numerusform>
        </translation>
    </message>
    <message>
        <source>A hot layer</source>
        <translation>Eine heiße Schicht</translation>
    </message>
    <message>
        <source>Waiting for the memory</source>
        <translation>Warten auf den Speicher</translation>
    </message>
    <message>
        <source>A lower precision</source>
        <translation>Eine geringere Genauigkeit</translation>
    </message>
    <message>
        <source>A small batch</source>
        <translation>Ein kleiner Batch</translation>
    </message>
    <message>
        <source>Layers to fuse</source>
        <translation>Schichten zum Verschmelzen</translation>
    </message>
    <message>
        <source>Changes of layout</source>
        <translation>Wechsel der Anordnung</translation>
    </message>
    <message>
        <source>Fallback to another provider</source>
        <translation>Ausweichen auf andere Ausführung</translation>
    </message>
    <message>
        <source>Too many launches</source>
        <translation>Zu viele Starts</translation>
    </message>
    <message>
        <source>Idle gaps</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <source>Uneven load</source>
        <translation>Ungleiche Last</translation>
    </message>
    <message>
        <source>An unused pool of threads</source>
        <translation>Ein ungenutzter Thread-Pool</translation>
    </message>
    <message>
        <source>Threads that wait</source>
        <translation>Wartende Threads</translation>
    </message>
    <message>
        <source>Many small layers</source>
        <translation>Viele kleine Schichten</translation>
    </message>
    <message>
        <source>Time outside of layers</source>
        <translation>Zeit außerhalb von Schichten</translation>
    </message>
    <message>
        <source>A large owner of memory</source>
        <translation>Ein großer Speicherbesitzer</translation>
    </message>
    <message>
        <source>at most, if it took no time</source>
        <translation>höchstens, wenn es keine Zeit bräuchte</translation>
    </message>
    <message>
        <source>at most, at what the roof allows</source>
        <translation>höchstens, bei dem, was das Dach erlaubt</translation>
    </message>
    <message>
        <source>if the time goes with the bytes</source>
        <translation>wenn die Zeit mit den Bytes geht</translation>
    </message>
    <message>
        <source>by the measured rates</source>
        <translation>nach den gemessenen Raten</translation>
    </message>
    <message>
        <source>an item, at twice the batch</source>
        <translation>je Element, bei doppeltem Batch</translation>
    </message>
    <message>
        <source>at most, if all were equally busy</source>
        <translation>höchstens, wenn alle gleich beschäftigt wären</translation>
    </message>
    <message>
        <source>Time a run</source>
        <translation>Zeit je Lauf</translation>
    </message>
    <message>
        <source>Share of a run</source>
        <translation>Anteil eines Laufs</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Times the mean</source>
        <translation>Vielfaches des Mittels</translation>
    </message>
    <message>
        <source>FLOPs a byte</source>
        <translation>FLOPs je Byte</translation>
    </message>
    <message>
        <source>FLOPs a byte from which arithmetic is the limit</source>
        <translation>FLOPs je Byte, ab denen das Rechnen die Grenze ist</translation>
    </message>
    <message>
        <source>Bandwidth achieved</source>
        <translation>Erreichte Bandbreite</translation>
    </message>
    <message>
        <source>Bandwidth of the machine</source>
        <translation>Bandbreite des Rechners</translation>
    </message>
    <message>
        <source>Peak in this precision</source>
        <translation>Spitze in dieser Genauigkeit</translation>
    </message>
    <message>
        <source>Peak in the advised precision</source>
        <translation>Spitze in der empfohlenen Genauigkeit</translation>
    </message>
    <message>
        <source>Weights among the bytes</source>
        <translation>Gewichte unter den Bytes</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Copies between devices a run</source>
        <translation>Kopien zwischen Geräten je Lauf</translation>
    </message>
    <message>
        <source>Median of a kernel</source>
        <translation>Median eines Kernels</translation>
    </message>
    <message>
        <source>Longest gap</source>
        <translation>Längste Lücke</translation>
    </message>
    <message>
        <source>Mean of a track a run</source>
        <translation>Mittel einer Spur je Lauf</translation>
    </message>
</context>
<context>
    <name>AlertMenu</name>
    <message>
        <source>&amp;Alerts</source>
        <translation>&amp;Alarme</translation>
    </message>
    <message>
        <source>&amp;New alert rule …</source>
        <translation>&amp;Neue Alarmregel …</translation>
    </message>
    <message>
        <source>&amp;Do not disturb</source>
        <translation>&amp;Nicht stören</translation>
    </message>
    <message>
        <source>For an &amp;hour</source>
        <translation>Eine &amp;Stunde lang</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow, 8:00</source>
        <translation>Bis &amp;morgen 8:00</translation>
    </message>
    <message>
        <source>Until I &amp;end it</source>
        <translation>Bis ich es b&amp;eende</translation>
    </message>
    <message>
        <source>&amp;May disturb again</source>
        <translation>Darf &amp;wieder stören</translation>
    </message>
    <message>
        <source>&amp;Channels and routes …</source>
        <translation>&amp;Kanäle und Wege …</translation>
    </message>
    <message>
        <source>&amp;Acknowledge the chosen alerts</source>
        <translation>Gewählte Alarme &amp;quittieren</translation>
    </message>
    <message>
        <source>Snoo&amp;ze the chosen alerts …</source>
        <translation>Gewählte Alarme &amp;zurückstellen …</translation>
    </message>
    <message>
        <source>&amp;Resolve the chosen alerts</source>
        <translation>Gewählte Alarme er&amp;ledigen</translation>
    </message>
    <message>
        <source>&amp;Comment on the chosen alerts …</source>
        <translation>Gewählte Alarme &amp;kommentieren …</translation>
    </message>
    <message>
        <source>&amp;Silence the chosen alerts …</source>
        <translation>Gewählte Alarme &amp;stummschalten …</translation>
    </message>
    <message>
        <source>&amp;Undo the last of these</source>
        <translation>Das letzte davon zurück&amp;nehmen</translation>
    </message>
</context>
<context>
    <name>AlertRulesModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether it is evaluated</source>
        <translation>Ob sie ausgewertet wird</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>Feuern</translation>
    </message>
    <message>
        <source>How many of its instances fire</source>
        <translation>Wie viele ihrer Instanzen feuern</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>Ausgewertet</translation>
    </message>
    <message>
        <source>When it was last evaluated</source>
        <translation>Wann sie zuletzt ausgewertet wurde</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>How long its last evaluation took</source>
        <translation>Wie lange die letzte Auswertung dauerte</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>What it says when it fires</source>
        <translation>Was sie meldet, wenn sie feuert</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>What it waits for</source>
        <translation>Worauf sie wartet</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Trifft</translation>
    </message>
    <message>
        <source>How many instances it has</source>
        <translation>Wie viele Instanzen sie hat</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>How many it made since the start</source>
        <translation>Wie viele sie seit dem Start erzeugt hat</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>What is wrong or odd about it</source>
        <translation>Was an ihr falsch oder auffällig ist</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>What it is called in files</source>
        <translation>Wie sie in Dateien heißt</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>The file and line it was read from</source>
        <translation>Datei und Zeile, aus der sie stammt</translation>
    </message>
    <message>
        <source>average of %1 over %2</source>
        <translation>Mittel von %1 über %2</translation>
    </message>
    <message>
        <source>smallest of %1 over %2</source>
        <translation>Kleinstes von %1 über %2</translation>
    </message>
    <message>
        <source>largest of %1 over %2</source>
        <translation>Größtes von %1 über %2</translation>
    </message>
    <message>
        <source>sum of %1 over %2</source>
        <translation>Summe von %1 über %2</translation>
    </message>
    <message>
        <source>newest of %1 within %2</source>
        <translation>Neuestes von %1 in %2</translation>
    </message>
    <message>
        <source>quantile of %1 over %2</source>
        <translation>Quantil von %1 über %2</translation>
    </message>
    <message>
        <source>samples of %1 in %2</source>
        <translation>Messwerte von %1 in %2</translation>
    </message>
    <message>
        <source>rate of %1 over %2</source>
        <translation>Rate von %1 über %2</translation>
    </message>
    <message>
        <source>increase of %1 over %2</source>
        <translation>Zunahme von %1 über %2</translation>
    </message>
    <message>
        <source>all series</source>
        <translation>alle Reihen</translation>
    </message>
    <message>
        <source>change of the %1 against %2 before</source>
        <translation>Änderung: %1 gegenüber %2 vorher</translation>
    </message>
    <message>
        <source>age of the newest sample of %1</source>
        <translation>Alter des neuesten Messwerts von %1</translation>
    </message>
    <message>
        <source>strangeness (0 to 1) of %1</source>
        <translation>Auffälligkeit (0 bis 1) von %1</translation>
    </message>
    <message>
        <source>lasting change for the worse of %1</source>
        <translation>dauerhafte Verschlechterung von %1</translation>
    </message>
    <message>
        <source>time until %1 reaches %2</source>
        <translation>Zeit, bis %1 bei %2 ist</translation>
    </message>
    <message>
        <source>silence of any source</source>
        <translation>Schweigen irgendeiner Quelle</translation>
    </message>
    <message>
        <source>silence of the source %1</source>
        <translation>Schweigen der Quelle %1</translation>
    </message>
    <message>
        <source>all of %1 fire</source>
        <translation>alle von %1 feuern</translation>
    </message>
    <message>
        <source>one of %1 fires</source>
        <translation>eine von %1 feuert</translation>
    </message>
    <message>
        <source>none of %1 fires</source>
        <translation>keine von %1 feuert</translation>
    </message>
    <message numerus="yes">
        <source>%n more instances than it may have are left out</source>
        <translation>
            <numerusform>%n Instanz mehr, als sie haben darf, ist weggelassen</numerusform>
            <numerusform>%n Instanzen mehr, als sie haben darf, sind weggelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>It matches nothing</source>
        <translation>Sie trifft nichts</translation>
    </message>
    <message>
        <source>It made %1 of all notices</source>
        <translation>Von ihr stammen %1 aller Meldungen</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
</context>
<context>
    <name>AlertViews</name>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>What is wrong now, and who looks after it</source>
        <translation>Was jetzt nicht stimmt und wer sich darum kümmert</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What fired in the range, and how it ended</source>
        <translation>Was im Zeitraum feuerte und wie es endete</translation>
    </message>
    <message>
        <source>Silences</source>
        <translation>Stummschaltungen</translation>
    </message>
    <message>
        <source>What is not told, until when and why</source>
        <translation>Was nicht gemeldet wird, bis wann und warum</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>What is looked for, and how each rule fares</source>
        <translation>Wonach gesucht wird und wie es jeder Regel ergeht</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>What was told whom, and what came of it</source>
        <translation>Was wem gemeldet wurde und was daraus wurde</translation>
    </message>
</context>
<context>
    <name>AlertWords</name>
    <message>
        <source>above %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>equal to %1</source>
        <translation>gleich %1</translation>
    </message>
    <message>
        <source>other than %1</source>
        <translation>anders als %1</translation>
    </message>
    <message>
        <source>snoozed by %1 until %2</source>
        <translation>zurückgestellt von %1 bis %2</translation>
    </message>
    <message>
        <source>acknowledged by %1</source>
        <translation>quittiert von %1</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>steht an</translation>
    </message>
    <message>
        <source>firing</source>
        <translation>feuert</translation>
    </message>
    <message>
        <source>recovering</source>
        <translation>erholt sich</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>cannot be judged</source>
        <translation>nicht zu beurteilen</translation>
    </message>
    <message>
        <source>the condition held</source>
        <translation>die Bedingung traf zu</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>verschärft</translation>
    </message>
    <message>
        <source>eased</source>
        <translation>entschärft</translation>
    </message>
    <message>
        <source>ended by itself</source>
        <translation>endete von selbst</translation>
    </message>
    <message>
        <source>the condition held again</source>
        <translation>die Bedingung traf wieder zu</translation>
    </message>
    <message>
        <source>no more samples</source>
        <translation>keine Messwerte mehr</translation>
    </message>
    <message>
        <source>samples came again</source>
        <translation>wieder Messwerte</translation>
    </message>
    <message>
        <source>the rule could not be evaluated</source>
        <translation>die Regel war nicht auszuwerten</translation>
    </message>
    <message>
        <source>the rule could be evaluated again</source>
        <translation>die Regel ist wieder auszuwerten</translation>
    </message>
    <message>
        <source>its series went away</source>
        <translation>die Reihe ging weg</translation>
    </message>
    <message>
        <source>resolved by hand</source>
        <translation>von Hand erledigt</translation>
    </message>
    <message>
        <source>the rule was changed</source>
        <translation>die Regel wurde geändert</translation>
    </message>
    <message>
        <source>the rule was removed</source>
        <translation>die Regel wurde entfernt</translation>
    </message>
    <message>
        <source>acknowledged it</source>
        <translation>hat quittiert</translation>
    </message>
    <message>
        <source>snoozed it</source>
        <translation>hat zurückgestellt</translation>
    </message>
    <message>
        <source>resolved it</source>
        <translation>hat erledigt</translation>
    </message>
    <message>
        <source>wrote</source>
        <translation>schrieb</translation>
    </message>
    <message>
        <source>took it back</source>
        <translation>hat es zurückgenommen</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>stummgeschaltet</translation>
    </message>
    <message>
        <source>inhibited</source>
        <translation>unterdrückt</translation>
    </message>
    <message>
        <source>flapping</source>
        <translation>flattert</translation>
    </message>
    <message>
        <source>%1. Pending since %2, for %3; %4.</source>
        <translation>%1. Steht an seit %2, %3 lang; %4.</translation>
    </message>
    <message>
        <source>%1. Active since %2, for %3; %4.</source>
        <translation>%1. Aktiv seit %2, %3 lang; %4.</translation>
    </message>
    <message>
        <source>%1, at worst %2</source>
        <translation>%1, schlimmstens %2</translation>
    </message>
    <message>
        <source>%1. Since %2; not over yet.</source>
        <translation>%1. Seit %2; noch nicht vorbei.</translation>
    </message>
    <message>
        <source>%1. From %2 to %3 (%4): %5.</source>
        <translation>%1. Von %2 bis %3 (%4): %5.</translation>
    </message>
    <message numerus="yes">
        <source>looked after within %1 (median of %n)</source>
        <translation>
            <numerusform>nach %1 versorgt (Median von %n)</numerusform>
            <numerusform>nach %1 versorgt (Median von %n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over after %1 (median of %n)</source>
        <translation>
            <numerusform>nach %1 vorbei (Median von %n)</numerusform>
            <numerusform>nach %1 vorbei (Median von %n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resolved by hand</source>
        <translation>
            <numerusform>%n von Hand erledigt</numerusform>
            <numerusform>%n von Hand erledigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n kritisch</numerusform>
            <numerusform>%n kritisch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n infos</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>No alert is active</source>
        <translation>Kein Alarm ist aktiv</translation>
    </message>
    <message numerus="yes">
        <source>%n looked after</source>
        <translation>
            <numerusform>%n in Arbeit</numerusform>
            <numerusform>%n in Arbeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silenced</source>
        <translation>
            <numerusform>%n stummgeschaltet</numerusform>
            <numerusform>%n stummgeschaltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inhibited</source>
        <translation>
            <numerusform>%n unterdrückt</numerusform>
            <numerusform>%n unterdrückt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n steht an</numerusform>
            <numerusform>%n stehen an</numerusform>
        </translation>
    </message>
    <message>
        <source>Rule %1, number %2</source>
        <translation>Regel %1, Nummer %2</translation>
    </message>
</context>
<context>
    <name>AlertsModel</name>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>How bad it is</source>
        <translation>Wie schlimm es ist</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Its labels</source>
        <translation>Die Labels</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>At the last evaluation</source>
        <translation>Bei der letzten Auswertung</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>When it began to fire</source>
        <translation>Wann es zu feuern begann</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether it fires, and who looks after it</source>
        <translation>Ob es feuert und wer sich darum kümmert</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Its series over the range of the window</source>
        <translation>Die Reihe über den Zeitraum des Fensters</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>That the value passed</source>
        <translation>Die der Wert überschritten hat</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Which rule found it</source>
        <translation>Welche Regel es fand</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Where its samples come from</source>
        <translation>Woher die Messwerte kommen</translation>
    </message>
</context>
<context>
    <name>BenchmarkCellsModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>How far it came, or why it was left out</source>
        <translation>Wie weit es kam, oder warum es ausgelassen wurde</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Whether it may be compared and published</source>
        <translation>Ob man es vergleichen und veröffentlichen darf</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Requests or repetitions that were measured</source>
        <translation>Anfragen oder Wiederholungen, die gemessen wurden</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Model, device, precision, batch and load</source>
        <translation>Modell, Gerät, Genauigkeit, Batch und Last</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Requests or samples a second, mean with the 95 % interval</source>
        <translation>Anfragen oder Beispiele je Sekunde, Mittel mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation>Mittlere Latenz</translation>
    </message>
    <message>
        <source>With the 95 % interval of the mean</source>
        <translation>Mit dem 95-%-Intervall des Mittels</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Median of the latency from the intended sending, 95 % interval</source>
        <translation>Median der Latenz ab dem vorgesehenen Absenden, 95-%-Intervall</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>90 % of the requests took at most this</source>
        <translation>90 % der Anfragen dauerten höchstens so lange</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95 % of the requests took at most this</source>
        <translation>95 % der Anfragen dauerten höchstens so lange</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99 % of the requests took at most this</source>
        <translation>99 % der Anfragen dauerten höchstens so lange</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99.9</translation>
    </message>
    <message>
        <source>99.9 % of the requests took at most this</source>
        <translation>99,9 % der Anfragen dauerten höchstens so lange</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>From the intended sending, median</source>
        <translation>Ab dem vorgesehenen Absenden, Median</translation>
    </message>
    <message>
        <source>Inter-token</source>
        <translation>Zwischen Token</translation>
    </message>
    <message>
        <source>Gap between two tokens of a stream, median</source>
        <translation>Abstand zweier Token eines Stroms, Median</translation>
    </message>
    <message>
        <source>Per output token</source>
        <translation>Je Ausgabe-Token</translation>
    </message>
    <message>
        <source>What follows the first token, divided by its tokens, median</source>
        <translation>Was auf das erste Token folgt, geteilt durch die Token, Median</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>Ausgabe-Token</translation>
    </message>
    <message>
        <source>Of all requests together</source>
        <translation>Aller Anfragen zusammen</translation>
    </message>
    <message>
        <source>Goodput</source>
        <translation>Goodput</translation>
    </message>
    <message>
        <source>Requests a second that keep all objectives</source>
        <translation>Anfragen je Sekunde, die alle Ziele einhalten</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Share of the requests that failed</source>
        <translation>Anteil der Anfragen, die fehlschlugen</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Spitzenspeicher</translation>
    </message>
    <message>
        <source>The most it held</source>
        <translation>Das meiste, was es hielt</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Per request or sample</source>
        <translation>Je Anfrage oder Beispiel</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Mean while it was measured</source>
        <translation>Mittel während der Messung</translation>
    </message>
    <message>
        <source>With fewer requests nobody could say this percentile with 99 % confidence.</source>
        <translation>Mit weniger Anfragen kann niemand dieses Perzentil mit 99 % Sicherheit nennen.</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
</context>
<context>
    <name>BenchmarkDefinitionsModel</name>
    <message>
        <source>Priority</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>Who goes first where several wait</source>
        <translation>Wer zuerst drankommt, wenn mehrere warten</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Wie er heißt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What is measured: a model, a server, a program</source>
        <translation>Was gemessen wird: ein Modell, ein Server, ein Programm</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>What the model does</source>
        <translation>Was das Modell tut</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Combinations of its matrix</source>
        <translation>Kombinationen seiner Matrix</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>How long its last finished run took</source>
        <translation>Wie lange sein letzter vollständiger Lauf dauerte</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>What it is good for</source>
        <translation>Wozu er gut ist</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>As terminals and files name it</source>
        <translation>Wie ihn Terminal und Dateien nennen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>The file it was read from; built in</source>
        <translation>Die Datei, aus der er gelesen wurde; eingebaut</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
</context>
<context>
    <name>BenchmarkFrames</name>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>knee</source>
        <translation>Knie</translation>
    </message>
    <message>
        <source>last that keeps its objectives</source>
        <translation>letzter, der seine Ziele einhält</translation>
    </message>
    <message>
        <source>unknown machine</source>
        <translation>unbekannter Rechner</translation>
    </message>
    <message>
        <source>never tried</source>
        <translation>nie versucht</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>scheitert</translation>
    </message>
    <message>
        <source>runs, INVALID</source>
        <translation>läuft, UNGÜLTIG</translation>
    </message>
    <message>
        <source>works</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Compatibility</source>
        <translation>Verträglichkeit</translation>
    </message>
    <message>
        <source>Device and precision</source>
        <translation>Gerät und Genauigkeit</translation>
    </message>
    <message>
        <source>Value, in the order measured</source>
        <translation>Wert, in der Reihenfolge der Messung</translation>
    </message>
    <message>
        <source>too few points to say where its knee is</source>
        <translation>zu wenige Punkte, um zu sagen, wo das Knie liegt</translation>
    </message>
    <message>
        <source>its knee lies at %1 or beyond</source>
        <translation>das Knie liegt bei %1 oder dahinter</translation>
    </message>
    <message>
        <source>its knee is at %1</source>
        <translation>das Knie liegt bei %1</translation>
    </message>
    <message>
        <source>its knee is at %1, by the intervals between %2 and %3</source>
        <translation>das Knie liegt bei %1, nach den Intervallen zwischen %2 und %3</translation>
    </message>
    <message>
        <source>it keeps its objectives up to %1</source>
        <translation>die Ziele werden bis %1 eingehalten</translation>
    </message>
    <message>
        <source>%1 is the best, for certain (95 %).</source>
        <translation>%1 ist mit Sicherheit (95 %) am besten.</translation>
    </message>
    <message>
        <source>These tie for the first place, their intervals do not tell them apart: %1.</source>
        <translation>Diese teilen sich den ersten Platz, ihre Intervalle unterscheiden sie nicht: %1.</translation>
    </message>
    <message>
        <source>They were not measured under the same conditions: %1.</source>
        <translation>Sie wurden nicht unter gleichen Bedingungen gemessen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n results</source>
        <translation>
            <numerusform>%1: %n Ergebnis</numerusform>
            <numerusform>%1: %n Ergebnisse</numerusform>
        </translation>
    </message>
    <message>
        <source>not as before: %1</source>
        <translation>anders als zuvor: %1</translation>
    </message>
    <message>
        <source>%1 → %2 since %3</source>
        <translation>%1 → %2 seit %3</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message>
        <source>Different machines or settings are separate lines and are not compared.</source>
        <translation>Verschiedene Rechner oder Einstellungen sind getrennte Linien und werden nicht verglichen.</translation>
    </message>
</context>
<context>
    <name>BenchmarkRunText</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>at least %1 times</source>
        <translation>mindestens %1-mal</translation>
    </message>
    <message>
        <source>after a warm-up of %1</source>
        <translation>nach %1 Aufwärmen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Precisions</source>
        <translation>Genauigkeiten</translation>
    </message>
    <message>
        <source>Batch sizes</source>
        <translation>Batchgrößen</translation>
    </message>
    <message>
        <source>Sequence lengths</source>
        <translation>Sequenzlängen</translation>
    </message>
    <message>
        <source>Users at once</source>
        <translation>Nutzer zugleich</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen je Sekunde</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>%1 %2 after %3</source>
        <translation>%1 %2 nach %3</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>%1, %2 of %3 cells measured</source>
        <translation>%1, %2 von %3 Zellen gemessen</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n cells)</source>
        <translation>
            <numerusform>%1 (%n Zelle)</numerusform>
            <numerusform>%1 (%n Zellen)</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing stands against measuring.</source>
        <translation>Nichts spricht gegen eine Messung.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>What it ran on is not known: compare it with care.</source>
        <translation>Worauf er lief, ist nicht bekannt: mit Vorsicht vergleichen.</translation>
    </message>
    <message>
        <source>This is its first run.</source>
        <translation>Das ist der erste Lauf.</translation>
    </message>
    <message>
        <source>All is as in the run before.</source>
        <translation>Alles ist wie beim Lauf davor.</translation>
    </message>
    <message>
        <source>Not as in the run before: %1</source>
        <translation>Anders als beim Lauf davor: %1</translation>
    </message>
</context>
<context>
    <name>BenchmarkRunsModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>How far it came</source>
        <translation>Wie weit er kam</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Whether its results may be compared and published; INVALID where any cell is</source>
        <translation>Ob man seine Ergebnisse vergleichen und veröffentlichen darf; UNGÜLTIG, wenn eine Zelle es ist</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Combinations of model, device, batch and so on that were measured</source>
        <translation>Kombinationen aus Modell, Gerät, Batch und so weiter, die gemessen wurden</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>When it began to measure, or was queued</source>
        <translation>Wann die Messung begann oder eingereiht wurde</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From its beginning to its end</source>
        <translation>Vom Beginn bis zum Ende</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>What was run</source>
        <translation>Was lief</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What was measured: a model, a server, a program</source>
        <translation>Was gemessen wurde: ein Modell, ein Server, ein Programm</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Models of its cells</source>
        <translation>Modelle seiner Zellen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>What they ran on</source>
        <translation>Worauf sie liefen</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bestes</translation>
    </message>
    <message>
        <source>The greatest throughput among its cells, else the least latency, with the 95 % interval</source>
        <translation>Der größte Durchsatz unter den Zellen, sonst die kleinste Latenz, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>What you tagged it with</source>
        <translation>Womit Sie ihn markiert haben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What you noted about it</source>
        <translation>Was Sie dazu notiert haben</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Who measured: this program, a server, or the tool it was imported from</source>
        <translation>Wer gemessen hat: dieses Programm, ein Server oder das Werkzeug, aus dem importiert wurde</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Of the machine and its software: only runs of one fingerprint are compared without a remark</source>
        <translation>Des Rechners und seiner Software: nur Läufe mit demselben Fingerabdruck werden ohne Hinweis verglichen</translation>
    </message>
</context>
<context>
    <name>BenchmarkViews</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>What runs now, and all that ran before</source>
        <translation>Was gerade läuft und was vorher lief</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>All numbers of the chosen run, with its samples</source>
        <translation>Alle Zahlen des gewählten Laufs, mit seinen Messwerten</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>What larger batches and more users bring, and where they stop to</source>
        <translation>Was größere Batches und mehr Nutzer bringen, und wo das endet</translation>
    </message>
    <message>
        <source>Latency and throughput</source>
        <translation>Latenz und Durchsatz</translation>
    </message>
    <message>
        <source>How long requests take at the throughput reached</source>
        <translation>Wie lange Anfragen beim erreichten Durchsatz dauern</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Which models and devices are the best, and which tie</source>
        <translation>Welche Modelle und Geräte die besten sind und welche gleichauf liegen</translation>
    </message>
    <message>
        <source>Compatibility</source>
        <translation>Verträglichkeit</translation>
    </message>
    <message>
        <source>Which model runs on which device in which precision</source>
        <translation>Welches Modell auf welchem Gerät in welcher Genauigkeit läuft</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>One cell over all its runs, with what changed</source>
        <translation>Eine Zelle über alle Läufe, mit dem, was sich änderte</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Choose what is run, and how</source>
        <translation>Wählen, was läuft und wie</translation>
    </message>
</context>
<context>
    <name>BenchmarkWords</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>built-in model</source>
        <translation>eingebautes Modell</translation>
    </message>
    <message>
        <source>load on a server</source>
        <translation>Last auf einen Server</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>benchmark server</source>
        <translation>Benchmark-Server</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>users who wait for their answers</source>
        <translation>Nutzer, die auf ihre Antwort warten</translation>
    </message>
    <message>
        <source>at equal distances</source>
        <translation>in gleichen Abständen</translation>
    </message>
    <message>
        <source>by chance (Poisson)</source>
        <translation>zufällig (Poisson)</translation>
    </message>
    <message>
        <source>in bursts (gamma)</source>
        <translation>in Schüben (Gamma)</translation>
    </message>
    <message>
        <source>at the times of a file</source>
        <translation>zu den Zeiten einer Datei</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>VALID</source>
        <translation>GÜLTIG</translation>
    </message>
    <message>
        <source>INVALID</source>
        <translation>UNGÜLTIG</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Inter-token latency</source>
        <translation>Abstand der Token</translation>
    </message>
    <message>
        <source>Time per output token</source>
        <translation>Zeit je Ausgabe-Token</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>Ausgabe-Token</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Spitzenspeicher</translation>
    </message>
    <message>
        <source>Energy per request</source>
        <translation>Energie je Anfrage</translation>
    </message>
    <message>
        <source>%1, mean</source>
        <translation>%1, Mittel</translation>
    </message>
    <message>
        <source>%1, median</source>
        <translation>%1, Median</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>Sequenzlänge</translation>
    </message>
    <message>
        <source>Users at once</source>
        <translation>Nutzer zugleich</translation>
    </message>
    <message>
        <source>Requests sent per second</source>
        <translation>Gesendete Anfragen je Sekunde</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>Sequenz %1</translation>
    </message>
    <message numerus="yes">
        <source>%n users</source>
        <translation>
            <numerusform>%n Nutzer</numerusform>
            <numerusform>%n Nutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n Thread</numerusform>
            <numerusform>%n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>wie es ist</translation>
    </message>
    <message>
        <source>%1 (%2 … %3)</source>
        <translation>%1 (%2 … %3)</translation>
    </message>
    <message>
        <source>needs %1 requests, has %2</source>
        <translation>braucht %1 Anfragen, hat %2</translation>
    </message>
    <message>
        <source>%1 at least %2</source>
        <translation>%1 mindestens %2</translation>
    </message>
    <message>
        <source>%1 at most %2</source>
        <translation>%1 höchstens %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 cells</source>
        <translation>%1 von %2 Zellen</translation>
    </message>
    <message>
        <source>%1 of %2 models</source>
        <translation>%1 von %2 Modellen</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>wartet auf %1</translation>
    </message>
</context>
<context>
    <name>ChartLink</name>
    <message>
        <source>Linked with the window</source>
        <translation>Mit dem Fenster verbunden</translation>
    </message>
    <message>
        <source>link the chart</source>
        <translation>Diagramm verbinden</translation>
    </message>
    <message>
        <source>unlink the chart</source>
        <translation>Diagramm lösen</translation>
    </message>
</context>
<context>
    <name>ChosenSide</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 früher</translation>
    </message>
    <message>
        <source>as shown</source>
        <translation>wie gezeigt</translation>
    </message>
</context>
<context>
    <name>ClusterSentence</name>
    <message>
        <source>%1 workers</source>
        <translation>%1 Worker</translation>
    </message>
    <message>
        <source>No worker has joined</source>
        <translation>Kein Worker ist beigetreten</translation>
    </message>
    <message>
        <source>The one worker is up</source>
        <translation>Der eine Worker läuft</translation>
    </message>
    <message numerus="yes">
        <source>All %n workers up</source>
        <translation>
            <numerusform>%n Worker läuft</numerusform>
            <numerusform>Alle %n Worker laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 workers up</source>
        <translation>%1 von %2 Workern laufen</translation>
    </message>
    <message>
        <source>one task running</source>
        <translation>eine Aufgabe läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks running</source>
        <translation>
            <numerusform>%n Aufgabe läuft</numerusform>
            <numerusform>%n Aufgaben laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>one circuit breaker open</source>
        <translation>eine Sicherung offen</translation>
    </message>
    <message numerus="yes">
        <source>%n circuit breakers open</source>
        <translation>
            <numerusform>%n Sicherung offen</numerusform>
            <numerusform>%n Sicherungen offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>No answer from %1. Last seen: %2</source>
        <translation>Keine Antwort von %1. Zuletzt gesehen: %2</translation>
    </message>
</context>
<context>
    <name>ClusterText</name>
    <message>
        <source>not reported</source>
        <translation>nicht gemeldet</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>%1, not clear</source>
        <translation>%1, nicht eindeutig</translation>
    </message>
    <message>
        <source>Not reported, or not enough data before or after: nothing can be said.</source>
        <translation>Nicht gemeldet, oder vorher oder nachher zu wenige Daten: darüber lässt sich nichts sagen.</translation>
    </message>
    <message>
        <source>Difference %1, 95 % interval %2 to %3, from %4 samples before and %5 after. It came after the decision; that it came of it is not said.</source>
        <translation>Unterschied %1, 95-%-Intervall %2 bis %3, aus %4 Messwerten vorher und %5 nachher. Das kam nach der Entscheidung; dass es von ihr kam, ist nicht gesagt.</translation>
    </message>
    <message>
        <source>scale up</source>
        <translation>vergrößern</translation>
    </message>
    <message>
        <source>scale down</source>
        <translation>verkleinern</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>beibehalten</translation>
    </message>
    <message>
        <source>Task given out again</source>
        <translation>Aufgabe erneut vergeben</translation>
    </message>
    <message>
        <source>Lost worker waited for</source>
        <translation>Auf verlorenen Worker gewartet</translation>
    </message>
    <message>
        <source>Cut off by a circuit breaker</source>
        <translation>Durch Schutzschalter abgetrennt</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>half open</source>
        <translation>halb offen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>its own health check fails</source>
        <translation>seine eigene Gesundheitsprüfung schlägt fehl</translation>
    </message>
    <message>
        <source>its circuit breaker is not closed (tripped %1 times)</source>
        <translation>sein Schutzschalter ist nicht geschlossen (%1-mal ausgelöst)</translation>
    </message>
    <message>
        <source>fails %1 of %2 tasks, the others %3</source>
        <translation>bei ihm schlagen %1 von %2 Aufgaben fehl, bei den anderen %3</translation>
    </message>
    <message>
        <source>was lost %1 times in this range</source>
        <translation>ging in diesem Zeitraum %1-mal verloren</translation>
    </message>
    <message>
        <source>silent for %1, three times as long as usual (limit %2)</source>
        <translation>schweigt seit %1, dreimal so lange wie üblich (Grenze %2)</translation>
    </message>
    <message>
        <source>memory %1 full (limit %2)</source>
        <translation>Speicher zu %1 voll (Grenze %2)</translation>
    </message>
    <message>
        <source>Tasks of type “%1” wait %2 before they start but run only %3 (medians of %4 tasks): more workers that take them would help.</source>
        <translation>Aufgaben der Art „%1“ warten %2 auf ihren Beginn, laufen aber nur %3 (Mediane von %4 Aufgaben): Mehr Worker, die sie annehmen, würden helfen.</translation>
    </message>
    <message>
        <source>Tasks of type “%1” take %2 on “%3” (%4 tasks) and %5 on “%6” (%7 tasks): give them to the latter where there is a choice.</source>
        <translation>Aufgaben der Art „%1“ brauchen %2 auf „%3“ (%4 Aufgaben) und %5 auf „%6“ (%7 Aufgaben): Wo es eine Wahl gibt, sollten Letztere sie bekommen.</translation>
    </message>
    <message>
        <source>%1 of %2 tasks fail on “%3”, but %4 of %5 on “%6”: look at the failures of the former.</source>
        <translation>%1 von %2 Aufgaben schlagen auf „%3“ fehl, aber %4 von %5 auf „%6“: Die Fehler auf Ersteren lohnen einen Blick.</translation>
    </message>
    <message>
        <source>%1 of the CPU is reserved but only %2 is used (means of %3 workers): tasks could reserve less.</source>
        <translation>%1 der CPU sind reserviert, aber nur %2 werden genutzt (Mittel über %3 Worker): Aufgaben könnten weniger reservieren.</translation>
    </message>
    <message>
        <source>%1 of %2 workers have no task, and none waits: fewer would do at this load.</source>
        <translation>%1 von %2 Workern haben keine Aufgabe, und keine wartet: Bei dieser Last würden weniger genügen.</translation>
    </message>
    <message>
        <source>Workers with “%1” cost %2 while they had no task, of %3 in all (%4 workers, this range): scale them down earlier.</source>
        <translation>Worker mit „%1“ kosteten %2, während sie keine Aufgabe hatten, von insgesamt %3 (%4 Worker, dieser Zeitraum): Sie sollten früher abgebaut werden.</translation>
    </message>
    <message>
        <source>Waits longer than it runs</source>
        <translation>Wartet länger, als es läuft</translation>
    </message>
    <message>
        <source>Slower hardware</source>
        <translation>Langsamere Hardware</translation>
    </message>
    <message>
        <source>Failing hardware</source>
        <translation>Fehlerträchtige Hardware</translation>
    </message>
    <message>
        <source>Reserved but unused</source>
        <translation>Reserviert, aber ungenutzt</translation>
    </message>
    <message>
        <source>Idle workers</source>
        <translation>Untätige Worker</translation>
    </message>
    <message>
        <source>Idle cost</source>
        <translation>Leerlaufkosten</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
</context>
<context>
    <name>ClusterViews</name>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Load, workers and tasks at a glance</source>
        <translation>Last, Worker und Aufgaben auf einen Blick</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>When and why workers were added and removed, what it brought and what they cost</source>
        <translation>Wann und warum Worker hinzukamen und gingen, was es brachte und was sie kosten</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Mängel</translation>
    </message>
    <message>
        <source>What fails, how long workers stay away, and who may fail next</source>
        <translation>Was fehlschlägt, wie lange Worker wegbleiben und wer als Nächster ausfallen könnte</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Throughput, latency and efficiency by type and hardware</source>
        <translation>Durchsatz, Latenz und Effizienz nach Art und Hardware</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Each worker, its load, tasks and health</source>
        <translation>Jeder Worker, seine Last, Aufgaben und Gesundheit</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>What ran where and when, and how long</source>
        <translation>Was wo und wann lief, und wie lange</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>How servers, workers and GPUs hang together; the parts of this machine</source>
        <translation>Wie Server, Worker und GPUs zusammenhängen; die Teile dieses Rechners</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>The coordinator and its servers, what is asked of them, and the resource pools</source>
        <translation>Der Koordinator und seine Server, was von ihnen verlangt wird, und die Ressourcenpools</translation>
    </message>
</context>
<context>
    <name>ComparedModel</name>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Against the first; errors in points</source>
        <translation>Gegen das erste; Fehler in Prozentpunkten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The first is what others are compared with</source>
        <translation>Mit dem ersten werden die anderen verglichen</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the recent requests were faster</source>
        <translation>Die Hälfte der letzten Anfragen war schneller</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95 % of the recent requests were faster</source>
        <translation>95 % der letzten Anfragen waren schneller</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99 % of the recent requests were faster</source>
        <translation>99 % der letzten Anfragen waren schneller</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean latency of recent requests</source>
        <translation>Mittlere Latenz der letzten Anfragen</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Samples or requests per second</source>
        <translation>Proben oder Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Decode</translation>
    </message>
    <message>
        <source>Generated tokens per second</source>
        <translation>Erzeugte Token pro Sekunde</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Share of recent requests that failed</source>
        <translation>Anteil der letzten Anfragen, die scheiterten</translation>
    </message>
</context>
<context>
    <name>ComparisonMatrices</name>
    <message>
        <source>%1 common moments, which count as %2; p %3, q %4</source>
        <translation>%1 gemeinsame Zeitpunkte, die wie %2 zählen; p %3, q %4</translation>
    </message>
    <message>
        <source>models: %1; best: %2 with %3</source>
        <translation>Modelle: %1; bestes: %2 mit %3</translation>
    </message>
    <message>
        <source>Rank correlation</source>
        <translation>Rangkorrelation</translation>
    </message>
    <message>
        <source>faint: may be chance</source>
        <translation>blass: kann Zufall sein</translation>
    </message>
    <message>
        <source>model family</source>
        <translation>Modellfamilie</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>device not said</source>
        <translation>Gerät nicht genannt</translation>
    </message>
</context>
<context>
    <name>ComparisonViews</name>
    <message>
        <source>Verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>Metric by metric: effect, interval, verdict, distributions</source>
        <translation>Messgröße für Messgröße: Effekt, Intervall, Urteil, Verteilungen</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>Abwägung</translation>
    </message>
    <message>
        <source>Which side is best for what you need, and how sure that is</source>
        <translation>Welche Seite für den Bedarf am besten ist, und wie sicher das ist</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>Matrizen</translation>
    </message>
    <message>
        <source>Model families by hardware, and which metrics go together</source>
        <translation>Modellfamilien nach Hardware, und welche Messgrößen zusammengehen</translation>
    </message>
</context>
<context>
    <name>ComparisonWords</name>
    <message>
        <source>Left out: %1 that are no numbers.</source>
        <translation>Weggelassen: %1, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>Left out: %1 after the last whole stretch.</source>
        <translation>Weggelassen: %1 nach dem letzten ganzen Abschnitt.</translation>
    </message>
    <message>
        <source>Window: %1 to %2 (%3).</source>
        <translation>Zeitraum: %1 bis %2 (%3).</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>equivalent</source>
        <translation>gleichwertig</translation>
    </message>
    <message>
        <source>need more data</source>
        <translation>mehr Daten nötig</translation>
    </message>
    <message>
        <source>By itself it differs (p %1), but among so many metrics that happens by chance (q %2).</source>
        <translation>Für sich allein unterscheidet es sich (p %1), aber unter so vielen Messgrößen kommt das durch Zufall vor (q %2).</translation>
    </message>
    <message>
        <source>Too few samples to say anything.</source>
        <translation>Zu wenige Messwerte, um etwas zu sagen.</translation>
    </message>
    <message>
        <source>About %1 samples on each side would show such a change.</source>
        <translation>Etwa %1 Messwerte auf jeder Seite würden eine solche Änderung zeigen.</translation>
    </message>
    <message>
        <source>%1, %2 against A: %3.</source>
        <translation>%1, %2 gegen A: %3.</translation>
    </message>
    <message>
        <source>Change %1, 95 % interval %2; Cliff&apos;s delta %3; p %4, q %5 among %6 comparisons.</source>
        <translation>Änderung %1, 95-%-Intervall %2; Cliffs Delta %3; p %4, q %5 unter %6 Vergleichen.</translation>
    </message>
    <message>
        <source>Neighbouring samples resemble each other: they count as %1 and %2 independent ones.</source>
        <translation>Benachbarte Messwerte ähneln einander: Sie zählen wie %1 und %2 unabhängige.</translation>
    </message>
    <message>
        <source>The samples have several peaks: a single typical value does not describe them; look at the distributions.</source>
        <translation>Die Messwerte haben mehrere Gipfel: Ein einzelner typischer Wert beschreibt sie nicht; siehe die Verteilungen.</translation>
    </message>
    <message>
        <source>Method: %1</source>
        <translation>Verfahren: %1</translation>
    </message>
    <message>
        <source>%1 (%2): means of %3 each: %4, of samples: %5.</source>
        <translation>%1 (%2): Mittelwerte über je %3: %4, aus Messwerten: %5.</translation>
    </message>
    <message>
        <source>%1 (%2): samples, as they were taken: %3.</source>
        <translation>%1 (%2): Messwerte, wie sie genommen wurden: %3.</translation>
    </message>
    <message>
        <source>the inner half of the ranks (heavy tails)</source>
        <translation>die innere Hälfte der Ränge (schwere Ränder)</translation>
    </message>
    <message>
        <source>the lower half of the ranks (long tail to the right)</source>
        <translation>die untere Hälfte der Ränge (langer Rand nach rechts)</translation>
    </message>
    <message>
        <source>the upper half of the ranks (long tail to the left)</source>
        <translation>die obere Hälfte der Ränge (langer Rand nach links)</translation>
    </message>
    <message>
        <source>all ranks</source>
        <translation>alle Ränge</translation>
    </message>
    <message>
        <source>fewer than 2 samples on one side</source>
        <translation>weniger als 2 Messwerte auf einer Seite</translation>
    </message>
    <message>
        <source>exact test by %1</source>
        <translation>exakter Test über %1</translation>
    </message>
    <message>
        <source>test by %1</source>
        <translation>Test über %1</translation>
    </message>
    <message>
        <source>widened because neighbours resemble each other</source>
        <translation>erweitert, weil Nachbarn einander ähneln</translation>
    </message>
    <message>
        <source>widened because disturbances may outlast the samples</source>
        <translation>erweitert, weil Störungen länger dauern können als die Messwerte</translation>
    </message>
</context>
<context>
    <name>ConditionWords</name>
    <message>
        <source>A value passes a level</source>
        <translation>Ein Wert überschreitet eine Schwelle</translation>
    </message>
    <message>
        <source>A value moves</source>
        <translation>Ein Wert verändert sich</translation>
    </message>
    <message>
        <source>No samples come</source>
        <translation>Es kommen keine Messwerte</translation>
    </message>
    <message>
        <source>A value is strange</source>
        <translation>Ein Wert ist auffällig</translation>
    </message>
    <message>
        <source>Something got worse for good</source>
        <translation>Etwas ist dauerhaft schlechter geworden</translation>
    </message>
    <message>
        <source>A limit will be reached</source>
        <translation>Eine Grenze wird erreicht werden</translation>
    </message>
    <message>
        <source>A source does not answer</source>
        <translation>Eine Quelle antwortet nicht</translation>
    </message>
    <message>
        <source>Other rules fire together</source>
        <translation>Andere Regeln schlagen gemeinsam an</translation>
    </message>
    <message>
        <source>average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>smallest (above: every sample)</source>
        <translation>kleinster (über: jeder Messwert)</translation>
    </message>
    <message>
        <source>largest (above: any sample)</source>
        <translation>größter (über: irgendein Messwert)</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>neuester</translation>
    </message>
    <message>
        <source>quantile</source>
        <translation>Quantil</translation>
    </message>
    <message>
        <source>count of samples</source>
        <translation>Anzahl der Messwerte</translation>
    </message>
    <message>
        <source>increase per second</source>
        <translation>Zunahme je Sekunde</translation>
    </message>
    <message>
        <source>increase</source>
        <translation>Zunahme</translation>
    </message>
    <message>
        <source>Judged: %1 over %2</source>
        <translation>Beurteilt: %1 über %2</translation>
    </message>
    <message>
        <source>%1, less what it was %2 earlier</source>
        <translation>%1, abzüglich des Wertes %2 zuvor</translation>
    </message>
    <message>
        <source>Judged: age of the newest sample</source>
        <translation>Beurteilt: Alter des neuesten Messwerts</translation>
    </message>
    <message>
        <source>Judged: how strange the newest sample is, from 0 to 1</source>
        <translation>Beurteilt: wie auffällig der neueste Messwert ist, von 0 bis 1</translation>
    </message>
    <message>
        <source>Judged: by how much it got worse, as a share</source>
        <translation>Beurteilt: um welchen Anteil es schlechter wurde</translation>
    </message>
    <message>
        <source>Judged: time until the limit is reached</source>
        <translation>Beurteilt: Zeit, bis die Grenze erreicht ist</translation>
    </message>
    <message>
        <source>Judged: how long it has not answered</source>
        <translation>Beurteilt: wie lange sie nicht antwortet</translation>
    </message>
    <message>
        <source>Judged: 1 where they do, else 0</source>
        <translation>Beurteilt: 1, wenn es so ist, sonst 0</translation>
    </message>
</context>
<context>
    <name>CoreWords</name>
    <message>
        <source>%1 does not answer: %2</source>
        <translation>%1 antwortet nicht: %2</translation>
    </message>
    <message>
        <source>%1 answers again after %2 failed polls.</source>
        <translation>%1 antwortet wieder nach %2 fehlgeschlagenen Abfragen.</translation>
    </message>
    <message>
        <source>The counters of %1 began again; the server was probably restarted.</source>
        <translation>Die Zähler von %1 begannen von vorn; der Server wurde wahrscheinlich neu gestartet.</translation>
    </message>
    <message>
        <source>This machine slept for %1.</source>
        <translation>Dieser Rechner hat %1 lang geschlafen.</translation>
    </message>
    <message>
        <source>The clock of this machine was set %1 back.</source>
        <translation>Die Uhr dieses Rechners wurde um %1 zurückgestellt.</translation>
    </message>
    <message>
        <source>The clock of this machine was set %1 forward.</source>
        <translation>Die Uhr dieses Rechners wurde um %1 vorgestellt.</translation>
    </message>
    <message>
        <source>The history is written again.</source>
        <translation>Der Verlauf wird wieder geschrieben.</translation>
    </message>
    <message>
        <source>The history file %1 was removed while PerfDeck wrote it; a new one was begun.</source>
        <translation>Die Verlaufsdatei %1 wurde entfernt, während PerfDeck sie schrieb; eine neue wurde begonnen.</translation>
    </message>
    <message>
        <source>The history file was damaged (%1). It is kept as %2; a new one was begun.</source>
        <translation>Die Verlaufsdatei war beschädigt (%1). Sie ist als %2 aufgehoben; eine neue wurde begonnen.</translation>
    </message>
    <message>
        <source>GPU %1 is lost: %2. It is looked for again; if it stays away, restart this machine.</source>
        <translation>GPU %1 ist verschwunden: %2. Es wird weiter danach gesucht; bleibt sie fort, starten Sie diesen Rechner neu.</translation>
    </message>
    <message>
        <source>GPU %1 is back.</source>
        <translation>GPU %1 ist wieder da.</translation>
    </message>
    <message>
        <source>GPU %1 does not slow down any more: %2.</source>
        <translation>GPU %1 wird nicht mehr gebremst: %2.</translation>
    </message>
    <message>
        <source>GPU %1 slows down: %2.</source>
        <translation>GPU %1 wird gebremst: %2.</translation>
    </message>
    <message>
        <source>Cannot read %1: %2. %3</source>
        <translation>%1 lässt sich nicht lesen: %2. %3</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>the server answered HTTP %1 (%2)</source>
        <translation>der Server antwortete mit HTTP %1 (%2)</translation>
    </message>
    <message>
        <source>the server answered HTTP %1</source>
        <translation>der Server antwortete mit HTTP %1</translation>
    </message>
    <message>
        <source>nothing listens at this port (connection refused)</source>
        <translation>an diesem Port lauscht nichts (Verbindung abgelehnt)</translation>
    </message>
    <message>
        <source>the host name is not known</source>
        <translation>der Name des Rechners ist unbekannt</translation>
    </message>
    <message>
        <source>the server closed the connection without an answer</source>
        <translation>der Server schloss die Verbindung ohne Antwort</translation>
    </message>
    <message>
        <source>the server closed the connection during the handshake</source>
        <translation>der Server schloss die Verbindung beim Aufbau der Verschlüsselung</translation>
    </message>
    <message>
        <source>the connection was closed before the answer was complete</source>
        <translation>die Verbindung wurde geschlossen, bevor die Antwort vollständig war</translation>
    </message>
    <message>
        <source>the answer breaks the rules of HTTP</source>
        <translation>die Antwort verstößt gegen die Regeln von HTTP</translation>
    </message>
    <message>
        <source>the compressed page is damaged</source>
        <translation>die komprimierte Seite ist beschädigt</translation>
    </message>
    <message>
        <source>the page broke off in the middle</source>
        <translation>die Seite brach mittendrin ab</translation>
    </message>
    <message>
        <source>it is compressed with &quot;%1&quot;, which was not asked for</source>
        <translation>sie ist mit „%1“ komprimiert, worum nicht gebeten wurde</translation>
    </message>
    <message>
        <source>the proxy failed: %1</source>
        <translation>der Proxy versagte: %1</translation>
    </message>
    <message>
        <source>the secure connection failed: %1</source>
        <translation>die sichere Verbindung kam nicht zustande: %1</translation>
    </message>
    <message>
        <source>what answers there does not speak HTTP</source>
        <translation>was dort antwortet, spricht kein HTTP</translation>
    </message>
    <message>
        <source>the head of the answer is larger than 64 KiB</source>
        <translation>der Kopf der Antwort ist größer als 64 KiB</translation>
    </message>
    <message>
        <source>the answer was not complete after %1</source>
        <translation>die Antwort war nach %1 nicht vollständig</translation>
    </message>
    <message>
        <source>no answer came within %1</source>
        <translation>innerhalb von %1 kam keine Antwort</translation>
    </message>
    <message>
        <source>the page is larger than the limit of %1</source>
        <translation>die Seite ist größer als die Grenze von %1</translation>
    </message>
    <message>
        <source>it redirects to an address that cannot be understood</source>
        <translation>er leitet auf eine unverständliche Adresse um</translation>
    </message>
    <message>
        <source>it redirects away from HTTP, to %1</source>
        <translation>er leitet von HTTP weg, auf %1</translation>
    </message>
    <message>
        <source>it redirects from https to plain http, to %1</source>
        <translation>er leitet von https auf http ohne Verschlüsselung um, auf %1</translation>
    </message>
    <message>
        <source>it redirects in a circle, back to %1</source>
        <translation>er leitet im Kreis, zurück auf %1</translation>
    </message>
    <message>
        <source>it redirects more than %1 times</source>
        <translation>er leitet mehr als %1 Mal um</translation>
    </message>
    <message>
        <source>the key is not accepted (HTTP %1)</source>
        <translation>der Schlüssel wird nicht angenommen (HTTP %1)</translation>
    </message>
    <message>
        <source>it is Prometheus protobuf</source>
        <translation>sie ist Protobuf von Prometheus</translation>
    </message>
    <message>
        <source>it is a web page (HTML or XML)</source>
        <translation>sie ist eine Webseite (HTML oder XML)</translation>
    </message>
    <message>
        <source>it is binary</source>
        <translation>sie ist binär</translation>
    </message>
    <message>
        <source>the answer is empty</source>
        <translation>die Antwort ist leer</translation>
    </message>
    <message>
        <source>the last line has no end</source>
        <translation>die letzte Zeile hat kein Ende</translation>
    </message>
    <message>
        <source>the last line has no value</source>
        <translation>die letzte Zeile hat keinen Wert</translation>
    </message>
    <message>
        <source>the last line ends inside its labels</source>
        <translation>die letzte Zeile endet mitten in ihren Labels</translation>
    </message>
    <message>
        <source>it is OpenMetrics text without # EOF at its end</source>
        <translation>sie ist OpenMetrics-Text ohne # EOF am Ende</translation>
    </message>
    <message>
        <source>power cap</source>
        <translation>Leistungsgrenze</translation>
    </message>
    <message>
        <source>heat, limited by the driver</source>
        <translation>Hitze, vom Treiber begrenzt</translation>
    </message>
    <message>
        <source>heat, limited by the chip</source>
        <translation>Hitze, vom Chip begrenzt</translation>
    </message>
    <message>
        <source>power brake of the supply</source>
        <translation>Notbremse der Stromversorgung</translation>
    </message>
    <message>
        <source>the chip protects itself</source>
        <translation>der Chip schützt sich selbst</translation>
    </message>
    <message>
        <source>it waits for other GPUs of its group</source>
        <translation>sie wartet auf andere GPUs ihrer Gruppe</translation>
    </message>
    <message>
        <source>The key was refused: check it in its file or variable.</source>
        <translation>Der Schlüssel wurde abgelehnt: Prüfen Sie ihn in seiner Datei oder Variable.</translation>
    </message>
    <message>
        <source>It redirected to another host, to which the key is not sent. Use the final address.</source>
        <translation>Es wurde auf einen anderen Rechner umgeleitet, dem der Schlüssel nicht gesendet wird. Nehmen Sie die endgültige Adresse.</translation>
    </message>
    <message>
        <source>It wants a key: give one with --bearer-token-file, or in the access of this source.</source>
        <translation>Ein Schlüssel ist nötig: Geben Sie einen mit --bearer-token-file oder im Zugang dieser Quelle an.</translation>
    </message>
    <message>
        <source>Check the path of the address; most servers use /metrics, Ollama /api/ps, Triton&apos;s port for requests /v2/models/stats.</source>
        <translation>Prüfen Sie den Pfad der Adresse; die meisten Server haben /metrics, Ollama /api/ps, Triton am Port für Anfragen /v2/models/stats.</translation>
    </message>
    <message>
        <source>The proxy wants a password; put it into the access of this source or into the proxy settings of the system.</source>
        <translation>Der Proxy verlangt ein Passwort; tragen Sie es im Zugang dieser Quelle oder in den Proxy-Einstellungen des Systems ein.</translation>
    </message>
    <message>
        <source>It is asked too often: choose a longer interval.</source>
        <translation>Es wird zu oft gefragt: Wählen Sie einen längeren Abstand.</translation>
    </message>
    <message>
        <source>The fault is on the server&apos;s side; its log says more.</source>
        <translation>Der Fehler liegt beim Server; sein Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Check the address and the headers of this source.</source>
        <translation>Prüfen Sie die Adresse und die Header dieser Quelle.</translation>
    </message>
    <message>
        <source>Check the proxy of this source and that of the system; the proxy &quot;none&quot; goes without.</source>
        <translation>Prüfen Sie den Proxy dieser Quelle und den des Systems; mit dem Proxy „none“ geht es ohne.</translation>
    </message>
    <message>
        <source>It may want another client certificate than the one of this source.</source>
        <translation>Vielleicht verlangt er ein anderes Client-Zertifikat als das dieser Quelle.</translation>
    </message>
    <message>
        <source>Check that the server runs and that host and port are right.</source>
        <translation>Prüfen Sie, ob der Server läuft und ob Rechner und Port stimmen.</translation>
    </message>
    <message>
        <source>Check the port; it may belong to another service or want https.</source>
        <translation>Prüfen Sie den Port; er gehört vielleicht zu einem anderen Dienst oder verlangt https.</translation>
    </message>
    <message>
        <source>Check the address; no metrics server sends that.</source>
        <translation>Prüfen Sie die Adresse; kein Server für Metriken sendet so etwas.</translation>
    </message>
    <message>
        <source>Name the authority of its certificate as ca_file or add it to the trusted ones of the system; use http if the server does not speak TLS.</source>
        <translation>Nennen Sie die Stelle, die sein Zertifikat ausgab, als ca_file oder nehmen Sie sie unter die vertrauten des Systems auf; nehmen Sie http, wenn der Server kein TLS spricht.</translation>
    </message>
    <message>
        <source>The server is slow or stuck; a longer interval gives it more time.</source>
        <translation>Der Server ist langsam oder hängt; ein längerer Abstand gibt ihm mehr Zeit.</translation>
    </message>
    <message>
        <source>Check the address, or raise the limit of this source.</source>
        <translation>Prüfen Sie die Adresse, oder heben Sie die Grenze dieser Quelle an.</translation>
    </message>
    <message>
        <source>Half a page is never used; the next poll tries again.</source>
        <translation>Eine halbe Seite wird nie verwendet; die nächste Abfrage versucht es wieder.</translation>
    </message>
    <message>
        <source>Turn compression off at the server or at a proxy in between.</source>
        <translation>Schalten Sie die Kompression am Server oder an einem Proxy dazwischen ab.</translation>
    </message>
    <message>
        <source>Use the final address of the metrics.</source>
        <translation>Nehmen Sie die endgültige Adresse der Metriken.</translation>
    </message>
    <message>
        <source>The server may have been restarted or cut the connection; the next poll tries again.</source>
        <translation>Vielleicht wurde der Server neu gestartet oder trennte die Verbindung; die nächste Abfrage versucht es wieder.</translation>
    </message>
    <message>
        <source>Let the server answer with text: PerfDeck asks for it.</source>
        <translation>Lassen Sie den Server mit Text antworten: PerfDeck bittet darum.</translation>
    </message>
    <message>
        <source>Check the path; metrics usually are under /metrics.</source>
        <translation>Prüfen Sie den Pfad; Metriken stehen meist unter /metrics.</translation>
    </message>
    <message>
        <source>Check the address; PerfDeck reads Prometheus text, OpenMetrics and JSON.</source>
        <translation>Prüfen Sie die Adresse; PerfDeck liest Prometheus-Text, OpenMetrics und JSON.</translation>
    </message>
    <message>
        <source>The answer is not a page of metrics: %1. %3</source>
        <translation>Die Antwort ist keine Seite mit Metriken: %1. %3</translation>
    </message>
    <message>
        <source>The answer broke off in the middle and was refused whole: %1. %3</source>
        <translation>Die Antwort brach mittendrin ab und wurde ganz verworfen: %1. %3</translation>
    </message>
    <message>
        <source>%1 changed by %2, others with it.</source>
        <translation>%1 änderte sich um %2, andere mit ihr.</translation>
    </message>
    <message>
        <source>%1 changed by %2.</source>
        <translation>%1 änderte sich um %2.</translation>
    </message>
    <message>
        <source>All findings of the last day point one way: check how it is measured before looking for causes.</source>
        <translation>Alle Befunde des letzten Tages zeigen in eine Richtung: erst prüfen, wie gemessen wird, dann nach Ursachen suchen.</translation>
    </message>
</context>
<context>
    <name>CostsModel</name>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>What the workers offer</source>
        <translation>Was die Worker anbieten</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Seen in this range</source>
        <translation>In diesem Zeitraum gesehen</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>In which they were up, all together</source>
        <translation>In denen sie verfügbar waren, alle zusammen</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Share of these hours without a task</source>
        <translation>Anteil dieser Stunden ohne Aufgabe</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Of an hour of one worker, as you entered it</source>
        <translation>Einer Stunde eines Workers, wie Sie ihn eingegeben haben</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Of all hours, in the currency of the price</source>
        <translation>Aller Stunden, in der Währung des Preises</translation>
    </message>
    <message>
        <source>Idle cost</source>
        <translation>Leerlaufkosten</translation>
    </message>
    <message>
        <source>Of the hours without a task</source>
        <translation>Der Stunden ohne Aufgabe</translation>
    </message>
</context>
<context>
    <name>DashboardItems</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>No such series in this range</source>
        <translation>Keine solche Reihe in diesem Zeitraum</translation>
    </message>
    <message>
        <source>The expression cannot be computed</source>
        <translation>Der Ausdruck lässt sich nicht berechnen</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>Kachel</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
</context>
<context>
    <name>DeliveriesModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>When the notice was made</source>
        <translation>Wann die Meldung entstand</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation>Was gemeldet wurde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether it got there</source>
        <translation>Ob es ankam</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Whom it went to</source>
        <translation>An wen es ging</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>How many it tells of</source>
        <translation>Von wie vielen sie berichtet</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>How often it was tried</source>
        <translation>Wie oft es versucht wurde</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What came of the last attempt</source>
        <translation>Was der letzte Versuch ergab</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>When it is tried again</source>
        <translation>Wann es wieder versucht wird</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>verworfen</translation>
    </message>
    <message numerus="yes">
        <source>%n wait</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n gesendet</numerusform>
            <numerusform>%n gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n verworfen</numerusform>
            <numerusform>%n verworfen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffModel</name>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>As the profiler names it</source>
        <translation>Wie der Profiler sie nennt</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>What it computes</source>
        <translation>Was sie berechnet</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Part of the model it belongs to</source>
        <translation>Teil des Modells, zu dem sie gehört</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Certain where the difference of the runs is, among all layers looked at together, hardly chance</source>
        <translation>Sicher, wo der Unterschied der Läufe unter allen gemeinsam betrachteten Schichten kaum Zufall ist</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Mean time of a run in the other profile</source>
        <translation>Mittlere Zeit eines Laufs im anderen Profil</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Mean time of a run in this profile</source>
        <translation>Mittlere Zeit eines Laufs in diesem Profil</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Above zero: it takes longer here</source>
        <translation>Über null: Hier dauert es länger</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Lower end of the 95 % interval of the difference</source>
        <translation>Unteres Ende des 95-%-Intervalls des Unterschieds</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Upper end of the 95 % interval of the difference</source>
        <translation>Oberes Ende des 95-%-Intervalls des Unterschieds</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>The difference as a share of the time before</source>
        <translation>Der Unterschied als Anteil der Zeit vorher</translation>
    </message>
    <message>
        <source>q</source>
        <translation>q</translation>
    </message>
    <message>
        <source>Share of chance among layers that differ this much</source>
        <translation>Anteil des Zufalls unter Schichten, die sich so sehr unterscheiden</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>only before</source>
        <translation>nur vorher</translation>
    </message>
    <message>
        <source>too few runs</source>
        <translation>zu wenige Läufe</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>vielleicht Zufall</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>langsamer</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>schneller</translation>
    </message>
    <message>
        <source>A run takes %1 here, %2 before: %3 times as long</source>
        <translation>Ein Lauf dauert hier %1, vorher %2: %3-mal so lange</translation>
    </message>
    <message>
        <source>, a difference of %1 to %2 (95 %).</source>
        <translation>, ein Unterschied von %1 bis %2 (95 %).</translation>
    </message>
    <message>
        <source>; too few runs to say how certain that is.</source>
        <translation>; zu wenige Läufe, um zu sagen, wie sicher das ist.</translation>
    </message>
    <message numerus="yes">
        <source>For certain %n layers are slower</source>
        <translation>
            <numerusform>Sicher langsamer ist %n Schicht</numerusform>
            <numerusform>Sicher langsamer sind %n Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n faster</source>
        <translation>
            <numerusform>, schneller %n</numerusform>
            <numerusform>, schneller %n</numerusform>
        </translation>
    </message>
    <message>
        <source>; %1 only here, %2 only before</source>
        <translation>; %1 nur hier, %2 nur vorher</translation>
    </message>
</context>
<context>
    <name>EpisodesModel</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>When it began to fire</source>
        <translation>Wann es zu feuern begann</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>The worst that it was</source>
        <translation>Das Schlimmste, was es war</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Its labels</source>
        <translation>Die Labels</translation>
    </message>
    <message>
        <source>At worst</source>
        <translation>Schlimmstens</translation>
    </message>
    <message>
        <source>The worst value while it fired</source>
        <translation>Der schlimmste Wert, während es feuerte</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>What was wrong</source>
        <translation>Was nicht stimmte</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From its firing to its end; nothing while it fires</source>
        <translation>Vom Feuern bis zum Ende; nichts, solange es feuert</translation>
    </message>
    <message>
        <source>Looked after</source>
        <translation>Versorgt</translation>
    </message>
    <message>
        <source>How long it took until somebody acknowledged it</source>
        <translation>Wie lange es dauerte, bis jemand quittierte</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie es endete</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Who looked after it</source>
        <translation>Wer sich darum kümmerte</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What was last written about it</source>
        <translation>Was zuletzt dazu geschrieben wurde</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Which rule found it</source>
        <translation>Welche Regel es fand</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Where its samples come from</source>
        <translation>Woher die Messwerte kommen</translation>
    </message>
</context>
<context>
    <name>EventLayer</name>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notizen</translation>
    </message>
    <message>
        <source>&amp;Alerts</source>
        <translation>&amp;Alarme</translation>
    </message>
    <message>
        <source>&amp;Faults</source>
        <translation>&amp;Störungen</translation>
    </message>
    <message>
        <source>&amp;Restarts</source>
        <translation>N&amp;eustarts</translation>
    </message>
    <message>
        <source>&amp;Deployments</source>
        <translation>&amp;Einspielungen</translation>
    </message>
    <message>
        <source>&amp;Scaling</source>
        <translation>S&amp;kalierung</translation>
    </message>
    <message>
        <source>&amp;Other events</source>
        <translation>&amp;Übrige Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Changes of level</source>
        <translation>Änderungen des &amp;Niveaus</translation>
    </message>
</context>
<context>
    <name>EventsModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Wann es geschah</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Whom it concerns</source>
        <translation>Wen es betrifft</translation>
    </message>
</context>
<context>
    <name>FailuresModel</name>
    <message>
        <source>Failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>What the error texts have in common; # stands for numbers and ids</source>
        <translation>Was die Fehlertexte gemeinsam haben; # steht für Zahlen und Kennungen</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>That failed so in this range</source>
        <translation>Die in diesem Zeitraum so fehlschlugen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Of all failures in this range</source>
        <translation>An allen Fehlern in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>On which it happened</source>
        <translation>Auf denen es geschah</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Of the tasks</source>
        <translation>Der Aufgaben</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>On this machine&apos;s clock</source>
        <translation>Nach der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Without an error text</source>
        <translation>Ohne Fehlertext</translation>
    </message>
</context>
<context>
    <name>FaultModels</name>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>As it registered</source>
        <translation>Wie er sich angemeldet hat</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>How many speak for it</source>
        <translation>Wie viele dafür sprechen</translation>
    </message>
    <message>
        <source>Why it may fail next</source>
        <translation>Warum er als Nächster ausfallen könnte</translation>
    </message>
    <message>
        <source>Each reason with its numbers</source>
        <translation>Jeder Grund mit seinen Zahlen</translation>
    </message>
    <message>
        <source>Guarded</source>
        <translation>Geschützt</translation>
    </message>
    <message>
        <source>The worker, task type or address</source>
        <translation>Der Worker, die Aufgabenart oder die Adresse</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What it guards</source>
        <translation>Was er schützt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Open: nothing is let through</source>
        <translation>Offen: Es wird nichts durchgelassen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>On this machine&apos;s clock</source>
        <translation>Nach der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>Trips</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>How often it has opened</source>
        <translation>Wie oft er geöffnet hat</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Successes</source>
        <translation>Erfolge</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Gesundheit</translation>
    </message>
    <message>
        <source>By the server&apos;s own score</source>
        <translation>Nach der eigenen Wertung des Servers</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Only what the servers of this cluster tell of</source>
        <translation>Nur, wovon die Server dieses Clusters berichten</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>So often it has worked or not</source>
        <translation>So oft hat es geholfen oder nicht</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>Geholfen</translation>
    </message>
    <message>
        <source>The task completed, the worker came back, it is closed</source>
        <translation>Die Aufgabe wurde fertig, der Worker kam zurück, er ist geschlossen</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Offene Fälle</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>Noch nicht entschieden</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Share that worked, with its 95 % interval</source>
        <translation>Anteil, der geholfen hat, mit seinem 95-%-Intervall</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>task type</source>
        <translation>Aufgabenart</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>%1 was not opened: it holds results of a benchmark, which this version cannot read yet.</source>
        <translation>%1 wurde nicht geöffnet: Die Datei enthält Ergebnisse eines Benchmarks; die kann diese Version noch nicht lesen.</translation>
    </message>
    <message>
        <source>%1 was not opened: it is none of history, session, profile, CSV or OpenMetrics text. Check that it is the right file.</source>
        <translation>%1 wurde nicht geöffnet: Es ist weder Verlauf, Sitzung, Profil, CSV noch OpenMetrics-Text. Prüfen Sie, ob es die richtige Datei ist.</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>raised, as earlier ones were real</source>
        <translation>erhöht, da frühere echt waren</translation>
    </message>
    <message>
        <source>lowered, as earlier ones were not</source>
        <translation>gesenkt, da frühere es nicht waren</translation>
    </message>
    <message>
        <source>nothing known yet</source>
        <translation>noch nichts bekannt</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>%1: %2 (95 %: %3) since %4, from %5 to %6.</source>
        <translation>%1: %2 (95 %: %3) seit %4, von %5 auf %6.</translation>
    </message>
    <message>
        <source>Newer samples do not show it any more.</source>
        <translation>Neuere Messwerte zeigen es nicht mehr.</translation>
    </message>
    <message>
        <source>%1 sure that it is real:</source>
        <translation>%1 sicher, dass es echt ist:</translation>
    </message>
    <message>
        <source>detector, calibrated on known cases: %1</source>
        <translation>Detektor, an bekannten Fällen geeicht: %1</translation>
    </message>
    <message>
        <source>chance of such a change among all series looked at (q): %1, alone (p): %2</source>
        <translation>Zufall einer solchen Änderung unter allen betrachteten Reihen (q): %1, für sich (p): %2</translation>
    </message>
    <message>
        <source>step of %1 times the noise of a block</source>
        <translation>Stufe vom %1-fachen des Rauschens eines Blocks</translation>
    </message>
    <message>
        <source>%1 of the blocks since lie on the new side</source>
        <translation>%1 der Blöcke seither liegen auf der neuen Seite</translation>
    </message>
    <message>
        <source>what people made of this metric: %1</source>
        <translation>was von dieser Metrik gehalten wurde: %1</translation>
    </message>
    <message>
        <source>the environment is the same</source>
        <translation>die Umgebung ist dieselbe</translation>
    </message>
    <message>
        <source>the environment changed: no regression is claimed</source>
        <translation>die Umgebung ist eine andere: keine Verschlechterung wird behauptet</translation>
    </message>
    <message>
        <source>How it was found:</source>
        <translation>Wie es gefunden wurde:</translation>
    </message>
    <message>
        <source>means over %1, %2 before and %3 after, %4 without samples left out</source>
        <translation>Mittel über %1, %2 vorher und %3 nachher, %4 ohne Messwerte ausgelassen</translation>
    </message>
    <message>
        <source>window %1</source>
        <translation>Fenster %1</translation>
    </message>
    <message>
        <source>changes below %1 of this series are not reported</source>
        <translation>Änderungen dieser Reihe unter %1 werden nicht gemeldet</translation>
    </message>
    <message>
        <source>method: %1</source>
        <translation>Verfahren: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed with it:</source>
        <translation>Änderten sich mit:</translation>
    </message>
    <message>
        <source>Events near it:</source>
        <translation>Ereignisse in der Nähe:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n changes in this series</source>
        <translation>
            <numerusform>%n Änderung in dieser Reihe</numerusform>
            <numerusform>%n Änderungen in dieser Reihe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n appear</source>
        <translation>
            <numerusform>%n kommt hinzu</numerusform>
            <numerusform>%n kommen hinzu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vanish</source>
        <translation>
            <numerusform>%n fällt weg</numerusform>
            <numerusform>%n fallen weg</numerusform>
        </translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>When the new level began</source>
        <translation>Wann das neue Niveau begann</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihen</translation>
    </message>
    <message>
        <source>What changed its level for good</source>
        <translation>Was sein Niveau auf Dauer änderte</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>New level against the old one</source>
        <translation>Neues Niveau gegenüber dem alten</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>How probable it is that the change is real</source>
        <translation>Wie wahrscheinlich es ist, dass die Änderung echt ist</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What somebody made of it</source>
        <translation>Was jemand davon hält</translation>
    </message>
    <message numerus="yes">
        <source>%n other series changed with it</source>
        <translation>
            <numerusform>%n weitere Reihe änderte sich mit</numerusform>
            <numerusform>%n weitere Reihen änderten sich mit</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>Not a bug</source>
        <translation>Kein Fehler</translation>
    </message>
    <message>
        <source>Regressed</source>
        <translation>Schlechter</translation>
    </message>
    <message>
        <source>Improved</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>Other environment</source>
        <translation>Andere Umgebung</translation>
    </message>
    <message>
        <source>%1; 95 % interval %2</source>
        <translation>%1; 95-%-Intervall %2</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>from 0</source>
        <translation>von 0</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>GpusModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Number of the GPU, and of the part of it</source>
        <translation>Nummer der GPU und ihres Teils</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As its driver calls it</source>
        <translation>Wie ihr Treiber sie nennt</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Share of time in which it worked</source>
        <translation>Anteil der Zeit, in der sie arbeitete</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>In use, and installed</source>
        <translation>Belegt und vorhanden</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Drawn, and its limit</source>
        <translation>Aufgenommen, und ihre Grenze</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Of the chip</source>
        <translation>Des Chips</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Of its processors</source>
        <translation>Ihrer Prozessoren</translation>
    </message>
    <message>
        <source>Slowed down by</source>
        <translation>Gebremst durch</translation>
    </message>
    <message>
        <source>Why it runs slower than its work asks for</source>
        <translation>Warum sie langsamer läuft, als ihre Arbeit verlangt</translation>
    </message>
    <message>
        <source>power cap</source>
        <translation>Leistungsgrenze</translation>
    </message>
    <message>
        <source>other GPUs</source>
        <translation>andere GPUs</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>great heat</source>
        <translation>große Hitze</translation>
    </message>
    <message>
        <source>power brake</source>
        <translation>Notbremse der Stromversorgung</translation>
    </message>
    <message>
        <source>the chip</source>
        <translation>den Chip</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>LatestModel</name>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>What tells the series apart</source>
        <translation>Was die Reihen unterscheidet</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The newest one</source>
        <translation>Der neueste</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Time since it was measured</source>
        <translation>Zeit seit der Messung</translation>
    </message>
</context>
<context>
    <name>LayersModel</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>In this order they run</source>
        <translation>In dieser Reihenfolge laufen sie</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>As the profiler names it</source>
        <translation>Wie der Profiler sie nennt</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>What it computes</source>
        <translation>Was sie berechnet</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Part of the model it belongs to</source>
        <translation>Teil des Modells, zu dem sie gehört</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>The library or device that runs it</source>
        <translation>Bibliothek oder Gerät, das sie ausführt</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Layers taken together</source>
        <translation>Zusammengenommene Schichten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>In the layer itself: median of the measured runs, or all of it in the marked range</source>
        <translation>In der Schicht selbst: Median der gemessenen Läufe oder alles im markierten Bereich</translation>
    </message>
    <message>
        <source>p10</source>
        <translation>p10</translation>
    </message>
    <message>
        <source>A tenth of the runs was faster</source>
        <translation>Ein Zehntel der Läufe war schneller</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>A tenth of the runs was slower</source>
        <translation>Ein Zehntel der Läufe war langsamer</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Of the time of all layers</source>
        <translation>An der Zeit aller Schichten</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>In a run, or in the marked range</source>
        <translation>In einem Lauf oder im markierten Bereich</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOPs</translation>
    </message>
    <message>
        <source>Floating-point operations in that time; a multiply-add is two</source>
        <translation>Gleitkommaoperationen in dieser Zeit; Multiplizieren und Addieren zählen als zwei</translation>
    </message>
    <message>
        <source>Counted by convention, roughly</source>
        <translation>Nach Übereinkunft gezählt, ungefähr</translation>
    </message>
    <message>
        <source>FLOP/s</source>
        <translation>FLOP/s</translation>
    </message>
    <message>
        <source>FLOPs over time</source>
        <translation>FLOPs durch Zeit</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Inputs, constants and outputs, each moved once as if nothing stayed in a cache</source>
        <translation>Eingaben, Konstanten und Ausgaben, jede einmal bewegt, als bliebe nichts im Cache</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>Intensität</translation>
    </message>
    <message>
        <source>FLOPs a byte moved</source>
        <translation>FLOPs je bewegtem Byte</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>Ausnutzung</translation>
    </message>
    <message>
        <source>Of the most that this machine was seen to compute in this precision</source>
        <translation>Vom Höchsten, das auf diesem Rechner in dieser Genauigkeit gemessen wurde</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Memory that the layer asked for</source>
        <translation>Speicher, den die Schicht angefordert hat</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Memory in use after the layer</source>
        <translation>Belegter Speicher nach der Schicht</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Parameters of the layer</source>
        <translation>Parameter der Schicht</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>Of inputs and outputs</source>
        <translation>Der Ein- und Ausgaben</translation>
    </message>
</context>
<context>
    <name>LiveChart</name>
    <message>
        <source>change of “%1”</source>
        <translation>Änderung an „%1“</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 früher</translation>
    </message>
    <message>
        <source>Copy as SQL</source>
        <translation>Als SQL kopieren</translation>
    </message>
    <message>
        <source>What else changed?</source>
        <translation>Was änderte sich noch?</translation>
    </message>
</context>
<context>
    <name>LiveHeatMap</name>
    <message>
        <source>No histogram in this range</source>
        <translation>Kein Histogramm in diesem Zeitraum</translation>
    </message>
    <message>
        <source>A heat map is made from buckets; a summary or a mean has none</source>
        <translation>Ein Wärmebild entsteht aus Klassen; eine Zusammenfassung oder ein Mittel hat keine</translation>
    </message>
</context>
<context>
    <name>MachineFacts</name>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Core %1</source>
        <translation>Kern %1</translation>
    </message>
    <message>
        <source>Package %1</source>
        <translation>Prozessor %1</translation>
    </message>
    <message>
        <source>NUMA node %1</source>
        <translation>NUMA-Knoten %1</translation>
    </message>
    <message>
        <source>L%1 cache</source>
        <translation>L%1-Cache</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>NUMA nodes</source>
        <translation>NUMA-Knoten</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>Core id</source>
        <translation>Kernnummer</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Höchsttakt</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>System name</source>
        <translation>Name im System</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Anbindung</translation>
    </message>
    <message>
        <source>GPU instance</source>
        <translation>GPU-Instanz</translation>
    </message>
    <message>
        <source>Compute instance</source>
        <translation>Recheninstanz</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU-Speicher</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Massenspeicher</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <source>Multimedia</source>
        <translation>Multimedia</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Brücke</translation>
    </message>
    <message>
        <source>Communication</source>
        <translation>Kommunikation</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Docking</source>
        <translation>Dockingstation</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Serial bus</source>
        <translation>Serieller Bus</translation>
    </message>
    <message>
        <source>Wireless</source>
        <translation>Funk</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Signal processing</source>
        <translation>Signalverarbeitung</translation>
    </message>
    <message>
        <source>Accelerator</source>
        <translation>Beschleuniger</translation>
    </message>
    <message>
        <source>Instrumentation</source>
        <translation>Messtechnik</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>NVMe storage</source>
        <translation>NVMe-Speicher</translation>
    </message>
    <message>
        <source>Host bridge</source>
        <translation>Host-Brücke</translation>
    </message>
    <message>
        <source>PCI bridge</source>
        <translation>PCI-Brücke</translation>
    </message>
    <message>
        <source>Satellite</source>
        <translation>Satellit</translation>
    </message>
</context>
<context>
    <name>MetricLines</name>
    <message>
        <source>%1 is not computed. %2</source>
        <translation>%1 wird nicht berechnet. %2</translation>
    </message>
    <message>
        <source>%1: no series yet</source>
        <translation>%1: noch keine Reihe</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n series</source>
        <translation>
            <numerusform>%1: %n Reihe</numerusform>
            <numerusform>%1: %n Reihen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MetricTitles</name>
    <message>
        <source>Active requests</source>
        <translation>Laufende Anfragen</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU frequency</source>
        <translation>CPU-Takt</translation>
    </message>
    <message>
        <source>CPU power</source>
        <translation>CPU-Leistung</translation>
    </message>
    <message>
        <source>Compute time</source>
        <translation>Rechenzeit</translation>
    </message>
    <message>
        <source>Context switches</source>
        <translation>Kontextwechsel</translation>
    </message>
    <message>
        <source>Disk busy</source>
        <translation>Platte beschäftigt</translation>
    </message>
    <message>
        <source>Disk read</source>
        <translation>Platte gelesen</translation>
    </message>
    <message>
        <source>Disk reads</source>
        <translation>Lesezugriffe</translation>
    </message>
    <message>
        <source>Disk write</source>
        <translation>Platte geschrieben</translation>
    </message>
    <message>
        <source>Disk writes</source>
        <translation>Schreibzugriffe</translation>
    </message>
    <message>
        <source>Drops in</source>
        <translation>Verworfen ein</translation>
    </message>
    <message>
        <source>Drops out</source>
        <translation>Verworfen aus</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors in</source>
        <translation>Fehler ein</translation>
    </message>
    <message>
        <source>Errors out</source>
        <translation>Fehler aus</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>GPU clock</source>
        <translation>GPU-Takt</translation>
    </message>
    <message>
        <source>GPU in</source>
        <translation>GPU ein</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU-Speicher</translation>
    </message>
    <message>
        <source>GPU memory busy</source>
        <translation>GPU-Speicher beschäftigt</translation>
    </message>
    <message>
        <source>GPU memory installed</source>
        <translation>GPU-Speicher eingebaut</translation>
    </message>
    <message>
        <source>GPU out</source>
        <translation>GPU aus</translation>
    </message>
    <message>
        <source>GPU power</source>
        <translation>GPU-Leistung</translation>
    </message>
    <message>
        <source>GPU power limit</source>
        <translation>GPU-Leistungsgrenze</translation>
    </message>
    <message>
        <source>GPU slowed down</source>
        <translation>GPU gedrosselt</translation>
    </message>
    <message>
        <source>GPU temperature</source>
        <translation>GPU-Temperatur</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Inter-token latency</source>
        <translation>Abstand der Token</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV-Cache</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation>Mittlere Latenz</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory available</source>
        <translation>Speicher frei</translation>
    </message>
    <message>
        <source>Memory cached</source>
        <translation>Speicher als Cache</translation>
    </message>
    <message>
        <source>Memory installed</source>
        <translation>Speicher eingebaut</translation>
    </message>
    <message>
        <source>Network in</source>
        <translation>Netz ein</translation>
    </message>
    <message>
        <source>Network out</source>
        <translation>Netz aus</translation>
    </message>
    <message>
        <source>Poll time</source>
        <translation>Abfragedauer</translation>
    </message>
    <message>
        <source>Preemptions</source>
        <translation>Verdrängungen</translation>
    </message>
    <message>
        <source>Prefill</source>
        <translation>Prefill</translation>
    </message>
    <message>
        <source>Prefix cache hits</source>
        <translation>Präfix-Cache-Treffer</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>Process CPU</source>
        <translation>Prozess-CPU</translation>
    </message>
    <message>
        <source>Process GPU</source>
        <translation>Prozess-GPU</translation>
    </message>
    <message>
        <source>Process GPU memory</source>
        <translation>Prozess-GPU-Speicher</translation>
    </message>
    <message>
        <source>Process memory</source>
        <translation>Prozess-Speicher</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Queue time</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Requests in window</source>
        <translation>Anfragen im Fenster</translation>
    </message>
    <message>
        <source>Samples a poll</source>
        <translation>Messwerte je Abfrage</translation>
    </message>
    <message>
        <source>Share on GPUs</source>
        <translation>Anteil auf GPUs</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Auslagerung</translation>
    </message>
    <message>
        <source>Swap installed</source>
        <translation>Auslagerung eingerichtet</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Threads running</source>
        <translation>Laufende Threads</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Time per token</source>
        <translation>Zeit je Token</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Allocation time</source>
        <translation>Zuteilungszeit</translation>
    </message>
    <message>
        <source>CPU reserved</source>
        <translation>CPU vergeben</translation>
    </message>
    <message>
        <source>Completed tasks</source>
        <translation>Fertige Aufgaben</translation>
    </message>
    <message>
        <source>Ended tasks</source>
        <translation>Beendete Aufgaben</translation>
    </message>
    <message>
        <source>Failed tasks</source>
        <translation>Gescheiterte Aufgaben</translation>
    </message>
    <message>
        <source>GPU reserved</source>
        <translation>GPU vergeben</translation>
    </message>
    <message>
        <source>Health score</source>
        <translation>Gesundheitswert</translation>
    </message>
    <message>
        <source>Mean execution</source>
        <translation>Mittlere Ausführung</translation>
    </message>
    <message>
        <source>Memory reserved</source>
        <translation>Speicher vergeben</translation>
    </message>
    <message>
        <source>Resource efficiency</source>
        <translation>Ressourcennutzung</translation>
    </message>
    <message>
        <source>Running tasks</source>
        <translation>Laufende Aufgaben</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Disk space used</source>
        <translation>Belegter Speicherplatz</translation>
    </message>
</context>
<context>
    <name>ModelCharts</name>
    <message>
        <source>waiting </source>
        <translation>wartend </translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>This server reports no latency</source>
        <translation>Dieser Server meldet keine Latenz</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>This server reports no throughput</source>
        <translation>Dieser Server meldet keinen Durchsatz</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>This server reports no errors</source>
        <translation>Dieser Server meldet keine Fehler</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>This server reports no memory</source>
        <translation>Dieser Server meldet keinen Speicher</translation>
    </message>
    <message>
        <source>GPU busy</source>
        <translation>GPU beschäftigt</translation>
    </message>
    <message>
        <source>This server reports no GPU</source>
        <translation>Dieser Server meldet keine GPU</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>This server reports no time to the first token</source>
        <translation>Dieser Server meldet keine Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Next tokens</source>
        <translation>Nächste Token</translation>
    </message>
    <message>
        <source>This server reports no time between tokens</source>
        <translation>Dieser Server meldet keine Zeit zwischen Token</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>Token pro Sekunde</translation>
    </message>
    <message>
        <source>This server reports no tokens</source>
        <translation>Dieser Server meldet keine Token</translation>
    </message>
    <message>
        <source>Requests running and waiting</source>
        <translation>Laufende und wartende Anfragen</translation>
    </message>
    <message>
        <source>This server reports no queue</source>
        <translation>Dieser Server meldet keine Warteschlange</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV-Cache</translation>
    </message>
    <message>
        <source>This server reports no KV cache</source>
        <translation>Dieser Server meldet keinen KV-Cache</translation>
    </message>
    <message>
        <source>Preemptions</source>
        <translation>Verdrängungen</translation>
    </message>
    <message>
        <source>This server reports no preemptions</source>
        <translation>Dieser Server meldet keine Verdrängungen</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
</context>
<context>
    <name>ModelComparison</name>
    <message>
        <source>Latency p50</source>
        <translation>Latenz p50</translation>
    </message>
    <message>
        <source>Latency p95</source>
        <translation>Latenz p95</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>Latenz p99</translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation>Mittlere Latenz</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time to first token p95</source>
        <translation>Zeit bis zum ersten Token p95</translation>
    </message>
    <message>
        <source>Generated tokens</source>
        <translation>Erzeugte Token</translation>
    </message>
</context>
<context>
    <name>ModelRows</name>
    <message>
        <source>KV cache too small: %1 requests are thrown out of execution and begin again</source>
        <translation>KV-Cache zu klein: %1 Anfragen werden aus der Ausführung verdrängt und beginnen neu</translation>
    </message>
    <message>
        <source>KV cache %1 full: %2</source>
        <translation>KV-Cache %1 voll: %2</translation>
    </message>
    <message>
        <source>GPU %1 busy: %2</source>
        <translation>GPU %1 beschäftigt: %2</translation>
    </message>
    <message>
        <source>%1; the KV cache, %2 full, is not the reason</source>
        <translation>%1; der KV-Cache, %2 voll, ist nicht der Grund</translation>
    </message>
    <message>
        <source>KV cache %1 full; no request waits yet</source>
        <translation>KV-Cache %1 voll; noch wartet keine Anfrage</translation>
    </message>
    <message>
        <source>No request waits</source>
        <translation>Keine Anfrage wartet</translation>
    </message>
    <message>
        <source>Triton gives percentiles only when it is started with --metrics-config summary_latencies=true.</source>
        <translation>Triton nennt Perzentile nur, wenn es mit --metrics-config summary_latencies=true gestartet wird.</translation>
    </message>
    <message>
        <source>TorchServe counts only sums: the mean is all there is.</source>
        <translation>TorchServe zählt nur Summen: Mehr als das Mittel gibt es nicht.</translation>
    </message>
    <message>
        <source>TGI does not report the time to the first token: its prefill time stands in (~).</source>
        <translation>TGI meldet die Zeit bis zum ersten Token nicht: Seine Prefill-Zeit steht dafür (~).</translation>
    </message>
    <message>
        <source>llama.cpp has no latency, request counter or KV-cache usage on this page.</source>
        <translation>llama.cpp nennt auf dieser Seite weder Latenz noch Anfragen oder KV-Cache.</translation>
    </message>
    <message>
        <source>Ollama says only what is in memory; the speed of its requests stands in their own answers.</source>
        <translation>Ollama sagt nur, was im Speicher liegt; wie schnell Anfragen waren, steht in deren Antworten.</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>paused %1</source>
        <translation>seit %1 angehalten</translation>
    </message>
    <message>
        <source>down, %1 old</source>
        <translation>ausgefallen, %1 alt</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>1 request waits</source>
        <translation>1 Anfrage wartet</translation>
    </message>
    <message numerus="yes">
        <source>%n requests wait</source>
        <translation>
            <numerusform>%n Anfrage wartet</numerusform>
            <numerusform>%n Anfragen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Not reported: %1.</source>
        <translation>Nicht gemeldet: %1.</translation>
    </message>
</context>
<context>
    <name>ModelsModel</name>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Samples per second, or requests per second where samples are not counted</source>
        <translation>Proben pro Sekunde, oder Anfragen pro Sekunde, wo Proben nicht gezählt werden</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>The p99 over the range shown, or the mean where there is no p99</source>
        <translation>Das p99 über den gezeigten Zeitraum, oder das Mittel, wo es kein p99 gibt</translation>
    </message>
    <message>
        <source>Run / wait</source>
        <translation>Läuft / wartet</translation>
    </message>
    <message>
        <source>Requests in execution / waiting; sorted by waiting</source>
        <translation>Anfragen in Arbeit / wartend; sortiert nach wartenden</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory used, of the GPU where it is reported</source>
        <translation>Belegter Speicher, der GPU, wo sie gemeldet wird</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether the numbers are current</source>
        <translation>Ob die Zahlen aktuell sind</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Name of the served model</source>
        <translation>Name des bedienten Modells</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Endpoint that reports it</source>
        <translation>Endpunkt, der es meldet</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where it runs, if the server says so</source>
        <translation>Wo es läuft, wenn der Server es sagt</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the recent requests were faster</source>
        <translation>Die Hälfte der letzten Anfragen war schneller</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95 % of the recent requests were faster</source>
        <translation>95 % der letzten Anfragen waren schneller</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99 % of the recent requests were faster</source>
        <translation>99 % der letzten Anfragen waren schneller</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean latency of recent requests</source>
        <translation>Mittlere Latenz der letzten Anfragen</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Decode</translation>
    </message>
    <message>
        <source>Generated tokens per second</source>
        <translation>Erzeugte Token pro Sekunde</translation>
    </message>
    <message>
        <source>Prefill</source>
        <translation>Prefill</translation>
    </message>
    <message>
        <source>Tokens of prompts per second</source>
        <translation>Token der Eingaben pro Sekunde</translation>
    </message>
    <message>
        <source>TTFT p95</source>
        <translation>TTFT p95</translation>
    </message>
    <message>
        <source>Time to first token: 95 % were faster</source>
        <translation>Zeit bis zum ersten Token: 95 % waren schneller</translation>
    </message>
    <message>
        <source>ITL p95</source>
        <translation>ITL p95</translation>
    </message>
    <message>
        <source>Time between two tokens: 95 % were shorter</source>
        <translation>Zeit zwischen zwei Token: 95 % waren kürzer</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV-Cache</translation>
    </message>
    <message>
        <source>Share of the key-value cache in use</source>
        <translation>Belegter Anteil des Schlüssel-Wert-Caches</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Share of recent requests that failed</source>
        <translation>Anteil der letzten Anfragen, die scheiterten</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>How busy the GPU is that it runs on, if the server says</source>
        <translation>Wie beschäftigt die GPU ist, auf der es läuft, wenn der Server es sagt</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>What serves it</source>
        <translation>Was es bedient</translation>
    </message>
    <message>
        <source>⇄</source>
        <translation>⇄</translation>
    </message>
    <message>
        <source>Marked for comparison (Space), two to six rows</source>
        <translation>Zum Vergleich markiert (Leertaste), zwei bis sechs Zeilen</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>vergleichen</translation>
    </message>
    <message>
        <source>%1 in execution, %2 waiting</source>
        <translation>%1 in Ausführung, %2 wartend</translation>
    </message>
    <message>
        <source>%1 of the model is on GPUs</source>
        <translation>%1 des Modells liegen auf GPUs</translation>
    </message>
</context>
<context>
    <name>NotesModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>The moment or range it is about</source>
        <translation>Der Moment oder Zeitraum, um den es geht</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>Was geschrieben wurde</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Words to find it by</source>
        <translation>Wörter, unter denen sie zu finden ist</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>Who wrote it</source>
        <translation>Wer sie schrieb</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>1 source down</source>
        <translation>1 Quelle ausgefallen</translation>
    </message>
    <message numerus="yes">
        <source>%n sources down</source>
        <translation>
            <numerusform>%n Quelle ausgefallen</numerusform>
            <numerusform>%n Quellen ausgefallen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewCharts</name>
    <message>
        <source>No model endpoint yet</source>
        <translation>Noch kein Modell-Endpunkt</translation>
    </message>
    <message>
        <source>Add one with Ctrl+N, or start with --endpoint URL</source>
        <translation>Mit Strg+N hinzufügen, oder mit --endpoint URL starten</translation>
    </message>
    <message>
        <source>No data in this range</source>
        <translation>Keine Daten in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Choose another range, or wait for new samples</source>
        <translation>Wählen Sie einen anderen Zeitraum, oder warten Sie auf neue Messwerte</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>No GPU found on this machine</source>
        <translation>Keine GPU in diesem Rechner gefunden</translation>
    </message>
    <message>
        <source>GPUs that endpoints report are shown here too</source>
        <translation>GPUs, die Endpunkte melden, erscheinen auch hier</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Network and disk</source>
        <translation>Netz und Platte</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>write</source>
        <translation>schreiben</translation>
    </message>
    <message>
        <source>Workers of the cluster</source>
        <translation>Worker des Clusters</translation>
    </message>
    <message>
        <source>Tasks of the cluster</source>
        <translation>Aufgaben des Clusters</translation>
    </message>
    <message>
        <source>Load of the cluster</source>
        <translation>Last des Clusters</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>How things are, at a glance</source>
        <translation>Wie es steht, auf einen Blick</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Latency, throughput and memory of each served model</source>
        <translation>Latenz, Durchsatz und Speicher jedes Modells</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Workers and tasks of a test cluster</source>
        <translation>Arbeiter und Aufgaben eines Testclusters</translation>
    </message>
    <message>
        <source>Benchmarks</source>
        <translation>Benchmarks</translation>
    </message>
    <message>
        <source>Benchmark runs</source>
        <translation>Läufe von Benchmarks</translation>
    </message>
    <message>
        <source>Profiling</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>A model layer by layer</source>
        <translation>Ein Modell Schicht für Schicht</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Whether something got slower</source>
        <translation>Ob etwas langsamer geworden ist</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Rules, alerts and silences</source>
        <translation>Regeln, Alarme und Ruhezeiten</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Reports and SQL</source>
        <translation>Berichte und SQL</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>Eigene Seiten</translation>
    </message>
    <message>
        <source>Pages that you arrange yourself</source>
        <translation>Seiten, die Sie selbst anordnen</translation>
    </message>
</context>
<context>
    <name>PoolsModel</name>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>What its workers offer to tasks</source>
        <translation>Was seine Worker Aufgaben anbieten</translation>
    </message>
    <message>
        <source>Workers up</source>
        <translation>Worker erreichbar</translation>
    </message>
    <message>
        <source>Of all that are listed</source>
        <translation>Von allen genannten</translation>
    </message>
    <message>
        <source>Running tasks</source>
        <translation>Laufende Aufgaben</translation>
    </message>
    <message>
        <source>On its living workers</source>
        <translation>Auf den erreichbaren Workern</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Of its living workers</source>
        <translation>Der erreichbaren Worker</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ausgelastet</translation>
    </message>
    <message>
        <source>Share of the cores, measured</source>
        <translation>Anteil der Kerne, gemessen</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Share of the cores that the scheduler has given away</source>
        <translation>Anteil der Kerne, den der Scheduler vergeben hat</translation>
    </message>
    <message>
        <source>Cores free</source>
        <translation>Kerne frei</translation>
    </message>
    <message>
        <source>Not reserved; where that is not reported, not busy</source>
        <translation>Nicht reserviert; wo das nicht gemeldet wird, nicht ausgelastet</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory free</source>
        <translation>Speicher frei</translation>
    </message>
    <message>
        <source>Not used, as measured</source>
        <translation>Nicht belegt, gemessen</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>GPUs busy</source>
        <translation>GPUs ausgelastet</translation>
    </message>
    <message>
        <source>Share of the GPUs, measured</source>
        <translation>Anteil der GPUs, gemessen</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>nicht gemeldet</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>ProcessesModel</name>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Name of the program</source>
        <translation>Name des Programms</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Number of the process</source>
        <translation>Nummer des Prozesses</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>100 % is one whole core</source>
        <translation>100 % ist ein ganzer Kern</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Resident memory</source>
        <translation>Speicher im RAM</translation>
    </message>
</context>
<context>
    <name>ProfileMemoryView</name>
    <message>
        <source>no layer</source>
        <translation>keine Schicht</translation>
    </message>
</context>
<context>
    <name>ProfileViews</name>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Where the time goes, at a glance</source>
        <translation>Wohin die Zeit geht, auf einen Blick</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Time, work and memory layer by layer</source>
        <translation>Zeit, Arbeit und Speicher Schicht für Schicht</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>What ran when; what is marked here is what all views are about</source>
        <translation>Was wann lief; was hier markiert ist, davon handeln alle Ansichten</translation>
    </message>
    <message>
        <source>Flame</source>
        <translation>Flamme</translation>
    </message>
    <message>
        <source>Boxes in boxes: modules and layers, who calls whom, and what became slower</source>
        <translation>Kästen in Kästen: Module und Schichten, wer wen aufruft und was langsamer wurde</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory in use with its peak, and whose it is</source>
        <translation>Belegter Speicher mit seiner Spitze, und wem er gehört</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>What feeds what, with the cost of each part</source>
        <translation>Was wohin fließt, mit dem Aufwand jedes Teils</translation>
    </message>
    <message>
        <source>Roofline</source>
        <translation>Roofline</translation>
    </message>
    <message>
        <source>Whether arithmetic or memory is the limit, and how far each layer is from it</source>
        <translation>Ob Rechnen oder Speicher die Grenze ist und wie weit jede Schicht davon entfernt ist</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>What could be done, what it would bring, and what speaks for it</source>
        <translation>Was sich tun ließe, was es brächte und was dafür spricht</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>This profile against another one, layer by layer</source>
        <translation>Dieses Profil gegen ein anderes, Schicht für Schicht</translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message numerus="yes">
        <source>A model of %n layers with %1 of weights</source>
        <translation>
            <numerusform>Ein Modell mit %n Schicht und %1 an Gewichten</numerusform>
            <numerusform>Ein Modell mit %n Schichten und %1 an Gewichten</numerusform>
        </translation>
    </message>
    <message>
        <source> that takes %1 a run</source>
        <translation>, das je Lauf %1 braucht</translation>
    </message>
    <message>
        <source>. It was not run, so there are no times.</source>
        <translation>. Es lief nicht, daher gibt es keine Zeiten.</translation>
    </message>
    <message>
        <source> %1 takes most of all operations, %2.</source>
        <translation> Von allen Operationen braucht %1 am meisten, %2.</translation>
    </message>
    <message>
        <source>ONNX Runtime profile</source>
        <translation>Profil von ONNX Runtime</translation>
    </message>
    <message>
        <source>PyTorch profile</source>
        <translation>Profil von PyTorch</translation>
    </message>
    <message>
        <source>PyTorch profile without Kineto</source>
        <translation>Profil von PyTorch ohne Kineto</translation>
    </message>
    <message>
        <source>Chrome trace</source>
        <translation>Chrome-Trace</translation>
    </message>
    <message>
        <source>TensorRT profile</source>
        <translation>Profil von TensorRT</translation>
    </message>
    <message>
        <source>oneDNN log</source>
        <translation>oneDNN-Protokoll</translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation>ONNX-Modell</translation>
    </message>
    <message>
        <source>Benchmark of PerfDeck</source>
        <translation>Benchmark von PerfDeck</translation>
    </message>
    <message>
        <source>FLOP/byte</source>
        <translation>FLOP/Byte</translation>
    </message>
    <message>
        <source>No layer ran in the marked range.</source>
        <translation>Im markierten Bereich lief keine Schicht.</translation>
    </message>
    <message>
        <source>No layer of this profile has a time.</source>
        <translation>Keine Schicht dieses Profils hat eine Zeit.</translation>
    </message>
    <message>
        <source>In the marked %1 the layers take %2.</source>
        <translation>In den markierten %1 brauchen die Schichten %2.</translation>
    </message>
    <message>
        <source>A run takes %1, %2 of it in layers.</source>
        <translation>Ein Lauf dauert %1, davon %2 in Schichten.</translation>
    </message>
    <message>
        <source>The layers take %1.</source>
        <translation>Die Schichten brauchen %1.</translation>
    </message>
    <message numerus="yes">
        <source> %n of %1 layers take %2 of that.</source>
        <translation>
            <numerusform> %n von %1 Schichten braucht davon %2.</numerusform>
            <numerusform> %n von %1 Schichten brauchen davon %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht angegeben</translation>
    </message>
    <message numerus="yes">
        <source>%n measured</source>
        <translation>
            <numerusform>%n gemessen</numerusform>
            <numerusform>%n gemessen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n left out as warm-up</source>
        <translation>
            <numerusform>, %n als Aufwärmen ausgelassen</numerusform>
            <numerusform>, %n als Aufwärmen ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualityText</name>
    <message>
        <source>At least this: it lies above the highest bucket of the server.</source>
        <translation>Mindestens so viel: Es liegt über der höchsten Klasse des Servers.</translation>
    </message>
    <message>
        <source>At most this: the lowest bucket of the server cannot tell more.</source>
        <translation>Höchstens so viel: Die niedrigste Klasse des Servers sagt nicht mehr.</translation>
    </message>
    <message>
        <source>About this: the buckets of the server are coarse here.</source>
        <translation>Ungefähr so viel: Die Klassen des Servers sind hier grob.</translation>
    </message>
    <message>
        <source>About this: the server does not report it, a near quantity stands in.</source>
        <translation>Ungefähr so viel: Der Server meldet es nicht, eine verwandte Größe steht dafür.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n to look at, at least one critical</source>
        <translation>
            <numerusform>%n anzusehen, kritisch</numerusform>
            <numerusform>%n anzusehen, mindestens eines kritisch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at, at worst a warning</source>
        <translation>
            <numerusform>%n anzusehen, eine Warnung</numerusform>
            <numerusform>%n anzusehen, schlimmstenfalls eine Warnung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n anzusehen</numerusform>
            <numerusform>%n anzusehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RankingModel</name>
    <message>
        <source>Score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>How many times as good as A, by the weighted geometric mean</source>
        <translation>Wie viel Mal so gut wie A, nach dem gewichteten geometrischen Mittel</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Of the score, by the noise of the samples</source>
        <translation>Der Punkte, durch das Rauschen der Messwerte</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>1 is best for these weights</source>
        <translation>1 ist am besten für diese Gewichte</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>The letter of the side</source>
        <translation>Der Buchstabe der Seite</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>What is ranked</source>
        <translation>Was geordnet wird</translation>
    </message>
    <message>
        <source>Stays first</source>
        <translation>Bleibt Erster</translation>
    </message>
    <message>
        <source>In this share of 1,000 draws of the samples and of weights near these</source>
        <translation>In diesem Anteil von 1.000 Ziehungen der Messwerte und von Gewichten nahe diesen</translation>
    </message>
    <message>
        <source>By any weights</source>
        <translation>Bei allen Gewichten</translation>
    </message>
    <message>
        <source>First in this share of 1,000 draws of all weights</source>
        <translation>Erster in diesem Anteil von 1.000 Ziehungen aller Gewichte</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>p95, else what every side has; less is better</source>
        <translation>p95, sonst was jede Seite hat; weniger ist besser</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Tokens, samples or requests; more is better</source>
        <translation>Token, Samples oder Anfragen; mehr ist besser</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Of the GPU, else of the process; less is better</source>
        <translation>Der GPU, sonst des Prozesses; weniger ist besser</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Of the GPU, else of the CPU; less is better</source>
        <translation>Der GPU, sonst der CPU; weniger ist besser</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>The price of a million tokens, samples or requests; of an hour where throughput is unknown</source>
        <translation>Der Preis von einer Million Token, Samples oder Anfragen; einer Stunde, wo der Durchsatz unbekannt ist</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Of one token, sample or request</source>
        <translation>Für ein Token, ein Sample oder eine Anfrage</translation>
    </message>
    <message>
        <source>Interactive</source>
        <translation>Interaktiv</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Edge, memory-bound</source>
        <translation>Edge, speicherbegrenzt</translation>
    </message>
    <message>
        <source>No recommendation: nothing that counts here was measured on every side. Give weight to something else, or choose a range in which it was measured.</source>
        <translation>Keine Empfehlung: Nichts, was hier zählt, wurde auf jeder Seite gemessen. Etwas anderem Gewicht geben oder einen Zeitraum wählen, in dem es gemessen wurde.</translation>
    </message>
    <message>
        <source>%1 is best for these weights. It stays first in %2 of 1,000 draws of the samples and of weights near these, and in %3 with any weights at all.</source>
        <translation>%1 ist am besten für diese Gewichte. Es bleibt Erster in %2 von 1.000 Ziehungen der Messwerte und von Gewichten nahe diesen, und in %3 mit beliebigen Gewichten.</translation>
    </message>
    <message>
        <source>Against %1, to the score of %2 add: %3.</source>
        <translation>Gegen %1 tragen zu den Punkten von %2 bei: %3.</translation>
    </message>
    <message>
        <source>Left out, for not every side says it: %1.</source>
        <translation>Weggelassen, denn nicht jede Seite sagt es: %1.</translation>
    </message>
</context>
<context>
    <name>ReadingsModel</name>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>As the legend of its chart calls it</source>
        <translation>Wie die Legende ihres Diagramms sie nennt</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Of the sample that is read out at the cursor</source>
        <translation>Des Messwerts, der am Zeiger abgelesen wird</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Its title</source>
        <translation>Sein Titel</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Range of its pixel column, or a difference</source>
        <translation>Spanne seiner Pixelspalte, oder ein Unterschied</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>When, and by which source</source>
        <translation>Wann, und von welcher Quelle</translation>
    </message>
</context>
<context>
    <name>RelatedModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When it began to differ from how it went on before</source>
        <translation>Wann es anfing, anders zu verlaufen als zuvor</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihen</translation>
    </message>
    <message>
        <source>What changed, likely causes first</source>
        <translation>Was sich änderte, wahrscheinliche Ursachen zuerst</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Its level since then against the one before</source>
        <translation>Sein Niveau seitdem gegenüber dem davor</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>How probable it is that it changed at all</source>
        <translation>Wie wahrscheinlich es ist, dass es sich überhaupt änderte</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 davor</translation>
    </message>
    <message>
        <source>%1 after</source>
        <translation>%1 danach</translation>
    </message>
    <message>
        <source>with it</source>
        <translation>zugleich</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>fell</source>
        <translation>gefallen</translation>
    </message>
    <message>
        <source>rose</source>
        <translation>gestiegen</translation>
    </message>
    <message>
        <source>%1 before, no samples since</source>
        <translation>davor %1, seitdem keine Messwerte</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 auf %2</translation>
    </message>
    <message>
        <source>An event that concerns it lies just before</source>
        <translation>Kurz davor liegt ein Ereignis, das es betrifft</translation>
    </message>
    <message>
        <source>What else changed, causes first:</source>
        <translation>Was sich noch änderte, Ursachen zuerst:</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowFilter</name>
    <message>
        <source>There is no column “%1”.</source>
        <translation>Es gibt keine Spalte „%1“.</translation>
    </message>
    <message>
        <source>“%1” is not a number with a unit of %2.</source>
        <translation>„%1“ ist keine Zahl mit einer Einheit von %2.</translation>
    </message>
</context>
<context>
    <name>RowTable</name>
    <message>
        <source>%1, note</source>
        <translation>%1, Anmerkung</translation>
    </message>
</context>
<context>
    <name>RuleFromChart</name>
    <message>
        <source>%1 is low</source>
        <translation>%1 ist niedrig</translation>
    </message>
    <message>
        <source>%1 is high</source>
        <translation>%1 ist hoch</translation>
    </message>
    <message>
        <source>&amp;Alert on this series …</source>
        <translation>&amp;Alarm zu dieser Reihe …</translation>
    </message>
</context>
<context>
    <name>ScalingModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>When it was decided, on this machine&apos;s clock</source>
        <translation>Wann entschieden wurde, nach der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>What the resource manager decided</source>
        <translation>Was die Ressourcenverwaltung entschieden hat</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>How many to add or remove</source>
        <translation>Wie viele hinzukommen oder gehen sollen</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>Entschieden bei</translation>
    </message>
    <message>
        <source>The utilisation it was decided on, as the server gives it</source>
        <translation>Die Auslastung, auf der die Entscheidung beruht, wie der Server sie angibt</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Mean utilisation in up to ten minutes before and after; a minute after the decision is left out</source>
        <translation>Mittlere Auslastung in bis zu zehn Minuten vorher und nachher; eine Minute nach der Entscheidung bleibt außen vor</translation>
    </message>
    <message>
        <source>Tasks ended</source>
        <translation>Beendete Aufgaben</translation>
    </message>
    <message>
        <source>Mean rate before and after</source>
        <translation>Mittlere Rate vorher und nachher</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Tasks that waited, mean before and after</source>
        <translation>Wartende Aufgaben, im Mittel vorher und nachher</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>In the server&apos;s words</source>
        <translation>In den Worten des Servers</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>The workers to remove</source>
        <translation>Die zu entfernenden Worker</translation>
    </message>
</context>
<context>
    <name>ScalingWords</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>%1 (%2 or later)</source>
        <translation>%1 (%2 oder später)</translation>
    </message>
    <message>
        <source>No more workers are added until %1, says the server.</source>
        <translation>Bis %1 kommen keine Worker hinzu, sagt der Server.</translation>
    </message>
    <message>
        <source>No workers are removed until %1, says the server.</source>
        <translation>Bis %1 werden keine Worker entfernt, sagt der Server.</translation>
    </message>
    <message>
        <source>No more workers are added until %1, if the cooldown is the default of five minutes.</source>
        <translation>Bis %1 kommen keine Worker hinzu, falls die Wartezeit die üblichen fünf Minuten beträgt.</translation>
    </message>
    <message>
        <source>No workers are removed until %1, if the cooldown is the default of ten minutes.</source>
        <translation>Bis %1 werden keine Worker entfernt, falls die Wartezeit die üblichen zehn Minuten beträgt.</translation>
    </message>
    <message>
        <source>No cooldown is known to run now.</source>
        <translation>Zurzeit läuft keine bekannte Wartezeit.</translation>
    </message>
    <message>
        <source>Too few samples of the utilisation in this range for a forecast.</source>
        <translation>Zu wenige Messwerte der Auslastung in diesem Zeitraum für eine Vorhersage.</translation>
    </message>
    <message>
        <source>The load rises by %1.</source>
        <translation>Die Last steigt um %1.</translation>
    </message>
    <message>
        <source>The load changes by %1.</source>
        <translation>Die Last ändert sich um %1.</translation>
    </message>
    <message>
        <source>It is beyond the threshold already.</source>
        <translation>Sie liegt schon jenseits der Schwelle.</translation>
    </message>
    <message>
        <source>If it goes on so, the threshold of %1 is not reached before %2.</source>
        <translation>Geht es so weiter, wird die Schwelle von %1 nicht vor %2 erreicht.</translation>
    </message>
    <message>
        <source>If it goes on so, it reaches the threshold of %1 at %2.</source>
        <translation>Geht es so weiter, erreicht sie die Schwelle von %1 um %2.</translation>
    </message>
    <message>
        <source>%1 to add, %2 to remove</source>
        <translation>%1 zum Hinzufügen, %2 zum Entfernen</translation>
    </message>
    <message>
        <source>%1 points per hour (%2 to %3, from %4 samples)</source>
        <translation>%1 Punkte pro Stunde (%2 bis %3, aus %4 Messwerten)</translation>
    </message>
    <message>
        <source>%1 points per minute (%2 to %3, from %4 samples)</source>
        <translation>%1 Punkte pro Minute (%2 bis %3, aus %4 Messwerten)</translation>
    </message>
    <message>
        <source>No trend in this range: anything from %1 to %2 points per hour is possible (%3 samples).</source>
        <translation>Kein Trend in diesem Zeitraum: alles von %1 bis %2 Punkten pro Stunde ist möglich (%3 Messwerte).</translation>
    </message>
    <message>
        <source>No trend in this range: anything from %1 to %2 points per minute is possible (%3 samples).</source>
        <translation>Kein Trend in diesem Zeitraum: alles von %1 bis %2 Punkten pro Minute ist möglich (%3 Messwerte).</translation>
    </message>
</context>
<context>
    <name>ServerWords</name>
    <message>
        <source>workers and their states</source>
        <translation>Worker und ihre Zustände</translation>
    </message>
    <message>
        <source>measured load of the workers</source>
        <translation>gemessene Last der Worker</translation>
    </message>
    <message>
        <source>reserved resources</source>
        <translation>reservierte Ressourcen</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>progress of tasks</source>
        <translation>Fortschritt von Aufgaben</translation>
    </message>
    <message>
        <source>scaling decisions</source>
        <translation>Skalierungsentscheidungen</translation>
    </message>
    <message>
        <source>alerts and errors</source>
        <translation>Alarme und Fehler</translation>
    </message>
    <message>
        <source>circuit breakers</source>
        <translation>Schutzschalter</translation>
    </message>
    <message>
        <source>coordinator with signed workers</source>
        <translation>Koordinator mit signierenden Workern</translation>
    </message>
    <message>
        <source>coordinator with roles</source>
        <translation>Koordinator mit Rollen</translation>
    </message>
    <message>
        <source>minimal coordinator</source>
        <translation>minimaler Koordinator</translation>
    </message>
    <message>
        <source>coordinator that asks for its key</source>
        <translation>Koordinator, der nach dem Schlüssel fragt</translation>
    </message>
    <message>
        <source>channel for workers only</source>
        <translation>Kanal nur für Worker</translation>
    </message>
    <message>
        <source>Prometheus exporter</source>
        <translation>Prometheus-Exporter</translation>
    </message>
    <message>
        <source>resource manager</source>
        <translation>Ressourcenverwaltung</translation>
    </message>
    <message>
        <source>dashboard of tests</source>
        <translation>Test-Dashboard</translation>
    </message>
    <message>
        <source>monitoring dashboard</source>
        <translation>Überwachungs-Dashboard</translation>
    </message>
    <message>
        <source>dashboard of events</source>
        <translation>Ereignis-Dashboard</translation>
    </message>
    <message>
        <source>dashboard of errors</source>
        <translation>Fehler-Dashboard</translation>
    </message>
    <message>
        <source>load monitor</source>
        <translation>Lastmonitor</translation>
    </message>
    <message>
        <source>benchmark server</source>
        <translation>Benchmark-Server</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
</context>
<context>
    <name>ServersModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether it answers PerfDeck</source>
        <translation>Ob er PerfDeck antwortet</translation>
    </message>
    <message>
        <source>Last reading</source>
        <translation>Letzte Ablesung</translation>
    </message>
    <message>
        <source>When its last round of answers was complete</source>
        <translation>Wann seine letzte Runde von Antworten vollständig war</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Name of the source</source>
        <translation>Name der Quelle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What answers at its address</source>
        <translation>Was an seiner Adresse antwortet</translation>
    </message>
    <message>
        <source>Answer time</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>Of the last round, from the question to the reading</source>
        <translation>Der letzten Runde, von der Frage bis zur Ablesung</translation>
    </message>
    <message>
        <source>Requests/min</source>
        <translation>Anfragen/min</translation>
    </message>
    <message>
        <source>Made of it by PerfDeck in the last minute</source>
        <translation>Von PerfDeck in der letzten Minute gestellt</translation>
    </message>
    <message>
        <source>Bytes/min</source>
        <translation>Bytes/min</translation>
    </message>
    <message>
        <source>Received in the last minute, as they came over the wire</source>
        <translation>In der letzten Minute empfangen, wie über die Leitung gekommen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Made of it by PerfDeck since the start</source>
        <translation>Von PerfDeck seit dem Start gestellt</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Bytes since the start</source>
        <translation>Bytes seit dem Start</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Reasons why less is shown than there is</source>
        <translation>Gründe, warum weniger gezeigt wird, als es gibt</translation>
    </message>
    <message>
        <source>Shows: %1.</source>
        <translation>Zeigt: %1.</translation>
    </message>
    <message>
        <source>Does not report: %1.</source>
        <translation>Meldet nicht: %1.</translation>
    </message>
</context>
<context>
    <name>SidesModel</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>The others are compared with A</source>
        <translation>Die anderen werden mit A verglichen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>A model, a device, a worker or a source</source>
        <translation>Ein Modell, ein Gerät, ein Worker oder eine Quelle</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>The stretch of time that its samples are from</source>
        <translation>Der Zeitraum, aus dem die Messwerte stammen</translation>
    </message>
    <message>
        <source>whole file</source>
        <translation>ganze Datei</translation>
    </message>
</context>
<context>
    <name>SilencesModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether it holds now, is to come, or is over</source>
        <translation>Ob sie jetzt gilt, noch kommt oder vorbei ist</translation>
    </message>
    <message>
        <source>Mutes now</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>How many of the present alerts it is about</source>
        <translation>Wie viele der jetzigen Alarme sie betrifft</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>The labels of the alerts that are not told</source>
        <translation>Die Labels der Alarme, die nicht gemeldet werden</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>When it begins</source>
        <translation>Wann sie beginnt</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>When it ends</source>
        <translation>Wann sie endet</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Who made it</source>
        <translation>Wer sie anlegte</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Why it was made</source>
        <translation>Warum sie angelegt wurde</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>kommt noch</translation>
    </message>
    <message>
        <source>over</source>
        <translation>vorbei</translation>
    </message>
</context>
<context>
    <name>Situation</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1, %2 and %3 more</source>
        <translation>%1, %2 und %3 weiteren</translation>
    </message>
    <message>
        <source>history is not being written</source>
        <translation>der Verlauf wird nicht geschrieben</translation>
    </message>
    <message>
        <source>no answer from %1</source>
        <translation>keine Antwort von %1</translation>
    </message>
    <message>
        <source>requests to %1 fail</source>
        <translation>Anfragen an %1 schlagen fehl</translation>
    </message>
    <message>
        <source>CPU is at %1</source>
        <translation>CPU bei %1</translation>
    </message>
    <message>
        <source>memory is %1 full</source>
        <translation>Speicher zu %1 voll</translation>
    </message>
    <message>
        <source>programs wait for memory %1 of the time</source>
        <translation>Programme warten %1 der Zeit auf Speicher</translation>
    </message>
    <message>
        <source>programs wait for the disk %1 of the time</source>
        <translation>Programme warten %1 der Zeit auf die Platte</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>memory %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>Nothing was wrong at the end of this range</source>
        <translation>Am Ende dieses Zeitraums war alles in Ordnung</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>1 model is served</source>
        <translation>1 Modell wird bedient</translation>
    </message>
    <message>
        <source>%1 models are served</source>
        <translation>%1 Modelle werden bedient</translation>
    </message>
    <message>
        <source>1 model was served earlier in this range</source>
        <translation>1 Modell wurde früher in diesem Zeitraum bedient</translation>
    </message>
    <message>
        <source>%1 models were served earlier in this range</source>
        <translation>%1 Modelle wurden früher in diesem Zeitraum bedient</translation>
    </message>
    <message>
        <source>no model in this range</source>
        <translation>kein Modell in diesem Zeitraum</translation>
    </message>
    <message>
        <source>no model endpoint yet</source>
        <translation>noch kein Modell-Endpunkt</translation>
    </message>
    <message>
        <source>no model seen yet</source>
        <translation>noch kein Modell gesehen</translation>
    </message>
    <message>
        <source>Nothing is being collected. Add a model endpoint, or start without --no-collect.</source>
        <translation>Es wird nichts erfasst. Fügen Sie einen Modell-Endpunkt hinzu oder starten Sie ohne --no-collect.</translation>
    </message>
    <message>
        <source>Nothing was stored at the end of this range.</source>
        <translation>Am Ende dieses Zeitraums wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Waiting for the first samples.</source>
        <translation>Warten auf die ersten Messwerte.</translation>
    </message>
    <message>
        <source>Collection is paused.</source>
        <translation>Die Erfassung ist angehalten.</translation>
    </message>
    <message>
        <source>%1 of %2 workers are away</source>
        <translation>%1 von %2 Workern sind weg</translation>
    </message>
    <message>
        <source>the one worker is up</source>
        <translation>der eine Worker läuft</translation>
    </message>
    <message>
        <source>all %1 workers are up</source>
        <translation>alle %1 Worker laufen</translation>
    </message>
    <message numerus="yes">
        <source>%n regressions to look at</source>
        <translation>
            <numerusform>%n Verschlechterung anzusehen</numerusform>
            <numerusform>%n Verschlechterungen anzusehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical alerts</source>
        <translation>
            <numerusform>%n kritischer Alarm</numerusform>
            <numerusform>%n kritische Alarme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesModel</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Name of the source</source>
        <translation>Name der Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether it answers</source>
        <translation>Ob sie antwortet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What answers there</source>
        <translation>Was dort antwortet</translation>
    </message>
    <message>
        <source>Poll</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>How long the last poll took, request to parsed</source>
        <translation>Wie lange die letzte Abfrage dauerte, bis zum Ende des Lesens</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Samples per second, recent average</source>
        <translation>Messwerte pro Sekunde, jüngster Schnitt</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihen</translation>
    </message>
    <message>
        <source>Series on the last good page</source>
        <translation>Reihen auf der letzten guten Seite</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Mängel</translation>
    </message>
    <message>
        <source>Everything that was wrong with its data since the start</source>
        <translation>Alles, was an ihren Daten seit dem Start falsch war</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Last error in words</source>
        <translation>Letzter Fehler in Worten</translation>
    </message>
    <message>
        <source>never answered</source>
        <translation>nie geantwortet</translation>
    </message>
    <message>
        <source>, again in %1</source>
        <translation>, erneut in %1</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>up</source>
        <translation>da</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>down for %1</source>
        <translation>seit %1 ausgefallen</translation>
    </message>
</context>
<context>
    <name>TaskFacts</name>
    <message>
        <source>%1 completed</source>
        <translation>%1 fertig</translation>
    </message>
    <message>
        <source>waited %1 (p95 %2)</source>
        <translation>warteten %1 (p95 %2)</translation>
    </message>
    <message>
        <source>ran %1 (p95 %2)</source>
        <translation>liefen %1 (p95 %2)</translation>
    </message>
    <message numerus="yes">
        <source>longest critical path: %n tasks, %1, of it %2 waiting</source>
        <translation>
            <numerusform>längster kritischer Pfad: %n Aufgabe, %1, davon %2 wartend</numerusform>
            <numerusform>längster kritischer Pfad: %n Aufgaben, %1, davon %2 wartend</numerusform>
        </translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Gewartet</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Gelaufen</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>TaskGroupsModel</name>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Of the tasks</source>
        <translation>Der Aufgaben</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>What the workers offer on which they ran</source>
        <translation>Was die Worker anbieten, auf denen sie liefen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Tasks that ended well in this range</source>
        <translation>Aufgaben, die in diesem Zeitraum gut endeten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Tasks that failed or timed out in this range</source>
        <translation>Aufgaben, die in diesem Zeitraum fehlschlugen oder zu lange brauchten</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Completed tasks per second of this range</source>
        <translation>Erledigte Aufgaben je Sekunde dieses Zeitraums</translation>
    </message>
    <message>
        <source>Runs p50</source>
        <translation>Läuft p50</translation>
    </message>
    <message>
        <source>Half of the completed tasks ran no longer</source>
        <translation>Die Hälfte der erledigten Aufgaben lief nicht länger</translation>
    </message>
    <message>
        <source>Runs p90</source>
        <translation>Läuft p90</translation>
    </message>
    <message>
        <source>Nine of ten completed tasks ran no longer</source>
        <translation>Neun von zehn erledigten Aufgaben liefen nicht länger</translation>
    </message>
    <message>
        <source>Runs p99</source>
        <translation>Läuft p99</translation>
    </message>
    <message>
        <source>99 of 100 completed tasks ran no longer</source>
        <translation>99 von 100 erledigten Aufgaben liefen nicht länger</translation>
    </message>
    <message>
        <source>Waits p50</source>
        <translation>Wartet p50</translation>
    </message>
    <message>
        <source>From its making to its start: half waited no longer</source>
        <translation>Von der Erstellung bis zum Beginn: Die Hälfte wartete nicht länger</translation>
    </message>
    <message>
        <source>Waits p90</source>
        <translation>Wartet p90</translation>
    </message>
    <message>
        <source>Nine of ten waited no longer</source>
        <translation>Neun von zehn warteten nicht länger</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Of allocation: the time they ran, of the time they waited and ran</source>
        <translation>Der Zuteilung: die Laufzeit an der Zeit, die sie warteten und liefen</translation>
    </message>
    <message>
        <source>Not reported by this cluster for these tasks.</source>
        <translation>Für diese Aufgaben von diesem Cluster nicht gemeldet.</translation>
    </message>
    <message>
        <source>95 % interval of the median: %1 to %2.</source>
        <translation>95-%-Intervall des Medians: %1 bis %2.</translation>
    </message>
    <message>
        <source>Cases: %1.</source>
        <translation>Fälle: %1.</translation>
    </message>
</context>
<context>
    <name>TasksModel</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Its id</source>
        <translation>Ihre Kennung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>As the coordinator sees it</source>
        <translation>Wie der Koordinator ihn sieht</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Where it runs or ran</source>
        <translation>Wo sie läuft oder lief</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Of its configuration</source>
        <translation>Aus ihrer Konfiguration</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>As its worker reports it</source>
        <translation>Wie ihr Worker ihn meldet</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Of its execution; so far, while it runs</source>
        <translation>Ihrer Ausführung; bis jetzt, solange sie läuft</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>Higher ones run first</source>
        <translation>Höhere laufen zuerst</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>On this machine&apos;s clock</source>
        <translation>Nach der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Why it failed, in the server&apos;s words</source>
        <translation>Warum sie scheiterte, in den Worten des Servers</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>zugeteilt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>wird abgebrochen</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit überschritten</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Load, 1 min</source>
        <translation>Last, 1 min</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Worst p95</source>
        <translation>Schlechtestes p95</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Workers up</source>
        <translation>Worker laufen</translation>
    </message>
    <message>
        <source>Tasks running</source>
        <translation>Aufgaben laufen</translation>
    </message>
    <message>
        <source>Tasks waiting</source>
        <translation>Aufgaben warten</translation>
    </message>
    <message>
        <source>Tasks ended</source>
        <translation>Aufgaben beendet</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>no clear change</source>
        <translation>keine klare Änderung</translation>
    </message>
    <message>
        <source>Against the span before: typically %1 (95 % interval %2), q %3 over all tiles, from %4 and %5 points in time worth %6 and %7 independent ones.</source>
        <translation>Gegen die Spanne davor: typisch %1 (95-%-Intervall %2), q %3 über alle Kacheln, aus %4 und %5 Zeitpunkten, die %6 und %7 unabhängigen gleichkommen.</translation>
    </message>
</context>
<context>
    <name>Trend</name>
    <message>
        <source>steady</source>
        <translation>stabil</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
</context>
<context>
    <name>VerdictsModel</name>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Whether it really changed, with the many metrics looked at together and dependent samples counted as fewer</source>
        <translation>Ob es sich wirklich geändert hat; die vielen Messgrößen werden zusammen betrachtet, abhängige Messwerte zählen als weniger</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Against A: the typical shift of a sample</source>
        <translation>Gegen A: die typische Verschiebung eines Messwerts</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Where the true change lies, at 95 % confidence</source>
        <translation>Wo die wahre Änderung liegt, mit 95 % Sicherheit</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>What was measured on both sides</source>
        <translation>Was auf beiden Seiten gemessen wurde</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>What is compared with A</source>
        <translation>Was mit A verglichen wird</translation>
    </message>
    <message>
        <source>Median A</source>
        <translation>Median A</translation>
    </message>
    <message>
        <source>Of the samples of A</source>
        <translation>Der Messwerte von A</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Of the samples of the side that is compared</source>
        <translation>Der Messwerte der verglichenen Seite</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Effekt</translation>
    </message>
    <message>
        <source>Cliff&apos;s delta: how often a sample is above one of A, less how often it is below; −1 to 1</source>
        <translation>Cliffs Delta: wie oft ein Messwert über einem von A liegt, weniger wie oft darunter; −1 bis 1</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>How often chance alone would differ so much, two-sided</source>
        <translation>Wie oft sich der Zufall allein so stark unterschiede, zweiseitig</translation>
    </message>
    <message>
        <source>q</source>
        <translation>q</translation>
    </message>
    <message>
        <source>The share of false ones among all that differ at least so clearly (Benjamini and Hochberg)</source>
        <translation>Der Anteil falscher unter allen, die sich mindestens so deutlich unterscheiden (Benjamini und Hochberg)</translation>
    </message>
    <message>
        <source>n A</source>
        <translation>n A</translation>
    </message>
    <message>
        <source>Samples of A</source>
        <translation>Messwerte von A</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Samples of the side that is compared</source>
        <translation>Messwerte der verglichenen Seite</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Nötig</translation>
    </message>
    <message>
        <source>Samples on each side that would show such a change in 8 of 10 cases</source>
        <translation>Messwerte auf jeder Seite, die eine solche Änderung in 8 von 10 Fällen zeigten</translation>
    </message>
</context>
<context>
    <name>WorkerCharts</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Running tasks</source>
        <translation>Laufende Aufgaben</translation>
    </message>
    <message>
        <source>Completed tasks per second</source>
        <translation>Abgeschlossene Aufgaben je Sekunde</translation>
    </message>
    <message>
        <source>Failed tasks per second</source>
        <translation>Fehlgeschlagene Aufgaben je Sekunde</translation>
    </message>
    <message>
        <source>Memory in bytes</source>
        <translation>Speicher in Byte</translation>
    </message>
    <message>
        <source>GPU memory in bytes</source>
        <translation>GPU-Speicher in Byte</translation>
    </message>
    <message>
        <source>CPU reserved</source>
        <translation>CPU reserviert</translation>
    </message>
    <message>
        <source>Memory reserved</source>
        <translation>Speicher reserviert</translation>
    </message>
    <message>
        <source>GPU reserved</source>
        <translation>GPU reserviert</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Ended tasks per second</source>
        <translation>Beendete Aufgaben je Sekunde</translation>
    </message>
    <message>
        <source>Reserved by the scheduler</source>
        <translation>Vom Scheduler reserviert</translation>
    </message>
</context>
<context>
    <name>WorkerDevicesModel</name>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Its number on the worker</source>
        <translation>Seine Nummer auf dem Worker</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As the worker reports it</source>
        <translation>Wie der Worker es meldet</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ausgelastet</translation>
    </message>
    <message>
        <source>Measured on the worker</source>
        <translation>Auf dem Worker gemessen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>What the worker&apos;s own process has allocated</source>
        <translation>Was der Prozess des Workers selbst belegt hat</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Memory of the device</source>
        <translation>Speicher des Geräts</translation>
    </message>
</context>
<context>
    <name>WorkersModel</name>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>As it registered</source>
        <translation>Wie er sich angemeldet hat</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>As the coordinator sees it</source>
        <translation>Wie der Koordinator ihn sieht</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Machine it runs on</source>
        <translation>Rechner, auf dem er läuft</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>What it offers to tasks</source>
        <translation>Was er Aufgaben bietet</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Measured on the worker</source>
        <translation>Auf dem Worker gemessen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Share of its cores that the scheduler has given away</source>
        <translation>Anteil seiner Kerne, den der Planer vergeben hat</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Tasks on it now</source>
        <translation>Aufgaben, die jetzt auf ihm laufen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Tasks since the coordinator was started</source>
        <translation>Aufgaben seit dem Start des Koordinators</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Its last heartbeat, on this machine&apos;s clock</source>
        <translation>Sein letztes Lebenszeichen, nach der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>läuft aus</translation>
    </message>
    <message>
        <source>recovering</source>
        <translation>wird wiederhergestellt</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>gesund</translation>
    </message>
    <message>
        <source>not healthy</source>
        <translation>nicht gesund</translation>
    </message>
    <message>
        <source>Measured on the worker, over the range shown</source>
        <translation>Auf dem Worker gemessen, im gezeigten Zeitraum</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Share of its ended tasks that it completed, and the interval the true share lies in at 95 % confidence</source>
        <translation>Anteil der beendeten Aufgaben, die er abgeschlossen hat, und das Intervall, in dem der wahre Anteil mit 95 % Sicherheit liegt</translation>
    </message>
    <message>
        <source>Up for</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Since it registered with the coordinator</source>
        <translation>Seit seiner Anmeldung beim Koordinator</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Gesundheit</translation>
    </message>
    <message>
        <source>By the checks of the worker itself</source>
        <translation>Nach den Prüfungen des Workers selbst</translation>
    </message>
    <message>
        <source>Unlike others</source>
        <translation>Auffällig</translation>
    </message>
    <message>
        <source>Stands out among the workers of the same hardware: more than 3.5 robust deviations from their median</source>
        <translation>Fällt unter den Workern derselben Hardware auf: mehr als 3,5 robuste Abweichungen von deren Median</translation>
    </message>
    <message>
        <source>%1 completed, %2 failed; the true share lies between %3 and %4 (95 %)</source>
        <translation>%1 abgeschlossen, %2 fehlgeschlagen; der wahre Anteil liegt zwischen %3 und %4 (95 %)</translation>
    </message>
    <message>
        <source>CPU high</source>
        <translation>CPU hoch</translation>
    </message>
    <message>
        <source>CPU low</source>
        <translation>CPU niedrig</translation>
    </message>
    <message>
        <source>memory high</source>
        <translation>Speicher hoch</translation>
    </message>
    <message>
        <source>memory low</source>
        <translation>Speicher niedrig</translation>
    </message>
    <message>
        <source>GPU high</source>
        <translation>GPU hoch</translation>
    </message>
    <message>
        <source>GPU low</source>
        <translation>GPU niedrig</translation>
    </message>
    <message>
        <source>Mean execution</source>
        <translation>Mittlere Ausführung</translation>
    </message>
    <message>
        <source>slow tasks</source>
        <translation>langsame Aufgaben</translation>
    </message>
    <message>
        <source>Failed share, at least</source>
        <translation>Anteil der Fehlschläge, mindestens</translation>
    </message>
    <message>
        <source>many failures</source>
        <translation>viele Fehlschläge</translation>
    </message>
    <message>
        <source>%1: %2; the median of the %3 workers with the same hardware is %4 (%5 robust deviations away)</source>
        <translation>%1: %2; der Median der %3 Worker mit derselben Hardware ist %4 (%5 robuste Abweichungen entfernt)</translation>
    </message>
</context>
<context>
    <name>perfdeck::AccessForm</name>
    <message>
        <source>&amp;Bearer token</source>
        <translation>&amp;Bearer-Token</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>of basic authentication</source>
        <translation>der einfachen Anmeldung (Basic)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>A&amp;uthority</source>
        <translation>&amp;Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>PEM file; else those of the system</source>
        <translation>PEM-Datei; sonst die des Systems</translation>
    </message>
    <message>
        <source>&amp;Certificate</source>
        <translation>Z&amp;ertifikat</translation>
    </message>
    <message>
        <source>PEM file of the client</source>
        <translation>PEM-Datei des Clients</translation>
    </message>
    <message>
        <source>PEM file, mode 0600</source>
        <translation>PEM-Datei, Rechte 0600</translation>
    </message>
    <message>
        <source>&amp;Server name</source>
        <translation>Name des Ser&amp;vers</translation>
    </message>
    <message>
        <source>in its certificate; else its host</source>
        <translation>in seinem Zertifikat; sonst sein Rechnername</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Pro&amp;xy</translation>
    </message>
    <message>
        <source>http://, socks5:// or none</source>
        <translation>http://, socks5:// oder none</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Show access: tokens, certificates, proxy</source>
        <translation>Zugang zeigen: Token, Zertifikate, Proxy</translation>
    </message>
    <message>
        <source>type or paste it</source>
        <translation>eingeben oder einfügen</translation>
    </message>
    <message>
        <source>of that user</source>
        <translation>dieses Benutzers</translation>
    </message>
    <message>
        <source>Proxy pass&amp;word</source>
        <translation>Proxy-Pass&amp;wort</translation>
    </message>
    <message>
        <source>where it asks for one</source>
        <translation>wo er eines verlangt</translation>
    </message>
    <message>
        <source>What is typed is kept in the desktop&apos;s secret service, or else in a file that only you can read. Other files are read again when they change.</source>
        <translation>Was eingegeben wird, bewahrt der Dienst für Geheimnisse der Arbeitsfläche auf, sonst eine Datei, die nur Sie lesen können. Andere Dateien werden neu gelesen, wenn sie sich ändern.</translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <translation>API-&amp;Schlüssel</translation>
    </message>
    <message>
        <source>of a test cluster</source>
        <translation>eines Testclusters</translation>
    </message>
    <message>
        <source>I&amp;ts key</source>
        <translation>&amp;Ihr Schlüssel</translation>
    </message>
</context>
<context>
    <name>perfdeck::ActiveView</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Which alerts are listed</source>
        <translation>Welche Alarme aufgeführt sind</translation>
    </message>
    <message>
        <source>All active</source>
        <translation>Alle aktiven</translation>
    </message>
    <message>
        <source>Wanting attention</source>
        <translation>Unversorgte</translation>
    </message>
    <message>
        <source>Looked after or silenced</source>
        <translation>Versorgte oder stumme</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Anstehende</translation>
    </message>
    <message>
        <source>Active and pending</source>
        <translation>Aktive und anstehende</translation>
    </message>
    <message>
        <source>Filter alerts</source>
        <translation>Alarme filtern</translation>
    </message>
    <message>
        <source>Alerting is off</source>
        <translation>Alarme sind abgeschaltet</translation>
    </message>
    <message>
        <source>It was switched off at the start (--no-alerts). Start without it to have the rules evaluated.</source>
        <translation>Beim Start abgeschaltet (--no-alerts). Ohne diese Option werden die Regeln ausgewertet.</translation>
    </message>
    <message>
        <source>No such alert</source>
        <translation>Kein solcher Alarm</translation>
    </message>
    <message>
        <source>Others may be listed: choose all active ones, or press the chosen severity again.</source>
        <translation>Andere sind vielleicht da: alle aktiven wählen, oder die gewählte Schwere noch einmal drücken.</translation>
    </message>
    <message>
        <source>No rule is evaluated</source>
        <translation>Keine Regel wird ausgewertet</translation>
    </message>
    <message>
        <source>Alerts come from rules: make one in the view Rules.</source>
        <translation>Alarme entstehen aus Regeln: in der Ansicht Regeln eine anlegen.</translation>
    </message>
    <message>
        <source>No alert is active</source>
        <translation>Kein Alarm ist aktiv</translation>
    </message>
    <message>
        <source>The rules are evaluated as samples come; what fired before is in the view History.</source>
        <translation>Die Regeln werden mit jedem Messwert ausgewertet; was früher feuerte, steht in der Ansicht Verlauf.</translation>
    </message>
</context>
<context>
    <name>perfdeck::AdviceView</name>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>Nothing stands out</source>
        <translation>Nichts fällt auf</translation>
    </message>
    <message>
        <source>Rules that need a measured machine, FLOPs or events are silent where these are missing</source>
        <translation>Regeln, die einen gemessenen Rechner, FLOPs oder Ereignisse brauchen, schweigen, wo diese fehlen</translation>
    </message>
    <message>
        <source>The chosen advice</source>
        <translation>Der gewählte Rat</translation>
    </message>
    <message>
        <source>What speaks for it</source>
        <translation>Was dafür spricht</translation>
    </message>
    <message>
        <source>Layers it is about</source>
        <translation>Schichten, die es betrifft</translation>
    </message>
    <message>
        <source>No single layer</source>
        <translation>Keine einzelne Schicht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Gain: %1 of a run, %2</source>
        <translation>Gewinn: %1 je Lauf, %2</translation>
    </message>
</context>
<context>
    <name>perfdeck::AlertBoard</name>
    <message>
        <source>Alerts are switched off: start without --no-alerts.</source>
        <translation>Alarme sind ausgeschaltet: ohne --no-alerts starten.</translation>
    </message>
    <message>
        <source>do not disturb until %1</source>
        <translation>nicht stören bis %1</translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation>nicht stören</translation>
    </message>
    <message numerus="yes">
        <source>%n held back</source>
        <translation>
            <numerusform>%n zurückgehalten</numerusform>
            <numerusform>%n zurückgehalten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::AlertCommands</name>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Quittieren</translation>
    </message>
    <message>
        <source>Snoo&amp;ze …</source>
        <translation>&amp;Zurückstellen …</translation>
    </message>
    <message>
        <source>&amp;Resolve</source>
        <translation>Er&amp;ledigen</translation>
    </message>
    <message>
        <source>&amp;Comment …</source>
        <translation>&amp;Kommentieren …</translation>
    </message>
    <message>
        <source>&amp;Undo the last of these</source>
        <translation>Das letzte davon zurück&amp;nehmen</translation>
    </message>
    <message>
        <source>&amp;Silence …</source>
        <translation>&amp;Stummschalten …</translation>
    </message>
    <message>
        <source>For &amp;1 hour</source>
        <translation>Für &amp;1 Stunde</translation>
    </message>
    <message>
        <source>For &amp;4 hours</source>
        <translation>Für &amp;4 Stunden</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow, %1</source>
        <translation>Bis &amp;morgen, %1</translation>
    </message>
</context>
<context>
    <name>perfdeck::AlertCourse</name>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>The metric of the alert</source>
        <translation>Die Metrik der Warnung</translation>
    </message>
</context>
<context>
    <name>perfdeck::AlertDetails</name>
    <message>
        <source>Chosen alert</source>
        <translation>Gewählter Alarm</translation>
    </message>
    <message>
        <source>No alert is chosen</source>
        <translation>Kein Alarm ist gewählt</translation>
    </message>
    <message>
        <source>Choose one in the table: its metric, what else changed and how earlier ones ended are shown here.</source>
        <translation>In der Tabelle einen wählen: hier stehen dann seine Metrik, was sich sonst änderte und wie frühere endeten.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More about this alert</source>
        <translation>Mehr zu diesem Alarm</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment (C); Enter keeps it</source>
        <translation>Kommentar (C); Enter behält ihn</translation>
    </message>
    <message numerus="yes">
        <source>%n alerts are chosen: what is done is done to all of them.</source>
        <translation>
            <numerusform>%n Alarm ist gewählt.</numerusform>
            <numerusform>%n Alarme sind gewählt: Was geschieht, geschieht mit allen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Show this time on all &amp;charts</source>
        <translation>Diese Zeit auf allen &amp;Diagrammen zeigen</translation>
    </message>
    <message>
        <source>Open in &amp;Models</source>
        <translation>In &amp;Modelle öffnen</translation>
    </message>
    <message>
        <source>Open in Cl&amp;uster</source>
        <translation>Im Cl&amp;uster öffnen</translation>
    </message>
    <message>
        <source>Edit its &amp;rule …</source>
        <translation>Seine &amp;Regel bearbeiten …</translation>
    </message>
    <message>
        <source>Open the run-&amp;book</source>
        <translation>&amp;Handbuch öffnen</translation>
    </message>
</context>
<context>
    <name>perfdeck::AlertOverview</name>
    <message>
        <source>Firing alerts</source>
        <translation>Feuernde Alarme</translation>
    </message>
    <message>
        <source>Nothing fired in this range</source>
        <translation>In diesem Zeitraum feuerte nichts</translation>
    </message>
    <message>
        <source>Told apart by</source>
        <translation>Unterschieden nach</translation>
    </message>
    <message>
        <source>by rule</source>
        <translation>nach Regel</translation>
    </message>
    <message>
        <source>by source</source>
        <translation>nach Quelle</translation>
    </message>
    <message>
        <source>Episodes by rule or source</source>
        <translation>Episoden nach Regel oder Quelle</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>keine Quelle</translation>
    </message>
</context>
<context>
    <name>perfdeck::AlertPast</name>
    <message>
        <source>Earlier episodes</source>
        <translation>Frühere Episoden</translation>
    </message>
    <message>
        <source>It never fired before</source>
        <translation>Er feuerte noch nie</translation>
    </message>
    <message>
        <source>What happened to it</source>
        <translation>Was mit ihm geschah</translation>
    </message>
    <message>
        <source>This alert: %1</source>
        <translation>Dieser Alarm: %1</translation>
    </message>
    <message>
        <source>All of its rule: %1</source>
        <translation>Alle seiner Regel: %1</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>Nothing is known of it but that it began.</source>
        <translation>Nur sein Beginn ist bekannt.</translation>
    </message>
</context>
<context>
    <name>perfdeck::AlertSurroundings</name>
    <message>
        <source>What else changed: looking at other series …</source>
        <translation>Was sich sonst änderte: andere Reihen werden angesehen …</translation>
    </message>
    <message numerus="yes">
        <source>What else changed: nothing in %n other series.</source>
        <translation>
            <numerusform>Was sich sonst änderte: nichts in %n anderen Reihe.</numerusform>
            <numerusform>Was sich sonst änderte: nichts in %n anderen Reihen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::AlertsPage</name>
    <message>
        <source>Alerting is off</source>
        <translation>Alarme sind abgeschaltet</translation>
    </message>
    <message>
        <source>It was switched off at the start (--no-alerts). Start without it to have the rules evaluated.</source>
        <translation>Beim Start abgeschaltet (--no-alerts). Ohne diese Option werden die Regeln ausgewertet.</translation>
    </message>
    <message>
        <source>Active alerts by severity</source>
        <translation>Aktive Alarme nach Schwere</translation>
    </message>
    <message>
        <source>Press to see all again</source>
        <translation>Drücken, um wieder alle zu sehen</translation>
    </message>
    <message>
        <source>Views of alerts</source>
        <translation>Ansichten der Alarme</translation>
    </message>
    <message>
        <source>alerting is off</source>
        <translation>Alarme sind abgeschaltet</translation>
    </message>
    <message>
        <source>only looked at: nothing is evaluated or kept</source>
        <translation>nur angesehen: nichts wird ausgewertet oder behalten</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>wartet auf %1</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Alerts of every severity</source>
        <translation>Alarme jeder Schwere</translation>
    </message>
    <message>
        <source>Only alerts of this severity</source>
        <translation>Nur Alarme dieser Schwere</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>keine Quelle</translation>
    </message>
    <message>
        <source>source %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message>
        <source>Only %1 ✕</source>
        <translation>Nur %1 ✕</translation>
    </message>
</context>
<context>
    <name>perfdeck::Banner</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>perfdeck::BarChart</name>
    <message>
        <source>Scroll through the categories</source>
        <translation>Durch die Kategorien blättern</translation>
    </message>
    <message>
        <source> · %1 to %2 of %3</source>
        <translation> · %1 bis %2 von %3</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>Wie gegeben</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Kleinste zuerst</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2 bars.</source>
        <translation>%1. %2 Balken.</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Oben</translation>
    </message>
</context>
<context>
    <name>perfdeck::BarList</name>
    <message>
        <source>Nothing to show yet</source>
        <translation>Noch nichts zu zeigen</translation>
    </message>
</context>
<context>
    <name>perfdeck::BenchmarkCompatibilityView</name>
    <message>
        <source>What runs where</source>
        <translation>Was wo läuft</translation>
    </message>
    <message>
        <source>No model was tried yet</source>
        <translation>Noch kein Modell wurde versucht</translation>
    </message>
    <message>
        <source>Every run adds what it tried: a model, a device, a precision.</source>
        <translation>Jeder Lauf trägt bei, was er versucht hat: ein Modell, ein Gerät, eine Genauigkeit.</translation>
    </message>
    <message>
        <source>Choose a cell to read more about it; Enter opens its run.</source>
        <translation>Eine Zelle wählen, um mehr zu lesen; Eingabe öffnet ihren Lauf.</translation>
    </message>
    <message>
        <source>never tried</source>
        <translation>nie versucht</translation>
    </message>
    <message numerus="yes">
        <source>%n cells tried</source>
        <translation>
            <numerusform>%n Zelle versucht</numerusform>
            <numerusform>%n Zellen versucht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::BenchmarkCurvesView</name>
    <message>
        <source>What more load brings</source>
        <translation>Was mehr Last bringt</translation>
    </message>
    <message>
        <source>What the throughput costs</source>
        <translation>Was der Durchsatz kostet</translation>
    </message>
    <message>
        <source>No benchmark was swept yet</source>
        <translation>Noch kein Benchmark wurde über mehrere Lasten gemessen</translation>
    </message>
    <message>
        <source>Run one with several batch sizes or numbers of users: give them as a list in New run.</source>
        <translation>Einen mit mehreren Batchgrößen oder Nutzerzahlen laufen lassen: in „Neuer Lauf“ als Liste angeben.</translation>
    </message>
    <message>
        <source>What is turned up</source>
        <translation>Was erhöht wird</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The first %1 of %2 curves; choose a benchmark and a model to see others.</source>
        <translation>Die ersten %1 von %2 Kurven; für andere einen Benchmark und ein Modell wählen.</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Alle Modelle</translation>
    </message>
</context>
<context>
    <name>perfdeck::BenchmarkForm</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Whole numbers above 0, divided by commas: 1, 8, 64</source>
        <translation>Ganze Zahlen über 0, durch Kommas getrennt: 1, 8, 64</translation>
    </message>
    <message>
        <source>Numbers above 0, divided by commas: 0.5, 10</source>
        <translation>Zahlen über 0, durch Kommas getrennt, mit Punkt: 0.5, 10</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Wie er heißt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The answer comes as a stream</source>
        <translation>Die Antwort kommt als Strom</translation>
    </message>
    <message>
        <source>When requests are sent</source>
        <translation>Wann Anfragen gesendet werden</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>A = ./old --input data
B = ./new --input data
(two are run in random order)</source>
        <translation>A = ./alt --input daten
B = ./neu --input daten
(zwei laufen in zufälliger Folge)</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>As&amp;k it</source>
        <translation>&amp;Fragen</translation>
    </message>
    <message>
        <source>Which models and hardware it has</source>
        <translation>Welche Modelle und Hardware er hat</translation>
    </message>
    <message>
        <source>as the model has it</source>
        <translation>wie das Modell es hat</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>bert-base, gpt2</source>
        <translation>bert-base, gpt2</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Precisions</source>
        <translation>Genauigkeiten</translation>
    </message>
    <message>
        <source>float32, bfloat16, int8</source>
        <translation>float32, bfloat16, int8</translation>
    </message>
    <message>
        <source>Batch sizes</source>
        <translation>Batchgrößen</translation>
    </message>
    <message>
        <source>1, 8, 64</source>
        <translation>1, 8, 64</translation>
    </message>
    <message>
        <source>Sequence lengths</source>
        <translation>Sequenzlängen</translation>
    </message>
    <message>
        <source>Users at once</source>
        <translation>Nutzer zugleich</translation>
    </message>
    <message>
        <source>1, 2, 4, 8</source>
        <translation>1, 2, 4, 8</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen je Sekunde</translation>
    </message>
    <message>
        <source>10, 20, 40</source>
        <translation>10, 20, 40</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Measured for</source>
        <translation>Messdauer</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>At least, times</source>
        <translation>Mindestens, Mal</translation>
    </message>
    <message>
        <source>as long as it lasts</source>
        <translation>solange es dauert</translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation>%1 höchstens</translation>
    </message>
    <message>
        <source>Search the largest load that keeps these</source>
        <translation>Größte Last suchen, die diese einhält</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>Simple cells first; leave out what lies behind a miss</source>
        <translation>Einfache Zellen zuerst; auslassen, was hinter einem Fehlschlag liegt</translation>
    </message>
    <message>
        <source>Leave out what was measured on this very machine</source>
        <translation>Auslassen, was auf genau diesem Rechner gemessen ist</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>Models: %1</source>
        <translation>Modelle: %1</translation>
    </message>
    <message>
        <source>Hardware: %1</source>
        <translation>Hardware: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n reports</source>
        <translation>
            <numerusform>%n Bericht</numerusform>
            <numerusform>%n Berichte</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct what stands below a field first.</source>
        <translation>Erst berichtigen, was unter einem Feld steht.</translation>
    </message>
    <message>
        <source>Give it a title.</source>
        <translation>Einen Titel angeben.</translation>
    </message>
    <message>
        <source>Name at least one model.</source>
        <translation>Mindestens ein Modell nennen.</translation>
    </message>
    <message>
        <source>Give the address that requests are sent to.</source>
        <translation>Die Adresse angeben, an die Anfragen gehen.</translation>
    </message>
    <message>
        <source>Give at least one program.</source>
        <translation>Mindestens ein Programm angeben.</translation>
    </message>
    <message>
        <source>Give the address of the benchmark server.</source>
        <translation>Die Adresse des Benchmark-Servers angeben.</translation>
    </message>
</context>
<context>
    <name>perfdeck::BenchmarkHistoryView</name>
    <message>
        <source>Cell whose history is shown</source>
        <translation>Zelle, deren Verlauf gezeigt wird</translation>
    </message>
    <message>
        <source>One cell over its runs</source>
        <translation>Eine Zelle über ihre Läufe</translation>
    </message>
    <message>
        <source>There is no result yet</source>
        <translation>Es gibt noch kein Ergebnis</translation>
    </message>
    <message>
        <source>Run a benchmark; every run adds a point to each of its cells.</source>
        <translation>Einen Benchmark laufen lassen; jeder Lauf fügt jeder seiner Zellen einen Punkt hinzu.</translation>
    </message>
</context>
<context>
    <name>perfdeck::BenchmarkRankingView</name>
    <message>
        <source>Models on one device</source>
        <translation>Modelle auf einem Gerät</translation>
    </message>
    <message>
        <source>Devices for one model</source>
        <translation>Geräte für ein Modell</translation>
    </message>
    <message>
        <source>Under which conditions: %1</source>
        <translation>Unter welchen Bedingungen: %1</translation>
    </message>
    <message>
        <source>Nothing to rank yet</source>
        <translation>Noch nichts zu ordnen</translation>
    </message>
    <message>
        <source>It takes two results that differ in nothing but this: same precision, batch and load.</source>
        <translation>Es braucht zwei Ergebnisse, die sich nur darin unterscheiden: gleiche Genauigkeit, gleicher Batch, gleiche Last.</translation>
    </message>
</context>
<context>
    <name>perfdeck::BenchmarkRunView</name>
    <message>
        <source>No run is chosen</source>
        <translation>Kein Lauf ist gewählt</translation>
    </message>
    <message>
        <source>Choose one in the view Runs; Enter opens it here.</source>
        <translation>Einen in der Ansicht Läufe wählen; Eingabe öffnet ihn hier.</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>No cell was measured yet</source>
        <translation>Noch keine Zelle wurde gemessen</translation>
    </message>
    <message>
        <source>Cells come here as soon as each is measured.</source>
        <translation>Zellen erscheinen hier, sobald sie gemessen sind.</translation>
    </message>
    <message>
        <source>Filter cells</source>
        <translation>Zellen filtern</translation>
    </message>
    <message>
        <source>Measure whose values are shown</source>
        <translation>Messgröße, deren Werte gezeigt werden</translation>
    </message>
    <message>
        <source>How the values are spread</source>
        <translation>Wie sich die Werte verteilen</translation>
    </message>
    <message>
        <source>No single values are kept</source>
        <translation>Es sind keine Einzelwerte aufbewahrt</translation>
    </message>
    <message>
        <source>Results of other tools often have only their summary.</source>
        <translation>Ergebnisse anderer Werkzeuge haben oft nur ihre Zusammenfassung.</translation>
    </message>
    <message>
        <source>In the order measured</source>
        <translation>In der Reihenfolge der Messung</translation>
    </message>
</context>
<context>
    <name>perfdeck::BenchmarkRunsView</name>
    <message>
        <source>Nothing was run yet</source>
        <translation>Noch nichts lief</translation>
    </message>
    <message>
        <source>Begin with the quick model: it needs nothing installed and shows within half a minute what this machine computes. New run offers larger models, load on servers, programs and benchmark servers.</source>
        <translation>Beginnen Sie mit dem schnellen Modell: Es braucht nichts Installiertes und zeigt in einer halben Minute, was dieser Rechner leistet. „Neuer Lauf“ bietet größere Modelle, Last auf Server, Programme und Benchmark-Server.</translation>
    </message>
    <message>
        <source>Run the quick model</source>
        <translation>Schnelles Modell laufen lassen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>No run is like that</source>
        <translation>Kein Lauf ist so</translation>
    </message>
    <message>
        <source>Choose less above, or clear the filter.</source>
        <translation>Oben weniger wählen oder den Filter leeren.</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Run &amp;again …</source>
        <translation>N&amp;och einmal …</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>&amp;Notiz schreiben</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
</context>
<context>
    <name>perfdeck::BenchmarksPage</name>
    <message>
        <source>Nothing can be measured here</source>
        <translation>Hier kann nichts gemessen werden</translation>
    </message>
    <message>
        <source>This window only looks at a file. Benchmarks are run and kept by the window that collects this machine.</source>
        <translation>Dieses Fenster betrachtet nur eine Datei. Benchmarks laufen im Fenster, das diesen Rechner aufzeichnet, und werden dort aufbewahrt.</translation>
    </message>
    <message>
        <source>&amp;New run …</source>
        <translation>&amp;Neuer Lauf …</translation>
    </message>
    <message>
        <source>&amp;Import results …</source>
        <translation>Ergebnisse &amp;importieren …</translation>
    </message>
    <message>
        <source>Results of Google Benchmark, criterion, hyperfine, asv, pytest-benchmark, perf_analyzer and AIPerf; their files may be dropped here too</source>
        <translation>Ergebnisse von Google Benchmark, criterion, hyperfine, asv, pytest-benchmark, perf_analyzer und AIPerf; ihre Dateien lassen sich auch hierher ziehen</translation>
    </message>
    <message>
        <source>Benchmark that is judged</source>
        <translation>Benchmark, der beurteilt wird</translation>
    </message>
    <message>
        <source>Views of benchmarks</source>
        <translation>Ansichten der Benchmarks</translation>
    </message>
    <message numerus="yes">
        <source>%n benchmarks are running</source>
        <translation>
            <numerusform>%n Benchmark läuft</numerusform>
            <numerusform>%n Benchmarks laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs are waiting</source>
        <translation>
            <numerusform>%n Lauf wartet</numerusform>
            <numerusform>%n Läufe warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was run yet</source>
        <translation>Noch nichts lief</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>Nichts läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are kept</source>
        <translation>
            <numerusform>%n Lauf ist aufbewahrt</numerusform>
            <numerusform>%n Läufe sind aufbewahrt</numerusform>
        </translation>
    </message>
    <message>
        <source>All benchmarks</source>
        <translation>Alle Benchmarks</translation>
    </message>
    <message>
        <source>Import results</source>
        <translation>Ergebnisse importieren</translation>
    </message>
    <message>
        <source>Results (*.json *.csv *.jsonl)</source>
        <translation>Ergebnisse (*.json *.csv *.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n runs came in from %1</source>
        <translation>
            <numerusform>%n Lauf kam aus %1</numerusform>
            <numerusform>%n Läufe kamen aus %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::BoxChart</name>
    <message>
        <source>Lower whisker</source>
        <translation>Unterer Fühler</translation>
    </message>
    <message>
        <source>Lower quartile</source>
        <translation>Unteres Viertel</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Upper quartile</source>
        <translation>Oberes Viertel</translation>
    </message>
    <message>
        <source>Upper whisker</source>
        <translation>Oberer Fühler</translation>
    </message>
    <message>
        <source>middle half, whiskers, samples</source>
        <translation>mittlere Hälfte, Fühler, Messwerte</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2 boxes.</source>
        <translation>%1. %2 Kästen.</translation>
    </message>
    <message>
        <source>%1: median %2, middle half %3 to %4, %5 samples</source>
        <translation>%1: Median %2, mittlere Hälfte %3 bis %4, %5 Messwerte</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
</context>
<context>
    <name>perfdeck::ChannelForm</name>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>Webhook (JSON)</source>
        <translation>Webhook (JSON)</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Slack</source>
        <translation>Slack</translation>
    </message>
    <message>
        <source>Microsoft Teams</source>
        <translation>Microsoft Teams</translation>
    </message>
    <message>
        <source>Discord</source>
        <translation>Discord</translation>
    </message>
    <message>
        <source>PagerDuty</source>
        <translation>PagerDuty</translation>
    </message>
    <message>
        <source>Phone (ntfy)</source>
        <translation>Telefon (ntfy)</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>This desktop</source>
        <translation>Dieser Schreibtisch</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Routes name it by this</source>
        <translation>So nennen ihn die Wege</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>Wohin?</translation>
    </message>
    <message>
        <source>with commas between</source>
        <translation>mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>in place of {token}, or sent as a bearer</source>
        <translation>anstelle von {token}, oder als Bearer gesendet</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>Signaturschlüssel</translation>
    </message>
    <message>
        <source>HMAC-SHA256 of time and body</source>
        <translation>HMAC-SHA256 über Zeit und Inhalt</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>To whom?</source>
        <translation>An wen?</translation>
    </message>
    <message>
        <source>PEM file; else those of the system</source>
        <translation>PEM-Datei; sonst die des Systems</translation>
    </message>
    <message>
        <source>as usual for the kind</source>
        <translation>wie bei dieser Art üblich</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>At most one every</source>
        <translation>Höchstens eine je</translation>
    </message>
    <message>
        <source>as PerfDeck words it</source>
        <translation>wie PerfDeck es formuliert</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Tells of the end too</source>
        <translation>Meldet auch das Ende</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>Thema</translation>
    </message>
</context>
<context>
    <name>perfdeck::ChartDesk</name>
    <message>
        <source>Choose a chart over time first.</source>
        <translation>Wähle zuerst ein Diagramm über die Zeit.</translation>
    </message>
</context>
<context>
    <name>perfdeck::ChartLegend</name>
    <message>
        <source>Find a line</source>
        <translation>Linie suchen</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Legend, %1 of %2: %3, last %4, %5</source>
        <translation>Legende, %1 von %2: %3, zuletzt %4, %5</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>sichtbar</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzter</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>avg</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>No line is called so</source>
        <translation>Keine Linie heißt so</translation>
    </message>
</context>
<context>
    <name>perfdeck::ChartOutlook</name>
    <message>
        <source>Where lines were expected</source>
        <translation>Wo Linien erwartet wurden</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Too few samples for a forecast</source>
        <translation>Zu wenige Messwerte für eine Vorhersage</translation>
    </message>
    <message>
        <source>95 % intervals; tried on the past, the error was %1 times that of saying what was one season, or one step, before</source>
        <translation>95-%-Intervalle; an der Vergangenheit erprobt war der Fehler das %1-fache davon, zu sagen, was eine Saison oder einen Schritt davor war</translation>
    </message>
</context>
<context>
    <name>perfdeck::ChartReadout</name>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>perfdeck::ChartView</name>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Vector pictures (*.svg)</source>
        <translation>Vektorbilder (*.svg)</translation>
    </message>
    <message>
        <source>%1, as a table</source>
        <translation>%1, als Tabelle</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Daten kopieren</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG, %1 × %2 pixels…</source>
        <translation>PNG, %1 × %2 Pixel …</translation>
    </message>
    <message>
        <source>SVG…</source>
        <translation>SVG …</translation>
    </message>
    <message>
        <source>Save data as CSV…</source>
        <translation>Daten als CSV speichern …</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>perfdeck::ClusterMap</name>
    <message numerus="yes">
        <source>%n workers, size by running tasks</source>
        <translation>
            <numerusform>%n Worker, Größe nach laufenden Aufgaben</numerusform>
            <numerusform>%n Worker, Größe nach laufenden Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>nicht gemeldet</translation>
    </message>
    <message>
        <source>%1 of %2 up</source>
        <translation>%1 von %2 erreichbar</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>memory %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n Aufgabe</numerusform>
            <numerusform>%n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>last reading</source>
        <translation>letzte Ablesung</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>running tasks</source>
        <translation>laufende Aufgaben</translation>
    </message>
    <message>
        <source>reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>last seen</source>
        <translation>zuletzt gesehen</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message numerus="yes">
        <source>%1. %n workers in groups:</source>
        <translation>
            <numerusform>%1. %n Worker in Gruppen:</numerusform>
            <numerusform>%1. %n Worker in Gruppen:</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3 up</source>
        <translation>%1: %2 von %3 erreichbar</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Running tasks</source>
        <translation>Laufende Aufgaben</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
</context>
<context>
    <name>perfdeck::ClusterPage</name>
    <message>
        <source>No cluster to show</source>
        <translation>Kein Cluster zu zeigen</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>The first answer is on its way.</source>
        <translation>Die erste Antwort ist unterwegs.</translation>
    </message>
    <message>
        <source>%1 shows nothing</source>
        <translation>%1 zeigt nichts</translation>
    </message>
    <message>
        <source>Views of the cluster</source>
        <translation>Ansichten des Clusters</translation>
    </message>
    <message>
        <source>Connect a test cluster …</source>
        <translation>Testcluster verbinden …</translation>
    </message>
    <message>
        <source>As it was stored; the state of workers is known only while a server is asked</source>
        <translation>Wie es gespeichert wurde; der Zustand der Worker ist nur bekannt, solange ein Server gefragt wird</translation>
    </message>
    <message>
        <source>Connect a coordinator, its Prometheus exporter or its dashboard. Nothing is ever changed on the cluster.
On the command line: --drm-url URL --api-key-file FILE</source>
        <translation>Einen Koordinator, seinen Prometheus-Exporter oder sein Dashboard verbinden. Am Cluster wird nie etwas verändert.
Auf der Befehlszeile: --drm-url URL --api-key-file DATEI</translation>
    </message>
</context>
<context>
    <name>perfdeck::CommandPalette</name>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message numerus="yes">
        <source>%n fit, the best are shown</source>
        <translation>
            <numerusform>%n Treffer, die besten werden gezeigt</numerusform>
            <numerusform>%n Treffer, die besten werden gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fit</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::ComparisonPage</name>
    <message>
        <source>Views of the comparison</source>
        <translation>Ansichten des Vergleichs</translation>
    </message>
    <message>
        <source>The sides cannot be compared</source>
        <translation>Die Seiten lassen sich nicht vergleichen</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Add two sides at the left: models, devices, workers or sources, or the same one at two times. The first is what others are compared with.</source>
        <translation>Links zwei Seiten hinzufügen: Modelle, Geräte, Worker oder Quellen, oder dasselbe zu zwei Zeiten. Mit der ersten werden die anderen verglichen.</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>Vergleiche …</translation>
    </message>
    <message>
        <source>The samples are being read and judged.</source>
        <translation>Die Messwerte werden gelesen und beurteilt.</translation>
    </message>
</context>
<context>
    <name>perfdeck::ConditionForm</name>
    <message>
        <source>Series</source>
        <translation>Reihen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>From the last</source>
        <translation>Aus den letzten</translation>
    </message>
    <message>
        <source>The earliest it may be (80 % interval)</source>
        <translation>Frühester möglicher Zeitpunkt (80-%-Intervall)</translation>
    </message>
    <message>
        <source>all; * stands for anything</source>
        <translation>alle; * steht für Beliebiges</translation>
    </message>
    <message>
        <source>All of</source>
        <translation>Alle von</translation>
    </message>
    <message>
        <source>Name at least one rule that has to fire</source>
        <translation>Mindestens eine Regel nennen, die anschlagen muss</translation>
    </message>
    <message>
        <source>ids of rules, with commas between</source>
        <translation>Kennungen von Regeln, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>labels, such as model, worker</source>
        <translation>Labels, etwa model, worker</translation>
    </message>
    <message>
        <source>as a share of it</source>
        <translation>als Anteil davon</translation>
    </message>
    <message>
        <source>in its own unit</source>
        <translation>in der eigenen Einheit</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>alle Arten</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>model endpoints</source>
        <translation>Modell-Endpunkte</translation>
    </message>
    <message>
        <source>test clusters</source>
        <translation>Test-Cluster</translation>
    </message>
    <message>
        <source>plug-ins</source>
        <translation>Plug-ins</translation>
    </message>
    <message>
        <source>lists of endpoints</source>
        <translation>Listen von Endpunkten</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Taken together as</source>
        <translation>Zusammengefasst als</translation>
    </message>
    <message>
        <source>Quantile</source>
        <translation>Quantil</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Confidence at least</source>
        <translation>Sicherheit mindestens</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>Art der Quelle</translation>
    </message>
    <message>
        <source>One of</source>
        <translation>Eine von</translation>
    </message>
    <message>
        <source>None of</source>
        <translation>Keine von</translation>
    </message>
    <message>
        <source>Where these agree</source>
        <translation>Wo diese übereinstimmen</translation>
    </message>
    <message>
        <source>rises to</source>
        <translation>steigt auf</translation>
    </message>
    <message>
        <source>falls to</source>
        <translation>fällt auf</translation>
    </message>
    <message>
        <source>It</source>
        <translation>Er</translation>
    </message>
</context>
<context>
    <name>perfdeck::ConnectPanel</name>
    <message>
        <source>Connect a model server</source>
        <translation>Modellserver verbinden</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>This machine is live already. A model server joins it in three steps; this can wait, and is in the menu File.</source>
        <translation>Dieser Rechner ist schon live. Ein Modellserver kommt in drei Schritten dazu; das hat Zeit und steht im Menü Datei.</translation>
    </message>
    <message>
        <source>1. Address</source>
        <translation>1. Adresse</translation>
    </message>
    <message>
        <source>Of its page of metrics.</source>
        <translation>Seiner Seite mit Metriken.</translation>
    </message>
    <message>
        <source>2. Key</source>
        <translation>2. Schlüssel</translation>
    </message>
    <message>
        <source>3. Test and add</source>
        <translation>3. Testen und hinzufügen</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>%1 is being collected already.</source>
        <translation>%1 wird schon gesammelt.</translation>
    </message>
    <message>
        <source>%1 is being collected.</source>
        <translation>%1 wird gesammelt.</translation>
    </message>
    <message>
        <source>Only where it asks for a bearer token.</source>
        <translation>Nur wo er ein Bearer-Token verlangt.</translation>
    </message>
    <message>
        <source>Connect a test cluster</source>
        <translation>Einen Testcluster verbinden</translation>
    </message>
    <message>
        <source>Its coordinator, a dashboard or its Prometheus exporter; several of them are joined to one cluster. PerfDeck only reads: nothing is ever changed on the cluster.</source>
        <translation>Sein Koordinator, ein Dashboard oder sein Prometheus-Exporter; mehrere davon werden zu einem Cluster verbunden. PerfDeck liest nur: Am Cluster wird nie etwas geändert.</translation>
    </message>
    <message>
        <source>Of the server, with its path prefix where it has one. What it is finds out the test.</source>
        <translation>Die des Servers, mit seinem Pfad, wo er einen hat. Was er ist, findet der Test heraus.</translation>
    </message>
    <message>
        <source>The API key, where the server asks for one.</source>
        <translation>Der API-Schlüssel, wo der Server einen verlangt.</translation>
    </message>
    <message>
        <source>It is kept by the desktop&apos;s secret service, or in a file that only you can read.</source>
        <translation>Er liegt im Geheimnisdienst des Desktops oder in einer Datei, die nur Sie lesen können.</translation>
    </message>
</context>
<context>
    <name>perfdeck::CostPanel</name>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Hours and cost by hardware</source>
        <translation>Stunden und Kosten nach Hardware</translation>
    </message>
    <message>
        <source>Price per hour of the chosen hardware</source>
        <translation>Preis je Stunde der gewählten Hardware</translation>
    </message>
    <message>
        <source>Choose a kind of hardware and enter what an hour of one worker costs, in any currency</source>
        <translation>Wählen Sie eine Art Hardware und geben Sie ein, was eine Stunde eines Workers kostet, in beliebiger Währung</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source> per hour</source>
        <translation> je Stunde</translation>
    </message>
    <message>
        <source>No worker was seen in this range</source>
        <translation>In diesem Zeitraum wurde kein Worker gesehen</translation>
    </message>
    <message>
        <source>Or this cluster does not list its workers</source>
        <translation>Oder dieser Cluster zählt seine Worker nicht auf</translation>
    </message>
</context>
<context>
    <name>perfdeck::CountChart</name>
    <message>
        <source>at most %1 in %2</source>
        <translation>höchstens %1 in %2</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2 to %3; at most %4, at %5.</source>
        <translation>%1. %2 bis %3; höchstens %4, um %5.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
</context>
<context>
    <name>perfdeck::CurveChart</name>
    <message>
        <source> (lower is better)</source>
        <translation> (weniger ist besser)</translation>
    </message>
    <message>
        <source> (higher is better)</source>
        <translation> (mehr ist besser)</translation>
    </message>
    <message numerus="yes">
        <source>%n points</source>
        <translation>
            <numerusform>%n Punkt</numerusform>
            <numerusform>%n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation>Logarithmische waagrechte Achse</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>Logarithmische senkrechte Achse</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2 by %3, %4.</source>
        <translation>%1. %2 nach %3, %4.</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>%1, low</source>
        <translation>%1, unten</translation>
    </message>
    <message>
        <source>%1, high</source>
        <translation>%1, oben</translation>
    </message>
</context>
<context>
    <name>perfdeck::DashboardBoard</name>
    <message>
        <source>Dashboard</source>
        <translation>Eigene Seite</translation>
    </message>
    <message>
        <source>split</source>
        <translation>Teilung</translation>
    </message>
    <message>
        <source>moving %1</source>
        <translation>%1 verschieben</translation>
    </message>
</context>
<context>
    <name>perfdeck::DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>Eigene Seite</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>Eigene Seiten</translation>
    </message>
    <message>
        <source>Title of the dashboard</source>
        <translation>Titel der eigenen Seite</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Dashboard %1</source>
        <translation>Eigene Seite %1</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Einlesen …</translation>
    </message>
    <message>
        <source>Import a dashboard</source>
        <translation>Eigene Seite einlesen</translation>
    </message>
    <message>
        <source>Dashboards (*.toml);;All files (*)</source>
        <translation>Eigene Seiten (*.toml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove dashboard</source>
        <translation>Eigene Seite entfernen</translation>
    </message>
    <message>
        <source>Scratch</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>adding %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>changing %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>renaming</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>No dashboard yet</source>
        <translation>Noch keine eigene Seite</translation>
    </message>
    <message>
        <source>Nothing on this dashboard yet</source>
        <translation>Noch nichts auf dieser Seite</translation>
    </message>
    <message>
        <source>Put tiles, charts, tables and heat maps where you want them. Ctrl+B finds any series and draws it here. Each dashboard is a file in %1.</source>
        <translation>Ordnen Sie Kacheln, Diagramme, Tabellen und Wärmebilder an, wie Sie wollen. Strg+B findet jede Reihe und zeichnet sie hier. Jede Seite ist eine Datei in %1.</translation>
    </message>
    <message>
        <source>Add a chart</source>
        <translation>Diagramm hinzufügen</translation>
    </message>
    <message>
        <source>“%1” was removed.</source>
        <translation>„%1“ wurde entfernt.</translation>
    </message>
    <message>
        <source>“%1” and what was removed before it can be taken back.</source>
        <translation>„%1“ und das zuvor Entfernte lassen sich zurückholen.</translation>
    </message>
    <message>
        <source>removal</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>bringing %1 back</source>
        <translation>%1 zurückholen</translation>
    </message>
</context>
<context>
    <name>perfdeck::DashboardShelf</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be removed</source>
        <translation>%1 kann nicht entfernt werden</translation>
    </message>
    <message>
        <source>%1 cannot be restored</source>
        <translation>%1 kann nicht wiederhergestellt werden</translation>
    </message>
</context>
<context>
    <name>perfdeck::Deck</name>
    <message>
        <source>%1, only looked at</source>
        <translation>%1, nur angesehen</translation>
    </message>
</context>
<context>
    <name>perfdeck::DeliveriesView</name>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Filter notices</source>
        <translation>Meldungen filtern</translation>
    </message>
    <message>
        <source>Nobody is told of alerts</source>
        <translation>Niemand erfährt von Alarmen</translation>
    </message>
    <message>
        <source>Name a channel (mail, chat, phone, desktop) in the settings.</source>
        <translation>In den Einstellungen einen Kanal nennen (Mail, Chat, Telefon, Desktop).</translation>
    </message>
    <message>
        <source>Nothing was told in the last 30 days</source>
        <translation>In den letzten 30 Tagen wurde nichts gemeldet</translation>
    </message>
    <message>
        <source>Notices appear here with what came of them.</source>
        <translation>Meldungen erscheinen hier mit dem, was daraus wurde.</translation>
    </message>
</context>
<context>
    <name>perfdeck::DesktopNotices</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
</context>
<context>
    <name>perfdeck::DiffView</name>
    <message>
        <source>Layer by layer</source>
        <translation>Schicht für Schicht</translation>
    </message>
    <message>
        <source>How the profiles differ</source>
        <translation>Wie sich die Profile unterscheiden</translation>
    </message>
    <message>
        <source>No layers</source>
        <translation>Keine Schichten</translation>
    </message>
    <message>
        <source>Neither of the profiles has any</source>
        <translation>Keines der Profile hat welche</translation>
    </message>
    <message>
        <source>Held against nothing</source>
        <translation>Mit nichts verglichen</translation>
    </message>
    <message>
        <source>Open a second profile of the same model and choose it above behind “against”. Layers are matched by their names.</source>
        <translation>Öffnen Sie ein zweites Profil desselben Modells und wählen Sie es oben hinter „gegen“. Schichten werden nach ihren Namen zugeordnet.</translation>
    </message>
</context>
<context>
    <name>perfdeck::DistributionChart</name>
    <message>
        <source>%1 samples</source>
        <translation>%1 Messwerte</translation>
    </message>
    <message>
        <source>, %1 not finite</source>
        <translation>, %1 nicht endlich</translation>
    </message>
    <message>
        <source>, those since %1</source>
        <translation>, die seit %1</translation>
    </message>
    <message>
        <source>, %1 series left out</source>
        <translation>, %1 Reihen ausgelassen</translation>
    </message>
    <message>
        <source>share of samples</source>
        <translation>Anteil der Messwerte</translation>
    </message>
    <message>
        <source>share up to</source>
        <translation>Anteil bis</translation>
    </message>
    <message>
        <source> to </source>
        <translation> bis </translation>
    </message>
    <message>
        <source> to below </source>
        <translation> bis unter </translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation>%1 von %2 Messwerten</translation>
    </message>
    <message>
        <source>%1 of the samples</source>
        <translation>%1 der Messwerte</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>Kumuliert</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. Distribution of %2.</source>
        <translation>%1. Verteilung von %2.</translation>
    </message>
    <message>
        <source>%1: minimum %2, mean %3, maximum %4</source>
        <translation>%1: Minimum %2, Mittel %3, Maximum %4</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>perfdeck::DurationField</name>
    <message>
        <source>A length of time such as 5m is needed</source>
        <translation>Eine Dauer wie 5m ist nötig</translation>
    </message>
    <message>
        <source>Write it as 90s, 15m, 6h or 30d</source>
        <translation>Schreibweise: 90s, 15m, 6h oder 30d</translation>
    </message>
    <message>
        <source>It has to be from %1 to %2</source>
        <translation>Erlaubt ist %1 bis %2</translation>
    </message>
</context>
<context>
    <name>perfdeck::EventLayer</name>
    <message>
        <source>show on charts: %1</source>
        <translation>in Diagrammen zeigen: %1</translation>
    </message>
    <message>
        <source>hide on charts: %1</source>
        <translation>in Diagrammen verbergen: %1</translation>
    </message>
</context>
<context>
    <name>perfdeck::FaultsView</name>
    <message>
        <source>Time until lost workers were back</source>
        <translation>Zeit, bis verlorene Worker zurück waren</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>nicht gemeldet</translation>
    </message>
    <message>
        <source>Failed tasks</source>
        <translation>Gescheiterte Aufgaben</translation>
    </message>
    <message>
        <source>95 % interval; since the start of the server</source>
        <translation>95-%-Intervall; seit dem Start des Servers</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Failed tasks by hardware</source>
        <translation>Fehlgeschlagen nach Hardware</translation>
    </message>
    <message>
        <source>Failed tasks by type</source>
        <translation>Fehlgeschlagen nach Art</translation>
    </message>
    <message>
        <source>No task has ended in this range</source>
        <translation>In diesem Zeitraum ist keine Aufgabe beendet worden</translation>
    </message>
    <message>
        <source>Or this cluster does not list its tasks</source>
        <translation>Oder dieser Cluster zählt seine Aufgaben nicht auf</translation>
    </message>
    <message>
        <source>Workers that were back</source>
        <translation>Zurückgekehrte Worker</translation>
    </message>
    <message>
        <source>No worker was lost and came back in this range</source>
        <translation>In diesem Zeitraum ging kein Worker verloren und kam zurück</translation>
    </message>
    <message>
        <source>Choose a longer range above to look further back</source>
        <translation>Wählen Sie oben einen längeren Zeitraum, um weiter zurückzublicken</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>No failure in this range</source>
        <translation>Kein Fehler in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Tasks that fail or time out are grouped here by what their error texts have in common, where the cluster lists tasks.</source>
        <translation>Aufgaben, die fehlschlagen oder zu lange brauchen, werden hier nach dem gruppiert, was ihre Fehlertexte gemeinsam haben, sofern der Cluster Aufgaben aufzählt.</translation>
    </message>
    <message>
        <source>Its newest tasks</source>
        <translation>Seine neuesten Aufgaben</translation>
    </message>
    <message>
        <source>No failure chosen</source>
        <translation>Kein Fehler gewählt</translation>
    </message>
    <message>
        <source>Choose one above to see its tasks</source>
        <translation>Wählen Sie oben einen, um seine Aufgaben zu sehen</translation>
    </message>
    <message>
        <source>At &amp;risk</source>
        <translation>Ge&amp;fährdet</translation>
    </message>
    <message>
        <source>&amp;Circuit breakers</source>
        <translation>&amp;Schutzschalter</translation>
    </message>
    <message>
        <source>Workers at risk</source>
        <translation>Gefährdete Worker</translation>
    </message>
    <message>
        <source>Nothing speaks for a failure</source>
        <translation>Nichts spricht für einen Ausfall</translation>
    </message>
    <message>
        <source>No worker fails more often than the others, was lost more than once, is silent, short of memory or unhealthy by what the cluster reports.</source>
        <translation>Kein Worker hat mehr Fehler als die anderen, ging mehr als einmal verloren, schweigt, hat zu wenig Speicher oder ist nach den Meldungen des Clusters ungesund.</translation>
    </message>
    <message>
        <source>Circuit breakers</source>
        <translation>Schutzschalter</translation>
    </message>
    <message>
        <source>Not reported by this cluster</source>
        <translation>Von diesem Cluster nicht gemeldet</translation>
    </message>
    <message>
        <source>The error dashboard of a coordinator reports them: add its address as a server.</source>
        <translation>Die Fehleranzeige eines Koordinators meldet sie: Fügen Sie deren Adresse als Server hinzu.</translation>
    </message>
    <message>
        <source>Opened and closed</source>
        <translation>Geöffnet und geschlossen</translation>
    </message>
    <message>
        <source>None opened or closed in this range</source>
        <translation>In diesem Zeitraum öffnete oder schloss keiner</translation>
    </message>
    <message>
        <source>Recovery actions</source>
        <translation>Maßnahmen zur Erholung</translation>
    </message>
    <message>
        <source>Nothing had to be recovered in this range</source>
        <translation>In diesem Zeitraum musste sich nichts erholen</translation>
    </message>
    <message>
        <source>Tasks given out again, workers that came back and circuit breakers are counted here, where the cluster tells of them.</source>
        <translation>Erneut vergebene Aufgaben, zurückgekehrte Worker und Schutzschalter werden hier gezählt, sofern der Cluster von ihnen berichtet.</translation>
    </message>
    <message>
        <source>Time until back</source>
        <translation>Zeit bis zur Rückkehr</translation>
    </message>
    <message>
        <source>%1 back, %2 away</source>
        <translation>%1 zurück, %2 weg</translation>
    </message>
    <message>
        <source>Until back: %1</source>
        <translation>Bis zur Rückkehr: %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Until back: half within %1 (%2)</source>
        <translation>Bis zur Rückkehr: die Hälfte binnen %1 (%2)</translation>
    </message>
    <message>
        <source>Half of them within %1; 95 % interval from %2 to %3. Workers that are still away are counted as open cases.</source>
        <translation>Die Hälfte binnen %1; 95-%-Intervall von %2 bis %3. Worker, die noch weg sind, zählen als offene Fälle.</translation>
    </message>
    <message>
        <source>Enter or a double click opens the worker</source>
        <translation>Eingabe oder ein Doppelklick öffnet den Worker</translation>
    </message>
    <message>
        <source>Recover&amp;y</source>
        <translation>&amp;Erholung</translation>
    </message>
    <message>
        <source>Enter or a double click finds its tasks</source>
        <translation>Eingabetaste oder Doppelklick findet die Aufgaben dazu</translation>
    </message>
    <message>
        <source>of ended tasks</source>
        <translation>der beendeten Aufgaben</translation>
    </message>
</context>
<context>
    <name>perfdeck::FileReader</name>
    <message>
        <source>%1 was not opened: %2</source>
        <translation>%1 wurde nicht geöffnet: %2</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>Nothing was imported: there is no room for it in %1.</source>
        <translation>Nichts wurde eingelesen: In %1 ist kein Platz dafür.</translation>
    </message>
    <message>
        <source>%1 has no samples.</source>
        <translation>%1 enthält keine Messwerte.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::FileSaver</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder or name.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Wählen Sie einen anderen Ordner oder Namen.</translation>
    </message>
</context>
<context>
    <name>perfdeck::FilteredView</name>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation>Filtern (Strg+F)</translation>
    </message>
</context>
<context>
    <name>perfdeck::Finder</name>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Reiter</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n Reihe</numerusform>
            <numerusform>%n Reihen</numerusform>
        </translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Go to a tab, dashboard, model, source, metric, event or note</source>
        <translation>Gehe zu Reiter, Dashboard, Modell, Quelle, Metrik, Ereignis oder Notiz</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
</context>
<context>
    <name>perfdeck::FindingButton</name>
    <message>
        <source>Series that got worse for good, and that nobody has judged</source>
        <translation>Reihen, die auf Dauer schlechter wurden und die noch niemand beurteilt hat</translation>
    </message>
    <message numerus="yes">
        <source>%n regressions …</source>
        <translation>
            <numerusform>%n Verschlechterung …</numerusform>
            <numerusform>%n Verschlechterungen …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::FindingDetails</name>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>What would be found in this series with less or more evidence asked for. It changes nothing that is kept.</source>
        <translation>Was in dieser Reihe gefunden würde, wenn weniger oder mehr Belege verlangt würden. Am Aufbewahrten ändert es nichts.</translation>
    </message>
    <message>
        <source>Sensiti&amp;vity</source>
        <translation>Empfin&amp;dlichkeit</translation>
    </message>
    <message>
        <source>There is no history to write to, so nothing can be kept.</source>
        <translation>Es gibt keinen Verlauf, in den geschrieben werden kann; nichts kann behalten werden.</translation>
    </message>
    <message>
        <source>What else &amp;changed …</source>
        <translation>Was sich noch &amp;änderte …</translation>
    </message>
    <message>
        <source>Which other series changed around it, and what came first</source>
        <translation>Welche anderen Reihen sich um diese Zeit änderten, und was zuerst kam</translation>
    </message>
</context>
<context>
    <name>perfdeck::FindingsPanel</name>
    <message>
        <source>Regressions</source>
        <translation>Verschlechterungen</translation>
    </message>
    <message>
        <source>Which changes are listed</source>
        <translation>Welche Änderungen aufgelistet sind</translation>
    </message>
    <message>
        <source>Regressions nobody judged</source>
        <translation>Unbeurteilte Verschlechterungen</translation>
    </message>
    <message>
        <source>Regressions and improvements</source>
        <translation>Verschlechterungen und Verbesserungen</translation>
    </message>
    <message>
        <source>All lasting changes</source>
        <translation>Alle dauerhaften Änderungen</translation>
    </message>
    <message>
        <source>Lasting changes</source>
        <translation>Dauerhafte Änderungen</translation>
    </message>
    <message>
        <source>Keys: A acknowledged, E expected, F fixed, B not a bug, U not judged, Enter shows it on the charts</source>
        <translation>Tasten: A bestätigt, E erwartet, F behoben, B kein Fehler, U unbeurteilt, Eingabe zeigt sie auf den Diagrammen</translation>
    </message>
    <message>
        <source>Nothing to look at here. Other changes are listed above.</source>
        <translation>Hier ist nichts anzusehen. Andere Änderungen sind oben wählbar.</translation>
    </message>
    <message>
        <source>No lasting change is known. All series are looked through every few minutes.</source>
        <translation>Keine dauerhafte Änderung bekannt. Alle Reihen werden alle paar Minuten durchgesehen.</translation>
    </message>
    <message numerus="yes">
        <source>No lasting change in %n series with enough samples to judge.</source>
        <translation>
            <numerusform>Keine dauerhafte Änderung in der %n Reihe mit genug Messwerten für ein Urteil.</numerusform>
            <numerusform>Keine dauerhafte Änderung in %n Reihen mit genug Messwerten für ein Urteil.</numerusform>
        </translation>
    </message>
    <message>
        <source>No series is long enough to be judged yet; they are looked through every few minutes.</source>
        <translation>Noch ist keine Reihe lang genug für ein Urteil; alle paar Minuten werden sie durchgesehen.</translation>
    </message>
    <message>
        <source>Opened to look only: what is found is not kept.</source>
        <translation>Nur zum Ansehen geöffnet: Was gefunden wird, wird nicht aufbewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>%n lasting changes.</source>
        <translation>
            <numerusform>%n dauerhafte Änderung.</numerusform>
            <numerusform>%n dauerhafte Änderungen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::FixedColumns</name>
    <message>
        <source>First columns of %1</source>
        <translation>Erste Spalten von %1</translation>
    </message>
</context>
<context>
    <name>perfdeck::FlameChart</name>
    <message>
        <source>Scroll through the depths</source>
        <translation>Durch die Tiefen blättern</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1, %2 of all</source>
        <translation>%1, %2 von allem</translation>
    </message>
    <message>
        <source> · zoomed to %1</source>
        <translation> · vergrößert: %1</translation>
    </message>
    <message>
        <source> · %1 found</source>
        <translation> · %1 gefunden</translation>
    </message>
    <message>
        <source>With what lies inside</source>
        <translation>Mit allem darin</translation>
    </message>
    <message>
        <source>Itself</source>
        <translation>Selbst</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change of itself</source>
        <translation>Änderung selbst</translation>
    </message>
    <message>
        <source>Zoom to this	Return</source>
        <translation>Hierauf vergrößern	Eingabe</translation>
    </message>
    <message>
        <source>Zoom out	Backspace</source>
        <translation>Verkleinern	Rücktaste</translation>
    </message>
    <message>
        <source>Show all	0</source>
        <translation>Alles zeigen	0</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2 boxes, %3 in all.</source>
        <translation>%1. %2 Kästen, %3 insgesamt.</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Itself before</source>
        <translation>Selbst vorher</translation>
    </message>
</context>
<context>
    <name>perfdeck::FlameView</name>
    <message>
        <source>Where the time goes</source>
        <translation>Wohin die Zeit geht</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Nichts zu zeigen</translation>
    </message>
    <message>
        <source>There are no times here; mark a longer range, or choose other boxes</source>
        <translation>Hier gibt es keine Zeiten; markieren Sie einen längeren Bereich oder wählen Sie andere Kästen</translation>
    </message>
    <message>
        <source>What the boxes are</source>
        <translation>Was die Kästen sind</translation>
    </message>
    <message>
        <source>Modules and layers of a run</source>
        <translation>Module und Schichten eines Laufs</translation>
    </message>
    <message>
        <source>Top-down: who calls whom</source>
        <translation>Von oben: wer wen aufruft</translation>
    </message>
    <message>
        <source>Bottom-up: what is called by whom</source>
        <translation>Von unten: was von wem aufgerufen wird</translation>
    </message>
    <message>
        <source>Search boxes</source>
        <translation>Kästen suchen</translation>
    </message>
</context>
<context>
    <name>perfdeck::GanttChart</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>Scroll through the rows</source>
        <translation>Durch die Zeilen blättern</translation>
    </message>
    <message>
        <source>%1 spans</source>
        <translation>%1 Abschnitte</translation>
    </message>
    <message>
        <source> · rows %1 to %2 of %3</source>
        <translation> · Zeilen %1 bis %2 von %3</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>on the critical path</source>
        <translation>auf dem kritischen Pfad</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2 rows, %3 spans, %4 failed, %5 on the critical path, %6 to %7.</source>
        <translation>%1. %2 Zeilen, %3 Abschnitte, %4 gescheitert, %5 auf dem kritischen Pfad, %6 bis %7.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
</context>
<context>
    <name>perfdeck::GraphMap</name>
    <message>
        <source>coloured by time</source>
        <translation>nach Zeit gefärbt</translation>
    </message>
    <message>
        <source>coloured by FLOPs</source>
        <translation>nach FLOPs gefärbt</translation>
    </message>
    <message numerus="yes">
        <source>%n parts of the model</source>
        <translation>
            <numerusform>%n Teil des Modells</numerusform>
            <numerusform>%n Teile des Modells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n Schicht</numerusform>
            <numerusform>%n Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>the rest</source>
        <translation>der Rest</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Gives</source>
        <translation>Ergibt</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOPs</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2, %3 edges.</source>
        <translation>%1. %2, %3 Kanten.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Time of what is fed</source>
        <translation>Zeit des Ziels</translation>
    </message>
    <message>
        <source>FLOPs of what is fed</source>
        <translation>FLOPs des Ziels</translation>
    </message>
</context>
<context>
    <name>perfdeck::GraphView</name>
    <message>
        <source>Model graph</source>
        <translation>Modellgraph</translation>
    </message>
    <message>
        <source>This file does not say what feeds what</source>
        <translation>Diese Datei sagt nicht, was wohin fließt</translation>
    </message>
    <message>
        <source>Open the ONNX model too and choose it above behind “against”: the graph is drawn from it, with the times of this profile.</source>
        <translation>Öffnen Sie auch das ONNX-Modell und wählen Sie es oben hinter „gegen“: Der Graph wird daraus gezeichnet, mit den Zeiten dieses Profils.</translation>
    </message>
</context>
<context>
    <name>perfdeck::HeatMap</name>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>above the last bound: only a lower limit is known</source>
        <translation>über der letzten Grenze: nur eine untere Schranke ist bekannt</translation>
    </message>
    <message>
        <source>coarse bucket: may be half or double</source>
        <translation>grobe Klasse: kann halb oder doppelt so groß sein</translation>
    </message>
    <message>
        <source>answers per %1</source>
        <translation>Antworten je %1</translation>
    </message>
    <message>
        <source>largest in each %1</source>
        <translation>größter Wert je %1</translation>
    </message>
    <message numerus="yes">
        <source>%n series left out</source>
        <translation>
            <numerusform>%n Reihe ausgelassen</numerusform>
            <numerusform>%n Reihen ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>share of all %1</source>
        <translation>Anteil an allen %1</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. Heat map of %2 rows from %3 to %4, %5 to %6.</source>
        <translation>%1. Wärmebild aus %2 Zeilen von %3 bis %4, %5 bis %6.</translation>
    </message>
    <message>
        <source>Most: %1 in %2 at %3.</source>
        <translation>Am meisten: %1 in %2 um %3.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Bis zu</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größter</translation>
    </message>
</context>
<context>
    <name>perfdeck::HistoryView</name>
    <message>
        <source>Episodes</source>
        <translation>Episoden</translation>
    </message>
    <message>
        <source>Nothing fired in this range</source>
        <translation>In diesem Zeitraum feuerte nichts</translation>
    </message>
    <message>
        <source>Choose a longer range above: episodes are kept for a year.</source>
        <translation>Oben einen längeren Zeitraum wählen: Episoden bleiben ein Jahr.</translation>
    </message>
    <message>
        <source>Filter episodes</source>
        <translation>Episoden filtern</translation>
    </message>
    <message numerus="yes">
        <source>%n episodes</source>
        <translation>
            <numerusform>%n Episode</numerusform>
            <numerusform>%n Episoden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n episodes of this range</source>
        <translation>
            <numerusform>Die neueste Episode dieses Zeitraums</numerusform>
            <numerusform>Die neuesten %n Episoden dieses Zeitraums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not over yet</source>
        <translation>
            <numerusform>%n noch nicht vorbei</numerusform>
            <numerusform>%n noch nicht vorbei</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::ItemForm</name>
    <message>
        <source>Increase per second</source>
        <translation>Zunahme pro Sekunde</translation>
    </message>
    <message>
        <source>What an item shows</source>
        <translation>Was ein Teil zeigt</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neuester</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Gezeigt als</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Series, one per line</source>
        <translation>Reihen, eine je Zeile</translation>
    </message>
    <message>
        <source>Or an expression</source>
        <translation>Oder ein Ausdruck</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>perfdeck::ItemFrame</name>
    <message>
        <source>%1; arrows move it, Shift with arrows resizes it, S splits, Delete removes, Enter changes it</source>
        <translation>%1; Pfeile verschieben es, Umschalt mit Pfeilen ändert die Größe, S teilt, Entf entfernt, Eingabe ändert es</translation>
    </message>
    <message>
        <source>Change (Enter)</source>
        <translation>Ändern (Eingabe)</translation>
    </message>
    <message>
        <source>Split (S)</source>
        <translation>Teilen (S)</translation>
    </message>
    <message>
        <source>Remove (Delete)</source>
        <translation>Entfernen (Entf)</translation>
    </message>
</context>
<context>
    <name>perfdeck::KeyField</name>
    <message>
        <source>Press a key</source>
        <translation>Taste drücken</translation>
    </message>
</context>
<context>
    <name>perfdeck::LadderForm</name>
    <message>
        <source>&amp;Offer clear levels</source>
        <translation>Ent&amp;warnung vorschlagen</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>is above</source>
        <translation>liegt über</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>is below</source>
        <translation>liegt unter</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>ist gleich</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>A tenth back from each level: what hovers about it does not come and go</source>
        <translation>Ein Zehntel vor jeder Schwelle: was um sie schwankt, kommt und geht nicht ständig</translation>
    </message>
    <message>
        <source>The number</source>
        <translation>Die Zahl</translation>
    </message>
    <message>
        <source>ends at</source>
        <translation>endet bei</translation>
    </message>
    <message>
        <source>for</source>
        <translation>für</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Level of %1</source>
        <translation>Schwelle für %1</translation>
    </message>
    <message>
        <source>End of %1</source>
        <translation>Ende von %1</translation>
    </message>
    <message>
        <source>the level</source>
        <translation>die Schwelle</translation>
    </message>
    <message>
        <source>How long before %1</source>
        <translation>Wie lange vor %1</translation>
    </message>
    <message>
        <source>There is no level that it ends</source>
        <translation>Es gibt keine Schwelle dazu</translation>
    </message>
    <message>
        <source>It has to lie on the good side of the level</source>
        <translation>Es muss auf der guten Seite der Schwelle liegen</translation>
    </message>
    <message>
        <source>At least one level</source>
        <translation>Mindestens eine Schwelle</translation>
    </message>
</context>
<context>
    <name>perfdeck::LayersView</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>No layer ran here</source>
        <translation>Hier lief keine Schicht</translation>
    </message>
    <message>
        <source>Mark a longer range in the timeline, or end the mark</source>
        <translation>Markieren Sie einen längeren Bereich auf der Zeitachse oder heben Sie die Markierung auf</translation>
    </message>
    <message>
        <source>Take layers together by</source>
        <translation>Schichten zusammennehmen nach</translation>
    </message>
    <message>
        <source>Each layer</source>
        <translation>Jede Schicht</translation>
    </message>
    <message>
        <source>By operation</source>
        <translation>Nach Operation</translation>
    </message>
    <message>
        <source>By module</source>
        <translation>Nach Modul</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>Nach Ausführung</translation>
    </message>
    <message>
        <source>Filter layers</source>
        <translation>Schichten filtern</translation>
    </message>
    <message>
        <source>%1 in layers · %2</source>
        <translation>%1 in Schichten · %2</translation>
    </message>
</context>
<context>
    <name>perfdeck::LiveRunCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
</context>
<context>
    <name>perfdeck::MachineMap</name>
    <message>
        <source>colour: how busy, 0 to 100 %</source>
        <translation>Farbe: Auslastung, 0 bis 100 %</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ausgelastet</translation>
    </message>
    <message>
        <source>%1. Its parts are not known.</source>
        <translation>%1. Die Teile sind nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%1. %n parts inside of each other.</source>
        <translation>
            <numerusform>%1. %n Teil.</numerusform>
            <numerusform>%1. %n Teile ineinander.</numerusform>
        </translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ausgelastet</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
</context>
<context>
    <name>perfdeck::MachineModel</name>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
</context>
<context>
    <name>perfdeck::MachinePanel</name>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Its parts are not known</source>
        <translation>Seine Teile sind nicht bekannt</translation>
    </message>
    <message>
        <source>They are read while this machine is collected.</source>
        <translation>Sie werden gelesen, während dieser Rechner beobachtet wird.</translation>
    </message>
    <message>
        <source>Parts of this machine</source>
        <translation>Teile dieses Rechners</translation>
    </message>
    <message>
        <source>What is known of the chosen part</source>
        <translation>Was über das gewählte Teil bekannt ist</translation>
    </message>
</context>
<context>
    <name>perfdeck::MainWindow</name>
    <message>
        <source>%1 – PerfDeck</source>
        <translation>%1 – PerfDeck</translation>
    </message>
    <message>
        <source>PerfDeck %1, GPL-3.0-or-later, Qt %2</source>
        <translation>PerfDeck %1, GPL-3.0-or-later, Qt %2</translation>
    </message>
    <message>
        <source>Simulated cluster</source>
        <translation>Simulierter Cluster</translation>
    </message>
    <message>
        <source>Choose alerts in the view Active first</source>
        <translation>Erst in der Ansicht Aktiv Alarme wählen</translation>
    </message>
</context>
<context>
    <name>perfdeck::MapChart</name>
    <message>
        <source>Show all of it</source>
        <translation>Alles zeigen</translation>
    </message>
</context>
<context>
    <name>perfdeck::MatricesView</name>
    <message>
        <source>What is shown of the families</source>
        <translation>Was von den Familien gezeigt wird</translation>
    </message>
    <message>
        <source>Median of the models</source>
        <translation>Median der Modelle</translation>
    </message>
    <message>
        <source>No model has such samples</source>
        <translation>Kein Modell hat solche Messwerte</translation>
    </message>
    <message>
        <source>Choose a longer range above, or something else to show</source>
        <translation>Oben einen längeren Zeitraum wählen oder anderes zeigen</translation>
    </message>
    <message>
        <source>Whose metrics</source>
        <translation>Wessen Messgrößen</translation>
    </message>
    <message>
        <source>Rank correlation</source>
        <translation>Rangkorrelation</translation>
    </message>
    <message>
        <source>Nothing to correlate</source>
        <translation>Nichts zu korrelieren</translation>
    </message>
    <message>
        <source>Fewer than two metrics of this side vary in its range</source>
        <translation>Weniger als zwei Messgrößen dieser Seite ändern sich in ihrem Zeitraum</translation>
    </message>
    <message>
        <source>What goes together</source>
        <translation>Was zusammengeht</translation>
    </message>
</context>
<context>
    <name>perfdeck::MatrixChart</name>
    <message>
        <source>%1 by %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2 rows, %3 columns.</source>
        <translation>%1. %2 Zeilen, %3 Spalten.</translation>
    </message>
</context>
<context>
    <name>perfdeck::MemoryChart</name>
    <message>
        <source>in use after each layer</source>
        <translation>belegt nach jeder Schicht</translation>
    </message>
    <message>
        <source>in use over time</source>
        <translation>belegt im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Layers in their order</source>
        <translation>Schichten in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Belegter Speicher</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>Spitze %1</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>perfdeck::MetricLines</name>
    <message>
        <source>Metrics of your own</source>
        <translation>Eigene Metriken</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
</context>
<context>
    <name>perfdeck::ModelComparison</name>
    <message>
        <source>Compared models</source>
        <translation>Verglichene Modelle</translation>
    </message>
    <message>
        <source>Comparison of the marked models</source>
        <translation>Vergleich der markierten Modelle</translation>
    </message>
    <message>
        <source>Clear marks</source>
        <translation>Marken löschen</translation>
    </message>
</context>
<context>
    <name>perfdeck::ModelDetails</name>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>or not in this range</source>
        <translation>oder nicht in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Latency of all requests</source>
        <translation>Latenz aller Anfragen</translation>
    </message>
</context>
<context>
    <name>perfdeck::ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Filter models</source>
        <translation>Modelle filtern</translation>
    </message>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation>Filtern (Strg+F)</translation>
    </message>
    <message>
        <source>Space marks a model for comparison</source>
        <translation>Leertaste markiert ein Modell zum Vergleich</translation>
    </message>
    <message numerus="yes">
        <source>%n models compared</source>
        <translation>
            <numerusform>%n Modell verglichen</numerusform>
            <numerusform>%n Modelle verglichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::MuteForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Routes name it by this</source>
        <translation>So nennen ihn die Wege</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Of this machine</source>
        <translation>Dieses Rechners</translation>
    </message>
    <message>
        <source>In these hours nothing is told</source>
        <translation>In diesen Stunden wird nichts gemeldet</translation>
    </message>
</context>
<context>
    <name>perfdeck::NamedList</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
</context>
<context>
    <name>perfdeck::NewBenchmarkView</name>
    <message>
        <source>Benchmarks</source>
        <translation>Benchmarks</translation>
    </message>
    <message>
        <source>No benchmark is like that</source>
        <translation>Kein Benchmark ist so</translation>
    </message>
    <message>
        <source>Clear the filter to see all.</source>
        <translation>Den Filter leeren, um alle zu sehen.</translation>
    </message>
    <message>
        <source>Filter benchmarks</source>
        <translation>Benchmarks filtern</translation>
    </message>
    <message>
        <source>What stands against measuring now</source>
        <translation>Was jetzt gegen eine Messung spricht</translation>
    </message>
    <message>
        <source>Loo&amp;k again</source>
        <translation>Noch einmal &amp;prüfen</translation>
    </message>
    <message>
        <source>At this machine: power saving, load, heat, other programs</source>
        <translation>Diesen Rechner: Stromsparen, Last, Hitze, andere Programme</translation>
    </message>
    <message>
        <source>Save as &amp;definition</source>
        <translation>Als &amp;Definition sichern</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message numerus="yes">
        <source>%n cells</source>
        <translation>
            <numerusform>%n Zelle</numerusform>
            <numerusform>%n Zellen</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 is kept</source>
        <translation>%1 ist gesichert</translation>
    </message>
</context>
<context>
    <name>perfdeck::NoteEditor</name>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
</context>
<context>
    <name>perfdeck::NoteForm</name>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Text der Notiz</translation>
    </message>
    <message>
        <source>What happened? Enter keeps the note</source>
        <translation>Was ist geschehen? Eingabe behält die Notiz</translation>
    </message>
    <message>
        <source>Tags of the note</source>
        <translation>Stichwörter der Notiz</translation>
    </message>
    <message>
        <source>Tags, divided by blanks</source>
        <translation>Stichwörter, durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>Too long: shorten it</source>
        <translation>Zu lang: kürzen</translation>
    </message>
</context>
<context>
    <name>perfdeck::NotesPanel</name>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Search the notes</source>
        <translation>Notizen durchsuchen</translation>
    </message>
    <message>
        <source>Search text, tags, authors</source>
        <translation>Text, Stichwörter, Verfasser suchen</translation>
    </message>
    <message>
        <source>There is no history to write to: new notes go when the window is closed.</source>
        <translation>Es gibt keinen Verlauf zum Schreiben: Neue Notizen gehen mit dem Fenster verloren.</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>&amp;Schreiben</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Hingehen</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>Än&amp;dern</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>On charts</source>
        <translation>In Diagrammen</translation>
    </message>
    <message>
        <source>Kinds of events shown on charts</source>
        <translation>Arten von Ereignissen in Diagrammen</translation>
    </message>
    <message>
        <source>The note was deleted.</source>
        <translation>Die Notiz wurde gelöscht.</translation>
    </message>
    <message>
        <source>%1 notes were deleted.</source>
        <translation>%1 Notizen wurden gelöscht.</translation>
    </message>
    <message>
        <source>No note yet</source>
        <translation>Noch keine Notiz</translation>
    </message>
    <message>
        <source>N over a chart writes one about that moment.</source>
        <translation>N über einem Diagramm schreibt eine zu diesem Zeitpunkt.</translation>
    </message>
</context>
<context>
    <name>perfdeck::NoticeDesk</name>
    <message numerus="yes">
        <source>%n notices were held back</source>
        <translation>
            <numerusform>%n Meldung wurde zurückgehalten</numerusform>
            <numerusform>%n Meldungen wurden zurückgehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>The Alerts tab shows what they were about.</source>
        <translation>Der Reiter „Alarme“ zeigt, worum es ging.</translation>
    </message>
</context>
<context>
    <name>perfdeck::NumberChoice</name>
    <message>
        <source>Number that is shown</source>
        <translation>Zahl, die gezeigt wird</translation>
    </message>
</context>
<context>
    <name>perfdeck::OpenedProfiles</name>
    <message>
        <source>%1 was not opened: this window cannot read profiles</source>
        <translation>%1 wurde nicht geöffnet: Dieses Fenster kann keine Profile lesen</translation>
    </message>
</context>
<context>
    <name>perfdeck::OverviewPage</name>
    <message>
        <source>This machine …</source>
        <translation>Dieser Rechner …</translation>
    </message>
    <message>
        <source>Its packages, caches, cores, devices and GPUs (Ctrl+M)</source>
        <translation>Seine Prozessoren, Caches, Kerne, Geräte und GPUs (Strg+M)</translation>
    </message>
    <message>
        <source>GPUs of this machine</source>
        <translation>GPUs dieses Rechners</translation>
    </message>
    <message>
        <source>Hottest processes</source>
        <translation>Aktivste Prozesse</translation>
    </message>
    <message>
        <source>No processes seen</source>
        <translation>Keine Prozesse gesehen</translation>
    </message>
    <message>
        <source>They are listed while this machine is collected.</source>
        <translation>Sie werden aufgelistet, während dieser Rechner beobachtet wird.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Nothing is being collected</source>
        <translation>Es wird nichts gesammelt</translation>
    </message>
    <message>
        <source>What is shown was stored earlier.</source>
        <translation>Was zu sehen ist, wurde früher gespeichert.</translation>
    </message>
    <message>
        <source>Recent events</source>
        <translation>Letzte Ereignisse</translation>
    </message>
    <message>
        <source>Nothing happened</source>
        <translation>Nichts geschehen</translation>
    </message>
    <message>
        <source>Sources that go down or come back are noted here.</source>
        <translation>Quellen, die ausfallen oder wiederkommen, werden hier vermerkt.</translation>
    </message>
    <message>
        <source>Latency of the slowest models</source>
        <translation>Latenz der langsamsten Modelle</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Add one with Ctrl+N</source>
        <translation>Mit Strg+N hinzufügen</translation>
    </message>
    <message>
        <source>Rates and latency need two polls and some traffic</source>
        <translation>Raten und Latenz brauchen zwei Abfragen und etwas Verkehr</translation>
    </message>
    <message>
        <source>%1 reports no numbers</source>
        <translation>%1 meldet keine Zahlen</translation>
    </message>
    <message>
        <source>Its driver&apos;s library was not found or gave none</source>
        <translation>Die Bibliothek ihres Treibers fehlt oder gab keine</translation>
    </message>
    <message>
        <source>The served models do not report this</source>
        <translation>Die bedienten Modelle melden das nicht</translation>
    </message>
</context>
<context>
    <name>perfdeck::PaintedChart</name>
    <message>
        <source>Waiting for data</source>
        <translation>Wartet auf Daten</translation>
    </message>
    <message>
        <source>No data in this time range</source>
        <translation>Keine Daten in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Zoom out, or choose another time.</source>
        <translation>Verkleinern Sie, oder wählen Sie eine andere Zeit.</translation>
    </message>
</context>
<context>
    <name>perfdeck::PerformanceView</name>
    <message>
        <source>Tasks ended per second</source>
        <translation>Beendete Aufgaben pro Sekunde</translation>
    </message>
    <message>
        <source>Allocation time, by the server</source>
        <translation>Zuteilungszeit laut Server</translation>
    </message>
    <message>
        <source>Efficiency, by the server</source>
        <translation>Effizienz laut Server</translation>
    </message>
    <message>
        <source>Allocation: not reported by this cluster, or no task has ended in this range.</source>
        <translation>Zuteilung: von diesem Cluster nicht gemeldet, oder in diesem Zeitraum ist keine Aufgabe beendet worden.</translation>
    </message>
    <message>
        <source>Allocation: tasks ran for %1 of the time they waited and ran (%2 tasks).</source>
        <translation>Zuteilung: Aufgaben liefen während %1 der Zeit, die sie warteten und liefen (%2 Aufgaben).</translation>
    </message>
    <message>
        <source>Use of what is reserved: not reported by this cluster for the same worker.</source>
        <translation>Nutzung des Reservierten: von diesem Cluster nicht für denselben Worker gemeldet.</translation>
    </message>
    <message>
        <source>Use of what is reserved: %1 of the CPU are reserved, %2 used, which is %3 of it (%4 workers, now).</source>
        <translation>Nutzung des Reservierten: %1 der CPU sind reserviert, %2 genutzt, das sind %3 davon (%4 Worker, jetzt).</translation>
    </message>
    <message>
        <source>Busy workers: not reported by this cluster.</source>
        <translation>Beschäftigte Worker: von diesem Cluster nicht gemeldet.</translation>
    </message>
    <message>
        <source>Busy workers: %1 of %2 have a task now.</source>
        <translation>Beschäftigte Worker: %1 von %2 haben jetzt eine Aufgabe.</translation>
    </message>
    <message>
        <source>Nothing to recommend from this range. A rule speaks from %1 cases on and only where the intervals are apart.</source>
        <translation>Aus diesem Zeitraum ist nichts zu empfehlen. Eine Regel spricht erst ab %1 Fällen und nur, wo die Intervalle auseinanderliegen.</translation>
    </message>
    <message>
        <source>Not reported by this cluster</source>
        <translation>Von diesem Cluster nicht gemeldet</translation>
    </message>
    <message>
        <source>Or not in this range; its exporter may know more</source>
        <translation>Oder nicht in diesem Zeitraum; sein Exporter weiß vielleicht mehr</translation>
    </message>
    <message>
        <source>Allocation time, task by task</source>
        <translation>Zuteilungszeit, Aufgabe für Aufgabe</translation>
    </message>
    <message>
        <source>Or no task has ended in this range</source>
        <translation>Oder in diesem Zeitraum ist keine Aufgabe beendet worden</translation>
    </message>
    <message>
        <source>By type and hardware</source>
        <translation>Nach Art und Hardware</translation>
    </message>
    <message>
        <source>No task has ended in this range</source>
        <translation>In diesem Zeitraum ist keine Aufgabe beendet worden</translation>
    </message>
    <message>
        <source>Or this cluster does not list its tasks. Choose a longer range above to look further back.</source>
        <translation>Oder dieser Cluster zählt seine Aufgaben nicht auf. Wählen Sie oben einen längeren Zeitraum, um weiter zurückzublicken.</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>Allocation time</source>
        <translation>Zuteilungszeit</translation>
    </message>
</context>
<context>
    <name>perfdeck::PinnedReadout</name>
    <message>
        <source>Pinned values</source>
        <translation>Festgehaltene Werte</translation>
    </message>
    <message>
        <source>Free the values</source>
        <translation>Werte loslassen</translation>
    </message>
    <message>
        <source>Free the values (Esc)</source>
        <translation>Werte loslassen (Esc)</translation>
    </message>
</context>
<context>
    <name>perfdeck::PlanEditor</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Channels and routes – PerfDeck</source>
        <translation>Kanäle und Wege – PerfDeck</translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation>&amp;Kanäle</translation>
    </message>
    <message>
        <source>&amp;Routes</source>
        <translation>&amp;Wege</translation>
    </message>
    <message>
        <source>&amp;Mute times</source>
        <translation>&amp;Ruhezeiten</translation>
    </message>
    <message>
        <source>&amp;Dead-man&apos;s switch</source>
        <translation>&amp;Totmannschalter</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Sends a notice through it now, as it stands here</source>
        <translation>Sendet jetzt eine Meldung darüber, so wie er hier steht</translation>
    </message>
    <message>
        <source>Secrets that are typed are kept in a file that only you can read, so that notices go out without a window too.</source>
        <translation>Eingetippte Geheimnisse liegen in einer Datei, die nur Sie lesen können, damit Meldungen auch ohne Fenster hinausgehen.</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Routes; the first that matches counts</source>
        <translation>Wege; der erste passende zählt</translation>
    </message>
    <message>
        <source>Mute times</source>
        <translation>Ruhezeiten</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>Heartbeat to</source>
        <translation>Lebenszeichen an</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>A heartbeat that a service elsewhere misses when PerfDeck, or this machine, is gone. Let that service tell you.</source>
        <translation>Ein Lebenszeichen, das ein Dienst anderswo vermisst, wenn PerfDeck oder dieser Rechner ausfällt. Lassen Sie sich von jenem Dienst benachrichtigen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Nothing was told through it yet.</source>
        <translation>Darüber wurde noch nichts gemeldet.</translation>
    </message>
    <message>
        <source>Last at %1: %2</source>
        <translation>Zuletzt um %1: %2</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>The test notice was accepted.</source>
        <translation>Die Testmeldung wurde angenommen.</translation>
    </message>
</context>
<context>
    <name>perfdeck::PlannedPage</name>
    <message>
        <source>No benchmark runs</source>
        <translation>Keine Läufe von Benchmarks</translation>
    </message>
    <message>
        <source>This tab will start, follow and compare benchmark runs. It needs a benchmark suite to run; this version has no runner yet.</source>
        <translation>Dieser Reiter wird Benchmarks starten, verfolgen und vergleichen. Er braucht eine Sammlung davon; diese Version kann noch keine ausführen.</translation>
    </message>
    <message>
        <source>No profile opened</source>
        <translation>Kein Profil geöffnet</translation>
    </message>
    <message>
        <source>This tab will show a model layer by layer with time, memory and bottlenecks. It needs a profile or an ONNX file; this version cannot read them yet.</source>
        <translation>Dieser Reiter wird ein Modell Schicht für Schicht zeigen, mit Zeit, Speicher und Engpässen. Er braucht ein Profil oder eine ONNX-Datei; diese Version kann sie noch nicht lesen.</translation>
    </message>
    <message>
        <source>No reports</source>
        <translation>Keine Berichte</translation>
    </message>
    <message>
        <source>This tab will write reports and answer SQL over the history. Until then, perfdeckctl query and perfdeckctl export do both in a terminal.</source>
        <translation>Dieser Reiter wird Berichte schreiben und SQL über den Verlauf beantworten. Bis dahin tun perfdeckctl query und perfdeckctl export beides im Terminal.</translation>
    </message>
</context>
<context>
    <name>perfdeck::ProfileBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Held against</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Open a profile</source>
        <translation>Profil öffnen</translation>
    </message>
    <message>
        <source>Open profiles or models; the arrow shows those of before</source>
        <translation>Profile oder Modelle öffnen; der Pfeil zeigt die früheren</translation>
    </message>
    <message>
        <source>Close the profile</source>
        <translation>Profil schließen</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>End the mark: show all of the profile</source>
        <translation>Markierung aufheben: das ganze Profil zeigen</translation>
    </message>
    <message>
        <source>Choose no layer</source>
        <translation>Keine Schicht wählen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>No profile was opened before</source>
        <translation>Noch wurde kein Profil geöffnet</translation>
    </message>
    <message>
        <source>Marked: %1 ✕</source>
        <translation>Markiert: %1 ✕</translation>
    </message>
    <message>
        <source>Layer: %1 ✕</source>
        <translation>Schicht: %1 ✕</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenfassen</translation>
    </message>
    <message>
        <source>Put all that are open together: mean and interval of each layer</source>
        <translation>Alle geöffneten zusammenfassen: Mittel und Intervall jeder Schicht</translation>
    </message>
</context>
<context>
    <name>perfdeck::ProfileMemoryView</name>
    <message>
        <source>Who holds the peak</source>
        <translation>Wer die Spitze hält</translation>
    </message>
    <message>
        <source>This file does not say who holds memory when</source>
        <translation>Diese Datei sagt nicht, wer wann Speicher hält</translation>
    </message>
    <message>
        <source>Who asks for most in a run</source>
        <translation>Wer je Lauf am meisten anfordert</translation>
    </message>
    <message>
        <source>This file does not say what layers ask for</source>
        <translation>Diese Datei sagt nicht, was Schichten anfordern</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>No memory in use was written down</source>
        <translation>Belegter Speicher wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Profile with profile_memory=True</source>
        <translation>Zeichnen Sie mit profile_memory=True auf</translation>
    </message>
    <message>
        <source>This kind of file does not have it, or not here</source>
        <translation>Diese Art von Datei enthält ihn nicht, oder hier nicht</translation>
    </message>
</context>
<context>
    <name>perfdeck::ProfileSummaryView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What the reader left out or guessed</source>
        <translation>Was beim Lesen ausgelassen oder angenommen wurde</translation>
    </message>
    <message>
        <source>The profile in a sentence</source>
        <translation>Das Profil in einem Satz</translation>
    </message>
    <message>
        <source>About this profile</source>
        <translation>Über dieses Profil</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>Kurz gesagt</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Keine Zeiten</translation>
    </message>
    <message>
        <source>Worst offenders</source>
        <translation>Die größten Verursacher</translation>
    </message>
    <message>
        <source>By operation</source>
        <translation>Nach Operation</translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n Schicht</numerusform>
            <numerusform>%n Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Geschrieben von</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOPs</translation>
    </message>
    <message>
        <source>FLOPs over the time in layers</source>
        <translation>FLOPs durch die Zeit in Schichten</translation>
    </message>
    <message>
        <source>Layers of unknown cost</source>
        <translation>Schichten mit unbekanntem Aufwand</translation>
    </message>
    <message>
        <source>Bytes moved at least</source>
        <translation>Mindestens bewegte Bytes</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Memory in use at its peak</source>
        <translation>Belegter Speicher in der Spitze</translation>
    </message>
</context>
<context>
    <name>perfdeck::ProfilingPage</name>
    <message>
        <source>Open or drop files here:
ONNX Runtime: SessionOptions.enable_profiling = True, then end_profiling()
PyTorch: torch.profiler.profile(…).export_chrome_trace(&quot;trace.json&quot;)
TensorRT: trtexec --exportProfile=profile.json --separateProfileRun
oneDNN: ONEDNN_VERBOSE=1 program &gt; onednn.log
Chrome traces of any program (.json, .json.gz), and ONNX models (.onnx)</source>
        <translation>Öffnen Sie Dateien oder ziehen Sie sie hierher:
ONNX Runtime: SessionOptions.enable_profiling = True, danach end_profiling()
PyTorch: torch.profiler.profile(…).export_chrome_trace(&quot;trace.json&quot;)
TensorRT: trtexec --exportProfile=profile.json --separateProfileRun
oneDNN: ONEDNN_VERBOSE=1 programm &gt; onednn.log
Chrome-Traces beliebiger Programme (.json, .json.gz) und ONNX-Modelle (.onnx)</translation>
    </message>
    <message>
        <source>Views of the profile</source>
        <translation>Ansichten des Profils</translation>
    </message>
    <message>
        <source>How much of the file is read</source>
        <translation>Wie viel der Datei gelesen ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop reading the file</source>
        <translation>Lesen der Datei abbrechen</translation>
    </message>
    <message>
        <source>Open profiles</source>
        <translation>Profile öffnen</translation>
    </message>
    <message>
        <source>Profiles and models (*.json *.json.gz *.gz *.onnx *.log *.txt *.trace);;All files (*)</source>
        <translation>Profile und Modelle (*.json *.json.gz *.gz *.onnx *.log *.txt *.trace);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Reading %1: %2 of %3</source>
        <translation>%1 wird gelesen: %2 von %3</translation>
    </message>
    <message>
        <source>No profile opened</source>
        <translation>Kein Profil geöffnet</translation>
    </message>
    <message>
        <source>Open profiles …</source>
        <translation>Profile öffnen …</translation>
    </message>
    <message>
        <source>Reading the profile …</source>
        <translation>Das Profil wird gelesen …</translation>
    </message>
    <message>
        <source>It is shown as soon as there is something to see.</source>
        <translation>Es erscheint, sobald es etwas zu sehen gibt.</translation>
    </message>
    <message>
        <source>There are no two profiles of one kind to put together</source>
        <translation>Es gibt keine zwei Profile einer Art zum Zusammenfassen</translation>
    </message>
    <message numerus="yes">
        <source>mean of %n profiles</source>
        <translation>
            <numerusform>Mittel aus %n Profil</numerusform>
            <numerusform>Mittel aus %n Profilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::Program</name>
    <message numerus="yes">
        <source>Open %n files: %1</source>
        <translation>
            <numerusform>%n Datei öffnen: %1</numerusform>
            <numerusform>%n Dateien öffnen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Samples together in one window</source>
        <translation>Messwerte zusammen in einem Fenster</translation>
    </message>
    <message>
        <source>Each in a window of its own</source>
        <translation>Jede in einem eigenen Fenster</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>%1 geöffnet</translation>
    </message>
    <message>
        <source>The session was made over %1, which is not there; it is shown over this history.</source>
        <translation>Die Sitzung entstand über %1, das es hier nicht gibt; sie wird über diesem Verlauf gezeigt.</translation>
    </message>
</context>
<context>
    <name>perfdeck::RangeField</name>
    <message>
        <source>Range of time</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>What is shown. Type 6h, now/d, 14:00-15:30, 2026-11-20 14:00 .. 15:30 (Ctrl+L)</source>
        <translation>Was gezeigt wird. Eingeben: 6h, now/d, 14:00-15:30, 2026-11-20 14:00 .. 15:30 (Strg+L)</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>Letzte %1</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Write 6h, now/d, 14:00-15:30 or 2026-11-20 14:00 .. 15:30.</source>
        <translation>Schreiben Sie 6h, now/d, 14:00-15:30 oder 2026-11-20 14:00 .. 15:30.</translation>
    </message>
    <message>
        <source>There is no range of time. %1</source>
        <translation>Da steht kein Zeitraum. %1</translation>
    </message>
    <message>
        <source>“%1” is neither a time nor a length. %2</source>
        <translation>„%1“ ist weder eine Zeit noch eine Dauer. %2</translation>
    </message>
    <message>
        <source>The range ends before it begins. %1</source>
        <translation>Der Zeitraum endet, bevor er beginnt. %1</translation>
    </message>
    <message>
        <source>The range begins in the future. %1</source>
        <translation>Der Zeitraum beginnt in der Zukunft. %1</translation>
    </message>
</context>
<context>
    <name>perfdeck::RangePopup</name>
    <message>
        <source>Choose a range of time</source>
        <translation>Zeitraum wählen</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>Spans up to now</source>
        <translation>Zeiträume bis jetzt</translation>
    </message>
    <message>
        <source>&amp;Up to now</source>
        <translation>Bis &amp;jetzt</translation>
    </message>
    <message>
        <source>Ranges used before</source>
        <translation>Früher benutzte Zeiträume</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Zuletzt</translation>
    </message>
    <message>
        <source>%1: day</source>
        <translation>%1: Tag</translation>
    </message>
    <message>
        <source>%1: time of day</source>
        <translation>%1: Uhrzeit</translation>
    </message>
    <message>
        <source>Up to &amp;now, growing</source>
        <translation>Bis &amp;jetzt, wachsend</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>%1 long</source>
        <translation>%1 lang</translation>
    </message>
    <message>
        <source>It begins in the future</source>
        <translation>Er beginnt in der Zukunft</translation>
    </message>
    <message>
        <source>It ends before it begins</source>
        <translation>Er endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>%1, times in %2</source>
        <translation>%1, Zeiten in %2</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Voriger Monat</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Nächster Monat</translation>
    </message>
</context>
<context>
    <name>perfdeck::ReadoutPanel</name>
    <message>
        <source>Values at the cursor</source>
        <translation>Werte am Zeiger</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>Alles &amp;kopieren</translation>
    </message>
    <message>
        <source>No cursor on a chart</source>
        <translation>Kein Zeiger auf einem Diagramm</translation>
    </message>
    <message>
        <source>Move the pointer over a chart, or step with the arrow keys in one.</source>
        <translation>Den Zeiger über ein Diagramm bewegen oder darin mit den Pfeiltasten gehen.</translation>
    </message>
</context>
<context>
    <name>perfdeck::RelatedPanel</name>
    <message>
        <source>What else changed</source>
        <translation>Was sich noch änderte</translation>
    </message>
    <message>
        <source>Its course</source>
        <translation>Sein Verlauf</translation>
    </message>
    <message>
        <source>Series that changed, likely causes first</source>
        <translation>Reihen, die sich änderten, wahrscheinliche Ursachen zuerst</translation>
    </message>
    <message>
        <source>Enter shows it on the charts</source>
        <translation>Eingabe zeigt es in den Diagrammen</translation>
    </message>
    <message>
        <source>any series</source>
        <translation>beliebige Reihen</translation>
    </message>
    <message>
        <source>In %1, around %2</source>
        <translation>In %1, um %2</translation>
    </message>
    <message>
        <source>All series are being looked through …</source>
        <translation>Alle Reihen werden durchgesehen …</translation>
    </message>
    <message>
        <source>There are too few samples to judge. The time before, three times as long as the range, has to be known.</source>
        <translation>Es gibt zu wenige Messwerte für ein Urteil. Die Zeit davor, dreimal so lang wie der Bereich, muss bekannt sein.</translation>
    </message>
    <message numerus="yes">
        <source>None of %n series that were looked at changed.</source>
        <translation>
            <numerusform>Die eine angesehene Reihe änderte sich nicht.</numerusform>
            <numerusform>Keine von %n angesehenen Reihen änderte sich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n series changed; before and after are told against %2.</source>
        <translation>
            <numerusform>%1 von %n Reihe änderte sich; davor und danach beziehen sich auf %2.</numerusform>
            <numerusform>%1 von %n Reihen änderten sich; davor und danach beziehen sich auf %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not looked at for lack of time.</source>
        <translation>
            <numerusform>%n wurde aus Zeitmangel nicht angesehen.</numerusform>
            <numerusform>%n wurden aus Zeitmangel nicht angesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Events near it:</source>
        <translation>Ereignisse in der Nähe:</translation>
    </message>
    <message>
        <source>began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>asked about</source>
        <translation>gefragt</translation>
    </message>
</context>
<context>
    <name>perfdeck::RooflineChart</name>
    <message numerus="yes">
        <source>%n layers of known cost</source>
        <translation>
            <numerusform>%n Schicht mit bekanntem Aufwand</numerusform>
            <numerusform>%n Schichten mit bekanntem Aufwand</numerusform>
        </translation>
    </message>
    <message>
        <source> · no roof: this machine was not measured</source>
        <translation> · kein Dach: Dieser Rechner wurde nicht gemessen</translation>
    </message>
    <message>
        <source> · roof of %1</source>
        <translation> · Dach von %1</translation>
    </message>
    <message>
        <source>FLOPs a byte moved</source>
        <translation>FLOPs je bewegtem Byte</translation>
    </message>
    <message>
        <source>FLOP/s</source>
        <translation>FLOP/s</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>Intensität</translation>
    </message>
    <message>
        <source>Of what the roof allows</source>
        <translation>Vom Erlaubten des Dachs</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>What the roof allows</source>
        <translation>Was das Dach erlaubt</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>perfdeck::RooflineView</name>
    <message>
        <source>Measure this machine</source>
        <translation>Diesen Rechner messen</translation>
    </message>
    <message>
        <source>Measures what this machine computes and reads at best, in about a minute, while it should do nothing else</source>
        <translation>Misst, was dieser Rechner bestenfalls rechnet und liest, in etwa einer Minute, in der er nichts anderes tun sollte</translation>
    </message>
    <message>
        <source>Roofline</source>
        <translation>Roofline</translation>
    </message>
    <message>
        <source>No layer has a time, FLOPs and bytes</source>
        <translation>Keine Schicht hat Zeit, FLOPs und Bytes</translation>
    </message>
    <message>
        <source>FLOPs follow from the shapes of a profile; hold it against its ONNX model where it has none</source>
        <translation>FLOPs folgen aus den Formen eines Profils; vergleichen Sie es mit seinem ONNX-Modell, wo sie fehlen</translation>
    </message>
    <message>
        <source>This machine is being measured …</source>
        <translation>Dieser Rechner wird gemessen …</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>What this machine can do at best was not measured, so there is no roof.</source>
        <translation>Was dieser Rechner bestenfalls kann, wurde nicht gemessen; daher gibt es kein Dach.</translation>
    </message>
    <message>
        <source>There is no roof: this window cannot measure the machine.</source>
        <translation>Es gibt kein Dach: Dieses Fenster kann den Rechner nicht messen.</translation>
    </message>
    <message>
        <source>Roof: %1, measured %2</source>
        <translation>Dach: %1, gemessen am %2</translation>
    </message>
    <message>
        <source>Roof: %1, as of %2</source>
        <translation>Dach: %1, Stand %2</translation>
    </message>
</context>
<context>
    <name>perfdeck::RouteForm</name>
    <message>
        <source>critical only</source>
        <translation>nur kritisch</translation>
    </message>
    <message>
        <source>warning and critical</source>
        <translation>Warnung und kritisch</translation>
    </message>
    <message>
        <source>all severities</source>
        <translation>alle Schweregrade</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Alerts with</source>
        <translation>Alarme mit</translation>
    </message>
    <message>
        <source>go to</source>
        <translation>gehen an</translation>
    </message>
    <message>
        <source>There is no channel %1</source>
        <translation>Es gibt keinen Kanal %1</translation>
    </message>
    <message>
        <source>Mute times</source>
        <translation>Ruhezeiten</translation>
    </message>
    <message>
        <source>There is no mute time %1</source>
        <translation>Es gibt keine Ruhezeit %1</translation>
    </message>
    <message>
        <source>First after</source>
        <translation>Erstmals nach</translation>
    </message>
    <message>
        <source>Changes every</source>
        <translation>Änderungen alle</translation>
    </message>
    <message>
        <source>Again every</source>
        <translation>Erneut alle</translation>
    </message>
    <message>
        <source>Nobody acknowledged</source>
        <translation>Niemand hat bestätigt</translation>
    </message>
    <message>
        <source>Write it as 15m pager, mail; 1h boss</source>
        <translation>Schreibweise: 15m pager, mail; 1h chef</translation>
    </message>
    <message>
        <source>nobody hears of them</source>
        <translation>niemand erfährt davon</translation>
    </message>
    <message>
        <source>told at all times</source>
        <translation>zu jeder Zeit gemeldet</translation>
    </message>
    <message>
        <source>as the rule has it</source>
        <translation>wie in der Regel</translation>
    </message>
    <message>
        <source>One notice for each</source>
        <translation>Eine Meldung je</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>alle zusammen</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
</context>
<context>
    <name>perfdeck::RowTable</name>
    <message>
        <source>Copy selected rows</source>
        <translation>Gewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy all rows</source>
        <translation>Alle Zeilen kopieren</translation>
    </message>
    <message>
        <source>Save selected rows as CSV…</source>
        <translation>Gewählte Zeilen als CSV speichern …</translation>
    </message>
    <message>
        <source>Save all rows as CSV…</source>
        <translation>Alle Zeilen als CSV speichern …</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Words that have to occur, in any order.
column:text   the column contains it
column=text   the column is exactly that
p99&gt;200ms     compare numbers with their unit: &gt; &gt;= &lt; &lt;= = !=
-word         must not occur
&quot;two words&quot;   stand together</source>
        <translation>Wörter, die vorkommen müssen, in beliebiger Folge.
spalte:text   die Spalte enthält ihn
spalte=text   die Spalte ist genau das
p99&gt;200ms     Zahlen mit ihrer Einheit vergleichen: &gt; &gt;= &lt; &lt;= = !=
-wort         darf nicht vorkommen
&quot;zwei worte&quot;   stehen beieinander</translation>
    </message>
</context>
<context>
    <name>perfdeck::RowTree</name>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Copy all rows</source>
        <translation>Alle Zeilen kopieren</translation>
    </message>
    <message>
        <source>Save all rows as CSV…</source>
        <translation>Alle Zeilen als CSV speichern …</translation>
    </message>
</context>
<context>
    <name>perfdeck::RuleEditor</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Alert rule – PerfDeck</source>
        <translation>Alarmregel – PerfDeck</translation>
    </message>
    <message>
        <source>What is watched</source>
        <translation>Was beobachtet wird</translation>
    </message>
    <message>
        <source>When it is how bad</source>
        <translation>Ab wann es wie schlimm ist</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was er meldet</translation>
    </message>
    <message>
        <source>How it goes on</source>
        <translation>Wie es weitergeht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>S&amp;witch off</source>
        <translation>Aus&amp;schalten</translation>
    </message>
    <message>
        <source>D&amp;elete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>(copy)</source>
        <translation>(Kopie)</translation>
    </message>
    <message>
        <source>Show as &amp;text</source>
        <translation>Als &amp;Text zeigen</translation>
    </message>
    <message>
        <source>The rule as text</source>
        <translation>Die Regel als Text</translation>
    </message>
</context>
<context>
    <name>perfdeck::RulePreview</name>
    <message>
        <source>ends</source>
        <translation>endet</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>There are no samples in the last %1 to try it on.</source>
        <translation>In den letzten %1 gibt es keine Messwerte, an denen sie sich erproben ließe.</translation>
    </message>
    <message>
        <source>In the last %1 this would not have fired.</source>
        <translation>In den letzten %1 hätte sie nicht angeschlagen.</translation>
    </message>
    <message numerus="yes">
        <source>In the last %1 this would have fired %n times, in all %2.</source>
        <translation>
            <numerusform>In den letzten %1 hätte sie %n-mal angeschlagen, insgesamt %2.</numerusform>
            <numerusform>In den letzten %1 hätte sie %n-mal angeschlagen, insgesamt %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them met alerts that somebody acknowledged.</source>
        <translation>
            <numerusform>%n davon traf auf Alarme, die jemand bestätigt hat.</numerusform>
            <numerusform>%n davon trafen auf Alarme, die jemand bestätigt hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are samples of %1 only.</source>
        <translation>Es gibt nur Messwerte von %1.</translation>
    </message>
    <message>
        <source>What it looks at</source>
        <translation>Worauf sie blickt</translation>
    </message>
    <message>
        <source>Tried on the last</source>
        <translation>Erprobt an den letzten</translation>
    </message>
    <message>
        <source>&amp;Tried on the last</source>
        <translation>&amp;Erprobt an den letzten</translation>
    </message>
    <message>
        <source>The expression cannot be computed</source>
        <translation>Der Ausdruck lässt sich nicht berechnen</translation>
    </message>
    <message>
        <source>Trying it on the past …</source>
        <translation>Wird an der Vergangenheit erprobt …</translation>
    </message>
    <message>
        <source>It is tried once it is complete.</source>
        <translation>Sie wird erprobt, sobald sie vollständig ist.</translation>
    </message>
    <message>
        <source>There is no series to draw</source>
        <translation>Es gibt keine Reihe zu zeichnen</translation>
    </message>
    <message>
        <source>No samples in this range</source>
        <translation>Keine Messwerte in diesem Zeitraum</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
</context>
<context>
    <name>perfdeck::RulesView</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>There is no rule</source>
        <translation>Es gibt keine Regel</translation>
    </message>
    <message>
        <source>Rules are files in the folder alerts beside the settings; see the option --alert-rules.</source>
        <translation>Regeln sind Dateien im Ordner alerts neben den Einstellungen; siehe die Option --alert-rules.</translation>
    </message>
    <message>
        <source>Filter rules</source>
        <translation>Regeln filtern</translation>
    </message>
    <message>
        <source>&amp;New rule …</source>
        <translation>&amp;Neue Regel …</translation>
    </message>
    <message>
        <source>&amp;Edit …</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Switch off</source>
        <translation>Aus&amp;schalten</translation>
    </message>
    <message>
        <source>Narrow to its &amp;alerts</source>
        <translation>Auf ihre &amp;Alarme einengen</translation>
    </message>
    <message>
        <source>&amp;Switch on</source>
        <translation>Ein&amp;schalten</translation>
    </message>
    <message>
        <source>Every %1; has to hold for %2 (warning) and %3 (critical) before it fires.</source>
        <translation>Alle %1; muss %2 (Warnung) und %3 (kritisch) lang zutreffen, bevor sie feuert.</translation>
    </message>
</context>
<context>
    <name>perfdeck::RunFilterBar</name>
    <message>
        <source>Kind of runs</source>
        <translation>Art der Läufe</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>Jede Art</translation>
    </message>
    <message>
        <source>State of runs</source>
        <translation>Zustand der Läufe</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Jeder Zustand</translation>
    </message>
    <message>
        <source>Verdict on runs</source>
        <translation>Urteil über die Läufe</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>Jedes Urteil</translation>
    </message>
    <message>
        <source>Model of runs</source>
        <translation>Modell der Läufe</translation>
    </message>
    <message>
        <source>Any model</source>
        <translation>Jedes Modell</translation>
    </message>
    <message>
        <source>Device of runs</source>
        <translation>Gerät der Läufe</translation>
    </message>
    <message>
        <source>Any device</source>
        <translation>Jedes Gerät</translation>
    </message>
    <message>
        <source>Age of runs</source>
        <translation>Alter der Läufe</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>Letzte %1</translation>
    </message>
</context>
<context>
    <name>perfdeck::RunRemovals</name>
    <message numerus="yes">
        <source>%n runs removed</source>
        <translation>
            <numerusform>%n Lauf entfernt</numerusform>
            <numerusform>%n Läufe entfernt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::RunSummary</name>
    <message>
        <source>Chosen run</source>
        <translation>Gewählter Lauf</translation>
    </message>
    <message>
        <source>No run is chosen</source>
        <translation>Kein Lauf ist gewählt</translation>
    </message>
    <message>
        <source>Choose one in the table: whether it can be trusted, what was run on what, and what differs from the run before are shown here.</source>
        <translation>Einen in der Tabelle wählen: Hier steht, ob man ihm trauen kann, was worauf lief und was anders ist als beim Lauf davor.</translation>
    </message>
    <message>
        <source>What stands against it</source>
        <translation>Was dagegen spricht</translation>
    </message>
    <message>
        <source>Against the run before</source>
        <translation>Gegenüber dem Lauf davor</translation>
    </message>
    <message>
        <source>What was run</source>
        <translation>Was lief</translation>
    </message>
    <message>
        <source>Before it was measured</source>
        <translation>Vor der Messung</translation>
    </message>
    <message>
        <source>What it ran on</source>
        <translation>Worauf er lief</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note (C); Enter keeps it</source>
        <translation>Notiz (C); Eingabe behält sie</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Tags, divided by commas</source>
        <translation>Marken, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
</context>
<context>
    <name>perfdeck::SaveBoard</name>
    <message>
        <source>Saving %1</source>
        <translation>%1 wird gespeichert</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>%1 was not saved: it was cancelled.</source>
        <translation>%1 wurde nicht gespeichert: es wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>perfdeck::ScalingView</name>
    <message>
        <source>Load and decisions</source>
        <translation>Last und Entscheidungen</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Not reported by this cluster</source>
        <translation>Von diesem Cluster nicht gemeldet</translation>
    </message>
    <message>
        <source>Or not in this range; its exporter may know more</source>
        <translation>Oder nicht in diesem Zeitraum; sein Exporter weiß vielleicht mehr</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>No decision in this range</source>
        <translation>Keine Entscheidung in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Not every coordinator reports them: its Prometheus exporter or the DRM statistics over HTTP do. Choose a longer range above to look further back.</source>
        <translation>Nicht jeder Koordinator meldet sie: sein Prometheus-Exporter oder die DRM-Statistik über HTTP tun es. Wählen Sie oben einen längeren Zeitraum, um weiter zurückzublicken.</translation>
    </message>
    <message>
        <source>Also when nothing was &amp;done</source>
        <translation>Auch, wenn nichts ge&amp;tan wurde</translation>
    </message>
    <message>
        <source>Evaluations that kept the workers as they were, with their reasons</source>
        <translation>Bewertungen, bei denen die Worker blieben, wie sie waren, mit ihren Gründen</translation>
    </message>
    <message>
        <source>Outlook</source>
        <translation>Ausblick</translation>
    </message>
    <message>
        <source>other thresholds</source>
        <translation>andere Schwellen</translation>
    </message>
    <message>
        <source>price of hardware</source>
        <translation>Preis von Hardware</translation>
    </message>
    <message>
        <source>add workers</source>
        <translation>Worker hinzufügen</translation>
    </message>
    <message>
        <source>remove workers</source>
        <translation>Worker entfernen</translation>
    </message>
    <message>
        <source>Not reported by this cluster: it tells no utilisation.</source>
        <translation>Von diesem Cluster nicht gemeldet: Er nennt keine Auslastung.</translation>
    </message>
    <message>
        <source>In this range, on the load as it was: %1.</source>
        <translation>In diesem Zeitraum, bei der Last, wie sie war: %1.</translation>
    </message>
</context>
<context>
    <name>perfdeck::ScatterChart</name>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>, %1 of them unbeaten</source>
        <translation>, %1 davon ungeschlagen</translation>
    </message>
    <message>
        <source>, %1 not measured</source>
        <translation>, %1 nicht gemessen</translation>
    </message>
    <message>
        <source> (lower is better)</source>
        <translation> (weniger ist besser)</translation>
    </message>
    <message>
        <source> (higher is better)</source>
        <translation> (mehr ist besser)</translation>
    </message>
    <message>
        <source>unbeaten</source>
        <translation>ungeschlagen</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation>Logarithmische waagrechte Achse</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>Logarithmische senkrechte Achse</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2 by %3, %4.</source>
        <translation>%1. %2 nach %3, %4.</translation>
    </message>
    <message>
        <source>Unbeaten: </source>
        <translation>Ungeschlagen: </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Unbeaten</source>
        <translation>Ungeschlagen</translation>
    </message>
</context>
<context>
    <name>perfdeck::SecretField</name>
    <message>
        <source>Where to read: %1</source>
        <translation>Woher gelesen: %1</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>eingegeben</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>kept; type to replace it</source>
        <translation>aufbewahrt; zum Ersetzen eingeben</translation>
    </message>
    <message>
        <source>path of a file, mode 0600</source>
        <translation>Pfad einer Datei, Rechte 0600</translation>
    </message>
</context>
<context>
    <name>perfdeck::SelectionBar</name>
    <message>
        <source>Selected range</source>
        <translation>Gewählter Zeitraum</translation>
    </message>
    <message>
        <source>End the selection</source>
        <translation>Auswahl beenden</translation>
    </message>
    <message>
        <source>End the selection (Esc)</source>
        <translation>Auswahl beenden (Esc)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Show this range</source>
        <translation>Diesen Zeitraum zeigen</translation>
    </message>
    <message>
        <source>Compare with before</source>
        <translation>Mit davor vergleichen</translation>
    </message>
    <message>
        <source>Show this range against the one just before, as long</source>
        <translation>Diesen Zeitraum gegen den gleich langen davor zeigen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Write a note about this range (N)</source>
        <translation>Notiz über diesen Zeitraum schreiben (N)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Selected %1, %2</source>
        <translation>Gewählt: %1, %2</translation>
    </message>
    <message>
        <source>Save every sample of this range of the series in the chart</source>
        <translation>Jeden Messwert der Reihen des Diagramms in diesem Zeitraum speichern</translation>
    </message>
    <message>
        <source>What else changed?</source>
        <translation>Was änderte sich noch?</translation>
    </message>
    <message>
        <source>Which series changed in this range, likely causes first (Ctrl+Shift+R)</source>
        <translation>Welche Reihen sich in diesem Bereich änderten, wahrscheinliche Ursachen zuerst (Strg+Umschalt+R)</translation>
    </message>
</context>
<context>
    <name>perfdeck::SeriesBrowser</name>
    <message>
        <source>All series</source>
        <translation>Alle Reihen</translation>
    </message>
    <message>
        <source>Search series</source>
        <translation>Reihen suchen</translation>
    </message>
    <message>
        <source>Selector of the chosen series</source>
        <translation>Selektor der gewählten Reihe</translation>
    </message>
    <message>
        <source>Series by metric</source>
        <translation>Reihen nach Metrik</translation>
    </message>
    <message>
        <source>Plot this (Enter)</source>
        <translation>Zeichnen (Eingabe)</translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n Reihe</numerusform>
            <numerusform>%n Reihen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n series</source>
        <translation>
            <numerusform>%1 von %n Reihe</numerusform>
            <numerusform>%1 von %n Reihen</numerusform>
        </translation>
    </message>
    <message>
        <source>Counters per &amp;second</source>
        <translation>Zähler je &amp;Sekunde</translation>
    </message>
    <message>
        <source>What only grows is shown and plotted as its increase per second</source>
        <translation>Was nur wächst, wird als Zunahme je Sekunde gezeigt und gezeichnet</translation>
    </message>
    <message>
        <source>Copy selector</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Save list …</source>
        <translation>Liste speichern …</translation>
    </message>
    <message>
        <source>Save the list of series as CSV</source>
        <translation>Die Liste der Reihen als CSV speichern</translation>
    </message>
    <message>
        <source>Name, value, label=value or help</source>
        <translation>Name, Wert, Label=Wert oder Hilfetext</translation>
    </message>
    <message>
        <source>What the server says about the metric</source>
        <translation>Was der Server über die Metrik sagt</translation>
    </message>
</context>
<context>
    <name>perfdeck::SeriesField</name>
    <message>
        <source>Known series</source>
        <translation>Bekannte Reihen</translation>
    </message>
    <message>
        <source>Which series?</source>
        <translation>Welche Reihe?</translation>
    </message>
    <message>
        <source>No series has a value now</source>
        <translation>Keine Reihe hat jetzt einen Wert</translation>
    </message>
    <message numerus="yes">
        <source>%n series now</source>
        <translation>
            <numerusform>jetzt %n Reihe</numerusform>
            <numerusform>jetzt %n Reihen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An expression with %n results now</source>
        <translation>
            <numerusform>Ein Ausdruck mit jetzt %n Ergebnis</numerusform>
            <numerusform>Ein Ausdruck mit jetzt %n Ergebnissen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::SeriesPanel</name>
    <message>
        <source>Series</source>
        <translation>Reihen</translation>
    </message>
    <message numerus="yes">
        <source>%n series; the largest are shown</source>
        <translation>
            <numerusform>%n Reihe; die größten werden gezeigt</numerusform>
            <numerusform>%n Reihen; die größten werden gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n Reihe</numerusform>
            <numerusform>%n Reihen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::SeriesTreeModel</name>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n Reihe</numerusform>
            <numerusform>%n Reihen</numerusform>
        </translation>
    </message>
    <message>
        <source>without labels</source>
        <translation>ohne Labels</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
</context>
<context>
    <name>perfdeck::SessionDesk</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>PerfDeck sessions (*.perfdeck)</source>
        <translation>PerfDeck-Sitzungen (*.perfdeck)</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>All that can be opened (*.perfdeck *.db *.csv *.prom *.om *.txt *.json *.json.gz *.onnx *.log);;All files (*)</source>
        <translation>Alles, was geöffnet werden kann (*.perfdeck *.db *.csv *.prom *.om *.txt *.json *.json.gz *.onnx *.log);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>perfdeck::SettingsWindow</name>
    <message>
        <source>Settings – PerfDeck</source>
        <translation>Einstellungen – PerfDeck</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Abschnitte der Einstellungen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Of this machine</source>
        <translation>Dieses Rechners</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>As the language has it</source>
        <translation>Wie in der Sprache üblich</translation>
    </message>
    <message>
        <source>First day of the week</source>
        <translation>Erster Tag der Woche</translation>
    </message>
    <message>
        <source>Files and interfaces always use UTC.</source>
        <translation>Dateien und Schnittstellen benutzen immer UTC.</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Interval of new endpoints</source>
        <translation>Abstand bei neuen Endpunkten</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Live data kept in memory</source>
        <translation>Live-Daten im Speicher</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Raw history kept on disk</source>
        <translation>Rohdaten auf der Platte</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>What is kept changes at the next start. Options of the command line go first.</source>
        <translation>Was aufbewahrt wird, ändert sich beim nächsten Start. Angaben der Befehlszeile gehen vor.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>History file</source>
        <translation>Verlaufsdatei</translation>
    </message>
    <message>
        <source>perfdeck/history.db in the data folder</source>
        <translation>perfdeck/history.db im Datenordner</translation>
    </message>
    <message>
        <source>Another file is used from the next start on; the old one stays where it is.</source>
        <translation>Eine andere Datei wird ab dem nächsten Start benutzt; die alte bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>In use now: %1, %2</source>
        <translation>Jetzt in Gebrauch: %1, %2</translation>
    </message>
    <message>
        <source>These settings: %1</source>
        <translation>Diese Einstellungen: %1</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Arbeitsfläche</translation>
    </message>
    <message>
        <source>Closing the window keeps collecting in the notification area</source>
        <translation>Nach dem Schließen des Fensters im Benachrichtigungsfeld weiter sammeln</translation>
    </message>
    <message>
        <source>Where the desktop has no notification area, closing the window ends PerfDeck.</source>
        <translation>Wo es kein Benachrichtigungsfeld gibt, beendet das Schließen des Fensters PerfDeck.</translation>
    </message>
    <message>
        <source>Notices of alerts and of sources that go down</source>
        <translation>Meldungen bei Alarmen und ausfallenden Quellen</translation>
    </message>
</context>
<context>
    <name>perfdeck::ShortcutEditor</name>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>All to default</source>
        <translation>Alle auf Vorgabe</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>Aktionen und Tasten suchen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New key of the chosen action</source>
        <translation>Neue Taste der gewählten Aktion</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (geändert)</translation>
    </message>
    <message>
        <source>Choose an action, put the cursor into the field and press the key.</source>
        <translation>Wählen Sie eine Aktion, setzen Sie den Cursor in das Feld und drücken Sie die Taste.</translation>
    </message>
    <message>
        <source>%1 is free.</source>
        <translation>%1 ist frei.</translation>
    </message>
    <message>
        <source>%1 is the key of this action already.</source>
        <translation>%1 ist schon die Taste dieser Aktion.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”, which loses it when you assign it here.</source>
        <translation>%1 gehört zu „%2“ und fehlt dort, wenn Sie sie hier zuweisen.</translation>
    </message>
</context>
<context>
    <name>perfdeck::ShortcutSheet</name>
    <message>
        <source>Chart: zoom to a stretch of time</source>
        <translation>Diagramm: auf einen Zeitraum vergrößern</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Chart: zoom at the pointer</source>
        <translation>Diagramm: am Zeiger vergrößern</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Chart: move in time</source>
        <translation>Diagramm: in der Zeit verschieben</translation>
    </message>
    <message>
        <source>Shift+Drag</source>
        <translation>Umschalt+Ziehen</translation>
    </message>
    <message>
        <source>Chart: back to live</source>
        <translation>Diagramm: zurück zu live</translation>
    </message>
    <message>
        <source>Chart: step the crosshair</source>
        <translation>Diagramm: Fadenkreuz schrittweise bewegen</translation>
    </message>
    <message>
        <source>← →</source>
        <translation>← →</translation>
    </message>
    <message>
        <source>Chart: zoom in, zoom out</source>
        <translation>Diagramm: vergrößern, verkleinern</translation>
    </message>
    <message>
        <source>Chart: one series alone, or all again</source>
        <translation>Diagramm: eine Reihe allein, oder wieder alle</translation>
    </message>
    <message>
        <source>Table: copy with headings</source>
        <translation>Tabelle: mit Überschriften kopieren</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>Tasten und Gesten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search keys and gestures</source>
        <translation>Tasten und Gesten suchen</translation>
    </message>
    <message>
        <source>Chart: select a stretch of time</source>
        <translation>Diagramm: Zeitraum auswählen</translation>
    </message>
    <message>
        <source>Chart: zoom into values</source>
        <translation>Diagramm: Werte vergrößern</translation>
    </message>
    <message>
        <source>Alt+Drag</source>
        <translation>Alt+Ziehen</translation>
    </message>
    <message>
        <source>Shift+Wheel, middle button</source>
        <translation>Umschalt+Rad, mittlere Taste</translation>
    </message>
    <message>
        <source>Double click, 0</source>
        <translation>Doppelklick, 0</translation>
    </message>
    <message>
        <source>W S, + −</source>
        <translation>W S, + −</translation>
    </message>
    <message>
        <source>Chart: move in time by keys</source>
        <translation>Diagramm: mit Tasten in der Zeit verschieben</translation>
    </message>
    <message>
        <source>A D</source>
        <translation>A D</translation>
    </message>
    <message>
        <source>Chart: next and previous mark</source>
        <translation>Diagramm: nächste und vorige Marke</translation>
    </message>
    <message>
        <source>. ,</source>
        <translation>. ,</translation>
    </message>
    <message>
        <source>Chart: open the mark, else pin the values</source>
        <translation>Diagramm: Marke öffnen, sonst Werte festhalten</translation>
    </message>
    <message>
        <source>Enter, click</source>
        <translation>Eingabe, Klick</translation>
    </message>
    <message>
        <source>Chart: show the selection</source>
        <translation>Diagramm: Auswahl zeigen</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Chart: select what is under the crosshair</source>
        <translation>Diagramm: auswählen, was unter dem Fadenkreuz ist</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Chart: write a note</source>
        <translation>Diagramm: Notiz schreiben</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Chart: logarithmic scale</source>
        <translation>Diagramm: logarithmische Skala</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Chart: scale from zero</source>
        <translation>Diagramm: Skala ab null</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>Click in the legend, Enter</source>
        <translation>Klick in die Legende, Eingabe</translation>
    </message>
    <message>
        <source>Chart: show or hide a series</source>
        <translation>Diagramm: Reihe zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>Ctrl+Click in the legend, Ctrl+Enter</source>
        <translation>Strg+Klick in die Legende, Strg+Eingabe</translation>
    </message>
    <message>
        <source>Legend: sort by the next column</source>
        <translation>Legende: nach der nächsten Spalte sortieren</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Legend: move a line to the other axis</source>
        <translation>Legende: Linie an die andere Achse setzen</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Chart: where lines were expected</source>
        <translation>Diagramm: wo Linien erwartet wurden</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>Chart: forecast</source>
        <translation>Diagramm: Vorhersage</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
</context>
<context>
    <name>perfdeck::SidePanel</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>perfdeck::SidesPanel</name>
    <message>
        <source>An hour earlier</source>
        <translation>Eine Stunde früher</translation>
    </message>
    <message>
        <source>A day earlier</source>
        <translation>Einen Tag früher</translation>
    </message>
    <message>
        <source>A week earlier</source>
        <translation>Eine Woche früher</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Sides that are compared</source>
        <translation>Seiten, die verglichen werden</translation>
    </message>
    <message>
        <source>Make A</source>
        <translation>Als A</translation>
    </message>
    <message>
        <source>The others are compared with the chosen side</source>
        <translation>Die anderen werden mit der gewählten Seite verglichen</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Adds the chosen side once more, at an earlier time</source>
        <translation>Fügt die gewählte Seite noch einmal hinzu, zu einer früheren Zeit</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Takes the chosen side out of the comparison (Del)</source>
        <translation>Nimmt die gewählte Seite aus dem Vergleich (Entf)</translation>
    </message>
    <message>
        <source>What to add</source>
        <translation>Was hinzukommt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Empty: what the window shows. -1d: a day earlier. Or a range as in the field above: now-2h .. now-1h, 14:00-15:00, 2026-11-20</source>
        <translation>Leer: was das Fenster zeigt. -1d: einen Tag früher. Oder ein Zeitraum wie im Feld oben: now-2h .. now-1h, 14:00-15:00, 2026-11-20</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Nothing is called “%1”; choose from the list.</source>
        <translation>Nichts heißt „%1“; aus der Liste wählen.</translation>
    </message>
    <message>
        <source>as shown</source>
        <translation>wie gezeigt</translation>
    </message>
    <message>
        <source>File …</source>
        <translation>Datei …</translation>
    </message>
    <message>
        <source>Adds a CSV or JSON file of series</source>
        <translation>Fügt eine CSV- oder JSON-Datei mit Reihen hinzu</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>Datei hinzufügen</translation>
    </message>
    <message>
        <source>Series (*.csv *.json)</source>
        <translation>Reihen (*.csv *.json)</translation>
    </message>
</context>
<context>
    <name>perfdeck::SilenceForm</name>
    <message>
        <source>Silence</source>
        <translation>Stummschaltung</translation>
    </message>
    <message>
        <source>Alerts with these labels</source>
        <translation>Alarme mit diesen Labels</translation>
    </message>
    <message>
        <source>Labels that all have to hold, divided by commas: = is, != is not, =~ is like and !~ is not like, with * for anything. Also rule and severity.</source>
        <translation>Labels, die alle zutreffen müssen, mit Kommas dazwischen: = ist, != ist nicht, =~ ist wie und !~ ist nicht wie, mit * für alles. Auch rule und severity.</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>A time such as 2026-11-22 14:00, or now+2h</source>
        <translation>Eine Zeit wie 2026-11-22 14:00, oder now+2h</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What is being done meanwhile</source>
        <translation>Was währenddessen geschieht</translation>
    </message>
    <message>
        <source>&amp;Keep silence</source>
        <translation>Stumm&amp;schalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Alerts with these &amp;labels</source>
        <translation>Alarme mit diesen &amp;Labels</translation>
    </message>
    <message>
        <source>For how lon&amp;g</source>
        <translation>Wie lan&amp;ge</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>Wh&amp;y</source>
        <translation>Waru&amp;m</translation>
    </message>
    <message>
        <source>Name at least one label: a silence of everything is not kept.</source>
        <translation>Mindestens ein Label nennen: Alles stummzuschalten geht nicht.</translation>
    </message>
    <message>
        <source>It has to end after it begins, and after now.</source>
        <translation>Sie muss nach ihrem Beginn und nach jetzt enden.</translation>
    </message>
    <message>
        <source>It may last %1 at most.</source>
        <translation>Sie darf höchstens %1 dauern.</translation>
    </message>
    <message>
        <source>Mutes no alert now; those that come.</source>
        <translation>Betrifft jetzt keinen Alarm, aber die, die kommen.</translation>
    </message>
    <message numerus="yes">
        <source>Mutes %n alerts now:</source>
        <translation>
            <numerusform>Schaltet jetzt %n Alarm stumm:</numerusform>
            <numerusform>Schaltet jetzt %n Alarme stumm:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::SilencesView</name>
    <message>
        <source>Silences</source>
        <translation>Stummschaltungen</translation>
    </message>
    <message>
        <source>Nothing is silenced</source>
        <translation>Nichts ist stummgeschaltet</translation>
    </message>
    <message>
        <source>Press New silence, or S on alerts in the view Active.</source>
        <translation>Neue Stummschaltung drücken, oder S auf Alarmen in der Ansicht Aktiv.</translation>
    </message>
    <message>
        <source>&amp;New silence …</source>
        <translation>&amp;Neue Stummschaltung …</translation>
    </message>
    <message>
        <source>&amp;Edit …</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>En&amp;d it now</source>
        <translation>Jetzt been&amp;den</translation>
    </message>
    <message>
        <source>This history is only looked at: nothing can be kept.</source>
        <translation>Dieser Verlauf wird nur angesehen: Es kann nichts behalten werden.</translation>
    </message>
</context>
<context>
    <name>perfdeck::SourcesPanel</name>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>host and port</source>
        <translation>Rechner und Port</translation>
    </message>
    <message>
        <source>Header name</source>
        <translation>Name der Kopfzeile</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>Authorization</translation>
    </message>
    <message>
        <source>Header value</source>
        <translation>Wert der Kopfzeile</translation>
    </message>
    <message>
        <source>Bearer …</source>
        <translation>Bearer …</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Interval in seconds</source>
        <translation>Abstand in Sekunden</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>A header is used until PerfDeck ends; it is not saved.</source>
        <translation>Eine Kopfzeile gilt, bis PerfDeck endet; sie wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Interval</source>
        <translation>A&amp;bstand</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>Another source is called %1 already. Give this one a name of its own.</source>
        <translation>Eine andere Quelle heißt schon %1. Geben Sie dieser einen eigenen Namen.</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 wurde geändert.</translation>
    </message>
    <message>
        <source>%1 is being collected.</source>
        <translation>%1 wird gesammelt.</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>%1 is not collected any more; what was stored stays.</source>
        <translation>%1 wird nicht mehr gesammelt; was gespeichert ist, bleibt.</translation>
    </message>
    <message>
        <source>It answers</source>
        <translation>Sie antwortet</translation>
    </message>
    <message>
        <source>%1: %2, %3 series, %4, in %5</source>
        <translation>%1: %2, %3 Reihen, %4, in %5</translation>
    </message>
    <message>
        <source>Models: %1</source>
        <translation>Modelle: %1</translation>
    </message>
    <message>
        <source>Its series are stored, but none of them is one that the tabs show.</source>
        <translation>Ihre Reihen werden gespeichert, aber die Reiter zeigen keine davon.</translation>
    </message>
    <message>
        <source>Can be shown: %1</source>
        <translation>Kann gezeigt werden: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>%1 sources are not collected any more.</source>
        <translation>%1 Quellen werden nicht mehr erfasst.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Model server</source>
        <translation>Modellserver</translation>
    </message>
    <message>
        <source>Test cluster</source>
        <translation>Testcluster</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>Ar&amp;t</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>Workers: %1</source>
        <translation>Worker: %1</translation>
    </message>
    <message>
        <source>Tasks: %1</source>
        <translation>Aufgaben: %1</translation>
    </message>
</context>
<context>
    <name>perfdeck::Sparkline</name>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>Last %1, minimum %2, maximum %3</source>
        <translation>Zuletzt %1, Minimum %2, Maximum %3</translation>
    </message>
</context>
<context>
    <name>perfdeck::StatusStrip</name>
    <message>
        <source>%1 samples/s</source>
        <translation>%1 Messwerte/s</translation>
    </message>
    <message>
        <source>no sources</source>
        <translation>keine Quellen</translation>
    </message>
    <message>
        <source>%1 up</source>
        <translation>%1 da</translation>
    </message>
    <message>
        <source>%1 down</source>
        <translation>%1 ausgefallen</translation>
    </message>
    <message>
        <source>%1 paused</source>
        <translation>%1 angehalten</translation>
    </message>
    <message>
        <source>%1 starting</source>
        <translation>%1 im Anlauf</translation>
    </message>
    <message>
        <source>%1 %2, only read</source>
        <translation>%1 %2, nur gelesen</translation>
    </message>
    <message>
        <source>no history</source>
        <translation>kein Verlauf</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>%1 %2, writing</source>
        <translation>%1 %2, wird geschrieben</translation>
    </message>
    <message>
        <source>%1 not writing, trying again</source>
        <translation>%1 wird nicht geschrieben, neuer Versuch</translation>
    </message>
    <message>
        <source>%1 not writing</source>
        <translation>%1 wird nicht geschrieben</translation>
    </message>
    <message>
        <source>Simulated cluster</source>
        <translation>Simulierter Cluster</translation>
    </message>
    <message>
        <source>alerts off</source>
        <translation>Alarme aus</translation>
    </message>
    <message>
        <source>alerts wait</source>
        <translation>Alarme warten</translation>
    </message>
    <message numerus="yes">
        <source>%n silences active</source>
        <translation>
            <numerusform>%n Stummschaltung aktiv</numerusform>
            <numerusform>%n Stummschaltungen aktiv</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::SummaryView</name>
    <message>
        <source>Load of the workers</source>
        <translation>Last der Worker</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Tasks ended per second</source>
        <translation>Beendete Aufgaben pro Sekunde</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Not reported by this cluster</source>
        <translation>Von diesem Cluster nicht gemeldet</translation>
    </message>
    <message>
        <source>Or not in this range; its exporter may know more</source>
        <translation>Oder nicht in diesem Zeitraum; sein Exporter weiß vielleicht mehr</translation>
    </message>
    <message>
        <source>Filter workers</source>
        <translation>Worker filtern</translation>
    </message>
    <message>
        <source>Filter tasks</source>
        <translation>Aufgaben filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>No worker is registered</source>
        <translation>Kein Worker ist angemeldet</translation>
    </message>
    <message>
        <source>Workers appear here when they register with the coordinator.</source>
        <translation>Worker erscheinen hier, sobald sie sich beim Koordinator anmelden.</translation>
    </message>
    <message>
        <source>No task is known</source>
        <translation>Keine Aufgabe ist bekannt</translation>
    </message>
    <message>
        <source>Not every server lists tasks: a coordinator with a key does.</source>
        <translation>Nicht jeder Server nennt Aufgaben: ein Koordinator mit Schlüssel tut es.</translation>
    </message>
</context>
<context>
    <name>perfdeck::SystemView</name>
    <message>
        <source>Health score</source>
        <translation>Gesundheitswert</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Waiting tasks</source>
        <translation>Wartende Aufgaben</translation>
    </message>
    <message>
        <source>Ended tasks</source>
        <translation>Beendete Aufgaben</translation>
    </message>
    <message>
        <source>Mean execution</source>
        <translation>Mittlere Ausführung</translation>
    </message>
    <message>
        <source>Allocation time</source>
        <translation>Zuteilungszeit</translation>
    </message>
    <message>
        <source>Resource efficiency</source>
        <translation>Ressourceneffizienz</translation>
    </message>
    <message>
        <source>Queue and waiting tasks</source>
        <translation>Warteschlange und wartende Aufgaben</translation>
    </message>
    <message>
        <source>Ended tasks per second</source>
        <translation>Beendete Aufgaben je Sekunde</translation>
    </message>
    <message>
        <source>Execution and allocation time</source>
        <translation>Ausführungs- und Zuteilungszeit</translation>
    </message>
    <message>
        <source>Health and efficiency</source>
        <translation>Gesundheit und Effizienz</translation>
    </message>
    <message>
        <source>Answer time of the servers</source>
        <translation>Antwortzeit der Server</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>No server is asked</source>
        <translation>Kein Server wird gefragt</translation>
    </message>
    <message>
        <source>What the chosen server tells</source>
        <translation>Was der gewählte Server meldet</translation>
    </message>
    <message>
        <source>What it tells</source>
        <translation>Was er meldet</translation>
    </message>
    <message>
        <source>Resource pools</source>
        <translation>Ressourcenpools</translation>
    </message>
    <message>
        <source>No server of this cluster lists workers</source>
        <translation>Kein Server dieses Clusters nennt Worker</translation>
    </message>
    <message>
        <source>Not reported by this cluster</source>
        <translation>Von diesem Cluster nicht gemeldet</translation>
    </message>
    <message>
        <source>or not in this range</source>
        <translation>oder nicht in diesem Zeitraum</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>nicht gemeldet</translation>
    </message>
    <message>
        <source>No worker is registered</source>
        <translation>Kein Worker ist angemeldet</translation>
    </message>
</context>
<context>
    <name>perfdeck::TableExtras</name>
    <message>
        <source>Totals</source>
        <translation>Summenzeile</translation>
    </message>
    <message>
        <source>Sum, mean or largest of the rows shown</source>
        <translation>Summe, Mittel oder größter Wert der gezeigten Zeilen</translation>
    </message>
    <message>
        <source>Keep the first columns in view</source>
        <translation>Erste Spalten festhalten</translation>
    </message>
    <message>
        <source>While scrolling sideways</source>
        <translation>Beim Rollen zur Seite</translation>
    </message>
</context>
<context>
    <name>perfdeck::TaskStrip</name>
    <message>
        <source>What is being done</source>
        <translation>Was gerade getan wird</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>perfdeck::TasksView</name>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>All tasks that lived in this range</source>
        <translation>Alle Aufgaben, die es in diesem Zeitraum gab</translation>
    </message>
    <message>
        <source>Only tasks in this state</source>
        <translation>Nur Aufgaben in diesem Zustand</translation>
    </message>
    <message>
        <source>Execution time</source>
        <translation>Ausführungszeit</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>nicht gemeldet</translation>
    </message>
    <message>
        <source>Tasks by state</source>
        <translation>Aufgaben nach Zustand</translation>
    </message>
    <message>
        <source>Tasks by worker</source>
        <translation>Aufgaben nach Worker</translation>
    </message>
    <message>
        <source>No task ran in this range</source>
        <translation>In diesem Zeitraum lief keine Aufgabe</translation>
    </message>
    <message>
        <source>Or this cluster does not tell when its tasks began</source>
        <translation>Oder dieser Cluster sagt nicht, wann seine Aufgaben begannen</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>No task in this range</source>
        <translation>Keine Aufgabe in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Choose a longer range above. Not every server lists tasks: a coordinator with a key does.</source>
        <translation>Wählen Sie oben einen längeren Zeitraum. Nicht jeder Server führt Aufgaben auf: Ein Koordinator mit Schlüssel tut es.</translation>
    </message>
    <message>
        <source>Filter tasks</source>
        <translation>Aufgaben filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Execution time by type</source>
        <translation>Ausführungszeit nach Art</translation>
    </message>
    <message>
        <source>No task was completed in this range</source>
        <translation>In diesem Zeitraum wurde keine Aufgabe fertig</translation>
    </message>
    <message>
        <source>Or this cluster does not tell how long tasks run</source>
        <translation>Oder dieser Cluster sagt nicht, wie lange Aufgaben laufen</translation>
    </message>
    <message>
        <source>Failures by error</source>
        <translation>Fehlschläge nach Fehler</translation>
    </message>
    <message>
        <source>No failed task in this range</source>
        <translation>Keine gescheiterte Aufgabe in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Choose a task in the table</source>
        <translation>Wählen Sie eine Aufgabe in der Tabelle</translation>
    </message>
    <message>
        <source>More about tasks</source>
        <translation>Mehr über Aufgaben</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Chosen task</source>
        <translation>Gewählte Aufgabe</translation>
    </message>
    <message>
        <source>The newest %1 tasks of this range.</source>
        <translation>Die neuesten %1 Aufgaben dieses Zeitraums.</translation>
    </message>
</context>
<context>
    <name>perfdeck::ThresholdPanel</name>
    <message>
        <source>Other thresholds</source>
        <translation>Andere Schwellen</translation>
    </message>
    <message>
        <source>&amp;Add from</source>
        <translation>Hinzu&amp;fügen ab</translation>
    </message>
    <message>
        <source>&amp;Remove below</source>
        <translation>&amp;Entfernen unter</translation>
    </message>
    <message>
        <source>Only looked at: nothing is changed on the cluster</source>
        <translation>Nur zur Ansicht: Am Cluster wird nichts geändert</translation>
    </message>
</context>
<context>
    <name>perfdeck::TimeBar</name>
    <message>
        <source>Last 30 seconds</source>
        <translation>Letzte 30 Sekunden</translation>
    </message>
    <message>
        <source>Last 5 minutes</source>
        <translation>Letzte 5 Minuten</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>Letzte 15 Minuten</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>Letzte 6 Stunden</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 2 days</source>
        <translation>Letzte 2 Tage</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>1 &amp;hour earlier</source>
        <translation>1 &amp;Stunde früher</translation>
    </message>
    <message>
        <source>1 &amp;day earlier</source>
        <translation>1 &amp;Tag früher</translation>
    </message>
    <message>
        <source>1 &amp;week earlier</source>
        <translation>1 &amp;Woche früher</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Compare with an earlier time</source>
        <translation>Mit einer früheren Zeit vergleichen</translation>
    </message>
    <message>
        <source>The range just &amp;before</source>
        <translation>Der Zeitraum &amp;davor</translation>
    </message>
    <message>
        <source>So much earlier</source>
        <translation>So viel früher</translation>
    </message>
    <message>
        <source>Another: 3d, 36h …</source>
        <translation>Anderes: 3d, 36h …</translation>
    </message>
    <message>
        <source>&amp;Not at all</source>
        <translation>&amp;Gar nicht</translation>
    </message>
    <message>
        <source>Choose a range of time</source>
        <translation>Zeitraum wählen</translation>
    </message>
    <message>
        <source>Spans, recent ranges and calendar (Ctrl+Shift+L)</source>
        <translation>Zeiträume, zuletzt benutzte und Kalender (Strg+Umschalt+L)</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <source>Follow the newest data again (0)</source>
        <translation>Wieder den neuesten Daten folgen (0)</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>From %1, growing</source>
        <translation>Ab %1, wachsend</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>History since %1</source>
        <translation>Verlauf seit %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source> (Space); collection goes on</source>
        <translation> (Leertaste); das Sammeln geht weiter</translation>
    </message>
    <message>
        <source>vs %1 earlier  ✕</source>
        <translation>gegen %1 früher  ✕</translation>
    </message>
    <message>
        <source>Compared with %1 earlier: end it</source>
        <translation>Verglichen mit %1 früher: beenden</translation>
    </message>
    <message>
        <source>Times in %1: change</source>
        <translation>Zeiten in %1: ändern</translation>
    </message>
    <message>
        <source>Times are those of %1. Click for UTC or local time (U)</source>
        <translation>Zeiten sind die von %1. Klick für UTC oder Ortszeit (U)</translation>
    </message>
</context>
<context>
    <name>perfdeck::TimeDesk</name>
    <message>
        <source>the note “%1”</source>
        <translation>die Notiz „%1“</translation>
    </message>
</context>
<context>
    <name>perfdeck::TimeSeriesChart</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>%1: last %2, minimum %3, average %4, maximum %5%6</source>
        <translation>%1: zuletzt %2, Minimum %3, Mittel %4, Maximum %5%6</translation>
    </message>
    <message>
        <source>, hidden</source>
        <translation>, ausgeblendet</translation>
    </message>
    <message>
        <source>%1. No data.</source>
        <translation>%1. Keine Daten.</translation>
    </message>
    <message>
        <source>%1. %2 lines.</source>
        <translation>%1. %2 Linien.</translation>
    </message>
    <message>
        <source>no new data since %1</source>
        <translation>keine neuen Daten seit %1</translation>
    </message>
    <message>
        <source>All lines are hidden</source>
        <translation>Alle Linien sind ausgeblendet</translation>
    </message>
    <message>
        <source>Esc shows them again.</source>
        <translation>Esc zeigt sie wieder.</translation>
    </message>
    <message>
        <source>Waiting for data</source>
        <translation>Wartet auf Daten</translation>
    </message>
    <message>
        <source>No data in this time range</source>
        <translation>Keine Daten in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>Noch wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>Zoom out, or double-click to go live.</source>
        <translation>Verkleinern Sie, oder gehen Sie mit Doppelklick zu live.</translation>
    </message>
    <message>
        <source>Logarithmic scale	L</source>
        <translation>Logarithmische Skala	L</translation>
    </message>
    <message>
        <source>Scale from zero	Z</source>
        <translation>Skala ab null	Z</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>Alle Linien zeigen</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Zu live</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>ohne Einheit</translation>
    </message>
    <message>
        <source>left %1 · right %2</source>
        <translation>links %1 · rechts %2</translation>
    </message>
    <message>
        <source>dashed: %1</source>
        <translation>gestrichelt: %1</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 von %2 Linien</translation>
    </message>
    <message>
        <source>Read out</source>
        <translation>Ablesen</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>Voriger Messwert</translation>
    </message>
    <message>
        <source>Nearest sample</source>
        <translation>Nächster Messwert</translation>
    </message>
    <message>
        <source>Interpolated</source>
        <translation>Interpoliert</translation>
    </message>
    <message>
        <source>median, middle half and p5 to p95 of %1 lines</source>
        <translation>Median, mittlere Hälfte und p5 bis p95 von %1 Linien</translation>
    </message>
    <message>
        <source>Spread of %1 lines: median %2, p5 %3, p95 %4</source>
        <translation>Streuung von %1 Linien: Median %2, p5 %3, p95 %4</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>no sample</source>
        <translation>kein Messwert</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>interpoliert</translation>
    </message>
    <message>
        <source>sampled %1</source>
        <translation>gemessen %1</translation>
    </message>
    <message>
        <source>median of %1 lines</source>
        <translation>Median von %1 Linien</translation>
    </message>
    <message>
        <source>middle half</source>
        <translation>mittlere Hälfte</translation>
    </message>
    <message>
        <source>p5 to p95</source>
        <translation>p5 bis p95</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>sampled %1 before</source>
        <translation>gemessen %1 davor</translation>
    </message>
    <message>
        <source>1-minute roll-ups</source>
        <translation>1-Minuten-Zusammenfassungen</translation>
    </message>
    <message>
        <source>1-hour roll-ups</source>
        <translation>1-Stunden-Zusammenfassungen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>p50 against before</source>
        <translation>p50 gegen davor</translation>
    </message>
    <message>
        <source>Samples before %1 are kept as roll-ups only and not in here.</source>
        <translation>Messwerte vor %1 sind nur zusammengefasst vorhanden und hier nicht dabei.</translation>
    </message>
    <message>
        <source>Statistics of the selection</source>
        <translation>Statistik der Auswahl</translation>
    </message>
    <message>
        <source>Lines on the right axis</source>
        <translation>Linien an der rechten Achse</translation>
    </message>
</context>
<context>
    <name>perfdeck::TimelineChart</name>
    <message>
        <source>Scroll through the tracks</source>
        <translation>Durch die Spuren blättern</translation>
    </message>
    <message>
        <source>%1 events · %2 of %3 seen</source>
        <translation>%1 Ereignisse · %2 von %3 zu sehen</translation>
    </message>
    <message>
        <source> · %1 marked</source>
        <translation> · %1 markiert</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>%1. No events.</source>
        <translation>%1. Keine Ereignisse.</translation>
    </message>
    <message>
        <source>%1. %2 events on %3 tracks, %4 to %5 seen.</source>
        <translation>%1. %2 Ereignisse auf %3 Spuren, %4 bis %5 zu sehen.</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Show all	0</source>
        <translation>Alles zeigen	0</translation>
    </message>
    <message>
        <source>Mark this event	Return</source>
        <translation>Dieses Ereignis markieren	Eingabe</translation>
    </message>
    <message>
        <source>Zoom to what is marked	F</source>
        <translation>Auf die Markierung zoomen	F</translation>
    </message>
    <message>
        <source>End the mark	Esc</source>
        <translation>Markierung aufheben	Esc</translation>
    </message>
</context>
<context>
    <name>perfdeck::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Keine Ereignisse</translation>
    </message>
    <message>
        <source>This file only holds sums by layer, or a model that was not run</source>
        <translation>Diese Datei enthält nur Summen je Schicht oder ein Modell, das nicht lief</translation>
    </message>
</context>
<context>
    <name>perfdeck::TimingForm</name>
    <message>
        <source>Evaluated every</source>
        <translation>Ausgewertet alle</translation>
    </message>
    <message>
        <source>Fires on for</source>
        <translation>Schlägt weiter an für</translation>
    </message>
    <message>
        <source>Told again every</source>
        <translation>Erneut gemeldet alle</translation>
    </message>
    <message>
        <source>No data counts after</source>
        <translation>Keine Daten zählen nach</translation>
    </message>
    <message>
        <source>The rule is evaluated</source>
        <translation>Die Regel wird ausgewertet</translation>
    </message>
    <message>
        <source>4h, critical 1h</source>
        <translation>4h, kritisch 1h</translation>
    </message>
    <message>
        <source>three evaluations</source>
        <translation>drei Auswertungen</translation>
    </message>
    <message>
        <source>Without data</source>
        <translation>Ohne Daten</translation>
    </message>
    <message>
        <source>stay as it was, then say so</source>
        <translation>bleibt es, wie es war, dann melden</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>warnen</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>alles in Ordnung</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source> instances</source>
        <translation> Instanzen</translation>
    </message>
</context>
<context>
    <name>perfdeck::TopologyView</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Running tasks</source>
        <translation>Laufende Aufgaben</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Was gezeichnet ist</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>All of it in the window (0). The wheel and + − zoom, dragging moves.</source>
        <translation>Alles im Fenster (0). Das Mausrad und + − zoomen, Ziehen verschiebt.</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>No workers to draw</source>
        <translation>Keine Worker zu zeichnen</translation>
    </message>
    <message>
        <source>They appear when a server of the cluster lists them.</source>
        <translation>Sie erscheinen, sobald ein Server des Clusters sie nennt.</translation>
    </message>
    <message>
        <source>Workers by what they offer</source>
        <translation>Worker nach ihrem Angebot</translation>
    </message>
    <message>
        <source>Workers by running tasks</source>
        <translation>Worker nach laufenden Aufgaben</translation>
    </message>
    <message>
        <source>Not reported by this cluster</source>
        <translation>Von diesem Cluster nicht gemeldet</translation>
    </message>
    <message>
        <source>Its parts are not known</source>
        <translation>Seine Teile sind nicht bekannt</translation>
    </message>
    <message>
        <source>They are read while this machine is collected.</source>
        <translation>Sie werden gelesen, während dieser Rechner beobachtet wird.</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>nicht gemeldet</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>No workers to count</source>
        <translation>Keine Worker zu zählen</translation>
    </message>
</context>
<context>
    <name>perfdeck::TotalsRow</name>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größter Wert</translation>
    </message>
    <message>
        <source>Totals of the rows shown</source>
        <translation>Summen der gezeigten Zeilen</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::TradeOffView</name>
    <message>
        <source>From left to right</source>
        <translation>Von links nach rechts</translation>
    </message>
    <message>
        <source>From the bottom up</source>
        <translation>Von unten nach oben</translation>
    </message>
    <message>
        <source>Trade-off of the sides</source>
        <translation>Abwägung der Seiten</translation>
    </message>
    <message>
        <source>Not measured on every side</source>
        <translation>Nicht auf jeder Seite gemessen</translation>
    </message>
    <message>
        <source>Choose other axes; cost needs a price for every side</source>
        <translation>Andere Achsen wählen; Kosten brauchen einen Preis für jede Seite</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Empfehlung</translation>
    </message>
    <message>
        <source>No ranking</source>
        <translation>Keine Rangfolge</translation>
    </message>
    <message>
        <source>Nothing that counts was measured on every side</source>
        <translation>Nichts, was zählt, wurde auf jeder Seite gemessen</translation>
    </message>
</context>
<context>
    <name>perfdeck::Tray</name>
    <message>
        <source>&amp;Open PerfDeck</source>
        <translation>PerfDeck ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Do not disturb</source>
        <translation>&amp;Nicht stören</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>PerfDeck: %1</source>
        <translation>PerfDeck: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n alerts wait</source>
        <translation>
            <numerusform>%n Alarm wartet</numerusform>
            <numerusform>%n Alarme warten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>perfdeck::TriageForm</name>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Why? For the next one who looks</source>
        <translation>Warum? Für den Nächsten, der nachsieht</translation>
    </message>
</context>
<context>
    <name>perfdeck::UndoBar</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>%1: undo</source>
        <translation>%1: rückgängig</translation>
    </message>
</context>
<context>
    <name>perfdeck::ValueField</name>
    <message>
        <source>Write a number, such as %1</source>
        <translation>Eine Zahl schreiben, etwa %1</translation>
    </message>
</context>
<context>
    <name>perfdeck::VerdictsView</name>
    <message>
        <source>Metric by metric</source>
        <translation>Messgröße für Messgröße</translation>
    </message>
    <message>
        <source>Nothing was measured on both sides</source>
        <translation>Nichts wurde auf beiden Seiten gemessen</translation>
    </message>
    <message>
        <source>Choose a longer range above, other times, or other sides</source>
        <translation>Oben einen längeren Zeitraum wählen, andere Zeiten oder andere Seiten</translation>
    </message>
    <message>
        <source>What the chosen figures rest on</source>
        <translation>Worauf die gewählten Zahlen beruhen</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Distribution: %1</source>
        <translation>Verteilung: %1</translation>
    </message>
    <message>
        <source>Spread: %1</source>
        <translation>Streuung: %1</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Streuung</translation>
    </message>
</context>
<context>
    <name>perfdeck::ViewHistory</name>
    <message>
        <source>times in %1</source>
        <translation>Zeiten in %1</translation>
    </message>
    <message>
        <source>end of the comparison</source>
        <translation>Ende des Vergleichs</translation>
    </message>
    <message>
        <source>comparison with %1 earlier</source>
        <translation>Vergleich mit %1 früher</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>letzte %1</translation>
    </message>
    <message>
        <source>back to live</source>
        <translation>zurück zu live</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>move to %1</source>
        <translation>verschieben nach %1</translation>
    </message>
    <message>
        <source>zoom to %1</source>
        <translation>vergrößern auf %1</translation>
    </message>
</context>
<context>
    <name>perfdeck::WeekField</name>
    <message>
        <source>at no time</source>
        <translation>zu keiner Zeit</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>Stunden der Woche</translation>
    </message>
    <message>
        <source>Drag over hours, or go there with the arrow keys and press Space</source>
        <translation>Über Stunden ziehen, oder mit den Pfeiltasten hingehen und die Leertaste drücken</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>told</source>
        <translation>gemeldet</translation>
    </message>
</context>
<context>
    <name>perfdeck::WeightsPanel</name>
    <message>
        <source>What counts</source>
        <translation>Was zählt</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>My own weights</source>
        <translation>Eigene Gewichte</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht: %1</translation>
    </message>
    <message>
        <source>Price of an hour of the chosen side</source>
        <translation>Preis einer Stunde der gewählten Seite</translation>
    </message>
    <message>
        <source>Choose a side in the ranking and enter what an hour of it costs, in any currency</source>
        <translation>Eine Seite in der Rangfolge wählen und eingeben, was eine Stunde davon kostet, in beliebiger Währung</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source>Price per hour</source>
        <translation>Preis pro Stunde</translation>
    </message>
</context>
<context>
    <name>perfdeck::WordsForm</name>
    <message>
        <source>Write them as team=&quot;web&quot;, tier=&quot;1&quot;</source>
        <translation>Schreibweise: team=&quot;web&quot;, tier=&quot;1&quot;</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What is it called when it fires?</source>
        <translation>Wie heißt es, wenn sie anschlägt?</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Lower-case letters, digits and -, such as gpu-hot</source>
        <translation>Kleinbuchstaben, Ziffern und -, etwa gpu-hot</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>What it means, and what to do</source>
        <translation>Was es bedeutet und was zu tun ist</translation>
    </message>
    <message>
        <source>Run book</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>address of more about it</source>
        <translation>Adresse mit mehr dazu</translation>
    </message>
</context>
<context>
    <name>perfdeck::Work</name>
    <message>
        <source>There is no chart on this tab.</source>
        <translation>Auf diesem Reiter ist kein Diagramm.</translation>
    </message>
</context>
<context>
    <name>perfdeck::WorkerDetails</name>
    <message>
        <source>All workers</source>
        <translation>Alle Worker</translation>
    </message>
    <message>
        <source>Compare all workers again (Esc in the table)</source>
        <translation>Wieder alle Worker vergleichen (Esc in der Tabelle)</translation>
    </message>
    <message>
        <source>What the worker is</source>
        <translation>Was der Worker ist</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>GPUs of the worker</source>
        <translation>GPUs des Workers</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Tasks of the worker</source>
        <translation>Aufgaben des Workers</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Events of the worker</source>
        <translation>Ereignisse des Workers</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>up for %1</source>
        <translation>läuft seit %1</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt gesehen %1</translation>
    </message>
    <message>
        <source>completed %1</source>
        <translation>abgeschlossen %1</translation>
    </message>
    <message>
        <source>Nothing stored of this worker</source>
        <translation>Von diesem Worker ist nichts gespeichert</translation>
    </message>
    <message>
        <source>or not in this range</source>
        <translation>oder nicht in diesem Zeitraum</translation>
    </message>
    <message>
        <source>%1 running, %2 ended lately</source>
        <translation>%1 laufen, %2 zuletzt beendet</translation>
    </message>
    <message>
        <source>No server of this cluster lists tasks</source>
        <translation>Kein Server dieses Clusters nennt Aufgaben</translation>
    </message>
    <message>
        <source>none in this range</source>
        <translation>keine in diesem Zeitraum</translation>
    </message>
</context>
<context>
    <name>perfdeck::WorkerTable</name>
    <message>
        <source>Filter workers</source>
        <translation>Worker filtern</translation>
    </message>
    <message>
        <source>Filter (Ctrl+F)</source>
        <translation>Filtern (Strg+F)</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>All workers that a server lists</source>
        <translation>Alle Worker, die ein Server nennt</translation>
    </message>
    <message>
        <source>Only workers in this state</source>
        <translation>Nur Worker in diesem Zustand</translation>
    </message>
    <message>
        <source>unlike others %1</source>
        <translation>auffällig %1</translation>
    </message>
    <message>
        <source>Only workers that stand out among those of the same hardware</source>
        <translation>Nur Worker, die unter denen derselben Hardware auffallen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Show all workers</source>
        <translation>Alle Worker zeigen</translation>
    </message>
    <message>
        <source>The filter hides all workers</source>
        <translation>Der Filter blendet alle Worker aus</translation>
    </message>
    <message>
        <source>No worker is registered</source>
        <translation>Kein Worker ist angemeldet</translation>
    </message>
    <message>
        <source>Workers appear here when they register with the coordinator.</source>
        <translation>Worker erscheinen hier, sobald sie sich beim Koordinator anmelden.</translation>
    </message>
    <message>
        <source>No server of this cluster lists workers</source>
        <translation>Kein Server dieses Clusters nennt Worker</translation>
    </message>
    <message>
        <source>Add the coordinator or its dashboard with --drm-url.</source>
        <translation>Den Koordinator oder sein Dashboard mit --drm-url hinzufügen.</translation>
    </message>
</context>
<context>
    <name>perfdeck::WorkersComparison</name>
    <message>
        <source>Not reported of these workers</source>
        <translation>Von diesen Workern nicht gemeldet</translation>
    </message>
    <message>
        <source>or not in this range</source>
        <translation>oder nicht in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Workers over time</source>
        <translation>Worker im Zeitverlauf</translation>
    </message>
    <message>
        <source>Quantity that is compared</source>
        <translation>Verglichene Größe</translation>
    </message>
    <message>
        <source>All workers; choose one for its details, or several</source>
        <translation>Alle Worker; einen für Einzelheiten wählen oder mehrere</translation>
    </message>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n Worker</numerusform>
            <numerusform>%n Worker</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of each worker</source>
        <translation>%1 je Worker</translation>
    </message>
    <message>
        <source>The first %1 of those chosen</source>
        <translation>Die ersten %1 der gewählten</translation>
    </message>
</context>
</TS>
