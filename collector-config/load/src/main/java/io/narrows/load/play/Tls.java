package io.narrows.load.play;

import java.nio.file.Path;

/** Files in PEM: whom to trust, and who sends. */
public record Tls(Path authority, Path certificate, Path key) {}
