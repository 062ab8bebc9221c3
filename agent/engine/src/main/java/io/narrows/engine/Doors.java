package io.narrows.engine;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import io.narrows.engine.recording.Captures;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.HeadSampler;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.StackRecorder;
import io.narrows.facts.settings.Mode;
import io.narrows.facts.settings.Options;
import io.narrows.facts.settings.Sampling;
import io.narrows.facts.settings.Settings;

/** What stands behind the doors of {@link Probe} while the engine runs. */
final class Doors {
  final Recording recording;
  final Attachments attachments = new Attachments();
  final Resources resources;
  final StackRecorder recorder;

  Doors(Settings settings) {
    recording =
        new Recording(
            Clock.SYSTEM,
            sampler(settings.sampling()),
            new Propagation(settings.propagators().names()),
            powerOfTwo(settings.get(Options.BUFFER)),
            captures(settings.get(Options.MODE)));
    resources = new Resources(settings.histograms());
    recorder = new StackRecorder(recording, attachments, resources);
  }

  void open() {
    Probe.readB3(recording.readsB3());
    Probe.install(recorder);
  }

  void close() {
    Probe.install(Recorder.NOOP);
  }

  private static HeadSampler sampler(Sampling sampling) {
    return HeadSampler.ratio(sampling.ratio(), sampling.parentBased());
  }

  private static int captures(Mode mode) {
    return mode == Mode.DEV ? Captures.DEVELOPMENT : Captures.PRODUCTION;
  }

  private static int powerOfTwo(int atLeast) {
    int highest = Integer.highestOneBit(atLeast);
    return highest == atLeast ? atLeast : highest << 1;
  }
}
