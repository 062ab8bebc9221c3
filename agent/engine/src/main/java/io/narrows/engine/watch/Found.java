package io.narrows.engine.watch;

import io.narrows.engine.analysis.verdict.Finding;

/** A finding and its life. */
public record Found(Finding finding, Standing standing) {}
