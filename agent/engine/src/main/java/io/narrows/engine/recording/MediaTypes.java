package io.narrows.engine.recording;

/**
 * Which media types are those of files that somebody takes away, and not of a page or an answer.
 */
final class MediaTypes {
  // What spreadsheets, scripts and archives are served as; a PDF is a page.
  private static final String[] FILES = {
    "text/csv",
    "text/tab-separated-values",
    "application/csv",
    "application/x-ndjson",
    "application/ndjson",
    "application/jsonl",
    "application/x-jsonlines",
    "application/json-seq",
    "application/stream+json",
    "application/octet-stream",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.apache.parquet",
    "application/vnd.apache.arrow.stream",
    "application/zip",
    "application/gzip",
    "application/x-gzip"
  };

  private MediaTypes() {}

  /** With its parameters, in any case. */
  static boolean isFile(String mediaType) {
    int end = mediaType.indexOf(';');
    String type = (end < 0 ? mediaType : mediaType.substring(0, end)).trim();
    for (String file : FILES) {
      if (file.equalsIgnoreCase(type)) {
        return true;
      }
    }
    return false;
  }
}
