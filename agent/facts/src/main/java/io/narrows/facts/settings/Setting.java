package io.narrows.facts.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One setting: {@code narrows.NAME}, {@code NARROWS_NAME}, or {@code NAME} among the arguments. */
public final class Setting<T> {
  static final String PREFIX = "narrows.";
  static final String ENVIRONMENT_PREFIX = "NARROWS_";

  private final String name;
  private final Type<T> type;
  private final @Nullable String defaultText;
  private final String sentence;

  /**
   * @param defaultText null when the setting has no value unless it is given one
   */
  Setting(String name, Type<T> type, @Nullable String defaultText, String sentence) {
    this.name = name;
    this.type = type;
    this.defaultText = defaultText;
    this.sentence = sentence;
  }

  public String name() {
    return name;
  }

  public String sentence() {
    return sentence;
  }

  /** What may be given, in words. */
  public String accepted() {
    return type.accepted();
  }

  /** The default as a user would write it, or null when there is none. */
  public @Nullable String defaultText() {
    return defaultText;
  }

  /** The setting's name in the environment. */
  public String environmentName() {
    return environmentName(name);
  }

  /** The value of this text, or null when it is not one of the accepted. */
  @Nullable T parse(String text) {
    return type.parse(text);
  }

  @Nullable T defaultValue() {
    return defaultText == null ? null : type.parse(defaultText);
  }

  static String environmentName(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return ENVIRONMENT_PREFIX + upper.replace('.', '_').replace('-', '_');
  }
}
