package org.vestibule.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is known of failures in every language alike: who can act, where, by which command, and how
 * a code comes. The data stand in {@code catalogue.properties}, whose head says how they are
 * written; the texts stand in the bundle {@code Explanations}.
 */
public final class Catalogue {
  /** The key before a code of Entra. */
  static final String ENTRA = "aadsts.";

  /** The key before a code of Dataverse. */
  static final String DATAVERSE = "dataverse.";

  /** The key before an OAuth error. */
  static final String OAUTH = "oauth.";

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Catalogue STANDARD = load();

  /**
   * What the catalogue knows of one code.
   *
   * @param key of the code itself
   * @param texts the key of its texts, which are those of its group when it has one
   * @param who can act, the first one first: keys below {@code who.}
   * @param where the way through the portal's menus; empty when there is none
   * @param command to paste into a shell; empty when there is none
   * @param comes an OAuth error, after a slash its suberror; an HTTP status; {@code page} when the
   *     provider tells it on a page of its own; empty for codes of this application
   * @param step of the chain at which a code of Dataverse breaks it
   */
  public record Entry(
      String key,
      String texts,
      List<String> who,
      String where,
      String command,
      String comes,
      Optional<Chain.Step> step) {}

  private final Properties data;

  private Catalogue(Properties data) {
    this.data = data;
  }

  /** The catalogue of this version. */
  public static Catalogue standard() {
    return STANDARD;
  }

  /** What is known of a code; absent when nothing is. */
  public Optional<Entry> find(String key) {
    String line = data.getProperty(key, "");
    int at = line.indexOf('@');
    String texts = at < 0 ? key : line.substring(at + 1).strip();
    String who = data.getProperty(texts + ".who", "");
    if (who.isEmpty()) {
      return Optional.empty();
    }
    String step = data.getProperty(texts + ".step", "");
    return Optional.of(
        new Entry(
            key,
            texts,
            List.of(SPACES.split(who)),
            data.getProperty(texts + ".where", ""),
            data.getProperty(texts + ".command", ""),
            (at < 0 ? line : line.substring(0, at)).strip(),
            step.isEmpty()
                ? Optional.empty()
                : Optional.of(Chain.Step.valueOf(step.toUpperCase(Locale.ROOT)))));
  }

  /** Every code that comes from outside, in the order of its key. */
  public SortedSet<String> codes() {
    var codes = new TreeSet<String>();
    for (String key : data.stringPropertyNames()) {
      if (!key.endsWith(".who")
          && !key.endsWith(".where")
          && !key.endsWith(".command")
          && !key.endsWith(".step")) {
        codes.add(key);
      }
    }
    return codes;
  }

  /** Every key with texts of its own: codes, families and groups. */
  public SortedSet<String> explained() {
    var explained = new TreeSet<String>();
    for (String key : data.stringPropertyNames()) {
      if (key.endsWith(".who")) {
        explained.add(key.substring(0, key.length() - ".who".length()));
      }
    }
    return explained;
  }

  private static Catalogue load() {
    try (InputStream file =
        Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue.properties"))) {
      var data = new Properties();
      data.load(new InputStreamReader(file, UTF_8));
      return new Catalogue(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
